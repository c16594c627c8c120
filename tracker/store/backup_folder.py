"""The backups in a folder: their names, what their manifests say, and whether they are as they were made.

A name carries a time of the clock as it stood then, right or wrong. What was made after what is told by the number
in the manifest, and a file counts only while its SHA-256 is the one of its manifest.
"""

import hashlib
import json
import re
from contextlib import suppress
from datetime import datetime, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any

from tracker.store.tables import ROWS

NAME = re.compile(r"b12-(\d{8})-(\d{6})-([a-z0-9]+)\.b12")
UNFINISHED = re.compile(r"b12-\d{8}-\d{6}-[a-z0-9]+\.tmp(-journal)?")
AHEAD = timedelta(days=1)
"""A backup dated further in the future than this was made under a wrong clock."""


def backups_in(folder: Path) -> list[Path]:
    """Return the backups of a folder; what only looks like one, with a day that never was, is somebody else's."""
    return [path for path in folder.glob("b12-*.b12") if NAME.fullmatch(path.name) and _is_moment(path.name[4:19])]


def moment_of(path: Path) -> datetime:
    """Return the local time in the name of a backup."""
    return datetime.fromisoformat(path.name[4:19].replace("-", "T"))


def reason_of(path: Path) -> str:
    """Return why a backup was made, as its name has it."""
    found = NAME.fullmatch(path.name)
    return found[3] if found else ""


def manifest(path: Path) -> dict[str, Any]:
    """Return what was written down when a backup was made; nothing where that cannot be read."""
    try:
        found = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def is_intact(path: Path) -> bool:
    """Whether a backup is, byte by byte, what was written down when it was made."""
    with suppress(OSError):
        return manifest(path).get("sha256") == digest(path)
    return False


def is_good(path: Path) -> bool:
    """Whether a backup may stand for the diary: intact, and not made of a diary that had been emptied."""
    return is_intact(path) and not manifest(path).get("emptied")


def entries_of(rows: Any) -> int:
    """Return the number of records in the counts of a manifest."""
    if not isinstance(rows, dict):
        return 0
    found = (rows.get(str(table.__tablename__), 0) for table in ROWS.values())
    return sum(count for count in found if isinstance(count, int))


def number_of(path: Path) -> int:
    """Return which backup of its folder it is, counted from the first; 0 where that was not written down."""
    found = manifest(path).get("number", 0)
    return found if isinstance(found, int) else 0


def in_order(folder: Path) -> list[Path]:
    """Return the backups of a folder, the one made last first, whatever the clock said."""
    return sorted(backups_in(folder), key=lambda path: (number_of(path), moment_of(path)), reverse=True)


def newest(folder: Path, now: datetime | None = None) -> datetime | None:
    """Return when the newest good backup was made, in local time; what is dated after `now` says nothing about it."""
    found = [path for path in backups_in(folder) if now is None or moment_of(path) < now + AHEAD]
    good = (path for path in sorted(found, key=moment_of, reverse=True) if is_good(path))
    return next((moment_of(path) for path in good), None)


def free_name(folder: Path, moment: datetime, reason: str) -> Path:
    """Return a name that no backup has, a second later where two are made in one."""
    while (path := folder / f"b12-{moment:%Y%m%d-%H%M%S}-{reason}.b12").exists():
        moment += timedelta(seconds=1)
    return path


def sweep(folder: Path) -> None:
    """Remove what backups that were cut short left behind; only the holder of the diary may do so."""
    left = [path for path in folder.glob("b12-*.tmp*") if UNFINISHED.fullmatch(path.name)]
    left += [
        path
        for path in folder.glob("b12-*.json")
        if NAME.fullmatch(f"{path.stem}.b12") and not path.with_suffix(".b12").exists()
    ]
    for path in left:
        with suppress(OSError):
            path.unlink()


def digest(path: Path) -> str:
    """Return the SHA-256 of a file, worked out once while the file stays as it is."""
    found = path.stat()
    return _digest(path, found.st_mtime_ns, found.st_size, found.st_ino)


@lru_cache(maxsize=256)
def _digest(path: Path, _changed: int, _size: int, _inode: int) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _is_moment(text: str) -> bool:
    try:
        datetime.fromisoformat(text.replace("-", "T"))
    except ValueError:
        return False
    return True
