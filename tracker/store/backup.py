"""Makes copies of the diary that were compared with it row by row before they got their names."""

import json
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from tracker import __version__
from tracker.domain.errors import DiaryNotSaved
from tracker.i18n import _
from tracker.store import backup_folder, soundness
from tracker.store.database import sync_folder
from tracker.store.file_header import mark_as_copy
from tracker.store.private import make_folder, write_file


def back_up(raw: Any, folder: Path, moment: datetime, reason: str) -> Path:
    """Return a copy that was opened and compared before it got its name; `moment` is local time."""
    try:
        make_folder(folder)
        backup_folder.sweep(folder)
        return _make(raw, backup_folder.free_name(folder, moment, reason))
    except (dbapi2.DatabaseError, OSError) as error:
        message = _("No backup could be made in {folder}: {reason}. The diary itself is safe.")
        raise DiaryNotSaved(message.format(folder=folder, reason=error)) from error


def _make(raw: Any, target: Path) -> Path:
    unfinished = target.with_suffix(".tmp")
    try:
        write_file(unfinished, "")
        raw.execute("VACUUM INTO ?", (str(unfinished),))
        mark_as_copy(unfinished)
        about = {"version": __version__, **_verified(unfinished, raw, target.parent)}
        about["sha256"] = backup_folder.digest(unfinished)
        write_file(target.with_suffix(".json"), json.dumps(about, indent=1))
        unfinished.rename(target)
        sync_folder(target.parent)
    except BaseException:
        for leftover in (unfinished, target.with_suffix(".json")):
            with suppress(OSError):
                leftover.unlink()
        raise
    return target


def _verified(copy: Path, raw: Any, folder: Path) -> dict[str, Any]:
    """Compare a copy with the diary, and return what is to be written down about it."""
    with closing(soundness.connect_frozen(copy)) as made:
        if made.execute("PRAGMA integrity_check(1)").fetchone()[0] != "ok" or not soundness.same_content(raw, made):
            raise OSError(_("the copy differs from the diary"))
        rows = soundness.counts(made)
    if not rows:
        raise DiaryNotSaved(
            _("No backup was made, since the diary file has lost what was in it. Earlier backups are kept.")
        )
    earlier = [backup_folder.manifest(path) for path in backup_folder.backups_in(folder)]
    emptied = not backup_folder.entries_of(rows) and any(
        backup_folder.entries_of(about.get("rows")) for about in earlier
    )
    last = max((backup_folder.number_of(path) for path in backup_folder.backups_in(folder)), default=0)
    return {"number": last + 1, "rows": rows, "emptied": emptied}
