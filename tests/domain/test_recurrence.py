"""Patterns in words and the rules that they are, there and back."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.errors import InvalidEntry
from tracker.domain.recurrence import (
    ALTERNATE,
    APART,
    DAILY,
    DAYS,
    MONTHS,
    ONCE,
    WEEK,
    WEEKDAYS,
    WEEKS,
    Pattern,
    counted_on,
    pattern,
    recurrence,
)
from tracker.domain.regimen import CALENDAR, LAST_DOSE, Regimen

FIRST = date(2026, 1, 5)


def plan(rule: str, first: date = FIRST, **more: Any) -> Regimen:
    return Regimen(medicine="x", amount=1, route="im", first_day=first, recurrence=rule, **more)


@pytest.mark.parametrize(
    ("said", "rule"),
    [
        (Pattern(DAILY), "FREQ=DAILY"),
        (Pattern(ALTERNATE, 2), "FREQ=DAILY;INTERVAL=2"),
        (Pattern(DAYS, 21), "FREQ=DAILY;INTERVAL=21"),
        (Pattern(WEEKS, 8), "FREQ=WEEKLY;INTERVAL=8"),
        (Pattern(MONTHS, 3), "FREQ=MONTHLY;INTERVAL=3"),
        (Pattern(WEEKDAYS, 1, ("MO", "WE", "FR"), count=6), "FREQ=WEEKLY;BYDAY=MO,WE,FR;COUNT=6"),
        (Pattern(APART, 3, count=10), "FREQ=DAILY;INTERVAL=3;COUNT=10"),
        (Pattern(ONCE, count=1), "FREQ=DAILY;COUNT=1"),
    ],
)
def test_pattern_is_a_rule_and_is_found_in_it_again(said: Pattern, rule: str) -> None:
    assert recurrence(said, FIRST) == rule
    assert pattern(plan(rule, anchor=said.anchor)) == said


def test_weekdays_are_written_in_the_order_of_the_week() -> None:
    assert recurrence(Pattern(WEEKDAYS, 1, ("FR", "MO")), FIRST) == "FREQ=WEEKLY;BYDAY=MO,FR"
    found = pattern(plan("FREQ=WEEKLY;BYDAY=FR,MO"))
    assert found is not None
    assert set(found.weekdays) == {"MO", "FR"}


@pytest.mark.parametrize(
    ("day", "part"),
    [(28, ""), (29, ";BYMONTHDAY=28,29;BYSETPOS=-1"), (30, ";BYMONTHDAY=28,29,30;BYSETPOS=-1")],
)
def test_month_that_lacks_the_day_is_answered_on_its_last_day(day: int, part: str) -> None:
    first = date(2026, 1, day)
    assert recurrence(Pattern(MONTHS, 1), first) == f"FREQ=MONTHLY{part}"
    assert pattern(plan(f"FREQ=MONTHLY{part}", first)) == Pattern(MONTHS, 1)


@pytest.mark.parametrize(
    "rule",
    ["FREQ=MONTHLY;BYDAY=2TU", "FREQ=YEARLY", "FREQ=DAILY;UNTIL=20270101", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO"],
)
def test_rule_that_is_no_pattern_is_left_alone(rule: str) -> None:
    assert pattern(plan(rule)) is None


def test_plain_monthly_rule_from_the_31st_is_no_pattern_since_it_leaves_months_out() -> None:
    assert pattern(plan("FREQ=MONTHLY", date(2026, 1, 31))) is None


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        (Pattern(DAYS, None), "lie between two doses"),
        (Pattern(WEEKS, 0), "from 1 to 999"),
        (Pattern(DAYS, 1000), "from 1 to 999"),
        (Pattern(WEEKDAYS), "days of the week"),
        (Pattern(APART, 3), "how many doses"),
        (Pattern(DAILY, count=0), "from 1 to 999"),
    ],
)
def test_unfinished_pattern_says_what_is_missing(said: Pattern, sentence: str) -> None:
    with pytest.raises(InvalidEntry, match=sentence):
        recurrence(said, FIRST)


def test_monthly_rule_goes_on_from_the_day_of_the_last_dose() -> None:
    ends = "FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=28,29,30,31;BYSETPOS=-1"
    assert counted_on(ends, date(2026, 2, 5)) == "FREQ=MONTHLY;INTERVAL=2"
    assert counted_on("FREQ=MONTHLY", date(2026, 1, 31)) == "FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1"
    assert counted_on("FREQ=MONTHLY;BYDAY=2TU", date(2026, 1, 31)) == "FREQ=MONTHLY;BYDAY=2TU"
    assert counted_on("FREQ=WEEKLY", date(2026, 1, 31)) == "FREQ=WEEKLY"


PATTERNS = st.one_of(
    st.builds(
        Pattern, st.sampled_from((DAYS, WEEKS, MONTHS)), st.integers(3, 400), count=st.none() | st.integers(2, 99)
    ),
    st.builds(Pattern, st.just(DAILY), times=st.integers(1, 6)),
    st.builds(Pattern, st.just(APART), st.integers(1, 30), count=st.integers(2, 99)),
    st.sets(st.sampled_from(WEEK), min_size=1).map(
        lambda days: Pattern(WEEKDAYS, 1, tuple(sorted(days, key=WEEK.index)))
    ),
)


@given(PATTERNS, st.dates(date(2020, 1, 1), date(2030, 12, 31)), st.sampled_from((CALENDAR, LAST_DOSE)))
def test_every_pattern_survives_being_kept(said: Pattern, first: date, anchor: str) -> None:
    counted = LAST_DOSE if said.kind == APART else CALENDAR if said.count else anchor
    kept = plan(recurrence(said, first), first, times_per_day=said.times, anchor=counted)
    assert pattern(kept) == said
