"""The day's B12 on the Today page: what is due, what was taken, and adding a dose."""

from datetime import date

from PySide6.QtWidgets import QWidget

from tracker.domain import catalogue, schedule
from tracker.domain.dose import Dose
from tracker.domain.dose_words import amount_of, medicine_words
from tracker.domain.history import Day, History
from tracker.domain.regimen import Regimen
from tracker.domain.rotation import last_used, offered_site
from tracker.i18n import _, format_day_month, format_time, ngettext
from tracker.ui.observable_diary import ObservableDiary
from tracker.ui.pages import dose_wishes
from tracker.ui.preferences import Preferences
from tracker.ui.widgets.button import Button
from tracker.ui.widgets.card import Card
from tracker.ui.widgets.dose_list import DoseLine, DoseList
from tracker.ui.widgets.text import Text


class DosesCard(Card):
    """Logs what is due with one click, as planned; anything else through a short dialog."""

    def __init__(self, diary: ObservableDiary, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(_("B12 today"), parent=parent)
        self._diary, self._preferences = diary, preferences
        self._day = Day(diary.today)
        self._doses: tuple[Dose, ...] = ()
        self._due: dict[str, schedule.Due] = {}
        self.list = DoseList()
        self.add_button = Button(_("Add dose…"))
        self.empty = Text(_("Nothing due, nothing recorded."), "muted", wrap=True)
        self.later = Text("", "muted", wrap=True)
        for part in (self.empty, self.list, self.later):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self.top.addWidget(self.add_button)
        self.add_button.clicked.connect(self.ask)
        self.list.logged.connect(self.log)
        self.list.skipped.connect(self.skip)
        self.list.postponed.connect(self.postpone)
        self.list.removed.connect(self.remove)
        self.list.placed.connect(self.place)

    @property
    def due_injection(self) -> schedule.Due | None:
        """The injection that waits longest, for the page to point at."""
        found = (due for due in self._due.values() if catalogue.is_injection(due.regimen.route))
        return next(found, None)

    def show_day(self, day: Day, past: History) -> None:
        """Show a day's doses and what was due on it; `past` reaches to this day."""
        self._day, self._doses = day, past.doses
        self.show_title(_("B12 today") if day.day == self._diary.today else _("B12"))
        open_plans = schedule.due(past.regimens, past.doses, day.day, dose_wishes.clock(self._diary, day.day))
        hidden = self._preferences.put_off_on(self._diary.today)
        self._due = {str(due.regimen.id): due for due in open_plans if dose_wishes.reminder(due) not in hidden}
        above = self.due_injection
        lines = [_due_line(key, due, day.day, self._diary.today) for key, due in self._due.items() if due is not above]
        lines += [kept_line(dose, past.doses) for dose in day.doses]
        self.list.show_lines(lines, editable=not self._diary.read_only)
        self._show_later(len(open_plans) - len(self._due))
        self.empty.setVisible(not lines and self.later.isHidden())

    def log_first(self) -> None:
        """Record what has been due longest."""
        if self._due and not self._diary.read_only:
            self.log(next(iter(self._due)))

    def log(self, key: str) -> None:
        """Record a due dose as planned."""
        dose_wishes.log(self._diary, self._due[key], self._day.day)

    def skip(self, key: str) -> None:
        """Record that a due dose was left out; that is an answer, and stays."""
        dose_wishes.skip(self._diary, self._due[key], self._day.day)

    def postpone(self, key: str) -> None:
        """Say no more of it until tomorrow."""
        self._preferences.put_off(dose_wishes.reminder(self._due[key]), self._diary.today)

    def remove(self, key: str) -> None:
        """Take a dose out of the diary; undo brings it back."""
        dose_wishes.remove(self._diary, self._kept(key))

    def place(self, key: str) -> None:
        """Keep the place that was offered for an injection."""
        dose_wishes.take_offered_site(self._diary, self._kept(key), self._doses)

    def _kept(self, key: str) -> Dose:
        return next(dose for dose in self._day.doses if str(dose.id) == key)

    def ask(self) -> None:
        """Open the dialog, filled in like the last dose."""
        dose_wishes.ask(self._diary, self._day.day, self.window())

    def _show_later(self, count: int) -> None:
        """What was put off is still due: Treatment has it."""
        words = ngettext("{count} dose put off until tomorrow.", "{count} doses put off until tomorrow.", count)
        self.later.setText(words.format(count=count) if count else "")
        self.later.setVisible(count > 0)


def injection_words(due: schedule.Due, doses: tuple[Dose, ...], day: date, today: date) -> tuple[str, str]:
    """What the banner says of a due injection: the call, and when and where the last one was."""
    plan = due.regimen
    call = _("{what} due today") if due.day == day == today else _("{what} was due on {day}")
    words = [amount_of(plan)]
    if used := last_used(doses):
        site, last = max(used.items(), key=lambda pair: pair[1])
        place = catalogue.injection_site_inside(site)
        words.append(_("last on {day}, {place}").format(day=format_day_month(last), place=place))
    return call.format(what=medicine_words(plan), day=format_day_month(due.day)), " · ".join(words)


def _due_line(key: str, due: schedule.Due, day: date, today: date) -> DoseLine:
    when = _("due today") if due.day == day == today else _("due {day}").format(day=format_day_month(due.day))
    return DoseLine(key, _words(due.regimen), when, "due")


def _words(planned: Dose | Regimen) -> str:
    """The medicine with its amount, whose number and unit stay together."""
    return f"{medicine_words(planned)} {amount_of(planned).replace(' ', chr(0xA0))}"


def kept_line(dose: Dose, doses: tuple[Dose, ...]) -> DoseLine:
    """A dose that is in the diary, with the place that an injection could have gone to where none is recorded."""
    what = _words(dose)
    if not dose.taken:
        return DoseLine(str(dose.id), what, _("skipped"), dose.status)
    if dose.site:
        what += f", {catalogue.injection_site_inside(dose.site)}"
    offered = offered_site(dose, doses)
    place = catalogue.injection_site_label(offered) if offered else ""
    return DoseLine(str(dose.id), what, format_time(dose.time) if dose.time else "", dose.status, place)
