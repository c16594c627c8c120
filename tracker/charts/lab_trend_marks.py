"""What is drawn for laboratory results: diamonds with their values, and the range printed with each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection, PolyCollection

from tracker.analysis.lab_course import LabCourse, LabPoint, joined
from tracker.charts.lab_scale import within
from tracker.charts.lab_texts import CROWDED, DIAMOND, line, square, strokes
from tracker.charts.lab_words import converted, value_words
from tracker.charts.lettering import LEADING, Box, first_free, shortened, text_width
from tracker.charts.off_scale import OffScale, mark_off_scale
from tracker.charts.scale import Scale
from tracker.charts.sheet import Sheet, box_of, marks, places_of, plot, write
from tracker.charts.style import mix
from tracker.charts.words import Type

HALF_BAND = 13.0
"""Points of half the width of a printed range."""

BAND, CAP = 0.13, 0.5
"""How strong a range and its limits are beside the values."""

SMALL = 0.87
"""The type of limits, in sizes of the type of values."""


def paint_values(axes: Axes, sheet: Sheet, course: LabCourse, scale: Scale, above: Sequence[OffScale]) -> None:
    """Exact values filled and joined; a value beyond what the laboratory measures is open and stands alone."""
    _paint_ranges(axes, sheet, course.points)
    points = within(course.points, scale)
    days = np.array([point.moment for point in points])
    values = np.array([_height(point) for point in points], dtype=float)
    exact = np.array([point.comparator == "=" for point in points], dtype=bool)
    joins = plot(axes, *line(joined(course.points)), "lab:line", color=sheet.style.lab, linewidth=0.9, zorder=3)
    if above:
        joins.set_clip_path(axes.patch)
    look = {"marker": "D", "markersize": DIAMOND - 1, "color": sheet.style.lab, "zorder": 5}
    marks(axes, days[exact], values[exact], "lab:values", **look)
    open_look = {"markerfacecolor": sheet.style.paper, "markeredgewidth": 1.1}
    marks(axes, days[~exact], values[~exact], "lab:beyond", **look, **open_look)
    taken = mark_off_scale(axes, sheet, scale, above, "lab", sheet.style.lab)
    _write_values(axes, sheet, replace(course, points=tuple(points)), taken)


def paint_words(axes: Axes, sheet: Sheet, course: LabCourse) -> None:
    """Results such as «negative»: open diamonds in one row, each with its words at the right."""
    days = [point.moment for point in course.points]
    look = {"marker": "D", "markersize": DIAMOND - 1, "color": sheet.style.lab, "zorder": 5}
    marks(axes, days, [0.5] * len(days), "lab:words", markerfacecolor=sheet.style.paper, markeredgewidth=1.1, **look)
    place, style = places_of(axes), sheet.style
    lefts = [place(day, 0.5) for day in days]
    for (left, middle), (end, _up), point in zip(
        lefts, [*lefts[1:], (box_of(axes).right, 0)], course.points, strict=True
    ):
        room, text = end - left - 2 * DIAMOND, value_words(point, course.unit)
        if point.number is None:  # a number that is cut off would be another number
            text = shortened(text, room, style, style.size)
        if len(text) > 1 and text_width(text, style, style.size) <= room:
            write(axes, left + DIAMOND / 2 + 3, middle, text, Type(style.size, style.lab))


def _paint_ranges(axes: Axes, sheet: Sheet, points: Sequence[LabPoint]) -> None:
    """Behind each value the range printed with it, with a line at each limit that was printed."""
    top = axes.get_ylim()[1]
    shapes, caps = [], []
    for point, half in zip(points, _half_widths(axes, points), strict=True):
        if point.low is None and point.high is None:
            continue
        left, right = point.moment - half, point.moment + half
        low, high = point.low or 0.0, top if point.high is None else point.high
        shapes.append([(left, low), (right, low), (right, high), (left, high)])
        caps += [[(left, limit), (right, limit)] for limit in (point.low, point.high) if limit is not None]
    fill, edge = (mix(sheet.style.lab, sheet.style.paper, strength) for strength in (BAND, CAP))
    axes.add_collection(PolyCollection(shapes, facecolor=fill, linewidth=0, gid="lab:ranges", zorder=1), autolim=False)
    axes.add_collection(LineCollection(caps, colors=edge, linewidths=0.9, gid="lab:limits", zorder=2), autolim=False)


def _half_widths(axes: Axes, points: Sequence[LabPoint]) -> list[float]:
    """In days: as wide as is easy to see, and never into the range of a neighbour."""
    (low, high), box = axes.get_xlim(), box_of(axes)
    usual = HALF_BAND * (high - low) / (box.right - box.left)
    days = [point.moment for point in points]
    gaps = [float("inf"), *((late - early) / 2 for early, late in pairwise(days)), float("inf")]
    return [min(usual, *(0.92 * gap for gap in pair if gap > 0)) for pair in pairwise(gaps)]


def _write_values(axes: Axes, sheet: Sheet, course: LabCourse, above: Sequence[Box]) -> None:
    """The newest first: where room is short the older ones stay without a text, pointing at them tells it."""
    points, box, place = course.points, box_of(axes), places_of(axes)
    places = [place(point.moment, _height(point)) for point in points]
    taken = [*above, *(square(*at, DIAMOND) for at in places), *strokes(place, joined(points))]
    crowded = len(points) * CROWDED * sheet.style.size > box.right - box.left
    for point, at in list(zip(points, places, strict=True))[::-1][: 1 if crowded else None]:
        _write_beside(axes, sheet, value_words(point, course.unit, with_unit=False), at, taken)
    if not crowded:
        _write_limits(axes, sheet, points, taken)


def _write_beside(axes: Axes, sheet: Sheet, text: str, place: tuple[float, float], taken: list[Box]) -> None:
    left, middle = place
    style = sheet.style
    width, height = text_width(text, style, style.size), LEADING * style.size
    gap = DIAMOND / 2 + height / 2
    starts = [(left + DIAMOND / 2 + 2, middle + up) for up in (0, gap, -gap)]
    starts += [(left - width - DIAMOND / 2 - 2, middle + up) for up in (0, gap, -gap)]
    starts += [(left - width / 2, middle + up) for up in (gap, -gap)]
    found = first_free([Box(x, y - height / 2, x + width, y + height / 2) for x, y in starts], taken, box_of(axes))
    if found:
        taken.append(found)
        write(axes, found.left, found.bottom + height / 2, text, Type(style.size, style.lab))


def _write_limits(axes: Axes, sheet: Sheet, points: Sequence[LabPoint], taken: list[Box]) -> None:
    """The limits of the newest range, and of each older one that differs from the next."""
    following: tuple[float | None, float | None] | None = None
    for point in reversed(points):
        limits = (point.low, point.high)
        for limit in limits if limits != following else ():
            if limit is not None:
                _write_limit(axes, sheet, point, limit, taken)
        following = limits


def _write_limit(axes: Axes, sheet: Sheet, point: LabPoint, limit: float, taken: list[Box]) -> None:
    """Beside the line of a limit, right or left of it."""
    size = SMALL * sheet.style.size
    text = converted(limit, "")
    across, up = places_of(axes)(point.moment, limit)
    width = text_width(text, sheet.style, size)
    lefts = (across + HALF_BAND + 3, across - HALF_BAND - 3 - width)
    found = first_free([Box(x, up - size / 2, x + width, up + size / 2) for x in lefts], taken, box_of(axes))
    if found:
        taken.append(found)
        write(axes, found.left, up, text, Type(size, sheet.style.muted), "lab:limit_text")


def _height(point: LabPoint) -> float:
    assert point.number is not None, "asked only of results with numbers"
    return point.number
