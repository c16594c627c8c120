"""Samples as rows and tests as columns, each result as it was printed."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from tracker.ui import theme
from tracker.ui.widgets.text import as_tip

Index = QModelIndex | QPersistentModelIndex
LINES = int(Qt.ItemDataRole.UserRole)
KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
PADDING, INSET = 12, 11
WIDEST, NARROWEST = 260, 96
MOST_ROWS = 5
NOTHING = "–"
BAR = 3
"""Pixels of the line that marks the chosen row, where colours alone would not tell."""
SMALL = 12.5
WRAPPED = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextWordWrap)
ONE_LINE, TWO_LINES = 36, 52


@dataclass(frozen=True, slots=True)
class LabCell:
    """What stands in a cell: the first line large, the others small below it; and the same as one sentence."""

    lines: tuple[str, ...] = ()
    spoken: str = ""


@dataclass(frozen=True, slots=True)
class LabRow:
    """A sample: its heading, and a cell for each column."""

    head: LabCell
    cells: tuple[LabCell, ...] = field(default=())


class LabModel(QAbstractTableModel):
    """Rows of samples under the names of the tests."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[LabRow, ...] = ()
        self.columns: tuple[str, ...] = ()

    def show_rows(self, columns: Sequence[str], rows: Sequence[LabRow]) -> None:
        """Replace everything."""
        self.beginResetModel()
        self.columns, self.rows = tuple(columns), tuple(rows)
        self.endResetModel()

    def rowCount(self, _parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return len(self.rows)

    def columnCount(self, _parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        return _told(self.rows[index.row()].cells[index.column()], role) if index.isValid() else None

    def headerData(self, section: int, to: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if to == Qt.Orientation.Vertical:
            return _told(self.rows[section].head, role)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return WRAPPED
        shown = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)
        text = self.columns[section] if role in shown else None
        return as_tip(text) if text and role == Qt.ItemDataRole.ToolTipRole else text


def _told(cell: LabCell, role: int) -> object:
    if role == LINES:
        return cell.lines
    if role == Qt.ItemDataRole.DisplayRole:
        return "\n".join(cell.lines)
    if role == Qt.ItemDataRole.ToolTipRole:
        return as_tip(cell.spoken)
    return cell.spoken if role == Qt.ItemDataRole.AccessibleTextRole else None


class LabTable(QTableView):
    """Enter or a double-click asks to edit a sample, Delete to remove it; the current column is the chosen test."""

    edit_wanted = Signal(int)
    remove_wanted = Signal(int)
    chosen = Signal(int, int)

    def __init__(
        self, name: str, parent: QWidget | None = None, most_rows: int | None = MOST_ROWS, widest: int = WIDEST
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._most_rows, self._widest = most_rows, widest
        self.samples = LabModel(self)
        self._showing = False
        self.setModel(self.samples)
        self.setItemDelegate(LinesDelegate(self))
        self.setVerticalHeader(SampleHeader(self))
        self._arrange()
        self.doubleClicked.connect(lambda index: self.edit_wanted.emit(index.row()))
        self.verticalHeader().sectionDoubleClicked.connect(self.edit_wanted)
        self.selectionModel().currentChanged.connect(self._tell)

    def show_rows(self, columns: Sequence[str], rows: Sequence[LabRow], current: tuple[int, int] = (0, 0)) -> None:
        """Replace all rows; `current` is the row and column that the keyboard is to be on."""
        self._showing = True
        self.samples.show_rows(columns, rows)
        self.fit()
        self.setCurrentIndex(self.samples.index(*current))
        self._showing = False

    def fit(self) -> None:
        """Rows and columns as large as their words; a list longer than is wanted scrolls inside."""
        look, rows = theme.current(), self.samples.rows
        cells = [cell for row in rows for cell in (row.head, *row.cells)]
        tall = max((len(cell.lines) for cell in cells), default=1)
        self.verticalHeader().setDefaultSectionSize(_height(tall))
        first, others = (QFontMetrics(_font(first=large)) for large in (True, False))
        wrapped = False
        for column, title in enumerate(self.samples.columns):
            words = [_width(row.cells[column], first, others) for row in rows]
            self.setColumnWidth(column, _bounded(max([_head_width(title), *words]), self._widest))
            wrapped = wrapped or _head_font().horizontalAdvance(title) > self.columnWidth(column) - _head_room()
        heads = [_width(row.head, first, others) for row in rows]
        self.verticalHeader().setFixedWidth(_bounded(max(heads, default=0), self._widest))
        self.horizontalHeader().setFixedHeight(look.px(TWO_LINES if wrapped else ONE_LINE))
        bar = self.horizontalScrollBar().sizeHint().height()
        shown = len(rows[: self._most_rows]) * self.verticalHeader().defaultSectionSize()
        self.setFixedHeight(self.horizontalHeader().height() + shown + bar)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.currentIndex().row()
        if row >= 0 and event.key() in KEYS:
            self.edit_wanted.emit(row)
        elif row >= 0 and event.key() == Qt.Key.Key_Delete:
            self.remove_wanted.emit(row)
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange) and self.samples.rows:
            self.fit()

    def _tell(self, now: QModelIndex, _before: QModelIndex) -> None:
        self.verticalHeader().viewport().update()
        if not self._showing:
            self.chosen.emit(now.row(), now.column())

    def _arrange(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setStretchLastSection(True)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setTextElideMode(Qt.TextElideMode.ElideNone)


class LinesDelegate(QStyledItemDelegate):
    """Paints the lines of a cell on what the style paints for any cell."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        bare = QStyleOptionViewItem(option)
        self.initStyleOption(bare, index)
        bare.text = ""
        table = self.parent()
        assert isinstance(table, QWidget), "made by its table"
        table.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, bare, painter, table)
        area: QRect = option.rect
        _paint_lines(painter, table, area, index.data(LINES))


class SampleHeader(QHeaderView):
    """The day and laboratory of each row; stays in place while the tests scroll."""

    def __init__(self, table: QTableView) -> None:
        super().__init__(Qt.Orientation.Vertical, table)
        self._table = table
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)

    def paintSection(self, painter: QPainter, rect: QRect, row: int) -> None:
        look = theme.current()
        painter.save()
        chosen = self._table.currentIndex().row() == row
        painter.fillRect(rect, look.color("accent_soft" if chosen else "surface"))
        painter.setPen(look.color("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if chosen:
            painter.fillRect(QRect(rect.left(), rect.top(), BAR, rect.height() - 1), look.color("accent"))
        painter.restore()
        _paint_lines(painter, self, rect, self.model().headerData(row, Qt.Orientation.Vertical, LINES))


def _paint_lines(painter: QPainter, widget: QWidget, area: QRect, lines: Sequence[str]) -> None:
    look = theme.current()
    inside = area.adjusted(look.px(INSET), 0, -look.px(INSET), 0)  # as far in as the heads
    fonts = [_font(first=place == 0 and bool(lines)) for place in range(max(1, len(lines)))]
    heights = [QFontMetrics(font).height() for font in fonts]
    top = inside.top() + (inside.height() - sum(heights)) // 2
    painter.save()
    for place, (line, font, height) in enumerate(zip(lines or (NOTHING,), fonts, heights, strict=True)):
        painter.setFont(font)
        painter.setPen(widget.palette().color(QPalette.ColorRole.Text) if place == 0 and lines else look.color("muted"))
        said = QFontMetrics(font).elidedText(line, Qt.TextElideMode.ElideRight, inside.width())
        painter.drawText(QRect(inside.left(), top, inside.width(), height), int(Qt.AlignmentFlag.AlignLeft), said)
        top += height
    painter.restore()


def _font(*, first: bool) -> QFont:
    """The type of the first line of a cell, or of those below it; asked of the application, which all follow."""
    font = QApplication.font()
    if first:
        font.setWeight(QFont.Weight.DemiBold)
    else:
        font.setPointSizeF(theme.current().points(SMALL))
    return font


def _height(lines: int) -> int:
    rest = max(lines - 1, 1) * QFontMetrics(_font(first=False)).height()
    return QFontMetrics(_font(first=True)).height() + rest + theme.current().px(PADDING)


def _width(cell: LabCell, first: QFontMetrics, others: QFontMetrics) -> int:
    wide = [(others if place else first).horizontalAdvance(line) for place, line in enumerate(cell.lines)]
    return max(wide, default=0) + 2 * theme.current().px(INSET) + 2


def _head_width(title: str) -> int:
    """Room for a title on one line, or on two where it can be broken."""
    words, wide = title.split(), _head_font().horizontalAdvance
    breaks = ((" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words)))
    return min([wide(title), *(max(map(wide, lines)) for lines in breaks)]) + _head_room()


def _head_font() -> QFontMetrics:
    font = _font(first=False)
    font.setWeight(QFont.Weight.DemiBold)
    return QFontMetrics(font)


def _head_room() -> int:
    return 2 * theme.current().px(INSET) + 6


def _bounded(width: int, widest: int) -> int:
    look = theme.current()
    return min(max(width, look.px(NARROWEST)), look.px(widest))
