"""All copies of a diary that can be brought back: its backups, and what was set aside; looked into now."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from tracker.domain.errors import DiaryError, DiaryForeign, DiaryNewer, TrackerError
from tracker.i18n import _
from tracker.store import backup_folder, hot_journal, reading, soundness
from tracker.store.database import backups_of, check_header
from tracker.store.set_aside import RESTORE, UNFINISHED, journals_of, set_aside_of

DATED = ("observation", "timed_count", "dose", "lab_result", "event")


@dataclass(frozen=True, slots=True)
class Copy:
    """A file that may be brought back; `moment` is local time, None for a file from elsewhere."""

    path: Path
    name: str
    moment: datetime | None
    reason: str


@dataclass(frozen=True, slots=True)
class Contents:
    """What is in a copy; `fault` says why it cannot be brought back."""

    entries: int = 0
    first: date | None = None
    last: date | None = None
    fault: str = ""


def copies_of(path: Path) -> tuple[Copy, ...]:
    """Return the copies of a diary, the newest first."""
    path = path.resolve()
    folder = backups_of(path)
    made = [
        Copy(found, found.name, backup_folder.moment_of(found), backup_folder.reason_of(found))
        for found in backup_folder.backups_in(folder)
    ]
    replaced = [
        Copy(entry.folder / path.name, f"set-aside/{entry.folder.name}", entry.moment, entry.reason)
        for entry in set_aside_of(path)
    ]
    return tuple(sorted([*replaced, *made], key=lambda copy: str(copy.moment), reverse=True))


def copy_at(path: Path) -> Copy:
    """Return a file from elsewhere as a copy."""
    return Copy(path, str(path), None, "")


def look_into(copy: Copy) -> Contents:
    """Check a copy as it is now, and return what is in it."""
    try:
        check_header(copy.path)
        if backup_folder.manifest(copy.path).get("sha256") and not backup_folder.is_intact(copy.path):
            return Contents(fault=_("It has changed since it was made."))
        with _opened(copy.path) as raw:
            if refusal := soundness.fault_of(raw, copy.path):
                raise refusal
            rows, span = soundness.counts(raw), reading.span(raw)
    except DiaryNewer:
        return Contents(fault=_("It was made by a newer version of B12 Tracker."))
    except DiaryForeign:
        return Contents(fault=_("It is not a diary of B12 Tracker."))
    except (TrackerError, dbapi2.DatabaseError, ValueError):
        return Contents(fault=_("It is damaged."))
    except OSError as error:
        return Contents(fault=_("It cannot be read: {reason}.").format(reason=error.strerror or error))
    entries = sum(rows.get(table, 0) for table in DATED)
    return Contents(entries, span.first, span.last) if span else Contents(entries)


def find(path: Path, wanted: str) -> Copy:
    """Return the copy that a name, a number in the list, `newest`, or the path of a file stands for."""
    listed = copies_of(path)
    if wanted == "newest":
        sound = (copy for copy in listed if copy.reason not in (RESTORE, UNFINISHED) and not look_into(copy).fault)
        found = next(sound, None)
        if found is None:
            raise DiaryError(_("There is no backup of {path} that can be restored.").format(path=path))
    elif wanted.isdecimal():
        found = dict(enumerate(listed, start=1)).get(int(wanted))
    else:
        found = next((copy for copy in listed if wanted in (copy.name, str(copy.path))), None)
    if found is None and Path(wanted).is_file():
        return copy_at(Path(wanted))
    if found is None:
        raise DiaryError(
            _("There is no backup “{wanted}”. “b12-tracker restore --list” shows what there is.").format(wanted=wanted)
        )
    return found


@contextmanager
def _opened(path: Path) -> Iterator[Any]:
    """A connection to a file as it lies there, or to a copy with its journal played where it has one."""
    if not journals_of(path):
        with closing(soundness.connect_frozen(path)) as raw:
            yield raw
        return
    with hot_journal.trial_folder(path) as folder:
        found = hot_journal.settled_copy(path, folder, path).copy
        with closing(soundness.connect_frozen(found)) as raw:
            yield raw
