"""The day of the Diary page that is current, in words."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from tracker.charts import readout
from tracker.charts.view import View
from tracker.domain.history import Period
from tracker.i18n import _, format_day, format_weekday
from tracker.ui.tables.day_columns import value_words
from tracker.ui.tables.days import Days
from tracker.ui.widgets.button import Button
from tracker.ui.widgets.card import Card
from tracker.ui.widgets.text import Text


class DayCard(Card):
    """What was recorded of the day, and the way to its own page."""

    opened = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(" ", parent=parent)
        self.open = Button(_("Open day"), variant="primary")
        self.values: list[tuple[Text, Text]] = []
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(2, 1)
        self.others = Text("", wrap=True)
        self.missing = Text("", "muted", wrap=True)
        self.body.addLayout(self._grid)
        self.body.addWidget(self.others)
        self.body.addWidget(self.missing)
        self.body.addStretch(1)
        self.top.addWidget(self.open)
        self.open.clicked.connect(lambda _on: self.opened.emit())

    def show_day(self, days: Days, day: date) -> None:
        """Show what a day holds."""
        self.show_title(f"{format_weekday(day)} {day.year}")
        lines = list(_values(days, day))
        for place in range(len(self.values), len(lines)):
            self._add_line(place)
        for place, pair in enumerate(self.values):
            for text, words in zip(pair, lines[place] if place < len(lines) else ("", ""), strict=True):
                text.setText(words)
                text.setVisible(place < len(lines))
        others = day_lines(days, day, ())
        self.others.setText("\n".join(others))
        self.others.setVisible(bool(others))
        self.missing.setText(_missing_words(days, day))
        self.missing.setVisible(bool(self.missing.text()))

    def _add_line(self, place: int) -> None:
        pair = Text("", "muted"), Text("", "strong")
        for column, text in enumerate(pair):
            self._grid.addWidget(text, place, column)
        self.values.append(pair)


def _missing_words(days: Days, day: date) -> str:
    """Which of the usual items were not recorded, where others were."""
    history, at = days.history, day.toordinal()
    if at not in days.filled:
        return _("Nothing was observed on this day.")
    missing = [
        _(history.item(key).label)
        for key in history.recorded_items
        if at not in days.values(key) and not history.item(key).hidden
    ]
    return _("Not recorded: {items}").format(items=", ".join(missing)) if missing else ""


def day_lines(days: Days, day: date, keys: tuple[str, ...]) -> list[str]:
    """Some items of a day in words, its doses and its notes."""
    return readout.readout(days.history, View(Period(day, day), keys, ()), day)[1:]


def spoken(days: Days, day: date, key: str) -> str:
    """A day as it is said to the pointer and to a screen reader."""
    return "\n".join([format_day(day), *day_lines(days, day, (key,) if key else ())])


def _values(days: Days, day: date) -> list[tuple[str, str]]:
    at, found = day.toordinal(), []
    for key in days.history.recorded_items:
        if at in days.values(key):
            item = days.history.item(key)
            words = f"{value_words(item, days.values(key)[at])} {_(item.unit) if item.unit else ''}".strip()
            late = at in days.back_filled(key)
            found.append((_(item.label), _("{value} ○").format(value=words) if late else words))
    return found
