"""What must not matter to any result, and what must."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import numpy as np
import pytest

from tests.build import history
from tracker.analysis.comparison import Phase, difference
from tracker.analysis.memory import Memory
from tracker.analysis.results import Course, Results, results
from tracker.domain.dose import Dose
from tracker.domain.history import History, Period
from tracker.domain.item import Item
from tracker.domain.observation import Observation
from tracker.domain.profile import Profile

START = date(2026, 4, 1)
DAYS = 112


def rows(shift: int = 0, names: tuple[str, str, str] = ("tingling", "fatigue", "sleep_hours")) -> list[Observation]:
    """Two symptoms that fall and a trigger, with days left out, all from one seed."""
    random = np.random.default_rng(4)
    found = []
    for day in range(-28, DAYS):
        if random.random() < 0.2:
            continue
        sleep = int(random.integers(4, 10))
        fallen = 7 - 4 * (day > 14)
        values = (fallen + int(random.integers(-1, 2)), fallen + int(random.integers(-1, 2)) - (sleep > 7), sleep)
        when = START + timedelta(days=day + shift)
        entered = datetime(when.year, when.month, when.day, 20, tzinfo=UTC)
        found += [
            Observation(day=when, item=name, value=max(0, value), recorded_at=entered)
            for name, value in zip(names, values, strict=True)
        ]
    return found


def diary(observed: list[Observation], shift: int = 0, *more: Item) -> History:
    doses = [
        Dose(day=START + timedelta(days=day + shift), medicine="hydroxocobalamin", amount=1000, route="im")
        for day in range(0, DAYS, 12)
    ]
    chosen = Profile(preferences={"main_outcome": observed[0].item})
    first, last = (START + timedelta(days=day + shift) for day in (-28, DAYS - 1))
    return history([chosen, *doses, *more, *observed], Period(first, last))


def numbers(found: Results) -> list[object]:
    """Every figure, without the days and names that it belongs to."""
    return [
        *([*figures(course)] for course in found.courses),
        [(one.pairs, one.estimate, one.chance) for one in found.compared],
        len(found.together),
    ]


def figures(course: Course) -> list[object]:
    change = course.change
    said = course.statement.direction if course.statement else None
    worn = course.wear_off.estimate
    return [change.estimate, change.consistent, change.direction, course.trend.estimate, course.half, worn, said]


@pytest.fixture(scope="module")
def plain() -> Results:
    return results(diary(rows()))


def test_all_days_shifted_by_weeks_change_nothing(plain: Results) -> None:
    shifted = results(diary(rows(shift=700), 700))
    for one, other in zip(plain.courses, shifted.courses, strict=True):
        assert one.change.estimate == other.change.estimate
        assert one.change.consistent == other.change.consistent
        assert one.half == other.half
        assert one.trend.estimate is not None
        assert other.trend.estimate is not None
        ends = (other.trend.estimate.low, other.trend.estimate.high)
        assert (one.trend.estimate.low, one.trend.estimate.high) == pytest.approx(ends, abs=1e-9)


def test_items_by_other_names_change_nothing(plain: Results) -> None:
    own = Item(key="own_trigger", label="Own", kind="hours", group="trigger", direction="neutral", custom=True)
    named = results(diary(rows(names=("numbness", "brain_fog", "own_trigger")), 0, own))
    assert numbers(named) == numbers(plain)


def test_rows_in_another_order_change_nothing(plain: Results) -> None:
    first, *others = rows()
    assert numbers(results(diary([first, *others[::-1]]))) == numbers(plain)


def test_day_without_entries_changes_no_figure_of_the_days_there_are(plain: Results) -> None:
    found = diary(rows())
    longer = replace(found, period=Period(found.period.first - timedelta(days=9), found.period.last))
    assert numbers(results(longer)) == numbers(plain)


def test_doubled_scale_doubles_the_estimate_and_its_range() -> None:
    random = np.random.default_rng(6)
    before, after = random.integers(4, 9, 20).astype(float), random.integers(1, 6, 28).astype(float)
    one = difference(Phase.of(range(20), before), Phase.of(range(30, 58), after))
    two = difference(Phase.of(range(20), 2 * before), Phase.of(range(30, 58), 2 * after))
    assert (two.value, two.low, two.high) == pytest.approx((2 * one.value, 2 * one.low, 2 * one.high))


def test_zero_is_a_day_and_a_gap_is_none() -> None:
    zeros = [row.replaced(value=0) if row.day > START + timedelta(days=90) else row for row in rows()]
    gone = [row for row in rows() if row.day <= START + timedelta(days=90)]
    counted = results(diary(zeros)).courses[0].change.recent
    left = results(diary(gone)).courses[0].change.recent
    assert counted.days > left.days
    assert counted.mean is not None
    assert left.mean is not None
    assert counted.mean < left.mean


def test_what_is_remembered_is_what_would_be_worked_out() -> None:
    memory = Memory()
    first = results(diary(rows()), memory)
    again = Memory(memory.answers)
    assert results(diary(rows()), again) == first
    assert all(again.answers[key] is memory.answers[key] for key in memory.answers)
    changed = rows()[:-2]
    assert results(diary(changed), Memory(memory.answers)) == results(diary(changed))


def test_change_of_one_symptom_leaves_the_answers_of_the_others() -> None:
    memory = Memory()
    results(diary(rows()), memory)
    touched = [row.replaced(value=9) if row.item == "fatigue" and row.day == START else row for row in rows()]
    after = Memory(memory.answers)
    results(diary(touched), after)
    new = [key for key in after.answers if key not in memory.answers]
    assert {str(key[0]) for key in new} == {"finding", "_half", "_trend", "statement", "wear_off_of", "compare_all"}
    assert len(new) == 5 + 2
