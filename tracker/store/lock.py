"""One holder of a diary at a time: a lock of the operating system on a file of its own, gone with its process."""

import json
import os
import socket
import sys
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from tracker.domain.errors import DiaryError, DiaryInUse
from tracker.i18n import _

NOT_THROUGH_LINKS = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)


class Lock:
    """Held from construction until released; a killed holder loses it by itself."""

    def __init__(self, diary: Path, program: str) -> None:
        self._file = _open_private(diary.with_name(diary.name + ".lock"))
        try:
            _take(self._file)
        except OSError as error:
            holder = _holder(self._file)
            self._file.close()
            raise DiaryInUse(_message(holder)) from error
        self._file.truncate(0)
        json.dump({"program": program, "pid": os.getpid(), "host": socket.gethostname()}, self._file)
        self._file.flush()

    def release(self) -> None:
        """Let others in; the file stays, since removing it could remove another holder's."""
        self._file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.release()


def is_held(diary: Path) -> bool:
    """Whether somebody has a diary open for writing just now."""
    try:
        file = diary.with_name(diary.name + ".lock").open("r+", encoding="utf-8")
    except OSError:
        return False
    with file:
        try:
            _take(file)
        except OSError:
            return True
    return False


def _open_private(path: Path) -> IO[str]:
    """Open the lock's own file; through a link, the file that it points to would be written over."""
    try:
        handle = os.open(path, os.O_RDWR | os.O_CREAT | NOT_THROUGH_LINKS, 0o600)
    except OSError as error:
        if path.is_symlink():
            raise DiaryError(
                _(
                    "{path} should be a file of B12 Tracker's own, but it is a link to another file. "
                    "Nothing was changed; please remove the link and try again."
                ).format(path=path)
            ) from error
        raise
    return os.fdopen(handle, "r+", encoding="utf-8")


if sys.platform == "win32":
    import msvcrt

    FAR = 1 << 20
    """Locked bytes cannot be read by others on Windows, so the lock lies behind the holder's name."""

    def _take(file: IO[str]) -> None:
        os.lseek(file.fileno(), FAR, os.SEEK_SET)
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        finally:
            os.lseek(file.fileno(), 0, os.SEEK_SET)

else:
    import fcntl

    def _take(file: IO[str]) -> None:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)


def _holder(file: IO[str]) -> dict[str, object]:
    try:
        found = json.loads(file.read())
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _message(holder: dict[str, object]) -> str:
    if not holder:
        return _("The diary is in use by another program. Close it there, then try again; nothing was changed.")
    return _(
        "The diary is already open in {program} (process {pid} on {host}). "
        "Close it there, then try again; nothing was changed."
    ).format(**{"program": "B12 Tracker", "pid": "?", "host": "?", **holder})
