"""Where injections go: each place on the body with the days since it was used."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent, QTransform
from PySide6.QtWidgets import QSizePolicy, QWidget

from tracker.charts.body_map import Spot, body
from tracker.charts.style import mix
from tracker.i18n import _
from tracker.ui import theme
from tracker.ui.widgets.body_figure import Figure

LEAST, MOST = 340, 440
"""Pixels high, at the usual text size and at any."""
HALF = 92
"""Units of the drawing from the middle of a figure to the edge of its room."""
FIRST = ("front",)
RADIUS = 13
RING = 4
SMALL, NUMBER = 12.5, 12
FRESH, FADED, FADES_IN = 0.75, 0.12, 60
"""How strongly a place is painted that was used today, the least, and the days until it has faded to that."""


@dataclass(frozen=True, slots=True)
class SiteState:
    """A place: its words, the days since it was used (None: never), and whether it is its turn."""

    site: str
    words: str
    days: int | None
    is_next: bool = False


class SiteMap(QWidget):
    """A picture of what the list beside it says; a click chooses a place there."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._states: Mapping[str, SiteState] = {}
        self._current, self._hovered = "", ""
        self._figure = Figure(FIRST)
        self.setMouseTracking(True)
        self.setAccessibleName(_("Body with the places of injections"))
        self.setAccessibleDescription(_("The list has the same places."))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_sites(self, states: Sequence[SiteState]) -> None:
        """Show these places and no others, on the figures that have any of them."""
        self._states = {state.site: state for state in states}
        self._figure = Figure(tuple({spot.view for spot in self._spots()}) or FIRST)
        self._figure.fit(self._to_widget())
        self.updateGeometry()
        self.update()

    def mark(self, site: str) -> None:
        """Put a line around the place that is chosen in the list."""
        self._current = site
        self.update()

    def spot(self, site: str) -> QPointF:
        """Where on the widget a place is painted."""
        return self._to_widget().map(QPointF(*next(found.point for found in body().spots if found.site == site)))

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        high = min(self._figure.px(LEAST), MOST)
        left, right = self._span()
        return QSize(round(high * (right - left) / body().height), high)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._figure.fit(self._to_widget())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange, QEvent.Type.PaletteChange):
            self._figure.fit(self._to_widget())
            self.updateGeometry()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self._site_at(event.position()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if site := self._site_at(event.position()):
            self.chosen.emit(site)

    def leaveEvent(self, event: QEvent) -> None:
        self._hover("")
        super().leaveEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._figure.paint(painter, "dose", (), enabled=True)
        for spot in self._spots():
            self._paint_spot(painter, spot)
        feet = self._to_widget().map(QPointF(0, body().height)).y()
        strip = QRectF(0, feet, self.width(), self._figure.caption_height(self.font()))
        named = self._hovered or self._current
        if named in self._states:
            self._figure.paint_caption(painter, strip, self._states[named].words)
        else:
            self._figure.paint_views(painter, strip)

    def _paint_spot(self, painter: QPainter, spot: Spot) -> None:
        look, state = theme.current(), self._states[spot.site]
        center, radius = self.spot(spot.site), self._radius()
        strength = _strength(state.days)
        edge = "accent" if state.is_next or spot.site == self._current else "dose"
        painter.setBrush(QColor(mix(look.roles["dose"], look.roles["surface"], strength)))
        line = Qt.PenStyle.SolidLine if state.days is not None or state.is_next else Qt.PenStyle.DotLine
        painter.setPen(QPen(look.color(edge), 1.2, line))
        painter.drawEllipse(center, radius, radius)
        if state.is_next or spot.site == self._current:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(look.color("accent"), 2))
            painter.drawEllipse(center, radius + RING, radius + RING)
        painter.setPen(look.color("surface" if strength > 0.5 else "ink"))
        painter.setFont(_font(painter.font(), NUMBER, bold=True))
        box = QRectF(center.x() - 40, center.y() - 20, 80, 40)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, "–" if state.days is None else str(state.days))
        if state.is_next:
            self._paint_next(painter, spot, center, radius)

    def _paint_next(self, painter: QPainter, spot: Spot, center: QPointF, radius: float) -> None:
        """The word beside the ring, on the side away from the body."""
        middle = next(view.middle for view in body().views if view.key == spot.view)
        painter.setPen(theme.current().color("accent"))
        painter.setFont(_font(painter.font(), SMALL, bold=True))
        gap, wide = radius + RING + 4, 80
        right = spot.point[0] > middle
        box = QRectF(center.x() + gap if right else center.x() - gap - wide, center.y() - 12, wide, 24)
        side = Qt.AlignmentFlag.AlignLeft if right else Qt.AlignmentFlag.AlignRight
        painter.drawText(box, side | Qt.AlignmentFlag.AlignVCenter, _("next"))

    def _spots(self) -> list[Spot]:
        return [spot for spot in body().spots if spot.site in self._states]

    def _site_at(self, point: QPointF) -> str:
        near = self._radius() + RING
        apart = ((point - self.spot(spot.site), spot.site) for spot in self._spots())
        return next((site for way, site in apart if QPointF.dotProduct(way, way) <= near * near), "")

    def _radius(self) -> float:
        return min(self._figure.px(RADIUS), 1.4 * RADIUS)

    def _hover(self, site: str) -> None:
        if site != self._hovered:
            self._hovered = site
            self.setCursor(Qt.CursorShape.PointingHandCursor if site else Qt.CursorShape.ArrowCursor)
            self.update()

    def _to_widget(self) -> QTransform:
        """From the sheet of the drawing to the widget: as large as fits, at the top, in the middle."""
        left, right = self._span()
        room = self.height() - self._figure.caption_height(self.font())
        scale = max(0.1, min(self.width() / (right - left), room / body().height))
        return QTransform(scale, 0, 0, scale, (self.width() - (left + right) * scale) / 2, 0)

    def _span(self) -> tuple[float, float]:
        """Where the figures that are shown begin and end on the sheet."""
        shown = {spot.view for spot in self._spots()} or set(FIRST)
        middles = [view.middle for view in body().views if view.key in shown]
        return min(middles) - HALF, max(middles) + HALF


def _strength(days: int | None) -> float:
    """A place fades as the days pass; one that was never used is empty."""
    if days is None:
        return 0.0
    return max(FADED, FRESH - (FRESH - FADED) * days / FADES_IN)


def _font(font: QFont, pixels: float, *, bold: bool) -> QFont:
    made = QFont(font)
    made.setPointSizeF(theme.current().points(pixels))
    made.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return made
