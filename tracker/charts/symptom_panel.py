"""A symptom over time: a dot a day and the running median."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np

from tracker.charts.item_axis import begun
from tracker.charts.lettering import LEADING
from tracker.charts.off_scale import OffScale, mark_off_scale, room
from tracker.charts.scale import Scale, item_scale, low_level
from tracker.charts.sheet import STROKE, Panel, Sheet, marks, plot
from tracker.charts.style import marker
from tracker.charts.titles import item_title
from tracker.charts.weekly import middle_day
from tracker.domain.history import Series
from tracker.i18n import _, format_number

if TYPE_CHECKING:
    from matplotlib.axes import Axes

Column = np.ndarray[Any, np.dtype[Any]]

DOTS = (3.2, 4.2)
"""Points across a dot: where days lie close, and where they lie a week's worth apart."""

WIDE_DAY = 10
DOUBLING = 11.4
MOST_WANTED = 150.0
YIELDED = 2.2
"""Points of a late doubling on paper (4 mm), up to which height a root scale wants them to be seen, and the sizes of
type by which the other symptoms may be lower for it."""

AT_EASE, COMPACT = 7.2, 3.4
"""The lowest height of a panel in sizes of its type, alone and among many."""


def symptom_panel(sheet: Sheet, key: str) -> Panel:
    """The panel of one item; its scale reaches over what the view shows of it, a few days far above the rest apart."""
    item = sheet.history.item(key)
    shown = _shown(sheet, key)
    before = begun(shown, _start(sheet))
    scale = item_scale(item, shown.values, before)
    beyond = _beyond(sheet, shown, scale)
    least, above = (COMPACT if sheet.compact else AT_EASE) * sheet.style.size, room(beyond, sheet.style)
    return Panel(
        title=_title(sheet, item_title(item), scale),
        scale=scale,
        share=1.35 if item.kind == "count" and not sheet.compact else 1,
        least=least,
        paint=partial(_paint, key=key, shown=shown, scale=scale, beyond=beyond),
        note=legend(sheet, shown, bool(beyond)),
        wanted=_wanted(sheet, scale, low_level(shown.values[before:])) + above,
        yields=YIELDED * sheet.style.size if sheet.style.on_paper and not sheet.compact else 0,
        room=above,
    )


def _title(sheet: Sheet, title: str, scale: Scale) -> str:
    """What is drawn, and how where that is not the usual: a distance on a root scale is no number."""
    if sheet.weekly:
        title = _("{title}, weekly medians").format(title=title)
    return _("{title}, root scale").format(title=title) if scale.root else title


def legend(sheet: Sheet, shown: Series, off_scale: bool = False) -> str:
    """What dots and line are, in words, and what stands at the top edge."""
    if sheet.weekly:
        words = _("line: median of 7 weeks")
    elif _late(sheet, shown).any():
        words = _("dots: days, hollow: entered later · line: 7-day median")
    else:
        words = _("dots: days · line: 7-day median")
    return _("{legend} · top edge: off the scale").format(legend=words) if off_scale else words


def _start(sheet: Sheet) -> int | None:
    """The day on which treatment began, or the number of its week."""
    start = sheet.history.treatment_start
    if start is None:
        return None
    return (start.toordinal() - sheet.material.first_week) // 7 if sheet.weekly else start.toordinal()


def _wanted(sheet: Sheet, scale: Scale, low: float) -> float:
    """The points in height at which a doubling of a low level is seen on paper, below the names of the phases."""
    if not scale.root or not sheet.style.on_paper:
        return 0
    names = LEADING * sheet.style.size + 2
    return min(DOUBLING / (scale.share(2 * low) - scale.share(low)) + names, MOST_WANTED)


def _beyond(sheet: Sheet, shown: Series, scale: Scale) -> list[OffScale]:
    """What the scale does not reach, hollow where its day was back-filled."""
    values = np.array(shown.values)
    if not (values > scale.top).any():
        return []
    days, late = _days(sheet, shown), _late(sheet, shown)
    return [
        OffScale(float(days[at]), float(values[at]), format_number(values[at]), bool(late[at]))
        for at in np.flatnonzero(values > scale.top)
    ]


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


def _paint(axes: Axes, sheet: Sheet, key: str, shown: Series, scale: Scale, beyond: list[OffScale]) -> None:
    rank = sheet.ranks[key]
    colour = sheet.style.colour(key, rank)
    _paint_dots(axes, sheet, shown, scale.top, colour, marker(key, rank))
    days, medians = _line(sheet, key)
    look = {"color": colour, "solid_capstyle": "round", "solid_joinstyle": "round", "zorder": 4}
    line = plot(axes, days, medians, f"{key}:median", linewidth=STROKE, **look)
    if beyond:  # few days may make a median that is off the scale as they are
        line.set_clip_path(axes.patch)
        mark_off_scale(axes, sheet, scale, beyond, key, colour)


def _paint_dots(axes: Axes, sheet: Sheet, shown: Series, top: float, colour: str, shape: str) -> None:
    size = DOTS[sheet.day_pixels > WIDE_DAY]
    look = {"marker": shape, "markersize": size, "color": sheet.style.days_colour(colour), "zorder": 3}
    days, values = _days(sheet, shown), np.array(shown.values)
    late, within = _late(sheet, shown), values <= top
    on_time = within & ~late
    marks(axes, days[on_time], values[on_time], f"{shown.item}:dots", **look)
    if late.any():
        late = late & within
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
