"""The table of every dose: sorted by any column, narrowed down by words, edited in its cells or through the form."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QSortFilterProxyModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from tracker.domain.dose import Dose
from tracker.i18n import _
from tracker.ui import theme
from tracker.ui.tables.cell_editor import CellEditor
from tracker.ui.tables.dose_model import DoseModel, Known

Index = QModelIndex | QPersistentModelIndex
ROW = 38
WIDTHS = (162, 180, 104, 74, 126, 150, 72)


class DoseTable(QTableView):
    """Enter or a double-click opens a dose, F2 or typing edits the cell, Delete removes what is selected."""

    _scale = 0.0  # Qt may ask for the style before __init__ has come this far
    opened = Signal(object)
    removed = Signal(list)
    edited = Signal(object, object)
    refused = Signal(str)
    selected = Signal(int)
    filtered = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Every dose"))
        self.doses = DoseModel(self)
        self._rows = Rows(self.doses, self)
        self.setModel(self._rows)
        self._editor = CellEditor(self._check, self, self._ask)
        self.setItemDelegate(self._editor)
        self._dress()
        self.note = self._editor.note
        self._editor.refused.connect(self.refused)
        self.doses.edited.connect(self.edited)
        self.doubleClicked.connect(self._open_unless_edited)
        self.selectionModel().selectionChanged.connect(lambda _new, _old: self.selected.emit(len(self.chosen())))

    def show_doses(self, doses: Sequence[Dose], *, editable: bool, known: Known = Known()) -> None:  # noqa: B008 - frozen
        """Show these doses; the row that was current stays current."""
        current = self.currentIndex()
        before = self.doses.dose(self._rows.mapToSource(current).row()) if current.isValid() else None
        self.doses.show_doses(doses, editable=editable, known=known)
        row = self.doses.row_of(before) if before is not None else None
        if row is not None:
            place = self._rows.mapFromSource(self.doses.index(row, current.column()))
            self.setCurrentIndex(place)
        self.filtered.emit(self._rows.rowCount())
        self.selected.emit(len(self.chosen()))

    def narrow(self, words: str, status: str = "") -> None:
        """Show only the rows that have all of the words, and a status where one is wanted."""
        self._rows.narrow(words, status)
        self.filtered.emit(self._rows.rowCount())

    def chosen(self) -> list[Dose]:
        """The doses whose rows are selected, from top to bottom."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [self.doses.dose(self._rows.mapToSource(self._rows.index(row, 0)).row()) for row in rows]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = self.state() != QAbstractItemView.State.EditingState
        if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.chosen():
            self.opened.emit(self.chosen()[0])
        elif plain and event.key() == Qt.Key.Key_Delete and self.chosen():
            self.removed.emit(self.chosen())
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self._scale:
            self._fit()

    def _open_unless_edited(self, index: QModelIndex) -> None:
        if not index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.opened.emit(self.doses.dose(self._rows.mapToSource(index).row()))

    def _check(self, index: Index, text: str) -> object:
        return self.doses.typed(self._source(index), text)

    def _ask(self, index: Index, text: str) -> str:
        return self.doses.question(self._source(index), text)

    def _source(self, index: Index) -> QModelIndex:
        return self._rows.mapToSource(self._rows.index(index.row(), index.column()))

    def _dress(self) -> None:
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setStretchLastSection(True)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.setSortingEnabled(True)
        self.sortByColumn(0, Qt.SortOrder.DescendingOrder)
        self._fit()

    def _fit(self) -> None:
        """Rows and columns as large as the text wants them; widths that were dragged last until it changes."""
        look = theme.current()
        if look.scale != self._scale:
            self._scale = look.scale
            self.verticalHeader().setDefaultSectionSize(look.px(ROW))
            for column, width in enumerate(WIDTHS):
                self.setColumnWidth(column, look.px(width))


class Rows(QSortFilterProxyModel):
    """The rows that are wanted, in the order that is wanted."""

    def __init__(self, doses: DoseModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._doses = doses
        self._words: list[str] = []
        self._status = ""
        self.setSourceModel(doses)

    def narrow(self, words: str, status: str) -> None:
        """Narrow the rows down."""
        self._words, self._status = words.casefold().split(), status
        self.invalidate()

    def filterAcceptsRow(self, source_row: int, _source_parent: Index) -> bool:
        if self._status and self._doses.dose(source_row).status != self._status:
            return False
        return not self._words or all(word in self._doses.text(source_row) for word in self._words)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """The doses themselves are put in order: comparing them for Qt one by one would take seconds in ten years."""
        self._doses.sort(column, order)
