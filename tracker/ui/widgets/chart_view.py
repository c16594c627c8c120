"""A matplotlib figure on the screen: drawn to its size, zoomed and panned, read out day by day, opened by a click."""

from collections.abc import Callable
from datetime import date, timedelta

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QWidget

from tracker.charts import pointing
from tracker.charts.window import Window
from tracker.domain.history import Period
from tracker.ui import theme
from tracker.ui.timers import timer
from tracker.ui.widgets.chart_readout import ReadOut

SETTLE_MS = 60
LEAST = 50
"""Pixels below which there is nothing to draw on."""

NOTCH = 120
"""What a wheel turns in one step, in Qt's eighths of a degree."""

CLOSER = 0.8
PAN = 0.125
"""The days that are left of a step of zooming in, and how much of them a step of panning passes."""

Draw = Callable[[float, float, float, Figure | None], Figure]
Read = Callable[[date], list[str]]
KEYS = {
    Qt.Key.Key_Plus: CLOSER,
    Qt.Key.Key_Equal: CLOSER,
    Qt.Key.Key_Minus: 1 / CLOSER,
    Qt.Key.Key_Underscore: 1 / CLOSER,
}
SIDEWAYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class ChartView(QWidget):
    """Asks for a figure of its own size in inches; tells which days it should show (`moved`, `whole_wanted`)."""

    chosen = Signal(object)
    moved = Signal(object)
    whole_wanted = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.figure, self.readout = Figure(), ReadOut()
        self._picture = QPixmap()
        self.day: date | None = None
        self._draw: Draw | None = None
        self._read: Read = _nothing
        self._whole: Period | None = None
        self._window = Window(1, 1)
        self._held: tuple[QPoint, Window] | None = None
        self._settle = QTimer(self, singleShot=True)
        self._settle.timeout.connect(self.redraw)
        self._frame = timer(self, 0)
        self._frame.timeout.connect(lambda: self.moved.emit(self._window.period()))

    def show_chart(self, draw: Draw, read: Read, shown: Period, whole: Period) -> None:
        """Show what `draw(width, height, dpi, earlier figure)` makes of the days shown; `read` puts a day in words."""
        self._draw, self._read, self._whole = draw, read, whole
        if self._window.period() != shown:
            self._window = Window.over(shown)
        self.redraw()

    def redraw(self) -> None:
        """Draw at the present size."""
        if self._draw is None or self.width() < LEAST or self.height() < LEAST:
            return
        dpi, dense = self.logicalDpiX(), self.devicePixelRatioF()
        self.figure = self._draw(self.width() / dpi, self.height() / dpi, dpi, self.figure)
        if self.figure.dpi != dpi * dense:
            self.figure.set_dpi(dpi * dense)
        canvas = self.figure.canvas
        if not isinstance(canvas, FigureCanvasAgg):
            canvas = FigureCanvasAgg(self.figure)
        canvas.draw()
        width, height = canvas.get_width_height()
        image = QImage(bytes(canvas.buffer_rgba()), width, height, QImage.Format.Format_RGBX8888)
        self._picture = QPixmap.fromImage(image)
        self._picture.setDevicePixelRatio(dense)
        self.update()
        if self.day is not None:
            self.point(self.day)

    def point(self, day: date | None) -> None:
        """Read a day out; nothing where it is not in sight."""
        figure, painted = self.figure, self.readout.region()
        self.day = day if figure.axes and day is not None and day in self._window.period() else None
        if self.day is None:
            self.readout.clear()
        else:
            width, height = self.width(), self.height()
            foot, top = (height * (1 - up) for up in pointing.panels(figure))
            spots = [(x * width, height * (1 - y), color) for x, y, color in pointing.spots(figure, self.day)]
            self.readout.stand(pointing.place_of(figure, self.day) * width, top, foot, spots)
            self.readout.tell(self._read(self.day), self.font(), self.size())
        self.update(painted + self.readout.region())

    def zoom(self, factor: float, about: float | None = None) -> None:
        """Show so many times the days; the day about which, else the one read out or the middle, keeps its place."""
        if self._whole is not None:
            middle = (self._window.first + self._window.last) / 2
            kept = about if about is not None else self.day.toordinal() if self.day else middle
            self._show(self._window.zoomed(factor, kept, self._whole))

    def pan(self, share: float) -> None:
        """Move by a part of the days shown."""
        if self._whole is not None:
            self._show(self._window.moved(share * self._window.days, self._whole))

    def sizeHint(self) -> QSize:
        """As wide as a card, and no taller than it must be."""
        return QSize(700, self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw anew once the size has settled; the first time there is nothing to wait with."""
        super().resizeEvent(event)
        self.point(None)
        self._settle.start(SETTLE_MS if self.figure.axes else 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Lay the finished picture down where it is asked for, and the read-out over it."""
        painter = QPainter(self)
        dense = self._picture.devicePixelRatioF()
        for part in event.region():  # type: ignore[attr-defined]  # a region is a sequence of rectangles
            painter.fillRect(part, theme.current().color("surface"))
            source = QRect(part.topLeft() * dense, part.size() * dense)
            painter.drawPixmap(part, self._picture, source)
        if self.readout.shown:
            self.readout.paint(painter, self.font())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Up shows fewer days, down more; sideways, or with Shift, moves. What changes nothing scrolls the page."""
        turn, before = event.angleDelta(), self._window
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier or abs(turn.x()) > abs(turn.y()):
            self.pan(-PAN * (turn.x() or turn.y()) / NOTCH)
        else:
            day = self._day(event.position().x())
            self.zoom(CLOSER ** (turn.y() / NOTCH), day.toordinal() if day else None)
        event.setAccepted(self._window != before)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Hold the picture: it is dragged, or clicked."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._held = event.position().toPoint(), self._window

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag what is held, else read out the day under the pointer."""
        place = event.position().toPoint()
        if self._held is None or self._whole is None:
            self.point(self._day(place.x()))
            return
        start, window = self._held
        dragged = place.x() - start.x()
        if self._is_dragging() or abs(dragged) >= QApplication.startDragDistance():
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.point(None)
            days = dragged / self.width() * pointing.days_wide(self.figure)
            self._show(window.moved(-days, self._whole))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the day that was clicked."""
        clicked = self._held is not None and not self._is_dragging()
        self._held = None
        self.unsetCursor()
        day = self._day(event.position().x())
        if clicked and day is not None:
            self.chosen.emit(day)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.point(None)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.point(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows read a day out, with Ctrl they pan; + and - zoom, Home shows all, Enter opens the day."""
        key = Qt.Key(event.key())
        if key in KEYS:
            self.zoom(KEYS[key])
        elif key in SIDEWAYS and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.pan(PAN * SIDEWAYS[key])
        elif key in SIDEWAYS and not event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._step(SIDEWAYS[key] * (7 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1))
        elif key == Qt.Key.Key_Home:
            self.whole_wanted.emit()
        elif key == Qt.Key.Key_Escape and self.day is not None:
            self.point(None)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.day is not None:
            self.chosen.emit(self.day)
        else:
            super().keyPressEvent(event)

    def _step(self, days: int) -> None:
        """Read out a day further on, and say it; the first time the last day that is shown."""
        if self._whole is None:
            return
        day = self.day + timedelta(days=days) if self.day else self._window.period().last
        day = min(max(day, self._whole.first), self._whole.last)
        if day not in self._window.period():
            self._show(self._window.showing(day, self._whole))
        self.point(day)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.readout.text()))

    def _show(self, window: Window) -> None:
        if window != self._window:
            self._window = window
            self._frame.start()

    def _is_dragging(self) -> bool:
        return self.cursor().shape() == Qt.CursorShape.ClosedHandCursor

    def _day(self, x: float) -> date | None:
        return pointing.day_at(self.figure, x / max(self.width(), 1))


def _nothing(_day: date) -> list[str]:
    return [""]
