"""A file that a person typed is understood as the window understands it; an export is read as it was written."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest

from tracker.domain.dose import Dose
from tracker.domain.lab import LabResult
from tracker.domain.observation import Observation
from tracker.domain.record import Record
from tracker.exchange import csv_folder
from tracker.i18n import Regional, writing_as

pytestmark = pytest.mark.locales
LABS = "id,day,test,comparator,value,unit,reference_low,reference_high,laboratory,note\n"
DOSES = "id,day,planned_day,time,medicine,amount_ug,route,site,batch,expiry,status,regimen,note,recorded_at\n"
REGIMENS = (
    "id,medicine,amount_ug,route,first_day,last_day,recurrence,times_per_day,anchor,phase,note,recorded_at\n"
    ",{medicine},1000,{route},2026-11-01,,FREQ=DAILY;INTERVAL=7,1,calendar,maintenance,,\n"
)

Folder = Callable[..., Path]


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    def write(**files: str) -> Path:
        for name, text in files.items():
            (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
        return tmp_path

    return write


def lab(folder: Folder, line: str) -> LabResult | str:
    preview = csv_folder.read(folder(labs=f"{LABS}{line}\n"))
    if preview.problems:
        return preview.problems[0].reason
    (found,) = preview.records
    assert isinstance(found, LabResult)
    return found


@pytest.mark.parametrize("locale", ["en_GB", "de_DE", "fr_FR"])
@pytest.mark.parametrize(
    ("cells", "kept"),
    [
        ('ferritin,=,"8,5",ng/mL,15,150', ("ferritin", "=", "8.5", "ng/mL", "15", "150")),
        ("b12_total,=,>1500,pg/mL,197,771", ("b12_total", ">", "1500", "pg/mL", "197", "771")),
        ("vit B12,,≥2000,pg/ml,,", ("b12_total", ">=", "2000", "pg/mL", "", "")),
        ('Ferritin,<,"8,5",µg/l,"0,5",', ("ferritin", "<", "8.5", "ug/L", "0.5", "")),
        ("Serum B12,=,150 L,ng/L,197,771", ("b12_total", "=", "150", "ng/L", "197", "771")),
        ("ferritin,=,1.234,ng/mL,,", ("ferritin", "=", "1.234", "ng/mL", "", "")),
        ("ferritin,=,٣٠,ng/mL,١٥,", ("ferritin", "=", "30", "ng/mL", "15", "")),
        ("ifab,=,neg,,,", ("ifab", "=", "negative", "", "", "")),
    ],
)
def test_result_is_understood(folder: Folder, locale: str, cells: str, kept: tuple[str, ...]) -> None:
    with writing_as(Regional.all_of(locale)):
        found = lab(folder, f",2026-10-05,{cells},,")
    assert isinstance(found, LabResult), found
    fields = (found.test, found.comparator, found.value, found.unit, found.reference_low, found.reference_high)
    assert fields == kept


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        ('ferritin,=,"1,234",ng/mL,,', "“1,234” could mean"),
        ("ferritin,=,8..5,ng/mL,,", "is not a number"),
        ("ferritin,<,>8,ng/mL,,", "type a number after"),
        ("ferritin,=,1e309,ng/mL,,", "“1e309”"),
        ("feritin,=,30,ng/mL,,", "is close to “Ferritin”"),
        ("ferritin,=,30,ng/mI,,", "not a unit known for this test"),
        ("ferritin,=,30,,,", "please choose the unit"),
        ("ferritin,=,400 L,ng/mL,15,300", "Please check both"),
    ],
)
def test_result_that_is_not_plain_is_refused_with_its_reason(folder: Folder, cells: str, reason: str) -> None:
    found = lab(folder, f",2026-10-05,{cells},,")
    assert isinstance(found, str)
    assert reason in found


@pytest.mark.parametrize(
    ("cells", "kept"),
    [
        ('Hydroxocobalamin,"1000,5",IM,left deltoid', ("hydroxocobalamin", 1000.5, "im", "deltoid-left")),
        ("OHCbl,1000,intramuscular,", ("hydroxocobalamin", 1000, "im", "")),
        ("cyanocobalamin,50,by mouth,", ("cyanocobalamin", 50, "oral", "")),
        ("Metformin,500,oral,", ("Metformin", 500, "oral", "")),
    ],
)
def test_dose_is_understood(folder: Folder, cells: str, kept: tuple[object, ...]) -> None:
    medicine, _comma, rest = cells.partition(",")
    preview = csv_folder.read(folder(doses=f"{DOSES},2026-11-05,,,{medicine},{rest},,,taken,,,\n"))
    assert preview.problems == ()
    (found,) = preview.records
    assert isinstance(found, Dose)
    assert (found.medicine, found.amount, found.route, found.site) == kept


@pytest.mark.parametrize(
    ("medicine", "route", "reason"),
    [
        ("hydroxocobalmin", "im", "is close to “Hydroxocobalamin”"),
        ("B12", "im", "comes in several forms"),
        ("hydroxocobalamin", "intramuscualr", "is close to “Into the muscle”"),
        ("hydroxocobalamin", "injection", "can be given in several ways"),
    ],
)
def test_near_miss_in_a_file_is_refused_with_its_line(folder: Folder, medicine: str, route: str, reason: str) -> None:
    dose = f"{DOSES},2026-11-05,,,{medicine},1000,{route},,,,taken,,,\n"
    plan = REGIMENS.format(medicine=medicine, route=route)
    problems = csv_folder.read(folder(doses=dose, regimens=plan)).problems
    assert [(problem.file, problem.line) for problem in problems] == [("doses.csv", 2), ("regimens.csv", 2)]
    assert all(reason in problem.reason for problem in problems)


def test_export_with_names_of_ones_own_is_read_as_it_was_written(tmp_path: Path) -> None:
    moment = datetime(2026, 11, 5, 12, tzinfo=UTC)
    day = date(2026, 11, 5)
    records: list[Record] = [
        Dose(day=day, medicine="hydroxocobalmin", amount=2.5, route="IM", status="taken", recorded_at=moment),
        LabResult(day=day, test="Feritin", value="150 H", unit="pmo/L", recorded_at=moment),
        LabResult(day=day, test="b12_total", value="pending", unit="", recorded_at=moment),
        LabResult(day=day, test="ifab", value="neg", unit="", recorded_at=moment),
    ]
    csv_folder.write(records, tmp_path)
    preview = csv_folder.read(tmp_path)
    assert preview.problems == ()
    assert {record.id: record for record in preview.records} == {record.id: record for record in records}


WITH_UNITS = DOSES.replace("\n", ",amount,unit\n")
OBSERVATIONS = "id,day,item,site,value,recorded_at\n"
ENTERED = "2026-11-17T20:00:00+00:00"


@pytest.mark.parametrize("clock", ["21:41", "9:41 PM", "9.41 pm", "2141", "21h41"])
@pytest.mark.parametrize("expiry", ["08/2027", "2027-08-31", "2027-08", "08.27"])
@pytest.mark.parametrize("place", ["Left upper arm muscle", "left arm", "deltoid left", "left deltoid", "Deltoid-Left"])
def test_dose_is_typed_in_a_file_as_on_the_command_line(folder: Folder, clock: str, expiry: str, place: str) -> None:
    line = f",2026-11-17,,{clock},hydroxocobalamin,,im,{place},HX,{expiry},TAKEN,,,{ENTERED},1 mg,\n"
    preview = csv_folder.read(folder(doses=WITH_UNITS + line))
    assert preview.problems == ()
    (dose,) = preview.records
    assert isinstance(dose, Dose)
    assert (dose.time, dose.expiry, dose.site) == (time(21, 41), date(2027, 8, 31), "deltoid-left")
    assert (dose.amount_ug, dose.status, dose.batch) == (1000, "taken", "HX")


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        ("9:41 PM,hydroxocobalamin,1000,im,,,,taken", "time"),
        ("21:41,hydroxocobalamin,1 mg,im,,,,taken", "amount_ug"),
        ("21:41,hydroxocobalamin,1000,im,,,08/2027,taken", "expiry"),
        ("21:41,hydroxocobalamin,1000,im,,,,TAKEN", "TAKEN"),
    ],
)
def test_line_of_an_export_is_read_strictly_as_written(folder: Folder, cells: str, reason: str) -> None:
    line = f"00000000-0000-4000-8000-000000000001,2026-11-17,,{cells},,,{ENTERED}\n"
    (problem,) = csv_folder.read(folder(doses=DOSES + line)).problems
    assert reason in problem.reason


def test_place_that_no_injection_has_is_refused_and_never_made_up(folder: Folder) -> None:
    line = f",2026-11-17,,,hydroxocobalamin,1000,im,left ear,,,taken,,,{ENTERED}\n"
    (problem,) = csv_folder.read(folder(doses=DOSES + line)).problems
    assert "“left ear” is not a place for this" in problem.reason


@pytest.mark.parametrize("item", ["twitching", "Twitches", "TWITCHES"])
@pytest.mark.parametrize("place", ["calf-left", "Left calf", "left calf", "calf left"])
def test_what_is_followed_and_where_are_understood_by_their_names(folder: Folder, item: str, place: str) -> None:
    preview = csv_folder.read(folder(observations=f"{OBSERVATIONS},2026-11-17,{item},{place},3,{ENTERED}\n"))
    assert preview.problems == ()
    (found,) = preview.records
    assert isinstance(found, Observation)
    assert (found.item, found.site, found.value) == ("twitching", "calf-left", 3)


@pytest.mark.parametrize("value", ["1.000", '"1,000"', "2.500"])
def test_number_that_may_be_a_thousand_is_asked_about(folder: Folder, value: str) -> None:
    (problem,) = csv_folder.read(
        folder(observations=f"{OBSERVATIONS},2026-11-17,twitching,,{value},{ENTERED}\n")
    ).problems
    assert "could mean" in problem.reason
    (problem,) = csv_folder.read(
        folder(doses=f"{WITH_UNITS},2026-11-17,,,Vitamin D,,oral,,,,taken,,,{ENTERED},{value},iu\n")
    ).problems[:1]
    assert "could mean" in problem.reason


def test_who_is_sure_keeps_names_and_units_as_typed(folder: Folder) -> None:
    lines = f"{LABS},2026-11-17,Ferritinn,=,30,ng/mL,,,,\n,2026-11-17,ferritin,=,30,ng/mI,,,,\n"
    dose = f"{DOSES},2026-11-17,,,hydroxocobalamim,1000,im,,,,taken,,,{ENTERED}\n"
    source = folder(labs=lines, doses=dose)
    assert len(csv_folder.read(source).problems) == 3
    preview = csv_folder.read(source, sure=True)
    assert preview.problems == ()
    labs = [(one.test, one.unit) for one in preview.records if isinstance(one, LabResult)]
    assert labs == [("Ferritinn", "ng/mL"), ("ferritin", "ng/mI")]
    assert [one.medicine for one in preview.records if isinstance(one, Dose)] == ["hydroxocobalamim"]
