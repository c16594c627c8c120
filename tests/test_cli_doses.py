"""Doses on the command line: the same rules and refusals as in the window, and days that agree with a calendar."""

from collections.abc import Callable
from datetime import UTC, date, timedelta, timezone
from datetime import datetime as moment
from datetime import time as clock
from pathlib import Path
from time import tzset

import pytest

from tests.figures import SAMPLE
from tracker.cli import main
from tracker.domain.change import Edit
from tracker.domain.dose import Dose
from tracker.domain.history import Period
from tracker.domain.profile import Profile
from tracker.domain.regimen import Regimen
from tracker.report.blocks import Table
from tracker.report.compose import compose
from tracker.store.diary import Diary

Run = Callable[..., tuple[int, str, str]]
TODAY = moment.now().astimezone().date()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "diary.b12"


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], path: Path) -> Run:
    """Runs a command on the diary; the answer is its exit status and what it said on both streams."""

    def command(*arguments: object) -> tuple[int, str, str]:
        status = main([*(str(argument) for argument in arguments), "--diary", str(path)])
        said = capsys.readouterr()
        return status, said.out, said.err

    return command


def begin(path: Path, *records: Regimen | Dose | Profile) -> None:
    diary = Diary.open(path, make=True)
    diary.apply(Edit(None, record) for record in records)
    diary.close()


def doses(path: Path) -> tuple[Dose, ...]:
    diary = Diary.open(path)
    found = diary.records(Dose)
    diary.close()
    return found


def injection(first: date) -> Regimen:
    return Regimen(
        medicine="hydroxocobalamin", amount=1000, route="im", first_day=first, recurrence="FREQ=DAILY;INTERVAL=21"
    )


def test_due_tells_what_is_late_and_what_is_coming(run: Run, path: Path) -> None:
    tablet = Regimen(
        medicine="cyanocobalamin", amount=50, route="oral", first_day=date(2026, 3, 1), recurrence="FREQ=DAILY"
    )
    begin(path, injection(date(2026, 3, 2)), tablet)
    status, said, _faults = run("due", "--day", "2026-03-06")
    assert status == 0
    assert said.splitlines() == [
        "2026-03-02\tplanned for 2 Mar\tHydroxocobalamin injection 1 mg",
        "2026-03-06\tdue today\tCyanocobalamin tablet 50 µg",
        "2026-03-23\tin 17 days\tHydroxocobalamin injection 1 mg",
    ]


def test_nothing_due_is_said(run: Run, path: Path) -> None:
    begin(path)
    assert run("due") == (0, "Nothing is due.\n", "")


def test_dose_without_a_medicine_is_the_one_that_is_due(run: Run, path: Path) -> None:
    plan = injection(TODAY - timedelta(days=2))
    begin(path, plan)
    status, said, _faults = run("dose", "add", "--batch", "HX1", "--expiry", "08/2027")
    assert status == 0
    assert f"planned for {plan.first_day}" in said
    (dose,) = doses(path)
    assert (dose.day, dose.planned_day, dose.regimen) == (TODAY, plan.first_day, plan.id)
    assert (dose.batch, dose.expiry, dose.site) == ("HX1", date(2027, 8, 31), "")
    assert run("due")[1].splitlines()[-1] == "Nothing is due."


def test_dose_is_added_by_names_or_keys_and_listed(run: Run, path: Path) -> None:
    begin(path)
    added = ("--medicine", "Hydroxocobalamin", "--amount", "1 mg", "--route", "im", "--site", "left upper arm muscle")
    assert run("dose", "add", *added, "--day", "2026-03-02", "--time", "09:41")[0] == 0
    assert run("dose", "add", "--medicine", "own drops", "--amount", "5 ug", "--route", "oral", "--skipped")[0] == 0
    first, second = doses(path)
    assert (first.medicine, first.amount_ug, first.site) == ("hydroxocobalamin", 1000, "deltoid-left")
    assert (second.medicine, second.status) == ("own drops", "skipped")
    listed = run("dose", "list", "--to", "2026-03-31")[1]
    assert listed == "2026-03-02\ttaken\tHydroxocobalamin injection 1 mg\tLeft upper arm muscle\tnot planned\n"


def test_dose_by_the_name_that_is_printed_answers_its_plan(run: Run, path: Path) -> None:
    plan = injection(TODAY + timedelta(days=1))
    begin(path, plan)
    assert run("dose", "add", "--medicine", "Hydroxocobalamin injection", "--amount", "1 mg", "--route", "im")[0] == 0
    (dose,) = doses(path)
    assert (dose.medicine, dose.regimen, dose.planned_day) == ("hydroxocobalamin", plan.id, plan.first_day)


def test_planned_day_without_a_plan_and_a_medicine_without_a_name_are_refused(run: Run, path: Path) -> None:
    begin(path, injection(TODAY))
    given = ("--medicine", "hydroxocobalamin", "--amount", "1 mg", "--route", "im")
    status, _said, fault = run("dose", "add", *given, "--planned", "2030-01-01")
    assert (status, fault) == (1, "No plan has Hydroxocobalamin injection 1 mg due on 2030-01-01.\n")
    status, _said, fault = run("dose", "add", "--medicine", "", "--amount", "1 mg", "--route", "im")
    assert (status, "Please name the medicine" in fault) == (1, True)
    status, _said, fault = run("dose", "add", "--route", "oral")
    assert (status, fault.startswith("Nothing is due.")) == (1, True)
    assert doses(path) == ()


@pytest.mark.parametrize("day", ["9999-12-31", "1700-01-01"])
def test_days_beyond_all_plans_are_refused(run: Run, path: Path, day: str) -> None:
    begin(path, injection(TODAY))
    assert run("due", "--day", day) == (1, "", "Please choose a day between 1900 and 2200.\n")


def test_dose_can_name_the_planned_day_that_it_answers_or_none(run: Run, path: Path) -> None:
    plan = injection(TODAY)
    begin(path, plan)
    given = ("--medicine", "hydroxocobalamin", "--amount", "1 mg", "--route", "im")
    run("dose", "add", *given, "--planned", "none")
    run("dose", "add", *given, "--planned", TODAY.isoformat(), "--sure")
    assert sorted((dose.extra, dose.planned_day, dose.regimen == plan.id) for dose in doses(path)) == [
        (False, TODAY, True),
        (True, None, False),
    ]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("--amount", "0 mg"), "must be above 0"),
        (("--amount", "-1 mg"), "must be above 0"),
        (("--amount", "1000 IU"), "not measured in international units"),
        (("--amount", "1000"), "type the unit too"),
        (("--amount", "1000 mg"), "outside the amounts known here"),
        ((), "type the amount"),
        (("--amount", "1 mg", "--day", (TODAY + timedelta(days=1)).isoformat()), "still to come"),
        (("--amount", "1 mg", "--day", "1979-12-31"), "before the date of birth"),
        (("--amount", "1 mg", "--day", "someday"), "is not a day"),
        (("--amount", "1 mg", "--time", "25:00"), "is not a time"),
        (("--amount", "1 mg", "--site", "ear"), "is not a place for this"),
        (("--amount", "1 mg", "--expiry", "13/2027"), "is not an expiry"),
    ],
)
def test_what_cannot_be_is_refused_with_one_sentence_and_nothing_is_kept(
    run: Run, path: Path, arguments: tuple[str, ...], sentence: str
) -> None:
    begin(path, Profile(date_of_birth=date(1980, 1, 1)))
    status, said, fault = run("dose", "add", "--medicine", "hydroxocobalamin", "--route", "im", *arguments)
    assert (status, said) == (1, "")
    assert sentence in fault
    assert len(fault.splitlines()) == 1
    assert doses(path) == ()


def test_unusual_amount_is_kept_by_who_is_sure(run: Run, path: Path) -> None:
    begin(path)
    given = ("--medicine", "hydroxocobalamin", "--amount", "5 mg", "--route", "im")
    assert run("dose", "add", *given)[0] == 1
    assert [run("dose", "add", *given, "--sure")[0] for _time in range(3)] == [0, 0, 0]
    day = (TODAY - timedelta(days=1)).isoformat()
    assert run("dose", "add", *given, "--day", day)[0] == 0, "taken so often it is known"


def test_same_dose_of_a_day_is_asked_about_and_kept_by_who_is_sure(run: Run, path: Path) -> None:
    begin(path)
    given = ("--medicine", "hydroxocobalamin", "--amount", "1 mg", "--route", "im")
    assert run("dose", "add", *given)[0] == 0
    status, said, fault = run("dose", "add", *given)
    assert (status, said, len(doses(path))) == (1, "", 1)
    assert "Was it taken once more? Add --sure to keep it." in fault
    assert run("dose", "add", *given, "--sure")[0] == 0
    assert len(doses(path)) == 2


def test_without_anything_due_or_with_several_the_medicine_must_be_named(run: Run, path: Path) -> None:
    begin(path)
    assert "Nothing is due" in run("dose", "add")[2]
    assert "how it was taken: im" in run("dose", "add", "--medicine", "x", "--amount", "1 mg")[2]
    diary = Diary.open(path)
    for days in (0, 1):
        diary.add(injection(TODAY - timedelta(days=days)))
    diary.close()
    assert "Several are due" in run("dose", "add")[2]
    assert "is before the first day" in run("dose", "list", "--from", "2026-03-02", "--to", "2026-03-01")[2]


def test_sample_diary_is_due_as_its_calendar_says(tmp_path: Path, run: Run, path: Path) -> None:
    """Every 21 days from 18 May: 8, 29 June, 20 July, 10, 31 August, 21 September, 12 October, 2 and 23 November."""
    assert main(["import", str(SAMPLE), "--diary", str(path)]) == 0
    diary = Diary.open(path, clock=lambda: moment(2026, 11, 22, 20, tzinfo=UTC), zone=UTC)
    plans = {plan.route: plan for plan in diary.records(Regimen) if plan.last_day is None}
    diary.close()
    assert plans["im"].first_day == date(2026, 5, 18)
    told = run("due", "--day", "2026-11-22")[1]
    assert "2026-11-23\ttomorrow\tHydroxocobalamin injection 1 mg\nNothing is due." in told


def test_time_is_kept_as_the_local_time_of_its_day(run: Run, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Europe/Berlin")
    tzset()
    try:
        begin(path)
        wish = ("dose", "add", "--medicine", "hydroxocobalamin", "--amount", "1 mg", "--route", "im", "--time")
        for day in ("2026-01-10", "2026-07-10"):
            assert run(*wish, "09:41", "--day", day)[0] == 0
        status, _out, said = run(*wish, "09:41+02:00", "--day", "2026-07-11")
        assert (status != 0, "is not a time" in said) == (True, True)
        assert [(dose.time, dose.utc_offset) for dose in doses(path)] == [(clock(9, 41), 60), (clock(9, 41), 120)]
    finally:
        monkeypatch.delenv("TZ")
        tzset()


@pytest.mark.parametrize(
    ("medicine", "amount", "said"),
    [
        ("Potassium gluconate", "99 mg", "Potassium gluconate tablet 99 mg"),
        ("Magnesium", "400 mg", "Magnesium tablet 400 mg"),
        ("Vitamin D", "4000 IU", "Vitamin D 4000 IU"),
        ("Multivitamin", "1 tablet", "Multivitamin 1 tablet"),
        ("Vitamin D", "10 drops", "Vitamin D 10 drops"),
        ("Nose spray", "2 puffs", "Nose spray 2 sprays"),
        ("Iron syrup", "5 ml", "Iron syrup 5 ml"),
    ],
)
def test_other_medicines_are_kept_in_their_own_unit(
    run: Run, path: Path, medicine: str, amount: str, said: str
) -> None:
    begin(path)
    arguments = ("--day", "2026-11-17", "--medicine", medicine, "--route", "oral", "--amount", amount)
    status, added, fault = run("dose", "add", *arguments)
    assert (status, fault) == (0, "")
    assert said in added
    assert said in run("dose", "list")[1]
    assert "B12" not in added + fault


@pytest.mark.parametrize("amount", ["1 furlong", "4000", "0 IU", "-3 drops"])
def test_refused_amount_of_another_medicine_never_speaks_of_b12(run: Run, path: Path, amount: str) -> None:
    begin(path)
    status, _said, fault = run("dose", "add", "--medicine", "Vitamin D", "--route", "oral", "--amount", amount)
    assert status == 1
    assert "B12" not in fault


def test_dose_of_a_day_that_is_tomorrow_where_it_is_read_is_on_the_whole_page(path: Path) -> None:
    ahead = moment.now(timezone(timedelta(hours=14))).date()
    diary = Diary.open(path, make=True, zone=timezone(timedelta(hours=14)))
    diary.add(Dose(day=ahead, medicine="hydroxocobalamin", amount=1000, route="im"))
    diary.close()
    behind = timezone(timedelta(hours=-11))
    diary = Diary.open(path, zone=behind)
    history = diary.history(Period(ahead, ahead))
    diary.close()
    assert history.today == ahead
    blocks = compose(history, history.period, moment.now(behind).date(), True)
    cells = [cell.text for block in blocks if isinstance(block, Table) for row in block.rows for cell in row]
    assert "1 dose taken" in cells


@pytest.mark.parametrize("given", [("--day", "-3"), ("--day=-3",), ("--day", "3 days ago")])
def test_day_is_typed_as_in_the_window_on_the_command_line(run: Run, path: Path, given: tuple[str, ...]) -> None:
    begin(path)
    what = ("--medicine", "hydroxocobalamin", "--amount", "1 mg", "--route", "im", "--time", "9:41 pm")
    assert run("dose", "add", *what, *given)[0] == 0
    assert [(dose.day, dose.time) for dose in doses(path)] == [(TODAY - timedelta(days=3), clock(21, 41))]
    assert run("dose", "list", "--from", "-4", "--to", "yesterday")[1].startswith(str(TODAY - timedelta(days=3)))


@pytest.mark.parametrize("command", ["dose", "lab"])
def test_day_without_a_year_that_lies_long_ago_is_asked_about(run: Run, path: Path, command: str) -> None:
    begin(path)
    ahead = TODAY + timedelta(days=1)
    kinds = {
        "dose": ("--medicine", "hydroxocobalamin", "--amount", "1 mg", "--route", "im"),
        "lab": ("--test", "ferritin", "--value", "30", "--unit", "ng/mL"),
    }
    given = (command, "add", *kinds[command], "--day", f"{ahead.day} {ahead:%b}")
    status, _out, fault = run(*given)
    assert (status, "Please type the year too" in fault) == (1, True)
    assert run(*given, "--sure")[0] == 0
    assert run(*given[:-1], (TODAY - timedelta(days=330)).isoformat(), "--sure")[0] == 0
