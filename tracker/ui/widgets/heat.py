"""How the value of a day becomes a shade, and how a day without one is hatched: the same in month, year and legend."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap, QPolygonF

from tracker.ui import theme

READABLE = 4.5
"""The contrast that words keep on the deepest shade."""

PALEST = 0.14
STEPS = 40
HATCH = 6


@dataclass(frozen=True, slots=True)
class Heat:
    """One day: its value (None: not recorded) and its words, was it back-filled, did it have an injection."""

    value: float | None = None
    text: str = ""
    late: bool = False
    injection: bool = False


@dataclass(frozen=True, slots=True)
class Scale:
    """The role of the item's colour, and the value that has its full shade; 0 has none.

    With `root` the shade follows the square root: after a few wild days small counts still differ.
    """

    role: str = "accent"
    top: float = 1.0
    root: bool = False

    def color(self, value: float) -> QColor:
        """The shade of a value."""
        roles = theme.current().roles
        share = min(1.0, value / self.top)
        return _shade(roles[self.role], roles["surface"], roles["ink"], math.sqrt(share) if self.root else share)


Say = Callable[[int], str]
"""What is said of a day (ordinal) to the pointer and to a screen reader."""


def paint_cell(painter: QPainter, box: QRectF, heat: Heat, scale: Scale, radius: float) -> None:
    """The ground of a day: shaded, or hatched where nothing was recorded; zero is plain paper with a frame."""
    look = theme.current()
    painter.setPen(look.color("line"))
    if heat.value is None:
        ratio = painter.device().devicePixelRatio()
        painter.setBrush(_hatch(look.roles["control_line"], look.roles["window"], look.px(HATCH), ratio))
    else:
        painter.setBrush(scale.color(heat.value))
    painter.drawRoundedRect(box, radius, radius)


def paint_injection(painter: QPainter, centre: QPointF, size: float) -> None:
    """A filled triangle that points down, as in the charts."""
    half = size / 2
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.current().color("dose"))
    corners = [QPointF(-half, -half * 0.8), QPointF(half, -half * 0.8), QPointF(0, half * 0.9)]
    painter.drawPolygon(QPolygonF([centre + corner for corner in corners]))


def paint_late(painter: QPainter, centre: QPointF, size: float) -> None:
    """A hollow ring, as for back-filled days in the charts."""
    painter.setPen(QPen(theme.current().color("ink"), 1.25))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(centre, size / 2, size / 2)


@lru_cache(maxsize=8)
def _hatch(color: str, ground: str, gap: int, ratio: float) -> QPixmap:
    """Thin slanting lines that meet at the edges of a tile."""
    side = gap * ratio
    tile = QPixmap(round(side), round(side))
    tile.fill(QColor(ground))
    painter = QPainter(tile)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    line = QColor(color)
    line.setAlphaF(0.5)
    painter.setPen(QPen(line, ratio))
    for shift in (-side, 0, side):
        painter.drawLine(QPointF(shift, side), QPointF(shift + side, 0))
    painter.end()
    tile.setDevicePixelRatio(ratio)
    return tile


@lru_cache(maxsize=512)
def _shade(color: str, paper: str, ink: str, share: float) -> QColor:
    if share <= 0:
        return QColor(paper)
    return QColor(*_mixed(color, paper, PALEST + (_deepest(color, paper, ink) - PALEST) * share))


@lru_cache(maxsize=32)
def _deepest(color: str, paper: str, ink: str) -> float:
    """How strong a colour may be laid on the paper while ink can be read on it."""
    strengths = (step / STEPS for step in range(STEPS, 0, -1))
    return next((s for s in strengths if _contrast(_mixed(color, paper, s), _channels(ink)) >= READABLE), PALEST)


def _mixed(color: str, paper: str, strength: float) -> tuple[int, int, int]:
    red, green, blue = (
        round(on * strength + under * (1 - strength))
        for on, under in zip(_channels(color), _channels(paper), strict=True)
    )
    return red, green, blue


def _channels(color: str) -> tuple[int, int, int]:
    return int(color[1:3], 16), int(color[3:5], 16), int(color[5:7], 16)


def _contrast(one: tuple[int, int, int], other: tuple[int, int, int]) -> float:
    """The contrast ratio of WCAG 2: 1 to 21."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(color: tuple[int, int, int]) -> float:
    shares = (channel / 255 for channel in color)
    red, green, blue = (share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
