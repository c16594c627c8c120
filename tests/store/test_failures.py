"""Every refusal of reading or writing is told as what it is, with a sentence of its own; nothing is written over."""

import os
import re
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from subprocess import Popen

import pytest
from sqlcipher3 import dbapi2

from tests.store.files import FIRST, start, write_diary
from tracker.domain.errors import (
    DiaryDamaged,
    DiaryError,
    DiaryGone,
    DiaryInUse,
    DiaryLocked,
    DiaryNotSaved,
    DiaryReadOnly,
    DiaryReplaced,
    DiaryUnreadable,
    DiskFull,
)
from tracker.domain.event import Event
from tracker.domain.observation import Observation
from tracker.store import failures
from tracker.store.diary import Diary

HOLD_LOCKED = """
import sys
from sqlcipher3 import dbapi2
raw = dbapi2.connect(sys.argv[1], isolation_level=None)
raw.execute("BEGIN EXCLUSIVE")
print("ready", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def opened(path: Path) -> Iterator[Diary]:
    """An open diary with two months in it."""
    write_diary(path)
    diary = Diary.open(path)
    yield diary
    diary.close()


@pytest.fixture
def locked(path: Path) -> Iterator[Popen[str]]:
    """Another program that keeps the file of a closed diary to itself until it is ended."""
    write_diary(path)
    with start(HOLD_LOCKED, path) as going:
        yield going
        going.kill()


def save(diary: Diary) -> None:
    diary.add(Event(day=FIRST, text="typed now"))


def copy_with_the_same_name(diary: Diary, folder: Path) -> Path:
    """A diary of the same size whose content is another."""
    other = folder / "other" / "diary.b12"
    other.parent.mkdir()
    write_diary(other)
    return other


# What happens to an open file, and what the next save says


def delete(diary: Diary) -> None:
    diary.path.unlink()


def rename(diary: Diary) -> None:
    diary.path.rename(diary.path.with_name("elsewhere.b12"))


def move_the_folder(diary: Diary) -> None:
    diary.path.parent.rename(diary.path.parent.with_name("moved"))


def put_another_in_its_place(diary: Diary) -> None:
    other = copy_with_the_same_name(diary, diary.path.parent)
    os.replace(other, diary.path)  # noqa: PTH105


def copy_a_backup_over_it(diary: Diary) -> None:
    backup = diary.back_up()
    save(diary)
    shutil.copyfile(backup, diary.path)


def copy_an_earlier_state_over_it_with_its_time(diary: Diary) -> None:
    earlier = diary.path.with_name("earlier.b12")
    shutil.copy2(diary.path, earlier)
    save(diary)
    shutil.copy2(earlier, diary.path)


def copy_a_twin_over_it(diary: Diary) -> None:
    """The same number of changes and pages, made at another time."""
    shutil.copy2(copy_with_the_same_name(diary, diary.path.parent), diary.path)


def write_a_letter_into_it(diary: Diary) -> None:
    diary.path.write_text("Dear doctor")


def empty_it(diary: Diary) -> None:
    os.truncate(diary.path, 0)


def change_it_by_another_program(diary: Diary) -> None:
    with closing(dbapi2.connect(str(diary.path), isolation_level=None)) as raw:
        raw.execute("UPDATE observation SET value = 1")


def change_it_by_another_program_that_sets_the_time_back(diary: Diary) -> None:
    found = diary.path.stat()
    change_it_by_another_program(diary)
    os.utime(diary.path, ns=(found.st_atime_ns, found.st_mtime_ns))


@pytest.mark.skipif(sys.platform == "win32", reason="an open file keeps its name there")
@pytest.mark.parametrize("happen", [delete, rename, move_the_folder])
def test_file_that_is_gone_is_told_as_gone(opened: Diary, happen: Callable[[Diary], None]) -> None:
    happen(opened)
    with pytest.raises(
        DiaryGone,
        match=r"is no longer at .*: it was deleted, renamed or moved .* Please put it back there, then try again",
    ):
        save(opened)
    assert not opened.path.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="an open file keeps its name there")
def test_file_that_was_put_back_is_written_to_again(opened: Diary) -> None:
    rename(opened)
    with pytest.raises(DiaryGone):
        save(opened)
    opened.path.with_name("elsewhere.b12").rename(opened.path)
    save(opened)
    assert "typed now" in [event.text for event in opened.records(Event)]


@pytest.mark.skipif(sys.platform == "win32", reason="an open file cannot be replaced there")
@pytest.mark.parametrize(
    ("happen", "words"),
    [
        (put_another_in_its_place, "^Another file was put at"),
        (copy_a_backup_over_it, "^Another program wrote into"),
        (copy_an_earlier_state_over_it_with_its_time, "^Another program wrote into"),
        (copy_a_twin_over_it, "^Another program wrote into"),
        (write_a_letter_into_it, "^Another program wrote into"),
        (empty_it, "^Another program wrote into"),
        (change_it_by_another_program, "^Another program wrote into"),
        (change_it_by_another_program_that_sets_the_time_back, "^Another program wrote into"),
    ],
)
def test_file_of_somebody_else_is_not_written_into_nor_backed_up(
    opened: Diary, happen: Callable[[Diary], None], words: str
) -> None:
    happen(opened)
    before = opened.path.read_bytes()
    backups = sorted(opened.path.parent.rglob("b12-*"))
    for _attempt in range(2):
        with pytest.raises(DiaryReplaced, match=words):
            save(opened)
    with pytest.raises(DiaryNotSaved, match=r"^No backup could be made: .* was moved, replaced or changed"):
        opened.back_up()
    assert opened.path.read_bytes() == before
    assert not list(opened.path.parent.glob("*-journal"))
    assert sorted(opened.path.parent.rglob("b12-*")) == backups


@pytest.mark.parametrize("share", ["touched", "read", "untouched"])
def test_file_that_was_only_touched_or_read_is_written_to(opened: Diary, share: str) -> None:
    if share == "touched":
        os.utime(opened.path, (1, 1))
    elif share == "read":
        with closing(dbapi2.connect(str(opened.path))) as raw:
            raw.execute("SELECT count(*) FROM dose").fetchall()
    for value in (1, 2, 3):
        opened.put(Observation(day=FIRST, item="fatigue", value=value))
    opened.back_up()
    assert opened.observation(FIRST, "fatigue").value == 3  # type: ignore[union-attr]


def test_other_program_that_uses_the_file_is_named_and_the_next_try_works(opened: Diary) -> None:
    with start(HOLD_LOCKED, opened.path) as holder:
        with pytest.raises(DiaryLocked, match=r"another program is using the diary file just now\. Everything before"):
            save(opened)
        with pytest.raises(DiaryInUse, match="Nothing is wrong with it"):
            opened.records(Event)
        holder.kill()
    save(opened)


# Opening


def test_locked_file_is_not_called_damaged(locked: Popen[str], path: Path) -> None:
    for _attempt in range(2):
        with pytest.raises(DiaryInUse, match=r"Another program is using the diary at .* Nothing is wrong with it"):
            Diary.open(path)
    locked.kill()
    locked.wait(timeout=60)
    Diary.open(path).close()


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="a file that cannot be read is at hand on Linux only")
def test_fault_of_the_disk_at_opening_is_told_as_such(path: Path) -> None:
    path.symlink_to("/proc/self/mem")  # its first page belongs to nobody: reading it is an input/output error
    with pytest.raises(DiaryUnreadable, match=r"^The disk could not read the diary at .*Input/output error"):
        Diary.open(path)


# All codes


def driver_error(code: int) -> dbapi2.DatabaseError:
    error = dbapi2.OperationalError("words of the driver")
    error.sqlite_errorcode = code
    return error


CODES = [
    (5, DiaryInUse, DiaryLocked),
    (6 | 1 << 8, DiaryInUse, DiaryLocked),
    (8, DiaryReadOnly, DiaryNotSaved),
    (8 | 3 << 8, DiaryReadOnly, DiaryNotSaved),
    *((10 | n << 8, DiaryUnreadable, DiaryNotSaved) for n in range(1, 34)),
    (11, DiaryDamaged, DiaryNotSaved),
    (13, DiskFull, DiskFull),
    (14, DiaryReadOnly, DiaryNotSaved),
    (26, DiaryDamaged, DiaryNotSaved),
]


@pytest.mark.parametrize(("code", "reading", "writing"), CODES)
def test_each_code_of_the_driver_has_its_own_sentence(
    tmp_path: Path, code: int, reading: type[DiaryError], writing: type[DiaryNotSaved]
) -> None:
    error = driver_error(code)
    path, backups = tmp_path / "diary.b12", tmp_path / "backups"
    path.touch()
    found = failures.not_opened(error, path, backups), failures.not_saved(error, path, backups)
    assert tuple(type(told) for told in found) == (reading, writing)
    for told in found:
        assert str(told).endswith(".")
        assert "{" not in str(told)
        assert ("room" in str(told)) is (code == 13)
        assert ("damaged" in str(told)) is (isinstance(told, DiaryDamaged))
        assert not re.search("sqlite|errno", str(told), re.IGNORECASE)


@pytest.mark.parametrize("number", [*failures.NUMBERS, 40, None])
def test_each_error_of_the_system_has_a_sentence(tmp_path: Path, number: int | None) -> None:
    error = OSError(number, os.strerror(number)) if number else OSError("words of the system")
    told = str(failures.not_opened(error, tmp_path / "diary.b12", tmp_path / "backups"))
    assert told.endswith(".")
    assert "Nothing was changed" in told
    assert "damaged" not in told
