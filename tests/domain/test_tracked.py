"""What is followed, in which order, and under which names: one place decides."""

from collections.abc import Iterable

import pytest

from tracker.domain import catalogue, tracked
from tracker.domain.change import Edit
from tracker.domain.errors import InvalidEntry
from tracker.domain.item import Item
from tracker.domain.tracked import SYMPTOM, TRIGGER


def after(own: Iterable[Item], edits: Iterable[Edit]) -> tuple[Item, ...]:
    """The person's items once the edits are made."""
    kept = {item.key: item for item in own}
    for edit in edits:
        assert isinstance(edit.record, Item)
        assert (edit.before is not None) == (edit.record.key in kept), "what is changed was there, what is new was not"
        kept.pop(edit.record.key, None)
        if isinstance(edit.after, Item):
            kept[edit.after.key] = edit.after
    return tuple(kept.values())


def keys(own: Iterable[Item], section: str = SYMPTOM) -> list[str]:
    return [item.key for item in tracked.listed(own, section)]


USUAL = ["tingling", "numbness", "fatigue", "weakness", "brain_fog", "balance", "sore_tongue", "vision"]


def test_symptoms_come_before_triggers_in_the_order_of_the_catalogue() -> None:
    assert keys(()) == USUAL
    assert keys((), TRIGGER) == ["sleep_hours", "caffeine", "stress", "exercise", "alcohol"]
    assert [item.key for item in tracked.shown(())] == ["twitching", *USUAL, *keys((), TRIGGER)]


def test_what_is_hidden_is_shown_only_where_it_was_recorded() -> None:
    own = after((), tracked.hide((), "fatigue"))
    assert "fatigue" not in keys(own)
    assert "fatigue" in [item.key for item in tracked.shown(own, {"fatigue"})]
    assert "fatigue" in [item.key for item in tracked.hidden(own, SYMPTOM)]
    back = after(own, tracked.show(own, "fatigue"))
    assert keys(back)[-1] == "fatigue"


@pytest.mark.parametrize(
    ("key", "by", "expected"),
    [
        ("numbness", -1, ["numbness", "tingling", "fatigue"]),
        ("tingling", 1, ["numbness", "tingling", "fatigue"]),
        ("fatigue", -2, ["fatigue", "tingling", "numbness"]),
        ("tingling", -1, ["tingling", "numbness", "fatigue"]),
    ],
)
def test_item_moves_among_those_that_are_shown(key: str, by: int, expected: list[str]) -> None:
    own = after((), tracked.move((), key, by))
    assert keys(own)[:3] == expected
    assert sorted(keys(own)) == sorted(USUAL)


def test_moving_past_the_end_changes_nothing() -> None:
    assert tracked.move((), "vision", 1) == ()


def test_items_at_one_place_can_still_be_moved_apart() -> None:
    own: tuple[Item, ...] = tuple(Item(key=key, label=key, kind="severity", position=3, custom=True) for key in "abc")
    moved = after(own, tracked.move(own, "c", -1))
    place = keys(moved).index("a")
    assert keys(moved)[place : place + 3] == ["a", "c", "b"]


def test_moving_many_times_goes_through_every_place() -> None:
    own: tuple[Item, ...] = ()
    for expected in reversed(range(len(USUAL) - 1)):
        own = after(own, tracked.move(own, "vision", -1))
        assert keys(own).index("vision") == expected


def test_own_item_comes_last_with_a_key_of_its_own() -> None:
    own = after((), tracked.add((), " Ohrensausen (rechts) ", "severity", "", SYMPTOM))
    assert keys(own)[-1] == "ohrensausen_rechts"
    item = own[0]
    assert (item.label, item.custom, item.group) == ("Ohrensausen (rechts)", True, "general")
    more = after(own, tracked.add(own, "Ohrensausen rechts", "yes_no", "", SYMPTOM))
    assert keys(more)[-1] == "ohrensausen_rechts_2"


@pytest.mark.parametrize("label", ["日本語", "…", "123"])
def test_name_in_any_letters_gets_a_plain_key(label: str) -> None:
    (edit,) = tracked.add((), label, "count", "times", TRIGGER)
    assert isinstance(edit.record, Item)
    assert (edit.record.label, edit.record.group, edit.record.direction) == (label, "trigger", "neutral")


@pytest.mark.parametrize(("label", "words"), [("fatigue", "is already there"), ("Memory", "but hidden")])
def test_second_item_of_a_name_is_refused(label: str, words: str) -> None:
    with pytest.raises(InvalidEntry, match=words):
        tracked.add((), label, "severity", "", SYMPTOM)


def test_item_is_renamed_but_not_to_the_name_of_another() -> None:
    own = after((), tracked.add((), "Hum", "severity", "", SYMPTOM))
    renamed = after(own, tracked.rename(own, "hum", "Humming", ""))
    assert [(item.key, item.label) for item in renamed] == [("hum", "Humming")]
    assert tracked.rename(own, "hum", " Hum ", "") == ()
    with pytest.raises(InvalidEntry, match="Fatigue"):
        tracked.rename(own, "hum", "fatigue", "")


def test_item_with_entries_stays() -> None:
    own = after((), tracked.add((), "Hum", "severity", "", SYMPTOM))
    with pytest.raises(InvalidEntry, match="hide it instead"):
        tracked.remove(own, "hum", recorded=True)
    assert after(own, tracked.remove(own, "hum", recorded=False)) == ()


def test_twitches_are_always_shown_and_not_in_the_list() -> None:
    assert tracked.TWITCHING in catalogue.items()
    assert tracked.TWITCHING not in keys(())
