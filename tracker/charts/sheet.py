"""What all panels of one picture share, and what a panel is before it is drawn."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.transforms import Bbox, TransformedBbox

from tracker.charts.lettering import Box
from tracker.charts.material import Material, material
from tracker.charts.scale import Scale, shares_of
from tracker.charts.style import FURTHER, NAMED, Style
from tracker.charts.view import View
from tracker.charts.words import Type, Words
from tracker.domain import catalogue
from tracker.domain.history import History

NARROWEST_DAY = 1.5
"""Pixels that a day needs for a dot of its own; below that weeks are drawn."""

TYPICAL_MARGINS = 0.14
"""The part of the width that is not plot."""

MOST_AT_EASE = 3
"""With more symptoms than these, each gets a low panel."""

HAIRLINE = 0.6
STROKE = 1.65
"""Points: 2.2 pixels at 96 an inch."""

ROOM_FOR_MARKS = Bbox.from_extents(-0.02, -0.15, 1.02, 1.6)
"""In parts of a panel: marks on its edges are drawn whole, those further out not at all."""


@dataclass(frozen=True)
class Sheet:
    """One picture: whose diary, what of it, in which look."""

    history: History
    style: Style
    view: View

    @cached_property
    def day_pixels(self) -> float:
        """About how many pixels a day has on the time axis."""
        return self.style.width * self.style.dpi * (1 - TYPICAL_MARGINS) / self.view.period.days

    @property
    def weekly(self) -> bool:
        """Whether days would lie too close together for a dot each."""
        return self.day_pixels < NARROWEST_DAY

    @property
    def compact(self) -> bool:
        """Whether so many symptoms are shown that each gets a low panel."""
        return len(self.view.items) > MOST_AT_EASE

    @cached_property
    def material(self) -> Material:
        """What is worked out of the whole diary."""
        return material(self.history)

    @property
    def limits(self) -> tuple[float, float]:
        """The ends of the time axis: a little beyond the first and the last day."""
        period = self.view.period
        spare = max(0.5, period.days * 0.006)
        return period.first.toordinal() - spare, period.last.toordinal() + spare

    @cached_property
    def ranks(self) -> dict[str, int]:
        """Which look an item has among those without one of their own; the same in every picture if it is free."""
        own = (item.key for item in self.history.items)
        keys = [key for key in dict.fromkeys((*catalogue.items(), *own)) if key not in NAMED]
        taken: dict[str, int] = {}
        for key in self.view.items:
            home = keys.index(key) if key in keys else 0
            looks = [(home + step) % len(FURTHER) for step in range(len(FURTHER))]
            taken[key] = next((look for look in looks if look not in taken.values()), looks[0])
        return taken


@dataclass(frozen=True)
class Panel:
    """A strip of the picture: `least` is its height in points, `share` what it takes of the height left over.

    `wanted` is a height that it takes first where its share is less, `yields` by how much it may be lower than `least`
    for that of another, `room` what it keeps free above its scale.
    """

    title: str
    scale: Scale
    share: float
    least: float
    paint: Callable[[Axes, Sheet], None]
    note: str = ""
    grid: bool = True
    wanted: float = 0
    yields: float = 0
    room: float = 0


def plot(axes: Axes, days: Any, values: Any, name: str, **look: Any) -> Line2D:
    """Marks or a line of data by day (ordinal) and value, to be found again by its name (gid)."""
    line = Line2D(days, values, gid=name, **look)
    axes.add_artist(line)
    line.set_clip_box(TransformedBbox(ROOM_FOR_MARKS, axes.transAxes))
    return line


def marks(axes: Axes, days: Any, values: Any, name: str, **look: Any) -> Line2D:
    """Unjoined marks, the same colour inside and at the edge unless `look` says otherwise."""
    colour = look.pop("color")
    edge = {"markerfacecolor": colour, "markeredgecolor": colour, "markeredgewidth": 0.0} | look
    return plot(axes, days, values, name, linestyle="none", **edge)


def box_of(axes: Axes) -> Box:
    """The panel in points from the lower left of the picture."""
    figure = axes.get_figure(root=True)
    assert figure is not None, "panels are on a picture"
    width, height = (float(inches) * 72 for inches in figure.get_size_inches())
    left, bottom, right, top = axes.get_position(original=True).extents
    return Box(left * width, bottom * height, right * width, top * height)


def place_of(axes: Axes, day: float, value: float) -> tuple[float, float]:
    """Where a day and value lie, in points from the lower left of the picture."""
    return places_of(axes)(day, value)


def places_of(axes: Axes) -> Callable[[float, float], tuple[float, float]]:
    """What `place_of` answers, for many days and values: asking matplotlib for each would take as long as drawing."""
    area = box_of(axes)
    (first, last), share, tall = axes.get_xlim(), shares_of(axes), area.top - area.bottom
    across = (area.right - area.left) / (last - first)
    return lambda day, value: (area.left + across * (day - first), area.bottom + tall * share(value))


def write(axes: Axes, left: float, middle: float, text: str, kind: Type, name: str = "") -> None:
    """A text with its left end and vertical middle at a place in points, to be found again by its name (gid)."""
    words = Words(left, middle, text, kind)
    words.set_gid(name)
    axes.add_artist(words)
