"""The rules of a day's values: the total and its places, none, and not recorded."""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.change import Edit, summary
from tracker.domain.dose import Dose
from tracker.domain.errors import InvalidEntry
from tracker.domain.observation import (
    Observation,
    add,
    clear,
    mark,
    none_today,
    place,
    placed,
    put,
    set_total,
    total,
    unplace,
)
from tracker.domain.supply import Supply

DAY = date(2026, 11, 22)
ENTERED = datetime(2026, 11, 22, 20, tzinfo=UTC)


def twitches(value: float, site: str = "") -> Observation:
    return Observation(day=DAY, item="twitching", site=site, value=value, recorded_at=ENTERED)


def after(rows: Iterable[Observation], edits: Iterable[Edit]) -> list[Observation]:
    """The rows of a day once edits were made."""
    kept = {row.id: row for row in rows}
    for edit in edits:
        kept.pop(edit.record.id, None)
        if isinstance(edit.after, Observation):
            kept[edit.after.id] = edit.after
    return list(kept.values())


def values(rows: Iterable[Observation]) -> dict[str, float]:
    return {row.site: row.value for row in rows}


def test_first_value_of_a_day_is_a_new_record() -> None:
    row = twitches(7)
    assert put((), row) == Edit(None, row)


def test_second_value_keeps_identity_and_moment_of_the_first() -> None:
    first = twitches(7)
    edit = put((first,), Observation(day=DAY, item="twitching", value=9))
    assert edit.before == first
    assert isinstance(edit.after, Observation)
    assert (edit.after.id, edit.after.recorded_at, edit.after.value) == (first.id, ENTERED, 9)


@pytest.mark.parametrize(
    "other",
    [
        Observation(day=date(2026, 11, 21), item="twitching", value=1),
        Observation(day=DAY, item="falls_of_mine", value=1),
        Observation(day=DAY, item="twitching", site="calf-left", value=1),
    ],
)
def test_value_of_another_day_item_or_place_stays(other: Observation) -> None:
    assert put((other,), twitches(7)).before is None


def test_total_sets_the_part_that_has_no_place() -> None:
    rows = [twitches(3, "calf-left"), twitches(2, "eyelid-right"), twitches(1)]
    assert values(after(rows, set_total(rows, DAY, "twitching", 12))) == {"calf-left": 3, "eyelid-right": 2, "": 7}


def test_total_equal_to_what_is_placed_leaves_no_unplaced_twitch() -> None:
    rows = [twitches(3, "calf-left"), twitches(4)]
    assert values(after(rows, set_total(rows, DAY, "twitching", 3))) == {"calf-left": 3, "": 0}


def test_total_below_what_is_placed_is_refused_and_says_why() -> None:
    with pytest.raises(InvalidEntry) as refused:
        set_total([twitches(3, "calf-left"), twitches(2, "calf-right")], DAY, "twitching", 4)
    assert str(refused.value) == (
        "5 twitches are placed on the body map, so the total can’t be 4. Remove some there first."
    )


@pytest.mark.parametrize("wanted", [-1, float("nan"), float("inf"), 2.5, 10_000])
def test_total_that_is_no_count_is_refused(wanted: float) -> None:
    with pytest.raises(InvalidEntry):
        set_total([], DAY, "twitching", wanted)


@given(
    st.dictionaries(st.sampled_from(["", "calf-left", "calf-right", "hand"]), st.integers(0, 500)), st.integers(0, 2000)
)
def test_day_has_the_total_that_was_set_or_what_it_had(there: dict[str, int], wanted: int) -> None:
    rows = [twitches(value, site) for site, value in there.items()]
    try:
        rows = after(rows, set_total(rows, DAY, "twitching", wanted))
    except InvalidEntry:
        assert wanted < placed(rows, "twitching")
    else:
        assert total(rows, "twitching") == wanted
        assert {site: value for site, value in values(rows).items() if site} == {s: v for s, v in there.items() if s}


def test_none_today_writes_one_zero_and_takes_the_places_away() -> None:
    rows = [twitches(3, "calf-left"), twitches(4), Observation(day=DAY, item="tingling", site="calf-left", value=1)]
    rows = after(rows, none_today(rows, DAY, "twitching"))
    assert sorted((row.item, row.site, row.value) for row in rows) == [
        ("tingling", "calf-left", 1),
        ("twitching", "", 0),
    ]


def test_none_today_on_an_empty_day_writes_one_zero() -> None:
    assert values(after([], none_today([], DAY, "twitching"))) == {"": 0}


def test_clear_takes_every_row_of_the_item_and_no_other() -> None:
    tingling = Observation(day=DAY, item="tingling", value=4)
    rows = [twitches(3, "calf-left"), twitches(0), tingling]
    assert after(rows, clear(rows, "twitching")) == [tingling]


def test_total_knows_zero_from_not_recorded() -> None:
    assert total([], "twitching") is None
    assert total([twitches(0)], "twitching") == 0
    assert total([twitches(3, "calf-left"), twitches(4)], "twitching") == 7
    assert placed([twitches(3, "calf-left"), twitches(4)], "twitching") == 3


def test_inverse_takes_an_edit_back() -> None:
    rows = [twitches(3, "calf-left"), twitches(4)]
    for edits in (set_total(rows, DAY, "twitching", 9), none_today(rows, DAY, "twitching"), clear(rows, "twitching")):
        done = after(rows, edits)
        undone = after(done, [edit.inverse for edit in reversed(edits)])
        assert {row.id: row for row in undone} == {row.id: row for row in rows}


def test_summary_names_kinds_and_days_of_both_sides() -> None:
    dose = Dose(day=DAY, medicine="hydroxocobalamin", amount=1000, route="im")
    moved = dose.replaced(day=date(2026, 11, 20))
    change = summary([Edit(dose, moved), Edit(None, twitches(1)), Edit(Supply(name="needles", in_stock=3), None)])
    assert change.kinds == {"Dose", "Observation", "Supply"}
    assert change.days == {DAY, date(2026, 11, 20)}


def test_placing_takes_from_what_has_no_place_and_only_then_adds() -> None:
    rows = [twitches(1), twitches(2, "calf-left")]
    rows = after(rows, place(rows, DAY, "twitching", "calf-left"))
    assert values(rows) == {"": 0, "calf-left": 3}
    rows = after(rows, place(rows, DAY, "twitching", "eyelid-right"))
    assert values(rows) == {"": 0, "calf-left": 3, "eyelid-right": 1}


def test_first_one_placed_on_an_empty_day_is_the_day() -> None:
    assert values(after((), place((), DAY, "twitching", "eyelid-right"))) == {"eyelid-right": 1}


def test_one_more_at_a_place_is_one_more_on_the_day() -> None:
    rows = [twitches(3), twitches(2, "calf-left")]
    assert values(after(rows, add(rows, DAY, "twitching", "calf-left"))) == {"": 3, "calf-left": 3}


def test_place_taken_away_leaves_the_total() -> None:
    rows = [twitches(2, "calf-left")]
    rows = after(rows, unplace(rows, DAY, "twitching", "calf-left"))
    assert values(rows) == {"": 1, "calf-left": 1}
    rows = after(rows, unplace(rows, DAY, "twitching", "calf-left"))
    assert values(rows) == {"": 2}
    assert unplace(rows, DAY, "twitching", "calf-left") == ()


SITES = st.sampled_from(["calf-left", "calf-right", "eyelid-right"])
ACTIONS = st.one_of(
    st.tuples(st.sampled_from([place, add, unplace]), SITES),
    st.tuples(st.just(set_total), st.integers(0, 12)),
    st.tuples(st.sampled_from([none_today]), st.none()),
    st.tuples(st.just(clear), st.none()),
)


@given(st.lists(ACTIONS, max_size=25))
def test_total_and_places_stay_consistent_in_any_order_and_each_step_is_undone_exactly(
    actions: list[tuple[Any, Any]],
) -> None:
    rows: list[Observation] = []
    for rule, given_ in actions:
        whole, there = total(rows, "twitching"), placed(rows, "twitching")
        try:
            edits = _asked(rule, rows, given_)
        except InvalidEntry:
            assert given_ < there, "only a total below what is placed is refused"
            continue
        done = after(rows, edits)
        undone = after(done, [edit.inverse for edit in reversed(edits)])
        assert {row.id: row for row in undone} == {row.id: row for row in rows}
        assert len({row.key for row in done}) == len(done), "one row for each place"
        assert all(row.value > 0 for row in done if row.site), "a place that holds none is no place"
        assert (total(done, "twitching"), placed(done, "twitching")) == _expected(rule, whole, there, rows, given_)
        rows = done


def _asked(rule: Any, rows: list[Observation], given_: Any) -> tuple[Edit, ...]:
    if rule == clear:
        return clear(rows, "twitching")
    args = () if given_ is None else (given_,)
    edits: tuple[Edit, ...] = rule(rows, DAY, "twitching", *args)
    return edits


def _expected(
    rule: Any, whole: float | None, there: float, rows: list[Observation], given_: Any
) -> tuple[float | None, float]:
    """Total and placed part after an action, by the words of the specification."""
    free = (whole or 0) - there
    if rule is place:
        return (whole, there + 1) if free else ((whole or 0) + 1, there + 1)
    if rule is add:
        return (whole or 0) + 1, there + 1
    if rule is unplace:
        return (whole, there - 1) if values(rows).get(given_) else (whole, there)
    if rule is set_total:
        return given_, there
    return (0, 0) if rule is none_today else (None, 0)


def test_a_symptom_is_felt_at_a_place_and_felt_there_no_longer() -> None:
    felt = mark((), DAY, "tingling", "foot-left", felt=True)
    rows = after((), (felt,))
    assert [(row.site, row.value) for row in rows] == [("foot-left", 1)]
    assert after(rows, (mark(rows, DAY, "tingling", "foot-left", felt=False),)) == []
