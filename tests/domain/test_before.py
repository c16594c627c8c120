"""What came before a day's entry, and what can be taken over from it."""

from array import array
from datetime import UTC, date, datetime, timedelta

from tracker.domain.before import Before, as_the_day_before, before
from tracker.domain.history import Day, History, Period, Series
from tracker.domain.item import Item
from tracker.domain.observation import Observation

DAY = date(2026, 11, 22)


def series(item: str, values: dict[int, float], late: int = 0) -> Series:
    """Values by days before DAY, entered so many days later."""
    days = sorted(DAY - timedelta(days=ago) for ago in values)
    moments = [datetime(day.year, day.month, day.day, 12, tzinfo=UTC) + timedelta(days=late) for day in days]
    return Series(
        item,
        "",
        array("l", [day.toordinal() for day in days]),
        array("d", [values[(DAY - day).days] for day in days]),
        array("d", [moment.timestamp() for moment in moments]),
    )


def upto(*found: Series, items: tuple[Item, ...] = ()) -> History:
    return History(Period.ending(DAY, 8), {(one.item, one.site): one for one in found}, items=items)


def test_middle_of_the_week_needs_three_days_and_leaves_the_day_itself_out() -> None:
    history = upto(series("tingling", {0: 9, 1: 2, 3: 4, 7: 5}))
    assert before(history, "tingling", DAY) == Before(yesterday=2, usual=4)
    assert before(upto(series("tingling", {0: 9, 1: 2, 3: 4})), "tingling", DAY).usual is None


def test_day_before_that_was_not_recorded_is_none_and_zero_is_a_value() -> None:
    assert before(upto(series("tingling", {2: 1})), "tingling", DAY).yesterday is None
    assert before(upto(series("tingling", {1: 0})), "tingling", DAY).yesterday == 0
    assert before(upto(), "tingling", DAY) == Before()


def test_value_entered_two_days_later_is_back_filled() -> None:
    assert before(upto(series("tingling", {0: 3}, late=2)), "tingling", DAY).back_filled
    assert not before(upto(series("tingling", {0: 3}, late=1)), "tingling", DAY).back_filled


def test_symptoms_are_taken_over_only_where_they_are_missing_here_and_recorded_there() -> None:
    history = upto(
        series("tingling", {1: 3}),
        series("numbness", {1: 0}),
        series("fatigue", {2: 5}),
        series("balance", {1: 4}),
        series("stress", {1: 6}),
        series("twitching", {1: 20}),
        series("memory", {1: 2}),
        items=(Item(key="hum", label="Hum", kind="severity", custom=True),),
    )
    day = Day(DAY, (Observation(day=DAY, item="balance", value=1),))
    edits = as_the_day_before(day, history)
    assert [
        (edit.before, edit.record.item, edit.record.value) for edit in edits if isinstance(edit.record, Observation)
    ] == [
        (None, "tingling", 3),
        (None, "numbness", 0),
    ]
