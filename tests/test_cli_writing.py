"""Commands that add begin a diary where there is none, and leave none behind when they are refused."""

from datetime import datetime
from pathlib import Path

import pytest

from tracker.cli import main
from tracker.domain.dose import Dose
from tracker.domain.lab import LabResult
from tracker.store.diary import Diary

DOSE = ("dose", "add", "--medicine", "hydroxocobalamin", "--amount", "1 mg", "--route", "im")
LAB = ("lab", "add", "--day", "yesterday", "--test", "b12_total", "--value", "128", "--unit", "ng/L")


@pytest.mark.parametrize(("command", "kind"), [(DOSE, Dose), (LAB, LabResult)])
def test_first_entry_begins_the_diary_and_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], command: tuple[str, ...], kind: type[Dose | LabResult]
) -> None:
    path = tmp_path / "new.b12"
    assert main([*command, "--diary", str(path)]) == 0
    assert capsys.readouterr().err.startswith(f"A new diary was started at {path}.\n")
    diary = Diary.open(path)
    assert len(diary.records(kind)) == 1
    diary.close()
    assert main([*command, "--note", "again", "--diary", str(path)]) in (0, 1)
    assert "begun" not in capsys.readouterr().err


@pytest.mark.parametrize("command", [("dose", "add"), (*DOSE, "--day", "31 feb"), (*LAB[:-1], "furlongs")])
def test_refused_entry_leaves_no_diary_behind(tmp_path: Path, command: tuple[str, ...]) -> None:
    path = tmp_path / "new.b12"
    assert main([*command, "--diary", str(path)]) == 1
    assert not path.exists()


def test_refused_entry_leaves_a_diary_that_was_there(tmp_path: Path) -> None:
    path = tmp_path / "old.b12"
    Diary.open(path, make=True).close()
    assert main(["dose", "add", "--diary", str(path)]) == 1
    assert path.exists()


def test_first_command_of_a_day_makes_the_backup_of_the_day(tmp_path: Path) -> None:
    path = tmp_path / "old.b12"
    assert main([*DOSE, "--diary", str(path)]) == 0
    assert main([*LAB, "--diary", str(path)]) == 0
    assert len(list((tmp_path / "backups" / "old.b12").glob("*-daily.b12"))) == 1


@pytest.mark.parametrize("command", [(*DOSE, "--time", "23:59"), (*LAB[:3], "today", *LAB[4:], "--time", "23:59")])
def test_time_that_is_still_to_come_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], command: tuple[str, ...]
) -> None:
    if datetime.now().astimezone().hour == 23:
        pytest.skip("23:59 is near")
    assert main([*command, "--diary", str(tmp_path / "new.b12")]) == 1
    assert "still to come today" in capsys.readouterr().err
