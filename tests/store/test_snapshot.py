"""The second way in: it reads what is there, waits for its turn, never writes, and never disturbs the writer."""

import os
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC
from pathlib import Path
from subprocess import Popen

import pytest
from sqlcipher3 import dbapi2

from tests.store.files import FIRST, run, sql, start, traces, write_diary
from tests.store.test_opening import cut_short
from tracker.domain.errors import DiaryDamaged, DiaryForeign, DiaryInUse, DiaryMissing, DiaryReadOnly, TrackerError
from tracker.domain.event import Event
from tracker.domain.observation import Observation
from tracker.store.diary import Diary

LOOK_ON = """
import pathlib, sys, threading
from tracker.domain.event import Event
from tracker.store.diary import Diary
path, looks, most, done = pathlib.Path(sys.argv[1]), 0, 0, threading.Event()
threading.Thread(target=lambda: (sys.stdin.read(), done.set()), daemon=True).start()
print("ready", flush=True)
while not done.is_set():
    look = Diary.read(path)
    found = len(look.records(Event))
    assert found >= most, "an entry that was there is gone"
    look.close()
    looks, most = looks + 1, found
print(looks, most)
"""
"""Another program that looks at the diary again and again."""

SIT = """
import sys
from sqlcipher3 import dbapi2
raw = dbapi2.connect(sys.argv[1], isolation_level=None)
raw.execute("BEGIN")
raw.execute("SELECT count(*) FROM event").fetchone()
print("ready", flush=True)
sys.stdin.read()
"""
"""A reader as it must not be: it holds on to the file."""


def files(folder: Path) -> dict[str, tuple[bytes, int]]:
    return {file.name: (file.read_bytes(), file.stat().st_mtime_ns) for file in folder.rglob("*") if file.is_file()}


def save(diary: Diary, number: int) -> None:
    diary.add(Event(day=FIRST, text=f"save {number}"))


def save_beside_a_reader(path: Path, saves: int) -> tuple[int, int]:
    """How often the diary was looked at during so many saves, and how much was there at the last look."""
    write_diary(path)
    with closing(Diary.open(path)) as writer, start(LOOK_ON, path) as reader:
        for number in range(saves):
            save(writer, number)
        said, _errors = reader.communicate(timeout=120)
        assert reader.returncode == 0
    looks, most = said.split()
    return int(looks), int(most)


def test_hundred_saves_beside_a_reader_are_all_kept(path: Path) -> None:
    looks, most = save_beside_a_reader(path, 100)
    assert looks > 0
    assert 60 <= most <= 160
    with closing(Diary.read(path)) as look:
        assert len(look.records(Event)) == 160


@pytest.mark.long
def test_thousand_saves_beside_a_reader_are_all_kept(path: Path) -> None:
    looks, _most = save_beside_a_reader(path, 1000)
    assert looks > 10
    with closing(Diary.read(path)) as look:
        assert len(look.records(Event)) == 1060


def test_reader_that_holds_on_to_the_file_would_be_noticed(path: Path) -> None:
    write_diary(path)
    with closing(Diary.open(path)) as writer, start(SIT, path) as reader:
        with pytest.raises(TrackerError, match="another program is using the diary file"):
            save(writer, 1)
        reader.kill()


def test_diary_that_is_open_can_be_read_as_it_is_and_not_written(diary: Diary, path: Path) -> None:
    diary.put(Observation(day=FIRST, item="twitching", value=7))
    before = files(path.parent)
    with closing(Diary.read(path, zone=UTC)) as look:
        assert look.read_only
        assert look.day(FIRST).value("twitching") == 7
        diary.put(Observation(day=FIRST, item="twitching", value=8))
        assert look.day(FIRST).value("twitching") == 7
        before_refusals = files(path.parent)
        with pytest.raises(DiaryReadOnly):
            look.put(Observation(day=FIRST, item="twitching", value=9))
        with pytest.raises(dbapi2.OperationalError):
            look._raw.execute("DELETE FROM observation")
    assert files(path.parent) == before_refusals
    assert before.keys() == before_refusals.keys()


def test_look_at_a_closed_diary_leaves_no_trace(path: Path) -> None:
    write_diary(path)
    path.with_name("diary.b12.lock").unlink()
    before = files(path.parent)
    Diary.read(path).close()
    assert files(path.parent) == before


def test_journal_of_a_change_under_way_is_left_alone(path: Path) -> None:
    write_diary(path)
    code = SIT.replace('"BEGIN"', '"BEGIN IMMEDIATE"').replace(
        "SELECT count(*) FROM event", "DELETE FROM event RETURNING id"
    )
    with start(code, path) as writer:
        before = files(path.parent)
        assert "diary.b12-journal" in before
        with closing(Diary.read(path)) as look:
            assert len(look.records(Event)) == 60
        assert files(path.parent) == before
        writer.kill()


def test_change_cut_short_is_undone_in_what_is_read_but_not_in_the_file(path: Path) -> None:
    write_diary(path)
    cut_short(path)
    before = files(path.parent)
    for _look in range(2):
        with closing(Diary.read(path)) as look:
            assert len(look.records(Event)) == 60
            assert len(look.records(Observation)) == 120
    assert files(path.parent) == before
    with closing(Diary.open(path)) as opened:
        assert len(opened.records(Event)) == 60


@pytest.mark.skipif(sys.platform == "win32", reason="modes of files are a matter of POSIX")
def test_copy_for_a_change_cut_short_is_private_and_gone(path: Path) -> None:
    write_diary(path)
    cut_short(path)
    code = (
        "import os, pathlib, shutil, sys, tempfile; os.umask(0)\n"
        "from tracker.store import snapshot\n"
        "copy, modes = snapshot.copyfile, set()\n"
        "def seen(source, target):\n"
        "    copy(source, target); modes.add(oct(target.parent.stat().st_mode & 0o777))\n"
        "snapshot.copyfile = seen\n"
        "tempfile.tempdir = sys.argv[2]\n"
        "snapshot.take(pathlib.Path(sys.argv[1])).close()\n"
        "print(modes, os.listdir(sys.argv[2]))"
    )
    aside = path.parent / "aside"
    aside.mkdir()
    assert run(code, path, aside) == "{'0o700'} []\n"


def test_file_in_another_mode_of_writing_is_read_without_a_file_beside_it(path: Path) -> None:
    write_diary(path)
    sql(path, "PRAGMA journal_mode=WAL")
    before = files(path.parent)
    with closing(Diary.read(path)) as look:
        assert len(look.records(Event)) == 60
    assert files(path.parent) == before


@pytest.fixture
def locked(path: Path) -> Iterator[Popen[str]]:
    write_diary(path)
    with start(SIT.replace("BEGIN", "BEGIN EXCLUSIVE"), path) as going:
        yield going
        going.kill()


def test_file_that_another_program_keeps_to_itself_is_told_as_such(
    locked: Popen[str], path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tracker.store.snapshot.PATIENCE_MS", 100)
    with pytest.raises(DiaryInUse, match="Nothing is wrong with it"):
        Diary.read(path)


@pytest.mark.parametrize(
    ("spoil", "kind"),
    [
        (lambda path: path.unlink(), DiaryMissing),
        (lambda path: path.write_text("Dear doctor"), DiaryForeign),
        (lambda path: path.write_bytes(b""), DiaryDamaged),
        (lambda path: os.truncate(path, 9000), DiaryDamaged),
        (lambda path: sql(path, "DROP TABLE event"), DiaryDamaged),
        (lambda path: sql(path, "CREATE VIEW v AS SELECT 1"), DiaryForeign),
    ],
)
def test_what_opening_refuses_reading_refuses_too(path: Path, spoil: object, kind: type[TrackerError]) -> None:
    write_diary(path)
    spoil(path)  # type: ignore[operator]
    before = traces(path.parent)
    with pytest.raises(kind):
        Diary.read(path)
    assert traces(path.parent) == before
