"""The lane of doses: injections as marks, everything else as a band with holes."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import partial
from operator import attrgetter
from typing import TYPE_CHECKING, Any

import numpy as np
from matplotlib.collections import PolyCollection

from tracker.charts.material import Column
from tracker.charts.scale import Scale
from tracker.charts.sheet import Panel, Sheet, marks
from tracker.charts.style import mix
from tracker.domain.dose import Dose
from tracker.i18n import _

if TYPE_CHECKING:
    from matplotlib.axes import Axes

BAND = 0.2
"""Half the height of the band, in rows."""

HOLE = 0.5
"""Pixels that a hole in the band needs to be seen."""

STROKE_MARK = {"marker": "|"}
"""Where years are shown, triangles would cover one another."""


def dose_lane(sheet: Sheet) -> Panel | None:
    """The lane, with a row for injections and one for the rest where the diary has any; None without B12 doses."""
    injected, others = sheet.material.injected, sheet.material.swallowed
    names = [_("injection")] * bool(injected) + [sheet.material.other_name] * bool(others)
    if not names:
        return None
    seen, seen_others = _seen(sheet, injected), _seen(sheet, others)
    crossed = [*seen, *(() if sheet.weekly else seen_others)]
    return Panel(
        title=_("B12 doses") if all(dose.taken for dose in crossed) else _("B12 doses (× skipped)"),
        scale=Scale(len(names), tuple((len(names) - row - 0.5, name) for row, name in enumerate(names))),
        share=0,
        least=(1.55 * len(names) + 0.3) * sheet.style.size,
        paint=partial(_paint, injected=seen, others=seen_others, top=len(names) - 0.5),
        grid=False,
    )


def _seen(sheet: Sheet, doses: Sequence[Dose]) -> Sequence[Dose]:
    """Those within the view; doses come by day."""
    low = bisect_left(doses, sheet.view.period.first, key=_day)
    return doses[low : bisect_right(doses, sheet.view.period.last, key=_day)]


_day = attrgetter("day")


def _paint(axes: Axes, sheet: Sheet, injected: Sequence[Dose], others: Sequence[Dose], top: float) -> None:
    _paint_injections(axes, sheet, injected, top)
    _paint_skipped(axes, sheet, injected, top, "doses:skipped")
    _paint_band(axes, sheet)
    if not sheet.weekly:
        _paint_skipped(axes, sheet, others, 0.5, "doses:skipped_tablets")


def _paint_injections(axes: Axes, sheet: Sheet, injected: Sequence[Dose], row: float) -> None:
    days = sorted({dose.day.toordinal() for dose in injected if dose.taken})
    look = {"markersize": 0.9 * sheet.style.size, "color": sheet.style.dose, "zorder": 4}
    shape = STROKE_MARK if sheet.weekly else {"marker": "v", "markeredgecolor": sheet.style.paper}
    marks(axes, days, [row] * len(days), "doses:injections", markeredgewidth=0.5, **look, **shape)


def _paint_skipped(axes: Axes, sheet: Sheet, doses: Sequence[Dose], row: float, name: str) -> None:
    days = [dose.day.toordinal() for dose in doses if not dose.taken]
    look = {"marker": "x", "markersize": 0.6 * sheet.style.size, "color": sheet.style.dose, "zorder": 4}
    if days:
        marks(axes, days, [row] * len(days), name, markeredgewidth=1.1, **look)


def _paint_band(axes: Axes, sheet: Sheet) -> None:
    begin, end = sheet.view.period.first.toordinal(), sheet.view.period.last.toordinal()
    spans = sheet.material.swallowed_runs.clip((begin, begin - 1), (end + 1, end))
    spans = _joined(spans[spans[:, 0] <= spans[:, 1]], least=HOLE / sheet.day_pixels)
    shapes: Any = np.empty((len(spans), 4, 2))
    shapes[:, (0, 3), 0], shapes[:, (1, 2), 0] = spans[:, :1] - 0.5, spans[:, 1:] + 0.5
    shapes[:, :2, 1], shapes[:, 2:, 1] = 0.5 - BAND, 0.5 + BAND
    colour = mix(sheet.style.dose, sheet.style.paper, 0.45)
    band = PolyCollection(shapes, facecolor=colour, linewidth=0, gid="doses:band", zorder=3)
    axes.add_collection(band, autolim=False)


def _joined(spans: Column, least: float) -> Column:
    """Stretches without the holes between them that have fewer days than `least`."""
    holes = np.flatnonzero(spans[1:, 0] - spans[:-1, 1] - 1 >= least)
    firsts, lasts = np.append(0, holes + 1), np.append(holes, len(spans) - 1)
    return np.column_stack((spans[firsts, 0], spans[lasts, 1])) if len(spans) else spans
