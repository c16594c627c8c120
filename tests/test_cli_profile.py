"""Who keeps the diary, on the command line."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from tests.domain.examples import make
from tracker.cli import main
from tracker.domain.dose import Dose
from tracker.domain.profile import Profile
from tracker.store.diary import Diary

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Run:
    def command(*arguments: str) -> tuple[int, str, str]:
        status = main(["profile", *arguments, "--diary", str(tmp_path / "diary.b12")])
        out, err = capsys.readouterr()
        return status, out, err

    return command


def kept(tmp_path: Path) -> Profile:
    diary = Diary.open(tmp_path / "diary.b12")
    (found,) = diary.records(Profile)
    diary.close()
    return found


def test_every_field_is_kept_and_shown(run: Run, tmp_path: Path) -> None:
    fields = ["--name", "A. Patient", "--born", "1960-02-29", "--number", "NHS 943", "--clinician", "Dr Ortega"]
    lists = ["--cause", "coeliac", "--cause", "A rare one", "--medicine", "Metformin"]
    status, out, err = run(*fields, *lists, "--treatment-start", "2026-09-01")
    assert status == 0
    assert err == f"A new diary was started at {tmp_path / 'diary.b12'}.\n"
    assert out.splitlines() == [
        "Name\tA. Patient",
        "Date of birth\t1960-02-29",
        "Numbers\tNHS 943",
        "Doctor or clinic\tDr Ortega",
        "Treatment began\t2026-09-01",
        "Cause\tCoeliac disease; A rare one",
        "Other medicines\tMetformin",
    ]
    found = kept(tmp_path)
    assert (found.causes, found.medicines) == (["coeliac", "A rare one"], ["metformin"])
    assert (found.date_of_birth, found.treatment_start) == (date(1960, 2, 29), date(2026, 9, 1))


def test_field_that_is_not_named_stays_and_an_empty_text_clears_one(run: Run, tmp_path: Path) -> None:
    run("--name", "A. Patient", "--treatment-start", "2026-09-01", "--cause", "age")
    run("--treatment-start", "", "--cause", "")
    found = kept(tmp_path)
    assert (found.name, found.treatment_start, found.causes) == ("A. Patient", None, [])


def test_bad_day_is_refused_and_nothing_is_kept(run: Run, tmp_path: Path) -> None:
    status, out, err = run("--name", "A. Patient", "--treatment-start", "soon")
    assert (status, out) == (1, "")
    assert "soon" in err
    assert not (tmp_path / "diary.b12").exists(), "what was refused begins no diary"


def test_showing_begins_no_diary(run: Run, tmp_path: Path) -> None:
    status, out, err = run()
    assert (status, out) == (1, "")
    assert "There is no diary" in err
    assert list(tmp_path.iterdir()) == []


def test_doubtful_start_is_asked_about_until_it_is_said(run: Run, tmp_path: Path) -> None:
    diary = Diary.open(tmp_path / "diary.b12", make=True)
    diary.add(make(Dose, day=date(2026, 8, 2), medicine="cyanocobalamin", amount=50, route="oral", site=""))
    diary.add(make(Dose, day=date(2026, 9, 1)))
    diary.close()
    assert run()[2].startswith("When did your treatment begin? The first dose in this diary was on 2 August 2026")
    assert run("--treatment-start", "2026-09-01")[2] == ""
    assert run()[2] == ""


@pytest.mark.parametrize("args", [("--born", "tomorrow"), ("--treatment-start", "31/12/2199")])
def test_day_that_is_still_to_come_is_refused(run: Run, tmp_path: Path, args: tuple[str, str]) -> None:
    status, _out, err = run(*args)
    assert status == 1
    assert "still to come" in err
    assert not (tmp_path / "diary.b12").exists()
