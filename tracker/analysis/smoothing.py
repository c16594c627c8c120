"""A running middle value to draw; never to conclude from."""

from array import array
from math import nan
from statistics import median

from tracker.domain.history import Series


def rolling_median(series: Series, window: int = 7, at_least: int = 3) -> "tuple[array[int], array[float]]":
    """The centred median over a calendar window, one point for each calendar day from the first to the last recorded.

    NaN on days that were not recorded, and where fewer than `at_least` days of the window were: the line breaks there,
    since carrying it over a gap would invent data. Days are ordinals, values are in the item's unit.
    """
    half = window // 2
    known = dict(zip(series.days, series.values, strict=True))
    days = array("l", range(series.days[0], series.days[-1] + 1) if len(series) else ())
    return days, array("d", (_middle(known, day, half, at_least) for day in days))


def _middle(known: dict[int, float], day: int, half: int, at_least: int) -> float:
    if day not in known:
        return nan
    around = [known[near] for near in range(day - half, day + half + 1) if near in known]
    return median(around) if len(around) >= at_least else nan
