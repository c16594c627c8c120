"""Amounts that are worth a question, and days on which no dose can have been taken."""

from datetime import date
from typing import Any

import pytest

from tracker.domain.dose import Dose, refuse_impossible
from tracker.domain.dose_words import amount_of, medicine_words, unusual_amount
from tracker.domain.errors import InvalidEntry

DAY = date(2026, 11, 22)


def dose(amount_ug: float, **more: Any) -> Dose:
    fields = {"day": DAY, "medicine": "hydroxocobalamin", "route": "im", **more}
    return Dose(amount=amount_ug, **fields)


def test_a_thousand_milligrams_instead_of_micrograms_is_asked_about() -> None:
    asked = unusual_amount(dose(1_000_000))
    assert asked.startswith(
        "1\xa0000\xa0000 µg of Hydroxocobalamin is outside the amounts known here (30 µg to 1000 µg)"
    )


def test_too_little_is_asked_about_too() -> None:
    assert unusual_amount(dose(1)) != ""


@pytest.mark.parametrize("known", [dose(1000), dose(30), dose(5, medicine="own drops"), dose(9999, route="oral")])
def test_amounts_that_are_known_or_cannot_be_compared_are_kept_without_a_question(known: Dose) -> None:
    assert unusual_amount(known) == ""


def test_amount_that_this_person_takes_is_no_longer_unusual() -> None:
    before = [*(dose(5000) for _time in range(3)), dose(9000, route="oral"), dose(1_000_000)]
    assert unusual_amount(dose(5000), before) == ""
    assert unusual_amount(dose(5000), before[1:]) != "", "taken twice only"
    assert unusual_amount(dose(9000), before) != ""
    typed = dose(8000)
    assert unusual_amount(typed, [typed]) != ""


def test_own_medicine_is_asked_about_only_where_it_is_far_from_all_before() -> None:
    before = [dose(500, medicine="own drops"), dose(1000, medicine="own drops")]
    assert unusual_amount(dose(10_000, medicine="own drops"), before) == ""
    assert unusual_amount(dose(50, medicine="own drops"), before) == ""
    assert "(500 µg to 1000 µg)" in unusual_amount(dose(1_000_000, medicine="own drops"), before)
    assert unusual_amount(dose(20, medicine="own drops"), before) != ""


@pytest.mark.parametrize(
    "common",
    [
        dose(1500),
        dose(1500, medicine="cyanocobalamin"),
        dose(3000, medicine="cyanocobalamin"),
        dose(1000, medicine="mecobalamin"),
        dose(5000, medicine="mecobalamin"),
        dose(5000, medicine="cyanocobalamin", route="oral"),
        dose(2500, medicine="cyanocobalamin", route="oral"),
        dose(1000, medicine="cyanocobalamin", route="nasal"),
        dose(5000, medicine="mecobalamin", route="sublingual"),
        dose(1000, medicine="mecobalamin", route="sc"),
        dose(2000, medicine="adenosylcobalamin", route="oral"),
        dose(5, medicine="folic_acid", route="oral", unit="mg"),
    ],
)
def test_common_amounts_are_never_questioned(common: Dose) -> None:
    assert unusual_amount(common) == ""


@pytest.mark.parametrize(
    "slip",
    [
        dose(10_000),
        dose(1, medicine="cyanocobalamin", route="oral"),
        dose(100_000, medicine="mecobalamin"),
        dose(5000, medicine="cyanocobalamin", route="nasal"),
        dose(500, medicine="folic_acid", route="oral", unit="mg"),
    ],
)
def test_slip_by_a_factor_of_ten_is_asked_about(slip: Dose) -> None:
    assert unusual_amount(slip) != ""


def test_amount_in_its_own_unit_is_compared_with_those_in_the_same_unit() -> None:
    before = [dose(1000, medicine="Vitamin D", route="oral", unit="iu"), dose(10, medicine="Vitamin D", unit="drop")]
    fresh = dose(40_000, medicine="Vitamin D", route="oral", unit="iu")
    assert "of Vitamin D is outside the amounts known here (1000 IU to 1000 IU)" in unusual_amount(fresh, before)
    assert unusual_amount(fresh.replaced(amount=4000), before) == ""
    assert unusual_amount(fresh.replaced(unit="ug"), before) == "", "what cannot be compared is not asked about"
    kept_before = [dose(400_000, medicine="Magnesium", route="oral")]
    now = dose(400, medicine="Magnesium", route="oral", unit="mg")
    assert unusual_amount(now, kept_before) == ""
    assert "(400 mg to 400 mg)" in unusual_amount(now.replaced(amount=40_000), kept_before)


@pytest.mark.parametrize(
    ("medicine", "amount", "unit", "said"),
    [
        ("Potassium gluconate", 99, "mg", "Potassium gluconate tablet 99 mg"),
        ("Magnesium", 400, "mg", "Magnesium tablet 400 mg"),
        ("Magnesium", 400_000, "ug", "Magnesium tablet 400 mg"),
        ("Vitamin D", 4000, "iu", "Vitamin D 4000 IU"),
        ("Vitamin D", 10, "drop", "Vitamin D 10 drops"),
        ("Multivitamin", 1, "tablet", "Multivitamin 1 tablet"),
        ("cyanocobalamin", 1, "mg", "Cyanocobalamin tablet 1000 µg"),
    ],
)
def test_other_medicines_are_named_with_the_unit_that_was_typed(
    medicine: str, amount: float, unit: str, said: str
) -> None:
    taken = dose(amount, medicine=medicine, route="oral", unit=unit)
    assert f"{medicine_words(taken)} {amount_of(taken)}" == said


@pytest.mark.parametrize("unit", ["iu", "tablet", "drop", "spray", "capsule", "ml"])
def test_b12_is_a_mass_and_another_medicine_need_not_be(unit: str) -> None:
    with pytest.raises(InvalidEntry, match=r"B12 .*in the µg or mg that the package names|B12 is not measured"):
        dose(1, unit=unit)
    assert dose(1, medicine="Vitamin D", unit=unit).unit == unit


@pytest.mark.parametrize(("amount", "unit"), [(1, "mg"), (0.001, "g"), (1000, "ug")])
def test_mass_of_b12_is_kept_in_micrograms(amount: float, unit: str) -> None:
    kept = dose(amount, unit=unit)
    assert (kept.amount, kept.unit, kept.amount_ug) == (1000, "ug", 1000)


def test_dose_of_a_day_to_come_is_a_plan() -> None:
    refuse_impossible(dose(1000), DAY)
    with pytest.raises(InvalidEntry, match="22 Nov 2026 is still to come"):
        refuse_impossible(dose(1000), date(2026, 11, 21))


def test_dose_before_birth_is_refused() -> None:
    refuse_impossible(dose(1000), DAY, born=DAY)
    with pytest.raises(InvalidEntry, match="before the date of birth, 23 Nov 2026"):
        refuse_impossible(dose(1000), DAY, born=date(2026, 11, 23))
