"""Due days against calendars worked out by hand."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.answers import answering
from tracker.domain.dose import SKIPPED, Dose
from tracker.domain.errors import InvalidEntry
from tracker.domain.history import Period
from tracker.domain.regimen import Regimen
from tracker.domain.schedule import Due, coming, due, due_days, followed_by, next_days

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
        "FREQ=WEEKLY;INTERVAL=3;BYDAY=SU",
        "FREQ=MONTHLY",
        "FREQ=MONTHLY;INTERVAL=5;BYDAY=2TU",
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
    # Long enough for the rarest of the rules: every fifth month has its second Tuesday within 167 days.
    last = None if length is None or "YEARLY" in rule else first + timedelta(days=170 + length)
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


def test_course_of_counted_doses_is_over_when_the_next_plan_begins() -> None:
    loading = plan(date(2026, 4, 1), "FREQ=DAILY;INTERVAL=2;COUNT=7", phase="loading")
    maintenance = plan(date(2026, 4, 27), "FREQ=WEEKLY;INTERVAL=8")
    taken = [
        dose(loading, day, day) for day in days("2026-04-01 2026-04-03 2026-04-05 2026-04-07 2026-04-09 2026-04-11")
    ]
    assert due([loading, maintenance], taken, date(2026, 4, 26)) == [Due(loading, date(2026, 4, 13), 1)]
    taken.append(dose(maintenance, date(2026, 4, 27), date(2026, 4, 27)))
    assert due([loading, maintenance], taken, date(2026, 6, 1)) == []
    injected = dose(maintenance, date(2026, 6, 22)).replaced(regimen=None)
    answer = answering(injected, [loading, maintenance], taken)
    assert (answer.regimen, answer.planned_day) == (maintenance.id, date(2026, 6, 22))


def test_course_counted_from_the_last_dose_is_over_when_the_next_plan_begins() -> None:
    ten = plan(date(2026, 1, 1), "FREQ=DAILY;INTERVAL=3;COUNT=10", anchor="last_dose")
    taken = [dose(ten, day, day) for day in days("2026-01-01 2026-01-04 2026-01-07 2026-01-10")]
    assert [item.day for item in due([ten], taken, date(2026, 11, 23))] == [date(2026, 1, 13)]
    later = plan(date(2026, 3, 2), "FREQ=WEEKLY;INTERVAL=8")
    assert [item.regimen for item in due([ten, later], taken, date(2026, 3, 2))] == [later]


@pytest.mark.parametrize("waited", [93, 145, 200])
def test_what_counts_from_the_last_dose_waits_as_long_as_it_takes(waited: int) -> None:
    regimen = plan(date(2026, 1, 1), "FREQ=WEEKLY;INTERVAL=8", anchor="last_dose")
    taken = [dose(regimen, date(2026, 1, 1), date(2026, 1, 1))]
    open_day = date(2026, 2, 26)
    assert due([regimen], taken, open_day + timedelta(days=waited)) == [Due(regimen, open_day, 1)]
    assert coming([regimen], taken, open_day + timedelta(days=waited)) == []


def test_half_yearly_dose_stays_open_until_the_next_one_and_an_ended_plan_lapses() -> None:
    regimen = plan(date(2026, 1, 1), "FREQ=MONTHLY;INTERVAL=6")
    assert due([regimen], [], date(2026, 12, 31)) == [Due(regimen, date(2026, 7, 1), 1)]
    ended = plan(date(2026, 1, 1), "FREQ=MONTHLY;INTERVAL=6", last_day=date(2026, 8, 1))
    assert due([ended], [], date(2026, 9, 30)) == [Due(ended, date(2026, 7, 1), 1)]
    assert due([ended], [], date(2026, 10, 30)) == []


@pytest.mark.parametrize("anchor", ["calendar", "last_dose"])
def test_dose_a_little_early_answers_the_coming_day_and_one_far_too_early_none(anchor: str) -> None:
    regimen = plan(date(2026, 10, 22), "FREQ=WEEKLY;INTERVAL=3", anchor=anchor)
    first = dose(regimen, date(2026, 10, 22), date(2026, 10, 22))
    early = answering(dose(regimen, date(2026, 11, 10)).replaced(regimen=None), [regimen], [first])
    assert (early.regimen, early.planned_day, early.days_late) == (regimen.id, date(2026, 11, 12), 0)
    assert due([regimen], [first, early], date(2026, 11, 12)) == []
    after = date(2026, 12, 1 if anchor == "last_dose" else 3)
    assert [item.day for item in coming([regimen], [first, early], date(2026, 11, 20))] == [after]
    extra = answering(dose(regimen, date(2026, 10, 30)).replaced(regimen=None), [regimen], [first])
    assert (extra.regimen, extra.planned_day) == (None, None)


def test_early_dose_of_a_plan_that_was_moved_by_a_late_one_answers_it_too() -> None:
    regimen = plan(date(2026, 10, 1), "FREQ=WEEKLY;INTERVAL=3", anchor="last_dose")
    late = dose(regimen, date(2026, 10, 20), date(2026, 10, 1))
    early = answering(dose(regimen, date(2026, 11, 8)).replaced(regimen=None), [regimen], [late])
    assert (early.regimen, early.planned_day) == (regimen.id, date(2026, 11, 10))


def test_alternate_days_meet_29_february_and_the_change_of_clocks_without_a_slip() -> None:
    leap = plan(date(2028, 2, 25), "FREQ=DAILY;INTERVAL=2")
    assert next_days(leap, date(2028, 2, 26), count=3) == days("2028-02-27 2028-02-29 2028-03-02")
    clocks = plan(date(2026, 10, 21), "FREQ=DAILY;INTERVAL=2")
    assert next_days(clocks, date(2026, 10, 23), count=4) == days("2026-10-23 2026-10-25 2026-10-27 2026-10-29")


def test_every_third_month_from_the_30th_is_answered_at_the_end_of_february() -> None:
    regimen = plan(date(2026, 11, 30), "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=28,29,30;BYSETPOS=-1")
    found = next_days(regimen, regimen.first_day, count=5)
    assert found == days("2026-11-30 2027-02-28 2027-05-30 2027-08-30 2027-11-30")


def test_preview_of_a_plan_ends_with_it() -> None:
    ten = plan(date(2026, 4, 27), "FREQ=DAILY;INTERVAL=3;COUNT=10", anchor="last_dose")
    found = next_days(ten, ten.first_day)
    assert (found[0], found[-1], len(found)) == (date(2026, 4, 27), date(2026, 5, 24), 10)
    assert next_days(ten, date(2026, 5, 23)) == [date(2026, 5, 24)]
    ended = plan(date(2026, 4, 27), "FREQ=WEEKLY", last_day=date(2026, 5, 10))
    assert next_days(ended, date(2026, 5, 1)) == [date(2026, 5, 4)]
    assert next_days(ended, date(2026, 5, 11)) == []


def test_next_days_leave_out_what_was_answered_beforehand() -> None:
    regimen = plan(date(2026, 5, 1), "FREQ=DAILY;INTERVAL=14")
    early = dose(regimen, date(2026, 5, 13), date(2026, 5, 15))
    assert next_days(regimen, date(2026, 5, 14), [early], 2) == days("2026-05-29 2026-06-12")


def test_dose_taken_late_moves_the_rest_of_ten_doses_three_days_apart() -> None:
    ten = plan(date(2026, 4, 27), "FREQ=DAILY;INTERVAL=3;COUNT=10", anchor="last_dose")
    taken = [dose(ten, date(2026, 4, 27), date(2026, 4, 27)), dose(ten, date(2026, 5, 2), date(2026, 4, 30))]
    found = next_days(ten, date(2026, 5, 3), taken, 20)
    assert found == days("2026-05-05 2026-05-08 2026-05-11 2026-05-14 2026-05-17 2026-05-20 2026-05-23 2026-05-26")


def test_monthly_plan_counted_from_the_last_dose_goes_by_the_day_of_that_dose() -> None:
    regimen = plan(date(2026, 1, 31), "FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1", anchor="last_dose")
    late = dose(regimen, date(2026, 3, 5), date(2026, 2, 28))
    taken = [dose(regimen, date(2026, 1, 31), date(2026, 1, 31)), late]
    assert next_days(regimen, date(2026, 3, 6), taken, 2) == days("2026-04-05 2026-05-05")


def test_coming_is_the_next_planned_day_of_each_plan() -> None:
    tablet = plan(date(2026, 5, 1), "FREQ=DAILY", route="oral")
    later = plan(date(2026, 5, 20), "FREQ=DAILY", route="oral")
    injection = plan(date(2026, 5, 1), "FREQ=DAILY;INTERVAL=14")
    over = plan(date(2026, 4, 1), "FREQ=WEEKLY;COUNT=3")
    found = coming([injection, tablet, over, later], [], date(2026, 5, 2))
    assert found == [Due(injection, date(2026, 5, 15), 1), Due(later, date(2026, 5, 20), 1)]


def test_nothing_is_coming_of_a_plan_counted_from_a_dose_that_is_still_due() -> None:
    regimen = plan(date(2026, 5, 1), "FREQ=DAILY;INTERVAL=14", anchor="last_dose")
    assert coming([regimen], [], date(2026, 5, 20)) == []
    taken = dose(regimen, date(2026, 5, 20), date(2026, 5, 1))
    assert [item.day for item in coming([regimen], [taken], date(2026, 5, 20))] == [date(2026, 6, 3)]


def test_change_in_mid_course_leaves_the_past_as_planned() -> None:
    old = plan(date(2026, 5, 1), "FREQ=DAILY;INTERVAL=14")
    fresh = plan(date(2026, 6, 10), "FREQ=WEEKLY;INTERVAL=8")
    first, second = followed_by(old, fresh)
    assert first.before == old
    assert second.before is None
    ended, begun = first.after, second.after
    assert isinstance(ended, Regimen)
    assert isinstance(begun, Regimen)
    found = [day for regimen in (ended, begun) for day in due_days(regimen, Period(old.first_day, date(2026, 8, 31)))]
    assert found == days("2026-05-01 2026-05-15 2026-05-29 2026-06-10 2026-08-05")


def test_change_of_a_plan_that_had_ended_leaves_its_end() -> None:
    old = plan(date(2026, 5, 1), "FREQ=DAILY;INTERVAL=2", last_day=date(2026, 5, 14))
    first, _second = followed_by(old, plan(date(2026, 6, 10), "FREQ=WEEKLY"))
    assert isinstance(first.after, Regimen)
    assert first.after.last_day == date(2026, 5, 14)


def test_change_from_the_first_day_on_is_no_change_in_mid_course() -> None:
    old = plan(date(2026, 5, 1), "FREQ=DAILY")
    with pytest.raises(InvalidEntry, match="after the first day of the plan"):
        followed_by(old, plan(date(2026, 5, 1), "FREQ=WEEKLY"))


def test_missed_dose_of_a_plan_that_ended_is_due_until_the_next_plan_of_it_begins() -> None:
    loading = plan(date(2026, 5, 1), "FREQ=DAILY;INTERVAL=2", last_day=date(2026, 5, 14))
    maintenance = plan(date(2026, 6, 1), "FREQ=WEEKLY;INTERVAL=8")
    tablet = plan(date(2026, 5, 16), "FREQ=WEEKLY", route="oral", last_day=date(2026, 5, 17))
    plans = [loading, maintenance, tablet]
    assert loading in [item.regimen for item in due(plans, [], date(2026, 5, 31))]
    assert [item.regimen for item in due(plans, [], date(2026, 6, 1))] == [tablet, maintenance]


@given(SOME_DAY, RULES, st.sampled_from(["calendar", "last_dose"]), SOME_DAY, SOME_DAY)
def test_what_is_counted_from_near_is_what_is_counted_from_the_start(
    first: date, rule: str, anchor: str, since: date, taken: date
) -> None:
    regimen = plan(first, rule, anchor=anchor)
    doses = [dose(regimen, taken, taken)] if anchor == "last_dose" else []
    horizon = max(first, since) + timedelta(days=60)
    everything = due_days(regimen, Period(first, horizon), doses)
    wanted = [day for day in everything if day >= since and day not in {one.day for one in doses}]
    assert [day for day in next_days(regimen, since, doses, 7) if day <= horizon] == wanted[:7]
