"""`results`: every figure with what it rests on, in sentences and for scripts."""

import json
from pathlib import Path
from typing import Any

import pytest

from tracker.cli import main
from tracker.store.diary import Diary

SAMPLE = Path(__file__).parent / "data" / "diary"


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("results") / "diary.b12"
    assert main(["import", str(SAMPLE), "--diary", str(path)]) == 0
    return path


def found(sample: Path, capsys: pytest.CaptureFixture[str], *more: str) -> Any:
    capsys.readouterr()
    assert main(["results", "--json", "--diary", str(sample), *more]) == 0
    return json.loads(capsys.readouterr().out)


def test_json_agrees_with_the_expected_figures_and_says_what_each_rests_on(
    sample: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    expected = json.loads((SAMPLE / "expected.json").read_text())
    results = found(sample, capsys, "--today", expected["today"])
    assert results["start"] == expected["treatment_start"]
    assert results["filled"]["filled"] == expected["days_filled"]
    for course in results["courses"]:
        change = course["change"]
        figures = expected["items"][change["item"]]
        for phase, window in (("before", "baseline"), ("recent", "last_28_days")):
            assert change[phase]["days"] == figures[window]["days_recorded"]
            assert change[phase]["mean"] == pytest.approx(figures[window]["mean"], abs=1e-4)
        if change["estimate"]:
            assert change["estimate"]["low"] < change["estimate"]["value"] < change["estimate"]["high"]


def test_sentences_tell_of_the_main_outcome_and_name_no_cause(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert main(["results", "--today", "2026-11-22", "--diary", str(sample)]) == 0
    said = capsys.readouterr().out
    assert "195 of 238 days filled" in said
    assert "Twitches: lower in the 4 weeks to 9 Nov (5.7) than before treatment (36.8): about 85% fewer" in said
    assert said.count("A diary like this cannot show why.") == 1
    assert "because" not in said


def test_earlier_day_knows_nothing_of_what_came_later(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    early = found(sample, capsys, "--today", "2026-05-05")
    assert early["today"] == "2026-05-05"
    said = {course["change"]["item"]: course["statement"] for course in early["courses"] if course["statement"]}
    assert {item: statement["direction"] for item, statement in said.items()} == {"twitching": "not_clear"}


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("some day", "is not a day"),
        ("20261322", "is not a day"),
        ("2026-W47-7", "is not a day"),
        ("1999-01-01", "begins on 30 March 2026"),
        ("2199-12-31", "more than a year ahead"),
    ],
)
def test_day_that_cannot_be_looked_at_is_refused(
    sample: Path, capsys: pytest.CaptureFixture[str], day: str, words: str
) -> None:
    assert main(["results", "--today", day, "--diary", str(sample)]) == 1
    assert words in capsys.readouterr().err


def test_empty_diary_tells_nothing_yet(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Diary.open(tmp_path / "empty.b12", make=True).close()
    assert main(["results", "--diary", str(tmp_path / "empty.b12")]) == 1
    assert "The diary is empty" in capsys.readouterr().err


def test_json_holds_method_days_and_reason_of_each_figure(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    results = found(sample, capsys, "--today", "2026-11-22")
    change = next(one["change"] for one in results["courses"] if one["change"]["item"] == "tingling")
    assert (change["direction"], change["early"], change["uneven"]) == ("lower", False, False)
    assert change["estimate"]["method"] == "difference of means, each phase with its own spread"
    assert change["earlier_period"] == {"first": "2026-03-30", "last": "2026-04-26"}
    assert change["recent_period"] == {"first": "2026-10-26", "last": "2026-11-22"}
    assert change["consistent"]["freedom"] is None
    main = next(one for one in results["courses"] if one["statement"])
    assert main["statement"]["found"]["direction"] == main["statement"]["direction"] == "lower"
    assert main["half"]["days"] > 100
    assert main["trend"]["days"] > 40
    assert main["wear_off"]["days"] < main["wear_off"]["possible"]


def test_diary_of_doses_alone_says_what_is_missing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "doses.b12"
    Diary.open(path, make=True).close()
    dose = ["dose", "add", "--diary", str(path), "--medicine", "hydroxocobalamin", "--amount", "1 mg", "--route", "im"]
    assert main([*dose, "--day", "2026-05-01"]) == 0
    capsys.readouterr()
    assert main(["results", "--diary", str(path), "--today", "2026-05-10"]) == 0
    assert "No symptom is recorded yet" in capsys.readouterr().out
