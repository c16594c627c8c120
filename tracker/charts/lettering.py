"""Text on a chart: how much room it takes, and keeping texts apart."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.font_manager import FontProperties
from matplotlib.textpath import text_to_path

from tracker.charts.fonts import families, unknown_letters_as_boxes
from tracker.charts.style import Style

LEADING = 1.25
"""Height of a line of text in sizes of its type."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in points."""

    left: float
    bottom: float
    right: float
    top: float

    def meets(self, other: Box) -> bool:
        """Whether the two share any area."""
        beside = self.right <= other.left or other.right <= self.left
        return not (beside or self.top <= other.bottom or other.top <= self.bottom)

    def within(self, other: Box) -> bool:
        """Whether it lies wholly inside the other one."""
        across = other.left <= self.left and self.right <= other.right
        return across and other.bottom <= self.bottom and self.top <= other.top


def text_width(text: str, style: Style, size: float, bold: bool = False) -> float:
    """The width of a text in points."""
    return _width(text, style.dpi, size, "bold" if bold else "normal")


@lru_cache(maxsize=512)
def _width(text: str, dpi: float, size: float, weight: str) -> float:
    """The wider of its form on paper and on the pixels of a screen, to which letters are fitted."""
    font = FontProperties(family=list(families(text)), size=size, weight=weight)
    with unknown_letters_as_boxes():
        on_paper = text_to_path.get_text_width_height_descent(text, font, ismath=False)[0]
        on_screen = _screen(dpi).get_text_width_height_descent(text, font, ismath=False)[0] * 72 / dpi
    return float(max(on_paper, on_screen))


@lru_cache(maxsize=4)
def _screen(dpi: float) -> RendererAgg:
    return RendererAgg(1, 1, dpi)


def shortened(text: str, room: float, style: Style, size: float, bold: bool = False) -> str:
    """The text on one line, cut with an ellipsis where it is wider than the room in points."""
    text = " ".join(text.split())
    if text_width(text, style, size, bold) <= room:
        return text
    while text and text_width(text + "…", style, size, bold) > room:
        text = text[:-1].rstrip()
    return text + "…"


def first_free(candidates: list[Box], taken: list[Box], inside: Box) -> Box | None:
    """The first box that lies inside and meets none of those taken."""
    return next((box for box in candidates if box.within(inside) and not any(map(box.meets, taken))), None)
