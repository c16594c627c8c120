"""A laboratory result as it was printed, in the signs of the reader: ≤7,4 µg/L (3,9–26,8)."""

from tracker.domain.lab import LabResult
from tracker.domain.units import unit_label
from tracker.i18n import _, decimal_sign, mark

KNOWN_WORDS = {"negative": mark("negative"), "positive": mark("positive"), "not detected": mark("not detected")}
"""Values in words that are kept in English and shown in the language of the texts."""
SIGNS = {"=": "", "<": "<", ">": ">", "<=": "≤", ">=": "≥"}


def printed_digits(digits: str) -> str:
    """Return kept digits, none added and none left out, with the decimal sign of the reader."""
    return digits.replace(".", decimal_sign())


def printed_value(lab: LabResult) -> str:
    """Return the value with its comparator: 7.4, <150, ≥2000, negative, 1:40."""
    if lab.number is not None:
        return with_sign(lab.comparator, printed_digits(lab.value))
    return _(KNOWN_WORDS[lab.value]) if lab.value in KNOWN_WORDS else lab.value


def with_sign(comparator: str, number: str) -> str:
    """Return a number after its comparator, as it is printed."""
    return f"{SIGNS[comparator]}{number}"


def printed_result(lab: LabResult) -> str:
    """Return the value with its comparator and unit on one line: <150 pmol/L."""
    value = " ".join(printed_value(lab).split())
    return _("{value} {unit}").format(value=value, unit=" ".join(unit_label(lab.unit).split())) if lab.unit else value


def printed_limits(lab: LabResult) -> str:
    """Return the range as printed, in signs: 197–771, ≤280, ≥3.9; empty where none was."""
    return limits_in_signs(printed_digits(lab.reference_low), printed_digits(lab.reference_high))


def printed_range(lab: LabResult) -> str:
    """Return the range as printed, in words: range 197–771, range up to 280; empty where none was."""
    return range_in_words(printed_digits(lab.reference_low), printed_digits(lab.reference_high))


def limits_in_signs(low: str, high: str) -> str:
    """Return limits, '' where there is none, as 197–771, ≤280, ≥3.9."""
    if low and high:
        return f"{low}–{high}"
    return f"≥{low}" if low else f"≤{high}" if high else ""


def range_in_words(low: str, high: str) -> str:
    """Return limits, '' where there is none, as range 197–771, range up to 280, range from 3.9."""
    if low and high:
        return _("range {low}–{high}").format(low=low, high=high)
    if high:
        return _("range up to {high}").format(high=high)
    return _("range from {low}").format(low=low) if low else ""
