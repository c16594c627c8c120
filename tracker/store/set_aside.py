"""What was at the diary's place before something else took it: kept beside the backups, never removed."""

import json
import os
import shutil
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from tracker.store.database import backups_of, sync_folder
from tracker.store.private import copy_file, make_folder, write_file

JOURNALS = ("-journal", "-wal", "-shm")
"""The endings of the files in which SQLite keeps a change that is under way."""
RESTORE, JOURNAL, UNFINISHED = "restore", "journal", "unfinished"
ABOUT = "about.json"
MOMENT = "%Y%m%d-%H%M%S"


@dataclass(frozen=True, slots=True)
class SetAside:
    """A folder of files that were moved out of the way; `moment` is local time, `number` counts on under any clock."""

    folder: Path
    moment: datetime
    reason: str
    number: int


def beside(path: Path, ending: str) -> Path:
    """Return the name of a journal of a file."""
    return path.with_name(path.name + ending)


def place_of(path: Path) -> Path:
    """Return the folder in which all that was set aside of a diary lies."""
    return backups_of(path) / "set-aside"


def journals_of(path: Path) -> list[Path]:
    """Return the journals that lie beside a file."""
    return [found for ending in JOURNALS if os.path.lexists(found := beside(path, ending))]


def copy_aside(path: Path, moment: datetime, reason: str) -> Path | None:
    """Copy a diary with its journals to a new folder, which appears once it is complete; None where there is none."""
    present = [found for found in (path, *journals_of(path)) if found.exists()]
    if not present:
        return None
    folder = _free(path, moment)
    unfinished = folder.with_name(f".{folder.name}")
    for left in folder.parent.glob(".*-*"):  # copies that were cut short
        shutil.rmtree(left, ignore_errors=True)
    make_folder(unfinished)
    try:
        for found in present:
            copy_file(found, unfinished / found.name)
        _describe(path, unfinished, reason)
        sync_folder(unfinished)
        unfinished.rename(folder)
    except BaseException:
        shutil.rmtree(unfinished, ignore_errors=True)
        raise
    sync_folder(folder.parent)
    return folder


def move_aside(path: Path, files: list[Path], moment: datetime, reason: str) -> Path:
    """Move files from beside a diary to a new folder."""
    folder = _free(path, moment)
    make_folder(folder)
    _describe(path, folder, reason)
    for found in files:
        found.rename(folder / found.name)
    sync_folder(folder)
    sync_folder(path.parent)
    return folder


def set_aside_of(path: Path) -> tuple[SetAside, ...]:
    """Return what was set aside of a diary and holds a diary file, the newest first."""
    found = [folder for folder in place_of(path).glob("*-*") if (folder / path.name).is_file()]
    known = [
        SetAside(folder, moment, *_about(folder)) for folder in found if (moment := _moment(folder.name)) is not None
    ]
    return tuple(sorted(known, key=lambda entry: (entry.number, entry.moment), reverse=True))


def _free(path: Path, moment: datetime) -> Path:
    while (folder := place_of(path) / f"{moment:{MOMENT}}").exists():
        moment += timedelta(seconds=1)
    return folder


def _moment(name: str) -> datetime | None:
    with suppress(ValueError):
        return datetime.strptime(name, MOMENT)  # noqa: DTZ007 - local time, as in the names of backups
    return None


def _describe(path: Path, folder: Path, reason: str) -> None:
    """Write down why files were set aside, and which time it was."""
    number = max((_about(other)[1] for other in place_of(path).glob("*-*")), default=0) + 1
    write_file(folder / ABOUT, json.dumps({"reason": reason, "number": number}))


def _about(folder: Path) -> tuple[str, int]:
    with suppress(OSError, ValueError, AttributeError, TypeError):
        found = json.loads((folder / ABOUT).read_text(encoding="utf-8"))
        return str(found.get("reason", "")), int(found.get("number", 0))
    return "", 0
