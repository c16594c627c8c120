"""The ranges that laboratories printed beside their results: a pale band for the days that a result speaks for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from matplotlib.axes import Axes
from matplotlib.collections import PolyCollection

from tracker.analysis.lab_course import LabCourse, LabPoint
from tracker.charts.lab_words import converted_limit
from tracker.charts.lettering import LEADING, Box, first_free, text_width
from tracker.charts.sheet import Sheet, box_of, place_of, write
from tracker.charts.style import mix
from tracker.charts.words import Type
from tracker.domain.lab_printed import printed_digits, printed_limits
from tracker.domain.units import unit_label
from tracker.i18n import _

STRENGTH = 0.11


@dataclass(frozen=True, slots=True)
class Band:
    """A range in the unit of the scale over a stretch of days (ordinals), and how the laboratory printed it."""

    first: float
    last: float
    low: float | None
    high: float | None
    text: str

    def __post_init__(self) -> None:
        assert self.low is not None or self.high is not None, "a band has at least one limit"

    @property
    def range(self) -> tuple[float | None, float | None, str]:
        """What it says, whatever its days."""
        return self.low, self.high, self.text


def bands(sheet: Sheet, course: LabCourse, points: Sequence[LabPoint]) -> list[Band]:
    """A band from halfway to the result before to halfway to the next; equal neighbours become one."""
    found: list[Band] = []
    for (first, last), point in zip(_spans(sheet, points), points, strict=True):
        if point.low is None and point.high is None:
            continue
        lab = point.lab
        text = range_text(printed_digits(lab.reference_low), printed_digits(lab.reference_high))
        if lab.unit != course.unit:
            words = _("{range} ({limits} {unit})")
            shown = range_text(*(converted_limit(limit) for limit in (point.low, point.high)))
            text = words.format(range=shown, limits=printed_limits(lab), unit=unit_label(lab.unit))
        band = Band(first, last, point.low, point.high, text)
        if found and found[-1].last == first and found[-1].range == band.range:
            found[-1] = replace(found[-1], last=last)
        else:
            found.append(band)
    return found


def _spans(sheet: Sheet, points: Sequence[LabPoint]) -> list[tuple[float, float]]:
    if not points:
        return []
    days = [point.moment for point in points]
    borders = [(early + late) / 2 for early, late in pairwise(days)]
    first, last = sheet.view.period.first.toordinal() - 0.5, sheet.view.period.last.toordinal() + 0.5
    return list(zip([first, *borders], [*borders, last], strict=True))


def range_text(low: str, high: str) -> str:
    """Return the range in the unit of the scale, '' for a limit that there is not."""
    if low and high:
        return _("range printed by the laboratory {low}–{high}").format(low=low, high=high)
    if high:
        return _("range printed by the laboratory: up to {high}").format(high=high)
    return _("range printed by the laboratory: from {low}").format(low=low)


def paint_bands(axes: Axes, sheet: Sheet, test: str, found: Sequence[Band]) -> None:
    """The bands; one without an upper limit reaches to the top of the panel."""
    shapes = []
    for band in found:
        low, high = band.low or 0, _upper(axes, band)
        shapes.append([(band.first, low), (band.last, low), (band.last, high), (band.first, high)])
    colour = mix(sheet.style.lab, sheet.style.paper, STRENGTH)
    axes.add_collection(PolyCollection(shapes, facecolor=colour, linewidth=0, gid=f"{test}:ranges"), autolim=False)


def _upper(axes: Axes, band: Band) -> float:
    return float(axes.get_ylim()[1]) if band.high is None else band.high


def write_ranges(axes: Axes, sheet: Sheet, found: Sequence[Band], taken: list[Box]) -> None:
    """Each different range once, in the newest band that has room for it."""
    written = set()
    for band in reversed(found):
        if band.text not in written and _write_range(axes, sheet, band, taken):
            written.add(band.text)


def _write_range(axes: Axes, sheet: Sheet, band: Band, taken: list[Box]) -> bool:
    size = 0.87 * sheet.style.size
    width, height = text_width(band.text, sheet.style, size), LEADING * size
    box = first_free(_places(axes, band, width, height), taken, _beside(axes, band))
    if box is None:
        return False
    taken.append(box)
    write(axes, box.left, box.bottom + height / 2, band.text, Type(size, sheet.style.muted), "range_text")
    return True


def _beside(axes: Axes, band: Band) -> Box:
    """The strip of the panel above and below a band."""
    panel = box_of(axes)
    left, right = (place_of(axes, day, 0)[0] for day in (band.first, band.last))
    return Box(max(left, panel.left) + 2, panel.bottom, min(right, panel.right) - 2, panel.top)


def _places(axes: Axes, band: Band, width: float, height: float) -> list[Box]:
    """Inside the band at its right or left end, below or above; over it where it is too low for a text."""
    strip = _beside(axes, band)
    floor = place_of(axes, band.first, band.low or 0)[1]
    ceiling = min(place_of(axes, band.first, _upper(axes, band))[1], strip.top)
    rows = [floor, ceiling - height] if ceiling - floor >= height else [ceiling]
    return [Box(x, y, x + width, y + height) for y in rows for x in (strip.right - width, strip.left)]
