"""A second way in, for reading beside an open window: a copy of the file in memory, made in one short look.

The file is read through SQLite's own locks and let go at once, so a save waits some milliseconds for it at most.
Nothing is written into the file or beside it: what a killed program left half done is undone in a copy.
"""

from contextlib import closing
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory
from typing import Any

from sqlcipher3 import dbapi2

from tracker.domain.errors import DiaryInUse
from tracker.i18n import _
from tracker.store import database, hot_journal

PATIENCE_MS = 10_000
"""Longer than a save waits for others, so that a save never loses to a look."""
HALF_DONE = 8
"""SQLITE_READONLY from a mere look: a change was cut short, and its journal has to be played back first."""
ROLLBACK_MODE = b"\x01\x01"
"""Bytes 18 and 19 of the header: the form in which every diary is kept."""
BESIDE = ("", "-journal", "-wal")
LOOKS = 5


def take(path: Path) -> Any:
    """Return a checked driver connection to a copy in memory, in the form of this version."""
    database.check_header(path)
    raw = database.connect_to_memory()
    try:
        _copy(path, raw)
        if not database.is_current(database.check_sound(raw, path)):
            database.migrate(raw)
        database.check_form(raw, path)
        raw.execute("PRAGMA query_only=ON")
    except BaseException:
        raw.close()
        raise
    return raw


def _copy(path: Path, target: Any) -> None:
    with path.open("rb") as file:
        usual = file.read(20)[18:] == ROLLBACK_MODE
    if not usual:  # even a look would make files beside it
        _copy_of_copy(path, target)
        return
    try:
        with closing(database.connect(path, read_only=True)) as source:
            _copy_all(source, target)
    except dbapi2.OperationalError as error:
        if error.sqlite_errorcode != HALF_DONE:
            raise
        _copy_of_copy(path, target)


def _copy_all(source: Any, target: Any) -> None:
    source.execute(f"PRAGMA busy_timeout={PATIENCE_MS}")
    source.execute("BEGIN")
    source.execute("SELECT 1 FROM sqlite_master").fetchone()  # waits for its turn; a backup would wait for ever
    source.backup(target)
    source.execute("COMMIT")


def _copy_of_copy(path: Path, target: Any) -> None:
    """Let SQLite put right what was cut short in a copy that only the owner can read, and that is gone at once."""
    with TemporaryDirectory(prefix="b12-") as folder:
        copy = Path(folder) / path.name
        for _look in range(LOOKS):
            before = _state(path)
            for suffix in before:
                copyfile(path.with_name(path.name + suffix), copy.with_name(copy.name + suffix))
            if _state(path) == before:
                break
        else:
            message = _("The diary at {path} is being written to without a pause. Please try again in a moment.")
            raise DiaryInUse(message.format(path=path))
        apart = Path(folder) / "apart"
        apart.mkdir()
        settled = hot_journal.settled_copy(copy, apart, path).copy  # a journal of another file is not played
        with closing(database.connect(settled, read_only=False)) as source:
            _copy_all(source, target)


def _state(path: Path) -> dict[str, tuple[int, int, int]]:
    """What lies there, and when it was written to last."""
    found = {}
    for suffix in BESIDE:
        part = path.with_name(path.name + suffix)
        if part.exists():
            stat = part.stat()
            found[suffix] = (stat.st_ino, stat.st_size, stat.st_mtime_ns)
    return found
