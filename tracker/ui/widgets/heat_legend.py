"""What the shades and marks of a calendar mean."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QWidget

from tracker.i18n import _
from tracker.ui import theme
from tracker.ui.widgets.flow_layout import FlowLayout
from tracker.ui.widgets.heat import Heat, Scale, paint_cell, paint_injection, paint_late
from tracker.ui.widgets.text import Text

SIDE = 16
STEPS = (0.0, 0.25, 0.5, 0.75, 1.0)


class Swatch(QWidget):
    """A small picture that is painted by a function; says nothing of its own."""

    def __init__(self, paint: Callable[[QPainter, QRectF], None], width: int = SIDE) -> None:
        super().__init__()
        self._paint, self._width = paint, width

    def sizeHint(self) -> QSize:
        return QSize(theme.current().px(self._width), theme.current().px(SIDE))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = theme.current().px(SIDE)
        self._paint(painter, QRectF(0.5, (self.height() - side) / 2 + 0.5, self.width() - 1, side - 1))


class HeatLegend(QWidget):
    """The shades from none to the most, and one entry for each mark."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scale = Scale()
        self.low, self.high = Text("0", "small"), Text("", "small")
        row = FlowLayout(self, gap=16)
        row.addWidget(_entry(self.low, Swatch(self._paint_shades, SIDE * len(STEPS)), self.high))
        row.addWidget(_entry(Swatch(self._paint_hatch), Text(_("not recorded"), "small")))
        row.addWidget(_entry(Swatch(_paint_injection), Text(_("injection"), "small")))
        self.late = _entry(Swatch(_paint_late), Text(_("entered later"), "small"))
        row.addWidget(self.late)
        row.addWidget(_entry(Swatch(_paint_today), Text(_("today"), "small")))

    def show_scale(self, scale: Scale, high: str) -> None:
        """Show the shades of a scale; `high` says what the deepest one means."""
        self._scale = scale
        self.high.setText(high)
        self.update()

    def _paint_shades(self, painter: QPainter, box: QRectF) -> None:
        wide = box.width() / len(STEPS)
        for place, share in enumerate(STEPS):
            part = QRectF(box.left() + place * wide, box.top(), wide - 2, box.height())
            paint_cell(painter, part, Heat(share * self._scale.top), self._scale, 3)

    def _paint_hatch(self, painter: QPainter, box: QRectF) -> None:
        paint_cell(painter, box, Heat(), self._scale, 3)


def _paint_injection(painter: QPainter, box: QRectF) -> None:
    paint_injection(painter, box.center(), theme.current().px(10))


def _paint_late(painter: QPainter, box: QRectF) -> None:
    paint_late(painter, box.center(), theme.current().px(7))


def _paint_today(painter: QPainter, box: QRectF) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.current().color("ink"), 1.5))
    side = theme.current().px(13) / 2
    painter.drawEllipse(QPointF(box.center()), side, side)


def _entry(*parts: QWidget) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(6)
    for part in parts:
        row.addWidget(part)
    return made
