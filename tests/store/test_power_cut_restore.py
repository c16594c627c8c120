"""The power is cut while a backup is restored: the diary is then the old one or the backup, and nothing is lost."""

import shutil
from contextlib import closing
from pathlib import Path

import pytest

from tests.store.files import FIRST, cut_short, write_diary
from tests.store.power_cut import cuts, record
from tests.store.test_hot_journal import content
from tracker.domain.errors import TrackerError
from tracker.domain.event import Event
from tracker.store.diary import Diary
from tracker.store.set_aside import set_aside_of

pytestmark = pytest.mark.skipif(shutil.which("strace") is None, reason="strace records what a program does")

RESTORE = """
import os, pathlib, sys
from datetime import UTC, datetime
from tracker.store.restore import restore
if sys.argv[2:] == ["unsynced"]:
    os.fsync = lambda handle: None
path = pathlib.Path(sys.argv[1]) / "diary.b12"
copy = next((path.parent / "backups" / "diary.b12").glob("b12-*.b12"))
restore(path, copy, datetime(2026, 11, 22, 21, tzinfo=UTC), "a test")
os.write(1, b"ACK")
"""
Files = dict[str, bytes]


class Case:
    """A diary whose last change was cut short, with an earlier backup of it, and what both hold."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        path = folder / "work" / "diary.b12"
        path.parent.mkdir()
        write_diary(path, 40)
        with closing(Diary.open(path)) as diary:
            copy = diary.back_up()
            diary.add(Event(day=FIRST, text="later " * 3000))
        self.old, self.backup = content(path), content(copy)
        cut_short(path, "UPDATE event SET text = text || 'zzzz'", "UPDATE observation SET value = 1")
        self.lay = {name: path.with_name(name).read_bytes() for name in ("diary.b12", "diary.b12-journal")}

    def faults(self, count: int, *arguments: str) -> list[str]:
        """What is wrong in so many images of a restore."""
        work = self.folder / "work"
        before = {str(file): file.read_bytes() for file in work.rglob("*") if file.is_file()}
        steps = record(RESTORE, work, self.folder / "log", *arguments)
        found = [self._fault(files, promised=promised) for files, promised in cuts(before, steps, count)]
        return [fault for fault in found if fault]

    def _fault(self, files: Files, *, promised: bool) -> str:
        image = self.folder / "image"
        shutil.rmtree(image, ignore_errors=True)
        for name, data in files.items():
            file = image / Path(name).relative_to(self.folder / "work")
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)
        path = image / "diary.b12"
        try:
            Diary.open(path).close()
        except TrackerError as refusal:
            return type(refusal).__name__
        found = content(path)
        if found not in (self.old, self.backup):
            return "neither the old diary nor the backup"
        if promised and found != self.backup:
            return "the promise was not kept"
        return "" if found == self.old or self._keeps_what_was_there(path) else "what was there is lost"

    def _keeps_what_was_there(self, path: Path) -> bool:
        folders = [entry.folder for entry in set_aside_of(path)]
        return any(all((folder / name).read_bytes() == data for name, data in self.lay.items()) for folder in folders)


@pytest.fixture
def case(tmp_path: Path) -> Case:
    return Case(tmp_path)


def test_forty_power_cuts_during_a_restore_lose_nothing(case: Case) -> None:
    assert case.faults(40) == []


def test_without_syncing_power_cuts_spoil_a_restore(case: Case) -> None:
    """The test above would notice."""
    assert case.faults(40, "unsynced")


@pytest.mark.long
def test_four_hundred_power_cuts_during_a_restore_lose_nothing(case: Case) -> None:
    assert case.faults(400) == []
