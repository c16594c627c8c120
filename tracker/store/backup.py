"""Verified copies of the diary, thinned out as they age."""

import hashlib
import json
import os
import re
from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from tracker import __version__
from tracker.domain.errors import DiaryNotSaved
from tracker.i18n import _
from tracker.store.database import connect, sync_folder

NAME = re.compile(r"b12-(\d{8})-(\d{6})-([a-z0-9]+)\.b12")
DAILY, WEEKLY, MONTHLY = 12, 10, 9
MIGRATION = "migration"


def back_up(raw: Any, folder: Path, moment: datetime, reason: str) -> Path:
    """A copy that was opened and checked before it got its name; `moment` is local time."""
    target = folder / f"b12-{moment:%Y%m%d-%H%M%S}-{reason}.b12"
    unfinished = target.with_suffix(".tmp")
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        unfinished.unlink(missing_ok=True)
        os.close(os.open(unfinished, os.O_CREAT | os.O_EXCL, 0o600))
        raw.execute("VACUUM INTO ?", (str(unfinished),))
        counts = _verified(unfinished, _counts(raw))
        _settle(unfinished, target, {"version": __version__, "rows": counts})
    except (dbapi2.DatabaseError, OSError) as error:
        for leftover in (unfinished, target.with_suffix(".json")):
            with suppress(OSError):
                leftover.unlink()
        message = _("No backup could be made in {folder}: {reason}. The diary itself is safe.")
        raise DiaryNotSaved(message.format(folder=folder, reason=error)) from error
    return target


def newest(folder: Path) -> datetime | None:
    """When the newest backup in a folder was made, in local time."""
    moments = [_moment(path) for path in _own(folder)]
    return max(moments, default=None)


def thin_out(folder: Path) -> list[Path]:
    """Remove old backups: the newest two days stay whole, then one for each of 12 days, 10 weeks and 9 months.

    Ages are counted in backups, not by today's date, so that a clock gone wrong deletes nothing; copies made
    before a migration always stay. The answer is what was removed.
    """
    routine = sorted(
        (path for path in _own(folder) if not _reason(path).startswith(MIGRATION)), key=_moment, reverse=True
    )
    days = sorted({_moment(path).date() for path in routine}, reverse=True)
    whole = set(days[:2])
    keep = {path for path in routine if _moment(path).date() in whole}
    for most, period in ((DAILY, _a_day), (WEEKLY, _a_week), (MONTHLY, _a_month)):
        keep |= _newest_of_each(routine, period, most)
    gone = [path for path in routine if path not in keep]
    for path in gone:
        path.unlink()
        path.with_suffix(".json").unlink(missing_ok=True)
    return gone


def _newest_of_each(newest_first: list[Path], period: Callable[[date], object], most: int) -> set[Path]:
    chosen: dict[object, Path] = {}
    for path in newest_first:
        chosen.setdefault(period(_moment(path).date()), path)
    return set(list(chosen.values())[:most])


def _a_day(day: date) -> object:
    return day


def _a_week(day: date) -> object:
    return day - timedelta(days=day.weekday())


def _a_month(day: date) -> object:
    return (day.year, day.month)


def _own(folder: Path) -> list[Path]:
    """The backups in a folder; what only looks like one, with a day or time that never was, is somebody else's."""
    return [path for path in folder.glob("b12-*.b12") if NAME.fullmatch(path.name) and _is_moment(path.name[4:19])]


def _is_moment(text: str) -> bool:
    try:
        datetime.fromisoformat(text.replace("-", "T"))
    except ValueError:
        return False
    return True


def _moment(path: Path) -> datetime:
    return datetime.fromisoformat(path.name[4:19].replace("-", "T"))


def _reason(path: Path) -> str:
    found = NAME.fullmatch(path.name)
    return found[3] if found else ""


def _counts(raw: Any) -> dict[str, int]:
    names = [row[0] for row in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
    return {name: raw.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in names}  # noqa: S608 - own names


def _verified(copy: Path, expected: dict[str, int]) -> dict[str, int]:
    raw = connect(copy, read_only=True)
    try:
        if raw.execute("PRAGMA integrity_check(1)").fetchone()[0] != "ok" or _counts(raw) != expected:
            raise OSError(_("the copy differs from the diary"))
    finally:
        raw.close()
    return expected


def _settle(unfinished: Path, target: Path, manifest: dict[str, Any]) -> None:
    """Sync the copy, describe it, and only then give it its name."""
    with unfinished.open("rb") as file:
        manifest["sha256"] = hashlib.file_digest(file, "sha256").hexdigest()
        os.fsync(file.fileno())
    with os.fdopen(os.open(target.with_suffix(".json"), os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as about:
        json.dump(manifest, about, indent=1)
    unfinished.rename(target)
    sync_folder(target.parent)
