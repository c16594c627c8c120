"""Backups on the command line: listed as they are now, brought back, and that taken back."""

from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from tests.store.files import write_diary
from tracker.cli import main
from tracker.domain.event import Event
from tracker.store.diary import Diary

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A diary of 129 entries with a backup, and one entry more since."""
    path = tmp_path / "diary.b12"
    write_diary(path, 40)
    with closing(Diary.open(path)) as diary:
        diary.back_up()
        diary.add(Event(day=date(2026, 6, 1), text="later"))
    return path


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], path: Path) -> Run:
    """Runs a command; the answer is its exit status and what it said on both streams."""

    def command(*arguments: object) -> tuple[int, str, str]:
        status = main(["restore", *(str(argument) for argument in arguments), "--diary", str(path)])
        said = capsys.readouterr()
        return status, said.out, said.err

    return command


def entries(path: Path) -> int:
    with closing(Diary.open(path)) as diary:
        return len(diary.records(Event))


@pytest.mark.parametrize("arguments", [(), ("--list",)])
def test_list_tells_what_is_in_each_backup(run: Run, path: Path, arguments: tuple[str, ...]) -> None:
    status, out, _err = run(*arguments)
    number, _when, why, inside, state, name = out.splitlines()[0].split("\t")
    assert (status, number, why, state) == (0, "1", "daily backup", "can be restored")
    assert inside == "126 entries, 1 Apr 2026 to 10 May 2026"
    assert name.startswith("b12-")


def test_diary_without_backups_has_an_empty_list(run: Run, path: Path) -> None:
    for file in (path.parent / "backups" / path.name).iterdir():
        file.unlink()
    assert run() == (0, f"There is no backup of {path} yet.\n", "")


@pytest.mark.parametrize("wanted", ["1", "newest", "name", "path"])
def test_backup_is_brought_back_and_that_is_taken_back(run: Run, path: Path, wanted: str) -> None:
    made = next((path.parent / "backups" / path.name).glob("*.b12"))
    status, out, _err = run({"name": made.name, "path": made}.get(wanted, wanted))
    assert (status, entries(path)) == (0, 40)
    assert "now holds 126 entries, 1 Apr 2026 to 10 May 2026." in out
    assert run("--undo")[0] == 0
    assert entries(path) == 41


def test_lost_diary_is_brought_back(run: Run, path: Path) -> None:
    path.unlink()
    assert run("newest")[0] == 0
    assert entries(path) == 40


def test_damaged_backup_is_listed_as_such_and_refused(run: Run, path: Path) -> None:
    made = next((path.parent / "backups" / path.name).glob("*.b12"))
    made.write_bytes(made.read_bytes()[:-1])
    before = path.read_bytes()
    assert "It has changed since it was made." in run()[1]
    for wanted in ("1", "newest"):
        status, _out, err = run(wanted)
        assert status == 1
        assert err
    assert path.read_bytes() == before


@pytest.mark.parametrize("wanted", ["7", "0", "yesterday", "/nowhere/diary.b12"])
def test_backup_that_is_not_there_is_refused_in_words(run: Run, wanted: str) -> None:
    assert run(wanted) == (
        1,
        "",
        f"There is no backup “{wanted}”. “b12-tracker restore --list” shows what there is.\n",
    )


def test_nothing_to_take_back_is_said(run: Run) -> None:
    status, _out, err = run("--undo")
    assert (status, err) == (1, "No backup of this diary has been restored, so there is nothing to undo.\n")


def test_list_is_read_while_the_diary_is_open_and_restoring_is_refused(run: Run, path: Path) -> None:
    with closing(Diary.open(path)):
        assert run("--list")[0] == 0
        status, _out, err = run("newest")
    assert status == 1
    assert "already open" in err
