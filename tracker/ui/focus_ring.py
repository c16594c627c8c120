"""The ring around whatever holds the keyboard focus."""

import atexit

from PySide6.QtCore import QObject, QRectF, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import (
    QApplication,
    QFocusFrame,
    QProxyStyle,
    QStyle,
    QStyleHintReturn,
    QStyleOption,
    QWidget,
)
from shiboken6 import delete, isValid

WIDTH = 2
GAP = 2
MARGINS = (QStyle.PixelMetric.PM_FocusFrameHMargin, QStyle.PixelMetric.PM_FocusFrameVMargin)


class RingStyle(QProxyStyle):
    """Leaves room for the gap and the ring, and lets it reach over what lies around the widget."""

    def pixelMetric(
        self, metric: QStyle.PixelMetric, option: QStyleOption | None = None, widget: QWidget | None = None
    ) -> int:
        return GAP + WIDTH if metric in MARGINS else super().pixelMetric(metric, option, widget)

    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returned: QStyleHintReturn | None = None,
    ) -> int:
        if hint == QStyle.StyleHint.SH_FocusFrame_Mask:
            return 0
        if hint == QStyle.StyleHint.SH_FocusFrame_AboveWidget:
            return 1
        return super().styleHint(hint, option, widget, returned)


class FocusRing(QFocusFrame):
    """Two pixels of accent, two pixels off; QFocusFrame keeps it in place while things move and scroll."""

    def __init__(self) -> None:
        super().__init__()
        self._style = RingStyle("Fusion")
        self.setStyle(self._style)

    def surround(self, widget: QWidget | None) -> None:
        """Stand around a widget, if it is in sight, or nowhere."""
        self.setWidget(widget)  # type: ignore[arg-type]  # Qt takes null: no widget

    def look_again(self) -> None:
        """The widget may have come into sight."""
        widget = self.widget()
        self.surround(None)
        self.surround(widget)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QGuiApplication.palette().color(QPalette.ColorRole.Highlight), WIDTH))
        edge = WIDTH / 2
        box = QRectF(self.rect()).adjusted(edge, edge, -edge, -edge)
        radius = min(self._radius(), box.height() / 2)
        painter.drawRoundedRect(box, radius, radius)

    def _radius(self) -> float:
        radius = self.widget().property("ring_radius")
        return float(radius if radius is not None else 8) + GAP + WIDTH / 2


class FocusFollower(QObject):
    """Moves one ring to the widget that has the focus."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._ring: FocusRing | None = None
        app.focusChanged.connect(self.follow)
        atexit.register(self.rest)

    def rest(self) -> None:
        """Follow no more: a program that ends takes its windows apart: nothing may look for the focus then."""
        atexit.unregister(self.rest)
        app = self.parent() if isValid(self) else None
        if isinstance(app, QApplication):
            app.focusChanged.disconnect(self.follow)
        if self._ring is not None and isValid(self._ring):
            delete(self._ring)  # it looks for the window of its widget when that goes, which may be half gone by then
        self._ring = None

    def follow(self, _old: QWidget | None, now: QWidget | None) -> None:
        """Show the ring around the widget, or no ring."""
        if self._ring is None or not isValid(self._ring):  # it goes with the window that it is in
            self._ring = FocusRing()
        self._ring.surround(now if now is not None and _wants_ring(now) else None)
        if now is not None and self._ring.isHidden():  # out of sight, to which whoever gave it the focus scrolls now
            QTimer.singleShot(0, self._ring, self._ring.look_again)


def _wants_ring(widget: QWidget) -> bool:
    """A popup marks its current row, and a page that holds the focus for its keys is no control."""
    return widget.window().windowType() != Qt.WindowType.Popup and not widget.property("no_ring")
