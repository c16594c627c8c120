"""Puts a copy in the place of the diary; what was there is set aside, and can be brought back the same way.

The order makes it safe to be cut short anywhere: the copy is complete, checked and synced under another name before
anything else; what is there is copied aside, with its journals, and synced; one rename puts the new file in the place
of the old one; only then do the old journals go. Left beside the new file, they would not be played into it, since it
bears a mark of its own (see `hot_journal`).
"""

import errno
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlcipher3 import dbapi2

from tracker.domain.errors import DiaryDamaged, DiaryError, DiaryMissing, DiaryNotSaved
from tracker.i18n import _
from tracker.store import backup_folder, hot_journal, soundness
from tracker.store.database import check_header, check_sound, connect, migrate, sync_folder
from tracker.store.file_header import mark_as_copy
from tracker.store.lock import Lock
from tracker.store.migrations import HEAD
from tracker.store.set_aside import RESTORE, copy_aside, journals_of, move_aside, set_aside_of


@dataclass(frozen=True, slots=True)
class Restored:
    """What was brought back, and the folder in which lies what was there before; None where nothing was."""

    path: Path
    source: Path
    aside: Path | None


def restore(path: Path, source: Path, moment: datetime, program: str) -> Restored:
    """Put a copy of `source` in the place of the diary at `path`, all of it or nothing; `moment` is local time."""
    path, source = path.resolve(), source.resolve()
    if path == source:
        raise DiaryError(_("{path} is the diary itself, so there is nothing to restore.").format(path=path))
    try:
        check_header(source)
        with Lock(path, program):
            hot_journal.sweep(path)
            with hot_journal.trial_folder(path) as folder:
                return _exchange(path, source, _made_ready(source, folder), moment)
    except (OSError, dbapi2.DatabaseError) as error:
        message = _("{source} could not be restored: {reason}. The diary is unchanged.")
        reason = getattr(error, "strerror", None) or error
        raise DiaryNotSaved(message.format(source=source, reason=reason)) from error


def latest_replaced(path: Path) -> Path:
    """Return the file that the last restore set aside."""
    found = next((entry for entry in set_aside_of(path.resolve()) if entry.reason == RESTORE), None)
    if found is None:
        raise DiaryMissing(_("No backup of this diary has been restored, so there is nothing to undo."))
    return found.folder / path.resolve().name


def _made_ready(source: Path, folder: Path) -> Path:
    """Return a copy that is sound, in the form of this version, and on the disk."""
    found = hot_journal.settled_copy(source, folder).copy
    written_down = backup_folder.manifest(source).get("sha256")
    if written_down and written_down != backup_folder.digest(found):
        raise DiaryDamaged(
            _("{source} has changed since the backup was made, so it was not used. Nothing was changed.").format(
                source=source
            )
        )
    with closing(connect(found, read_only=False)) as raw:
        if check_sound(raw, source) != HEAD:
            migrate(raw)
        if refusal := soundness.fault_of(raw, source):
            raise refusal
    mark_as_copy(found)
    return found


def _exchange(path: Path, source: Path, ready: Path, moment: datetime) -> Restored:
    aside = _out_of_the_way(path, moment)
    ready.replace(path)
    sync_folder(path.parent)
    with suppress(OSError):  # what stays is moved aside at the next opening
        for journal in journals_of(path):
            journal.unlink()
        sync_folder(path.parent)
    return Restored(path, source, aside)


def _out_of_the_way(path: Path, moment: datetime) -> Path | None:
    """Copy aside what is there; what the disk does not read any more is moved, as it is."""
    try:
        return copy_aside(path, moment, RESTORE)
    except OSError as error:
        if error.errno != errno.EIO:
            raise
        return move_aside(path, [path, *journals_of(path)], moment, RESTORE)
