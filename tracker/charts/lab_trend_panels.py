"""The panels of a laboratory test: one for each kind of result that can share a scale, and the doses below."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from tracker.analysis.lab_course import LabCourse
from tracker.charts.dose_lane import dose_lane
from tracker.charts.lab_scale import beyond, lab_scale
from tracker.charts.lab_trend_marks import paint_values, paint_words
from tracker.charts.off_scale import room
from tracker.charts.scale import Scale
from tracker.charts.sheet import Panel, Sheet
from tracker.domain import catalogue
from tracker.domain.units import unit_label
from tracker.i18n import _

LEAST_LINES, LINES_OF_WORDS = 9.0, 2.4
"""Sizes of type that a panel needs in height: with numbers, and with words."""


def trend_panels(sheet: Sheet, seen: Sequence[LabCourse]) -> list[Panel]:
    """The kinds of results in view, then the doses; nothing without a result."""
    panels = [_panel(sheet, course) for course in seen]
    lane = dose_lane(sheet) if panels else None
    return [*panels, lane] if lane else panels


def _panel(sheet: Sheet, course: LabCourse) -> Panel:
    label, unit = catalogue.test_label(course.test), unit_label(course.unit)
    numbers = [point.number for point in course.points if point.number is not None]
    if not numbers or min(numbers) < 0:  # scales begin at zero: what lies below is written down instead
        return Panel(
            title=label if numbers else _("{test}, in words").format(test=label),
            scale=Scale(1, ()),
            share=0,
            least=LINES_OF_WORDS * sheet.style.size,
            paint=partial(paint_words, course=course),
            grid=False,
        )
    scale = lab_scale(course.points, 4)
    above = beyond(course.points, scale, course.unit)
    return Panel(
        title=_("{test} ({unit})").format(test=label, unit=unit) if unit else label,
        scale=scale,
        share=1,
        least=LEAST_LINES * sheet.style.size,
        paint=partial(paint_values, course=course, scale=scale, above=above),
        room=room(above, sheet.style),
    )
