"""One laboratory test: its values as diamonds, each with what was printed beside it, over the printed ranges."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from tracker.analysis.lab_course import LabCourse, LabPoint, joined
from tracker.charts.lab_ranges import bands, paint_bands, write_ranges
from tracker.charts.lab_scale import beyond, lab_scale, within
from tracker.charts.lab_texts import DIAMOND, line, write_values
from tracker.charts.off_scale import OffScale, mark_off_scale, room
from tracker.charts.scale import Scale
from tracker.charts.sheet import Panel, Sheet, marks, plot
from tracker.domain import catalogue
from tracker.domain.units import unit_label
from tracker.i18n import _

if TYPE_CHECKING:
    from matplotlib.axes import Axes


def lab_panel(sheet: Sheet, test: str) -> Panel | None:
    """The panel of a test; None without a result, on paper without one in view: there nothing is going to move."""
    whole = sheet.material.course(test)
    points = [point for point in whole.points if point.day in sheet.view.period]
    if not (points if sheet.style.on_paper else whole.points):
        return None
    scale = lab_scale(points or whole.points, 3)
    above = beyond(points, scale, whole.unit)
    return Panel(
        title=_title(whole),
        scale=scale,
        share=0.6,
        least=4.5 * sheet.style.size + (0 if sheet.style.on_paper else room(above, sheet.style)),
        paint=partial(_paint, course=whole, points=points, scale=scale, above=above),
        grid=False,
        room=room(above, sheet.style),
    )


def _title(shown: LabCourse) -> str:
    label = catalogue.test_label(shown.test)
    return _("{test} ({unit})").format(test=label, unit=unit_label(shown.unit)) if shown.unit else label


def _paint(
    axes: Axes, sheet: Sheet, course: LabCourse, points: Sequence[LabPoint], scale: Scale, above: list[OffScale]
) -> None:
    ranges = bands(sheet, course, points)
    paint_bands(axes, sheet, course.test, ranges)
    _join_values(axes, sheet, course)
    drawn = within(points, scale)
    _paint_values(axes, sheet, course.test, drawn)
    taken = mark_off_scale(axes, sheet, scale, above, course.test, sheet.style.lab)
    write_ranges(axes, sheet, ranges, taken=write_values(axes, sheet, course, drawn, taken))


def _join_values(axes: Axes, sheet: Sheet, course: LabCourse) -> None:
    """Lines through the exact values; on the screen they come from the last result before the view and go on."""
    days = [point.day for point in course.points]
    low, high = bisect_left(days, sheet.view.period.first), bisect_right(days, sheet.view.period.last)
    more = 0 if sheet.style.on_paper else 1
    runs = joined(course.points[max(low - more, 0) : high + more])
    look = {"color": sheet.style.lab, "linewidth": 0.9, "zorder": 3}
    plot(axes, *line(runs), f"{course.test}:line", **look).set_clip_path(axes.patch)


def _paint_values(axes: Axes, sheet: Sheet, test: str, points: Sequence[LabPoint]) -> None:
    """Exact values are filled; a value beyond what the laboratory measures is hollow."""
    numbers = [point for point in points if point.number is not None]
    days = np.array([point.moment for point in numbers])
    values = np.array([point.number for point in numbers], dtype=float)
    exact = np.array([point.comparator == "=" for point in numbers], dtype=bool)
    look = {"marker": "D", "markersize": DIAMOND - 1, "color": sheet.style.lab, "zorder": 5}
    marks(axes, days[exact], values[exact], f"{test}:values", **look)
    if not exact.all():
        hollow = {"markerfacecolor": sheet.style.paper, "markeredgewidth": 1.1}
        marks(axes, days[~exact], values[~exact], f"{test}:beyond", **look, **hollow)
