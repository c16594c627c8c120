"""The fonts that come with matplotlib, for others who set text beside a chart."""

from __future__ import annotations

from functools import cache

from tracker.charts.style import FAMILY


@cache
def files() -> tuple[str, str]:
    """The font of charts, regular and bold; loads a part of matplotlib.

    Not their folder: another font in it draws one and the same sign for every letter that it does not know.
    """
    from matplotlib import get_data_path

    name = f"{get_data_path()}/fonts/ttf/{FAMILY.replace(' ', '')}"
    return f"{name}.ttf", f"{name}-Bold.ttf"


@cache
def letters() -> frozenset[str]:
    """All characters that the font of charts can draw in regular and in bold."""
    from matplotlib.ft2font import FT2Font

    regular, bold = (FT2Font(file).get_charmap() for file in files())
    return frozenset(map(chr, regular.keys() & bold.keys()))
