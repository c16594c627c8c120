"""What stands over a chart: the line at a day, rings around its values, and the day in words."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from tracker.ui import theme
from tracker.ui.widgets.text import Text

RING = 5.0
REACH = 8
"""Pixels: half a ring's width, and what is painted anew on either side of the line."""

Spot = tuple[float, float, str]


class Crosshair(QWidget):
    """Painted above the chart, whose finished picture is laid down again only where the line was."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._across: float | None = None
        self._top, self._bottom = 0.0, 0.0
        self._spots: Sequence[Spot] = ()

    def point(self, across: float, top: float, bottom: float, spots: Sequence[Spot]) -> None:
        """Stand at so many pixels from the left, with rings at places in pixels."""
        self._refresh()
        self._across, self._top, self._bottom, self._spots = across, top, bottom, spots
        self._refresh()

    def clear(self) -> None:
        """Stand nowhere."""
        self._refresh()
        self._across = None

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._across is None:
            return
        look, painter = theme.current(), QPainter(self)
        painter.setPen(QPen(look.color("control_line"), 1))
        painter.drawLine(QPointF(self._across, self._top), QPointF(self._across, self._bottom))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(look.color("surface"))
        for x, y, color in self._spots:
            painter.setPen(QPen(QColor(color), 2.2))
            painter.drawEllipse(QRectF(x - RING, y - RING, 2 * RING, 2 * RING))

    def _refresh(self) -> None:
        if self._across is not None:
            self.update(QRect(int(self._across) - REACH, 0, 2 * REACH, self.height()))


class ReadOut(QFrame):
    """A day in words beside the line: its date, and a line for each thing."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("popup")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.day, self.lines = Text("", "strong"), Text("", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 7, 10, 8)
        column.setSpacing(2)
        column.addWidget(self.day)
        column.addWidget(self.lines)
        self.hide()

    def text(self) -> str:
        """All that it says."""
        return "\n".join(part for part in (self.day.text(), self.lines.text()) if part)

    def tell(self, lines: Sequence[str], across: float, top: float) -> None:
        """Say these lines beside a place, on the side where there is room."""
        room = self.parentWidget()
        assert room is not None, "it stands over a chart"
        if [self.day.text(), self.lines.text()] != [lines[0], "\n".join(lines[1:])]:
            self.day.setText(lines[0])
            self.lines.setText("\n".join(lines[1:]))
            self.lines.setVisible(len(lines) > 1)
            wide = min(self.sizeHint().width(), room.width() // 2)
            self.resize(wide, max(self.heightForWidth(wide), self.sizeHint().height()))
        gap = RING + 7
        left = across + gap if across + gap + self.width() <= room.width() else across - gap - self.width()
        self.move(max(0, round(left)), max(0, round(top)))
        self.show()
