"""The table of the Diary page with what narrows it down and what is done with its rows."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from tracker.domain.change import Edit
from tracker.domain.history import Day
from tracker.domain.item import Item
from tracker.i18n import _, ngettext
from tracker.ui import theme
from tracker.ui.observable_diary import ObservableDiary
from tracker.ui.pages import diary_edits, odd_values
from tracker.ui.tables.day_columns import DAY, NOTES, columns
from tracker.ui.tables.day_model import KEPT
from tracker.ui.tables.day_table import DayTable, removal_words
from tracker.ui.tables.days import Days
from tracker.ui.widgets.button import Button
from tracker.ui.widgets.card import Card
from tracker.ui.widgets.choice import Choice
from tracker.ui.widgets.column_menu import ColumnMenu
from tracker.ui.widgets.flow_layout import FlowLayout
from tracker.ui.widgets.text import Text

LEAST_HEIGHT = 320
USUAL = 5
"""How many items have a column before anybody asks for more."""


class TableCard(Card):
    """Every day as a row; what is typed, and what is removed, goes to the diary as one step."""

    told = Signal(str)
    opened = Signal(object)
    moved = Signal(object)

    def __init__(self, diary: ObservableDiary, wanted: Sequence[str] | None, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._diary = diary
        self.wanted = None if wanted is None else tuple(wanted)
        self._days: Days | None = None
        self.search = SearchField(_("Search in notes"))
        self.kept = Choice(_("Which days"), [(key, label) for key, (label, _rule) in KEPT.items()])
        self.menu = ColumnMenu(_("Columns"))
        self.delete = Button(removal_words(1), icon="delete")
        self.table = DayTable(self.check, self.ask)
        self.count = Text("", "muted")
        self.none = Text(_("Nothing found."), "muted", wrap=True)
        self._arrange()
        self.search.textChanged.connect(lambda _text: self._narrow())
        self.kept.currentIndexChanged.connect(lambda _place: self._narrow())
        self.menu.chosen.connect(self.choose_columns)
        self.delete.clicked.connect(lambda: self.remove(self.table.chosen()))
        self.table.opened.connect(self.opened)
        self.table.moved.connect(self.moved)
        self.table.cleared.connect(self.clear)
        self.table.removed.connect(self.remove)
        self.table.edited.connect(self.record)
        self.table.selected.connect(self._offer)
        self.table.filtered.connect(self._tell_count)

    def show_days(self, days: Days) -> None:
        """Show every day of the diary."""
        self._days = days
        history = days.history
        offered = [key for key in history.recorded_items if not history.item(key).hidden]
        shown = tuple(offered[:USUAL] if self.wanted is None else (key for key in offered if key in self.wanted))
        self.menu.offer([(key, _(history.item(key).label), key in shown) for key in offered])
        latest = self._diary.today.toordinal()
        self.table.show_days(days, columns(days, shown, latest), editable=not self._diary.read_only)

    def choose_columns(self, keys: tuple[str, ...]) -> None:
        """Show these items, in the order of the diary."""
        self.wanted = keys
        if self._days is not None:
            self.show_days(self._days)

    def check(self, day: date, key: str, text: str) -> None:
        """Raise InvalidEntry where a text cannot be kept in a cell."""
        self._edits(self._diary.day(day), key, text)

    def ask(self, day: date, key: str, text: str) -> str:
        """Return what is odd about a value that was typed into a cell, empty where nothing is."""
        if key == NOTES:
            return ""
        item = self._item(key)
        return odd_values.question(self._diary, item, day, diary_edits.read_value(item, text))

    def record(self, day: date, key: str, text: str) -> None:
        """Keep what was typed into a cell."""
        found = self._diary.day(day)
        edits = self._edits(found, key, text)
        words = diary_edits.note_sentence(found)
        if key != NOTES:
            words = diary_edits.value_sentence(found, self._item(key), text)
        self._diary.record(edits, words)

    def clear(self, day: date, key: str) -> None:
        """Take out what one cell shows, as one step, and nothing else of its day."""
        found = self._diary.day(day)
        edits = () if key == DAY else diary_edits.clearing(found, key, self._item)
        if self._diary.read_only:
            self.told.emit(_("This diary is open for reading only."))
        elif key == DAY:
            self.told.emit(_("The date itself cannot be cleared. Shift+Delete removes everything on that day."))
        elif not edits:
            self.told.emit(_("Nothing is recorded in this cell."))
        else:
            self._diary.record(edits, diary_edits.clearing_sentence(found, key, edits, self._item))

    def remove(self, days: list[date]) -> None:
        """Take the entries of whole days out, as one step."""
        found = [self._diary.day(day) for day in days]
        edits = diary_edits.removal(found)
        if self._diary.read_only:
            self.told.emit(_("This diary is open for reading only."))
        elif not edits:
            self.told.emit(_("Nothing was recorded there, so nothing was removed."))
        else:
            self._diary.record(edits, diary_edits.removal_sentence(found, edits))

    def _edits(self, day: Day, key: str, text: str) -> tuple[Edit, ...]:
        return (
            diary_edits.note_edits(day, text) if key == NOTES else diary_edits.value_edits(day, self._item(key), text)
        )

    def _item(self, key: str) -> Item:
        assert self._days is not None, "only what is shown can be typed into"
        return self._days.history.item(key)

    def start_search(self) -> None:
        """Put the keyboard into the search, over what was typed there."""
        self.search.setFocus()
        self.search.selectAll()

    def _narrow(self) -> None:
        self.table.narrow(self.kept.key(), self.search.text())

    def _tell_count(self, shown: int) -> None:
        every = len(self._days.ordinals) if self._days is not None else 0
        words = ngettext("{count} day", "{count} days", every).format(count=every)
        self.count.setText(words if shown == every else _("{shown} of {all}").format(shown=shown, all=words))
        self.none.setVisible(shown == 0)

    def _offer(self, chosen: int) -> None:
        self.delete.setText(removal_words(max(1, chosen)))
        if self._diary.read_only:
            self.delete.disable(_("This diary is open for reading only."))
        elif chosen:
            self.delete.enable(_("Remove everything that was recorded on the chosen days (Shift+Delete)"))
        else:
            self.delete.disable(_("Choose a day in the table."))

    def _arrange(self) -> None:
        finding, doing = QWidget(), QWidget()
        row = FlowLayout(gap=12, spread=True)
        for part, controls in ((finding, (self.search, self.kept, self.count)), (doing, (self.menu, self.delete))):
            line = FlowLayout(part)
            for control in controls:
                line.addWidget(control)
            row.addWidget(part)
        self.search.setMinimumWidth(theme.current().px(200))
        self.kept.setMinimumWidth(theme.current().px(160))
        self.table.setMinimumHeight(theme.current().px(LEAST_HEIGHT))
        self.body.addLayout(row)
        self.body.addWidget(self.none)
        self.body.addWidget(self.table, 1)
        self._offer(0)


class SearchField(QLineEdit):
    """Finds while it is typed into; Escape empties it."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setPlaceholderText(name)
        self.setToolTip(_("Search in notes (Ctrl+F)"))
        self.setMaxLength(200)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)
