"""A matplotlib figure on the screen: drawn to its size, read out under the pointer, opened by a click."""

from collections.abc import Callable
from datetime import date

from matplotlib.backend_bases import LocationEvent, MouseEvent
from matplotlib.backends.backend_qtagg import FigureCanvasQTAgg
from matplotlib.figure import Figure
from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QToolTip, QVBoxLayout, QWidget

from tracker.charts.recovery import day_at

SETTLE_MS = 60
Draw = Callable[[float, float, float], Figure]


class ChartView(QWidget):
    """Asks for a figure of its own size in inches, again whenever that size changes."""

    chosen = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.canvas = FigureCanvasQTAgg(Figure())
        self.canvas.setAccessibleName(name)
        self.canvas.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._draw: Draw | None = None
        self._read: Callable[[date], list[str]] = _nothing
        self._settle = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._settle.timeout.connect(self.redraw)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.canvas)

    def show_chart(self, draw: Draw, read: Callable[[date], list[str]], description: str) -> None:
        """Show what `draw(width, height, dpi)` makes; `read` says what happened on the day under the pointer."""
        self._draw, self._read = draw, read
        self.canvas.setAccessibleDescription(description)
        self.redraw()

    def redraw(self) -> None:
        """Draw at the present size."""
        if self._draw is None or self.width() < 50 or self.height() < 50:
            return
        dpi = self.logicalDpiX()
        figure = self._draw(self.width() / dpi, self.height() / dpi, dpi)
        self.canvas.figure = figure
        figure.set_canvas(self.canvas)
        figure.set_dpi(dpi * self.canvas.device_pixel_ratio)
        figure.canvas.mpl_connect("motion_notify_event", self._hover)
        figure.canvas.mpl_connect("button_release_event", self._click)
        self.canvas.draw_idle()

    def sizeHint(self) -> QSize:
        """As wide as a card, and no taller than it must be."""
        return QSize(700, self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw anew once the size has settled."""
        super().resizeEvent(event)
        self._settle.start()

    def _hover(self, event: LocationEvent) -> None:
        lines = self._read(_day(event)) if event.inaxes is not None and event.xdata is not None else []
        QToolTip.showText(self.cursor().pos(), "\n".join(lines), self.canvas)

    def _click(self, event: MouseEvent) -> None:
        if event.inaxes is not None and event.xdata is not None:
            self.chosen.emit(_day(event))


def _nothing(_day: date) -> list[str]:
    return []


def _day(event: LocationEvent) -> date:
    assert event.xdata is not None, "asked only inside a panel"
    return day_at(event.xdata)
