"""The journal of a change cut short is played into the file that it belongs to, and into no other."""

import logging
import shutil
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from tests.store.files import FIRST, cut_short, rows_of, run, sql, start, write_diary
from tracker.domain.errors import DiaryDamaged, DiaryError
from tracker.domain.event import Event
from tracker.domain.observation import Observation
from tracker.store import hot_journal
from tracker.store.diary import Diary
from tracker.store.soundness import connect_frozen

CHANGES = {
    "many pages": ("UPDATE event SET text = text || 'zzzz'", "UPDATE observation SET value = 1"),
    "larger file": ("UPDATE event SET text = text || hex(randomblob(3000))",),
    "smaller file": ("DELETE FROM event", "DELETE FROM journal"),
    "nothing written yet": ("INSERT INTO tombstone VALUES ('x', 'Event', '2026-01-01')",),
    "another form": ("CREATE TABLE other (a)", "INSERT INTO other SELECT text FROM event"),
}
OPEN_IN_BETWEEN = """
import sys
from sqlcipher3 import dbapi2
raw = dbapi2.connect(sys.argv[1], isolation_level=None)
for statement in ("PRAGMA cache_size=5", "BEGIN IMMEDIATE", "UPDATE event SET text = text || 'zzzz'"):
    raw.execute(statement)
print("ready", flush=True)
sys.stdin.read()
raw.execute("COMMIT")
raw.close()
"""
Rows = dict[str, list[tuple[object, ...]]]


def content(path: Path) -> Rows:
    """What a file holds as it lies there."""
    with closing(connect_frozen(path)) as raw:
        return rows_of(raw)


@pytest.fixture(scope="module")
def versions(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """One diary as it was after each of some changes, its backups then, and somebody else's diary."""
    folder = tmp_path_factory.mktemp("versions")
    path = folder / "diary.b12"
    write_diary(path)
    found = []
    for step in range(4):
        with closing(Diary.open(path)) as diary:
            day = FIRST + timedelta(days=step)
            diary.put(Observation(day=day, item="tingling", value=step))
            diary.add(Event(day=day, text="more " * 900 * step))
            if step % 2:
                found.append(diary.back_up())
        found.append(Path(shutil.copy(path, folder / f"version{step}.b12")))
    write_diary(folder / "other.b12")
    return [*found, folder / "other.b12"]


@pytest.fixture(scope="module", params=CHANGES)
def journals(request: pytest.FixtureRequest, versions: list[Path]) -> list[Path]:
    """For each version, the file and its journal as a change that was cut short left them."""
    folder = versions[0].parent / request.param.replace(" ", "-")
    folder.mkdir(exist_ok=True)
    return [_left(folder, number, path, CHANGES[request.param]) for number, path in enumerate(versions)]


def _left(folder: Path, number: int, version: Path, change: tuple[str, ...]) -> Path:
    path = Path(shutil.copy(version, folder / f"{number}.b12"))
    assert cut_short(path, *change).stat().st_size > 0
    return path


def lay(path: Path, file: Path, journal_of: Path) -> bytes:
    """Put a file in the diary's place, and the journal of another beside it; the answer is the journal."""
    shutil.copy(file, path)
    journal = path.with_name(path.name + "-journal")
    shutil.copy(journal_of.with_name(journal_of.name + "-journal"), journal)
    return journal.read_bytes()


def is_hot(path: Path) -> bool:
    """Whether SQLite would play what lies beside a file; it leaves alone what begins with a zero."""
    journal = path.with_name(path.name + "-journal")
    return journal.exists() and not journal.read_bytes().startswith(b"\0")


def kept_aside(path: Path) -> list[bytes]:
    return [found.read_bytes() for found in path.parent.rglob("set-aside/*/diary.b12*")]


def test_change_cut_short_is_taken_back_in_its_own_file(
    tmp_path: Path, versions: list[Path], journals: list[Path]
) -> None:
    for version, left in zip(versions, journals, strict=True):
        path = tmp_path / left.stem / "diary.b12"
        path.parent.mkdir()
        lay(path, left, left)
        with closing(Diary.open(path)) as opened:
            assert opened.remark == ""
        assert content(path) == content(version)
        assert not is_hot(path)


def test_file_copied_over_another_with_its_journal_stays_as_it_is(
    tmp_path: Path, versions: list[Path], journals: list[Path]
) -> None:
    for number, left in enumerate(journals):
        for other, version in enumerate(versions):
            if other == number:
                continue
            path = tmp_path / f"{number}-{other}" / "diary.b12"
            path.parent.mkdir()
            before, journal = version.read_bytes(), lay(path, version, left)
            with closing(Diary.open(path)) as opened:
                remark = opened.remark
            if content(path) != content(version):  # one change later: it may have been the one that was cut short
                assert content(path) == content(versions[number]), (number, other)
                assert before in kept_aside(path)
            elif not journal.startswith(b"\0"):
                assert journal in kept_aside(path)
                assert "belongs to another file" in remark
            assert not is_hot(path)


def test_backup_copied_over_a_diary_after_a_crash_is_the_diary(path: Path, caplog: pytest.LogCaptureFixture) -> None:
    write_diary(path)
    with closing(Diary.open(path)) as diary:
        copy = diary.back_up()
        diary.add(Event(day=FIRST, text="later " * 3000))
    cut_short(path, *CHANGES["many pages"])
    shutil.copy(copy, path)
    with caplog.at_level(logging.WARNING, "tracker"), closing(Diary.open(path)) as opened:
        remark = opened.remark
    assert path.read_bytes() == copy.read_bytes()
    assert remark in caplog.text
    assert str(path.parent / "backups" / "diary.b12" / "set-aside") in remark


def test_reading_beside_a_journal_of_another_file_reads_the_file(path: Path) -> None:
    write_diary(path)
    with closing(Diary.open(path)) as diary:
        copy = diary.back_up()
        diary.add(Event(day=FIRST, text="later " * 3000))
    cut_short(path, *CHANGES["many pages"])
    shutil.copy(copy, path)
    with closing(Diary.read(path)) as found:
        assert {**rows_of(found._raw), "alembic_version": []} == {**content(copy), "alembic_version": []}
    assert path.read_bytes() == copy.read_bytes()


@pytest.mark.parametrize("ending", ["-journal", "-wal"])
def test_text_beside_a_diary_is_no_journal(path: Path, ending: str) -> None:
    write_diary(path)
    before = path.read_bytes()
    path.with_name(path.name + ending).write_text("Dear doctor" * 1000)
    Diary.open(path).close()
    assert path.read_bytes() == before
    assert kept_aside(path) == [b"Dear doctor" * 1000]


def test_log_of_another_file_is_not_played(path: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.b12"
    write_diary(path)
    shutil.copy(path, other)
    sql(other, "PRAGMA journal_mode=WAL")
    cut_short(other, "UPDATE observation SET value = 1")
    run_on = "import os, sys; from sqlcipher3 import dbapi2; raw = dbapi2.connect(sys.argv[1], isolation_level=None)"
    run(f"{run_on}; raw.execute('UPDATE observation SET value = 1'); os._exit(0)", other)
    log = other.with_name("other.b12-wal")
    assert log.stat().st_size > 0
    before = path.read_bytes()
    log.rename(path.with_name("diary.b12-wal"))
    Diary.open(path).close()
    assert path.read_bytes() == before
    assert len(kept_aside(path)) == 1


def test_file_that_is_unsound_with_its_journal_and_without_is_refused_unchanged(path: Path) -> None:
    write_diary(path)
    journal = cut_short(path, *CHANGES["many pages"])
    broken = bytearray(path.read_bytes())
    broken[2 * 4096 : 9 * 4096] = bytes(7 * 4096)
    shorter = journal.read_bytes()[:5000]
    path.write_bytes(broken)
    journal.write_bytes(shorter)
    with pytest.raises(DiaryDamaged):
        Diary.open(path)
    assert (path.read_bytes(), journal.read_bytes()) == (bytes(broken), shorter)
    assert not list(path.parent.glob(".diary*"))


def test_journal_of_a_program_that_is_writing_is_left_to_it(path: Path) -> None:
    write_diary(path)
    journal = path.with_name("diary.b12-journal")
    with start(OPEN_IN_BETWEEN, path) as writer:
        before = journal.read_bytes()
        with pytest.raises(DiaryError):
            Diary.open(path)
        assert journal.read_bytes() == before
        writer.communicate("", timeout=60)
    with closing(Diary.open(path)) as opened:
        assert all(event.text.endswith("zzzz") for event in opened.records(Event))


def test_trial_that_was_cut_short_leaves_nothing_behind(path: Path) -> None:
    write_diary(path)
    with hot_journal.trial_folder(path) as left:
        (left / "played.b12").write_text("half")
        hot_journal.sweep(path)
        assert not left.exists()


@pytest.mark.parametrize("read", [hot_journal.may_belong, hot_journal.is_certain])
def test_journal_that_is_cut_off_anywhere_is_read_without_a_fault(
    path: Path, tmp_path: Path, read: Callable[[Path, Path], bool]
) -> None:
    write_diary(path)
    whole = cut_short(path, *CHANGES["many pages"]).read_bytes()
    part = tmp_path / "part-journal"
    for length in (0, 1, 8, 27, 28, 511, 512, 516, 4607, 4612, 4616, 4617, len(whole) - 1):
        part.write_bytes(whole[:length])
        assert read(part, path) in (True, False)
