"""The lane of doses: injections as marks, everything else as a band with holes."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from matplotlib.collections import PolyCollection

from tracker.analysis.doses import is_injection
from tracker.charts.scale import Scale
from tracker.charts.sheet import Panel, Sheet, marks
from tracker.charts.style import mix
from tracker.domain import catalogue
from tracker.domain.dose import Dose
from tracker.i18n import _

if TYPE_CHECKING:
    from matplotlib.axes import Axes

SWALLOWED = frozenset({"oral", "sublingual", "buccal"})
BAND = 0.2
"""Half the height of the band, in rows."""

STROKE_MARK = {"marker": "|"}
"""Where years are shown, triangles would cover one another."""


def dose_lane(sheet: Sheet) -> Panel | None:
    """The lane, with a row for injections and one for the rest where the diary has any; None without B12 doses."""
    doses = b12_doses(sheet.history.doses)
    injected = [dose for dose in doses if is_injection(dose)]
    others = [dose for dose in doses if not is_injection(dose)]
    names = [_("injection")] * bool(injected) + [_other_name(others)] * bool(others)
    if not names:
        return None
    return Panel(
        title=_("B12 doses"),
        scale=Scale(len(names), tuple((len(names) - row - 0.5, name) for row, name in enumerate(names))),
        share=0,
        least=(1.55 * len(names) + 0.3) * sheet.style.size,
        paint=partial(_paint, injected=_seen(sheet, injected), others=_seen(sheet, others), top=len(names) - 0.5),
        grid=False,
    )


def b12_doses(doses: tuple[Dose, ...]) -> list[Dose]:
    """Those of a medicine with B12."""
    b12 = {key for key, medicine in catalogue.medicines().items() if medicine.is_b12}
    return [dose for dose in doses if dose.medicine in b12]


def _seen(sheet: Sheet, doses: list[Dose]) -> list[Dose]:
    return [dose for dose in doses if dose.day in sheet.view.period]


def _other_name(doses: list[Dose]) -> str:
    return _("tablet") if {dose.route for dose in doses} <= SWALLOWED else _("other")


def _paint(axes: Axes, sheet: Sheet, injected: list[Dose], others: list[Dose], top: float) -> None:
    _paint_injections(axes, sheet, injected, top)
    _paint_skipped(axes, sheet, injected, top, "doses:skipped")
    _paint_band(axes, sheet, {dose.day.toordinal() for dose in others if dose.taken})
    if not sheet.weekly:
        _paint_skipped(axes, sheet, others, 0.5, "doses:skipped_tablets")


def _paint_injections(axes: Axes, sheet: Sheet, injected: list[Dose], row: float) -> None:
    days = sorted({dose.day.toordinal() for dose in injected if dose.taken})
    look = {"markersize": 0.9 * sheet.style.size, "color": sheet.style.dose, "zorder": 4}
    shape = STROKE_MARK if sheet.weekly else {"marker": "v", "markeredgecolor": sheet.style.paper}
    marks(axes, days, [row] * len(days), "doses:injections", markeredgewidth=0.5, **look, **shape)


def _paint_skipped(axes: Axes, sheet: Sheet, doses: list[Dose], row: float, name: str) -> None:
    days = [dose.day.toordinal() for dose in doses if not dose.taken]
    look = {"marker": "x", "markersize": 0.6 * sheet.style.size, "color": sheet.style.dose, "zorder": 4}
    if days:
        marks(axes, days, [row] * len(days), name, markeredgewidth=1.1, **look)


def _paint_band(axes: Axes, sheet: Sheet, days: set[int]) -> None:
    low, high = 0.5 - BAND, 0.5 + BAND
    shapes = [
        [(first - 0.5, low), (last + 0.5, low), (last + 0.5, high), (first - 0.5, high)] for first, last in runs(days)
    ]
    colour = mix(sheet.style.dose, sheet.style.paper, 0.45)
    band = PolyCollection(shapes, facecolor=colour, linewidth=0, gid="doses:band", zorder=3)
    axes.add_collection(band, autolim=False)


def runs(days: set[int]) -> list[tuple[int, int]]:
    """First and last day of each stretch of days without a hole."""
    firsts = sorted(day for day in days if day - 1 not in days)
    lasts = sorted(day for day in days if day + 1 not in days)
    return list(zip(firsts, lasts, strict=True))
