"""A History from plain records, as the store would make it: for tests that need no file."""

from array import array
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, tzinfo
from typing import TypeVar

from tracker.domain import catalogue
from tracker.domain.dose import Dose
from tracker.domain.event import Event
from tracker.domain.history import History, Period, Series
from tracker.domain.item import Item
from tracker.domain.lab import LabResult
from tracker.domain.observation import Observation
from tracker.domain.profile import Profile
from tracker.domain.record import Record
from tracker.domain.regimen import Regimen
from tracker.domain.supply import Supply
from tracker.domain.timed_count import TimedCount

R = TypeVar("R", bound=Record)
SOME_DAY = date(2026, 3, 2)


def history(records: Iterable[Record] = (), period: Period | None = None, zone: tzinfo = UTC) -> History:
    """The picture of some records; the period reaches from the first to the last day that any of them is about.

    A record without a time of entry was entered on the evening of its day.
    """
    everything = tuple(records)
    days = [day for record in everything if isinstance(day := getattr(record, "day", None), date)] or [SOME_DAY]
    shown = period or Period(min(days), max(days))
    profile = next(iter(_of(everything, Profile)), None)
    return History(
        shown,
        series=_series([row for row in _of(everything, Observation) if row.day in shown]),
        timed_counts=_of(everything, TimedCount),
        doses=_of(everything, Dose),
        labs=_of(everything, LabResult),
        events=_of(everything, Event),
        regimens=_of(everything, Regimen),
        supplies=_of(everything, Supply),
        items=_of(everything, Item),
        profile=profile,
        treatment_start=(profile and profile.treatment_start) or _first_b12(_of(everything, Dose)),
        zone=zone,
    )


def _of(records: tuple[Record, ...], kind: type[R]) -> tuple[R, ...]:
    found = [record for record in records if isinstance(record, kind)]
    return tuple(sorted(found, key=lambda record: getattr(record, "day", SOME_DAY)))


def _series(rows: list[Observation]) -> dict[tuple[str, str], Series]:
    found: dict[tuple[str, str], Series] = {}
    for row in sorted(rows, key=lambda row: (row.item, row.site, row.day)):
        empty = Series(row.item, row.site, array("l"), array("d"), array("d"))
        series = found.setdefault((row.item, row.site), empty)
        entered = row.recorded_at or datetime.combine(row.day, time(20), UTC)
        series.days.append(row.day.toordinal())
        series.values.append(row.value)
        series.recorded.append(entered.timestamp())
    return found


def _first_b12(doses: tuple[Dose, ...]) -> date | None:
    b12 = {medicine.id for medicine in catalogue.medicines().values() if medicine.is_b12}
    return min((dose.day for dose in doses if dose.taken and dose.medicine in b12), default=None)
