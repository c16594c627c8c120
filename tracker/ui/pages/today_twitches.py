"""The day's twitches on the Today page."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from tracker.domain import observation
from tracker.domain.before import before
from tracker.domain.change import Edit
from tracker.domain.errors import InvalidEntry
from tracker.domain.history import Day, History, Period
from tracker.i18n import _, format_day_month
from tracker.ui.observable_diary import ObservableDiary
from tracker.ui.pages import odd_values
from tracker.ui.pages.today_places import PlacesPart
from tracker.ui.pages.today_timed import TimedPart
from tracker.ui.reading_order import reveal
from tracker.ui.widgets.before_words import before_words
from tracker.ui.widgets.card import Card
from tracker.ui.widgets.row_words import back_filled_words
from tracker.ui.widgets.twitch_counter import TwitchCounter

TWITCHING = "twitching"


class TwitchesCard(Card):
    """Counts the day, and says where on the body."""

    passed = Signal()

    def __init__(self, diary: ObservableDiary, parent: QWidget | None = None) -> None:
        super().__init__(_("Twitches"), parent=parent)
        self._diary = diary
        self._day = Day(diary.today)
        self._asked: odd_values.Asked | None = None
        self.counter = TwitchCounter()
        self.timed = TimedPart(diary)
        self.places = PlacesPart(diary)
        self.body.addWidget(self.counter)
        self.body.addWidget(self.timed)
        self.body.addWidget(self.timed.question)
        self.body.addWidget(self.places, 1)
        for start in self.timed.starts:
            self.counter.side.addWidget(start)
        self.counter.counted.connect(self.set_total)
        self.counter.added.connect(self.tap)
        self.counter.none_recorded.connect(self.record_none)
        self.counter.cleared.connect(self.clear)
        self.counter.question.kept.connect(self.forget_question)
        self.counter.taken_back.connect(self.take_back)
        self.counter.count.accepted.connect(self.passed)

    def show_day(self, day: Day, upto: History) -> None:
        """Show a day's number beside what came before it, which `upto` ends with."""
        self._day = day
        is_today = day.day == self._diary.today
        self.counter.show_names(is_today=is_today)
        self.timed.show_day(day)
        total = observation.total(day.observations, TWITCHING)
        placed = observation.placed(day.observations, TWITCHING)
        self.counter.show_count(None if total is None else int(total), int(placed))
        found = before(upto, TWITCHING, day.day)
        late = back_filled_words() if found.back_filled else ""
        self.show_hint(" · ".join(part for part in (late, before_words(found, is_today=is_today)) if part))
        self.places.show_day(day)
        self._show_question(total)

    def begin(self, digit: str) -> None:
        """Start typing the number with a digit that was pressed elsewhere on the page."""
        self.take_focus()
        self.counter.count.restore()
        self.counter.count.insert(digit)

    def take_focus(self) -> bool:
        """Put the keyboard on the number."""
        self.counter.count.setFocus(Qt.FocusReason.TabFocusReason)
        reveal(self.counter)
        return True

    @property
    def settled(self) -> bool:
        """Whether nothing is typed that is not kept."""
        return self.counter.count.settled

    def settle(self) -> None:
        """Keep the number that is being typed."""
        self.counter.settle()

    def show_refused(self) -> None:
        """Put the keyboard on the number that could not be kept."""
        self.take_focus()

    def set_total(self, count: int) -> None:
        """Record a typed number, or say beside it why it cannot be the total."""
        try:
            edits = observation.set_total(self._day.observations, self._day.day, TWITCHING, count)
        except InvalidEntry as refusal:
            self.counter.refuse(str(refusal))
        else:
            before = observation.total(self._day.observations, TWITCHING)
            self._record(edits, count)
            self._ask(count, before)

    def forget_question(self) -> None:
        """Ask no more of a number that was said to be meant."""
        self._asked = None
        self.take_focus()

    def take_back(self) -> None:
        """Bring back what stood before a number that is asked about."""
        asked, self._asked = self._asked, None
        if asked is not None and asked.before is not None:
            self.set_total(int(asked.before))
        else:
            self.clear()

    def tap(self, step: int) -> None:
        """Count one more, or take one tap back."""
        count = int(observation.total(self._day.observations, TWITCHING) or 0) + step
        edits = observation.set_total(self._day.observations, self._day.day, TWITCHING, count)
        self._record(edits, count, burst=f"taps {self._day.day}")

    def record_none(self) -> None:
        """Record that there were none."""
        self._record(observation.none_today(self._day.observations, self._day.day, TWITCHING), 0)

    def clear(self) -> None:
        """Make the day's twitches «not recorded» again."""
        text = _("twitches not recorded on {day}").format(day=format_day_month(self._day.day))
        self._diary.record(observation.clear(self._day.observations, TWITCHING), text)

    def _ask(self, count: int, before: float | None) -> None:
        """Ask about a number that hardly can be, which is kept already."""
        item = self._diary.history(Period(self._day.day, self._day.day)).item(TWITCHING)
        question = odd_values.question(self._diary, item, self._day.day, count)
        self._asked = odd_values.Asked(self._day.day, TWITCHING, count, before, question)
        self._show_question(count)

    def _show_question(self, total: float | None) -> None:
        """A question belongs to one number of one day."""
        asked = self._asked
        if asked is None or (asked.day, asked.value) != (self._day.day, total):
            self._asked = asked = None
        self.counter.question.ask(asked.question if asked else "")

    def _record(self, edits: tuple[Edit, ...], count: int, burst: str = "") -> None:
        text = _("twitches {count} on {day}").format(count=count, day=format_day_month(self._day.day))
        self._diary.record(edits, text, burst)
