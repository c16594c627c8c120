"""The table of days: found, sorted, typed into, opened and emptied."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFontMetrics, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QMenu,
    QTableView,
    QWidget,
)

from tracker.i18n import _, ngettext
from tracker.ui import theme
from tracker.ui.tables.day_cell import DayCell
from tracker.ui.tables.day_columns import DAY, DOSES, Column
from tracker.ui.tables.day_model import DayModel
from tracker.ui.tables.days import Days

Index = QModelIndex | QPersistentModelIndex
ROW = 38
HEADER = 38
WIDTHS = {DAY: 158, DOSES: 200}
ITEM_WIDTH = 84
HEADING_ROOM = 36
DIRECTIONS = {Qt.Key.Key_Up: Qt.SortOrder.AscendingOrder, Qt.Key.Key_Down: Qt.SortOrder.DescendingOrder}
OPENS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class DayTable(QTableView):
    """Enter or a double-click opens a day, F2 or typing edits a cell, Delete clears the cell of the keyboard.

    Whole days are removed by a command of their own: Shift+Delete, or the menu of the right button.
    `check(day, column key, text)` raises InvalidEntry where a text cannot be kept; `ask` returns what is odd about it.
    """

    opened = Signal(object)
    cleared = Signal(object, str)
    removed = Signal(list)
    edited = Signal(object, str, str)
    refused = Signal(str)
    moved = Signal(object)
    selected = Signal(int)
    filtered = Signal(int)

    def __init__(
        self,
        check: Callable[[date, str, str], object],
        ask: Callable[[date, str, str], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Days"))
        self.days = DayModel(self)
        self.setModel(self.days)
        self._check, self._ask = check, ask
        self._settling = False
        self._cell = DayCell(self._try, self, self._doubt)
        self.setItemDelegate(self._cell)
        self._dress()
        self.note = self._cell.note
        self._cell.refused.connect(self.refused)
        self.days.edited.connect(self.edited)
        self.doubleClicked.connect(lambda index: self.opened.emit(self.days.day(index.row())))
        self.selectionModel().selectionChanged.connect(lambda _new, _old: self.selected.emit(len(self.chosen())))
        self.selectionModel().currentRowChanged.connect(self._tell_day)

    def show_days(self, days: Days, columns: Sequence[Column], *, editable: bool) -> None:
        """Show these days and columns; the day that was current stays current."""
        same = [column.key for column in columns] == [column.key for column in self.days.columns]
        self._keep_place(lambda: self.days.show_days(days, columns, editable=editable))
        if not same:
            self.fit()
            self.horizontalHeader().setSortIndicator(*self.days.sorted_by)

    def narrow(self, kept: str, words: str) -> None:
        """Keep the days that a rule of KEPT lets through and that have all the words."""
        self._keep_place(lambda: self.days.narrow(kept, words))

    def show_day(self, day: date) -> None:
        """Go to the row of a day without telling; nowhere where it is not among the rows."""
        row = self.days.row_of(day)
        current = self.currentIndex()
        if row is None or row == current.row():
            return
        self._settling = True
        self._go_to(row, max(0, current.column()))
        self._settling = False

    def chosen(self) -> list[date]:
        """The days whose rows are selected, from top to bottom."""
        return [self.days.day(row) for row in sorted(index.row() for index in self.selectionModel().selectedRows())]

    def editor(self) -> QLineEdit | None:
        """The field in which a cell is being typed into; one that was closed may still wait to be gone."""
        return next((field for field in self.viewport().findChildren(QLineEdit) if not field.isHidden()), None)

    def settle(self) -> None:
        """Keep what is being typed; what cannot be kept is dropped."""
        editor = self.editor()
        if editor is not None:
            if self._cell.is_sound(editor, asks=False):
                self.commitData(editor)
            self.closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)

    def fit(self) -> None:
        """Columns as wide as their words usually are."""
        look = theme.current()
        metrics = QFontMetrics(self.horizontalHeader().font())
        for place, column in enumerate(self.days.columns):
            heading = metrics.horizontalAdvance(column.label) + look.px(HEADING_ROOM)
            self.setColumnWidth(place, max(heading, look.px(WIDTHS.get(column.key, ITEM_WIDTH))))
        self.verticalHeader().setDefaultSectionSize(look.px(ROW))
        self.horizontalHeader().setFixedHeight(look.px(HEADER))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        current = self.currentIndex()
        key = Qt.Key(event.key())
        if self.state() == QAbstractItemView.State.EditingState or not current.isValid():
            super().keyPressEvent(event)
        elif key in OPENS:
            self.opened.emit(self.days.day(current.row()))
        elif key == Qt.Key.Key_Delete and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.removed.emit(self.chosen())
        elif key == Qt.Key.Key_Delete:
            self.clear_cell()
        elif key in DIRECTIONS and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.sortByColumn(current.column(), DIRECTIONS[key])
            self.scrollTo(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def clear_cell(self) -> None:
        """Ask for the cell of the keyboard to be cleared, and nothing else of its day."""
        current = self.currentIndex()
        self.cleared.emit(self.days.day(current.row()), self.days.columns[current.column()].key)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What can be done with the cell and the day, with its keys."""
        current = self.currentIndex()
        if not current.isValid() or self.state() == QAbstractItemView.State.EditingState:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for words, keys, do in (
            (_("Open this day"), "Return", lambda: self.opened.emit(self.days.day(current.row()))),
            (_("Clear this cell"), "Del", self.clear_cell),
            (removal_words(len(self.chosen())), "Shift+Del", lambda: self.removed.emit(self.chosen())),
        ):
            action = menu.addAction(words, do)
            action.setShortcut(QKeySequence(keys))
            action.setShortcutVisibleInContextMenu(True)
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            menu.popup(self.viewport().mapToGlobal(self.visualRect(current).bottomLeft()))
        else:
            menu.popup(event.globalPos())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange) and self.days.columns:
            self.fit()

    def _keep_place(self, change: Callable[[], None]) -> None:
        """The day and column that the keyboard is on stay what they are, through rows that come and go."""
        current = self.currentIndex()
        day = self.days.day(current.row()) if current.isValid() else None
        key = self.days.columns[current.column()].key if current.isValid() else ""
        self._settling = True
        change()
        row = self.days.row_of(day) if day is not None else None
        if row is not None and not self.currentIndex().isValid():
            keys = [column.key for column in self.days.columns]
            self._go_to(row, keys.index(key) if key in keys else 0)
        self._settling = False
        self.filtered.emit(self.days.rowCount())
        self.selected.emit(len(self.chosen()))

    def _go_to(self, row: int, column: int) -> None:
        """Choose this row alone, even while a key is held that would add it to others."""
        index = self.days.index(row, column)
        self.setCurrentIndex(index)
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().select(index, flags.ClearAndSelect | flags.Rows)

    def _tell_day(self, current: QModelIndex, _before: QModelIndex) -> None:
        if current.isValid() and not self._settling:
            self.moved.emit(self.days.day(current.row()))

    def _try(self, index: Index, text: str) -> object:
        before = self.days.data(index, Qt.ItemDataRole.EditRole)
        if text.strip() == before:
            return None
        return self._check(self.days.day(index.row()), self.days.columns[index.column()].key, text.strip())

    def _doubt(self, index: Index, text: str) -> str:
        if text.strip() == self.days.data(index, Qt.ItemDataRole.EditRole):
            return ""
        return self._ask(self.days.day(index.row()), self.days.columns[index.column()].key, text.strip())

    def _dress(self) -> None:
        look = theme.current()
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed | QAbstractItemView.EditTrigger.AnyKeyPressed)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setProperty("ring_radius", look.px(4))
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(look.px(ROW))
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setStretchLastSection(True)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.setSortingEnabled(True)
        self.sortByColumn(0, Qt.SortOrder.DescendingOrder)


def removal_words(days: int) -> str:
    """Return what removing so many chosen days is called."""
    return ngettext("Remove the whole day", "Remove {count} whole days", days).format(count=days)
