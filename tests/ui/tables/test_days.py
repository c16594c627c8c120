"""Days are read from a history once, and say what is there and what is not."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

import pytest

from tracker.domain.dose import SKIPPED, Dose
from tracker.domain.event import Event
from tracker.domain.history import History, Period, Series
from tracker.ui.tables.day_columns import columns, dose_words, value_words
from tracker.ui.tables.days import Days

FIRST = date(2026, 3, 1)


def at(days: int) -> date:
    return FIRST + timedelta(days=days)


def series(item: str, values: dict[int, float], late: Sequence[int] = ()) -> Series:
    made = Series(item)
    for day, value in values.items():
        entered = datetime.combine(at(day + (5 if day in late else 0)), datetime.min.time(), UTC)
        made.days.append(at(day).toordinal())
        made.values.append(value)
        made.recorded.append(entered.timestamp() + 3600)
    return made


def days_of(**records: object) -> Days:
    found = {
        ("twitching", ""): series("twitching", {0: 3, 2: 0, 5: 90}, late=[2]),
        ("exercise", ""): series("exercise", {1: 2}),
    }
    return Days(History(Period(FIRST, at(9)), series=found, **records))  # type: ignore[arg-type]


def test_zero_is_a_value_and_a_gap_is_none() -> None:
    values = days_of().values("twitching")
    assert values[at(2).toordinal()] == 0
    assert at(1).toordinal() not in values


def test_back_filled_days_are_told_by_item_and_in_all() -> None:
    days = days_of()
    assert days.back_filled("twitching") == {at(2).toordinal()}
    assert days.back_filled("exercise") == frozenset()
    assert days.back_filled_days == {at(2).toordinal()}


def test_only_injections_that_were_taken_are_marked() -> None:
    doses = (
        Dose(day=at(1), medicine="hydroxocobalamin", amount=1000, route="im"),
        Dose(day=at(3), medicine="hydroxocobalamin", amount=1000, route="im", status=SKIPPED),
        Dose(day=at(4), medicine="cyanocobalamin", amount=50, route="oral"),
    )
    days = days_of(doses=doses)
    assert days.injections == {at(1).toordinal()}
    assert [dose_words(dose) for dose in doses] == ["injection 1 mg", "injection 1 mg, skipped", "tablet 50 µg"]


def test_event_of_several_days_is_found_on_each_and_a_note_on_its_own() -> None:
    illness = Event(day=at(1), last_day=at(3), kind="illness", text="Flu")
    note = Event(day=at(3), text="Better")
    days = days_of(events=(illness, note))
    assert [day for day in days.ordinals if illness in days.events.get(day, ())] == [
        at(n).toordinal() for n in (1, 2, 3)
    ]
    assert days.notes(at(3).toordinal()) == [note]
    assert days.words[at(3).toordinal()] == "flu better"


@pytest.mark.parametrize(
    ("values", "top"), [([1, 2], 2), ([7], 8), ([11, 12], 20), ([0], 1), ([1] * 99 + [300], 1), ([25] * 9 + [3000], 30)]
)
def test_full_shade_is_a_round_value_that_few_days_pass(values: list[float], top: float) -> None:
    found = {("twitching", ""): series("twitching", dict(enumerate(values)))}
    assert Days(History(Period(FIRST, at(120)), series=found)).top("twitching") == top


def test_scale_of_a_rated_item_is_its_own() -> None:
    found = {("tingling", ""): series("tingling", {0: 2})}
    assert Days(History(Period(FIRST, at(1)), series=found)).top("tingling") == 10


def test_levels_are_shown_as_words() -> None:
    item = days_of().history.item("exercise")
    assert [value_words(item, value) for value in (0, 2)] == ["none", "medium"]


def test_days_to_come_and_doses_are_not_typed_into() -> None:
    day, item, doses, note = columns(days_of(), ("twitching",), at(5).toordinal())
    assert (item.typed(at(5).toordinal()), item.typed(at(1).toordinal()), note.typed(at(1).toordinal())) == (
        "90",
        "",
        "",
    )
    for column in (day, item, doses, note):
        assert column.typed(at(6).toordinal()) is None
    assert (day.typed(at(1).toordinal()), doses.typed(at(1).toordinal())) == (None, None)
