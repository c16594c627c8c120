"""One laboratory test: its values as diamonds, each with what was printed beside it, over the printed ranges."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from tracker.analysis.lab_course import LabCourse, LabPoint, course
from tracker.charts.lab_ranges import bands, paint_bands, write_ranges
from tracker.charts.lab_texts import DIAMOND, write_values
from tracker.charts.scale import Scale, open_scale
from tracker.charts.sheet import Panel, Sheet, marks, plot
from tracker.domain import catalogue
from tracker.domain.units import unit_label
from tracker.i18n import _

if TYPE_CHECKING:
    from matplotlib.axes import Axes

HEADROOM = 1.18
"""Room above the highest value or limit, for the texts beside the values."""


def lab_panel(sheet: Sheet, test: str) -> Panel | None:
    """The panel of a test; None where the view has no result of it."""
    whole = course(sheet.history, test)
    points = [point for point in whole.points if point.day in sheet.view.period]
    if not points:
        return None
    return Panel(
        title=_title(whole),
        scale=_scale(points),
        share=0.6,
        least=4.5 * sheet.style.size,
        paint=partial(_paint, course=whole, points=points),
        grid=False,
    )


def _title(shown: LabCourse) -> str:
    label = catalogue.test_label(shown.test)
    return _("{test} ({unit})").format(test=label, unit=unit_label(shown.unit)) if shown.unit else label


def _scale(points: Sequence[LabPoint]) -> Scale:
    """From zero to above the highest value and limit; no ticks where every result is a text."""
    numbers = [n for point in points for n in (point.number, point.low, point.high) if n is not None]
    return open_scale(max(numbers) * HEADROOM, 3) if numbers else Scale(1, ())


def _paint(axes: Axes, sheet: Sheet, course: LabCourse, points: Sequence[LabPoint]) -> None:
    ranges = bands(sheet, course, points)
    paint_bands(axes, sheet, course.test, ranges)
    _paint_values(axes, sheet, course.test, points)
    write_ranges(axes, sheet, ranges, taken=write_values(axes, sheet, course, points))


def _paint_values(axes: Axes, sheet: Sheet, test: str, points: Sequence[LabPoint]) -> None:
    """Exact values are filled and joined; a value beyond what the laboratory measures is hollow and stands alone."""
    numbers = [point for point in points if point.number is not None]
    days = np.array([point.day.toordinal() for point in numbers])
    values = np.array([point.number for point in numbers], dtype=float)
    exact = np.array([point.comparator == "=" for point in numbers], dtype=bool)
    look = {"marker": "D", "markersize": DIAMOND - 1, "color": sheet.style.lab, "zorder": 5}
    joined = np.where(exact, values, np.nan)
    plot(axes, days, joined, f"{test}:line", color=sheet.style.lab, linewidth=0.9, zorder=3)
    marks(axes, days[exact], values[exact], f"{test}:values", **look)
    if not exact.all():
        hollow = {"markerfacecolor": sheet.style.paper, "markeredgewidth": 1.1}
        marks(axes, days[~exact], values[~exact], f"{test}:beyond", **look, **hollow)
