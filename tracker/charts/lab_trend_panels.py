"""Where the panels of a laboratory test lie, and the quiet lines around them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import FixedFormatter, FixedLocator

from tracker.analysis.doses import injections
from tracker.analysis.lab_course import LabCourse
from tracker.charts.axis import TimeAxis, time_axis
from tracker.charts.lab_trend_marks import HAIRLINE, mark_injections, mark_values, mark_words, write
from tracker.charts.lettering import LEADING, Box, shortened, text_width
from tracker.charts.scale import Scale, open_scale
from tracker.charts.style import Style
from tracker.charts.view import View
from tracker.domain import catalogue
from tracker.domain.history import History
from tracker.domain.units import unit_label
from tracker.i18n import _

EDGE, RIGHT, BETWEEN = 4.0, 14.0, 6.0
"""Points: around the picture, right of the panels, and between a panel and the next title."""

HEADROOM = 1.18
"""Room above the highest value or limit, for the texts beside the values."""

LEAST_LINES, LINES_OF_WORDS, LINES_OF_DOSES = 9.0, 2.4, 2.6
"""Sizes of type that panels need in height: with numbers, with words, and the lane of injections."""

GAP = 2.5
"""Sizes of type between the texts of two ticks."""


@dataclass(frozen=True)
class Strip:
    """A panel before it is drawn."""

    course: LabCourse
    scale: Scale

    @property
    def in_words(self) -> bool:
        """Whether its results have no numbers."""
        return not self.scale.ticks

    @property
    def title(self) -> str:
        """The test with its unit, if it has one."""
        label = catalogue.test_label(self.course.test)
        if self.in_words:
            return _("{test}, in words").format(test=label)
        unit = unit_label(self.course.unit)
        return _("{test} ({unit})").format(test=label, unit=unit) if unit else label


@dataclass(frozen=True)
class Layout:
    """What all panels of one picture share."""

    history: History
    style: Style
    view: View
    strips: tuple[Strip, ...]

    @cached_property
    def doses(self) -> list[int]:
        """The days (ordinals) of injections that were taken."""
        return sorted({dose.day.toordinal() for dose in injections(self.history, self.view.period) if dose.taken})

    @property
    def head(self) -> float:
        """Points that a title takes above its panel."""
        return LEADING * self.style.title_size + 4

    @property
    def foot(self) -> float:
        """Points below the last panel: injections, days, and what the days are."""
        lane = LINES_OF_DOSES * self.style.size if self.doses else 0
        return lane + 2 * LEADING * self.style.size + 9

    @property
    def least(self) -> float:
        """The height in points at which no panel is too low to be read."""
        return 2 * EDGE + self.foot + sum(self.head + BETWEEN + self._least(strip) for strip in self.strips)

    @cached_property
    def left(self) -> float:
        """Where the panels begin: right of the widest number, or of the name of the lane."""
        texts = [text for strip in self.strips for _value, text in strip.scale.ticks]
        texts += [_("injection")] * bool(self.doses)
        return EDGE + 6 + max((text_width(text, self.style, self.style.size) for text in texts), default=0)

    def boxes(self) -> list[Box]:
        """The place of each panel, in points; those with numbers share what is left over."""
        right, top = self.style.width * 72 - RIGHT, self.style.height * 72 - EDGE
        growing = sum(not strip.in_words for strip in self.strips) or 1
        spare = max(0.0, self.style.height * 72 - self.least) / growing
        found = []
        for strip in self.strips:
            tall = self._least(strip) + (0 if strip.in_words else spare)
            found.append(Box(self.left, top - self.head - tall, right, top - self.head))
            top = found[-1].bottom - BETWEEN
        return found

    def _least(self, strip: Strip) -> float:
        return (LINES_OF_WORDS if strip.in_words else LEAST_LINES) * self.style.size


def layout(history: History, style: Style, view: View, shown: Sequence[LabCourse]) -> Layout:
    """The panels of a test, in the order of its courses."""
    return Layout(history, style, view, tuple(Strip(course, _scale(course)) for course in shown))


def compose(history: History, style: Style, view: View, shown: Sequence[LabCourse]) -> Figure:
    """The finished picture; without results only paper."""
    plan = layout(history, style, view, shown)
    figure = Figure(figsize=(style.width, style.height), dpi=style.dpi, facecolor=style.paper)
    for strip, box in zip(plan.strips, plan.boxes(), strict=True):
        axes = _framed(figure, plan, box)
        _set_values(axes, style, strip.scale)
        room = text_width(strip.title, style, style.title_size, bold=True)
        title = shortened(strip.title, min(room, box.right - box.left), style, style.title_size, bold=True)
        write(axes, box.left, box.top + plan.head / 2, title, style, fontsize=style.title_size, fontweight="bold")
        (mark_words if strip.in_words else mark_values)(axes, style, box, strip.course)
        if strip is plan.strips[-1]:
            _finish(figure, plan, box)
    return figure


def _scale(course: LabCourse) -> Scale:
    """From zero (or the lowest value, of own tests) to above the highest value and limit; no ticks for words."""
    if all(point.number is None for point in course.points):
        return Scale(1, ())
    numbers = [n for point in course.points for n in (point.number, point.low, point.high) if n is not None]
    return open_scale(max(numbers) * HEADROOM, 4)


def _framed(figure: Figure, plan: Layout, box: Box) -> Axes:
    width, height = plan.style.points
    place = (box.left / width, box.bottom / height, (box.right - box.left) / width, (box.top - box.bottom) / height)
    axes = figure.add_axes(place, facecolor="none")
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)
    axes.spines["bottom"].set(color=plan.style.line, linewidth=HAIRLINE)
    period = plan.view.period
    axes.set_xlim(period.first.toordinal() - 0.5, period.last.toordinal() + 0.5)
    axes.set_ylim(0, 1)
    axes.xaxis.set_major_locator(FixedLocator([]))
    axes.yaxis.set_major_locator(FixedLocator([]))
    _mark_start(axes, plan)
    return axes


def _mark_start(axes: Axes, plan: Layout) -> None:
    """Shade what lies before treatment, with a dashed line at its start."""
    start = plan.history.treatment_start
    low, high = axes.get_xlim()
    if start is None or start.toordinal() <= low:
        return
    shade: dict[str, Any] = {"facecolor": plan.style.shade, "linewidth": 0, "zorder": 0.5}
    axes.axvspan(low, min(start.toordinal(), high), gid="before_treatment", **shade)
    if start.toordinal() < high:
        axes.axvline(start.toordinal(), color=plan.style.muted, linewidth=0.9, dashes=(3.5, 2.5), gid="start", zorder=2)


def _set_values(axes: Axes, style: Style, scale: Scale) -> None:
    axes.set_ylim(0, scale.top)
    axes.yaxis.set_major_locator(FixedLocator([value for value, _text in scale.ticks]))
    axes.yaxis.set_major_formatter(FixedFormatter([text for _value, text in scale.ticks]))
    axes.tick_params(axis="y", length=0, pad=5, labelcolor=style.muted, labelsize=style.size)
    for label in axes.get_yticklabels():
        label.set_fontfamily(style.family)
    axes.grid(axis="y", color=style.line, linewidth=HAIRLINE)
    axes.set_axisbelow(True)


def _finish(figure: Figure, plan: Layout, above: Box) -> None:
    """Below the last panel: the injections, and the days with what they are."""
    style = plan.style
    lane = Box(above.left, above.bottom - plan.foot, above.right, above.bottom)
    if plan.doses:
        lane = Box(lane.left, above.bottom - LINES_OF_DOSES * style.size, lane.right, above.bottom)
    axes = _framed(figure, plan, lane) if plan.doses else figure.axes[-1]
    if plan.doses:
        mark_injections(axes, style, lane, plan.doses)
    time = _time(plan, above.right - above.left)
    axes.xaxis.set_major_locator(FixedLocator([day for day, _text in time.ticks]))
    axes.xaxis.set_major_formatter(FixedFormatter([text for _day, text in time.ticks]))
    axes.tick_params(axis="x", length=2.5, width=HAIRLINE, color=style.muted, labelcolor=style.muted, pad=3)
    axes.tick_params(axis="x", labelsize=style.size, labelfontfamily=style.family)
    label = shortened(time.label, above.right - above.left, style, style.size)
    middle = above.bottom - plan.foot + 0.6 * LEADING * style.size
    left = (above.left + above.right - text_width(label, style, style.size)) / 2
    write(axes, left, middle, label, style, color=style.muted)


def _time(plan: Layout, width: float) -> TimeAxis:
    """As many dates as have room."""
    style, period = plan.style, plan.view.period
    texts = {text for _day, text in time_axis(period, None, 4).ticks} or {""}
    room = max(text_width(text, style, style.size) for text in texts) + GAP * style.size
    return time_axis(period, None, max(2, int(width / room)))
