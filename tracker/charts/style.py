"""How a chart looks: colours by what they stand for, sizes in points and inches."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

FAMILY = "DejaVu Sans"
"""Comes with matplotlib, so that a chart looks alike on every machine, on screen and on paper."""

NAMED = ("twitching", "tingling")
FURTHER = tuple(f"series_{number}" for number in range(3, 9))
MARKERS = {"twitching": "o", "tingling": "s"}
FURTHER_MARKERS = ("^", "D", "p", "h", "P", "X")


@dataclass(frozen=True)
class Style:
    """Colours as #RRGGBB, `size` and `title_size` in points, width and height in inches, `dpi` pixels an inch.

    `faint` is the strength of single days beside their median: colours are mixed with the paper beforehand, so that
    a chart never needs transparency.
    """

    paper: str
    ink: str
    muted: str
    line: str
    shade: str
    dose: str
    lab: str
    event: str
    series: tuple[tuple[str, str], ...]
    size: float
    title_size: float
    width: float
    height: float
    dpi: float
    on_paper: bool
    faint: float
    family: str = FAMILY

    def colour(self, item: str, rank: int) -> str:
        """The colour of an item; `rank` counts the items that have no colour of their own."""
        colours = dict(self.series)
        return colours.get(item) or colours[FURTHER[rank % len(FURTHER)]]

    def days_colour(self, colour: str) -> str:
        """A colour at the strength of single days."""
        return mix(colour, self.paper, self.faint)

    @property
    def points(self) -> tuple[float, float]:
        """Width and height in points."""
        return self.width * 72, self.height * 72


def marker(item: str, rank: int) -> str:
    """The shape of an item's days: shape tells what colour tells."""
    return MARKERS.get(item) or FURTHER_MARKERS[rank % len(FURTHER_MARKERS)]


def mix(colour: str, paper: str, strength: float) -> str:
    """A colour thinned with the paper's: 1 is the colour, 0 the paper."""
    pairs = zip(_channels(colour), _channels(paper), strict=True)
    return "#" + "".join(f"{round(on * strength + under * (1 - strength)):02X}" for on, under in pairs)


def _channels(colour: str) -> tuple[int, ...]:
    return tuple(int(colour[at : at + 2], 16) for at in (1, 3, 5))


def screen_style(roles: Mapping[str, str], width: float, height: float, dpi: float = 96, scale: float = 1) -> Style:
    """A theme's roles at a size in inches; `scale` is the person's text size (1 is 100 %)."""
    return Style(
        paper=roles["surface"],
        ink=roles["ink"],
        muted=roles["muted"],
        line=roles["line"],
        shade=roles.get("shade") or mix(roles["muted"], roles["surface"], 0.08),
        dose=roles["dose"],
        lab=roles["lab"],
        event=roles["event"],
        series=tuple((key, roles[key]) for key in (*NAMED, *FURTHER)),
        size=8.25 * scale,
        title_size=9.25 * scale,
        width=width,
        height=height,
        dpi=dpi,
        on_paper=False,
        faint=0.35,
    )


def print_style(width: float, height: float) -> Style:
    """Black on white paper at a size in inches; every colour also holds when it is copied in grey."""
    return Style(
        paper="#FFFFFF",
        ink="#111111",
        muted="#444B52",
        line="#D5DADF",
        shade="#EEF1F3",
        dose="#22303C",
        lab="#53397F",
        event="#444B52",
        series=PRINTED,
        size=7.5,
        title_size=8.5,
        width=width,
        height=height,
        dpi=96,
        on_paper=True,
        faint=0.45,
    )


PRINTED = (
    ("twitching", "#B5400A"),
    ("tingling", "#2563A8"),
    ("series_3", "#A3246E"),
    ("series_4", "#23713A"),
    ("series_5", "#7A3E9C"),
    ("series_6", "#75590B"),
    ("series_7", "#0B6A82"),
    ("series_8", "#59660B"),
)
PRINT = print_style(6.9, 4.2)
"""The size of the chart on the report's first page."""
