"""Due days against calendars worked out by hand."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.dose import SKIPPED, Dose
from tracker.domain.history import Period
from tracker.domain.regimen import Regimen
from tracker.domain.schedule import due, due_days

YEAR = Period(date(2026, 1, 1), date(2026, 12, 31))


def plan(first: date, recurrence: str, **changes: Any) -> Regimen:
    fields = {"medicine": "hydroxocobalamin", "amount_ug": 1000, "route": "im", **changes}
    return Regimen(first_day=first, recurrence=recurrence, **fields)


def dose(regimen: Regimen, day: date, planned: date | None = None, **changes: Any) -> Dose:
    fields = {"medicine": regimen.medicine, "amount_ug": 1000, "route": "im", "regimen": regimen.id, **changes}
    return Dose(day=day, planned_day=planned, **fields)


def days(text: str) -> list[date]:
    return [date.fromisoformat(day) for day in text.split()]


def test_alternate_days_go_on_over_the_end_of_the_year() -> None:
    regimen = plan(date(2026, 12, 27), "FREQ=DAILY;INTERVAL=2")
    found = due_days(regimen, Period(date(2026, 12, 28), date(2027, 1, 5)))
    assert found == days("2026-12-29 2026-12-31 2027-01-02 2027-01-04")


def test_every_21_days_counts_from_the_first_day_and_not_from_the_period() -> None:
    regimen = plan(date(2026, 5, 18), "FREQ=DAILY;INTERVAL=21")
    found = due_days(regimen, Period(date(2026, 6, 1), date(2026, 8, 31)))
    assert found == days("2026-06-08 2026-06-29 2026-07-20 2026-08-10 2026-08-31")


def test_end_of_every_month_has_28_29_30_or_31_days() -> None:
    regimen = plan(date(2027, 12, 31), "FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1")
    found = due_days(regimen, Period(date(2028, 1, 1), date(2028, 6, 30)))
    assert found == days("2028-01-31 2028-02-29 2028-03-31 2028-04-30 2028-05-31 2028-06-30")


def test_plain_monthly_from_the_31st_skips_short_months_as_its_rule_says() -> None:
    regimen = plan(date(2026, 1, 31), "FREQ=MONTHLY")
    assert due_days(regimen, Period(date(2026, 1, 1), date(2026, 6, 30))) == days("2026-01-31 2026-03-31 2026-05-31")


def test_29_february_comes_every_fourth_year() -> None:
    regimen = plan(date(2024, 2, 29), "FREQ=YEARLY")
    assert due_days(regimen, Period(date(2024, 1, 1), date(2032, 12, 31))) == days("2024-02-29 2028-02-29 2032-02-29")


def test_weekday_rule_begins_with_its_first_weekday_after_the_first_day() -> None:
    regimen = plan(date(2026, 11, 18), "FREQ=WEEKLY;BYDAY=MO")
    assert due_days(regimen, Period(date(2026, 11, 1), date(2026, 11, 30))) == days("2026-11-23 2026-11-30")


def test_count_ends_the_plan() -> None:
    regimen = plan(date(2026, 4, 27), "FREQ=DAILY;INTERVAL=2;COUNT=3")
    assert due_days(regimen, YEAR) == days("2026-04-27 2026-04-29 2026-05-01")
    assert due_days(plan(date(2026, 4, 27), "FREQ=DAILY;COUNT=1"), YEAR) == days("2026-04-27")


def test_until_and_last_day_end_the_plan_on_that_day() -> None:
    until = plan(date(2026, 4, 27), "FREQ=DAILY;INTERVAL=2;UNTIL=20260501")
    assert due_days(until, YEAR) == days("2026-04-27 2026-04-29 2026-05-01")
    ended = plan(date(2026, 4, 27), "FREQ=DAILY;INTERVAL=2", last_day=date(2026, 5, 1))
    assert due_days(ended, YEAR) == days("2026-04-27 2026-04-29 2026-05-01")
    assert due_days(ended, Period(date(2026, 5, 2), date(2026, 12, 31))) == []


def test_plan_of_next_year_has_no_day_in_this_one() -> None:
    assert due_days(plan(date(2027, 1, 1), "FREQ=DAILY"), YEAR) == []


def test_late_dose_moves_what_counts_from_it() -> None:
    regimen = plan(date(2026, 1, 5), "FREQ=DAILY;INTERVAL=14", anchor="last_dose")
    doses = [dose(regimen, date(2026, 1, 5), date(2026, 1, 5)), dose(regimen, date(2026, 1, 22), date(2026, 1, 19))]
    found = due_days(regimen, Period(date(2026, 1, 1), date(2026, 2, 28)), doses)
    assert found == days("2026-01-05 2026-01-19 2026-02-05 2026-02-19")


def test_late_dose_moves_nothing_in_a_calendar_plan() -> None:
    regimen = plan(date(2026, 1, 5), "FREQ=DAILY;INTERVAL=14")
    doses = [dose(regimen, date(2026, 1, 22), date(2026, 1, 19))]
    assert due_days(regimen, Period(date(2026, 1, 6), date(2026, 2, 16)), doses) == days(
        "2026-01-19 2026-02-02 2026-02-16"
    )


def test_count_from_the_last_dose_counts_doses_that_were_taken() -> None:
    regimen = plan(date(2026, 1, 5), "FREQ=DAILY;INTERVAL=14;COUNT=3", anchor="last_dose")
    doses = [dose(regimen, date(2026, 1, 5), date(2026, 1, 5)), dose(regimen, date(2026, 1, 22), date(2026, 1, 19))]
    assert due_days(regimen, YEAR, doses) == days("2026-01-05 2026-01-19 2026-02-05")
    doses.append(dose(regimen, date(2026, 2, 5), date(2026, 2, 5)))
    assert due_days(regimen, YEAR, doses) == days("2026-01-05 2026-01-19 2026-02-05")


def test_weekday_rule_from_a_last_dose_on_another_day_keeps_its_next_weekday() -> None:
    regimen = plan(date(2026, 11, 2), "FREQ=WEEKLY;BYDAY=MO", anchor="last_dose")
    taken = dose(regimen, date(2026, 11, 4), date(2026, 11, 2))
    assert due_days(regimen, Period(date(2026, 11, 3), date(2026, 11, 20)), [taken]) == days("2026-11-09 2026-11-16")


def test_skipped_dose_and_dose_of_another_plan_move_nothing() -> None:
    regimen = plan(date(2026, 1, 5), "FREQ=DAILY;INTERVAL=14", anchor="last_dose")
    other = plan(date(2026, 1, 5), "FREQ=DAILY")
    doses = [dose(regimen, date(2026, 1, 7), status=SKIPPED), dose(other, date(2026, 1, 8))]
    assert due_days(regimen, Period(date(2026, 1, 1), date(2026, 2, 2)), doses) == days(
        "2026-01-05 2026-01-19 2026-02-02"
    )


RULES = st.sampled_from(
    [
        "FREQ=DAILY",
        "FREQ=DAILY;INTERVAL=2",
        "FREQ=DAILY;INTERVAL=21;COUNT=4",
        "FREQ=WEEKLY;BYDAY=MO,TH",
        "FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29",
    ]
)
SOME_DAY = st.dates(date(2023, 1, 1), date(2028, 12, 31))


@given(
    SOME_DAY,
    RULES,
    st.sampled_from(["calendar", "last_dose"]),
    st.none() | st.integers(0, 700),
    st.lists(st.tuples(SOME_DAY, st.none() | SOME_DAY), max_size=4),
    st.tuples(SOME_DAY, SOME_DAY),
)
def test_due_days_lie_within_the_plan_and_the_period_each_once(
    first: date,
    rule: str,
    anchor: str,
    length: int | None,
    taken: list[tuple[date, date | None]],
    period: tuple[date, date],
) -> None:
    last = None if length is None or "YEARLY" in rule else first + timedelta(days=31 + length)
    regimen = plan(first, rule, anchor=anchor, last_day=last)
    wanted = Period(*sorted(period))
    found = due_days(regimen, wanted, [dose(regimen, *answer) for answer in taken])
    assert found == sorted(set(found))
    assert all(day in wanted and first <= day <= (last or day) for day in found)


@pytest.mark.parametrize(
    "regimen",
    [
        plan(date(2026, 5, 1), "FREQ=DAILY"),
        plan(date(2026, 5, 3), "FREQ=DAILY;INTERVAL=21"),
        plan(date(2026, 5, 3), "FREQ=DAILY;INTERVAL=21", anchor="last_dose"),
        plan(date(2026, 6, 14), "FREQ=DAILY;COUNT=1"),
        plan(date(2026, 5, 3), "FREQ=WEEKLY;BYDAY=SU", times_per_day=2),
    ],
)
def test_dose_logged_as_planned_clears_exactly_one_open_dose(regimen: Regimen) -> None:
    other = plan(date(2026, 5, 1), "FREQ=DAILY")
    today = date(2026, 6, 14)
    before = due([regimen, other], [], today)
    own = next(item for item in before if item.regimen == regimen)
    answer = dose(regimen, today, own.day)
    after = due([regimen, other], [answer], today)
    assert sum(item.open_doses for item in before) - sum(item.open_doses for item in after) == 1
    assert any(item.regimen == other for item in after)


def test_two_doses_a_day_are_open_until_both_are_answered() -> None:
    regimen = plan(date(2026, 5, 1), "FREQ=DAILY", times_per_day=2)
    today = date(2026, 5, 8)
    assert [item.open_doses for item in due([regimen], [], today)] == [2]
    answers = [dose(regimen, today, today)]
    assert [item.open_doses for item in due([regimen], answers, today)] == [1]
    answers.append(dose(regimen, today, today, status=SKIPPED))
    assert due([regimen], answers, today) == []


def test_missed_tablet_lapses_with_its_day_but_missed_injection_stays() -> None:
    tablet = plan(date(2026, 5, 1), "FREQ=DAILY", last_day=date(2026, 5, 8), route="oral")
    injection = plan(date(2026, 5, 1), "FREQ=DAILY;INTERVAL=14")
    found = due([tablet, injection], [], date(2026, 5, 9))
    assert [(item.regimen, item.day) for item in found] == [(injection, date(2026, 5, 1))]


def test_two_days_in_a_row_each_week_are_no_daily_plan() -> None:
    regimen = plan(date(2026, 11, 16), "FREQ=WEEKLY;BYDAY=MO,TU")
    assert [item.day for item in due([regimen], [], date(2026, 11, 18))] == [date(2026, 11, 17)]


def test_missed_injection_stays_open_until_the_next_planned_day() -> None:
    regimen = plan(date(2026, 5, 1), "FREQ=DAILY;INTERVAL=14")
    assert [item.day for item in due([regimen], [], date(2026, 5, 14))] == [date(2026, 5, 1)]
    assert [item.day for item in due([regimen], [], date(2026, 5, 15))] == [date(2026, 5, 15)]


def test_injection_counted_from_the_last_stays_due_on_its_first_day_however_late() -> None:
    regimen = plan(date(2026, 1, 1), "FREQ=DAILY;INTERVAL=14", anchor="last_dose")
    taken = dose(regimen, date(2026, 1, 1), date(2026, 1, 1))
    assert [item.day for item in due([regimen], [taken], date(2026, 2, 5))] == [date(2026, 1, 15)]


def test_dose_without_a_planned_day_answers_its_own_day() -> None:
    regimen = plan(date(2026, 5, 1), "FREQ=DAILY;INTERVAL=14")
    assert due([regimen], [dose(regimen, date(2026, 5, 15))], date(2026, 5, 15)) == []


def test_plan_that_ended_or_has_not_begun_asks_for_nothing() -> None:
    ended = plan(date(2025, 1, 1), "FREQ=DAILY;INTERVAL=2", last_day=date(2025, 3, 1))
    coming = plan(date(2026, 6, 1), "FREQ=DAILY")
    assert due([ended, coming], [], date(2026, 5, 31)) == []


def test_what_is_due_longest_comes_first() -> None:
    late = plan(date(2026, 5, 1), "FREQ=DAILY;COUNT=1")
    now = plan(date(2026, 5, 3), "FREQ=DAILY")
    assert [item.regimen for item in due([now, late], [], date(2026, 5, 3))] == [late, now]
