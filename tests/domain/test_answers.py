"""Which dose answers which planned day is the same in whatever order plans and doses come."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.domain.answers import answered, answering, same_amount, taken_up, with_answers
from tracker.domain.change import Edit
from tracker.domain.dose import SKIPPED, Dose
from tracker.domain.record import Record
from tracker.domain.regimen import Regimen
from tracker.domain.schedule import coming, due

TODAY = date(2026, 12, 1)


def plan(first: str | date, recurrence: str, **changes: Any) -> Regimen:
    fields = {"medicine": "hydroxocobalamin", "amount": 1000, "route": "im", **changes}
    return Regimen(first_day=_day(first), recurrence=recurrence, **fields)


def dose(day: str | date, **changes: Any) -> Dose:
    return Dose(**{"day": _day(day), "medicine": "hydroxocobalamin", "amount": 1000, "route": "im", **changes})


def _day(text: str | date) -> date:
    return text if isinstance(text, date) else date.fromisoformat(text)


@dataclass
class Kept:
    """A diary in memory: every edit brings its answers along, as at each door of the program."""

    plans: list[Regimen] = field(default_factory=list)
    doses: list[Dose] = field(default_factory=list)

    def apply(self, *edits: Edit) -> tuple[Edit, ...]:
        done = with_answers(edits, self.plans, self.doses)
        self._make(done)
        return done

    def undo(self, done: Sequence[Edit]) -> None:
        self._make(edit.inverse for edit in reversed(done))

    def add(self, *records: Record) -> tuple[Edit, ...]:
        return self.apply(*(Edit(None, record) for record in records))

    def answers(self) -> dict[date, Any]:
        return {one.day: one.planned_day for one in self.doses}

    def state(self) -> Any:
        links = {one.id: (one.regimen, one.planned_day) for one in self.doses}
        open_days = [(item.regimen.id, item.day, item.open_doses) for item in due(self.plans, self.doses, TODAY)]
        ahead = [(item.regimen.id, item.day) for item in coming(self.plans, self.doses, TODAY)]
        return links, sorted(open_days, key=str), sorted(ahead, key=str)

    def _make(self, edits: Iterable[Edit]) -> None:
        for edit in edits:
            rows: list[Any] = self.plans if isinstance(edit.record, Regimen) else self.doses
            rows[:] = [row for row in rows if row.id != edit.record.id]
            if edit.after is not None:
                rows.append(edit.after)


RULES = (
    "FREQ=DAILY",
    "FREQ=DAILY;INTERVAL=2",
    "FREQ=DAILY;INTERVAL=14",
    "FREQ=WEEKLY;BYDAY=MO,TH",
    "FREQ=MONTHLY",
    "FREQ=WEEKLY;INTERVAL=8",
    "FREQ=DAILY;INTERVAL=2;COUNT=6",
    "FREQ=DAILY;COUNT=1",
)
AGO = st.integers(0, 120).map(lambda days: TODAY - timedelta(days=days))
PLANS = st.lists(
    st.builds(
        lambda first, rule, anchor, times: plan(first, rule, anchor=anchor, times_per_day=times),
        AGO,
        st.sampled_from(RULES),
        st.sampled_from(("calendar", "calendar", "last_dose")),
        st.sampled_from((1, 1, 1, 2)),
    ),
    min_size=1,
    max_size=2,
)
DOSES = st.lists(
    st.builds(
        lambda day, at, amount, status: dose(day, time=at, amount=amount, status=status),
        AGO,
        st.sampled_from((None, None, time(1, 30), time(9), time(22))),
        st.sampled_from((1000, 1000, 1000, 500)),
        st.sampled_from(("taken", "taken", "taken", SKIPPED)),
    ),
    max_size=14,
)


def _plan_then_doses(kept: Kept, plans: list[Regimen], doses: list[Dose]) -> None:
    kept.add(*plans)
    for one in doses:
        kept.add(one)


def _doses_then_plan(kept: Kept, plans: list[Regimen], doses: list[Dose]) -> None:
    for one in doses:
        kept.add(one)
    for one_plan in plans:
        kept.add(one_plan)


def _filled_in_then_plan(kept: Kept, plans: list[Regimen], doses: list[Dose]) -> None:
    kept.add(*doses)
    kept.add(*plans)


def _imported(kept: Kept, plans: list[Regimen], doses: list[Dose]) -> None:
    kept.add(*doses[::2], *plans, *doses[1::2])


def _plan_changed_in_between(kept: Kept, plans: list[Regimen], doses: list[Dose]) -> None:
    other = [one.replaced(recurrence="FREQ=DAILY;INTERVAL=5", anchor="calendar") for one in plans]
    kept.add(*other)
    kept.add(*doses)
    kept.apply(*(Edit(was, now) for was, now in zip(other, plans, strict=True)))


def _undone_in_between(kept: Kept, plans: list[Regimen], doses: list[Dose]) -> None:
    kept.add(*doses)
    kept.undo(kept.add(plan(TODAY - timedelta(days=90), "FREQ=DAILY;INTERVAL=3")))
    kept.add(*plans)
    kept.undo(kept.apply(*(Edit(one, None) for one in kept.plans)))
    kept.undo(kept.add(dose(TODAY - timedelta(days=7))))


def _plan_removed_and_added_again(kept: Kept, plans: list[Regimen], doses: list[Dose]) -> None:
    _plan_then_doses(kept, plans, doses)
    kept.apply(*(Edit(one, None) for one in plans))
    kept.add(*plans)


ORDERS = (
    _doses_then_plan,
    _filled_in_then_plan,
    _imported,
    _plan_changed_in_between,
    _undone_in_between,
    _plan_removed_and_added_again,
)


@pytest.mark.parametrize("order", ORDERS)
@settings(max_examples=30)
@given(plans=PLANS, doses=DOSES, seed=st.integers(0, 99))
def test_same_facts_are_due_the_same_in_whatever_order_they_came(
    order: Callable[[Kept, list[Regimen], list[Dose]], None], plans: list[Regimen], doses: list[Dose], seed: int
) -> None:
    straight, other = Kept(), Kept()
    _plan_then_doses(straight, plans, sorted(doses, key=lambda one: one.day))
    Random(seed).shuffle(doses)
    order(other, plans, doses)
    assert other.state() == straight.state()


@settings(max_examples=30)
@given(plans=PLANS, doses=DOSES)
def test_no_day_that_is_due_lies_on_the_day_of_a_dose_that_answers_nothing(
    plans: list[Regimen], doses: list[Dose]
) -> None:
    kept = Kept()
    _doses_then_plan(kept, plans, doses)
    free = {one.day for one in kept.doses if one.planned_day is None and one.amount == 1000}
    assert not free & {item.day for item in due(kept.plans, kept.doses, TODAY)}


@settings(max_examples=30)
@given(plans=PLANS, doses=DOSES)
def test_answers_are_worked_out_once_and_for_all(plans: list[Regimen], doses: list[Dose]) -> None:
    kept = Kept()
    _imported(kept, plans, doses)
    before = kept.state()
    passing = kept.add(dose("2019-01-01"))
    assert [edit for edit in passing if edit.before is not None] == []
    kept.undo(passing)
    assert kept.state() == before
    assert answered(kept.plans, kept.doses) == {
        one.id: (one.regimen, one.planned_day) for one in kept.doses if one.planned_day
    }
    for one_plan in kept.plans:
        days = [one.planned_day for one in kept.doses if one.regimen == one_plan.id]
        assert all(days.count(day) <= one_plan.times_per_day for day in days)


def test_six_injections_of_september_and_one_of_november_are_taken_up_by_the_plan_from_november() -> None:
    kept = Kept()
    kept.add(*(dose(date(2026, 9, day)) for day in range(7, 18, 2)), dose("2026-11-17"))
    done = kept.add(plan("2026-11-17", "FREQ=MONTHLY;INTERVAL=2"))
    assert taken_up(done) == 1
    assert due(kept.plans, kept.doses, date(2026, 11, 30)) == []
    assert [item.day for item in coming(kept.plans, kept.doses, date(2026, 11, 30))] == [date(2027, 1, 17)]
    kept.undo(done)
    assert (kept.plans, {one.regimen for one in kept.doses}) == ([], {None})


def test_last_injection_before_a_plan_is_not_taken_for_its_first() -> None:
    kept = Kept()
    kept.add(*(dose(date(2026, 9, day)) for day in range(7, 18, 2)))
    kept.add(plan("2026-10-05", "FREQ=WEEKLY;INTERVAL=12"))
    assert {one.planned_day for one in kept.doses} == {None}
    assert [item.day for item in due(kept.plans, kept.doses, date(2026, 10, 5))] == [date(2026, 10, 5)]


@pytest.mark.parametrize("changes", [{"medicine": "cyanocobalamin"}, {"route": "sc"}, {"amount": 500}])
def test_dose_of_something_else_is_not_taken_up(changes: dict[str, Any]) -> None:
    kept = Kept()
    kept.add(dose("2026-11-17", **changes))
    assert taken_up(kept.add(plan("2026-11-17", "FREQ=MONTHLY"))) == 0


def test_plan_that_is_removed_lets_its_doses_go_and_another_takes_them_up() -> None:
    kept = Kept()
    weekly, daily = plan("2026-11-02", "FREQ=WEEKLY"), plan("2026-11-09", "FREQ=DAILY;INTERVAL=7")
    kept.add(weekly)
    kept.add(dose("2026-11-02"), dose("2026-11-10"))
    done = kept.apply(Edit(weekly, None), Edit(None, daily))
    assert {one.day.day: one.regimen for one in kept.doses} == {2: None, 10: daily.id}
    kept.undo(done)
    assert {one.day.day: one.regimen for one in kept.doses} == {2: weekly.id, 10: weekly.id}


def test_dose_entered_later_gives_back_the_day_that_belongs_to_another() -> None:
    kept = Kept()
    kept.add(plan("2026-11-01", "FREQ=DAILY;INTERVAL=14"))
    kept.add(dose("2026-11-11"))
    assert kept.answers() == {date(2026, 11, 11): date(2026, 11, 1)}
    kept.add(dose("2026-11-02"))
    assert kept.answers() == {date(2026, 11, 2): date(2026, 11, 1), date(2026, 11, 11): date(2026, 11, 15)}


def test_dose_of_the_day_before_the_next_answers_that_and_the_day_before_is_not_asked_for_again() -> None:
    kept = Kept()
    kept.add(plan("2026-11-01", "FREQ=DAILY;INTERVAL=14"))
    kept.add(dose("2026-11-14"))
    assert kept.answers() == {date(2026, 11, 14): date(2026, 11, 15)}
    assert due(kept.plans, kept.doses, date(2026, 11, 14)) == []


def test_what_a_person_said_of_a_dose_stays_said() -> None:
    kept = Kept()
    fortnightly = plan("2026-11-01", "FREQ=DAILY;INTERVAL=14")
    kept.add(fortnightly)
    kept.add(dose("2026-11-14", regimen=fortnightly.id, planned_day=date(2026, 11, 1)))
    kept.add(dose("2026-11-12").as_extra())
    kept.add(dose("2026-11-20"))
    assert kept.answers() == {
        date(2026, 11, 14): date(2026, 11, 1),
        date(2026, 11, 12): None,
        date(2026, 11, 20): date(2026, 11, 15),
    }


def test_dose_that_is_moved_answers_the_day_it_is_near_now() -> None:
    kept = Kept()
    kept.add(plan("2026-11-01", "FREQ=DAILY;INTERVAL=14"))
    kept.add(dose("2026-11-01"))
    was = kept.doses[0]
    kept.apply(Edit(was, was.replaced(day=date(2026, 11, 16))))
    assert kept.answers() == {date(2026, 11, 16): date(2026, 11, 15)}


def test_dose_that_is_moved_is_no_longer_as_said() -> None:
    kept = Kept()
    fortnightly = plan("2026-11-01", "FREQ=DAILY;INTERVAL=14")
    kept.add(fortnightly)
    kept.add(dose("2026-11-14", regimen=fortnightly.id, planned_day=date(2026, 11, 1)))
    was = kept.doses[0]
    kept.apply(Edit(was, was.replaced(day=date(2026, 11, 16))))
    assert kept.answers() == {date(2026, 11, 16): date(2026, 11, 15)}


def test_dose_soon_after_what_waits_answers_that_though_another_plan_is_nearly_due() -> None:
    first, second = plan("2026-10-05", "FREQ=DAILY;INTERVAL=28"), plan("2026-10-10", "FREQ=DAILY;INTERVAL=28")
    kept = Kept()
    kept.add(first, second)
    kept.add(dose("2026-10-05"), dose("2026-10-10"), dose("2026-11-04"))
    assert kept.answers()[date(2026, 11, 4)] == date(2026, 11, 2)


@pytest.mark.parametrize(("at", "answers"), [(time(0, 30), 30), (time(3, 59), 30), (time(4), 1), (None, 1)])
def test_dose_after_midnight_answers_the_evening_before(at: time | None, answers: int) -> None:
    daily = plan("2026-11-01", "FREQ=DAILY")
    found = answering(dose("2026-12-01", time=at), [daily], [])
    assert found.planned_day is not None
    assert (found.day, found.planned_day.day, found.days_late) == (date(2026, 12, 1), answers, 0)


def test_dose_after_midnight_answers_its_own_day_where_the_evening_is_answered() -> None:
    kept = Kept()
    kept.add(plan("2026-11-01", "FREQ=DAILY"))
    kept.add(dose("2026-11-30", time=time(22)), dose("2026-12-01", time=time(1)))
    assert [one.planned_day for one in sorted(kept.doses, key=lambda one: one.day)] == [
        date(2026, 11, 30),
        date(2026, 12, 1),
    ]


def test_weekly_dose_after_midnight_is_not_late() -> None:
    found = answering(dose("2026-11-03", time=time(1)), [plan("2026-11-02", "FREQ=WEEKLY")], [])
    assert (found.planned_day, found.days_late) == (date(2026, 11, 2), 0)


def test_amounts_are_the_same_in_the_same_unit() -> None:
    assert same_amount(dose(TODAY), plan(TODAY, "FREQ=DAILY"))
    assert same_amount(dose(TODAY, amount=1, unit="mg"), plan(TODAY, "FREQ=DAILY"))
    assert not same_amount(dose(TODAY, unit="mg"), dose(TODAY, medicine="vitamin d", unit="iu"))


def test_ten_years_of_tablets_answer_each_its_own_day() -> None:
    first = TODAY - timedelta(days=3650)
    daily = plan(first, "FREQ=DAILY", route="oral")
    doses = [dose(first + timedelta(days=number), route="oral") for number in range(3650)]
    assert {one.id: (daily.id, one.day) for one in doses} == answered([daily], doses)
