"""Reads the diary file: observations as columns, everything else as records."""

from array import array
from datetime import date, timedelta, tzinfo
from functools import cache
from typing import Any, TypeVar

from sqlalchemy import Connection, Select, bindparam
from sqlmodel import select

from tracker.domain import catalogue
from tracker.domain.dose import TAKEN, Dose
from tracker.domain.event import Event
from tracker.domain.history import LOOK_BACK_DAYS, Day, History, Period, Series, present_day
from tracker.domain.item import Item
from tracker.domain.lab import LabResult
from tracker.domain.observation import Observation
from tracker.domain.profile import Profile
from tracker.domain.record import Record
from tracker.domain.regimen import Regimen
from tracker.domain.supply import Supply
from tracker.domain.timed_count import TimedCount
from tracker.store.tables import ROWS

R = TypeVar("R", bound=Record)

COLUMNS = """
SELECT item, site, CAST(julianday(day) - 1721424.5 AS INTEGER), value, unixepoch(recorded_at, 'subsec')
FROM observation WHERE day BETWEEN ? AND ? ORDER BY item, site, day
"""
"""Days as ordinals (date.toordinal) and moments as seconds since 1970 UTC, so that no row becomes an object."""

SPAN = """
SELECT min(first), max(last) FROM (
    SELECT (SELECT min(day) FROM observation) AS first, (SELECT max(day) FROM observation) AS last
    UNION ALL SELECT (SELECT min(day) FROM dose), (SELECT max(day) FROM dose)
    UNION ALL SELECT (SELECT min(day) FROM timed_count), (SELECT max(day) FROM timed_count)
    UNION ALL SELECT (SELECT min(day) FROM lab_result), (SELECT max(day) FROM lab_result)
    UNION ALL SELECT (SELECT min(day) FROM event), (SELECT max(day) FROM event))
"""
"""One look at each end of an index; min and max in one SELECT would read all of it."""


def span(raw: Any) -> Period | None:
    """From the first to the last day with anything recorded."""
    first, last = raw.execute(SPAN).fetchone()
    return Period(date.fromisoformat(first), date.fromisoformat(last)) if first else None


LIVED = """
SELECT max(day) FROM (
    SELECT max(day) AS day FROM observation
    UNION ALL SELECT max(day) FROM dose
    UNION ALL SELECT max(day) FROM timed_count)
"""
"""The last day that something was felt or taken on: only what was lived has such records."""


def last_lived(raw: Any) -> date | None:
    """The last day with an observation, a dose or a timed count."""
    last = raw.execute(LIVED).fetchone()[0]
    return date.fromisoformat(last) if last else None


def day(connection: Connection, wanted: date) -> Day:
    """All records of one day."""
    return Day(
        wanted,
        observations=records(connection, Observation, wanted, wanted),
        timed_counts=records(connection, TimedCount, wanted, wanted),
        doses=records(connection, Dose, wanted, wanted),
        labs=records(connection, LabResult, wanted, wanted),
        events=records(connection, Event, wanted, wanted),
    )


def observation(connection: Connection, wanted: date, item: str, site: str) -> Observation | None:
    """What was recorded of an item and site on a day."""
    table = ROWS[Observation].__table__  # type: ignore[attr-defined]
    query = select(table).where(table.c.day == wanted, table.c.item == item, table.c.site == site)
    row = connection.execute(query).mappings().first()
    return Observation.model_construct(**row) if row is not None else None


def history(connection: Connection, raw: Any, period: Period, zone: tzinfo, today: date) -> History:
    """The picture of a period; `today` is the local day."""
    profiles = records(connection, Profile)
    profile = profiles[0] if profiles else None
    since = period.first - timedelta(days=LOOK_BACK_DAYS)
    return History(
        period,
        series=_columns(raw, period),
        timed_counts=records(connection, TimedCount, since, period.last),
        doses=records(connection, Dose, since, period.last),
        labs=records(connection, LabResult, since, period.last),
        events=records(connection, Event, since, period.last),
        regimens=records(connection, Regimen),
        supplies=records(connection, Supply),
        items=records(connection, Item),
        profile=profile,
        treatment_start=treatment_start(raw, profile),
        zone=zone,
        today=present_day(today, last_lived(raw)),
    )


def records(
    connection: Connection, kind: type[R], first: date | None = None, last: date | None = None
) -> tuple[R, ...]:
    """Records of one kind, of some days where the kind has days, oldest first."""
    rows = connection.execute(_query(kind, first is not None), {"first": first, "last": last})
    names = tuple(rows.keys())
    return tuple(kind.model_construct(**dict(zip(names, row, strict=True))) for row in rows)


@cache
def _query(kind: type[Record], of_days: bool) -> Select[Any]:
    table = ROWS[kind].__table__  # type: ignore[attr-defined]
    order = [table.c[name] for name in ("day", "first_day", "position", "time") if name in table.c]
    query = select(table).order_by(*order, table.c.recorded_at, table.c.id)
    return query.where(table.c.day.between(bindparam("first"), bindparam("last"))) if of_days else query


def treatment_start(raw: Any, profile: Profile | None) -> date | None:
    """The profile's date if given, else the day of the first taken dose of a B12 medicine."""
    if profile is not None and profile.treatment_start is not None:
        return profile.treatment_start
    firsts = raw.execute("SELECT medicine, min(day) FROM dose WHERE status = ? GROUP BY medicine", (TAKEN,))
    days = [date.fromisoformat(day) for medicine, day in firsts if catalogue.is_b12_medicine(medicine)]
    return min(days, default=None)


def _columns(raw: Any, period: Period) -> dict[tuple[str, str], Series]:
    found: dict[tuple[str, str], Series] = {}
    rows = raw.execute(COLUMNS, (period.first.isoformat(), period.last.isoformat()))
    for item, site, ordinal, value, recorded in rows:
        series = found.get((item, site))
        if series is None:
            series = found[item, site] = Series(item, site, array("l"), array("d"), array("d"))
        series.days.append(ordinal)
        series.values.append(value)
        series.recorded.append(recorded)
    return found
