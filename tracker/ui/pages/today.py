"""Today: one day, written down in half a minute."""

from datetime import date, timedelta

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tracker.domain.change import Change
from tracker.domain.history import History, Period
from tracker.i18n import _
from tracker.ui.observable_diary import ObservableDiary, touches
from tracker.ui.pages.live import LivePage
from tracker.ui.pages.today_doses import DosesCard, injection_words
from tracker.ui.pages.today_note import NoteCard
from tracker.ui.pages.today_symptoms import SymptomsCard
from tracker.ui.pages.today_triggers import TriggersCard
from tracker.ui.pages.today_twitches import TwitchesCard
from tracker.ui.widgets.banner import Banner
from tracker.ui.widgets.columns import Columns
from tracker.ui.widgets.date_header import DateHeader

PAST_DAYS = 7


class TodayPage(LivePage):
    """Shows a day, today at first, and takes what is said of it; tomorrow cannot be opened."""

    def __init__(self, diary: ObservableDiary, parent: QWidget | None = None) -> None:
        super().__init__(diary, _("Today"), parent)
        self.day = diary.today
        self.header = DateHeader()
        self.due = Banner()
        self.twitches = TwitchesCard(diary)
        self.symptoms = SymptomsCard(diary)
        self.doses = DosesCard(diary)
        self.triggers = TriggersCard(diary)
        self.note = NoteCard(diary)
        self._arrange()
        self.header.chosen.connect(self.show_day)
        self.due.acted.connect(self._log_injection)
        for card in (self.twitches, self.note, self.triggers):
            card.told.connect(self.told)
        self._add_keys()

    def show_day(self, day: date) -> None:
        """Go to a day up to today; what is being typed is kept first."""
        self.leave()
        self.day = min(day, self.diary.today)
        self._stale = True
        if self.isVisible():
            self.refresh_if_stale()

    def refresh(self) -> None:
        """Show the day as it is in the diary."""
        day = self.diary.day(self.day)
        past = self.diary.history(Period.ending(self.day - timedelta(days=1), PAST_DAYS))
        upto = self.diary.history(Period(self.day, self.day))
        self.header.show_day(self.day, self.diary.today, _week_words(upto, self.day))
        self.twitches.show_day(day, past)
        self.symptoms.show_day(day, past.items)
        self.triggers.show_day(day)
        self.doses.show_day(day, upto)
        self.note.show_day(day)
        self._show_due(upto)

    def concerns(self, change: Change) -> bool:
        """Other days' doses and plans reach into this day; other days' values do not, but for the week before."""
        return touches(change, self.day) or any(self.day - day <= timedelta(days=PAST_DAYS) for day in change.days)

    def leave(self) -> None:
        """Keep the note that is being written."""
        self.note.editor.flush()

    def _arrange(self) -> None:
        self.replace_header(self.header)
        cards = QWidget()
        columns = Columns([42, 58], narrow=820)
        cards.setLayout(columns)
        columns.addWidget(_column(self.twitches, self.doses, self.note))
        columns.addWidget(_column(self.symptoms, self.triggers))
        self.add(self.due)
        self.add(cards, 1)

    def _show_due(self, upto: History) -> None:
        due = self.doses.due_injection
        self.due.setVisible(due is not None and not self.diary.read_only)
        if due is not None:
            call, details = injection_words(due, upto.doses, self.day)
            self.due.show_text(call, details, _("Log injection"))

    def _log_injection(self) -> None:
        due = self.doses.due_injection
        if due is not None:
            self.doses.log(str(due.regimen.id))

    def _add_keys(self) -> None:
        for keys, step in (("Alt+Left", -1), ("Alt+Right", 1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.activated.connect(lambda step=step: self.show_day(self.day + timedelta(days=step)))
        space = QShortcut(QKeySequence("Space"), self)
        space.activated.connect(lambda: self.twitches.tap(1))


def _column(*cards: QWidget) -> QWidget:
    """Cards under one another; the last one takes the room that is left."""
    column = QWidget()
    layout = QVBoxLayout(column)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(16)
    for card in cards:
        layout.addWidget(card, 1 if card is cards[-1] else 0)
    return column


def _week_words(upto: History, day: date) -> str:
    """Week 1 is the first seven days of treatment."""
    if upto.treatment_start is None:
        return _("no B12 dose recorded yet")
    days = (day - upto.treatment_start).days
    if days < 0:
        return _("before treatment")
    return _("week {week} of treatment").format(week=days // 7 + 1)
