"""The calendar of the Diary page: a month or a year, shaded by what is chosen."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from tracker.domain.history import History
from tracker.domain.item import COUNT
from tracker.i18n import _, format_number
from tracker.ui.tables.day_columns import value_words
from tracker.ui.tables.days import Days
from tracker.ui.widgets.button import Button
from tracker.ui.widgets.card import Card
from tracker.ui.widgets.heat import Heat, Say, Scale
from tracker.ui.widgets.heat_legend import HeatLegend
from tracker.ui.widgets.heat_map import HeatMap, months_away
from tracker.ui.widgets.year_map import YearMap

MONTH, YEAR = "month", "year"
NAMED = ("twitching", "tingling")
FURTHER = tuple(f"series_{number}" for number in range(3, 9))


class MapCard(Card):
    """`moved` tells the day that is gone to, `opened` the day that is wanted on its own page."""

    moved = Signal(object)
    opened = Signal(object)
    view_changed = Signal(str)

    def __init__(self, say: Say, parent: QWidget | None = None) -> None:
        super().__init__(" ", parent=parent)
        self.month, self.year = HeatMap(say), YearMap(say)
        self.legend = HeatLegend()
        self.before, self.after = _arrow("chevron-left"), _arrow("chevron-right")
        self.now = Button(_("Today"))
        self._stack = QStackedWidget()
        self._day = self._today = date.min
        self._arrange()
        self.before.clicked.connect(lambda: self.step(-1))
        self.after.clicked.connect(lambda: self.step(1))
        self.now.clicked.connect(lambda: self.moved.emit(self._today))
        for field in (self.month, self.year):
            field.moved.connect(self.moved)
        self.month.opened.connect(self.opened)
        self.year.opened.connect(self.open_month)
        self.year.month_opened.connect(self.open_month)

    @property
    def view(self) -> str:
        """MONTH or YEAR."""
        return YEAR if self._stack.currentWidget() is self.year else MONTH

    def show_view(self, view: str) -> None:
        """Show the month or the year of the day that is current."""
        self._stack.setCurrentWidget(self.year if view == YEAR else self.month)
        self.view_changed.emit(view)
        self.show_day(self._day)

    def show_days(self, days: Days, key: str, today: date) -> None:
        """Shade by an item; no day after today can be gone to."""
        self._today = today
        item = days.history.item(key)
        scale = Scale(color_role(days.history, key), days.top(key), root=item.kind == COUNT)
        heat = _heat(days, key)
        for field in (self.month, self.year):
            field.show_heat(_(item.label), heat, scale, today)
        beyond = "" if item.kind in ("severity", "level", "yes_no") else "+"
        unit = "" if item.kind == COUNT else f" {_(item.unit)}"
        words = value_words(item, scale.top) if not beyond else format_number(scale.top)
        self.legend.show_scale(scale, f"{words}{beyond}{unit}".rstrip())

    def show_day(self, day: date) -> None:
        """Show the month or year of a day, and the day as the current one."""
        self._day = day
        self.month.show_day(day)
        self.year.show_day(day)
        of_year = self.view == YEAR
        self.legend.late.setVisible(not of_year)
        self.show_title((self.year if of_year else self.month).heading())
        for button, name in (
            (self.before, _("Previous year") if of_year else _("Previous month")),
            (self.after, _("Next year") if of_year else _("Next month")),
        ):
            button.setAccessibleName(name)
            button.setToolTip(name)
        self._offer(day)

    def step(self, count: int) -> None:
        """Go so many months or years on, but not past today."""
        months = count * (12 if self.view == YEAR else 1)
        self.moved.emit(min(months_away(self._day, months), self._today))

    def open_month(self, day: date) -> None:
        """Look at a month of the year, with a day of it as the current one."""
        self.show_view(MONTH)
        self.moved.emit(day)
        self.month.setFocus(Qt.FocusReason.OtherFocusReason)

    def _offer(self, day: date) -> None:
        shown_last = (day.year,) if self.view == YEAR else (day.year, day.month)
        if (self._today.year, self._today.month)[: len(shown_last)] <= shown_last:
            self.after.disable(_("The future cannot be filled in yet"))
        else:
            self.after.enable(self.after.accessibleName())
        if day == self._today:
            self.now.disable(_("This is today"))
        else:
            self.now.enable()

    def _arrange(self) -> None:
        for field in (self.month, self.year):
            self._stack.addWidget(field)
        buttons = QWidget()
        row = QHBoxLayout(buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for button in (self.before, self.now, self.after):
            row.addWidget(button)
        self.top.addWidget(buttons)
        self.body.addWidget(self._stack, 1)
        self.body.addWidget(self.legend)


def color_role(history: History, key: str) -> str:
    """The role of an item's colour; items without one of their own take turns, by their place in the diary."""
    if key in NAMED:
        return key
    others = [found for found in history.recorded_items if found not in NAMED]
    return FURTHER[others.index(key) % len(FURTHER)] if key in others else FURTHER[0]


def _heat(days: Days, key: str) -> dict[int, Heat]:
    item, values, late = days.history.item(key), days.values(key), days.back_filled(key)
    injections = days.injections
    words = {value: value_words(item, value) for value in set(values.values())}
    shaded = {day: Heat(value, words[value], day in late, day in injections) for day, value in values.items()}
    return shaded | {day: Heat(injection=True) for day in injections if day not in values}


def _arrow(icon: str) -> Button:
    return Button(icon=icon)
