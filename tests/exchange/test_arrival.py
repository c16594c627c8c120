from datetime import UTC, date, datetime

from tracker.domain.change import Edit
from tracker.domain.event import Event
from tracker.domain.item import Item
from tracker.domain.observation import Observation
from tracker.domain.record import Record
from tracker.exchange.arrival import arrival
from tracker.exchange.preview import Line

DAY = date(2026, 6, 1)
TWITCHES = Observation(day=DAY, item="twitching", site="calf-left", value=5)
CRAMP = Event(day=DAY, text="Cramp")


def line(record: Record) -> Line:
    return Line("some.csv", 7, record)


def test_new_entries_are_added() -> None:
    found = arrival([line(TWITCHES), line(CRAMP)], [])
    assert found.edits == (Edit(None, TWITCHES), Edit(None, CRAMP))
    assert (found.already, found.problems) == (0, ())


def test_entry_that_is_there_is_left_alone() -> None:
    there = CRAMP.replaced(changed_at=datetime(2026, 6, 5, tzinfo=UTC), recorded_at=datetime(2026, 6, 4, tzinfo=UTC))
    found = arrival([line(CRAMP)], [there])
    assert (found.edits, found.already, found.problems) == ((), 1, ())


def test_time_of_entry_that_was_only_assumed_contradicts_nothing() -> None:
    there = CRAMP.replaced(recorded_at=datetime(2026, 6, 4, tzinfo=UTC))
    assumed = CRAMP.replaced(recorded_at=datetime(2026, 6, 1, 12, tzinfo=UTC))
    told = CRAMP.replaced(recorded_at=datetime(2026, 6, 1, 13, tzinfo=UTC))
    assert arrival([line(assumed)], [there]).already == 1
    assert len(arrival([line(told)], [there]).problems) == 1


def test_same_id_with_other_content_is_refused_by_file_and_line() -> None:
    found = arrival([line(CRAMP.replaced(text="Flu", kind="illness"))], [CRAMP])
    assert [str(problem) for problem in found.problems] == [
        "some.csv, line 7: the diary already has this entry with another kind, text; it is not overwritten"
    ]
    assert found.edits == ()


def test_other_value_of_the_same_day_item_and_place_is_refused() -> None:
    other = Observation(day=DAY, item="twitching", site="calf-left", value=6)
    assert len(arrival([line(other)], [TWITCHES]).problems) == 1
    same = Observation(day=DAY, item="twitching", site="calf-left", value=5)
    assert arrival([line(same)], [TWITCHES]).already == 1
    elsewhere = Observation(day=DAY, item="twitching", site="calf-right", value=6)
    assert arrival([line(elsewhere)], [TWITCHES]).edits == (Edit(None, elsewhere),)


def test_item_key_that_the_diary_uses_otherwise_is_refused() -> None:
    jaw = Item(key="jaw", label="Jaw", kind="count", custom=True)
    chin = Item(key="jaw", label="Chin", kind="count", custom=True)
    assert len(arrival([line(chin)], [jaw]).problems) == 1
