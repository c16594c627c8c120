"""What Today's cards of items share: a row for each shown item, by its scale, beside what came before."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tracker.domain import tracked
from tracker.domain.before import before
from tracker.domain.change import Edit
from tracker.domain.history import Day, History
from tracker.domain.item import SEVERITY, WHOLE, Item
from tracker.domain.observation import Observation
from tracker.i18n import _, format_day_month, format_number
from tracker.ui.observable_diary import ObservableDiary
from tracker.ui.pages import odd_values
from tracker.ui.reading_order import reveal
from tracker.ui.widgets.before_words import before_words
from tracker.ui.widgets.card import Card
from tracker.ui.widgets.item_row import ItemRow
from tracker.ui.widgets.number_field import NumberField
from tracker.ui.widgets.rating_row import RatingRow
from tracker.ui.widgets.segmented import Segmented

Row = RatingRow | ItemRow
STEPS = (Qt.Key.Key_Down, Qt.Key.Key_Up)
ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
LEVELS = (("0", _("none")), ("1", _("light")), ("2", _("medium")), ("3", _("hard")))
YES_NO = (("0", _("no")), ("1", _("yes")))
GAP = 8


class ItemsCard(Card):
    """Shows the items of one section and records what is said of them; an emptied field is not recorded."""

    passed = Signal()

    def __init__(self, title: str, section: str, diary: ObservableDiary, parent: QWidget | None = None) -> None:
        super().__init__(title, parent=parent)
        self._section = section
        self._diary = diary
        self._day = Day(diary.today)
        self._items: dict[str, Item] = {}
        self._asked: dict[str, odd_values.Asked] = {}
        self.rows: dict[str, Row] = {}
        self._column = QVBoxLayout()
        self._column.setSpacing(GAP)
        self.body.addLayout(self._column)

    def show_day(self, day: Day, upto: History) -> None:
        """Show a day's values beside those of the days before it; `upto` ends with the day."""
        self._day = day
        is_today = day.day == self._diary.today
        recorded = {row.item for row in day.observations}
        shown = {item.key: item for item in tracked.shown(upto.items, recorded) if self._wants(item)}
        if [_face(item) for item in shown.values()] != [_face(item) for item in self._items.values()]:
            self._offer(shown)
        self._items = shown
        for key, row in self.rows.items():
            found = before(upto, key, day.day)
            show_value(row, day.value(key))
            row.show_before(before_words(found, is_today=is_today), back_filled=found.back_filled)
            self._show_question(key)

    @property
    def settled(self) -> bool:
        """Whether nothing is typed that is not kept."""
        return all(row.settled for row in self._typed_into)

    def settle(self) -> None:
        """Keep the numbers that are being typed; what is none stays as it was typed."""
        for row in self._typed_into:
            row.settle()

    def show_refused(self) -> None:
        """Put the keyboard into the first number that could not be kept."""
        for row in [row for row in self._typed_into if not row.settled][:1]:
            go_to(row)

    @property
    def _typed_into(self) -> list[ItemRow]:
        return [row for row in self.rows.values() if isinstance(row, ItemRow)]

    def take_focus(self) -> bool:
        """Go to the first row; False where there is none."""
        first = next(iter(self.rows.values()), None)
        if first is not None:
            go_to(first)
        return first is not None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down go from row to row; Enter takes what a row holds and goes on to the next one."""
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier or event.key() not in (*STEPS, *ENTERS):
            super().keyPressEvent(event)
        elif event.key() in ENTERS:
            self._go_on()
        elif (row := self._here()) is None or not isinstance(row, ItemRow) or row.settle():
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)

    def _go_on(self) -> None:
        """From the row of the keyboard to the one below it; a value that is refused keeps the keyboard."""
        row, rows = self._here(), list(self.rows.values())
        if row is None or (isinstance(row, ItemRow) and not row.settled):
            return
        below = rows[rows.index(row) + 1 :]
        if below:
            go_to(below[0])
        else:
            self.passed.emit()

    def _here(self) -> Row | None:
        """The row that has the keyboard."""
        here = self.window().focusWidget()
        return next((row for row in self.rows.values() if here and (here is row or row.isAncestorOf(here))), None)

    def record(self, key: str, value: float | None) -> None:
        """Keep a value, or make it «not recorded» again; places where it was felt stay."""
        item, day, words = self._items[key], self._day.day, format_day_month(self._day.day)
        if value is None:
            rows = [row for row in self._day.observations if (row.item, row.site) == (key, "")]
            text = _("{item} not recorded on {day}").format(item=_(item.label), day=words)
            self._diary.record((Edit(row, None) for row in rows), text)
            return
        text = _("{item} {value} on {day}").format(item=_(item.label), value=format_number(value), day=words)
        before = self._day.value(key)
        self._diary.put(Observation(day=day, item=key, value=value), text)
        question = odd_values.question(self._diary, item, day, value)
        self._asked[key] = odd_values.Asked(day, key, value, before, question)
        self._show_question(key)

    def take_back(self, key: str) -> None:
        """Bring back what stood before a value that is asked about."""
        asked = self._asked.pop(key, None)
        self.record(key, asked.before if asked else None)

    def _show_question(self, key: str) -> None:
        """A question belongs to one value of one day; once it is answered it is not put again."""
        row, asked = self.rows[key], self._asked.get(key)
        if isinstance(row, ItemRow):
            fits = asked is not None and (asked.day, asked.value) == (self._day.day, self._day.value(key))
            row.ask(asked.question if asked and fits else "")

    def _wants(self, item: Item) -> bool:
        return tracked.section(item) == self._section and item.key not in tracked.ALWAYS_SHOWN

    def _offer(self, shown: dict[str, Item]) -> None:
        """Rows that stay keep what is being typed; those of items that look otherwise now are made anew."""
        kept = {key for key, item in shown.items() if key in self._items and _face(self._items[key]) == _face(item)}
        for key in set(self.rows) - kept:
            row = self.rows.pop(key)
            self._column.removeWidget(row)
            row.deleteLater()
        self.rows = {key: self.rows.get(key) or self._row(item) for key, item in shown.items()}
        for place, row in enumerate(self.rows.values()):
            self._column.insertWidget(place, row)

    def _row(self, item: Item) -> Row:
        keep: Callable[[float | None], None] = partial(self.record, item.key)
        label = _(item.label)
        if item.kind == SEVERITY:
            row = RatingRow(label)
            row.rated.connect(keep)
            row.cleared.connect(partial(keep, None))
            return row
        if item.kind in ("level", "yes_no"):
            choice = Segmented(LEVELS if item.kind == "level" else YES_NO, label, clearable=True)
            choice.setToolTip(_("Delete, or a second click, sets it back to “not recorded”"))
            choice.chosen.connect(lambda chosen: keep(float(chosen)))
            choice.cleared.connect(partial(keep, None))
            return ItemRow(label, choice)
        number = NumberField(label, 0, item.highest, _(item.unit) if item.unit else "", whole=item.kind in WHOLE)
        number.submitted.connect(keep)
        field = ItemRow(label, number)
        field.question.kept.connect(partial(self._asked.pop, item.key, None))
        field.taken_back.connect(partial(self.take_back, item.key))
        return field


def go_to(row: Row) -> None:
    """Put the keyboard into a row and bring it into sight."""
    field = row.field if isinstance(row, ItemRow) else row
    if isinstance(field, Segmented):
        field.take_focus()
    else:
        field.setFocus(Qt.FocusReason.TabFocusReason)
    reveal(row)


def show_value(row: Row, value: float | None) -> None:
    """Show a value in a row of whichever kind, or that nothing is recorded."""
    if isinstance(row, RatingRow):
        row.show_value(None if value is None else int(value))
    else:
        row.show_number(value)


def _face(item: Item) -> tuple[str, str, str, str]:
    """What of an item can be seen in its row."""
    return item.key, item.label, item.kind, item.unit
