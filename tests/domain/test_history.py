"""The read model: three states, sums, crops, the diary as it stood, and what was filled in later."""

from array import array
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.dose import Dose
from tracker.domain.event import Event
from tracker.domain.history import Day, History, Period, Series
from tracker.domain.item import Item
from tracker.domain.observation import Observation

FIRST = date(2026, 11, 1)
NOVEMBER = Period(FIRST, date(2026, 11, 30))
BERLIN = ZoneInfo("Europe/Berlin")
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


def series(item: str, site: str, values: dict[int, float], recorded: dict[int, datetime] | None = None) -> Series:
    """A column of days in November 2026, entered at noon of the day unless said otherwise."""
    days = sorted(values)
    moments = [(recorded or {}).get(day, datetime(2026, 11, day, 12, tzinfo=UTC)) for day in days]
    return Series(
        item,
        site,
        array("l", (date(2026, 11, day).toordinal() for day in days)),
        array("d", (values[day] for day in days)),
        array("d", (moment.timestamp() for moment in moments)),
    )


def history(*columns: Series, **more: object) -> History:
    return History(NOVEMBER, {(column.item, column.site): column for column in columns}, **more)  # type: ignore[arg-type]


def days(ordinals: Iterable[int]) -> list[int]:
    return [date.fromordinal(ordinal).day for ordinal in ordinals]


def test_period_counts_both_ends_and_is_never_empty() -> None:
    assert Period(FIRST, FIRST).days == 1
    assert NOVEMBER.days == len(list(NOVEMBER)) == 30
    assert (FIRST in NOVEMBER, date(2026, 11, 30) in NOVEMBER, date(2026, 12, 1) in NOVEMBER) == (True, True, False)
    with pytest.raises(ValueError, match="ends before it begins"):
        Period(FIRST, date(2026, 10, 31))


def test_period_ending_on_a_day_has_the_days_asked_for() -> None:
    assert Period.ending(date(2024, 3, 1), 2) == Period(date(2024, 2, 29), date(2024, 3, 1))


def test_overlap_is_what_both_periods_have() -> None:
    december = Period(date(2026, 12, 1), date(2026, 12, 31))
    assert NOVEMBER.overlap(december) is None
    assert NOVEMBER.overlap(Period(date(2026, 11, 30), date(2027, 1, 1))) == Period(
        date(2026, 11, 30), date(2026, 11, 30)
    )


def test_not_recorded_zero_and_a_value_are_three_things() -> None:
    column = series("tingling", "", {3: 0, 5: 4})
    assert [column.value(date(2026, 11, day)) for day in (2, 3, 4, 5, 6)] == [None, 0, None, 4, None]
    picture = history(column)
    assert days(picture.filled_days) == [3, 5]
    assert list(picture.daily("tingling").values) == [0, 4]
    day = Day(FIRST, (Observation(day=FIRST, item="tingling", value=0),))
    assert (day.value("tingling"), day.value("numbness"), day.value("tingling", "calf-left")) == (0, None, None)


def test_day_of_a_count_is_the_sum_of_its_places_and_its_unplaced_part() -> None:
    picture = history(
        series("twitching", "", {3: 4, 5: 0}),
        series("twitching", "calf-left", {3: 2, 4: 1}),
        series("twitching", "eyelid-right", {3: 1}),
        series("tingling", "", {6: 1}),
    )
    daily = picture.daily("twitching")
    assert dict(zip(days(daily.days), daily.values, strict=True)) == {3: 7, 4: 1, 5: 0}


def test_count_with_places_only_still_has_its_sum_under_no_place() -> None:
    daily = history(series("twitching", "calf-left", {3: 2})).daily("twitching")
    assert (daily.site, list(daily.values)) == ("", [2])


def test_day_of_a_sum_counts_as_entered_when_its_first_part_was() -> None:
    early, late = datetime(2026, 11, 3, 9, tzinfo=UTC), datetime(2026, 11, 20, 9, tzinfo=UTC)
    picture = history(series("twitching", "", {3: 4}, {3: late}), series("twitching", "calf-left", {3: 2}, {3: early}))
    assert list(picture.daily("twitching").recorded) == [early.timestamp()]


def test_severity_of_a_day_is_its_row_without_a_place() -> None:
    picture = history(series("tingling", "", {3: 4}), series("tingling", "calf-left", {3: 1, 4: 1}))
    assert list(picture.daily("tingling").values) == [4]
    assert len(history(series("tingling", "calf-left", {4: 1})).daily("tingling")) == 0
    assert len(picture.daily("numbness")) == 0


def test_felt_here_alone_fills_its_day_but_a_dose_does_not() -> None:
    dose = Dose(day=date(2026, 11, 9), medicine="hydroxocobalamin", amount=1000, route="im")
    picture = history(series("tingling", "calf-left", {4: 1}), doses=(dose,))
    assert days(picture.filled_days) == [4]


def test_own_item_wins_over_the_built_in_one_and_an_unknown_key_is_an_error() -> None:
    own = Item(key="tingling", label="Pins and needles", kind="severity", position=-1)
    picture = history(series("tingling", "", {3: 1}), series("twitching", "", {3: 1}), items=(own,))
    assert picture.item("tingling").label == "Pins and needles"
    assert picture.item("twitching").kind == "count"
    assert picture.recorded_items == ("tingling", "twitching")
    with pytest.raises(KeyError):
        picture.item("nothing_like_it")


def test_recorded_items_come_in_the_order_of_the_catalogue() -> None:
    picture = history(series("fatigue", "", {3: 1}), series("twitching", "", {3: 1}), series("tingling", "", {3: 1}))
    found = picture.recorded_items
    assert set(found) == {"twitching", "tingling", "fatigue"}
    assert [picture.item(key).position for key in found] == sorted(picture.item(key).position for key in found)


def test_crop_leaves_out_what_lies_outside_but_keeps_earlier_doses() -> None:
    doses = tuple(Dose(day=date(2026, 11, day), medicine="b", amount=1, route="im") for day in (1, 10, 20))
    events = tuple(Event(day=date(2026, 11, day), text="x") for day in (1, 10, 20))
    picture = history(
        series("tingling", "", {3: 1, 10: 2, 20: 3}), series("numbness", "", {1: 1}), doses=doses, events=events
    )
    cropped = picture.crop(Period(date(2026, 11, 5), date(2026, 11, 10)))
    assert cropped.period == Period(date(2026, 11, 5), date(2026, 11, 10))
    assert list(cropped.daily("tingling").values) == [2]
    assert set(cropped.series) == {("tingling", "")}
    assert [dose.day.day for dose in cropped.doses] == [1, 10]
    assert [event.day.day for event in cropped.events] == [1, 10]
    assert days(picture.filled_days) == [1, 3, 10, 20]


@given(st.dictionaries(st.integers(1, 30), st.integers(0, 10)), st.integers(1, 30), st.integers(1, 30))
def test_crop_of_a_column_is_its_rows_within_the_period(values: dict[int, float], one: int, other: int) -> None:
    low, high = sorted((one, other))
    part = series("tingling", "", values).crop(Period(date(2026, 11, low), date(2026, 11, high)))
    kept = {day: value for day, value in sorted(values.items()) if low <= day <= high}
    assert dict(zip(days(part.days), part.values, strict=True)) == kept
    assert len(part) == len(part.recorded) == len(kept)


DATES = st.datetimes(datetime(2026, 11, 1), datetime(2026, 12, 15), timezones=st.just(UTC))  # noqa: DTZ001
MOMENTS = DATES.map(lambda moment: moment.replace(microsecond=moment.microsecond // 1000 * 1000))
"""A picture knows times of entry to the millisecond."""


@given(st.dictionaries(st.integers(1, 30), MOMENTS), st.lists(MOMENTS, max_size=5), MOMENTS)
def test_diary_as_it_stood_is_what_had_been_recorded_by_then(
    entered: dict[int, datetime], doses: list[datetime], moment: datetime
) -> None:
    picture = history(
        series("tingling", "", dict.fromkeys(entered, 1), entered),
        doses=tuple(Dose(day=FIRST, medicine="b", amount=1, route="im", recorded_at=when) for when in doses),
        zone=BERLIN,
    )
    stood = picture.as_of(moment)
    today = moment.astimezone(BERLIN).date()
    known = sorted(day for day, when in entered.items() if when <= moment and date(2026, 11, day) <= today)
    assert days(stood.daily("tingling").days) == known
    assert [dose.recorded_at for dose in stood.doses] == [when for when in doses if when <= moment]
    assert stood.period == Period(FIRST, min(NOVEMBER.last, today))
    assert stood.as_of(moment) == stood
    assert stood.crop(stood.period) == stood


def test_diary_as_it_stood_includes_what_was_recorded_in_that_very_moment() -> None:
    """Columns come from the file in thousandths of a second, rounded up or down."""
    moment = datetime(2026, 11, 3, 12, 0, 0, 600, tzinfo=UTC)
    rounded = moment.replace(microsecond=1000)
    picture = history(series("tingling", "", {3: 1}, {3: rounded}))
    assert len(picture.as_of(moment).daily("tingling")) == 1
    assert len(picture.as_of(moment - timedelta(milliseconds=2)).daily("tingling")) == 0


def test_diary_as_it_stood_before_its_first_day_is_empty_and_ends_then() -> None:
    stood = history(series("tingling", "", {3: 1})).as_of(datetime(2026, 10, 1, tzinfo=UTC))
    assert stood.period == Period(date(2026, 10, 1), date(2026, 10, 1))
    assert stood.filled_days == ()


@pytest.mark.parametrize(
    ("day", "entered", "zone", "late"),
    [
        (date(2026, 11, 3), "2026-11-04T22:59:59+00:00", BERLIN, False),
        (date(2026, 11, 3), "2026-11-04T23:00:00+00:00", BERLIN, True),
        (date(2026, 11, 3), "2026-11-04T23:00:00+00:00", UTC, False),
        (date(2026, 11, 3), "2026-11-04T09:59:59+00:00", ZoneInfo("Pacific/Kiritimati"), False),
        (date(2026, 11, 3), "2026-11-04T10:00:00+00:00", ZoneInfo("Pacific/Kiritimati"), True),
        (date(2026, 3, 28), "2026-03-29T21:59:59+00:00", BERLIN, False),
        (date(2026, 3, 28), "2026-03-29T22:00:00+00:00", BERLIN, True),
        (date(2026, 10, 24), "2026-10-25T22:59:59+00:00", BERLIN, False),
        (date(2026, 10, 24), "2026-10-25T23:00:00+00:00", BERLIN, True),
        (date(2026, 11, 3), "2026-11-03T12:00:00+00:00", BERLIN, False),
        (date(2026, 11, 3), "2026-11-01T12:00:00+00:00", BERLIN, False),
    ],
)
def test_back_filled_is_two_or_more_local_days_later(day: date, entered: str, zone: ZoneInfo, late: bool) -> None:
    picture = history(zone=zone)
    assert picture.is_back_filled(day.toordinal(), datetime.fromisoformat(entered).timestamp()) is late


def test_each_day_of_a_column_says_whether_it_was_back_filled() -> None:
    column = series("tingling", "", {3: 1, 4: 1, 21: 1}, {3: NOON, 4: datetime(2026, 11, 5, 12, tzinfo=UTC), 21: NOON})
    assert history(column, zone=BERLIN).back_filled(column) == [True, False, False]


def test_baseline_is_the_28_days_before_treatment_and_nothing_without_one() -> None:
    assert history().baseline is None
    begun = history(treatment_start=date(2026, 4, 27))
    assert begun.baseline == Period(date(2026, 3, 30), date(2026, 4, 26))
    assert begun.baseline.days == 28


def test_recent_is_the_28_days_that_end_with_the_period() -> None:
    assert history().recent == Period(date(2026, 11, 3), date(2026, 11, 30))
