"""A symptom from 0 to 10, set by one click or one digit."""

from dataclasses import replace

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractSlider, QSizePolicy, QToolTip, QWidget

from tracker.i18n import _
from tracker.ui import theme
from tracker.ui.widgets.row_words import GAP, RowWords, note_width

CELL = 28
SMALLEST_CELL = 24
HEIGHT = 36
RADIUS = 8


class RatingRow(QAbstractSlider):
    """One tab stop for all cells. Not recorded is a state of its own: one below the lowest value, never 0."""

    rated = Signal(int)
    cleared = Signal()

    def __init__(self, label: str, low: int = 0, high: int = 10, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._low, self._high = RowWords(label), low, high
        self._hovered: int | None = None
        self._typed = ""
        self.setRange(low - 1, high)
        self.setValue(low - 1)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.valueChanged.connect(self._tell)
        self._describe()

    def rating(self) -> int | None:
        """The chosen value, None while nothing is recorded."""
        return self.value() if self.value() >= self._low else None

    def show_value(self, value: int | None) -> None:
        """Show a value, or that nothing is recorded, without telling."""
        if value == self.rating():
            return  # nothing to paint, and a 1 that comes back as recorded may still become a 10
        self._typed = ""
        with QSignalBlocker(self):
            self.setValue(self._low - 1 if value is None else value)
        self._describe()
        self.update()

    def show_before(self, words: str, *, back_filled: bool) -> None:
        """Say what came before, and whether the value was entered late."""
        found = replace(self._words, aside=words, back_filled=back_filled)
        if found != self._words:
            self._words = found
            self._describe()
            self.updateGeometry()
            self.update()

    def clear(self) -> None:
        """Back to not recorded."""
        self.setValue(self._low - 1)

    def cell(self, value: int) -> QRect:
        """Where the cell of a value lies."""
        strip = self._strip()
        count = self._high - self._low + 1
        place = value - self._low
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            place = count - 1 - place
        left = strip.left() + strip.width() * place // count
        right = strip.left() + strip.width() * (place + 1) // count
        return QRect(left, strip.top(), right - left, strip.height())

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return _px(HEIGHT) + (self.fontMetrics().height() + 4 if self._narrow(width) else 0)

    def sizeHint(self) -> QSize:
        wide = self._label_width() + _px(CELL) * self._count() + GAP + self._note_width()
        return QSize(wide, self.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:
        return QSize(_px(SMALLEST_CELL) * self._count(), _px(HEIGHT))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.height() != self.heightForWidth(self.width()):
            self.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text().isdecimal() and event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        ):
            self._type(event.text())
            return
        self._typed = ""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.clear()
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._step(event.key())
        else:
            event.ignore()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._typed = ""
        super().focusOutEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        value = self._value_at(event.position())
        if event.button() != Qt.MouseButton.LeftButton or value is None:
            return
        self._typed = ""
        if value == self.rating():
            self.clear()
        else:
            self.setValue(value)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self._value_at(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(None)
        super().leaveEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # scrolling the page must not change what is recorded

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            chosen = self._value_at(QPointF(event.pos())) == self.rating() is not None
            QToolTip.showText(event.globalPos(), _("Click again to clear") if chosen else "", self)
            return True
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_words(painter)
        look = theme.current()
        frame = QRectF(self._strip()).adjusted(0.5, 0.5, -0.5, -0.5)
        shape = QPainterPath()
        shape.addRoundedRect(frame, RADIUS, RADIUS)
        painter.fillPath(shape, look.color("surface"))
        painter.setClipPath(shape)
        for value in range(self._low, self._high + 1):
            self._paint_cell(painter, value)
        painter.setClipping(False)
        painter.setPen(QPen(look.color("control_line"), 1))
        painter.drawPath(shape)
        self._paint_chosen_edge(painter, shape)

    def _paint_cell(self, painter: QPainter, value: int) -> None:
        look = theme.current()
        cell = self.cell(value)
        chosen = value == self.rating()
        if chosen or value == self._hovered:
            role = ("accent_hover" if value == self._hovered else "accent") if chosen else "hover"
            painter.fillRect(cell, look.color(role))
        if cell.left() > self._strip().left():
            painter.setPen(QPen(look.color("line"), 1))
            painter.drawLine(QPointF(cell.left() + 0.5, cell.top()), QPointF(cell.left() + 0.5, cell.bottom() + 1))
        font = painter.font()
        font.setBold(chosen)
        painter.setFont(font)
        painter.setPen(look.color("on_accent" if chosen else "ink"))
        painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, str(value))
        font.setBold(False)
        painter.setFont(font)

    def _paint_chosen_edge(self, painter: QPainter, shape: QPainterPath) -> None:
        if self.rating() is not None:
            painter.setClipRect(self.cell(self.value()))
            painter.setPen(QPen(theme.current().color("accent"), 1))
            painter.drawPath(shape)

    def _paint_words(self, painter: QPainter) -> None:
        narrow = self._narrow(self.width())
        line = QRect(0, 0, self.width(), self._strip().top() - 4 if narrow else self.height())
        self._words.paint(painter, self, line, recorded=self.rating() is not None, beside=narrow)

    def _strip(self) -> QRect:
        """The room of all cells together."""
        high = _px(HEIGHT)
        if self._narrow(self.width()):
            wide = min(self.width(), _px(CELL + 8) * self._count())
            box = QRect(0, self.height() - high, wide, high)
        else:
            room = self.width() - self._label_width() - GAP - self._note_width()
            wide = min(room, _px(CELL + 4) * self._count())
            box = QRect(self._label_width(), (self.height() - high) // 2, wide, high)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            box.moveLeft(self.width() - box.left() - box.width())
        return box

    def _narrow(self, width: int) -> bool:
        return width < self._label_width() + _px(SMALLEST_CELL) * self._count() + GAP + self._note_width()

    def _count(self) -> int:
        return self._high - self._low + 1

    def _label_width(self) -> int:
        return self._words.label_width(self.font())

    def _note_width(self) -> int:
        return note_width(self.font())

    def _value_at(self, point: QPointF) -> int | None:
        values = range(self._low, self._high + 1)
        return next((value for value in values if self.cell(value).contains(point.toPoint())), None)

    def _hover(self, value: int | None) -> None:
        if value != self._hovered:
            self._hovered = value
            self.setCursor(Qt.CursorShape.ArrowCursor if value is None else Qt.CursorShape.PointingHandCursor)
            self.update()

    def _type(self, digit: str) -> None:
        """A digit sets its value at once; one that makes a larger value with the digit before it sets that one."""
        longer = self._typed + digit
        value = int(longer) if self._typed and int(longer) <= self._high else int(digit)
        self._typed = digit if value == int(digit) else ""
        if self._low <= value <= self._high:
            self.setValue(value)

    def _step(self, key: int) -> None:
        forward = (key == Qt.Key.Key_Right) == (self.layoutDirection() == Qt.LayoutDirection.LeftToRight)
        if forward or self.rating() is not None:
            self.setValue(max(self._low, self.value() + (1 if forward else -1)))

    def _tell(self, value: int) -> None:
        self._describe()
        self.update()
        if value < self._low:
            self.cleared.emit()
        else:
            self.rated.emit(value)

    def _describe(self) -> None:
        rating, note = self.rating(), self._words.note(recorded=self.rating() is not None)
        said = "" if rating is None else _("{value} of {high}").format(value=rating, high=self._high)
        self.setAccessibleName(", ".join(part for part in (self._words.label, said, note) if part))
        keys = _("Digits set it, Delete clears it")
        self.setAccessibleDescription("; ".join(part for part in (self._words.aside, keys) if part))


def _px(length: float) -> int:
    return theme.current().px(length)
