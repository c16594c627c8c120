import datetime as dt
from datetime import date
from typing import Any

import pytest

from tests.domain.examples import FIELDS
from tracker.domain import catalogue
from tracker.domain.lab import LabResult
from tracker.domain.observation import Observation
from tracker.domain.plausible import day_question, timed_question, usual, value_question
from tracker.domain.plausible_lab import lab_question
from tracker.domain.timed_count import TimedCount

DAY = date(2026, 11, 1)


def lab(value: str, unit: str = "ng/L", test: str = "b12_total", **more: Any) -> LabResult:
    return LabResult(day=DAY, test=test, value=value, unit=unit, **more)


@pytest.mark.parametrize("value", ["1.234", "0", "124000"])
@pytest.mark.parametrize(
    ("unit", "factor"), [(unit.display, unit.factor) for unit in catalogue.lab_tests()["b12_total"].units]
)
def test_b12_that_no_laboratory_prints_is_asked_about_in_every_unit(value: str, unit: str, factor: float) -> None:
    in_unit = float(value) * 0.7378 / factor
    assert "Is it what was printed?" in lab_question(lab(f"{in_unit:.6f}", unit))


@pytest.mark.parametrize("value", ["45", "128", "1500", "20000"])
@pytest.mark.parametrize(
    ("unit", "factor"), [(unit.display, unit.factor) for unit in catalogue.lab_tests()["b12_total"].units]
)
def test_b12_of_the_deficient_and_the_treated_is_not_asked_about(value: str, unit: str, factor: float) -> None:
    assert lab_question(lab(f"{float(value) * 0.7378 / factor:.6f}", unit)) == ""


def test_bounds_are_of_tests_that_can_be_converted_and_leave_every_test_room() -> None:
    for key, bounds in catalogue.lab_bounds().items():
        assert catalogue.lab_tests()[key].convertible
        assert 0 < bounds.low * 4 < bounds.high


@pytest.mark.parametrize(
    ("result", "asked"),
    [
        (lab("500", "U/L", "my enzyme", reference_low="10", reference_high="24"), True),
        (lab("480", "U/L", "my enzyme", reference_low="10", reference_high="24"), False),
        (lab("0.4", "U/L", "my enzyme", reference_low="10", reference_high="24"), True),
        (lab("0.4", "U/L", "my enzyme", comparator="<", reference_low="10", reference_high="24"), False),
        (lab("0", "U/L", "my enzyme", reference_high="24"), False),
        (lab("900", "[arb'U]/mL", "ifab", reference_high="1.5"), False),
        (lab("negative", "", "ifab"), False),
    ],
)
def test_value_far_from_its_printed_range_is_asked_about(result: LabResult, asked: bool) -> None:
    assert bool(lab_question(result)) == asked


def test_value_far_from_earlier_ones_is_asked_about_in_whichever_unit_they_were() -> None:
    earlier = [lab("1500", "ug/L", "my protein"), lab("1700", "ug/L", "my protein")]
    assert "other results in this diary (1500 to 1700 ug/L)" not in lab_question(lab("20", "ug/L", "my protein"), [])
    assert "other results in this diary" in lab_question(lab("20", "ug/L", "my protein"), earlier)
    assert lab_question(lab("60", "ug/L", "my protein"), earlier) == ""
    assert lab_question(lab("20", "mg/L", "my protein"), earlier) == ""
    ferritin = [lab("400", "ug/L", "ferritin")]
    assert lab_question(lab("2", "ng/mL", "ferritin"), ferritin)


def test_result_is_not_compared_with_what_it_was_before_a_change() -> None:
    slip = lab("20", "ug/L", "my protein")
    assert lab_question(slip.replaced(value="2000"), [slip]) == ""


USUAL_DAYS = [22, 25, 30, 24, 26, 0, 28, 25, 25, 27]


@pytest.mark.parametrize(
    ("item", "days", "value", "asked"),
    [
        ("twitching", USUAL_DAYS, 3000, True),
        ("twitching", USUAL_DAYS, 250, True),
        ("twitching", USUAL_DAYS, 120, False),
        ("twitching", [1, 2, 1, 1, 3, 2, 1], 40, False),
        ("twitching", [], 300, False),
        ("twitching", [], 3000, True),
        ("twitching", [*USUAL_DAYS, 3000], 3000, True),
        ("sleep_hours", [], 16.5, True),
        ("sleep_hours", [], 16, False),
        ("caffeine", [2] * 10, 5, False),
        ("caffeine", [2] * 10, 22, True),
        ("fatigue", [1] * 10, 10, False),
    ],
)
def test_value_far_above_what_is_usual_is_asked_about(item: str, days: list[float], value: float, asked: bool) -> None:
    assert bool(value_question(catalogue.items()[item], value, usual(days))) == asked


def test_count_faster_than_a_hand_is_asked_about() -> None:
    minute = TimedCount(day=DAY, time=dt.time(9), minutes=1, count=301)
    assert "faster than anyone can tap" in timed_question(minute)
    assert timed_question(minute.replaced(count=300)) == ""


@pytest.mark.parametrize(("day", "asked"), [(date(1926, 11, 1), True), (date(2012, 11, 1), False)])
def test_day_of_another_century_is_asked_about(day: date, asked: bool) -> None:
    assert bool(day_question(Observation(**{**FIELDS[Observation], "day": day}), DAY)) == asked
