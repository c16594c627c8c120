"""A file that a person typed is understood as the window understands it; an export is read as it was written."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tracker.domain.dose import Dose
from tracker.domain.lab import LabResult
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
        ("ferritin,<,>8,ng/mL,,", "a number is needed"),
        ("ferritin,=,1e309,ng/mL,,", "“1e309”"),
        ("feritin,=,30,ng/mL,,", "looks like “Ferritin”"),
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
        ("hydroxocobalmin", "im", "looks like “Hydroxocobalamin”"),
        ("B12", "im", "comes in several forms"),
        ("hydroxocobalamin", "intramuscualr", "looks like “Into the muscle”"),
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
