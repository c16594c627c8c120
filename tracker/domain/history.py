"""The read model: one immutable picture of a stretch of the diary, in columns."""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta, tzinfo
from functools import cached_property
from typing import TypeVar

from tracker.domain import catalogue, tracked
from tracker.domain.dose import Dose
from tracker.domain.event import Event
from tracker.domain.item import COUNT, Item
from tracker.domain.lab import LabResult
from tracker.domain.observation import Observation
from tracker.domain.profile import Profile
from tracker.domain.record import Record
from tracker.domain.regimen import Regimen
from tracker.domain.supply import Supply
from tracker.domain.timed_count import TimedCount

R = TypeVar("R", bound=Record)
ZONES_APART = timedelta(days=2)
"""How far the local days of two places can lie apart: 25 hours are two dates near midnight."""
BASELINE_DAYS = 28
RECENT_DAYS = 28
BACK_FILLED_AFTER_DAYS = 2
LOOK_BACK_DAYS = 400
FIRST_DAY = date(1970, 1, 1).toordinal()
SECONDS_A_DAY = 86400
SOONEST_BACK_FILLED = (24 * BACK_FILLED_AFTER_DAYS - 24) * 3600
"""Seconds after a day's start in UTC before which it is nowhere two days later: saves asking the zone's rules."""
SURELY_BACK_FILLED = 24 * (BACK_FILLED_AFTER_DAYS + 1) * 3600
"""Seconds after a day's start in UTC from which on it is two days later everywhere."""
FINEST = 0.001
"""Seconds: columns keep moments to the thousandth, so what was recorded at a moment may seem to be a little later."""


def present_day(local: date, recorded: date | None) -> date:
    """Return the last day that is no longer to come: the local one, or one that was lived where it was later.

    A diary carried from Auckland to Honolulu holds a day that is tomorrow there; it was lived all the same. A day
    that lies further ahead is a slip, and no present.
    """
    return recorded if recorded is not None and local < recorded <= local + ZONES_APART else local


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """Calendar days from the first to the last, both included; never empty."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError("a period ends before it begins")

    @property
    def days(self) -> int:
        """How many calendar days it has."""
        return (self.last - self.first).days + 1

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    def __iter__(self) -> Iterator[date]:
        return (self.first + timedelta(days=n) for n in range(self.days))

    @classmethod
    def ending(cls, last: date, days: int) -> "Period":
        """The period of so many calendar days that ends on a day."""
        return cls(last - timedelta(days=days - 1), last)

    def overlap(self, other: "Period") -> "Period | None":
        """The days that both have, None where there are none."""
        first, last = max(self.first, other.first), min(self.last, other.last)
        return Period(first, last) if first <= last else None


@dataclass(frozen=True, slots=True)
class Series:
    """The recorded days of one item at one site, ascending; days that are not here were not recorded.

    days: ordinals (date.toordinal), values: in the item's unit, recorded: first entry, seconds since 1970 UTC.
    """

    item: str
    site: str = ""
    days: "array[int]" = field(default_factory=lambda: array("l"))
    values: "array[float]" = field(default_factory=lambda: array("d"))
    recorded: "array[float]" = field(default_factory=lambda: array("d"))

    def __len__(self) -> int:
        return len(self.days)

    def crop(self, period: Period) -> "Series":
        """The part within a period."""
        return self._part(*self._span(period))

    def value(self, day: date) -> float | None:
        """The value on a day, None where it was not recorded."""
        at = bisect_left(self.days, day.toordinal())
        return self.values[at] if at < len(self.days) and self.days[at] == day.toordinal() else None

    def _span(self, period: Period) -> tuple[int, int]:
        return bisect_left(self.days, period.first.toordinal()), bisect_right(self.days, period.last.toordinal())

    def _part(self, low: int, high: int) -> "Series":
        return Series(self.item, self.site, self.days[low:high], self.values[low:high], self.recorded[low:high])


@dataclass(frozen=True, slots=True)
class Day:
    """All that one day holds, as records: what an editing page shows."""

    day: date
    observations: tuple[Observation, ...] = ()
    timed_counts: tuple[TimedCount, ...] = ()
    doses: tuple[Dose, ...] = ()
    labs: tuple[LabResult, ...] = ()
    events: tuple[Event, ...] = ()

    def value(self, item: str, site: str = "") -> float | None:
        """The value of an item at a site, None where it was not recorded."""
        return next((row.value for row in self.observations if (row.item, row.site) == (item, site)), None)


@dataclass(frozen=True)
class History:
    """A period of the diary; pure functions of it make every figure, chart, page and export.

    `doses`, `labs`, `events` and `timed_counts` reach LOOK_BACK_DAYS further back than the period, so that «days
    since the last injection» is right on its first day too. `zone` is where the person lives. `today` is the present
    day (see `present_day`): the period may end after it, but nothing after it was missed.
    """

    period: Period
    series: Mapping[tuple[str, str], Series] = field(default_factory=dict)
    timed_counts: tuple[TimedCount, ...] = ()
    doses: tuple[Dose, ...] = ()
    labs: tuple[LabResult, ...] = ()
    events: tuple[Event, ...] = ()
    regimens: tuple[Regimen, ...] = ()
    supplies: tuple[Supply, ...] = ()
    items: tuple[Item, ...] = ()
    profile: Profile | None = None
    treatment_start: date | None = None
    zone: tzinfo = UTC
    today: date | None = None

    @property
    def present(self) -> date:
        """The present day; the last of the period in a history that was not read from a diary."""
        return self.today or self.period.last

    def item(self, key: str) -> Item:
        """The person's own or changed item, else the built-in one; KeyError where there is neither."""
        return self._own_items.get(key) or catalogue.items()[key]

    @cached_property
    def _own_items(self) -> dict[str, Item]:
        return {item.key: item for item in self.items}

    def daily(self, key: str) -> Series:
        """One value a recorded day: counts summed over all places, everything else the row without a place."""
        if key not in self._daily:
            self._daily[key] = self._one_a_day(key)
        return self._daily[key]

    @cached_property
    def _daily(self) -> dict[str, Series]:
        return {}

    def _one_a_day(self, key: str) -> Series:
        if self.item(key).kind != COUNT:
            return self.series.get((key, ""), Series(key))
        parts = [series for (item, _site), series in self.series.items() if item == key]
        return parts[0] if len(parts) == 1 and not parts[0].site else _summed(key, parts)

    @cached_property
    def recorded_items(self) -> tuple[str, ...]:
        """The keys of all items with at least one observation, in the person's order."""
        keys = {item for item, _site in self.series}
        return tuple(item.key for item in tracked.every(self.items) if item.key in keys)

    @cached_property
    def filled_days(self) -> tuple[int, ...]:
        """Ordinals of the days with at least one observation; a dose alone does not fill a day."""
        return tuple(sorted({day for series in self.series.values() for day in series.days}))

    def is_back_filled(self, day: int, recorded: float) -> bool:
        """Whether a value of a day (ordinal) was entered (seconds UTC) two or more days later, in local time."""
        since = recorded - (day - FIRST_DAY) * SECONDS_A_DAY
        if since < SOONEST_BACK_FILLED or since >= SURELY_BACK_FILLED:
            return since >= SURELY_BACK_FILLED
        local = datetime.fromtimestamp(recorded, self.zone).toordinal()
        return local - day >= BACK_FILLED_AFTER_DAYS

    def back_filled(self, series: Series) -> list[bool]:
        """For each day of a series whether it was back-filled."""
        return [self.is_back_filled(*pair) for pair in zip(series.days, series.recorded, strict=True)]

    @property
    def baseline(self) -> Period | None:
        """The 28 calendar days before treatment, None while it has not begun."""
        if self.treatment_start is None:
            return None
        return Period.ending(self.treatment_start - timedelta(days=1), BASELINE_DAYS)

    @property
    def recent(self) -> Period:
        """The 28 calendar days that end with the period."""
        return Period.ending(self.period.last, RECENT_DAYS)

    def crop(self, period: Period) -> "History":
        """The same diary seen through another period; observations outside it are left out."""
        cropped = {key: part for key, series in self.series.items() if len(part := series.crop(period))}
        return replace(
            self,
            period=period,
            series=cropped,
            timed_counts=tuple(count for count in self.timed_counts if count.day <= period.last),
            doses=tuple(dose for dose in self.doses if dose.day <= period.last),
            labs=tuple(lab for lab in self.labs if lab.day <= period.last),
            events=tuple(event for event in self.events if event.day <= period.last),
        )

    def as_of(self, moment: datetime) -> "History":
        """What had been recorded by an aware moment, up to its local day.

        What was entered later is left out. What was corrected or removed later stays corrected or removed, and
        treatment begins when it is now known to have begun: a mistake is not kept for the sake of an earlier look.
        """
        stood = {key: part for key, series in self.series.items() if len(part := _recorded_by(series, moment))}
        last = min(self.period.last, moment.astimezone(self.zone).date())
        return replace(
            self,
            series=stood,
            timed_counts=_known(self.timed_counts, moment),
            doses=_known(self.doses, moment),
            labs=_known(self.labs, moment),
            events=_known(self.events, moment),
            regimens=_known(self.regimens, moment),
            today=last,
        ).crop(Period(min(self.period.first, last), last))


def _known(records: tuple[R, ...], moment: datetime) -> tuple[R, ...]:
    return tuple(record for record in records if record.recorded_at is None or record.recorded_at <= moment)


def _recorded_by(series: Series, moment: datetime) -> Series:
    limit = moment.timestamp() + FINEST / 2
    keep = [at for at, when in enumerate(series.recorded) if when <= limit]
    if len(keep) == len(series):
        return series
    return Series(
        series.item,
        series.site,
        array("l", (series.days[at] for at in keep)),
        array("d", (series.values[at] for at in keep)),
        array("d", (series.recorded[at] for at in keep)),
    )


def _summed(key: str, parts: list[Series]) -> Series:
    """Places added up day by day; a day counts as entered when its first part was."""
    values: dict[int, float] = {}
    recorded: dict[int, float] = {}
    for part in parts:
        for day, value, when in zip(part.days, part.values, part.recorded, strict=True):
            values[day] = values.get(day, 0.0) + value
            recorded[day] = min(recorded.get(day, when), when)
    days = sorted(values)
    return Series(
        key,
        "",
        array("l", days),
        array("d", (values[day] for day in days)),
        array("d", (recorded[day] for day in days)),
    )
