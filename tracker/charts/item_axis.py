"""The scale of an item over some days; knows no drawing."""

from __future__ import annotations

from bisect import bisect_left

from tracker.charts.scale import Scale, item_scale
from tracker.domain.history import History, Period, Series


def daily_scale(history: History, key: str, period: Period) -> Scale:
    """Return the scale on which the days of a period are drawn."""
    start = history.treatment_start
    shown = history.daily(key).crop(period)
    return item_scale(history.item(key), shown.values, begun(shown, start.toordinal() if start else None))


def begun(shown: Series, start: int | None) -> int:
    """Return how many values are from before treatment, which began on day or week `start`."""
    return 0 if start is None else bisect_left(shown.days, start)


def off_scale_days(history: History, key: str, period: Period) -> list[tuple[int, float]]:
    """Return the days (ordinals) of a period whose values its scale does not reach, with these values."""
    shown, top = history.daily(key).crop(period), daily_scale(history, key, period).top
    return [(day, value) for day, value in zip(shown.days, shown.values, strict=True) if value > top]
