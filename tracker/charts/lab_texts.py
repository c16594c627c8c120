"""The texts of a laboratory panel: values beside their diamonds, and the printed ranges, none over another."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from matplotlib.axes import Axes

from tracker.analysis.lab_course import LabCourse, LabPoint
from tracker.charts.lettering import LEADING, Box, first_free, text_width
from tracker.charts.sheet import Sheet, box_of, place_of, write
from tracker.domain.history import Period
from tracker.i18n import _, format_number

DIAMOND = 6.2
"""Points across a diamond."""

STEP = 5.0
"""Points between the places at which a text must keep clear of a line."""


def spans(period: Period, points: Sequence[LabPoint]) -> list[tuple[float, float]]:
    """For each result the days that it speaks for: halfway to its neighbours, to the ends of the period outside."""
    days = [point.day.toordinal() for point in points]
    borders = [(early + late) / 2 for early, late in pairwise(days)]
    first, last = period.first.toordinal() - 0.5, period.last.toordinal() + 0.5
    return list(zip([first, *borders], [*borders, last], strict=True))


def top_of(axes: Axes, point: LabPoint) -> float:
    """The upper end of a result's range, that of the axis where the laboratory printed none."""
    return float(axes.get_ylim()[1]) if point.high is None else point.high


def write_texts(axes: Axes, sheet: Sheet, course: LabCourse, points: Sequence[LabPoint]) -> None:
    """The newest values first: where room is short the older ones stay without a text."""
    taken = [*_marks(axes, points), *_strokes(axes, points)]
    inside = box_of(axes)
    for point in reversed(points):
        _write_value(axes, sheet, course, point, inside, taken)
    _write_ranges(axes, sheet, points, inside, taken)


def _marks(axes: Axes, points: Sequence[LabPoint]) -> list[Box]:
    places = (place_of(axes, point.day.toordinal(), point.number) for point in points if point.number is not None)
    return [_square(left, middle, DIAMOND) for left, middle in places]


def _strokes(axes: Axes, points: Sequence[LabPoint]) -> list[Box]:
    """Small squares along the line between exact values."""
    found = []
    exact = [point for point in points if point.number is not None]
    for one, other in pairwise(exact):
        if one.comparator == other.comparator == "=":
            (x, y), (end, height) = (place_of(axes, at.day.toordinal(), at.number or 0) for at in (one, other))
            parts = max(int((end - x) / STEP), 1)
            found += [_square(x + (end - x) * n / parts, y + (height - y) * n / parts, 1) for n in range(parts)]
    return found


def _square(left: float, middle: float, size: float) -> Box:
    return Box(left - size / 2, middle - size / 2, left + size / 2, middle + size / 2)


def _write_value(axes: Axes, sheet: Sheet, course: LabCourse, point: LabPoint, inside: Box, taken: list[Box]) -> None:
    """What was printed, beside its diamond; left out where there is no room, since hovering tells it too."""
    text = value_text(point, course.unit)
    left, middle = place_of(axes, point.day.toordinal(), point.number or 0)
    width, height = text_width(text, sheet.style, sheet.style.size), LEADING * sheet.style.size
    right, gap = left + DIAMOND / 2 + 2, DIAMOND / 2 + height / 2
    starts = [(right, middle), (right, middle - gap), (right, middle + gap)]
    starts += [(left - width - DIAMOND / 2 - 2, middle + up) for up in (0, gap, -gap)]
    boxes = [Box(x, y - height / 2, x + width, y + height / 2) for x, y in starts]
    if box := first_free(boxes, taken, inside):
        taken.append(box)
        write(axes, box.left, box.bottom + height / 2, text, sheet.style, color=sheet.style.lab)


def value_text(point: LabPoint, unit: str) -> str:
    """The number as it stands on the scale; as printed where that is a text or another unit."""
    return point.text.removesuffix(unit).strip() if unit and point.text.endswith(unit) else point.text


def _write_ranges(axes: Axes, sheet: Sheet, points: Sequence[LabPoint], inside: Box, taken: list[Box]) -> None:
    """Each different range once, in the band that it belongs to, where there is room."""
    written = set()
    spanned = list(zip(spans(sheet.view.period, points), points, strict=True))
    for (first, last), point in reversed(spanned):
        text = range_text(point)
        if text and text not in written and _write_range(axes, sheet, (first, last), point, inside, taken):
            written.add(text)


def range_text(point: LabPoint) -> str:
    """The range as the laboratory gave it, in the unit of the scale; empty without one."""
    low, high = (format_number(limit) if limit is not None else "" for limit in (point.low, point.high))
    if low and high:
        return _("range printed by the laboratory {low}–{high}").format(low=low, high=high)
    if high:
        return _("range printed by the laboratory: up to {high}").format(high=high)
    return _("range printed by the laboratory: from {low}").format(low=low) if low else ""


def _write_range(
    axes: Axes, sheet: Sheet, span: tuple[float, float], point: LabPoint, inside: Box, taken: list[Box]
) -> bool:
    text, size = range_text(point), 0.87 * sheet.style.size
    width, height = text_width(text, sheet.style, size), LEADING * size
    left, floor = place_of(axes, span[0], point.low or 0)
    right, ceiling = place_of(axes, span[1], top_of(axes, point))
    band = Box(max(left, inside.left) + 2, floor, min(right, inside.right) - 2, min(ceiling, inside.top))
    rows = [band.bottom, band.top - height] if band.top - band.bottom >= height else [band.top]
    boxes = [Box(x, y, x + width, y + height) for y in rows for x in (band.right - width, band.left)]
    box = first_free(boxes, taken, Box(band.left, inside.bottom, band.right, inside.top))
    if box:
        taken.append(box)
        write(axes, box.left, box.bottom + height / 2, text, sheet.style, color=sheet.style.muted, fontsize=size)
    return box is not None
