"""Text as pictures: drawn once letter by letter, then only laid down, since a chart that moves is mostly text."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from math import ceil
from typing import Any

import numpy as np
from matplotlib.artist import Artist
from matplotlib.backend_bases import RendererBase
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.figure import Figure
from matplotlib.text import Text
from matplotlib.transforms import Bbox, IdentityTransform

from tracker.charts.fonts import families, unknown_letters_as_boxes

PAD = 2
"""Pixels around the picture of a text: letters may reach a little over their box."""

Picture = np.ndarray[Any, np.dtype[np.uint8]]


@dataclass(frozen=True, slots=True)
class Type:
    """How letters look: sizes in points."""

    size: float
    colour: str
    weight: str = "normal"


class Words(Artist):
    """A text with its left end and vertical middle at a place in points; never read as a formula, never clipped."""

    def __init__(self, left: float, middle: float, text: str, kind: Type) -> None:
        super().__init__()
        self.place = (left, middle)
        self.kind = kind
        self._text = text
        self.set_zorder(7)

    def get_text(self) -> str:
        """The letters themselves."""
        return self._text

    def draw(self, renderer: RendererBase) -> None:
        """Lay down the picture on pixels; whatever else draws gets the letters."""
        if isinstance(renderer, RendererAgg):
            picture, right, up = _picture(self._text, self.kind, renderer.dpi)
            left, middle = (round(along * renderer.dpi / 72) for along in self.place)
            renderer.draw_image(renderer.new_gc(), left + right, middle + up, picture)
        else:
            with unknown_letters_as_boxes():
                self._letters().draw(renderer)
        self.stale = False

    def get_window_extent(self, renderer: RendererBase | None = None) -> Bbox:
        """The box around the letters, in pixels."""
        with unknown_letters_as_boxes():
            return self._letters().get_window_extent(renderer)

    def set_clip_path(self, *_nothing: Any) -> None:
        """Panels clip what is in them, but texts stand beside them too."""

    def _letters(self) -> Text:
        figure = self.get_figure(root=True)
        assert figure is not None, "only asked of texts on a picture"
        left, middle = self.place
        width, height = figure.get_size_inches() * 72
        letters = _text(self._text, self.kind, figure)
        letters.set_transform(figure.transFigure)
        letters.set_position((left / width, middle / height))
        letters.set_gid(self.get_gid())
        return letters


def _text(text: str, kind: Type, figure: Figure) -> Text:
    made = Text(
        0,
        0,
        text,
        fontfamily=list(families(text)),
        fontsize=kind.size,
        fontweight=kind.weight,
        color=kind.colour,
        verticalalignment="center_baseline",
        parse_math=False,
    )
    made.set_figure(figure)
    return made


@lru_cache(maxsize=512)
def _picture(text: str, kind: Type, dpi: float) -> tuple[Picture, int, int]:
    """The letters on nothing, from the lowest row up, and where the lower left corner is from the text's place."""
    letters = _text(text, kind, Figure(dpi=dpi))
    letters.set_transform(IdentityTransform())
    with unknown_letters_as_boxes():
        box = letters.get_window_extent(RendererAgg(1, 1, dpi))
        left, bottom = int(box.x0 // 1) - PAD, int(box.y0 // 1) - PAD
        sheet = RendererAgg(ceil(box.x1) + PAD - left, ceil(box.y1) + PAD - bottom, dpi)
        letters.set_position((-left, -bottom))
        letters.draw(sheet)
    return np.array(sheet.buffer_rgba())[::-1].copy(), left, bottom
