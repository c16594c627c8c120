"""The scale of laboratory results: from zero to above the highest value and limit, one odd value apart."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.analysis.lab_course import LabPoint
from tracker.charts.lab_words import value_words
from tracker.charts.off_scale import OffScale
from tracker.charts.scale import Scale, highest_kept, open_scale

HEADROOM = 1.18
"""Room above the highest value or limit, for the texts beside the values."""

TIMES, FEWEST = 5.0, 2
"""Results are few and rise far under treatment (128 ng/L, then over 2000): only what is more times as high as the
next result and every printed limit is set aside, among as few results as these."""


def lab_scale(points: Sequence[LabPoint], most: int) -> Scale:
    """Return the scale of results with at most so many ticks; no ticks where every result is a text."""
    numbers = [point.number for point in points if point.number is not None]
    limits = [limit for point in points for limit in (point.low, point.high) if limit is not None]
    if not numbers and not limits:
        return Scale(1, ())
    kept = highest_kept(numbers, TIMES, FEWEST, max(limits, default=0))
    return open_scale((kept if kept > 0 else max(numbers, default=0)) * HEADROOM, most)


def within(points: Sequence[LabPoint], scale: Scale) -> list[LabPoint]:
    """Return the results that a scale reaches, and those in words."""
    return [point for point in points if point.number is None or point.number <= scale.top]


def beyond(points: Sequence[LabPoint], scale: Scale, unit: str) -> list[OffScale]:
    """Return the results that a scale does not reach, hollow where they are beyond the method too."""
    return [
        OffScale(point.moment, point.number, value_words(point, unit, with_unit=False), point.comparator != "=")
        for point in points
        if point.number is not None and point.number > scale.top
    ]
