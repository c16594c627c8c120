"""Diary: every day at a glance, as a calendar shaded by one item and as a table."""

from datetime import date, timedelta

from PySide6.QtWidgets import QVBoxLayout, QWidget

from tracker.domain.history import Period
from tracker.i18n import _, ngettext
from tracker.ui.observable_diary import ObservableDiary
from tracker.ui.pages.diary_day import DayCard, spoken
from tracker.ui.pages.diary_map import MONTH, YEAR, MapCard
from tracker.ui.pages.diary_table import TableCard
from tracker.ui.pages.live import LivePage
from tracker.ui.preferences import Preferences
from tracker.ui.tables.days import Days
from tracker.ui.widgets.banner import Banner
from tracker.ui.widgets.choice import Choice
from tracker.ui.widgets.columns import Columns
from tracker.ui.widgets.empty_state import EmptyState
from tracker.ui.widgets.flow_layout import FlowLayout
from tracker.ui.widgets.segmented import Segmented
from tracker.ui.widgets.text import Text

FIRST_ITEM = "twitching"


class DiaryPage(LivePage):
    """One day is current in the calendar, in words beside it, and in the table; opening it leads to Today."""

    def __init__(self, diary: ObservableDiary, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(diary, _("Diary"), parent)
        self.preferences = preferences
        self.day = diary.today
        self.item = Choice(_("Shade by"))
        self.view = Segmented(((MONTH, _("Month")), (YEAR, _("Year"))), _("Calendar"))
        self.map = MapCard(self.say)
        self.words = DayCard()
        self.table = TableCard(diary, preferences.diary_columns)
        self.notice = Banner()
        self.empty = EmptyState(_("Every day that you record will appear here, month by month."), _("Open today"))
        self._days: Days | None = None
        self._arrange()
        self._connect()

    def refresh(self) -> None:
        """Read the diary from its first day to today, once for the calendar and the table."""
        span = self.diary.span()
        for widget, shown in (
            (self.empty, span is None),
            (self.cards, span is not None),
            (self.head, span is not None),
            (self.notice, span is not None and self.diary.read_only),
        ):
            widget.setVisible(shown)
        if span is None:
            self.show_subtitle("")
            return
        days = self._days = Days(self.diary.history(Period(span.first, max(span.last, self.diary.today))))
        self.show_subtitle(_extent_words(days, self.diary.today))
        self.notice.show_text(_("This diary is open for reading only."), _("Nothing can be changed here."))
        self.table.show_days(days)
        self._offer(days)
        self._shade()

    def show_day(self, day: date) -> None:
        """Make a day the current one everywhere."""
        self.day = day = min(day, self.diary.today)
        if self._days is not None:
            self.map.show_day(day)
            self.words.show_day(self._days, day)
            self.table.table.show_day(day)

    def say(self, day: int) -> str:
        """What a day of the calendar is said to hold."""
        return spoken(self._days, date.fromordinal(day), self.item.key()) if self._days is not None else ""

    def leave(self) -> None:
        """Keep what is being typed, and what is shown for the next time."""
        self.table.table.settle()
        if self._days is not None:
            self.preferences.diary_item = self.item.key()
            if self.table.wanted is not None:
                self.preferences.diary_columns = self.table.wanted

    def _offer(self, days: Days) -> None:
        history = days.history
        keys = [key for key in history.recorded_items if not history.item(key).hidden]
        chosen = self.item.key() or self.preferences.diary_item or FIRST_ITEM
        self.item.offer((key, _(history.item(key).label)) for key in keys or [FIRST_ITEM])
        self.item.choose(chosen)

    def _shade(self) -> None:
        if self._days is not None:
            self.map.show_days(self._days, self.item.key(), self.diary.today)
            self.show_day(self.day)

    def _make_room(self, view: str) -> None:
        """A year takes the whole width; the day in words stands beside a month."""
        self.view.show_choice(view)
        self.words.setVisible(view == MONTH)

    def step(self, days: int) -> bool:
        """Move the chosen day."""
        self.show_day(self.day + timedelta(days=days))
        return True

    def start_search(self) -> None:
        """Put the keyboard into the search of the table."""
        self.table.start_search()

    def _connect(self) -> None:
        self.item.currentIndexChanged.connect(lambda _place: self._shade())
        self.view.chosen.connect(self.map.show_view)
        self.map.view_changed.connect(self._make_room)
        self.map.opened.connect(self.day_opened)
        self.words.opened.connect(lambda: self.day_opened.emit(self.day))
        self.table.opened.connect(self.day_opened)
        self.table.told.connect(self.told)
        self.map.moved.connect(self.show_day)
        self.table.moved.connect(self.show_day)
        self.empty.acted.connect(lambda: self.day_opened.emit(self.diary.today))

    def _arrange(self) -> None:
        self.view.show_choice(MONTH)
        self.head, self.cards, above = QWidget(), QWidget(), QWidget()
        row = FlowLayout(self.head, gap=12)
        label = Text(_("Shade by"), "muted")
        label.setBuddy(self.item)
        for part in (label, self.item, self.view):
            row.addWidget(part)
        self.tools.addWidget(self.head)
        beside = Columns([58, 42], narrow=700)
        above.setLayout(beside)
        beside.addWidget(self.map)
        beside.addWidget(self.words)
        column = QVBoxLayout(self.cards)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(above)
        column.addWidget(self.table, 1)
        self.add(self.notice)
        self.add(self.empty)
        self.add(self.cards, 1)


def _extent_words(days: Days, today: date) -> str:
    """How much is filled from the first filled day to today."""
    filled = sorted(day for day in days.filled if day <= today.toordinal())
    if not filled:
        return _("no days filled yet")
    every = today.toordinal() - filled[0] + 1
    text = ngettext("{filled} of {count} day filled", "{filled} of {count} days filled", every)
    return text.format(filled=len(filled), count=every)
