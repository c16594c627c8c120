"""What is drawn for laboratory results: diamonds with their values, the range printed with each, injections."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from matplotlib.axes import Axes
from matplotlib.collections import PolyCollection
from matplotlib.lines import Line2D

from tracker.analysis.lab_course import LabCourse, LabPoint
from tracker.charts.lab_words import converted, value_words
from tracker.charts.lettering import LEADING, Box, first_free, shortened, text_width
from tracker.charts.style import Style, mix
from tracker.i18n import _

HAIRLINE = 0.6
DIAMOND = 6.2
HALF_BAND = 13.0
"""Points: of quiet lines, across a diamond, and half the width of a printed range."""

BAND, CAP = 0.13, 0.5
"""How strong a range and its limits are beside the values."""

CROWDED = 3.0
"""Sizes of type that each result needs along the axis for its text to find a place."""

STEP = 5.0
"""Points between the places at which a text must keep clear of a line."""


def mark_values(axes: Axes, style: Style, box: Box, course: LabCourse) -> None:
    """Exact values filled and joined; a value beyond what the laboratory measures is open and stands alone."""
    _mark_ranges(axes, style, box, course.points)
    days = [point.day.toordinal() for point in course.points]
    joined = [_height(point) if point.comparator == "=" else float("nan") for point in course.points]
    axes.add_line(Line2D(days, joined, gid="line", color=style.lab, linewidth=0.9, zorder=3))
    for name, exact, face in (("values", True, style.lab), ("beyond", False, style.paper)):
        chosen = [point for point in course.points if (point.comparator == "=") is exact]
        places = [(point.day.toordinal(), _height(point)) for point in chosen]
        _diamonds(axes, style, places, name, face)
    _write_values(axes, style, box, course)


def mark_words(axes: Axes, style: Style, box: Box, course: LabCourse) -> None:
    """Results such as «negative»: open diamonds in one row, each with its words at the right."""
    _diamonds(axes, style, [(point.day.toordinal(), 0.5) for point in course.points], "words", style.paper)
    middle = (box.bottom + box.top) / 2
    lefts = [_across(axes, box, point) for point in course.points]
    for left, end, point in zip(lefts, [*lefts[1:], box.right], course.points, strict=True):
        text = shortened(value_words(point, course.unit), end - left - 2 * DIAMOND, style, style.size)
        if len(text) > 1:
            write(axes, left + DIAMOND / 2 + 3, middle, text, style, color=style.lab)


def mark_injections(axes: Axes, style: Style, box: Box, days: Sequence[int]) -> None:
    """A small triangle for each injection, strokes where triangles would cover one another."""
    low, high = axes.get_xlim()
    room = (days[-1] - days[0]) / (high - low) * (box.right - box.left)
    crowded = (len(days) - 1) * 0.5 * style.size > room
    line = Line2D(days, [0.5] * len(days), linestyle="none", gid="injections", color=style.dose)
    line.set(marker="|" if crowded else "v", markeredgewidth=0.8 if crowded else 0.0, markersize=0.75 * style.size)
    axes.add_line(line)
    name = _("injection")
    left = box.left - 5 - text_width(name, style, style.size)
    write(axes, left, (box.bottom + box.top) / 2, name, style, color=style.muted)


def write(axes: Axes, left: float, middle: float, text: str, style: Style, **look: Any) -> None:
    """A text with its left end and vertical middle at a place in points; never read as a formula."""
    width, height = style.points
    kind: dict[str, Any] = {"fontsize": style.size, "fontfamily": style.family, "color": style.ink} | look
    figure = axes.figure
    kind |= {"transform": figure.transFigure, "verticalalignment": "center_baseline", "parse_math": False}
    axes.text(left / width, middle / height, text, **kind)


def _diamonds(axes: Axes, style: Style, places: Sequence[tuple[float, float]], name: str, face: str) -> None:
    if places:
        days, heights = zip(*places, strict=True)
        line = Line2D(days, heights, linestyle="none", gid=name, marker="D", zorder=5)
        line.set(markersize=DIAMOND - 1, markerfacecolor=face, markeredgecolor=style.lab, markeredgewidth=1.1)
        line.set_clip_on(False)
        axes.add_line(line)


def _mark_ranges(axes: Axes, style: Style, box: Box, points: Sequence[LabPoint]) -> None:
    """Behind each value the range printed with it, with a line at each limit that was printed."""
    top = axes.get_ylim()[1]
    shapes, caps = [], []
    for point, half in zip(points, _half_widths(axes, box, points), strict=True):
        if point.low is None and point.high is None:
            continue
        left, right = point.day.toordinal() - half, point.day.toordinal() + half
        low, high = point.low or 0.0, top if point.high is None else point.high
        shapes.append([(left, low), (right, low), (right, high), (left, high)])
        caps += [[(left, limit), (right, limit)] for limit in (point.low, point.high) if limit is not None]
    fill, edge = (mix(style.lab, style.paper, strength) for strength in (BAND, CAP))
    axes.add_collection(PolyCollection(shapes, facecolor=fill, linewidth=0, gid="ranges", zorder=1), autolim=False)
    for cap in caps:
        days, heights = zip(*cap, strict=True)
        axes.add_line(Line2D(days, heights, gid="limit", color=edge, linewidth=0.9, zorder=2))


def _half_widths(axes: Axes, box: Box, points: Sequence[LabPoint]) -> list[float]:
    """In days: as wide as is easy to see, and never into the range of a neighbour."""
    low, high = axes.get_xlim()
    usual = HALF_BAND * (high - low) / (box.right - box.left)
    days = [point.day.toordinal() for point in points]
    gaps = [float("inf"), *((late - early) / 2 for early, late in pairwise(days)), float("inf")]
    return [min(usual, *(0.92 * gap for gap in pair if gap > 0)) for pair in pairwise(gaps)]


def _write_values(axes: Axes, style: Style, box: Box, course: LabCourse) -> None:
    """The newest first: where room is short the older ones stay without a text, pointing at them tells it."""
    points = course.points
    places = [(_across(axes, box, point), _up(axes, box, _height(point))) for point in points]
    taken = [_square(*place, DIAMOND) for place in places] + _strokes(points, places)
    crowded = len(points) * CROWDED * style.size > box.right - box.left
    for point, place in list(zip(points, places, strict=True))[::-1][: 1 if crowded else None]:
        text = value_words(point, course.unit, with_unit=False)
        _write_beside(axes, style, box, text, place, taken)
    if not crowded:
        _write_limits(axes, style, box, points, taken)


def _write_beside(axes: Axes, style: Style, box: Box, text: str, place: tuple[float, float], taken: list[Box]) -> None:
    left, middle = place
    width, height = text_width(text, style, style.size), LEADING * style.size
    gap = DIAMOND / 2 + height / 2
    starts = [(left + DIAMOND / 2 + 2, middle + up) for up in (0, gap, -gap)]
    starts += [(left - width - DIAMOND / 2 - 2, middle + up) for up in (0, gap, -gap)]
    starts += [(left - width / 2, middle + up) for up in (gap, -gap)]
    found = first_free([Box(x, y - height / 2, x + width, y + height / 2) for x, y in starts], taken, box)
    if found:
        taken.append(found)
        write(axes, found.left, found.bottom + height / 2, text, style, color=style.lab)


def _write_limits(axes: Axes, style: Style, box: Box, points: Sequence[LabPoint], taken: list[Box]) -> None:
    """The limits of the newest range, and of each older one that differs from the next."""
    size = 0.87 * style.size
    following: tuple[float | None, float | None] | None = None
    for point in reversed(points):
        limits = (point.low, point.high)
        for limit in limits if limits != following else ():
            if limit is not None:
                text = converted(limit, "")
                width, height = text_width(text, style, size), size
                right, up = _across(axes, box, point) + HALF_BAND + 3, _up(axes, box, limit)
                lefts = (right, right - 2 * HALF_BAND - 6 - width)
                free = [Box(x, up - height / 2, x + width, up + height / 2) for x in lefts]
                if found := first_free(free, taken, box):
                    taken.append(found)
                    write(axes, found.left, up, text, style, color=style.muted, fontsize=size, gid="limit_text")
        following = limits


def _height(point: LabPoint) -> float:
    assert point.number is not None, "asked only of results with numbers"
    return point.number


def _across(axes: Axes, box: Box, point: LabPoint) -> float:
    low, high = axes.get_xlim()
    return box.left + (point.day.toordinal() - low) / (high - low) * (box.right - box.left)


def _up(axes: Axes, box: Box, value: float) -> float:
    low, high = axes.get_ylim()
    return box.bottom + (value - low) / (high - low) * (box.top - box.bottom)


def _square(left: float, middle: float, size: float) -> Box:
    return Box(left - size / 2, middle - size / 2, left + size / 2, middle + size / 2)


def _strokes(points: Sequence[LabPoint], places: Sequence[tuple[float, float]]) -> list[Box]:
    """Small squares along the line between exact values."""
    found = []
    for (one, (x, y)), (other, (end, height)) in pairwise(zip(points, places, strict=True)):
        if one.comparator == other.comparator == "=":
            parts = max(int((end - x) / STEP), 1)
            found += [_square(x + (end - x) * n / parts, y + (height - y) * n / parts, 1) for n in range(parts)]
    return found
