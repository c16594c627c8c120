"""A symptom over time: a dot a day and the running median."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np

from tracker.charts.scale import item_scale
from tracker.charts.sheet import STROKE, Panel, Sheet, marks, plot
from tracker.charts.style import marker
from tracker.charts.titles import item_title
from tracker.charts.weekly import middle_day
from tracker.domain.history import Series
from tracker.i18n import _

if TYPE_CHECKING:
    from matplotlib.axes import Axes

Column = np.ndarray[Any, np.dtype[Any]]

DOTS = (3.2, 4.2)
"""Points across a dot: where days lie close, and where they lie a week's worth apart."""

WIDE_DAY = 10
AT_EASE, COMPACT = 7.2, 3.4
"""The lowest height of a panel in sizes of its type, alone and among many."""


def symptom_panel(sheet: Sheet, key: str) -> Panel:
    """The panel of one item; its scale reaches over what the view shows of it."""
    item = sheet.history.item(key)
    shown = _shown(sheet, key)
    title = item_title(item)
    return Panel(
        title=_("{title}, weekly medians").format(title=title) if sheet.weekly else title,
        scale=item_scale(item, shown.values),
        share=1.35 if item.kind == "count" and not sheet.compact else 1,
        least=(COMPACT if sheet.compact else AT_EASE) * sheet.style.size,
        paint=partial(_paint, key=key, shown=shown),
        note=legend(sheet, shown),
    )


def legend(sheet: Sheet, shown: Series) -> str:
    """What dots and line are, in words."""
    if sheet.weekly:
        return _("line: median of 7 weeks")
    if _late(sheet, shown).any():
        return _("dots: days, hollow: entered later · line: 7-day median")
    return _("dots: days · line: 7-day median")


def _shown(sheet: Sheet, key: str) -> Series:
    """The dots' values: those of days within the view, or the medians of its weeks (`days` are week numbers)."""
    if not sheet.weekly:
        return sheet.history.daily(key).crop(sheet.view.period)
    weeks, origin = sheet.material.weeks(key), sheet.material.first_week
    first, last = ((day.toordinal() - origin) // 7 for day in (sheet.view.period.first, sheet.view.period.last))
    low, high = bisect_left(weeks.days, first), bisect_right(weeks.days, last)
    return Series(key, "", weeks.days[low:high], weeks.values[low:high], weeks.recorded[low:high])


def _late(sheet: Sheet, shown: Series) -> Column:
    """For each dot whether its day was back-filled; weeks have no such thing."""
    if sheet.weekly or not len(shown):
        return np.zeros(len(shown), dtype=bool)
    first = bisect_left(sheet.history.daily(shown.item).days, shown.days[0])
    return sheet.material.late(shown.item)[first : first + len(shown)]


def _paint(axes: Axes, sheet: Sheet, key: str, shown: Series) -> None:
    rank = sheet.ranks[key]
    colour = sheet.style.colour(key, rank)
    _paint_dots(axes, sheet, shown, colour, marker(key, rank))
    days, medians = _line(sheet, key)
    look = {"color": colour, "solid_capstyle": "round", "solid_joinstyle": "round", "zorder": 4}
    plot(axes, days, medians, f"{key}:median", linewidth=STROKE, **look)


def _paint_dots(axes: Axes, sheet: Sheet, shown: Series, colour: str, shape: str) -> None:
    size = DOTS[sheet.day_pixels > WIDE_DAY]
    look = {"marker": shape, "markersize": size, "color": sheet.style.days_colour(colour), "zorder": 3}
    days, values = _days(sheet, shown), np.array(shown.values)
    late = _late(sheet, shown)
    marks(axes, days[~late], values[~late], f"{shown.item}:dots", **look)
    if late.any():
        hollow = {"markerfacecolor": sheet.style.paper, "markeredgewidth": 0.8}
        marks(axes, days[late], values[late], f"{shown.item}:back_filled", **look, **hollow)


def _days(sheet: Sheet, shown: Series) -> Column:
    """The ordinals under which values are drawn: their day, or the middle of their week."""
    columns = np.array(shown.days, dtype=np.int64)
    return middle_day(columns, sheet.material.first_week) if sheet.weekly else columns


def _line(sheet: Sheet, key: str) -> tuple[Column, Column]:
    """The running median within the view; days around the view count for it too."""
    days, medians = sheet.material.weekly_medians(key) if sheet.weekly else sheet.material.medians(key)
    first, last = sheet.view.period.first.toordinal(), sheet.view.period.last.toordinal()
    low, high = np.searchsorted(days, (first, last + 1))
    return days[low:high], medians[low:high]
