"""One value a week, for pictures on which a day is too narrow for a dot of its own."""

from __future__ import annotations

from array import array
from statistics import median
from typing import Any

from tracker.domain.history import Series


def weekly_medians(series: Series, origin: int) -> Series:
    """The median of each week with a recorded day; its `days` number the weeks from the one that begins at `origin`."""
    weeks: dict[int, list[float]] = {}
    for day, value in zip(series.days, series.values, strict=True):
        weeks.setdefault((day - origin) // 7, []).append(value)
    medians = array("d", (median(values) for values in weeks.values()))
    return Series(series.item, series.site, array("l", weeks), medians, array("d", bytes(8 * len(weeks))))


def middle_day(weeks: Any, origin: int) -> Any:
    """The ordinals of the fourth day of weeks (a number or an array)."""
    return origin + 7 * weeks + 3
