from datetime import date, time
from typing import Any

import pytest

from tests.build import history
from tracker.analysis.lab_course import course, courses, joined
from tracker.domain.dose import Dose
from tracker.domain.history import Period
from tracker.domain.lab import LabResult
from tracker.domain.lab_printed import printed_result
from tracker.domain.profile import Profile


def b12(month: int, value: str, unit: str, **other: Any) -> LabResult:
    return LabResult(day=date(2026, month, 1), test="b12_total", value=value, unit=unit, **other)


def test_course_is_in_the_unit_printed_most_often() -> None:
    found = course(history([b12(1, "100", "ng/L"), b12(2, "200", "pmol/L"), b12(3, "300", "ng/L")]), "b12_total")
    assert found.unit == "ng/L"
    assert [point.number for point in found.points] == [100, pytest.approx(271.1, abs=0.05), 300]
    assert [printed_result(point.lab) for point in found.points] == ["100 ng/L", "200 pmol/L", "300 ng/L"]


def test_of_units_printed_equally_often_the_latest_is_shown() -> None:
    assert course(history([b12(1, "100", "ng/L"), b12(2, "200", "pmol/L")]), "b12_total").unit == "pmol/L"


def test_chosen_unit_goes_before_the_printed_ones() -> None:
    records = [b12(1, "100", "ng/L"), Profile(lab_units={"b12_total": "pmol/L"})]
    assert course(history(records), "b12_total").unit == "pmol/L"
    assert course(history(records), "b12_total", "ng/dL").points[0].number == pytest.approx(10)


def test_printed_range_is_converted_with_its_value() -> None:
    printed = b12(1, "1476", "pmol/L", comparator=">", reference_low="145", reference_high="569")
    point = course(history([printed]), "b12_total", "ng/L").points[0]
    assert (point.comparator, printed_result(point.lab)) == (">", ">1476 pmol/L")
    assert (point.number, point.low, point.high) == pytest.approx((2000.5, 196.5, 771.2), abs=0.05)


def test_text_value_is_kept_without_a_number() -> None:
    point = course(history([LabResult(day=date(2026, 1, 1), test="ifab", value="negative")]), "ifab").points[0]
    assert (point.number, printed_result(point.lab)) == (None, "negative")


def test_units_that_cannot_be_converted_are_never_mixed() -> None:
    records = [b12(1, "100", "ng/L"), b12(2, "90", "ng/L"), b12(3, "5", "furlongs", reference_low="1")]
    odd = course(history(records), "b12_total").points[-1]
    assert (odd.number, odd.low, printed_result(odd.lab)) == (None, None, "5 furlongs")


def test_own_test_keeps_its_printed_numbers() -> None:
    own = LabResult(day=date(2026, 1, 1), test="My test", value="3.5", unit="mg")
    assert course(history([own]), "My test").points[0].number == 3.5


def test_result_knows_how_long_before_it_the_last_injection_was() -> None:
    dose = Dose(day=date(2026, 1, 25), medicine="hydroxocobalamin", amount=1000, route="im")
    records = [dose, b12(1, "100", "ng/L"), b12(2, "700", "ng/L")]
    assert [point.days_since_injection for point in course(history(records), "b12_total").points] == [None, 7]


def test_results_after_the_period_are_left_out() -> None:
    diary = history([b12(1, "100", "ng/L"), b12(6, "700", "ng/L")], Period(date(2026, 1, 1), date(2026, 3, 1)))
    assert len(course(diary, "b12_total").points) == 1


def test_results_of_different_kinds_are_courses_of_their_own() -> None:
    records = [
        b12(1, "100", "ng/L"),
        b12(2, "90", "pmol/L"),
        b12(3, "5", "furlongs", reference_low="1"),
        b12(4, "haemolysed", ""),
        b12(5, "7", ""),
        b12(6, "300", "ng/L"),
    ]
    found = courses(history(records), "b12_total")
    assert [(course.unit, [printed_result(point.lab) for point in course.points]) for course in found] == [
        ("ng/L", ["100 ng/L", "90 pmol/L", "300 ng/L"]),
        ("furlongs", ["5 furlongs"]),
        ("", ["7"]),
        ("", ["haemolysed"]),
    ]
    assert [(point.number, point.low) for point in found[1].points] == [(5, 1)]


def test_units_of_antibodies_and_titres_never_share_a_course() -> None:
    labs = [("12", "U/mL"), ("12", "AU/mL"), ("negative", "")]
    records = [LabResult(day=date(2026, 1, 1), test="ifab", value=value, unit=unit) for value, unit in labs]
    assert [course.unit for course in courses(history(records), "ifab")] == ["AU/mL", "U/mL", ""]


def test_courses_follow_the_unit_that_is_asked_for() -> None:
    (found,) = courses(history([b12(1, "100", "ng/L")]), "b12_total", "pmol/L")
    assert (found.unit, printed_result(found.points[0].lab)) == ("pmol/L", "100 ng/L")
    assert found.points[0].number == pytest.approx(73.78)


def test_line_joins_exact_numbers_that_stand_side_by_side_on_one_side_of_the_start() -> None:
    records = [b12(month, str(month), "ng/L", comparator=">" if month == 6 else "=") for month in range(1, 9)]
    span = Period(date(2026, 1, 1), date(2026, 8, 1))
    points = course(history(records, span), "b12_total").points
    assert [[point.number for point in run] for run in joined(points)] == [[1, 2, 3, 4, 5], [7, 8]]
    assert joined(points[5:6]) == []
    treated = course(history([*records, Profile(treatment_start=date(2026, 4, 1))], span), "b12_total").points
    assert [[point.number for point in run] for run in joined(treated)] == [[1, 2, 3], [4, 5], [7, 8]]


def test_samples_of_a_day_stand_in_the_order_of_their_times() -> None:
    records = [b12(1, "2", "ng/L", time=time(16)), b12(1, "1", "ng/L", time=time(8, 40)), b12(2, "3", "ng/L")]
    points = course(history(records), "b12_total").points
    assert [point.number for point in points] == [1, 2, 3]
    assert [point.moment for point in points] == sorted({point.moment for point in points})
    assert points[2].moment == date(2026, 2, 1).toordinal()


def test_line_is_broken_by_the_first_injection_of_a_day_and_not_by_the_day() -> None:
    dose = Dose(day=date(2026, 1, 1), time=time(16), medicine="hydroxocobalamin", amount=1000, route="im")
    records = [dose, *(b12(1, str(hour), "ng/L", time=time(hour)) for hour in (8, 12, 18, 20))]
    points = course(history([*records, Profile(treatment_start=date(2026, 1, 1))]), "b12_total").points
    assert [[point.number for point in run] for run in joined(points)] == [[8, 12], [18, 20]]
    assert [point.days_since_injection for point in points] == [None, None, 0, 0]
