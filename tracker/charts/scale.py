"""Scales of values: from zero, with few round ticks, and not flattened by one or two days far above the rest."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import count
from math import sqrt
from typing import TYPE_CHECKING

from tracker.domain.item import Item
from tracker.i18n import _, format_number

if TYPE_CHECKING:
    from matplotlib.axes import Axes

ASIDE = 50
"""One value of so many (2 %), and one at least, may be set aside."""

FEWEST = 7
"""Recorded days below which there is no course that a day could flatten."""

SEEN = 1 / 6
"""The part of a panel that a doubling of a low level takes at least, 4 mm of a low panel on paper."""

ROOT_TICKS = 5


@dataclass(frozen=True, slots=True)
class Scale:
    """A value axis from zero to `top`, with ticks as pairs of value and text; heights are square roots if `root`."""

    top: float
    ticks: tuple[tuple[float, str], ...]
    root: bool = False

    def share(self, value: float) -> float:
        """Return how high a value lies, where `top` is 1."""
        return height(value, self.root) / height(self.top, self.root)

    def raised(self, tall: float, room: float) -> float:
        """Return the upper limit that leaves so much room above `top` on an axis of a height."""
        return self.at(tall / max(tall - room, tall / 4))

    def at(self, share: float) -> float:
        """Return the value at a height, where `top` is at 1."""
        return self.top * (share * share if self.root else share)


def height(value: float, root: bool) -> float:
    """Return how high a value lies over zero, in any unit."""
    return sqrt(max(value, 0)) if root else value


def shares_of(axes: Axes) -> Callable[[float], float]:
    """Return what says how high a value lies in a finished panel, in parts of its height."""
    root = axes.get_yscale() != "linear"
    low, high = (height(float(limit), root) for limit in axes.get_ylim())
    return lambda value: (height(value, root) - low) / (high - low)


def item_scale(item: Item, values: Sequence[float], before: int = 0) -> Scale:
    """Return the scale of an item's values, of which the first `before` are from before treatment.

    Kinds with a fixed range are shown whole, counts and hours from zero to a little above the largest value that is
    not set aside.
    """
    if item.kind == "yes_no":
        return Scale(1, ((0, _("no")), (1, _("yes"))))
    if item.kind == "severity":
        return Scale(10, tuple((value, format_number(value)) for value in (0, 5, 10)))
    if item.kind == "level":
        return Scale(3, tuple((value, format_number(value)) for value in range(4)))
    highest = highest_kept(values)
    if item.kind == "count" and is_pressed(values[:before], values[before:], highest):
        return root_scale(highest)
    return open_scale(highest, 5, least=5)


def highest_kept(values: Sequence[float], times: float = 2, fewest: int = FEWEST, limit: float = 0) -> float:
    """Return the largest value that the scale must hold, and at least `limit`.

    The largest 2 % of values, one at least, are set aside where they are more than so many times the next (and the
    limit); nothing is among fewer values than `fewest`.
    """
    ranked = sorted(values, reverse=True)
    most = max(len(ranked) // ASIDE, 1) if len(ranked) >= fewest else 0
    for aside in range(most, 0, -1):
        following = max(ranked[aside], limit)
        if ranked[aside - 1] > times * following:
            return following
    return max([limit, *ranked[:1]])


def is_pressed(before: Sequence[float], since: Sequence[float], highest: float) -> bool:
    """Whether values from before treatment are so high that a doubling since then would hardly be seen."""
    if not before or not since:
        return False
    most_before, most_since = (max((one for one in part if one <= highest), default=0) for part in (before, since))
    return most_before > most_since and low_level(since) < SEEN * highest


def low_level(since: Sequence[float]) -> float:
    """Return what a relapse begins from: the lower quartile since treatment began, one at least."""
    return max(sorted(since)[len(since) // 4], 1) if since else 1


def open_scale(largest: float, most: int, least: float = 0) -> Scale:
    """Return zero to a little above the largest value (at least `least`), with at most so many ticks."""
    top = max(largest * 1.04, least) or 1.0
    step = _step(top, most)
    ticks = (number * step for number in range(int(top / step + 1e-9) + 1))
    return Scale(top, tuple((tick, format_number(tick, 4)) for tick in ticks))


def root_scale(largest: float) -> Scale:
    """Return a scale whose heights are square roots, with round ticks that lie well apart."""
    top = max(largest * 1.04, 5)
    ticks, gap = [0.0], sqrt(top) / ROOT_TICKS
    upper = sqrt(top) + gap
    for tick in _round_down(top):
        if gap <= sqrt(tick) <= upper - gap:
            ticks.insert(1, tick)
            upper = sqrt(tick)
    return Scale(top, tuple((tick, format_number(tick, 4)) for tick in ticks), root=True)


def _round_down(top: float) -> list[float]:
    """Return 1, 2, 4, 5, 8, 10, 20 ... up to a value, the largest first."""
    numbers = (digit * 10.0**power for power in range(len(str(int(top)))) for digit in (1, 2, 4, 5, 8))
    return sorted((number for number in numbers if number <= top), reverse=True)


def _step(top: float, most: int) -> float:
    """The smallest of 1, 2, 5, 10, 20 ... (or 0.1, 0.2 ...) that gives at most so many ticks."""
    for power in count(-4):
        for digit in (1, 2, 5):
            if top / (digit * 10.0**power) < most:
                return digit * 10.0**power
    raise AssertionError("powers never end")
