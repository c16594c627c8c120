"""What stands over a chart: the line at a day, rings around its values, and the day in words beside it."""

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QRegion

from tracker.ui import theme

RING = 5.0
REACH = 8
EDGE = 10
RADIUS = 8
"""Pixels: half a ring's width, what is painted on either side of the line, and around the words."""

WRAP = int(Qt.TextFlag.TextWordWrap)

Spot = tuple[float, float, str]


class ReadOut:
    """Painted by the chart itself: widgets would make the page lay itself out anew at every move."""

    def __init__(self) -> None:
        self.lines: Sequence[str] = ()
        self.box = QRect()
        self._across, self._top, self._foot = 0.0, 0.0, 0.0
        self._spots: Sequence[Spot] = ()

    @property
    def shown(self) -> bool:
        """Whether it says anything."""
        return bool(self.lines)

    def text(self) -> str:
        """All that it says."""
        return "\n".join(self.lines)

    def region(self) -> QRegion:
        """Where it paints."""
        if not self.shown:
            return QRegion()
        strip = QRect(int(self._across) - REACH, int(self._top) - REACH, 2 * REACH, ceil(self._foot - self._top) + 16)
        return QRegion(strip) + QRegion(self.box.adjusted(-1, -1, 1, 1))

    def clear(self) -> None:
        """Say nothing."""
        self.lines = ()

    def stand(self, across: float, top: float, foot: float, spots: Sequence[Spot]) -> None:
        """Put the line so many pixels from the left, between two heights, with rings at places in pixels."""
        self._across, self._top, self._foot, self._spots = across, top, foot, spots

    def tell(self, lines: Sequence[str], font: QFont, room: QSize) -> None:
        """Say these lines, the first of them bold, on the side of the line where there is room."""
        self.lines = lines
        bold = _bold(font)
        widest = max(QFontMetrics(bold).horizontalAdvance(lines[0]), _widest(lines[1:], font)) + 2
        width = min(widest, room.width() // 2 - 2 * EDGE)
        height = QFontMetrics(bold).height() + _height(lines[1:], font, width)
        size = QSize(width + 2 * EDGE, height + 2 * EDGE - 4)
        gap = RING + 7
        fits = self._across + gap + size.width() <= room.width()
        left = self._across + gap if fits else self._across - gap - size.width()
        self.box = QRect(max(0, round(left)), max(0, round(self._top) + 4), size.width(), size.height())

    def paint(self, painter: QPainter, font: QFont) -> None:
        """The line, the rings, and the words on a sheet of their own."""
        look = theme.current()
        painter.setPen(QPen(look.color("control_line"), 1))
        painter.drawLine(QPointF(self._across, self._top), QPointF(self._across, self._foot))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(look.color("surface"))
        for x, y, color in self._spots:
            painter.setPen(QPen(QColor(color), 2.2))
            painter.drawEllipse(QRectF(x - RING, y - RING, 2 * RING, 2 * RING))
        painter.setPen(QPen(look.color("control_line"), 1))
        painter.drawRoundedRect(QRectF(self.box).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        self._write(painter, font, look)

    def _write(self, painter: QPainter, font: QFont, look: theme.Theme) -> None:
        inside = self.box.adjusted(EDGE, EDGE - 2, -EDGE, 0)
        painter.setPen(look.color("ink"))
        painter.setFont(_bold(font))
        painter.drawText(inside, 0, self.lines[0])
        painter.setFont(font)
        below = inside.adjusted(0, QFontMetrics(_bold(font)).height() + 2, 0, 0)
        painter.drawText(below, WRAP, "\n".join(self.lines[1:]))


def _bold(font: QFont) -> QFont:
    made = QFont(font)
    made.setWeight(QFont.Weight.DemiBold)
    return made


def _widest(lines: Sequence[str], font: QFont) -> int:
    metrics = QFontMetrics(font)
    return max((metrics.horizontalAdvance(line) for line in lines), default=0)


def _height(lines: Sequence[str], font: QFont, width: int) -> int:
    if not lines:
        return 0
    return QFontMetrics(font).boundingRect(QRect(0, 0, width, 10_000), WRAP, "\n".join(lines)).height() + 2
