from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.build import history
from tracker.analysis.doses import AsPlanned, days_since_injection, injections, injections_as_planned, taken_as_planned
from tracker.domain.dose import Dose
from tracker.domain.history import Period
from tracker.domain.regimen import Regimen
from tracker.domain.schedule import due_days

WEEKLY = Regimen(
    medicine="hydroxocobalamin", amount=1000, route="im", first_day=date(2026, 3, 2), recurrence="FREQ=WEEKLY"
)
MARCH = Period(date(2026, 3, 1), date(2026, 3, 31))


def injection(day: int, **other: Any) -> Dose:
    fields: dict[str, Any] = {"medicine": "hydroxocobalamin", "amount_ug": 1000, "route": "im", **other}
    return Dose(day=date(2026, 3, day), **fields)


def answer(day: int, planned: int, **other: Any) -> Dose:
    return injection(day, planned_day=date(2026, 3, planned), regimen=WEEKLY.id, **other)


def test_days_are_counted_from_the_last_injection_that_was_taken() -> None:
    records = [injection(2), injection(9), injection(16, status="skipped"), injection(12, route="oral")]
    diary = history(records, MARCH)
    found = {day: days_since_injection(diary, date(2026, 3, day)) for day in (1, 2, 8, 9, 20)}
    assert found == {1: None, 2: 0, 8: 6, 9: 0, 20: 11}


def test_injections_of_a_period_leave_tablets_and_other_days_out() -> None:
    diary = history([injection(2), injection(9, status="skipped"), injection(10, route="oral"), injection(30)], MARCH)
    found = injections(diary, Period(date(2026, 3, 1), date(2026, 3, 20)))
    assert [dose.day.day for dose in found] == [2, 9]


def test_planned_doses_are_taken_skipped_or_not_recorded() -> None:
    doses = [answer(2, 2), answer(13, 9), answer(16, 16, status="skipped"), answer(24, 23)]
    found = taken_as_planned(history([WEEKLY, *doses], MARCH), WEEKLY, MARCH)
    assert found == AsPlanned(planned=5, taken=3, late=2, skipped=1, not_recorded=1, latest_delay=4)


def test_what_is_open_of_today_is_not_missing() -> None:
    days = [WEEKLY, answer(2, 2)]
    found = taken_as_planned(history(days, Period(date(2026, 3, 1), date(2026, 3, 9))), WEEKLY)
    assert (found.planned, found.taken, found.not_recorded) == (1, 1, 0)
    over = taken_as_planned(history(days, Period(date(2026, 3, 1), date(2026, 3, 9))), WEEKLY, today=date(2026, 3, 10))
    assert (over.planned, over.taken, over.not_recorded) == (2, 1, 1)


def test_plans_of_injections_are_counted_together_and_tablets_left_out() -> None:
    other = WEEKLY.replaced(id=uuid4(), first_day=date(2026, 3, 20), recurrence="FREQ=DAILY;COUNT=2")
    tablets = WEEKLY.replaced(id=uuid4(), route="oral")
    doses = [answer(2, 2), answer(13, 9), answer(16, 16, status="skipped"), injection(20, regimen=other.id)]
    found = injections_as_planned(history([WEEKLY, other, tablets, *doses], MARCH))
    assert found == AsPlanned(planned=7, taken=3, late=1, skipped=1, not_recorded=3, latest_delay=4)
    assert injections_as_planned(history([tablets, injection(2)], MARCH)) is None


def test_dose_without_a_planned_day_answers_the_day_it_was_taken_on() -> None:
    doses = [injection(2, regimen=WEEKLY.id), injection(10, regimen=WEEKLY.id), injection(16)]
    found = taken_as_planned(history([WEEKLY, *doses], MARCH), WEEKLY, MARCH)
    assert found == AsPlanned(planned=5, taken=1, late=0, skipped=0, not_recorded=4, latest_delay=0)


def test_each_dose_of_a_day_is_planned() -> None:
    twice = WEEKLY.replaced(times_per_day=2)
    found = taken_as_planned(history([twice, answer(2, 2)], MARCH), twice, Period(date(2026, 3, 2), date(2026, 3, 8)))
    assert (found.planned, found.taken, found.not_recorded) == (2, 1, 1)


def test_plan_is_counted_in_the_period_alone() -> None:
    found = taken_as_planned(
        history([WEEKLY, answer(2, 2)], MARCH), WEEKLY, Period(date(2026, 3, 3), date(2026, 3, 16))
    )
    assert (found.planned, found.taken, found.not_recorded) == (2, 0, 2)


def test_doses_that_were_entered_later_count_as_taken_and_are_told() -> None:
    at_once = answer(2, 2, recorded_at=datetime(2026, 3, 3, 20, tzinfo=UTC))
    later = answer(9, 9, recorded_at=datetime(2026, 3, 11, 8, tzinfo=UTC))
    left_out = answer(16, 16, status="skipped", recorded_at=datetime(2026, 3, 30, 8, tzinfo=UTC))
    found = taken_as_planned(history([WEEKLY, at_once, later, left_out], MARCH), WEEKLY, MARCH)
    assert found == AsPlanned(planned=5, taken=2, late=0, skipped=1, not_recorded=2, latest_delay=0, entered_later=1)


@given(
    st.sampled_from(("FREQ=DAILY", "FREQ=WEEKLY", "FREQ=MONTHLY", "FREQ=DAILY;COUNT=3")),
    st.integers(-40, 40),
    st.integers(0, 400),
    st.integers(-60, 60),
    st.integers(1, 2),
)
def test_nothing_in_the_future_counts_as_missed(rule: str, first: int, days: int, now: int, times: int) -> None:
    begin = date(2026, 3, 1)
    plan = WEEKLY.replaced(first_day=begin + timedelta(days=first), recurrence=rule, times_per_day=times)
    period, today = Period(begin, begin + timedelta(days=days)), begin + timedelta(days=now)
    missed = taken_as_planned(replace(history([plan], period), today=today), plan).not_recorded
    past = period.overlap(Period(min(begin, today) - timedelta(days=1), today - timedelta(days=1)))
    assert missed == (times * len(due_days(plan, past)) if past else 0)
    assert missed == taken_as_planned(history([plan], period), plan, today=today).not_recorded


@pytest.mark.parametrize(
    ("medicine", "counts"),
    [
        ("hydroxocobalamin", True),
        ("B12 Depot", True),
        ("Vitamin B-12 forte", True),
        ("Medivitan (Cobalamin)", True),
        ("Iron", False),
        ("Vitamin D", False),
        ("folic_acid", False),
    ],
)
def test_injection_of_another_medicine_is_no_b12_injection(medicine: str, counts: bool) -> None:
    day = date(2026, 5, 6)
    taken = Dose(day=day, medicine=medicine, amount=1, unit="mg", route="im")
    assert (days_since_injection(history([taken]), date(2026, 5, 9)) == 3) is counts
    assert bool(injections(history([taken]))) is counts
