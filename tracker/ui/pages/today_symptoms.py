"""The day's symptoms on the Today page: a row of 0 to 10 for each."""

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from tracker.domain import catalogue
from tracker.domain.change import Edit
from tracker.domain.history import Day
from tracker.domain.item import SEVERITY, Item
from tracker.domain.observation import Observation
from tracker.i18n import _, format_day_month
from tracker.ui.observable_diary import ObservableDiary
from tracker.ui.widgets.card import Card
from tracker.ui.widgets.rating_row import RatingRow


class SymptomsCard(Card):
    """Rates each shown symptom; unset rows are not recorded, which is not zero."""

    def __init__(self, diary: ObservableDiary, parent: QWidget | None = None) -> None:
        super().__init__(_("Symptoms"), hint=_("0 none · 10 worst imaginable"), parent=parent)
        self._diary = diary
        self._day = Day(diary.today)
        self.rows: dict[str, RatingRow] = {}
        self.body.addStretch(1)

    def show_day(self, day: Day, own: Iterable[Item]) -> None:
        """Show a day's ratings; rows are made for items that newly appear."""
        self._day = day
        for item in shown_symptoms(day, own):
            if item.key not in self.rows:
                self._add_row(item)
        for key, row in self.rows.items():
            value = day.value(key)
            row.show_value(None if value is None else int(value))

    def take_focus(self) -> None:
        """Go to the first row."""
        next(iter(self.rows.values())).setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down go from row to row."""
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)

    def rate(self, item: Item, value: int) -> None:
        """Record a rating."""
        text = _("{symptom} {value} on {day}")
        words = text.format(symptom=_(item.label), value=value, day=format_day_month(self._day.day))
        self._diary.put(Observation(day=self._day.day, item=item.key, value=value), words)

    def clear(self, item: Item) -> None:
        """Make a rating «not recorded» again; places where it was felt stay."""
        rows = [row for row in self._day.observations if (row.item, row.site) == (item.key, "")]
        text = _("{symptom} not recorded on {day}").format(symptom=_(item.label), day=format_day_month(self._day.day))
        self._diary.record((Edit(row, None) for row in rows), text)

    def _add_row(self, item: Item) -> None:
        row = RatingRow(_(item.label))
        row.rated.connect(partial(self.rate, item))
        row.cleared.connect(partial(self.clear, item))
        self.rows[item.key] = row
        self.body.insertWidget(self.body.count() - 1, row)


def shown_symptoms(day: Day, own: Iterable[Item]) -> list[Item]:
    """The rated symptoms that are shown, or that this day has a value of, in their order."""
    known = {**catalogue.items(), **{item.key: item for item in own}}
    recorded = {row.item for row in day.observations}
    shown = [
        item
        for item in known.values()
        if item.kind == SEVERITY and item.group != "trigger" and (not item.hidden or item.key in recorded)
    ]
    return sorted(shown, key=lambda item: (item.position, item.key))
