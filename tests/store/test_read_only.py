"""What cannot be written is opened for reading only, says so, and is left alone."""

import json
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.store.files import run, sql, write_diary
from tests.store.test_opening import cut_short

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="modes of files are a matter of POSIX")

NOBODY = 65534

ASK = """
import json, os, pathlib, sys
from datetime import date
from tracker.domain.errors import TrackerError
from tracker.domain.history import Period
from tracker.domain.observation import Observation
from tracker.store.diary import Diary

path, home, nobody = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]), int(sys.argv[3])
warm = Diary.open(home / "warm.b12", make=True)  # loads what nobody may read
warm.put(Observation(day=date(2026, 1, 1), item="twitching", value=1))
warm.back_up()
warm.close()
if os.geteuid() == 0:
    os.setgroups([])
    os.setresgid(nobody, nobody, nobody)
    os.setresuid(nobody, nobody, nobody)
exists = pathlib.Path.exists
def unsure(self, **how):  # from Python 3.14 on it says no where it may not look
    try:
        return exists(self, **how)
    except OSError:
        return False
pathlib.Path.exists = unsure
said = {}
def attempt(name, wish):
    try:
        said[name] = wish()
    except TrackerError as error:
        said[name] = f"{type(error).__name__}: {error}"
try:
    diary = Diary.open(path)
except TrackerError as error:
    said["open"] = f"{type(error).__name__}: {error}"
else:
    said["read_only"] = diary.read_only
    period = Period(date(2026, 4, 1), date(2026, 5, 30))
    attempt("read", lambda: len(diary.history(period).daily("twitching")))
    attempt("put", lambda: str(diary.put(Observation(day=date(2026, 4, 1), item="twitching", value=99))))
    attempt("back_up", lambda: str(diary.back_up()))
    diary.close()
print(json.dumps(said))
"""


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that every user of the machine can reach, unlike pytest's own."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder
        folder.chmod(0o755)


def asked_by_another(path: Path, home: Path) -> dict[str, object]:
    """What someone finds who may read but not write (the superuser may always write, so another user asks)."""
    found: dict[str, object] = json.loads(run(ASK, path, home, str(NOBODY)))
    return found


def state(folder: Path) -> dict[str, tuple[bytes, int]]:
    return {file.name: (file.read_bytes(), file.stat().st_mtime_ns) for file in folder.iterdir() if file.is_file()}


@pytest.fixture
def old(open_folder: Path) -> Path:
    path = open_folder / "diary.b12"
    write_diary(path)
    path.with_name("diary.b12.lock").unlink()
    return path


@pytest.mark.parametrize(("file_mode", "folder_mode"), [(0o444, 0o755), (0o644, 0o555), (0o444, 0o555)])
def test_read_only_file_or_folder_is_read_and_not_written(
    old: Path, tmp_path: Path, file_mode: int, folder_mode: int
) -> None:
    if os.geteuid() == 0 and file_mode == 0o644:
        os.chown(old, NOBODY, NOBODY)
    old.chmod(file_mode)
    old.parent.chmod(folder_mode)
    before = state(old.parent)
    said = asked_by_another(old, tmp_path)
    assert said.pop("read_only") is True
    assert said.pop("read") == 60
    assert said.pop("put") == "DiaryReadOnly: This diary is open for reading only, so nothing was changed."
    assert str(said.pop("back_up")).startswith("DiaryNotSaved: No backup could be made in ")
    assert said == {}
    assert state(old.parent) == before


def test_diary_that_may_not_even_be_read_is_refused_in_words(old: Path, tmp_path: Path) -> None:
    old.chmod(0o600 if os.geteuid() == 0 else 0)
    said = asked_by_another(old, tmp_path)
    assert said == {"open": f"DiaryReadOnly: You are not allowed to read {old}. Nothing was changed."}


def test_diary_in_a_folder_that_may_not_be_entered_is_refused_in_words(old: Path, tmp_path: Path) -> None:
    old.parent.chmod(0o700 if os.geteuid() == 0 else 0)
    said = str(asked_by_another(old, tmp_path)["open"])
    old.parent.chmod(0o755)
    assert said == (
        f"DiaryReadOnly: You are not allowed to open {old}. Nothing was changed; please ask the owner of the file."
    )


def test_newer_form_that_cannot_be_written_is_refused_as_newer(old: Path, tmp_path: Path) -> None:
    sql(old, "UPDATE alembic_version SET version_num = '9999'")
    old.chmod(0o444)
    assert str(asked_by_another(old, tmp_path)["open"]).startswith("DiaryNewer: ")


def test_change_cut_short_that_cannot_be_undone_here_is_refused_in_words(old: Path, tmp_path: Path) -> None:
    cut_short(old)
    for file in old.parent.iterdir():
        file.chmod(0o444)
    old.parent.chmod(0o555)
    before = state(old.parent)
    said = str(asked_by_another(old, tmp_path)["open"])
    assert said.startswith(f"DiaryReadOnly: The last change to {old} was cut short")
    assert said.endswith("copy it together with diary.b12-journal to a place where you may write, and open it there.")
    assert state(old.parent) == before


def test_writable_again_the_diary_can_be_changed(old: Path, tmp_path: Path) -> None:
    old.chmod(0o444)
    assert asked_by_another(old, tmp_path)["read_only"] is True
    old.chmod(0o644)
    if os.geteuid() == 0:
        os.chown(old, NOBODY, NOBODY)
        os.chown(old.parent, NOBODY, NOBODY)
    said = asked_by_another(old, tmp_path)
    assert said["read_only"] is False
    assert "value=99" in str(said["put"])
