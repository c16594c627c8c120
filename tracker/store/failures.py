"""Turns what the driver or the system refuses into true sentences: what happened, what is safe, what to do."""

import errno
from pathlib import Path
from typing import Any

from tracker.domain.errors import (
    DiaryDamaged,
    DiaryError,
    DiaryGone,
    DiaryInUse,
    DiaryLocked,
    DiaryNotSaved,
    DiaryReadOnly,
    DiaryReplaced,
    DiaryUnreadable,
    DiskFull,
)
from tracker.i18n import _

LOCKED, UNREADABLE, FULL, FORBIDDEN, DAMAGED = "locked", "unreadable", "full", "forbidden", "damaged"
CODES = {3: FORBIDDEN, 5: LOCKED, 6: LOCKED, 8: FORBIDDEN, 10: UNREADABLE, 13: FULL, 14: FORBIDDEN}
"""SQLite's primary result codes; every other one says that the content is not as it must be."""
NUMBERS = {
    errno.EACCES: FORBIDDEN,
    errno.EPERM: FORBIDDEN,
    errno.EROFS: FORBIDDEN,
    errno.ENOSPC: FULL,
    errno.EDQUOT: FULL,
    errno.EIO: UNREADABLE,
    errno.ESTALE: UNREADABLE,
    errno.ENXIO: UNREADABLE,
    errno.ENODEV: UNREADABLE,
    errno.ETIMEDOUT: UNREADABLE,
}


def kind_of(error: BaseException) -> str:
    """Name what went wrong with the file: LOCKED, UNREADABLE, FULL, FORBIDDEN, or DAMAGED for all else."""
    if isinstance(error, OSError):
        return NUMBERS.get(error.errno or 0, "")
    code: Any = getattr(error, "sqlite_errorcode", None)
    return CODES.get(code & 0xFF, DAMAGED) if isinstance(code, int) else DAMAGED


def not_opened(error: BaseException, path: Path, backups: Path) -> DiaryError:
    """Say why a diary cannot be opened or read; damage is told only of content that was read."""
    kind = kind_of(error)
    values = {"path": path, "backups": backups, "reason": _reason(error)}
    if kind == LOCKED:
        message = _(
            "Another program is using the diary at {path} just now. Nothing is wrong with it, and nothing was "
            "changed; close that program, or wait a moment, then try again."
        )
        return DiaryInUse(message.format(**values))
    if kind == UNREADABLE:
        message = _(
            "The disk could not read the diary at {path} ({reason}). Nothing was changed. Please see that the disk "
            "is connected, then try again; if that does not help, its backups are in {backups}."
        )
        return DiaryUnreadable(message.format(**values))
    if kind == FULL:
        message = _("The diary at {path} cannot be opened: the disk is full. Nothing was changed; make room first.")
        return DiskFull(message.format(**values))
    if kind == FORBIDDEN:
        message = _("You are not allowed to open {path}. Nothing was changed; please ask the owner of the file.")
        return DiaryReadOnly(message.format(**values))
    if kind == DAMAGED:
        return DiaryDamaged(damaged(path, backups))
    return DiaryError(_("The diary at {path} cannot be opened: {reason}. Nothing was changed.").format(**values))


def not_saved(error: BaseException, path: Path, backups: Path) -> DiaryNotSaved:
    """Say why an entry was not kept; only a full disk is a matter of making room."""
    kind = kind_of(error)
    if kind == FORBIDDEN and not path.exists():
        return gone(path)
    if kind == FULL:
        message = _(
            "The last entry could not be saved: the disk is full. "
            "Everything before it is safe; make room and try again."
        )
        return DiskFull(message)
    if kind == LOCKED:
        message = _(
            "The last entry could not be saved: another program is using the diary file just now. "
            "Everything before it is safe; close that program, or wait a moment, then try again."
        )
        return DiaryLocked(message)
    return DiaryNotSaved(_unusual(kind).format(path=path, backups=backups, reason=_reason(error)))


def _unusual(kind: str) -> str:
    if kind == FORBIDDEN:
        return _(
            "The last entry could not be saved: {path} or its folder may no longer be written to. "
            "Everything before it is safe; allow writing there again, then try once more."
        )
    if kind == DAMAGED:
        return _(
            "The last entry could not be saved: the diary at {path} cannot be read any more. Please copy what you "
            "typed, close B12 Tracker and open it again; backups are in {backups}."
        )
    return _(
        "The last entry could not be saved: the disk reported a fault ({reason}). What was saved before was written "
        "in full. Please see that the disk is connected, then try again; soon, copy {path} to another disk too."
    )


def gone(path: Path) -> DiaryGone:
    """Say that the file has lost its name or its folder."""
    message = _(
        "The diary is no longer at {path}: it was deleted, renamed or moved while it was open here. Your "
        "last entry was not saved, and nothing can be saved until it is back. Please put it back there, "
        "then try again."
    )
    return DiaryGone(message.format(path=path))


def replaced(path: Path) -> DiaryReplaced:
    """Say that another file has taken the place."""
    message = _(
        "Another file was put at {path} while the diary was open here. It was left as it is. Your last "
        "entry was not saved, and nothing more can be. Please copy what you typed, close B12 Tracker and "
        "open it again."
    )
    return DiaryReplaced(message.format(path=path))


def changed(path: Path) -> DiaryReplaced:
    """Say that somebody else has written into the file."""
    message = _(
        "Another program wrote into the diary at {path} while it was open here. It was left as it is. "
        "Your last entry was not saved, and nothing more can be. Please copy what you typed, close B12 "
        "Tracker and open it again."
    )
    return DiaryReplaced(message.format(path=path))


def not_backed_up(path: Path, backups: Path) -> DiaryNotSaved:
    """Say that what lies there is not the diary that was opened."""
    message = _(
        "No backup could be made: the diary at {path} was moved, replaced or changed by another program while it was "
        "open here. The backups in {backups} are as they were."
    )
    return DiaryNotSaved(message.format(path=path, backups=backups))


def damaged(path: Path, backups: Path) -> str:
    """The sentence about a file that fails its checks."""
    if not backups.is_dir():
        return _("The diary at {path} is damaged. Nothing was changed; there is no backup beside it.").format(path=path)
    message = _("The diary at {path} is damaged. Nothing was changed; its backups are in {backups}.")
    return message.format(path=path, backups=backups)


def _reason(error: BaseException) -> str:
    """The words of the driver or the system; SQLAlchemy's would have the statement with what it was about."""
    original = getattr(error, "orig", None) or error
    return str(getattr(original, "strerror", None) or original)
