"""A disk that takes no more: the entry is refused in words, nothing is half kept, and a retry works later.

A limit on the size of files is met as a fault of the disk; a full one is a small file system of its own.
"""

import json
import shutil
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests.store.files import ROOT, run, write_diary
from tracker.domain.event import Event
from tracker.store.diary import Diary

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="limits of file sizes are a matter of POSIX")

START = """
import json, os, pathlib, resource, signal, sys
from contextlib import suppress
from datetime import date, timedelta
from tracker.domain.errors import DiaryNotSaved, DiskFull
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


FULL = (
    START
    + """
diary = Diary.open(path)
filler = path.with_name("filler")
with suppress(OSError), filler.open("wb", buffering=0) as file:
    while file.write(b"x" * 4096):
        pass
try:
    diary.add(Event(day=date(2026, 5, 1), text="x" * 9000))
except DiskFull as error:
    said = str(error)
there = [str(event.id) for event in diary.records(Event) if event.text.startswith("x")]
diary.close()
opened = Diary.open(path)  # a full disk keeps nobody from reading
read = len(opened.records(Event))
filler.unlink()
again = str(opened.add(Event(day=date(2026, 5, 1), text="x" * 9000)).id)
opened.close()
print(json.dumps({"there": there, "said": said, "read": read, "again": again}))
"""
)


@pytest.mark.skipif(shutil.which("unshare") is None, reason="a small disk needs a mount of its own")
def test_full_disk_is_told_as_such_can_be_read_and_is_written_to_once_there_is_room(path: Path) -> None:
    write_diary(path)
    mount = 'mount -t tmpfs -o size=400k none "$1" && cp "$2" "$1"/diary.b12 && exec "$3" -c "$4" "$1"/diary.b12'
    disk = path.with_name("disk")
    disk.mkdir()
    command = ["unshare", "-rm", "sh", "-c", mount, "sh", str(disk), str(path), sys.executable, FULL]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=60)
    if "unshare failed" in done.stderr or "permission denied" in done.stderr:
        pytest.skip(done.stderr)
    found = json.loads(done.stdout or done.stderr)
    assert found["said"] == (
        "The last entry could not be saved: the disk is full. Everything before it is safe; make room and try again."
    )
    assert found["there"] == []
    assert found["read"] == 60
    assert found["again"]


def test_save_that_a_disk_refuses_keeps_nothing_says_so_and_works_again_later(path: Path) -> None:
    write_diary(path)
    found = json.loads(run(SAVE, path))
    assert found["said"].startswith("The last entry could not be saved: the disk reported a fault (")
    assert "room" not in found["said"]
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
    assert found["said"].startswith("No diary could be started in ") or "could not be upgraded" in found["said"]
    assert found["left"] == ["diary.b12.lock"]
