"""Whether a laboratory value was probably typed wrong: a question, never a judgement of the value."""

from collections.abc import Iterable
from dataclasses import dataclass

from tracker.domain import catalogue
from tracker.domain.errors import InvalidEntry
from tracker.domain.lab import LabResult
from tracker.domain.units import unit_label
from tracker.i18n import _, format_exact

FAR_FROM_RANGE = 20
"""So many times beyond the limits that were printed beside a value is worth a question."""
FAR_FROM_EARLIER = 50
"""So many times beyond the person's own earlier results: treatment alone takes B12 from 60 to 2000 ng/L."""


@dataclass(frozen=True, slots=True)
class _Span:
    """Values that a number is compared with, in its unit, and how many times beyond them is far."""

    low: float | None
    high: float | None
    margin: float = 1

    def is_far(self, lab: LabResult, number: float) -> bool:
        """Return whether a value lies far outside; `<150` says only that it is not above 150."""
        too_high = self.high is not None and number > self.high * self.margin
        too_low = self.low is not None and number < self.low / self.margin and not lab.comparator.startswith("<")
        return too_high or too_low

    def words(self, unit: str) -> str:
        """Return 6 to 30 000 pmol/L."""
        if self.low is None or self.high is None:
            limit = _("from {number} {unit}") if self.high is None else _("up to {number} {unit}")
            number = self.low if self.high is None else self.high
            return limit.format(number=_rounded(number or 0), unit=unit_label(unit)).rstrip()
        words = _("{low} to {high} {unit}")
        return words.format(low=_rounded(self.low), high=_rounded(self.high), unit=unit_label(unit)).rstrip()


def lab_question(lab: LabResult, known: Iterable[LabResult] = ()) -> str:
    """Return a question where a value is far from what is printed for its test, its range, or the earlier results.

    Empty where it is near, is no number, or has nothing to be compared with. `known` are the results of the diary.
    """
    number = lab.number
    if number is None:
        return ""
    asked = (
        (_("{value} of {test} is far from what laboratories report (about {span}). {ask}"), _bounds(lab)),
        (_("{value} of {test} is far from the range printed beside it ({span}). {ask}"), _range(lab)),
        (_("{value} of {test} is far from the other results in this diary ({span}). {ask}"), _earlier(lab, known)),
    )
    words, span = next(((words, span) for words, span in asked if span and span.is_far(lab, number)), ("", None))
    if span is None:
        return ""
    sign = "" if lab.comparator == "=" else lab.comparator
    return words.format(
        value=_("{number} {unit}").format(number=f"{sign}{format_exact(number)}", unit=unit_label(lab.unit)).rstrip(),
        test=catalogue.test_label(lab.test),
        span=span.words(lab.unit),
        ask=_("Is it what was printed?"),
    )


def _bounds(lab: LabResult) -> _Span | None:
    """Return the catalogue's bounds of a test in the unit of a result, None where either is unknown."""
    found = catalogue.lab_bounds().get(lab.test)
    if found is None:
        return None
    test = catalogue.lab_tests()[lab.test]
    low, high = (_in_unit(lab.test, value, test.canonical_unit, lab.unit) for value in (found.low, found.high))
    return None if low is None or high is None else _Span(low, high)


def _range(lab: LabResult) -> _Span | None:
    """Return the printed limits; those of antibodies and titres say nothing on how high a value goes."""
    test = catalogue.lab_tests().get(lab.test)
    if test is not None and not test.convertible:
        return None
    low, high = (limit if limit is not None and limit > 0 else None for limit in (lab.low, lab.high))
    return None if low is None and high is None else _Span(low, high, FAR_FROM_RANGE)


def _earlier(lab: LabResult, known: Iterable[LabResult]) -> _Span | None:
    same = (other for other in known if other.test == lab.test and other.id != lab.id and other.number)
    found = [_in_unit(lab.test, other.number or 0, other.unit, lab.unit) for other in same]
    numbers = [number for number in found if number is not None and number > 0]
    return _Span(min(numbers), max(numbers), FAR_FROM_EARLIER) if numbers else None


def _in_unit(test: str, value: float, before: str, after: str) -> float | None:
    """Return a value in another unit, None where the two cannot be compared."""
    if before == after:
        return value
    try:
        return catalogue.convert(test, value, before, after)
    except InvalidEntry:
        return None


def _rounded(number: float) -> str:
    """Return a number with two digits that count: where a question begins is no finer than that."""
    return format_exact(float(f"{number:.2g}"))
