"""The values of a laboratory panel in words: each beside its diamond, none over another."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import chain, pairwise
from math import nan

from matplotlib.axes import Axes

from tracker.analysis.lab_course import LabCourse, LabPoint, joined
from tracker.charts.lab_words import value_words
from tracker.charts.lettering import LEADING, Box, first_free, text_width
from tracker.charts.sheet import Sheet, box_of, place_of, places_of, write
from tracker.charts.words import Type

Place = Callable[[float, float], tuple[float, float]]

DIAMOND = 6.2
"""Points across a diamond."""

CROWDED = 3.0
"""Sizes of type that each value needs along the axis, for texts beside most of them to find a place."""

NEAR = 15
"""How many values there are around the newest, where it alone is written."""

STEP = 5.0
"""Points between the places at which a text must keep clear of a line."""


def write_values(
    axes: Axes, sheet: Sheet, course: LabCourse, points: Sequence[LabPoint], above: Sequence[Box]
) -> list[Box]:
    """The newest values first: where room is short the older ones stay without a text. Returns what is now taken.

    Where most would find no room, only the newest is written: pointing at the others tells them.
    What stands `above`, at the top edge, stays free.
    """
    place, inside = places_of(axes), box_of(axes)
    crowded = len(points) * CROWDED * sheet.style.size > inside.right - inside.left
    near = points[-NEAR:] if crowded else points
    taken = [*above, *_marks(place, near), *strokes(place, joined(near))]
    for point in points[:-2:-1] if crowded else reversed(points):
        _write_value(axes, sheet, course, point, inside, taken)
    return taken


def _marks(place: Place, points: Sequence[LabPoint]) -> list[Box]:
    places = (place(point.moment, point.number) for point in points if point.number is not None)
    return [square(left, middle, DIAMOND) for left, middle in places]


def line(runs: Sequence[Sequence[LabPoint]]) -> tuple[list[float], list[float]]:
    """Days and heights of the lines through runs of exact values, with a hole between each two."""
    days: list[float] = []
    values: list[float] = []
    for run in runs:
        if days:
            days.append(run[0].moment)
            values.append(nan)
        days += [point.moment for point in run]
        values += [point.number or 0.0 for point in run]
    return days, values


def strokes(place: Place, runs: Sequence[Sequence[LabPoint]]) -> list[Box]:
    """Small squares along these lines."""
    found = []
    for one, other in chain.from_iterable(map(pairwise, runs)):
        (x, y), (end, height) = (place(at.moment, at.number or 0) for at in (one, other))
        parts = max(int((end - x) / STEP), 1)
        found += [square(x + (end - x) * n / parts, y + (height - y) * n / parts, 1) for n in range(parts)]
    return found


def square(left: float, middle: float, size: float) -> Box:
    """The box around a point."""
    return Box(left - size / 2, middle - size / 2, left + size / 2, middle + size / 2)


def _write_value(axes: Axes, sheet: Sheet, course: LabCourse, point: LabPoint, inside: Box, taken: list[Box]) -> None:
    """What was printed, beside its diamond; left out where there is no room, since hovering tells it too."""
    text = value_words(point, course.unit, with_unit=False)
    left, middle = place_of(axes, point.moment, point.number or 0)
    width, height = text_width(text, sheet.style, sheet.style.size), LEADING * sheet.style.size
    right, gap = left + DIAMOND / 2 + 2, DIAMOND / 2 + height / 2
    starts = [(right, middle), (right, middle - gap), (right, middle + gap)]
    starts += [(left - width - DIAMOND / 2 - 2, middle + up) for up in (0, gap, -gap)]
    boxes = [Box(x, y - height / 2, x + width, y + height / 2) for x, y in starts]
    if box := first_free(boxes, taken, inside):
        taken.append(box)
        write(axes, box.left, box.bottom + height / 2, text, Type(sheet.style.size, sheet.style.lab))
