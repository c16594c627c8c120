"""A laboratory value in words: in the unit of its scale, and as it was printed where that is another."""

from __future__ import annotations

from math import floor, log10

from tracker.analysis.lab_course import LabPoint
from tracker.domain.lab_printed import printed_digits, printed_result, printed_value, range_in_words, with_sign
from tracker.domain.units import unit_label
from tracker.i18n import _

FEWEST_DIGITS = 3


def value_words(point: LabPoint, unit: str, *, with_unit: bool = True) -> str:
    """Return 295 pmol/L (printed: 400 ng/L); only what was printed where nothing was converted."""
    lab = point.lab
    if point.number is None or lab.unit == unit:
        return printed_result(lab) if with_unit or point.number is None else printed_value(lab)
    number = with_sign(lab.comparator, converted(point.number, lab.value))
    if with_unit:
        words = _("{value} {unit} (printed: {printed})")
        return words.format(value=number, unit=unit_label(unit), printed=printed_result(lab))
    return _("{value} ({printed})").format(value=number, printed=printed_result(lab))


def printed_range(point: LabPoint, unit: str) -> str:
    """Return the range in the unit of the scale: range 197–771 ng/L, range up to 280; empty where none was."""
    words = range_in_words(converted_limit(point.low), converted_limit(point.high))
    return _("{range} {unit}").format(range=words, unit=unit_label(unit)) if words and unit else words


def converted_limit(limit: float | None) -> str:
    """Return a limit in the unit of the scale, '' where there is none."""
    return "" if limit is None else converted(limit, "")


def converted(number: float, printed: str) -> str:
    """Return as many digits that count as the printed number has, three at least; no grouping, as laboratories do."""
    digits = max(FEWEST_DIGITS, len("".join(filter(str.isdecimal, printed)).lstrip("0")))
    places = digits - 1 - floor(log10(abs(number))) if number else 0
    text = f"{round(number, places):.{max(0, places)}f}"
    return printed_digits(text.rstrip("0").rstrip(".") if "." in text else text)
