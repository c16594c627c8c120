"""Lab results on the command line: the rules and refusals of the window."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.figures import SAMPLE
from tracker.cli import main
from tracker.domain.change import Edit
from tracker.domain.lab import LabResult
from tracker.domain.profile import Profile
from tracker.store.diary import Diary

Run = Callable[..., tuple[int, str, str]]
GOOD = ("--day", "2026-05-06", "--test", "b12_total", "--value", "<150", "--unit", "pmol/L")


@pytest.fixture
def diary(tmp_path: Path) -> Path:
    Diary.open(tmp_path / "diary.b12", make=True).close()
    return tmp_path / "diary.b12"


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], diary: Path) -> Run:
    """Runs a command; the answer is its exit status and what it said on both streams."""

    def command(*arguments: object) -> tuple[int, str, str]:
        status = main([*(str(argument) for argument in arguments), "--diary", str(diary)])
        said = capsys.readouterr()
        return status, said.out, said.err

    return command


def kept(diary: Path) -> list[LabResult]:
    opened = Diary.open(diary)
    try:
        return list(opened.records(LabResult))
    finally:
        opened.close()


def test_result_is_added_as_it_was_printed(run: Run, diary: Path) -> None:
    range_of = ("--low", "197", "--high", "771", "--laboratory", "St Mary's", "--note", "fasting")
    status, out, err = run("lab", "add", *GOOD, *range_of)
    assert (status, out, err) == (0, "Added: 2026-05-06\tSerum B12\t<150 pmol/L\t197–771\n", "")
    (lab,) = kept(diary)
    assert (lab.test, lab.comparator, lab.value, lab.unit) == ("b12_total", "<", "150", "pmol/L")
    assert (lab.reference_low, lab.reference_high, lab.laboratory, lab.note) == ("197", "771", "St Mary's", "fasting")


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"--value": "<"}, "Serum B12: please type a number after “<”."),
        ({"--value": ""}, "Serum B12: please type the value."),
        ({"--unit": ""}, "Serum B12: please choose the unit that was printed"),
        ({"--unit": "g/L"}, "Serum B12: “g/L” is not a unit known for this test"),
        (
            {"--low": "9", "--high": "3"},
            "Serum B12: The lower limit of the range is above the upper one. Please check both.",
        ),
        ({"--day": "2100-01-01"}, "1 Jan 2100 is still to come"),
        ({"--day": "1979-12-31"}, "31 Dec 1979 is before the date of birth in this diary, 1 Jan 1980."),
        ({"--day": "66.5.2026"}, "“66.5.2026” is not a day in the calendar."),
        ({"--test": "14685-0"}, "14685-0 is often taken for the code of Serum B12 and is not"),
        ({"--test": " "}, "Please choose a test"),
    ],
)
def test_refusal_is_one_sentence_and_nothing_is_kept(
    run: Run, diary: Path, changed: dict[str, str], sentence: str
) -> None:
    from datetime import date

    opened = Diary.open(diary)
    opened.apply((Edit(None, Profile(date_of_birth=date(1980, 1, 1))),))
    opened.close()
    wish = dict(zip(GOOD[::2], GOOD[1::2], strict=True)) | changed
    status, out, err = run("lab", "add", *(f"{name}={value}" for name, value in wish.items()))
    assert (status, out) == (1, "")
    assert err.startswith(sentence)
    assert err.count("\n") == 1
    assert kept(diary) == []


def test_unit_that_was_printed_so_is_kept_when_it_is_said(run: Run, diary: Path) -> None:
    assert run("lab", "add", *GOOD[:-1], "U/L", "--own-unit")[0] == 0
    assert [lab.unit for lab in kept(diary)] == ["U/L"]


def test_same_result_twice_is_refused(run: Run, diary: Path) -> None:
    run("lab", "add", *GOOD)
    status, _out, err = run("lab", "add", *GOOD)
    assert (status, err.startswith("Serum B12 of 6 May 2026 without a laboratory is already in the diary")) == (1, True)
    assert len(kept(diary)) == 1


@pytest.mark.parametrize("typed", ["0,82", "0.82"])
def test_own_test_and_both_decimal_signs(run: Run, diary: Path, typed: str) -> None:
    run("lab", "add", "--day", "2026-05-06", "--test", "Zinc", "--value", typed, "--unit", "mg/L")
    assert [(lab.test, lab.value) for lab in kept(diary)] == [("Zinc", "0.82")]


def test_list_agrees_with_the_calendar_of_the_sample(run: Run) -> None:
    run("import", SAMPLE)
    status, out, _err = run("lab", "list")
    lines = [line.split("\t") for line in out.splitlines()]
    assert status == 0
    assert len(lines) == 10
    assert [line[0] for line in lines] == sorted(line[0] for line in lines)
    assert ["2026-07-27", "Serum B12", ">1476 pmol/L", "145–569", "7 days after an injection", "Other Lab", ""] in lines
    assert ["2026-04-09", "Intrinsic factor antibodies", "negative", "", "", "St Mary's", ""] in lines
    expected = json.loads((SAMPLE / "expected.json").read_text())["days_since_injection_of_labs"]
    labels = {"b12_total": "Serum B12", "b12_active": "Active B12"}
    for place, days in expected.items():
        day, test = place.split()
        told = [line[4] for line in lines if line[:2] == [day, labels.get(test)]]
        assert told == ([] if test not in labels else ["" if days is None else f"{days} days after an injection"])


def test_list_of_one_test(run: Run) -> None:
    run("import", SAMPLE)
    _status, out, _err = run("lab", "list", "--test", "haemoglobin")
    assert [line.split("\t")[2] for line in out.splitlines()] == ["118 g/L", "131 g/L"]


def test_list_of_an_empty_diary_is_empty(run: Run) -> None:
    assert run("lab", "list") == (0, "", "")


def test_samples_of_a_day_are_added_and_listed_by_their_times(run: Run, diary: Path) -> None:
    first, second = GOOD, tuple("200" if word == "<150" else word for word in GOOD)
    assert run("lab", "add", *second, "--time", "16:00")[0] == 0
    assert run("lab", "add", *first, "--time", "08:40")[0] == 0
    status, _out, err = run("lab", "add", *first, "--time", "08:40")
    assert status == 1
    assert "is already in the diary" in err
    listed = [line.split("\t")[:3] for line in run("lab", "list")[1].splitlines()]
    assert listed == [
        ["2026-05-06 08:40", "Serum B12", "<150 pmol/L"],
        ["2026-05-06 16:00", "Serum B12", "200 pmol/L"],
    ]
    status, _out, err = run("lab", "add", *first, "--time", "25:00")
    assert status == 1
    assert "is not a time" in err


@pytest.mark.parametrize("value", ["1.234", "0", "124000"])
def test_value_far_from_all_is_asked_about_and_kept_by_who_is_sure(run: Run, diary: Path, value: str) -> None:
    given = ("--day", "2026-05-06", "--test", "b12_total", "--value", value, "--unit", "ng/L")
    status, said, fault = run("lab", "add", *given)
    assert (status, said, kept(diary)) == (1, "", [])
    assert fault.endswith("Is it what was printed? Add --sure to keep it.\n")
    assert run("lab", "add", *given, "--sure")[0] == 0
    assert [lab.value for lab in kept(diary)] == [value]


def test_same_value_of_another_laboratory_is_asked_about(run: Run, diary: Path) -> None:
    assert run("lab", "add", *GOOD)[0] == 0
    assert "Was it measured twice?" in run("lab", "add", *GOOD, "--laboratory", "Elsewhere")[2]
    assert run("lab", "add", *GOOD, "--laboratory", "Elsewhere", "--sure")[0] == 0
    assert len(kept(diary)) == 2
