"""Timed counts on the Today page: the ways to begin one, and those of the day, apart from the day's number."""

from functools import partial

from PySide6.QtWidgets import QWidget

from tracker.domain.change import Edit
from tracker.domain.history import Day
from tracker.domain.plausible import timed_question
from tracker.domain.timed_count import TimedCount
from tracker.domain.timed_count_words import counted_words, minutes_words, rate_words, window_words
from tracker.i18n import _, format_day_month
from tracker.ui.observable_diary import ObservableDiary
from tracker.ui.widgets.button import Button
from tracker.ui.widgets.line_list import Line, LineList
from tracker.ui.widgets.question import Question

MINUTES = (1, 5)


class TimedPart(LineList):
    """One line for each count of the day; `starts` and `question` are put by the card where they belong."""

    def __init__(self, diary: ObservableDiary, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._diary = diary
        self._day = Day(diary.today)
        self.starts = [self._start(minutes) for minutes in MINUTES]
        self.question = Question(_("Remove it"))
        self._asked = ""
        self.question.kept.connect(self._forget)
        self.question.corrected.connect(lambda: self.remove(self._asked))
        self.removed.connect(self.remove)

    def show_day(self, day: Day) -> None:
        """Show a day's counts; twitches of a day that is over can no longer be counted by the clock."""
        self._day = day
        for start in self.starts:
            start.setVisible(day.day == self._diary.today)
        counts = sorted(day.timed_counts, key=lambda count: count.time)
        lines = [Line(str(count.id), rate_words(count), window_words(count)) for count in counts]
        self.show_lines(lines, editable=not self._diary.read_only)
        if self._asked not in {line.key for line in lines}:
            self._forget()

    def ask(self, minutes: int) -> None:
        """Open the count; its module is loaded when it is first wanted."""
        from tracker.ui.dialogs.timed_count import TimedCountDialog

        TimedCountDialog(minutes, lambda: self._diary.now, self.record, self.window()).open()

    def record(self, count: TimedCount) -> None:
        """Keep a count beside the day's number."""
        self._diary.record((Edit(None, count),), _words(count))
        self._asked = str(count.id)
        self.question.ask(timed_question(count))

    def _forget(self) -> None:
        """Ask no more of a count that is meant, or gone."""
        self._asked = ""
        self.question.withdraw()

    def remove(self, key: str) -> None:
        """Take a count out of the diary; undo brings it back."""
        count = next(count for count in self._day.timed_counts if str(count.id) == key)
        self._diary.record((Edit(count, None),), _("removed: {what}").format(what=_words(count)))

    def _start(self, minutes: int) -> Button:
        words = _("Count {minutes}") if minutes == MINUTES[0] else "{minutes}"
        button = Button(words.format(minutes=minutes_words(minutes)), variant="link")
        button.setAccessibleName(_("Count for {minutes}").format(minutes=minutes_words(minutes)))
        button.clicked.connect(partial(self._ask_for, minutes))
        return button

    def _ask_for(self, minutes: int, _checked: bool = False) -> None:
        self.ask(minutes)


def _words(count: TimedCount) -> str:
    """What undo calls a count."""
    said = {"counted": counted_words(count.count), "minutes": minutes_words(count.minutes)}
    return _("{counted} in {minutes} on {day}").format(**said, day=format_day_month(count.day))
