"""How the body is painted: softly, in the roles of the theme."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QPixmap, QPolygonF, QTransform

from tracker.charts.body_map import Curve, Region, View, body
from tracker.charts.style import mix
from tracker.i18n import _
from tracker.ui import theme

SMALL, NUMBER = 12.5, 11
SKIN = 0.06
SHADOWS = ((11, 0.08), (6, 0.17))
"""Widths, in units of the drawing, and strengths of the shadow inside the outline."""
BESIDE_HEAD = 25
HEAD = 36
DISABLED = 0.3
"""How strong marks are in a diary that can only be read."""
SIDED = ("front", "back")
ROUND = Qt.PenCapStyle.RoundCap


@dataclass(frozen=True, slots=True)
class Mark:
    """A region that holds something: how strongly it is painted, and the number on it."""

    region: Region
    strength: float
    number: str


class Figure:
    """The drawing at the size of a widget, or some of its views; shapes are worked out when first needed."""

    def __init__(self, views: Iterable[str] = ("front", "back", "face")) -> None:
        self._keys = tuple(views)
        self._to_widget = QTransform()
        self._shapes: dict[Region, QPainterPath] = {}
        self._sheets: tuple[QPixmap, QPixmap] | None = None

    def fit(self, to_widget: QTransform) -> None:
        """Take another place and size."""
        self._to_widget = to_widget
        self.forget()

    def forget(self) -> None:
        """Draw anew when painted next: the theme or the size of the text is another."""
        self._sheets = None

    @staticmethod
    def px(length: float) -> int:
        """A length of the design at the chosen text size."""
        return theme.current().px(length)

    def caption_height(self, font: QFont) -> int:
        """The room for a line of words under the feet."""
        return round(QFontMetricsF(font).height()) + 4

    def shape(self, region: Region) -> QPainterPath:
        """What is painted of a region: the part within the outline."""
        if region not in self._shapes:
            polygon = QPainterPath()
            polygon.addPolygon(QPolygonF([QPointF(*point) for point in region.polygon]))
            polygon.closeSubpath()
            self._shapes[region] = polygon.intersected(self._outlines[region.view])
        return self._shapes[region]

    def center(self, region: Region) -> QPointF:
        """The middle of what is painted of a region, on the sheet; of a ring, a point in its upper half."""
        shape = self.shape(region)
        box = shape.boundingRect()
        upper = QPointF(box.center().x(), box.top() + box.height() / 8)
        return box.center() if shape.contains(box.center()) or not shape.contains(upper) else upper

    def paint(self, painter: QPainter, role: str, marks: Iterable[Mark], *, enabled: bool) -> None:
        """The figures with what their regions hold; what a tap does not change is kept as pictures."""
        marks = tuple(marks)
        beneath, above = self._sheets = self._sheets or self._drawn(painter)
        painter.drawPixmap(0, 0, beneath)
        for mark in marks:
            color = _mixed(role, "surface", mark.strength if enabled else DISABLED)
            painter.fillPath(self._to_widget.map(self.shape(mark.region)), color)
        painter.drawPixmap(0, 0, above)
        for mark in marks:
            self._paint_number(painter, mark, enabled=enabled)

    def paint_edge(self, painter: QPainter, region: Region, role: str) -> None:
        """A line around a region."""
        painter.strokePath(self._to_widget.map(self.shape(region)), QPen(theme.current().color(role), 2))

    def paint_caption(self, painter: QPainter, strip: QRectF, words: str) -> None:
        """What a region is and holds, under the feet."""
        painter.setFont(_font(painter.font(), bold=True))
        painter.setPen(theme.current().color("ink"))
        painter.drawText(strip, Qt.AlignmentFlag.AlignCenter, words)

    def paint_views(self, painter: QPainter, strip: QRectF) -> None:
        """Which figure is which."""
        painter.setFont(_font(painter.font()))
        painter.setPen(theme.current().color("muted"))
        words = {"front": _("front"), "back": _("back"), "face": _("face")}
        for view in self._shown:
            middle = self._to_widget.map(QPointF(view.middle, 0)).x()
            box = QRectF(middle - strip.width() / 2, strip.top(), strip.width(), strip.height())
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words[view.key])

    @cached_property
    def _shown(self) -> tuple[View, ...]:
        return tuple(view for view in body().views if view.key in self._keys)

    @cached_property
    def _outlines(self) -> dict[str, QPainterPath]:
        return {view.key: _path(view.outline) for view in body().views}

    @cached_property
    def _lines(self) -> dict[str, tuple[QPainterPath, QPainterPath]]:
        """For each view the seams between regions, and the lines of the drawing."""
        return {view.key: (_polylines(view), _curves(view)) for view in body().views}

    def _drawn(self, painter: QPainter) -> tuple[QPixmap, QPixmap]:
        """What lies under the marks: the bodies; and above them: seams, lines and words."""
        device = painter.device()
        sheets = []
        for number in range(2):
            sheet = QPixmap(QSize(device.width(), device.height()) * device.devicePixelRatio())
            sheet.setDevicePixelRatio(device.devicePixelRatio())
            sheet.fill(Qt.GlobalColor.transparent)
            sheets.append(sheet)
            with QPainter(sheet) as brush:
                brush.setRenderHint(QPainter.RenderHint.Antialiasing)
                brush.setFont(painter.font())
                if number:
                    self._paint_sides(brush)
                brush.setTransform(self._to_widget, True)
                for view in self._shown:
                    if number:
                        self._paint_lines(brush, view)
                    else:
                        self._paint_body(brush, self._outlines[view.key])
        return sheets[0], sheets[1]

    def _paint_body(self, painter: QPainter, outline: QPainterPath) -> None:
        painter.fillPath(outline, _mixed("control_line", "shade", SKIN))
        painter.save()
        painter.setClipPath(outline)
        for width, strength in SHADOWS:
            painter.strokePath(outline, QPen(_mixed("control_line", "shade", SKIN + strength), width))
        painter.restore()

    def _paint_lines(self, painter: QPainter, view: View) -> None:
        look = theme.current()
        seams, lines = self._lines[view.key]
        painter.save()
        painter.setClipPath(self._outlines[view.key])
        painter.strokePath(seams, QPen(look.color("surface"), 1.5))
        painter.strokePath(lines, QPen(_mixed("control_line", "surface", 0.5), 1, Qt.PenStyle.SolidLine, ROUND))
        painter.restore()
        painter.strokePath(self._outlines[view.key], QPen(_mixed("control_line", "surface", 0.7), 1.3))

    def _paint_number(self, painter: QPainter, mark: Mark, *, enabled: bool) -> None:
        """Where a region has room for it; the list beside the map has all numbers."""
        box = self._to_widget.mapRect(self.shape(mark.region).boundingRect())
        painter.setFont(_font(painter.font(), NUMBER, bold=True))
        words = painter.fontMetrics().boundingRect(mark.number)
        if words.width() > box.width() or words.height() - 4 > box.height():
            return
        dark = theme.current().dark
        strong = enabled and mark.strength > 0.6
        painter.setPen(theme.current().color("window" if strong and dark else "surface" if strong else "ink"))
        painter.drawText(box.adjusted(-10, -10, 10, 10), Qt.AlignmentFlag.AlignCenter, mark.number)

    def _paint_sides(self, painter: QPainter) -> None:
        """The person's left and right, beside the heads."""
        painter.setFont(_font(painter.font()))
        painter.setPen(theme.current().color("muted"))
        words = {1: _("left"), -1: _("right")}
        for view in (view for view in self._shown if view.key in SIDED):
            for sign in (1, -1):
                point = self._to_widget.map(QPointF(view.middle + sign * BESIDE_HEAD, HEAD))
                box = QRectF(point.x() if sign == 1 else point.x() - 200, point.y() - 20, 200, 40)
                side = Qt.AlignmentFlag.AlignLeft if sign == 1 else Qt.AlignmentFlag.AlignRight
                painter.drawText(box, side | Qt.AlignmentFlag.AlignVCenter, words[sign * view.left])


def _path(curve: Curve) -> QPainterPath:
    path = QPainterPath(QPointF(*curve[0]))
    for at in range(1, len(curve), 3):
        path.cubicTo(*(QPointF(*point) for point in curve[at : at + 3]))
    return path


def _polylines(view: View) -> QPainterPath:
    path = QPainterPath()
    for seam in view.seams:
        path.addPolygon(QPolygonF([QPointF(*point) for point in seam]))
    return path


def _curves(view: View) -> QPainterPath:
    path = QPainterPath()
    for line in view.lines:
        path.addPath(_path(line))
    return path


def _font(font: QFont, pixels: float = SMALL, *, bold: bool = False) -> QFont:
    made = QFont(font)
    made.setPointSizeF(theme.current().points(pixels))
    made.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return made


def _mixed(role: str, paper: str, strength: float) -> QColor:
    """A role thinned with another: opaque, which paints far faster than what shines through."""
    roles = theme.current().roles
    return QColor(mix(roles[role], roles[paper], strength))
