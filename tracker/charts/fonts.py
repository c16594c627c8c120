"""The fonts that come with matplotlib, for others who set text beside a chart."""

from __future__ import annotations

from functools import cache

from tracker.charts.style import FAMILY


@cache
def folder() -> str:
    """The folder of the fonts; loads a part of matplotlib."""
    from matplotlib import get_data_path

    return f"{get_data_path()}/fonts/ttf"


@cache
def letters() -> frozenset[str]:
    """All characters that the font of charts can draw in regular and in bold."""
    from matplotlib.ft2font import FT2Font

    name = FAMILY.replace(" ", "")
    faces = [FT2Font(f"{folder()}/{name}{cut}.ttf").get_charmap() for cut in ("", "-Bold")]
    return frozenset(map(chr, faces[0].keys() & faces[1].keys()))
