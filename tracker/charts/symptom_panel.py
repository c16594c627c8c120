"""A symptom over time: a dot a day and the running median."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np

from tracker.analysis.smoothing import rolling_median
from tracker.charts.scale import item_scale
from tracker.charts.sheet import STROKE, Panel, Sheet, marks, plot
from tracker.charts.style import marker
from tracker.charts.titles import item_title
from tracker.charts.weekly import middle_day, weekly_medians
from tracker.domain.history import Period, Series
from tracker.i18n import _

if TYPE_CHECKING:
    from matplotlib.axes import Axes

Column = np.ndarray[Any, np.dtype[Any]]

HALF_WINDOW = timedelta(days=3)
DOTS = (3.2, 4.2)
"""Points across a dot: where days lie close, and where they lie a week's worth apart."""

WIDE_DAY = 10


def symptom_panel(sheet: Sheet, key: str) -> Panel:
    """The panel of one item; its scale reaches over what the view shows of it."""
    item = sheet.history.item(key)
    shown = _shown(sheet, key)
    title = item_title(item)
    return Panel(
        title=_("{title}, weekly medians").format(title=title) if sheet.weekly else title,
        scale=item_scale(item, shown.values),
        share=1.35 if item.kind == "count" else 1,
        least=5.5 * sheet.style.size,
        paint=partial(_paint, key=key, shown=shown),
        note=legend(sheet, shown),
    )


def legend(sheet: Sheet, shown: Series) -> str:
    """What dots and line are, in words."""
    if sheet.weekly:
        return _("line: median of 7 weeks")
    if any(sheet.history.back_filled(shown)):
        return _("dots: days, hollow: back-filled · line: 7-day median")
    return _("dots: days · line: 7-day median")


def _shown(sheet: Sheet, key: str) -> Series:
    """The dots' values: those of days within the view, or the medians of its weeks (`days` are week numbers)."""
    days = sheet.history.daily(key).crop(sheet.view.period)
    return weekly_medians(days, sheet.first_week) if sheet.weekly else days


def _paint(axes: Axes, sheet: Sheet, key: str, shown: Series) -> None:
    rank = sheet.ranks[key]
    colour = sheet.style.colour(key, rank)
    _paint_dots(axes, sheet, shown, colour, marker(key, rank))
    days, medians = _line(sheet, key, shown)
    look = {"color": colour, "solid_capstyle": "round", "solid_joinstyle": "round", "zorder": 4}
    plot(axes, days, medians, f"{key}:median", linewidth=STROKE, **look)


def _paint_dots(axes: Axes, sheet: Sheet, shown: Series, colour: str, shape: str) -> None:
    size = DOTS[sheet.day_pixels > WIDE_DAY]
    look = {"marker": shape, "markersize": size, "color": sheet.style.days_colour(colour), "zorder": 3}
    days, values = _days(sheet, shown), np.array(shown.values)
    late = np.zeros(len(days), dtype=bool) if sheet.weekly else np.array(sheet.history.back_filled(shown), dtype=bool)
    marks(axes, days[~late], values[~late], f"{shown.item}:dots", **look)
    if late.any():
        hollow = {"markerfacecolor": sheet.style.paper, "markeredgewidth": 0.8}
        marks(axes, days[late], values[late], f"{shown.item}:back_filled", **look, **hollow)


def _days(sheet: Sheet, shown: Series) -> Column:
    """The ordinals under which values are drawn: their day, or the middle of their week."""
    columns = np.array(shown.days, dtype=np.int64)
    return middle_day(columns, sheet.first_week) if sheet.weekly else columns


def _line(sheet: Sheet, key: str, shown: Series) -> tuple[Column, Column]:
    """The running median within the view; days around the view count for it too."""
    if sheet.weekly:
        weeks, of_weeks = rolling_median(shown)
        return middle_day(np.asarray(weeks), sheet.first_week), np.asarray(of_weeks)
    first, last = sheet.view.period.first, sheet.view.period.last
    around = Period(first - HALF_WINDOW, last + HALF_WINDOW)
    days, medians = (np.asarray(column) for column in rolling_median(sheet.history.daily(key).crop(around)))
    low, high = np.searchsorted(days, (first.toordinal(), last.toordinal() + 1))
    return days[low:high], medians[low:high]
