"""Files and folders that only their owner may read, whatever the umask, and that a power cut does not take."""

import os
import shutil
from pathlib import Path

from tracker.store.database import sync_folder

FLAGS = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


def make_folder(folder: Path) -> None:
    """Make a folder and those above it that are missing, and make their names last."""
    missing = [place for place in (folder, *folder.parents) if not place.exists()]
    for place in reversed(missing):
        place.mkdir(mode=0o700, exist_ok=True)
        sync_folder(place.parent)


def copy_file(source: Path, target: Path) -> None:
    """Copy a file to a new name, synced."""
    with source.open("rb") as found, os.fdopen(os.open(target, FLAGS, 0o600), "wb") as made:
        shutil.copyfileobj(found, made, 1 << 20)
        sync(made.fileno())


def write_file(target: Path, text: str) -> None:
    """Write a new file of text, synced."""
    with os.fdopen(os.open(target, FLAGS, 0o600), "w", encoding="utf-8") as made:
        made.write(text)
        made.flush()
        sync(made.fileno())


def sync(handle: int) -> None:
    """Have the disk keep what was written."""
    os.fsync(handle)
