"""The level of an item by the days since the last injection: a faint line a cycle, their middle and their spread."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from matplotlib.figure import Figure

from tracker.analysis.cycles import Cycles
from tracker.analysis.engine import Floats
from tracker.charts.style import Style, mix
from tracker.i18n import _

FEWEST = 3
"""Cycles with a value on a day, below which its middle is not drawn."""
SPREAD = (25, 75)
MOST_ABOVE = 2.5
"""How far above the spread a single cycle is still drawn, in its heights: a wild day must not flatten the rest."""


@dataclass(frozen=True, slots=True)
class Profile:
    """By days since an injection: the middle of the cycles and the quarters around it, NaN where cycles are few."""

    days: Floats
    middle: Floats
    low: Floats
    high: Floats


def profile(cycles: Cycles, *, counts: bool) -> Profile:
    """Means over three days of each cycle first, so that single days do not rule; counts in counts, not logarithms."""
    last = int(cycles.since.max(initial=0))
    days = np.arange(last + 1)
    around = np.full((cycles.count, last + 1), np.nan)
    for number in range(cycles.count):
        for day in days:
            near = (cycles.number == number) & (np.abs(cycles.since - day) <= 1)
            if near.any():
                around[number, day] = cycles.values[near].mean()
    if counts:
        around = np.expm1(around)
    enough = (~np.isnan(around)).sum(axis=0) >= FEWEST
    parts = np.full((3, last + 1), np.nan)
    if enough.any():
        parts[:, enough] = np.nanpercentile(around[:, enough], (50, *SPREAD), axis=0)
    return Profile(days.astype(float), *parts)


def draw(cycles: Cycles, style: Style, colour: str, unit: str, *, counts: bool) -> Figure:
    """The picture; `unit` is what the values are, as «Twitches per day»."""
    found = profile(cycles, counts=counts)
    figure = Figure(figsize=(style.width, style.height), dpi=style.dpi, facecolor=style.paper)
    axes = figure.add_axes((0.1, 0.27, 0.87, 0.6), facecolor=style.paper)
    faint, highest = mix(colour, style.paper, 0.3), 1.0
    for number in range(cycles.count):
        since, values = _broken(cycles, number, found.days)
        values = np.expm1(values) if counts else values
        highest = float(np.nanmax(values, initial=highest))
        axes.plot(since, values, color=faint, linewidth=0.6, gid="cycle")
    axes.fill_between(
        found.days, found.low, found.high, color=mix(colour, style.paper, 0.18), linewidth=0, gid="spread"
    )
    axes.plot(found.days, found.middle, color=colour, linewidth=2.2, gid="middle")
    axes.set_ylim(0, min(highest, MOST_ABOVE * float(np.nanmax(found.high, initial=1.0))) if counts else 10)
    axes.set_xlim(0, max(7, int(found.days[-1])))
    axes.set_xticks(range(0, int(found.days[-1]) + 1, 7))
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
    for side in ("left", "bottom"):
        axes.spines[side].set_color(style.line)
    look: dict[str, Any] = {"family": style.family, "size": style.size, "color": style.muted}
    axes.set_xlabel(_("Days since the last injection"), **look)
    axes.set_title(unit, loc="left", pad=4, **look)
    axes.tick_params(colors=style.muted, labelsize=style.size, length=2.5, labelfontfamily=style.family)
    return figure


def _broken(cycles: Cycles, number: int, days: Floats) -> tuple[Floats, Floats]:
    """A cycle with NaN on the days that were not recorded: no line crosses an empty day."""
    values = np.full(len(days), np.nan)
    own = cycles.number == number
    values[cycles.since[own].astype(int)] = cycles.values[own]
    return days, values
