"""How a cell of the table of days is painted."""

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QLineEdit, QStyle, QStyleOptionViewItem, QWidget

from tracker.ui import theme
from tracker.ui.tables.cell_editor import CellEditor
from tracker.ui.tables.day_model import EMPTY, LATE

Index = QModelIndex | QPersistentModelIndex
State = QStyle.StateFlag
ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
PADDING = 11
RING = 7
BAR = 3
GROUNDS = {
    (False, False): "surface",
    (False, True): "hover",
    (True, False): "accent_soft",
    (True, True): "accent_soft_hover",
}
"""The role of what lies under a cell, by whether its row is chosen and the pointer is on it."""


class DayCell(CellEditor):
    """Not recorded is a muted dash, back-filled a hollow ring, the cell of the keyboard a frame."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look = theme.current()
        state: State = option.state
        area: QRect = option.rect
        chosen, hovered = bool(state & State.State_Selected), bool(state & State.State_MouseOver)
        painter.save()
        painter.fillRect(area, look.color(GROUNDS[chosen, hovered]))
        painter.fillRect(area.left(), area.bottom(), area.width(), 1, look.color("chosen_line" if chosen else "line"))
        if chosen and index.column() == 0:
            painter.fillRect(area.left(), area.top(), look.px(BAR), area.height(), look.color("accent"))
        text = str(index.data() or "")
        ink = ("accent_ink" if chosen else "ink") if text else "muted"
        painter.setPen(look.color(ink))
        self._write(painter, area, text or index.data(EMPTY), index)
        if index.data(LATE):
            self._ring(painter, area, look.color(ink), painter.fontMetrics().horizontalAdvance(text))
        if self._is_current(index):
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(look.color("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(area).adjusted(2, 2, -2, -3), 5, 5)
        painter.restore()

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _index: Index) -> None:
        editor.setGeometry(option.rect)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Enter keeps a cell at once: Qt would do so only after what comes next, and the page may be left by then."""
        enters = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in ENTERS
        if enters and isinstance(editor, QLineEdit):
            if self.is_sound(editor):
                self.commitData.emit(editor)
                self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)
            return True
        return super().eventFilter(editor, event)

    def _write(self, painter: QPainter, area: QRect, text: str, index: Index) -> None:
        pad = theme.current().px(PADDING)
        room = area.adjusted(pad, 0, -pad, 0)
        metrics = painter.fontMetrics()
        said = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(index.data(Qt.ItemDataRole.TextAlignmentRole)), said)

    def _ring(self, painter: QPainter, area: QRect, ink: QColor, text: int) -> None:
        side = theme.current().px(RING)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(ink, 1.25))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        centre = area.center() + QPoint(text // 2 + side + 2, 0)
        painter.drawEllipse(QRectF(centre.x() - side / 2, centre.y() - side / 2 + 1, side, side))

    def _is_current(self, index: Index) -> bool:
        view = self.parent()
        assert isinstance(view, QAbstractItemView), "made by its table"
        current = view.currentIndex()
        return view.hasFocus() and (current.row(), current.column()) == (index.row(), index.column())
