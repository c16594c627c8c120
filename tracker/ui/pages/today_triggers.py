"""What can set twitches off, on the Today page: sleep, caffeine, stress, exercise, alcohol."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from tracker.domain import catalogue
from tracker.domain.change import Edit
from tracker.domain.history import Day
from tracker.domain.item import Item
from tracker.domain.observation import Observation
from tracker.i18n import _, format_day_month, format_number
from tracker.ui.observable_diary import ObservableDiary
from tracker.ui.widgets.card import Card
from tracker.ui.widgets.number_field import NumberField
from tracker.ui.widgets.rating_row import RatingRow
from tracker.ui.widgets.segmented import Segmented
from tracker.ui.widgets.text import Text

LEVELS = (("0", _("none")), ("1", _("light")), ("2", _("medium")), ("3", _("hard")))


class TriggersCard(Card):
    """One field for each shown trigger, by its kind; an emptied field is not recorded."""

    told = Signal(str)

    def __init__(self, diary: ObservableDiary, parent: QWidget | None = None) -> None:
        super().__init__(_("Things that can set twitches off"), parent=parent)
        self._diary = diary
        self._day = Day(diary.today)
        self.fields: dict[str, NumberField | RatingRow | Segmented] = {}
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnStretch(3, 1)
        self.body.addLayout(self._grid)
        self.body.addStretch(1)
        for item in sorted(catalogue.items().values(), key=lambda item: item.position):
            if item.group == "trigger":
                self._add_field(item)

    def show_day(self, day: Day) -> None:
        """Show a day's triggers."""
        self._day = day
        for key, field in self.fields.items():
            value = day.value(key)
            if isinstance(field, Segmented):
                field.show_choice(None if value is None else str(int(value)))
            elif isinstance(field, RatingRow):
                field.show_value(None if value is None else int(value))
            else:
                field.show_value(value)

    def settle(self) -> bool:
        """Keep the numbers that are being typed, and drop what is none; whether all could be kept."""
        kept = [field.settle() for field in self.fields.values() if isinstance(field, NumberField)]
        return all(kept)

    def record(self, item: Item, value: float | None) -> None:
        """Keep a value, or make it «not recorded» again."""
        day = self._day.day
        if value is None:
            rows = [row for row in self._day.observations if row.item == item.key]
            text = _("{item} not recorded on {day}").format(item=_(item.label), day=format_day_month(day))
            self._diary.record((Edit(row, None) for row in rows), text)
            return
        text = _("{item} {value} on {day}")
        words = text.format(item=_(item.label), value=format_number(value), day=format_day_month(day))
        self._diary.put(Observation(day=day, item=item.key, value=value), words)

    def _add_field(self, item: Item) -> None:
        if item.kind == "severity":
            row = RatingRow(_(item.label))
            row.rated.connect(partial(self.record, item))
            row.cleared.connect(partial(self.record, item, None))
            self.body.insertWidget(0, row)
            self.fields[item.key] = row
            return
        field = self._level(item) if item.kind == "level" else self._number(item)
        self._place(Text(_(item.label)), field, wide=item.kind == "level")
        self.fields[item.key] = field

    def _place(self, label: Text, field: QWidget, *, wide: bool) -> None:
        """Numbers two to a row, a choice of levels on a row of its own."""
        numbers = sum(isinstance(found, NumberField) for found in self.fields.values())
        row, column = (9, 0) if wide else (numbers // 2, numbers % 2 * 2)
        self._grid.addWidget(label, row, column)
        self._grid.addWidget(field, row, column + 1, 1, 3 if wide else 1)

    def _level(self, item: Item) -> Segmented:
        field = Segmented(LEVELS, _(item.label), clearable=True)
        field.setToolTip(_("Delete, or a second click, makes it «not recorded» again"))
        field.chosen.connect(lambda key: self.record(item, float(key)))
        field.cleared.connect(partial(self.record, item, None))
        return field

    def _number(self, item: Item) -> NumberField:
        field = NumberField(_(item.label), low=0, high=item.highest, unit=_(item.unit))
        field.submitted.connect(partial(self.record, item))
        field.refused.connect(self.told)
        return field
