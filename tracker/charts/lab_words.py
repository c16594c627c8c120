"""A laboratory value in words: in the unit of its scale, and as it was printed where that is another."""

from __future__ import annotations

from math import floor, log10

from tracker.analysis.lab_course import LabPoint
from tracker.domain.units import unit_label
from tracker.i18n import _

FEWEST_DIGITS = 3


def value_words(point: LabPoint, unit: str, *, with_unit: bool = True) -> str:
    """295 pmol/L (printed: 400 ng/L); only what was printed where nothing was converted."""
    number, _space, of = point.text.partition(" ")
    printed = f"{number} {unit_label(of)}".strip()
    if point.number is None or of == unit:
        return printed if with_unit or point.number is None else number
    sign = "" if point.comparator == "=" else point.comparator
    number = sign + converted(point.number, point.text)
    if with_unit:
        return _("{value} (printed: {printed})").format(value=f"{number} {unit_label(unit)}", printed=printed)
    return f"{number} ({printed})"


def printed_range(point: LabPoint, unit: str) -> str:
    """The range in the unit of the scale: range 197–771, range up to 280, range from 3.9; empty where none was."""
    low, high = (None if limit is None else converted(limit, "") for limit in (point.low, point.high))
    named = f" {unit_label(unit)}" if unit else ""
    if low is not None and high is not None:
        return _("range {low}–{high}").format(low=low, high=high) + named
    if high is not None:
        return _("range up to {high}").format(high=high) + named
    return _("range from {low}").format(low=low) + named if low is not None else ""


def converted(number: float, printed: str) -> str:
    """As many digits that count as the printed number has, three at least; no grouping, as laboratories print."""
    digits = max(FEWEST_DIGITS, len("".join(filter(str.isdecimal, printed.partition(" ")[0])).lstrip("0")))
    places = digits - 1 - floor(log10(abs(number))) if number else 0
    text = f"{round(number, places):.{max(0, places)}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
