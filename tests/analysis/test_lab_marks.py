"""Marks beside laboratory results: nothing low is hushed up, and a high B12 under treatment alarms nobody."""

from collections.abc import Callable
from datetime import date, time
from typing import Any

import pytest

from tests.build import history
from tracker.analysis.lab_marks import mark
from tracker.domain.dose import Dose
from tracker.domain.lab import LabResult
from tracker.domain.profile import Profile

START = date(2026, 5, 6)
BEFORE, AFTER = date(2026, 5, 5), date(2026, 5, 7)
FIRST = Dose(day=START, medicine="hydroxocobalamin", amount=1000, route="im")


def lab(value: str, day: date = AFTER, test: str = "b12_total", comparator: str = "=", **more: Any) -> LabResult:
    printed = {"unit": "ng/L", "reference_low": "197", "reference_high": "771"} | more
    return LabResult(day=day, test=test, value=value, comparator=comparator, **printed)


def marked(result: LabResult, *records: Dose | Profile, begun: bool = True) -> str:
    return mark(history([*records, result, *([Profile(treatment_start=START)] if begun else [])]), result)


@pytest.mark.parametrize("day", [BEFORE, START, AFTER])
@pytest.mark.parametrize("test", ["b12_total", "b12_active", "hb", "My own"])
@pytest.mark.parametrize("begun", [True, False])
def test_low_value_is_always_marked(day: date, test: str, begun: bool) -> None:
    assert marked(lab("128", day, test), FIRST, begun=begun) == "low"
    assert marked(lab("128", day, test), begun=begun) == "low", "no dose is logged"


@pytest.mark.parametrize(("day", "expected"), [(BEFORE, "high"), (START, ""), (AFTER, "")])
def test_high_b12_is_marked_before_treatment_alone(day: date, expected: str) -> None:
    assert marked(lab("857", day), FIRST) == expected
    assert marked(lab("857", day)) == expected, "the profile says when treatment began, no dose is logged"
    assert marked(lab("857", day, "mma"), FIRST) == "high"


def test_high_b12_without_any_sign_of_treatment_is_marked() -> None:
    assert marked(lab("857"), begun=False) == "high"


def test_times_of_the_first_day_decide_where_both_are_known() -> None:
    dose = FIRST.replaced(time=time(16))
    assert marked(lab("857", START, time=time(9)), dose) == "high"
    assert marked(lab("857", START, time=time(17)), dose) == ""
    assert marked(lab("857", START), dose) == ""
    assert marked(lab("857", START, time=time(9)), FIRST) == ""


FITS: dict[str, Callable[[int, int], bool]] = {
    "=": lambda value, printed: value == printed,
    "<": lambda value, printed: value < printed,
    "<=": lambda value, printed: value <= printed,
    ">": lambda value, printed: value > printed,
    ">=": lambda value, printed: value >= printed,
}


@pytest.mark.parametrize("comparator", FITS)
@pytest.mark.parametrize("printed", [100, 196, 197, 500, 771, 772, 900])
def test_mark_is_given_where_no_value_within_the_range_would_fit_the_print(comparator: str, printed: int) -> None:
    tenths = [tenth for tenth in range(1970, 7711) if FITS[comparator](tenth, printed * 10)]
    assert bool(marked(lab(str(printed), test="hb", comparator=comparator))) == (not tenths)


def test_words_and_missing_ranges_are_not_marked() -> None:
    assert marked(lab("negative", test="ifab")) == ""
    assert marked(lab("5", reference_low="", reference_high="")) == ""
