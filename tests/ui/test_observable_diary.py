"""What was done can be taken back and done again, step by step, each with its name."""

from datetime import date, timedelta

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Clock
from tracker.domain.change import Change, Edit
from tracker.domain.errors import DiaryNotSaved
from tracker.domain.history import Period
from tracker.domain.observation import Observation, set_total
from tracker.store.diary import Diary
from tracker.ui.observable_diary import ObservableDiary

DAY = date(2026, 11, 22)


def tingling(value: float) -> Observation:
    return Observation(day=DAY, item="tingling", value=value)


def test_change_is_told_with_its_kind_and_day(observable: ObservableDiary, qtbot: QtBot) -> None:
    with qtbot.waitSignal(observable.changed) as told:
        observable.put(tingling(3), "tingling 3")
    assert told.args == [Change(frozenset({"Observation"}), frozenset({DAY}))]


def test_all_steps_of_a_sitting_are_undone_in_turn_and_redone(observable: ObservableDiary, diary: Diary) -> None:
    for value in (3, 4, 5):
        observable.put(tingling(value), f"tingling {value}")
    seen = []
    while observable.undo_text:
        seen.append((observable.undo_text, diary.day(DAY).value("tingling")))
        observable.undo()
    assert seen == [("tingling 5", 5), ("tingling 4", 4), ("tingling 3", 3)]
    assert diary.day(DAY).observations == ()
    while observable.redo_text:
        observable.redo()
    assert diary.day(DAY).value("tingling") == 5


def test_undone_removal_is_the_same_record_again(observable: ObservableDiary, diary: Diary, clock: Clock) -> None:
    kept = diary.put(tingling(3))
    clock.pass_time(3600)
    observable.record((Edit(kept, None),), "tingling removed")
    observable.undo()
    back = diary.day(DAY).observations[0]
    assert (back.id, back.value, back.recorded_at) == (kept.id, 3, kept.recorded_at)


def test_a_removal_is_told_so_that_it_can_be_offered_back(
    observable: ObservableDiary, diary: Diary, qtbot: QtBot
) -> None:
    kept = diary.put(tingling(3))
    with qtbot.waitSignal(observable.removed) as told:
        observable.record((Edit(kept, None),), "tingling removed")
    assert told.args == ["tingling removed"]
    with qtbot.assertNotEmitted(observable.removed):
        observable.put(tingling(4), "tingling 4")


def test_bursts_of_two_days_are_two_steps(observable: ObservableDiary, diary: Diary) -> None:
    for day in (DAY - timedelta(days=1), DAY):
        edits = set_total(diary.day(day).observations, day, "twitching", 1)
        observable.record(edits, f"twitches on {day}", f"taps {day}")
    observable.undo()
    assert diary.day(DAY - timedelta(days=1)).value("twitching") == 1
    assert diary.day(DAY).value("twitching") is None


def test_steps_of_a_burst_join_within_a_second_only(observable: ObservableDiary, diary: Diary, clock: Clock) -> None:
    for count, pause in ((1, 0), (2, 0.9), (3, 0.9), (4, 1.1)):
        clock.pass_time(pause)
        edits = set_total(diary.day(DAY).observations, DAY, "twitching", count)
        observable.record(edits, f"twitches {count}", "taps")
    observable.undo()
    assert diary.day(DAY).value("twitching") == 3
    observable.undo()
    assert diary.day(DAY).value("twitching") is None


def test_step_that_the_disk_refuses_to_undo_can_be_undone_later(
    observable: ObservableDiary, diary: Diary, monkeypatch: pytest.MonkeyPatch
) -> None:
    observable.put(tingling(3), "tingling 3")

    def full(_edits: object) -> None:
        raise DiaryNotSaved("full")

    with monkeypatch.context() as broken:
        broken.setattr(diary, "apply", full)
        with pytest.raises(DiaryNotSaved):
            observable.undo()
    assert observable.undo_text == "tingling 3"
    observable.undo()
    assert diary.day(DAY).observations == ()


def test_what_changes_nothing_is_no_step(observable: ObservableDiary) -> None:
    observable.record((Edit(tingling(3), None),), "removed what was not there")
    assert observable.undo_text == ""


def test_picture_of_a_day_is_read_once_until_something_changes(observable: ObservableDiary) -> None:
    day = Period(observable.today, observable.today)
    before = observable.history(day)
    assert observable.history(day) is before
    observable.put(Observation(day=observable.today, item="twitching", value=7), "twitches 7")
    assert observable.history(day).daily("twitching").value(observable.today) == 7
    observable.undo()
    assert observable.history(day).daily("twitching").value(observable.today) is None
