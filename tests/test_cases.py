"""What patients brought, through the door they used: nothing true is denied, nothing kept as another value."""

from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, date, timedelta, timezone
from datetime import datetime as moment
from pathlib import Path

import pytest

from tracker.cli import main
from tracker.domain.change import Edit
from tracker.domain.dose import Dose
from tracker.domain.dose_words import amount_of
from tracker.domain.history import Period
from tracker.domain.lab import LabResult
from tracker.domain.observation import Observation
from tracker.domain.regimen import Regimen
from tracker.i18n import Regional, writing_as
from tracker.report.compose import compose
from tracker.store.diary import Diary

Run = Callable[..., str]
DOSES = "id,day,planned_day,time,medicine,amount_ug,route,site,batch,expiry,status,regimen,note,recorded_at\n"
LABS = "id,day,test,comparator,value,unit,reference_low,reference_high,laboratory,note\n"
INJECTION = ("--medicine", "hydroxocobalamin", "--amount", "1 mg", "--route", "im")
B12 = ("lab", "add", "--test", "b12_total", "--unit", "ng/L")
FERRITIN = ("lab", "add", "--test", "ferritin", "--unit", "ng/mL")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "diary.b12"


@pytest.fixture
def run(path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command on the diary; the answer is all it said."""

    def command(*arguments: str) -> str:
        main([*arguments, "--diary", str(path)])
        said = capsys.readouterr()
        return said.out + said.err

    return command


@pytest.fixture
def bring_in(tmp_path: Path, run: Run) -> Callable[[str, str], str]:
    """Bring in one file of a folder."""

    def bring(name: str, text: str) -> str:
        folder = tmp_path / "in"
        folder.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
        return run("import", str(folder), "--sure")

    return bring


@pytest.fixture(params=["en_GB", "de_DE", "fr_FR", "tr_TR"])
def place(request: pytest.FixtureRequest) -> Iterator[str]:
    with writing_as(Regional.all_of(request.param)):
        yield request.param


def page_of(diary: Diary, first: date, last: date) -> str:
    """Return all that stands on the doctor's page of a period."""
    period = Period(first, last)
    return repr(compose(diary.history(period), period, diary.today, named=False))


def records(path: Path, kind: type) -> tuple[object, ...]:
    with closing(Diary.open(path)) as diary:
        return diary.records(kind)


@pytest.mark.parametrize("micrograms", ["2.5", "12.5", "1000"])
def test_amount_is_shown_with_the_decimal_sign_of_the_place(
    place: str, micrograms: str, bring_in: Callable[[str, str], str], run: Run
) -> None:
    bring_in("doses.csv", f"{DOSES},2026-11-28,,,cyanocobalamin,{micrograms},oral,,,,taken,,,\n")
    shown = micrograms if place == "en_GB" else micrograms.replace(".", ",")
    assert f"tablet {shown} µg" in run("dose", "list").replace("\u00a0", " ").replace("\u202f", " ")


def test_course_entered_afterwards_is_told_as_taken(path: Path) -> None:
    plan = Regimen(
        medicine="hydroxocobalamin",
        amount=1000,
        route="im",
        first_day=date(2026, 9, 1),
        last_day=date(2026, 9, 30),
        recurrence="FREQ=DAILY;INTERVAL=2",
    )
    days = [plan.first_day + timedelta(days=2 * number) for number in range(14)]
    doses = [Dose(day=day, medicine="hydroxocobalamin", amount=1000, route="im") for day in days]
    with closing(Diary.open(path, make=True)) as diary:
        diary.apply([Edit(None, plan)])
    for dose in doses:
        main(["dose", "add", "--day", dose.day.isoformat(), *INJECTION, "--diary", str(path)])
    with closing(Diary.open(path)) as diary:
        page = page_of(diary, date(2026, 9, 1), date(2026, 9, 30))
    assert "14 of 15 taken" in page
    assert "14 of them entered later" in page


@pytest.mark.parametrize(
    ("cell", "comparator", "number"),
    [
        ('"8,5"', "=", "8.5"),
        ('"91,5"', "=", "91.5"),
        (">1500", ">", "1500"),
        ("≥2000", ">=", "2000"),
        ("٣٠", "=", "30"),
    ],
)
def test_value_in_a_file_is_a_number_however_it_was_written(
    cell: str, comparator: str, number: str, bring_in: Callable[[str, str], str], path: Path
) -> None:
    bring_in("labs.csv", f"{LABS},2026-10-05,b12_total,=,{cell},pg/mL,197,771,,\n")
    (result,) = records(path, LabResult)
    assert isinstance(result, LabResult)
    assert (result.comparator, result.value) == (comparator, number)


@pytest.mark.parametrize(
    "day", ["2026-11-05 11:09:29", "2026-11-05T21:30:00-08:00", "2026-11-05T02:10:00+13:00", "2026-11-05"]
)
def test_moment_in_a_file_is_the_local_day_of_who_wrote_it(
    day: str, bring_in: Callable[[str, str], str], path: Path
) -> None:
    bring_in("observations.csv", f"id,day,item,site,value,recorded_at\n,{day},tingling,,3,\n")
    (row,) = records(path, Observation)
    assert isinstance(row, Observation)
    assert row.day == date(2026, 11, 5)


@pytest.mark.parametrize("typed", ["9:41 PM", "9:41pm", "21:41"])
def test_time_of_a_twelve_hour_clock_is_that_time(typed: str, run: Run, path: Path) -> None:
    with writing_as(Regional.all_of("en_US")):
        run("dose", "add", "--day", "2026-11-20", "--time", typed, *INJECTION)
    (dose,) = records(path, Dose)
    assert isinstance(dose, Dose)
    assert str(dose.time) == "21:41:00"


def test_dose_of_a_zone_that_is_a_day_ahead_stands_on_a_page_made_behind(path: Path) -> None:
    """It is 1 December on Kiritimati while it is still 30 November in Pago Pago."""
    now = moment(2026, 11, 30, 11, tzinfo=UTC)
    east, west = timezone(timedelta(hours=14)), timezone(timedelta(hours=-11))
    with closing(Diary.open(path, make=True, clock=lambda: now, zone=east)) as diary:
        dose = Dose(day=diary.today, medicine="hydroxocobalamin", amount=1000, route="im")
        diary.apply([Edit(None, dose)])
    with closing(Diary.open(path, clock=lambda: now, zone=west)) as diary:
        assert diary.today == dose.day - timedelta(days=1)
        span = diary.span()
        assert span is not None
        page = page_of(diary, span.first, span.last)
    assert "No doses were recorded" not in page
    assert "1 dose taken" in page


def test_month_is_named_in_the_language_of_the_sentence(bring_in: Callable[[str, str], str], path: Path) -> None:
    bring_in("doses.csv", f"{DOSES},2026-05-05,,08:00,hydroxocobalamin,1000,im,,,,taken,,,\n")
    with writing_as(Regional(("en_GB",), "de_DE", "de_DE", "de_DE")), closing(Diary.open(path)) as diary:
        page = page_of(diary, date(2026, 5, 5), date(2026, 5, 5))
    assert "5 May 2026" in page
    assert "Mai" not in page


@pytest.mark.parametrize(
    ("medicine", "amount"),
    [
        ("Potassium gluconate", "99 mg"),
        ("Magnesium", "400 mg"),
        ("Vitamin D", "4000 IU"),
        ("Multivitamin", "1 tablet"),
        ("Vitamin D", "10 drops"),
    ],
)
def test_other_medicine_is_kept_in_its_own_unit(medicine: str, amount: str, run: Run, path: Path) -> None:
    said = run("dose", "add", "--day", "2026-11-17", "--medicine", medicine, "--route", "oral", "--amount", amount)
    (dose,) = records(path, Dose)
    assert isinstance(dose, Dose)
    assert amount_of(dose).replace("\u00a0", " ") == amount
    assert "B12" not in said


def test_weak_tablet_weeks_before_the_course_is_asked_about(
    bring_in: Callable[[str, str], str], run: Run, path: Path
) -> None:
    bring_in("doses.csv", f"{DOSES},2026-09-01,,08:00,hydroxocobalamin,1000,im,,,,taken,,,\n")
    days = [date(2026, 8, 1) + timedelta(days=number) for number in range(60)]
    bring_in(
        "observations.csv",
        "id,day,item,site,value,recorded_at\n" + "".join(f",{day},twitching,,{20 + day.day % 5},\n" for day in days),
    )
    tablet = ("--medicine", "cyanocobalamin", "--route", "oral", "--amount", "50 ug")
    run("dose", "add", "--day", "2026-08-02", *tablet)
    assert "When did your treatment begin?" in run("report", "--out", str(path.with_suffix(".pdf")))


@pytest.mark.parametrize("value", ["1.234", "0", "124000"])
def test_result_far_from_what_laboratories_report_is_asked_about(value: str, run: Run, path: Path) -> None:
    run(*FERRITIN, "--day", "2026-10-01", "--value", "30")
    assert "Is it what was printed?" in run(*B12, "--day", "2026-11-01", "--value", value)
    assert len(records(path, LabResult)) == 1


@pytest.mark.parametrize(
    ("printed", "comparator", "number"),
    [
        ("≥2000", ">=", "2000"),
        ("<=148", "<=", "148"),
        ("> 1 476", ">", "1476"),
        ("1 234", "=", "1234"),
        ("150 H", "=", "150"),
    ],
)
def test_common_print_of_a_result_is_read(printed: str, comparator: str, number: str, run: Run, path: Path) -> None:
    run(*B12, "--day", "2026-11-01", "--value", printed)
    (result,) = records(path, LabResult)
    assert isinstance(result, LabResult)
    assert (result.comparator, result.value) == (comparator, number)


def test_digits_of_another_script_are_kept_as_ours_in_value_and_limit(run: Run, path: Path) -> None:
    run(*FERRITIN, "--day", "2026-11-02", "--value", "٣٠", "--low", "١٥")
    (result,) = records(path, LabResult)
    assert isinstance(result, LabResult)
    assert (result.value, result.reference_low) == ("30", "15")


@pytest.mark.parametrize("first", [("dose", "add", *INJECTION), (*B12, "--day", "2026-11-01", "--value", "150")])
def test_first_entry_begins_a_diary(first: tuple[str, ...], run: Run, path: Path) -> None:
    run(*first)
    assert path.exists()
