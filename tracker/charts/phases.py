"""Before and since treatment: shading, the start, and the names of the regimens' phases."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from matplotlib.patches import Rectangle

from tracker.charts.lettering import LEADING, text_width
from tracker.charts.sheet import Sheet, box_of, place_of, plot, write
from tracker.charts.words import Type
from tracker.domain.history import History
from tracker.i18n import _

if TYPE_CHECKING:
    from matplotlib.axes import Axes

ROWS = 2
GAP = 4
"""Points between a phase's line and its name, and between two names."""


@dataclass(frozen=True, slots=True)
class Phase:
    """A stretch of treatment with its first day (ordinal); `key` is empty before treatment."""

    first: int
    key: str

    @property
    def names(self) -> tuple[str, str]:
        """What stands on the chart, and the same for where there is little room."""
        if not self.key:
            return _("before treatment"), _("before")
        return (_("loading"),) * 2 if self.key == "loading" else (_("maintenance"),) * 2


def phases(history: History) -> list[Phase]:
    """Loading and maintenance by the first day of their regimens, each change once, in order of days."""
    found: list[Phase] = []
    for regimen in sorted(history.regimens, key=lambda regimen: regimen.first_day):
        if regimen.phase in ("loading", "maintenance") and (not found or found[-1].key != regimen.phase):
            found.append(Phase(regimen.first_day.toordinal(), regimen.phase))
    return found


def seen_phases(sheet: Sheet) -> list[Phase]:
    """The phases that reach into the view, the first of them from where the view begins."""
    first, last = sheet.view.period.first.toordinal(), sheet.view.period.last.toordinal()
    known = phases(sheet.history)
    start = sheet.history.treatment_start
    if start is not None and first < start.toordinal():
        known = [Phase(first, ""), *(phase for phase in known if phase.first >= start.toordinal())]
    begun = [Phase(first, phase.key) for phase in known if phase.first <= first][-1:]
    return begun + [phase for phase in known if first < phase.first <= last]


def mark_phases(axes: Axes, sheet: Sheet) -> None:
    """Shade what lies before treatment; a dashed line at its start, thin ones where phases begin."""
    low, high = sheet.limits
    begin = sheet.history.treatment_start.toordinal() if sheet.history.treatment_start else None
    if begin is not None and begin > low:
        shade = sheet.style.shade
        look: dict[str, Any] = {"facecolor": shade, "linewidth": 0, "zorder": 0.5}
        shape = Rectangle((low, 0), min(begin, high) - low, 1, gid="before_treatment", **look)
        shape.set_transform(axes.get_xaxis_transform())
        axes.add_artist(shape)
    if begin is not None and low < begin < high:
        _upright(axes, begin, "start", color=sheet.style.muted, dashes=(3.5, 2.5), zorder=2)
    for phase in seen_phases(sheet):
        if phase.key and phase.first not in (begin, sheet.view.period.first.toordinal()):
            _upright(axes, phase.first, f"phase:{phase.key}", color=sheet.style.line, zorder=1.5)


def _upright(axes: Axes, day: int, name: str, **look: Any) -> None:
    line = plot(axes, [day, day], [0, 1], name, linewidth=0.9, **look)
    line.set_transform(axes.get_xaxis_transform())
    line.set_clip_path(axes.patch)


@dataclass(frozen=True, slots=True)
class Name:
    """A phase's name as placed: its left end in points, and in which row below the top."""

    text: str
    left: float
    row: int


def placed_names(names: list[tuple[str, float, float]], right: float) -> list[Name]:
    """Texts with their left ends and widths, set into rows so that none meets another or passes the right end.

    A name moves to the second row where the first is taken there, and is left out where both are; the time before
    treatment is named only where it is wide enough.
    """
    ends = [float("-inf")] * ROWS
    placed = []
    for text, left, width in names:
        row = next((row for row in range(ROWS) if ends[row] + GAP <= left), None)
        if row is not None and left + width <= right:
            placed.append(Name(text, left, row))
            ends[row] = left + width
    return placed


def phase_names(axes: Axes, sheet: Sheet) -> list[Name]:
    """The names of the phases in view, placed along the time axis of a panel whose limits are set."""
    shown, right = seen_phases(sheet), box_of(axes).right
    lefts = [place_of(axes, phase.first, 0)[0] + GAP for phase in shown]
    wished = []
    for phase, left, following in zip(shown, lefts, [*lefts, right][1:], strict=True):
        text = next((text for text in phase.names if left + _width(text, sheet) <= following), phase.names[-1])
        if phase.key or left + _width(text, sheet) <= following:
            wished.append((text, left, _width(text, sheet)))
    return placed_names(wished, right)


def _width(text: str, sheet: Sheet) -> float:
    return text_width(text, sheet.style, sheet.style.size)


def write_names(axes: Axes, sheet: Sheet, names: list[Name]) -> None:
    """Write the names below the top of a panel."""
    top, height = box_of(axes).top, LEADING * sheet.style.size
    for name in names:
        middle = top - (name.row + 0.5) * height - 1
        write(axes, name.left, middle, name.text, Type(sheet.style.size, sheet.style.muted), "phase_name")


def room_for(names: list[Name], sheet: Sheet) -> float:
    """Points below the top of a panel that the names take."""
    rows = max((name.row + 1 for name in names), default=0)
    return rows * LEADING * sheet.style.size + 2 if rows else 0
