"""The days of a recurrence (RFC 5545), found with bounded work whatever the rule says."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from itertools import islice, takewhile

from dateutil.rrule import rrulestr

from tracker.domain.record import LATEST
from tracker.domain.regimen import is_plain, parts

STEPS = {"DAILY": 1, "WEEKLY": 7}
HORIZON = timedelta(days=10 * 366)
"""How far ahead the next day of a plan is looked for: even 29 February comes within it."""
ENDS = ("COUNT", "UNTIL")


def days_of(recurrence: str, start: date, since: date, until: date) -> Iterator[date]:
    """Yield the days of a rule that begins on `start` from `since` to `until`, both included, ascending.

    A rule that is no plan for days (FREQ=SECONDLY in a file that was written by other means) has no days.
    """
    if not is_plain(recurrence) or until < max(start, since):
        return iter(())
    named = parts(recurrence)
    last = min(until, _until(named))
    count = int(named["COUNT"]) if "COUNT" in named else None
    if count is None:
        near = _nearer(named, start, since)
        return _from(since, _open(_endless(named), near, last))
    if named["FREQ"] in STEPS and not any(name.startswith("BY") for name in named):
        step = timedelta(days=STEPS[named["FREQ"]] * int(named.get("INTERVAL", "1")))
        return _steps(start, step, count, since, last)
    return _from(since, takewhile(lambda day: day <= last, _counted(_endless(named), start, count, last.year)))


def without_end(recurrence: str) -> str:
    """Return a rule without its COUNT and UNTIL."""
    return _endless(parts(recurrence))


def _from(since: date, days: Iterator[date]) -> Iterator[date]:
    return (day for day in days if day >= since)


def _endless(named: Mapping[str, str]) -> str:
    return ";".join(f"{name}={value}" for name, value in named.items() if name not in ENDS)


def _until(named: Mapping[str, str]) -> date:
    return min(LATEST, date.fromisoformat(named["UNTIL"])) if "UNTIL" in named else LATEST


def _open(rule: str, start: date, until: date) -> Iterator[date]:
    """Every day of a rule without an end of its own up to a day, beyond which nothing is looked for."""
    if until < start:
        return iter(())
    found = rrulestr(f"{rule};UNTIL={until.isoformat().replace('-', '')}", dtstart=datetime.combine(start, time.min))
    return (moment.date() for moment in found)


def _steps(start: date, step: timedelta, count: int, since: date, last: date) -> Iterator[date]:
    """So many days with the same interval: those before `since` are skipped without being gone through."""
    first = max(0, -((start - since) // step))
    ends = min(count, (last - start) // step + 1)
    return (start + number * step for number in range(first, ends))


@lru_cache(maxsize=64)
def _counted_days(rule: str, start: date, count: int, year: int) -> tuple[date, ...]:
    return tuple(islice(_open(rule, start, min(LATEST, date(year, 12, 31))), count))


def _counted(rule: str, start: date, count: int, year: int) -> Iterator[date]:
    return iter(_counted_days(rule, start, count, year))


def _nearer(named: Mapping[str, str], start: date, since: date) -> date:
    """Whole intervals nearer to a day; not where months are left out that lack the day."""
    every = int(named.get("INTERVAL", "1"))
    if since <= start:
        return start
    if named["FREQ"] in STEPS:
        step = STEPS[named["FREQ"]] * every
        return start + timedelta(days=(since - start).days // step * step)
    if named["FREQ"] == "YEARLY":
        years = since.year - start.year - 1
        years -= years % every
        return start if years <= 0 or start.day > 28 else start.replace(year=start.year + years)
    months = 12 * (since.year - start.year) + since.month - start.month - 1
    months -= months % every
    if months <= 0 or (start.day > 28 and "BYMONTHDAY" not in named):
        return start
    year, month = divmod(12 * start.year + start.month - 1 + months, 12)
    return date(year, month + 1, min(start.day, 28))
