"""Bringing in a folder: what cannot be is refused, what is odd is asked about once, and nothing is half done."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tracker.cli import main
from tracker.domain.dose import Dose
from tracker.domain.observation import Observation
from tracker.store.diary import Diary

Run = Callable[..., tuple[int, str, str]]
HEADS = {
    "observations": "day,item,site,value",
    "doses": "day,planned_day,time,medicine,amount_ug,route,site,batch,expiry,status,regimen,note",
    "labs": "day,test,comparator,value,unit,reference_low,reference_high,laboratory,note",
    "events": "day,last_day,kind,text,for_doctor",
    "timed_counts": "day,time,minutes,count,site",
    "regimens": "medicine,amount_ug,route,first_day,last_day,recurrence,times_per_day,anchor,phase,note",
}
SLIP = {
    "observations": "2026-06-01,sleep_hours,,20",
    "doses": "2026-06-01,,,hydroxocobalamin,100000,im,,,,taken,,",
    "labs": "2026-06-01,b12_total,=,1.234,ng/L,,,,",
    "timed_counts": "2026-06-01,09:00,1,3000,",
    "regimens": "hydroxocobalamin,100000,im,2026-06-01,,FREQ=DAILY,1,calendar,other,",
}
TO_COME = {
    "observations": "2199-01-01,tingling,,3",
    "doses": "2199-01-01,,,hydroxocobalamin,1000,im,,,,taken,,",
    "labs": "2199-01-01,b12_total,=,300,ng/L,,,,",
    "events": "2199-01-01,,note,Cramp,0",
    "timed_counts": "2199-01-01,09:00,1,3,",
    "regimens": "hydroxocobalamin,1000,im,2199-01-01,,FREQ=DAILY,1,calendar,other,",
}
TWICE = {
    "doses": "2026-06-01,,,hydroxocobalamin,1000,im,,,,taken,,",
    "labs": "2026-06-01,b12_total,=,300,ng/L,,,,",
    "events": "2026-06-01,,note,Cramp,0",
    "timed_counts": "2026-06-01,09:00,1,3,",
}


@pytest.fixture
def bring(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Run:
    """Imports files made of lines; the answer is the exit status and what was said on both streams."""

    def command(lines: dict[str, str | list[str]], *options: str) -> tuple[int, str, str]:
        folder = tmp_path / "folder"
        folder.mkdir(exist_ok=True)
        for name, said in lines.items():
            rows = [said] if isinstance(said, str) else said
            (folder / f"{name}.csv").write_text("\n".join([HEADS[name], *rows]) + "\n", encoding="utf-8")
        status = main(["import", str(folder), "--diary", str(tmp_path / "diary.b12"), *options])
        heard = capsys.readouterr()
        return status, heard.out, heard.err

    return command


@pytest.mark.parametrize("file", TO_COME)
def test_far_future_day_is_refused_with_file_and_line(file: str, bring: Run, tmp_path: Path) -> None:
    status, _out, err = bring({file: TO_COME[file]}, "--sure")
    assert status == 1
    assert err.startswith(f"{file}.csv, line 2: 1 Jan 2199 is ")
    assert not (tmp_path / "diary.b12").exists()


@pytest.mark.parametrize("file", SLIP)
def test_slip_is_asked_about_with_file_and_line_and_kept_where_it_is_meant(file: str, bring: Run) -> None:
    status, _out, err = bring({file: SLIP[file]})
    assert status == 1
    assert err.startswith(f"{file}.csv, line 2: ")
    assert "add --sure to import them as they are" in err
    assert bring({file: SLIP[file]}, "--sure")[::2] == (0, "")


def test_all_slips_are_listed_at_once_and_by_a_dry_run_too(bring: Run, tmp_path: Path) -> None:
    for options, status in ((("--dry-run",), 0), ((), 1)):
        done, _out, err = bring(dict(SLIP), *options)
        assert done == status
        assert all(f"{file}.csv, line 2: " in err for file in SLIP)
        assert not (tmp_path / "diary.b12").exists()


@pytest.mark.parametrize("file", TWICE)
def test_line_that_says_the_same_again_is_asked_about(file: str, bring: Run) -> None:
    status, _out, err = bring({file: [TWICE[file], TWICE[file]]})
    assert status == 1
    assert err.startswith(f"{file}.csv, line 3: line 2 of {file}.csv has the same entry. Is it a second one?")


@pytest.mark.parametrize("file", TWICE)
def test_what_the_diary_has_under_another_id_is_asked_about(file: str, bring: Run, tmp_path: Path) -> None:
    assert bring({file: TWICE[file]})[0] == 0
    folder = tmp_path / "folder"
    (folder / f"{file}.csv").write_text(
        f"id,{HEADS[file]}\n62059707-3083-4879-85bb-530fc28b4e00,{TWICE[file]}\n", encoding="utf-8"
    )
    status, _out, err = bring({})
    assert status == 1
    assert err.startswith(f"{file}.csv, line 2: the diary already has the same entry")
    assert bring({}, "--sure")[0] == 0


def test_day_of_a_storm_amid_usual_days_is_asked_about_and_kept(bring: Run, tmp_path: Path) -> None:
    days = [f"2026-06-{day:02},twitching,,{3000 if day == 20 else 25}" for day in range(1, 29)]
    status, _out, err = bring({"observations": days})
    assert (status, err.count("line")) == (1, 2)
    assert "observations.csv, line 21: 3000 is far more than usual for “Twitches” (most days up to 25)." in err
    assert bring({"observations": days}, "--sure")[0] == 0
    diary = Diary.read(tmp_path / "diary.b12")
    assert max(row.value for row in diary.records(Observation)) == 3000
    diary.close()


def test_second_tablet_of_a_plan_for_two_is_not_asked_about(bring: Run, tmp_path: Path) -> None:
    doses = [f"2026-06-01,,,cyanocobalamin,50,oral,,,,taken,,{note}" for note in ("morning", "evening")]
    plan = "cyanocobalamin,50,oral,2026-05-01,,FREQ=DAILY,2,calendar,maintenance,"
    assert "Was it taken once more?" in bring({"doses": doses})[2]
    assert bring({"doses": doses, "regimens": plan})[0] == 0
    diary = Diary.read(tmp_path / "diary.b12")
    assert len(diary.records(Dose)) == 2
    diary.close()


def test_sample_before_the_date_of_birth_is_refused(bring: Run, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "profile.csv").write_text(
        "name,date_of_birth,identifiers,clinician,causes,treatment_start,lab_units,preferences\n,1975-01-01,,,,,,\n"
    )
    status, _out, err = bring({"labs": "1957-06-01,b12_total,=,300,ng/L,,,,"}, "--sure")
    assert (status, err.splitlines()[0]) == (
        1,
        "labs.csv, line 2: 1 Jun 1957 is before the date of birth, 1 Jan 1975",
    )


@pytest.mark.parametrize("number", ["1e309", "-1e309", "1e999"])
@pytest.mark.parametrize(
    "line",
    [
        {"observations": "2026-06-01,tingling,,{}"},
        {"doses": "2026-06-01,,,hydroxocobalamin,{},im,,,,taken,,"},
        {"timed_counts": "2026-06-01,09:00,{},3,"},
    ],
)
def test_number_that_no_machine_holds_is_refused_as_it_was_typed(line: dict[str, str], number: str, bring: Run) -> None:
    status, _out, err = bring({file: said.format(number) for file, said in line.items()}, "--sure")
    assert status == 1
    assert number in err
    assert "inf" not in err
