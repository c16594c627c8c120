"""Today: one day, written down in half a minute."""

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tracker.analysis.baseline import baseline_so_far
from tracker.analysis.wording import baseline_line
from tracker.domain.change import Change
from tracker.domain.history import BASELINE_DAYS, History, Period
from tracker.i18n import _
from tracker.ui.observable_diary import ObservableDiary, touches
from tracker.ui.pages.live import LivePage
from tracker.ui.pages.today_bar import DayBar
from tracker.ui.pages.today_doses import DosesCard, injection_words
from tracker.ui.pages.today_idle import Idle
from tracker.ui.pages.today_note import NoteCard
from tracker.ui.pages.today_symptoms import SymptomsCard
from tracker.ui.pages.today_triggers import TriggersCard
from tracker.ui.pages.today_twitches import TwitchesCard
from tracker.ui.preferences import Preferences
from tracker.ui.widgets.banner import Banner
from tracker.ui.widgets.columns import Columns
from tracker.ui.widgets.date_header import DateHeader

PAST_DAYS = 7
GAP = 16


class TodayPage(LivePage):
    """Shows a day, today at first, and takes what is said of it; tomorrow cannot be opened.

    After midnight it goes on to the new day once nobody is typing.
    """

    def __init__(self, diary: ObservableDiary, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(diary, _("Today"), parent)
        self.day = self._today = diary.today
        self._goes_on = self._moved_on = False
        self.idle = Idle(lambda: diary.now, self)
        self.header = DateHeader()
        self.bar = DayBar()
        self.notice = Banner()
        self.notice.hide()
        self.due = Banner()
        self.twitches = TwitchesCard(diary)
        self.symptoms = SymptomsCard(diary)
        self.doses = DosesCard(diary, preferences)
        self.triggers = TriggersCard(diary)
        self.note = NoteCard(diary)
        self._arrange()
        self._wire(preferences)

    def show_day(self, day: date) -> bool:
        """Go to a day up to today; what is being typed is kept first, and if it cannot be, its day stays."""
        if not self.settle():
            return False
        self._go(min(day, self.diary.today))
        return True

    def come_home(self) -> None:
        """Today is today, whichever day was shown last."""
        self.notice_midnight()
        if self.day != self.diary.today:
            self.show_day(self.diary.today)

    def step(self, days: int) -> bool:
        """Go some days on or back, but never beyond today."""
        self.show_day(self.day + timedelta(days=days))
        return True

    def count(self, minutes: int) -> None:
        """Count twitches by the clock: that is for the day that it is."""
        if self.day == self.diary.today or self.show_day(self.diary.today):
            self.twitches.timed.ask(minutes)

    def refresh(self) -> None:
        """Show the day as it is in the diary."""
        day = self.diary.day(self.day)
        upto = self.diary.history(Period.ending(self.day, PAST_DAYS + 1))
        self.header.show_day(self.day, self.diary.today, self._week_words(upto))
        self.setAccessibleName(_("Today") if self.day == self.diary.today else self.header.title.text())
        self.bar.show_day(self.day, self.diary.today)
        self.twitches.show_day(day, upto)
        self.symptoms.show_day(day, upto)
        self.triggers.show_day(day, upto)
        self.doses.show_day(day, upto)
        self.note.show_day(day)
        self._show_due(upto)
        self._show_notice()

    def notice_midnight(self) -> None:
        """Show the day that ended as the past day that it is now; what is being typed on it goes on."""
        if self.diary.today == self._today:
            return
        self._goes_on = self.day == self._today
        self._today = self.diary.today
        self._stale = True
        if self.isVisible():
            self.refresh_if_stale()

    def go_on_to_today(self, *, move_keyboard: bool = True) -> None:
        """After midnight, go on to the new day and say so; what was typed stays on the day that it was begun on."""
        self.notice_midnight()
        if self._goes_on and self.settle():
            self._go(self.diary.today, left=self.day, move_keyboard=move_keyboard)

    def take_focus(self) -> None:
        """On a past day the keyboard is on the number; on today on the page itself, where a digit begins it."""
        if self._show_refused():
            return
        if self.day != self.diary.today:
            self.twitches.take_focus()
        else:
            super().take_focus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """On the page itself digits begin the number of twitches and Space counts one more.

        A control that has the keyboard has these keys too, whether it knows them or not.
        """
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if self.diary.read_only or not plain or not self.hasFocus():
            super().keyPressEvent(event)
        elif event.text().isdecimal():
            self.twitches.begin(event.text())
        elif event.key() == Qt.Key.Key_Space:
            self.twitches.tap(1)
        else:
            super().keyPressEvent(event)

    def concerns(self, change: Change) -> bool:
        """Other days' doses and plans reach into this day; other days' values do not, but for the week before."""
        return touches(change, self.day) or any(self.day - day <= timedelta(days=PAST_DAYS) for day in change.days)

    def hideEvent(self, event: QHideEvent) -> None:
        """Look anew when the page is shown again."""
        super().hideEvent(event)
        self._moved_on = self._stale = True

    def leave(self) -> None:
        """Keep what is being typed; what cannot be kept stays where it was typed."""
        for card in self._typed_into:
            card.settle()

    def settle(self) -> bool:
        """Keep what is being typed; where something cannot be kept it gets the keyboard, and the answer is False."""
        self.leave()
        return not self._show_refused()

    def _show_refused(self) -> bool:
        """Give the keyboard to the first field whose text could not be kept; whether there is one."""
        stuck = next((card for card in self._typed_into if not card.settled), None)
        if stuck is not None:
            stuck.show_refused()
        return stuck is not None

    @property
    def _typed_into(self) -> tuple[TwitchesCard, SymptomsCard, TriggersCard, NoteCard]:
        return self.twitches, self.symptoms, self.triggers, self.note

    def _go(self, day: date, left: date | None = None, *, move_keyboard: bool = True) -> None:
        self._goes_on = False
        self._moved_on = True
        self.day = day
        self.bar.remember(left)
        self._stale = True
        if self.isVisible():
            self.refresh_if_stale()
            if move_keyboard:
                self.twitches.take_focus()

    def _wire(self, preferences: Preferences) -> None:
        self.header.chosen.connect(self.show_day)
        self.bar.chosen.connect(self.show_day)
        self.notice.acted.connect(self.sample_wanted)
        self.due.acted.connect(lambda: self._answer_injection(self.doses.log))
        self.due.postponed.connect(lambda: self._answer_injection(self.doses.postpone))
        self.due.declined.connect(lambda: self._answer_injection(self.doses.skip))
        preferences.postponed.connect(self.refresh)
        self.idle.ticked.connect(self.notice_midnight)
        self.idle.rested.connect(self.go_on_to_today)
        self.idle.woken.connect(lambda: self.go_on_to_today(move_keyboard=False))
        self.twitches.passed.connect(lambda: self._pass_on(self.symptoms, self.triggers, self.note))
        self.symptoms.passed.connect(lambda: self._pass_on(self.triggers, self.note))
        self.triggers.passed.connect(lambda: self._pass_on(self.note))

    def _pass_on(self, *cards: SymptomsCard | TriggersCard | NoteCard) -> None:
        """Give the keyboard to the first card that has something to type into."""
        next((card for card in cards if card.take_focus()), None)

    def _arrange(self) -> None:
        self.replace_header(self.header)
        self.cards = QWidget()
        columns = Columns([44, 56], narrow=820)
        self.cards.setLayout(columns)
        for cards in ((self.twitches, self.doses), (self.symptoms, self.triggers, self.note)):
            columns.addWidget(_column(*cards))
        for part in (self.bar, self.notice, self.due, self.cards):
            self.add(part)
        self.content.addStretch(1)

    def _show_notice(self) -> None:
        """Show what stands above an empty diary, or one that cannot be written.

        A welcome stays after the first entry until the page is left: what is clicked next must not move away.
        """
        empty = self.diary.span() is None
        stays = not self.notice.isHidden() and self.isVisible() and not self._moved_on
        self._moved_on = False
        self.cards.setEnabled(not self.diary.read_only)
        self.notice.setVisible(empty or self.diary.read_only or stays)
        if self.diary.read_only:
            self.notice.show_text(_("This diary is open for reading only."), _("Nothing can be changed here."))
        elif empty:
            start = _("Type the number of twitches, or click what you feel. It is saved as you go.")
            self.notice.show_text(_("Your diary begins here."), start, _("Look around with a sample diary"))

    def _week_words(self, upto: History) -> str:
        """Week 1 is the first seven days of treatment; before it, how many days there are to compare with later."""
        start = upto.treatment_start
        if start is not None and start <= self.day:
            return _("week {week} of treatment").format(week=(self.day - start).days // 7 + 1)
        found = baseline_so_far(self.diary.history(Period.ending(self.day, BASELINE_DAYS)))
        if found and found.days:
            return baseline_line(found)
        return _("before treatment") if start else ""

    def _show_due(self, upto: History) -> None:
        due = self.doses.due_injection
        self.due.setVisible(due is not None and not self.diary.read_only)
        if due is not None:
            call, details = injection_words(due, upto.doses, self.day, self.diary.today)
            self.due.show_text(call, details, _("Log injection"), _("Later"), _("Skipped"))

    def _answer_injection(self, answer: Callable[[str], None]) -> None:
        due = self.doses.due_injection
        if due is not None:
            answer(str(due.regimen.id))


def _column(*cards: QWidget) -> QWidget:
    """Cards under one another, each as tall as it needs to be."""
    column = QWidget()
    layout = QVBoxLayout(column)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(GAP)
    for card in cards:
        layout.addWidget(card)
    layout.addStretch(1)
    return column
