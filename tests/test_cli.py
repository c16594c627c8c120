import csv
import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from tests.figures import EXPECTED, SAMPLE, SAMPLE_PERIOD, figures
from tracker.cli import main
from tracker.domain.item import Item
from tracker.domain.observation import Observation
from tracker.store.diary import Diary
from tracker.store.place import default_diary

ROOT = Path(__file__).parent.parent
HEADER = "id,day,item,site,value,recorded_at\n"
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command; the answer is its exit status and what it said on both streams."""

    def command(*arguments: object) -> tuple[int, str, str]:
        status = main([str(argument) for argument in arguments])
        said = capsys.readouterr()
        return status, said.out, said.err

    return command


@pytest.fixture
def diary(tmp_path: Path) -> Path:
    return tmp_path / "diary.b12"


@pytest.fixture(scope="module")
def sample_diary(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample diary, brought in once; tests that write take a copy."""
    path = tmp_path_factory.mktemp("sample") / "diary.b12"
    assert main(["import", str(SAMPLE), "--diary", str(path)]) == 0
    return path


def folder_of(tmp_path: Path, **files: str) -> Path:
    folder = tmp_path / "folder"
    folder.mkdir(exist_ok=True)
    for name, text in files.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    return folder


def observations(path: Path) -> list[Observation]:
    diary = Diary.open(path)
    try:
        return list(diary.records(Observation))
    finally:
        diary.close()


def test_sample_diary_brought_in_has_the_expected_figures(sample_diary: Path) -> None:
    diary = Diary.open(sample_diary)
    try:
        assert diary.span() == SAMPLE_PERIOD
        assert figures(diary.history(SAMPLE_PERIOD)) == EXPECTED
    finally:
        diary.close()


@pytest.mark.parametrize("name", sorted(path.name for path in SAMPLE.glob("*.csv")))
def test_round_trip_through_a_diary_gives_the_same_rows(
    name: str, sample_diary: Path, tmp_path: Path, run: Run
) -> None:
    status, out, err = run("export", tmp_path / "out", "--diary", sample_diary)
    assert (status, err) == (0, "")
    assert str(tmp_path / "out" / name) in out
    assert rows(tmp_path / "out" / name) == rows(SAMPLE / name)
    assert {path.name for path in (tmp_path / "out").iterdir()} == {path.name for path in SAMPLE.glob("*.csv")}


def rows(path: Path) -> list[tuple[tuple[str, str], ...]]:
    with path.open(encoding="utf-8", newline="") as file:
        return sorted(tuple(row.items()) for row in csv.DictReader(file, strict=True))


def test_import_says_what_it_does(diary: Path, run: Run) -> None:
    status, out, err = run("import", SAMPLE, "--diary", diary)
    assert (status, err) == (0, "")
    assert out.splitlines() == [
        "expected.json is not a file of a diary and was left alone.",
        "observations.csv: 2851 entries",
        "timed_counts.csv: 21 entries",
        "doses.csv: 183 entries",
        "regimens.csv: 3 entries",
        "labs.csv: 10 entries",
        "events.csv: 6 entries",
        "From 30 Mar 2026 to 22 Nov 2026.",
        "New: 3074. Already in the diary: 0.",
        f"Saved in {diary}.",
    ]


def test_dry_run_leaves_no_file(tmp_path: Path, run: Run) -> None:
    status, out, _err = run("import", SAMPLE, "--dry-run", "--diary", tmp_path / "new" / "diary.b12")
    assert status == 0
    assert "New: 3074." in out
    assert "Nothing was written" in out
    assert list(tmp_path.iterdir()) == []


def test_dry_run_changes_nothing_in_a_diary_that_is_there(diary: Path, tmp_path: Path, run: Run) -> None:
    run("import", folder_of(tmp_path, observations=HEADER + ",2026-01-01,twitching,,5,\n"), "--diary", diary)
    before = diary.read_bytes()
    status, out, _err = run("import", SAMPLE, "--dry-run", "--diary", diary)
    assert (status, diary.read_bytes()) == (0, before)
    assert "New: 3074." in out


def test_importing_twice_changes_nothing(sample_diary: Path, run: Run) -> None:
    before = sample_diary.read_bytes()
    status, out, _err = run("import", SAMPLE, "--diary", sample_diary)
    assert (status, sample_diary.read_bytes()) == (0, before)
    assert "New: 0. Already in the diary: 3074." in out
    assert "Saved" not in out


def test_lines_without_ids_brought_in_twice_are_there_once(diary: Path, tmp_path: Path, run: Run) -> None:
    events = "id,day,last_day,kind,text,for_doctor\n,2026-06-03,,note,Cramp,0\n,2026-06-03,,note,Cramp,0\n"
    folder = folder_of(tmp_path, events=events)
    assert "New: 2." in run("import", folder, "--diary", diary, "--sure")[1]
    assert "New: 0. Already in the diary: 2." in run("import", folder, "--diary", diary)[1]


def test_one_bad_line_keeps_everything_out_and_every_bad_line_is_named(diary: Path, tmp_path: Path, run: Run) -> None:
    folder = folder_of(
        tmp_path,
        observations=HEADER + ",2026-06-01,twitching,,5,\n,2026-06-02,twitching,,abc,\n,2026-13-01,fatigue,,3,\n",
        events="id,day\n",
    )
    status, out, err = run("import", folder, "--diary", diary)
    assert (status, out) == (1, "")
    assert err.splitlines() == [
        "observations.csv, line 3: value: “abc” is not a number; decimals are written with a point",
        "observations.csv, line 4: day: “2026-13-01” is not a day; days are written as 2026-11-22",
        "events.csv, line 1: missing columns: “last_day”, “kind”, “text”, “for_doctor”",
        "Nothing was imported. Please fix these lines and try again.",
    ]
    assert not diary.exists()


def test_what_contradicts_the_diary_keeps_everything_out(diary: Path, tmp_path: Path, run: Run) -> None:
    run("import", folder_of(tmp_path, observations=HEADER + ",2026-06-01,twitching,,5,\n"), "--diary", diary)
    changed = HEADER + ",2026-06-02,twitching,,1,\n,2026-06-01,twitching,,6,\n"
    status, _out, err = run("import", folder_of(tmp_path, observations=changed), "--diary", diary)
    assert status == 1
    assert err.startswith("observations.csv, line 3: the diary already has this entry with another value;")
    assert [row.value for row in observations(diary)] == [5.0]


def test_own_item_of_the_diary_needs_no_line_in_the_folder(diary: Path, tmp_path: Path, run: Run) -> None:
    held = Diary.open(diary, make=True)
    held.add(Item(key="jaw_clicks", label="Jaw clicks", kind="count", custom=True))
    held.close()
    folder = folder_of(tmp_path, observations=HEADER + ",2026-06-01,jaw_clicks,,5,\n")
    assert run("import", folder, "--diary", diary)[0] == 0
    assert run("import", folder, "--diary", tmp_path / "other.b12")[0] == 1


def test_diary_with_entries_is_backed_up_before_others_come_in(diary: Path, tmp_path: Path, run: Run) -> None:
    for day in ("01", "02"):
        folder = folder_of(tmp_path, observations=HEADER + f",2026-06-{day},twitching,,5,\n")
        assert run("import", folder, "--diary", diary)[0] == 0
    copies = list(tmp_path.rglob("*-import.b12"))
    assert [row.day for path in copies for row in observations(path)] == [date(2026, 6, 1)]


def test_times_of_entry_survive_the_way_through_a_diary(sample_diary: Path) -> None:
    first = next(row for row in observations(sample_diary) if row.site == "calf-right")
    assert first.recorded_at is not None
    assert first.recorded_at.isoformat() == "2026-03-30T19:58:00+00:00"


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("export", "out"), "There is no diary at {diary}. It begins with the first entry, or with an import."),
        (
            ("report", "--out", "page.pdf"),
            "There is no diary at {diary}. It begins with the first entry, or with an import.",
        ),
        (
            ("import", "nowhere"),
            "The folder nowhere cannot be read: No such file or directory. Nothing was imported.",
        ),
    ],
)
def test_what_is_not_there_is_said_in_one_sentence(
    arguments: tuple[str, ...], sentence: str, diary: Path, run: Run
) -> None:
    assert run(*arguments, "--diary", diary) == (1, "", sentence.format(diary=diary) + "\n")
    assert not diary.exists()


@pytest.mark.parametrize(
    ("days", "sentence"),
    [
        (("--from", "around easter"), "“around easter” is not a day."),
        (("--to", "2026-02-30"), "“2026-02-30” is not a day in the calendar."),
        (("--to", "0001-01-01"), "Please choose a day between 1900 and 2200."),
        (
            ("--from", "2026-06-02", "--to", "2026-06-01"),
            (
                "The report cannot begin on 2 Jun 2026 and end on 1 Jun 2026. "
                "Please give a last day that is not before the first."
            ),
        ),
    ],
)
def test_days_that_make_no_period_are_refused(
    days: tuple[str, ...], sentence: str, sample_diary: Path, tmp_path: Path, run: Run
) -> None:
    page = tmp_path / "page.pdf"
    status, out, error = run("report", *days, "--out", page, "--diary", sample_diary)
    assert (status, out) == (1, "")
    assert error.startswith(sentence)
    assert not page.exists()


def test_empty_diary_has_no_page(diary: Path, tmp_path: Path, run: Run) -> None:
    Diary.open(diary, make=True).close()
    answer = run("report", "--out", tmp_path / "page.pdf", "--diary", diary)
    assert answer == (1, "", "The diary is empty, so there is no page to make yet.\n")


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_report_writes_a_page(paper: str, sample_diary: Path, tmp_path: Path, run: Run) -> None:
    page = tmp_path / "page.pdf"
    arguments = ("--from", "2026-06-01", "--to", "2026-11-22", "--paper", paper, "--out", page)
    status, out, err = run("report", *arguments, "--diary", sample_diary)
    assert (status, err) == (0, "")
    assert str(page) in out
    assert page.read_bytes().startswith(b"%PDF")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["page.pdf"]
    assert (tmp_path / "page.pdf").stat().st_mode & 0o777 == 0o600


def test_page_that_cannot_be_written_is_said(sample_diary: Path, tmp_path: Path, run: Run) -> None:
    status, _out, err = run("report", "--out", tmp_path / "no" / "page.pdf", "--diary", sample_diary)
    assert status == 1
    assert "could not be written" in err


def test_diary_for_reading_only_takes_nothing_in(
    diary: Path, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = folder_of(tmp_path, observations="day,item,site,value\n2026-06-01,tingling,,3\n")
    assert run("import", folder, "--diary", diary)[0] == 0
    monkeypatch.setattr("tracker.store.database.is_writable", lambda _path: False)
    status, out, err = run("import", folder, "--diary", diary)
    assert (status, out) == (1, "")
    assert err == "This diary is open for reading only, so nothing was imported.\n"


def test_file_that_is_no_diary_is_refused_unchanged(tmp_path: Path, run: Run) -> None:
    text = tmp_path / "diary.b12"
    text.write_text("not a diary")
    status, _out, err = run("import", SAMPLE, "--diary", text)
    assert (status, err.count("\n")) == (1, 1)
    assert text.read_text() == "not a diary"


def test_diary_is_free_again_after_a_refusal(sample_diary: Path, tmp_path: Path, run: Run) -> None:
    run("report", "--from", "2027-01-01", "--out", tmp_path / "page.pdf", "--diary", sample_diary)
    Diary.open(sample_diary).close()


def test_without_a_diary_named_it_is_the_one_in_the_data_folder(tmp_path: Path, run: Run) -> None:
    assert default_diary().name == "diary.b12"
    assert default_diary().parent.name == "b12-tracker"
    folder = folder_of(tmp_path, observations=HEADER + ",2026-06-01,twitching,,5,\n")
    try:
        assert run("import", folder)[0] == 0
        assert len(observations(default_diary())) == 1
    finally:
        shutil.rmtree(default_diary().parent)


def test_no_command_loads_the_window(sample_diary: Path, tmp_path: Path) -> None:
    commands = [
        ["import", str(SAMPLE), "--diary", str(sample_diary)],
        ["export", str(tmp_path / "out"), "--diary", str(sample_diary)],
        ["report", "--out", str(tmp_path / "page.pdf"), "--diary", str(sample_diary)],
    ]
    ask = (
        "import json, sys; from tracker.cli import main\n"
        "done = [main(command) for command in json.loads(sys.argv[1])]\n"
        "assert done == [0, 0, 0], done\n"
        "assert not [name for name in sys.modules if name.startswith('PySide6')]\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", ask, json.dumps(commands)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_terminal_without_our_letters_ends_no_command(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, observations=HEADER + ",2026-06-01,twitching,,5,\n")
    (folder / "Übung.txt").write_text("x")
    command = [sys.executable, "main.py", "import", str(folder), "--diary", str(tmp_path / "diary.b12")]
    done = subprocess.run(
        command, cwd=ROOT, capture_output=True, check=False, env={"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"?bung.txt" in done.stdout
