"""What is due, late and coming on the Treatment page."""

from datetime import date

from PySide6.QtWidgets import QWidget

from tracker.analysis.doses import is_injection
from tracker.domain import schedule
from tracker.domain.dose import Dose
from tracker.domain.dose_words import amount_of, medicine_words, when_due
from tracker.domain.history import History
from tracker.domain.schedule import Due
from tracker.i18n import _, format_weekday, ngettext
from tracker.ui.observable_diary import ObservableDiary
from tracker.ui.pages import dose_wishes
from tracker.ui.pages.today_doses import kept_line
from tracker.ui.preferences import Preferences
from tracker.ui.widgets.card import Card
from tracker.ui.widgets.dose_list import COMING, DUE, LATER, DoseLine, DoseList
from tracker.ui.widgets.text import Text


class DueCard(Card):
    """Logs what is due as planned with one click; what was put off is still here."""

    def __init__(self, diary: ObservableDiary, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(_("Due"), parent=parent)
        self._diary, self._preferences = diary, preferences
        self._due: dict[str, Due] = {}
        self._given: dict[str, Dose] = {}
        self._whole: History | None = None
        self.list = DoseList()
        self.none_due = Text(_("Nothing is due."), "muted", wrap=True)
        self.next = Text(_("Coming"), "muted")
        self.coming = DoseList()
        for part in (self.none_due, self.list, self.next, self.coming):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self.next.hide()
        self.list.logged.connect(self.log)
        self.list.skipped.connect(self.skip)
        self.list.postponed.connect(self.postpone)
        self.list.placed.connect(self.place)
        self.list.removed.connect(lambda key: dose_wishes.remove(diary, self._given[key]))

    def show_history(self, whole: History, today: date) -> None:
        """Show what is open of the plans on a day."""
        self._whole = whole
        found = schedule.due(whole.regimens, whole.doses, today, dose_wishes.clock(self._diary, today))
        self._due = {dose_wishes.reminder(due): due for due in found}
        hidden = self._preferences.put_off_on(today)
        lines = [_due_line(key, due, today, later=key in hidden) for key, due in self._due.items()]
        self.none_due.setVisible(not lines)
        self._given = {str(dose.id): dose for dose in whole.doses if dose.day == today and is_injection(dose)}
        lines += [kept_line(dose, whole.doses) for dose in self._given.values()]
        self.list.show_lines(lines, editable=not self._diary.read_only)

    def show_coming(self, whole: History, today: date) -> None:
        """Show the next planned day of each plan."""
        ahead = [_coming_line(due, today) for due in schedule.coming(whole.regimens, whole.doses, today)]
        self.next.setVisible(bool(ahead))
        self.coming.show_lines(ahead, editable=False)

    def log(self, key: str) -> None:
        """Record a due dose as planned."""
        assert self._whole is not None, "what is due was shown"
        dose_wishes.log(self._diary, self._due[key], self._diary.today)

    def skip(self, key: str) -> None:
        """Record that it was left out."""
        dose_wishes.skip(self._diary, self._due[key], self._diary.today)

    def place(self, key: str) -> None:
        """Keep the place that was offered for an injection of today."""
        assert self._whole is not None, "what was given was shown"
        dose_wishes.take_offered_site(self._diary, self._given[key], self._whole.doses)

    def postpone(self, key: str) -> None:
        """Say no more of it until tomorrow."""
        self._preferences.put_off(key, self._diary.today)


def due_words(due: Due, today: date) -> str:
    """Due today; planned for Sunday 22 November."""
    if due.day == today:
        return when_due(due.day, today)
    return _("planned for {day}").format(day=format_weekday(due.day))


def _due_line(key: str, due: Due, today: date, *, later: bool) -> DoseLine:
    detail = due_words(due, today)
    if due.open_doses > 1:
        left = ngettext("{count} dose", "{count} doses", due.open_doses).format(count=due.open_doses)
        detail = f"{detail} · {left}"
    if later:
        detail = f"{detail} · {_('put off until tomorrow')}"
    return DoseLine(key, _what(due), detail, LATER if later else DUE)


def _coming_line(due: Due, today: date) -> DoseLine:
    when = _("{day}, {when}").format(day=format_weekday(due.day), when=when_due(due.day, today))
    return DoseLine("", _what(due), when, COMING)


def _what(due: Due) -> str:
    return f"{medicine_words(due.regimen)} {amount_of(due.regimen).replace(' ', chr(0xA0))}"
