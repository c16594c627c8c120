"""Whether a diary file holds together, and whether two of them hold the same."""

from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlcipher3 import dbapi2

from tracker.domain.errors import DiaryDamaged, TrackerError
from tracker.store.database import HARMLESS, check_form, check_sound, connect, damaged
from tracker.store.migrations import HEAD

SCHEMA = "SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name"
ROWS_AT_ONCE = 1000


def connect_frozen(path: Path) -> Any:
    """Return a connection to a file as it lies there: no journal is looked at, and nothing beside it is made."""
    raw = dbapi2.connect(f"file:{quote(str(path.absolute()))}?mode=ro&immutable=1", uri=True, isolation_level=None)
    for setting in HARMLESS:
        raw.execute(f"PRAGMA {setting}")
    return raw


def fault_of(raw: Any, path: Path) -> TrackerError | None:
    """Return why a connected file cannot be used as a diary, in a sentence about `path`; None where it can."""
    try:
        if check_sound(raw, path) == HEAD:
            check_form(raw, path)
    except TrackerError as refusal:
        return refusal
    except dbapi2.DatabaseError:
        return DiaryDamaged(damaged(path))
    return None


def fault_of_copy(copy: Path, path: Path) -> TrackerError | None:
    """Return what is wrong with a copy once SQLite has played the journal beside it, if there is one."""
    try:
        with closing(connect(copy, read_only=False)) as raw:
            return fault_of(raw, path)
    except dbapi2.DatabaseError:
        return DiaryDamaged(damaged(path))


def counts(raw: Any) -> dict[str, int]:
    """Return the number of rows of each table."""
    return {name: raw.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in _tables(raw)}  # noqa: S608


def same_content(one: Any, other: Any) -> bool:
    """Whether two files have the same tables with the same rows."""
    if one.execute(SCHEMA).fetchall() != other.execute(SCHEMA).fetchall():
        return False
    return all(_same_rows(one, other, f'SELECT * FROM "{name}" ORDER BY rowid') for name in _tables(one))  # noqa: S608


def _tables(raw: Any) -> list[str]:
    return [row[0] for row in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]


def _same_rows(one: Any, other: Any, statement: str) -> bool:
    first, second = one.execute(statement), other.execute(statement)
    while rows := first.fetchmany(ROWS_AT_ONCE):
        if rows != second.fetchmany(ROWS_AT_ONCE):
            return False
    return second.fetchone() is None
