"""Values that the scale does not reach: marks at the top edge of their panel, with their numbers beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.axes import Axes

from tracker.charts.lettering import LEADING, Box, first_free, text_width
from tracker.charts.scale import Scale
from tracker.charts.sheet import Sheet, box_of, marks, places_of, write
from tracker.charts.style import Style
from tracker.charts.words import Type
from tracker.i18n import _

MARK = 5.0
GAP = 2.0
"""Points across a mark, and between it and its number."""


@dataclass(frozen=True, slots=True)
class OffScale:
    """A value beyond a scale by its day (an ordinal, perhaps with a fraction), as it is written beside its mark."""

    day: float
    value: float
    text: str
    hollow: bool = False


def room(found: Sequence[OffScale], style: Style) -> float:
    """Return the points above the scale's top that the marks take."""
    return LEADING * style.size + 1 if found else 0


def mark_off_scale(
    axes: Axes, sheet: Sheet, scale: Scale, found: Sequence[OffScale], name: str, colour: str
) -> list[Box]:
    """Mark values above the top of a scale, hollow where asked, and return the boxes that are now taken."""
    if not found:
        return []
    place, area, tall = places_of(axes), box_of(axes), room(found, sheet.style)
    edge = place(0, scale.top)[1]
    middle = edge + tall / 2
    up = scale.at((middle - area.bottom) / (edge - area.bottom))
    look = {"marker": "^", "markersize": MARK, "color": colour, "zorder": 5, "markeredgewidth": 0.8}
    for hollow, kind in ((False, "off_scale"), (True, "off_scale:back_filled")):
        days = [one.day for one in found if one.hollow == hollow]
        inside = {"markerfacecolor": sheet.style.paper} if hollow else {}
        if days:
            marks(axes, days, [up] * len(days), f"{name}:{kind}", **look, **inside)
    lefts = [place(one.day, 0)[0] for one in found]
    strip = Box(area.left, edge, area.right, edge + tall)
    numbers = placed_numbers(found, lefts, strip, sheet.style)
    for text, left in numbers:
        write(axes, left, middle, text, Type(sheet.style.size, colour), "off_scale")
    return [strip] if numbers else []


def placed_numbers(
    found: Sequence[OffScale], lefts: Sequence[float], strip: Box, style: Style
) -> list[tuple[str, float]]:
    """Return texts with their left ends: a number beside each mark, one text for marks too near to each other.

    Marks (in order of their places in points) that leave no room for their own texts join their nearest neighbours.
    """
    runs = _runs(lefts)
    while True:
        taken = [_box(left - MARK / 2, MARK, strip) for left in lefts]
        texts: list[tuple[str, float]] = []
        for index, run in enumerate(runs):
            chosen = _beside([found[at] for at in run], [lefts[at] for at in run], taken, strip, style)
            if chosen is None and len(runs) > 1:
                _join(runs, index, lefts)
                break
            if chosen is not None:
                text, box = chosen
                taken.append(box)
                texts.append((text, box.left))
        else:
            return texts


def _runs(lefts: Sequence[float]) -> list[list[int]]:
    """Return the numbers of marks that touch each other, a list for each run."""
    runs: list[list[int]] = []
    for number, left in enumerate(lefts):
        if runs and left - lefts[number - 1] < MARK + GAP:
            runs[-1].append(number)
        else:
            runs.append([number])
    return runs


def _join(runs: list[list[int]], index: int, lefts: Sequence[float]) -> None:
    """Make one run of a run and the nearer of its neighbours."""
    before = lefts[runs[index][0]] - lefts[runs[index - 1][-1]] if index else float("inf")
    after = lefts[runs[index + 1][0]] - lefts[runs[index][-1]] if index + 1 < len(runs) else float("inf")
    first = index - 1 if before <= after else index
    runs[first : first + 2] = [runs[first] + runs[first + 1]]


def _beside(
    run: Sequence[OffScale], lefts: Sequence[float], taken: list[Box], strip: Box, style: Style
) -> tuple[str, Box] | None:
    """Return the text of neighbouring marks and its place: right of the last, left of the first, or between two."""
    for text in _texts(run):
        wide = text_width(text, style, style.size)
        starts = [lefts[-1] + MARK / 2 + GAP, lefts[0] - MARK / 2 - GAP - wide]
        starts += [left + MARK / 2 + GAP for left in lefts[:-1]]
        box = first_free([_box(start, wide, strip) for start in starts], taken, strip)
        if box is not None:
            return text, box
    return None


def _texts(run: Sequence[OffScale]) -> list[str]:
    """Return what may stand beside marks, the fullest first."""
    largest = max(run, key=lambda one: one.value).text
    if len(run) == 1:
        return [largest]
    both = [_("{first}, {second}").format(first=run[0].text, second=run[1].text)] if len(run) == 2 else []
    return [*both, _("up to {number}").format(number=largest)]


def _box(left: float, wide: float, strip: Box) -> Box:
    return Box(left, strip.bottom, left + wide, strip.top)
