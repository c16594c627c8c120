"""Removes old backups, so that they never fill the disk."""

from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path

from tracker.store.backup_folder import in_order, is_good, moment_of, reason_of

IN_A_DAY, DAILY, WEEKLY, MONTHLY = 12, 12, 10, 9
MIGRATION = "migration"


def thin_out(folder: Path) -> list[Path]:
    """Remove old backups: the newest two days keep their first and last 12, then 12 days, 10 weeks, 9 months one each.

    Ages are counted in backups, in the order in which they were made, so that a clock gone wrong deletes nothing.
    What is not as it was made neither keeps a place nor is removed; copies made before a migration always stay.
    The answer is what was removed.
    """
    routine = [path for path in in_order(folder) if not reason_of(path).startswith(MIGRATION) and is_good(path)]
    days = list(dict.fromkeys(moment_of(path).date() for path in routine))
    keep: set[Path] = set()
    for day in days[:2]:
        made = [path for path in routine if moment_of(path).date() == day]
        keep |= {*made[:IN_A_DAY], made[-1]}
    for most, period in ((DAILY, _a_day), (WEEKLY, _a_week), (MONTHLY, _a_month)):
        keep |= _newest_of_each(routine, period, most)
    gone = [path for path in routine if path not in keep]
    for path in gone:
        with suppress(OSError):  # the next backup tries again
            path.unlink()
            path.with_suffix(".json").unlink(missing_ok=True)
    return gone


def _newest_of_each(newest_first: Iterable[Path], period: Callable[[date], object], most: int) -> set[Path]:
    chosen: dict[object, Path] = {}
    for path in newest_first:
        chosen.setdefault(period(moment_of(path).date()), path)
    return set(list(chosen.values())[:most])


def _a_day(day: date) -> object:
    return day


def _a_week(day: date) -> object:
    return day - timedelta(days=day.weekday())


def _a_month(day: date) -> object:
    return (day.year, day.month)
