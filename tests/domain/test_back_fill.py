"""Stretches of the past against calendars worked out by hand."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.answers import with_answers
from tracker.domain.back_fill import Proposal, checked, going_on, preview
from tracker.domain.change import Edit
from tracker.domain.dose import SKIPPED, Dose
from tracker.domain.errors import InvalidEntry
from tracker.domain.regimen import Regimen

TODAY = date(2026, 6, 1)
ALTERNATE, EIGHT_WEEKS = "FREQ=DAILY;INTERVAL=2", "FREQ=WEEKLY;INTERVAL=8"


def stretch(first: str, last: str | None, recurrence: str = ALTERNATE, **changes: Any) -> Regimen:
    fields = {"medicine": "hydroxocobalamin", "amount_ug": 1000, "route": "im", "recurrence": recurrence, **changes}
    return Regimen(first_day=date.fromisoformat(first), last_day=date.fromisoformat(last) if last else None, **fields)


def dose(day: str, **changes: Any) -> Dose:
    fields = {"medicine": "hydroxocobalamin", "amount_ug": 1000, "route": "im", **changes}
    return Dose(day=date.fromisoformat(day), **fields)


def days(found: tuple[Proposal, ...], *, known: bool = False) -> str:
    return " ".join(f"{part.dose.day:%d%b}" for part in found if part.known == known)


def test_every_other_day_in_january_and_then_every_8_weeks_until_today() -> None:
    found = preview([stretch("2026-01-03", "2026-01-20"), stretch("2026-01-20", "2026-06-01", EIGHT_WEEKS)])
    assert days(found) == "03Jan 05Jan 07Jan 09Jan 11Jan 13Jan 15Jan 17Jan 19Jan 20Jan 17Mar 12May"
    assert {(part.dose.amount_ug, part.dose.status, part.dose.planned_day) for part in found} == {(1000, "taken", None)}


def test_day_with_a_dose_of_the_medicine_is_shown_and_left_out() -> None:
    kept = [dose("2026-01-05"), dose("2026-01-07", status=SKIPPED), dose("2026-01-09", medicine="folic_acid")]
    found = preview([stretch("2026-01-03", "2026-01-10")], kept)
    assert (days(found), days(found, known=True)) == ("03Jan 09Jan", "05Jan 07Jan")


def test_day_of_two_stretches_has_one_dose() -> None:
    found = preview([stretch("2026-01-03", "2026-01-07"), stretch("2026-01-07", "2026-01-08", "FREQ=DAILY")])
    assert (days(found), days(found, known=True)) == ("03Jan 05Jan 07Jan 08Jan", "07Jan")


def test_three_times_a_day_are_three_doses_of_their_own() -> None:
    found = preview([stretch("2026-01-03", "2026-01-04", "FREQ=DAILY", times_per_day=3)])
    assert days(found) == "03Jan 03Jan 03Jan 04Jan 04Jan 04Jan"
    assert len({part.dose.id for part in found}) == 6


def test_doses_answer_the_open_days_of_a_plan_and_are_extra_on_others() -> None:
    plan = stretch("2026-01-05", None, "FREQ=DAILY;INTERVAL=7")
    kept = [dose("2026-01-13", planned_day=date(2026, 1, 12), regimen=plan.id)]
    found = preview([stretch("2026-01-03", "2026-01-19", "FREQ=DAILY;INTERVAL=1")], kept)
    done = with_answers([Edit(None, part.dose) for part in found if not part.known], [plan], kept)
    answers = {(edit.after.planned_day, edit.after.day) for edit in done if isinstance(edit.after, Dose)}
    assert {day for day, _taken in answers if day} == {date(2026, 1, 5), date(2026, 1, 12), date(2026, 1, 19)}
    assert (date(2026, 1, 12), date(2026, 1, 12)) in answers, "the dose of the day itself, not the one of the day after"


@pytest.mark.parametrize(
    ("last", "rule", "following"),
    [
        ("2026-06-01", "FREQ=MONTHLY;INTERVAL=2", "2026-07-17"),
        ("2026-05-17", "FREQ=MONTHLY;INTERVAL=2", "2026-07-17"),
        ("2026-05-31", "FREQ=DAILY", None),
        ("2026-06-01", "FREQ=DAILY", "2026-06-02"),
        ("2026-06-01", "FREQ=DAILY;INTERVAL=2;COUNT=3", None),
    ],
)
def test_what_was_filled_in_up_to_now_may_go_on(last: str, rule: str, following: str | None) -> None:
    one = stretch("2026-05-17", last, rule)
    found = going_on([stretch("2026-01-03", "2026-01-20"), one], [], TODAY)
    assert (found and found[1]) == (date.fromisoformat(following) if following else None)
    if found:
        assert (found[0].first_day, found[0].last_day, found[0].recurrence) == (one.first_day, None, rule)
        assert going_on([one], [found[0]], TODAY) is None


@pytest.mark.parametrize(
    ("last", "sentence"), [("2026-06-02", "can end today at the latest"), (None, "on which day it ended")]
)
def test_stretch_that_is_not_of_the_past_is_refused(last: str | None, sentence: str) -> None:
    assert checked(stretch("2026-05-30", "2026-06-01"), TODAY).last_day == TODAY
    with pytest.raises(InvalidEntry, match=sentence):
        checked(stretch("2026-05-30", last), TODAY)


def test_stretch_before_birth_is_refused() -> None:
    with pytest.raises(InvalidEntry, match="before the date of birth"):
        checked(stretch("1975-01-01", "1975-02-01"), TODAY, born=date(1975, 1, 2))


def test_more_doses_than_a_life_has_are_refused() -> None:
    with pytest.raises(InvalidEntry, match="more than 5000 doses"):
        preview([stretch("1926-01-01", "2026-01-01", "FREQ=DAILY")])


@given(st.integers(0, 60), st.integers(1, 90), st.integers(1, 3), st.sets(st.integers(0, 150), max_size=8))
def test_doses_lie_within_the_stretch_and_none_on_a_day_that_has_one(
    start: int, interval: int, times: int, recorded: set[int]
) -> None:
    first, last = date(2026, 1, 1).toordinal() + start, TODAY.toordinal()
    kept = [dose(date.fromordinal(last - back).isoformat()) for back in recorded]
    one = stretch(
        date.fromordinal(first).isoformat(), TODAY.isoformat(), f"FREQ=DAILY;INTERVAL={interval}", times_per_day=times
    )
    found = [part.dose.day for part in preview([one], kept) if not part.known]
    expected = set(range(first, last + 1, interval)) - {last - back for back in recorded}
    assert sorted(day.toordinal() for day in found) == sorted(day for day in expected for _time in range(times))
