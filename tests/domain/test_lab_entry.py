"""What a person types of a laboratory's page, and what is refused with one sentence."""

import csv
from datetime import date, time
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from tracker.domain import catalogue
from tracker.domain.errors import InvalidEntry
from tracker.domain.lab import LabResult
from tracker.domain.lab_entry import Line, Sheet, check_day, check_new, is_odd_unit, key_of_test, read
from tracker.i18n import Regional, writing_as

DAY = date(2026, 5, 6)
SHEET = Sheet(DAY, "St Mary's", "fasting")
REJECTED = [(test.id, code) for test in catalogue.lab_tests().values() for code in test.loinc_reject]


def result(**fields: Any) -> LabResult:
    given: dict[str, Any] = {"day": DAY, "test": "b12_total", "value": "128", "unit": "ng/L"}
    return LabResult(**given | fields)


def refused(line: Line, known: tuple[LabResult, ...] = ()) -> str:
    with pytest.raises(InvalidEntry) as refusal:
        read(line, SHEET, known)
    return str(refusal.value)


def test_line_is_kept_as_it_was_printed() -> None:
    found = read(Line("Serum B12", "<150", "pmol/L", "197", "771"), SHEET)
    assert (found.test, found.comparator, found.value, found.unit) == ("b12_total", "<", "150", "pmol/L")
    assert (found.reference_low, found.reference_high) == ("197", "771")
    assert (found.day, found.laboratory, found.note) == (DAY, "St Mary's", "fasting")


@pytest.mark.parametrize("language", ["en_GB", "de_DE", "fr_FR"])
@pytest.mark.parametrize("typed", ["0,82", "0.82", " 0,82 "])
def test_both_decimal_signs_mean_the_same_in_every_language(language: str, typed: str) -> None:
    with writing_as(Regional.all_of(language)):
        found = read(Line("mma", typed, "µmol/L", "0,05", "0.4"), SHEET)
    assert (found.value, found.reference_low, found.reference_high) == ("0.82", "0.05", "0.4")


@pytest.mark.parametrize(
    ("typed", "sign", "value"),
    [("> 1500", ">", "1500"), ("<0,5", "<", "0.5"), ("128", "=", "128"), ("0.820", "=", "0.820")],
)
def test_sign_and_digits_are_told_apart(typed: str, sign: str, value: str) -> None:
    found = read(Line("b12_total", typed, "pmol/L"), SHEET)
    assert (found.comparator, found.value) == (sign, value)


@pytest.mark.parametrize(("test", "typed"), [("ifab", "negative"), ("gpcab", "1:40"), ("Lyme", "not detected")])
def test_words_are_kept_where_a_test_is_printed_in_words(test: str, typed: str) -> None:
    found = read(Line(test, typed), SHEET)
    assert (found.comparator, found.value, found.number) == ("=", typed, None)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (Line("mma", "", "nmol/L"), "please type the value."),
        (Line("mma", "<", "nmol/L"), "please type a number after “<”."),
        (Line("ifab", "> high"), "please type a number after “>”."),
        (Line("mma", "soon", "nmol/L"), "“soon” is not a number such as 150, <150 or >1500; words fit in the note."),
        (
            Line("mma", "12 nmol/L", "nmol/L"),
            "“12 nmol/L” is more than a number. Please type the number alone; its unit has a place of its own.",
        ),
        (
            Line("mma", "-5", "nmol/L"),
            "“-5” does not fit here. Please type a number from 0 to 1\xa0000\xa0000\xa0000.",
        ),
        (
            Line("mma", "5", "nmol/L", "9", "3"),
            "The lower limit of the range is above the upper one. Please check both.",
        ),
        (Line("mma", "5", "nmol/L", "low"), "“low” is not a number. Please type digits, for example 2.5."),
        (Line("mma", "1,476", "nmol/L"), "“1,476” could mean 1.476 or 1476. Please type the one that you mean."),
    ],
)
def test_what_cannot_be_kept_is_refused_with_the_test_and_one_sentence(line: Line, reason: str) -> None:
    assert refused(line) == f"Methylmalonic acid (MMA): {reason}".replace(
        "Methylmalonic acid (MMA)", catalogue.test_label(line.test)
    )


def test_number_without_its_unit_is_refused() -> None:
    assert refused(Line("b12_active", "60")) == "Active B12: please choose the unit that was printed (pmol/L)."


def test_unit_of_another_test_is_refused_unless_it_was_printed_so() -> None:
    assert refused(Line("b12_active", "60", "g/L")) == (
        "Active B12: “g/L” is not a unit known for this test (pmol/L); it can be kept if it was printed so."
    )
    assert read(Line("b12_active", "60", "g/L", own_unit=True), SHEET).unit == "g/L"


def test_unit_that_the_diary_has_with_the_test_is_not_asked_about_again() -> None:
    known = (result(test="b12_active", unit="mU/L"),)
    assert is_odd_unit("b12_active", "mU/L")
    assert not is_odd_unit("b12_active", " mU/L ", known)
    assert read(Line("b12_active", "60", "mU/L"), SHEET, known).unit == "mU/L"


def test_unit_is_written_as_in_the_catalogue_however_it_is_typed() -> None:
    assert read(Line("folate", "8.2", "µg/l"), SHEET).unit == "ug/L"


def test_limit_may_be_typed_with_the_sign_that_stands_on_the_page() -> None:
    found = read(Line("mma", "190", "nmol/L", "", "<280"), SHEET)
    assert (found.reference_low, found.reference_high) == ("", "280")


@pytest.mark.parametrize("typed", ["b12_total", "serum b12", " Serum  B12 ", "B12", "vitamin b12", "2132-9", "14685-2"])
def test_test_is_known_by_name_alias_and_code(typed: str) -> None:
    assert key_of_test(typed) == "b12_total"


@pytest.mark.parametrize(("test", "code"), REJECTED)
def test_code_that_the_reference_rejects_is_never_accepted(test: str, code: str) -> None:
    with pytest.raises(InvalidEntry, match=f"^{code} is often taken for the code of ") as refusal:
        key_of_test(code)
    assert catalogue.test_label(test) in str(refusal.value)


def test_the_reference_rejects_codes() -> None:
    assert ("b12_total", "14685-0") in REJECTED
    assert len(REJECTED) >= 6


def test_code_of_no_test_here_is_not_taken_for_the_name_of_an_own_test() -> None:
    with pytest.raises(InvalidEntry, match="1234-5 is not the code of a test known here"):
        key_of_test("1234-5")


def test_own_test_keeps_its_name_and_is_the_same_in_small_letters() -> None:
    assert key_of_test(" Plasma  zinc ") == "Plasma zinc"
    assert key_of_test("plasma ZINC", (result(test="Plasma zinc"),)) == "Plasma zinc"
    with pytest.raises(InvalidEntry, match="type the name of your own"):
        key_of_test("  ")


def test_own_test_takes_any_unit_and_numbers_below_zero() -> None:
    found = read(Line("Base excess", "−2,5", "mmol/L", "-2", "2"), SHEET)
    assert (found.value, found.unit, found.low) == ("-2.5", "mmol/L", -2)


def test_changed_result_stays_the_same_record() -> None:
    before = result(note="old")
    after = read(Line("b12_total", "130", "ng/L"), SHEET, (before,), before)
    assert (after.id, after.value, after.note) == (before.id, "130", "fasting")


def test_day_to_come_and_day_before_birth_are_refused() -> None:
    check_day(DAY, DAY, DAY)
    with pytest.raises(InvalidEntry, match="7 May 2026 is still to come"):
        check_day(date(2026, 5, 7), DAY, None)
    with pytest.raises(InvalidEntry, match="6 May 2026 is before the date of birth in this diary, 7 May 2026"):
        check_day(DAY, date(2026, 6, 1), date(2026, 5, 7))


def test_same_test_of_the_same_day_and_laboratory_is_refused() -> None:
    known = (result(laboratory="St Mary's"),)
    with pytest.raises(InvalidEntry, match="Serum B12 of 6 May 2026 from st mary's is already in the diary"):
        check_new([result(laboratory="st mary's")], known)
    with pytest.raises(InvalidEntry, match="without a laboratory"):
        check_new([result(), result(value="3")], ())
    check_new([result(laboratory="Other"), result(day=date(2026, 5, 7), laboratory="St Mary's")], known)
    check_new([known[0].replaced(value="130")], known)
    check_new([known[0].replaced(id=uuid4(), time=time(16))], known)
    morning = known[0].replaced(time=time(8, 40))
    with pytest.raises(InvalidEntry, match=r"is already in the diary\. Please change that result, or give the time"):
        check_new([morning.replaced(id=uuid4())], (morning,))


def test_laboratory_is_the_same_however_its_words_are_spaced() -> None:
    assert Sheet(DAY, " City  Lab ").laboratory == "City Lab"


def test_result_moved_onto_another_one_is_refused() -> None:
    one, other = result(laboratory="A"), result(laboratory="B")
    with pytest.raises(InvalidEntry, match="from A is already in the diary"):
        check_new([other.replaced(laboratory="A")], (one, other))


def test_results_that_were_brought_in_twice_can_still_be_changed() -> None:
    twice = (result(), result(value="129"))
    check_new([twice[0].replaced(value="127"), twice[1]], twice)


def test_results_of_the_sample_diary_can_be_typed_as_their_laboratories_printed_them() -> None:
    with (Path(__file__).parent.parent / "data" / "diary" / "labs.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    made: list[LabResult] = []
    for row in rows:
        sign = row["comparator"].replace("=", "")
        limits = row["reference_low"], row["reference_high"]
        line = Line(catalogue.test_label(row["test"]), sign + row["value"], row["unit"], *limits)
        result = read(line, Sheet(date.fromisoformat(row["day"]), row["laboratory"], row["note"]), made)
        check_new([result], made)
        made.append(result)
    told = [{name: str(getattr(lab, name)) for name in rows[0] if name != "id"} for lab in made]
    assert told == [{name: text for name, text in row.items() if name != "id"} for row in rows]
    assert {row["comparator"] for row in rows} == {"=", "<", ">"}
    assert len({row["laboratory"] for row in rows}) == 2
    assert "negative" in {row["value"] for row in rows}
