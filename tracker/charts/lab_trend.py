"""One laboratory test over time, each kind of result on its own scale. Loads matplotlib when it draws."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING

from tracker.analysis.lab_course import LabCourse, LabPoint, courses
from tracker.analysis.wording import since_injection
from tracker.charts.lab_words import printed_range, value_words
from tracker.charts.style import Style
from tracker.charts.view import View
from tracker.domain import catalogue
from tracker.domain.history import History, Period
from tracker.domain.units import unit_label
from tracker.i18n import _, format_day, format_day_short, ngettext

if TYPE_CHECKING:
    from matplotlib.figure import Figure

MARGIN_DAYS = 14
MARGIN_SHARE = 0.04
NEAR_SHARE = 0.02
SPOKEN = 12
"""So many of the latest results are read out; the table has them all."""


def draw(history: History, style: Style, view: View, onto: Figure | None = None) -> Figure:
    """The first test of a view, `style.width` by `style.height` inches; without results only paper.

    `onto` is an earlier picture that is not needed any more, see tracker.charts.recovery.
    """
    from tracker.charts.composition import compose
    from tracker.charts.lab_trend_panels import trend_panels

    return compose(history, style, view, onto, partial(trend_panels, seen=_seen(history, view)))


def period_of(history: History, test: str) -> Period | None:
    """The days that show all results of a test with some room around them, None where there are none."""
    days = [lab.day for lab in history.labs if lab.test == test]
    if not days:
        return None
    first, last = min(days), max(days)
    room = timedelta(days=max(MARGIN_DAYS, round((last - first).days * MARGIN_SHARE)))
    return Period(first - room, last + room)


def least_height(history: History, style: Style, view: View) -> float:
    """The height in inches below which the panels of a view are hard to read, whatever the style's own height."""
    from tracker.charts.composition import least_points
    from tracker.charts.lab_trend_panels import trend_panels

    return least_points(history, style, view, partial(trend_panels, seen=_seen(history, view))) / 72


def readout(history: History, view: View, day: date) -> list[str]:
    """The results nearest to a day, as drawn and as printed; the day itself where none is near."""
    near = max(1, round(view.period.days * NEAR_SHARE))
    shown = [(course, point) for course in _seen(history, view) for point in course.points]
    nearest = min((abs((point.day - day).days) for _course, point in shown), default=near + 1)
    found = [(course, point) for course, point in shown if abs((point.day - day).days) == nearest <= near]
    if not found:
        return [format_day_short(day), _("no result near this day")]
    return [format_day_short(found[0][1].day), *(line for pair in found for line in _lines(*pair))]


def alt_text(history: History, view: View) -> str:
    """Which kinds of results are drawn, and the latest of each with their days."""
    return " ".join(_sentence(course) for course in _seen(history, view))


def _seen(history: History, view: View) -> tuple[LabCourse, ...]:
    """The courses of the view's first test, cropped to its days."""
    found = courses(history, view.tests[0]) if view.tests else ()
    cropped = (replace(course, points=tuple(p for p in course.points if p.day in view.period)) for course in found)
    return tuple(course for course in cropped if course.points)


def _lines(course: LabCourse, point: LabPoint) -> list[str]:
    lines = [value_words(point, course.unit), printed_range(point, course.unit)]
    if catalogue.is_b12_test(course.test):
        lines.append(since_injection(point.days_since_injection))
    return [line for line in lines if line]


def _sentence(course: LabCourse) -> str:
    label = catalogue.test_label(course.test)
    title = _("{test} in {unit}").format(test=label, unit=unit_label(course.unit)) if course.unit else label
    count = len(course.points)
    opening = ngettext("{title}: {count} result.", "{title}: {count} results.", count).format(title=title, count=count)
    said = (f"{format_day(point.day)}: {value_words(point, course.unit)}" for point in course.points[-SPOKEN:])
    return f"{opening} {'; '.join(said)}."
