"""Notices that the open file is not the one that this program last wrote: gone, replaced, or written by others."""

import os
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from tracker.store import database, failures

LAST_STEP = "SELECT step, batch FROM journal ORDER BY step DESC LIMIT 1"
"""Names a state of the content: every change has a batch of its own."""


class Guard:
    """Compares the file with how it was left, before each save.

    Only names and times are looked at as a rule: opening the file here by any other means would drop the locks
    that SQLite holds on it for this process.
    """

    def __init__(self, path: Path, raw: Any) -> None:
        self._path, self._raw = path, raw
        self._stamp = _stamp(path.stat())
        self._version = self._data_version()
        self._last = self.last_step()

    def last_step(self) -> object:
        """What names the state of the content; asked inside the transaction of a save."""
        return self._raw.execute(LAST_STEP).fetchone()

    def remember(self, last_step: object) -> None:
        """Take the file as it is now for the one that this program left; nothing here can fail a save that is made."""
        self._last = last_step
        with suppress(OSError):  # the next check says so
            self._stamp = _stamp(self._path.stat())

    def check(self) -> None:
        """Refuse to go on with a file that is not as it was left."""
        try:
            found = _stamp(self._path.stat())
        except (FileNotFoundError, NotADirectoryError) as error:
            raise failures.gone(self._path) from error
        if found[:2] != self._stamp[:2]:
            raise failures.replaced(self._path)
        if found != self._stamp:
            self._look_closer()
            self._stamp = found
        elif self._data_version() != self._version:
            raise failures.changed(self._path)

    def _look_closer(self) -> None:
        """Another size or time: a mere touch is no change, other content is."""
        try:
            with closing(database.connect(self._path, read_only=True)) as fresh:  # which has nothing in its cache
                same = fresh.execute(LAST_STEP).fetchone() == self._last and self._data_version() == self._version
        except dbapi2.DatabaseError as error:
            if failures.kind_of(error) == failures.LOCKED:
                raise
            raise failures.changed(self._path) from error
        if not same:
            raise failures.changed(self._path)

    def _data_version(self) -> int:
        """A number that other connections' commits change, and this one's do not."""
        return int(self._raw.execute("PRAGMA data_version").fetchone()[0])


def _stamp(found: os.stat_result) -> tuple[int, int, int, int]:
    return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns
