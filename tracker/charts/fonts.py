"""The fonts of charts: those that come with matplotlib, and the system's for letters that they lack."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from warnings import catch_warnings, filterwarnings

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


def families(text: str) -> tuple[str, ...]:
    """The font of charts, and for letters that it lacks those of the system that have them."""
    missing = frozenset() if text.isascii() else frozenset(text) - letters()
    return (FAMILY, *(_others(missing) if missing else ()))


@cache
def _others(missing: frozenset[str]) -> tuple[str, ...]:
    from matplotlib.font_manager import fontManager
    from matplotlib.ft2font import FT2Font

    found, wanted = [], set(map(ord, missing))
    for entry in fontManager.ttflist:
        if not wanted:
            break
        if entry.style != "normal":
            continue
        try:
            font = FT2Font(entry.fname)
        except (OSError, RuntimeError):
            continue
        known = wanted & font.get_charmap().keys() if font.scalable else set()
        if known:
            found.append(entry.name)
            wanted -= known
    return tuple(dict.fromkeys(found))


@contextmanager
def unknown_letters_as_boxes() -> Iterator[None]:
    """A letter that no font has is drawn as an empty box, and nobody is warned of it."""
    with catch_warnings():
        filterwarnings("ignore", message="Glyph .* missing from", category=UserWarning)
        yield
