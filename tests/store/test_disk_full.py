"""A full disk: the entry is refused in words, nothing is half kept, and a retry works once there is room."""

import json
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests.store.files import run, write_diary
from tracker.domain.event import Event
from tracker.store.diary import Diary

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="limits of file sizes are a matter of POSIX")

START = """
import json, os, pathlib, resource, signal, sys
from datetime import date, timedelta
from tracker.domain.errors import DiaryNotSaved
from tracker.domain.event import Event
from tracker.store.diary import Diary

signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
path = pathlib.Path(sys.argv[1])
def room(size):
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))
"""

SAVE = (
    START
    + """
diary = Diary.open(path)
room(path.stat().st_size + 20_000)
kept, said = [], ""
while not said:
    try:
        kept.append(str(diary.add(Event(day=date(2026, 5, 1), text="x" * 5000)).id))
    except DiaryNotSaved as error:
        said = str(error)
there = [str(event.id) for event in diary.records(Event) if event.text.startswith("x")]
room(resource.RLIM_INFINITY)
again = str(diary.add(Event(day=date(2026, 5, 1), text="x" * 5000)).id)
diary.close()
print(json.dumps({"kept": kept, "there": there, "again": again, "said": said}))
"""
)

BACK_UP = (
    START
    + """
diary = Diary.open(path)
room(path.stat().st_size // 2)
try:
    diary.back_up()
except DiaryNotSaved as error:
    said = str(error)
left = sorted(file.name for file in path.parent.rglob("*") if file.is_file())
room(resource.RLIM_INFINITY)
made = diary.back_up().name
diary.close()
print(json.dumps({"said": said, "left": left, "made": made}))
"""
)

CREATE = (
    START
    + """
room(8000)
try:
    Diary.open(path, make=True)
except DiaryNotSaved as error:
    said = str(error)
left = sorted(file.name for file in path.parent.iterdir())
room(resource.RLIM_INFINITY)
Diary.open(path, make=True).close()
print(json.dumps({"said": said, "left": left}))
"""
)


def test_save_on_a_full_disk_keeps_nothing_says_so_and_works_again_with_room(path: Path) -> None:
    write_diary(path)
    found = json.loads(run(SAVE, path))
    assert found["said"].startswith("The last entry could not be saved: ")
    assert found["said"].endswith("Everything before it is safe; make room and try again.")
    assert sorted(found["there"]) == sorted(found["kept"])
    assert len(found["kept"]) > 0
    with closing(Diary.open(path)) as opened:
        there = {str(event.id) for event in opened.records(Event) if event.text.startswith("x")}
    assert there == {*found["kept"], found["again"]}


def test_backup_on_a_full_disk_leaves_no_part_of_itself_and_says_so(path: Path) -> None:
    write_diary(path)
    found = json.loads(run(BACK_UP, path))
    assert found["said"].startswith("No backup could be made in ")
    assert found["said"].endswith("The diary itself is safe.")
    assert found["left"] == ["diary.b12", "diary.b12.lock"]
    assert found["made"].endswith("-daily.b12")


def test_new_diary_on_a_full_disk_leaves_no_part_of_itself_and_says_so(path: Path) -> None:
    found = json.loads(run(CREATE, path))
    assert found["said"].startswith("No diary could be begun in ") or "could not be brought" in found["said"]
    assert found["left"] == ["diary.b12.lock"]
