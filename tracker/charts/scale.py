"""Scales of values: from zero, with few round ticks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count

from tracker.domain.item import Item
from tracker.i18n import _, format_number


@dataclass(frozen=True, slots=True)
class Scale:
    """A value axis from zero to `top`, with ticks as pairs of value and text."""

    top: float
    ticks: tuple[tuple[float, str], ...]

    def raised(self, height: float, room: float) -> float:
        """The upper limit that leaves so much room above `top` on an axis of a height."""
        return self.top * height / max(height - room, height / 4)


def item_scale(item: Item, values: Sequence[float]) -> Scale:
    """Kinds with a fixed range are shown whole; counts and hours from zero to a little above the largest value."""
    if item.kind == "yes_no":
        return Scale(1, ((0, _("no")), (1, _("yes"))))
    if item.kind == "severity":
        return Scale(10, tuple((value, format_number(value)) for value in (0, 5, 10)))
    if item.kind == "level":
        return Scale(3, tuple((value, format_number(value)) for value in range(4)))
    return open_scale(max(values, default=0), 5, least=5)


def open_scale(largest: float, most: int, least: float = 0) -> Scale:
    """Zero to a little above the largest value (at least `least`), with at most so many ticks."""
    top = max(largest * 1.04, least) or 1.0
    step = _step(top, most)
    ticks = (number * step for number in range(int(top / step + 1e-9) + 1))
    return Scale(top, tuple((tick, format_number(tick, 4)) for tick in ticks))


def _step(top: float, most: int) -> float:
    """The smallest of 1, 2, 5, 10, 20 ... (or 0.1, 0.2 ...) that gives at most so many ticks."""
    for power in count(-4):
        for digit in (1, 2, 5):
            if top / (digit * 10.0**power) < most:
                return digit * 10.0**power
    raise AssertionError("powers never end")
