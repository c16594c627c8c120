"""Amounts that are worth a question, and days on which no dose can have been taken."""

from datetime import date
from typing import Any

import pytest

from tracker.domain.dose import Dose, refuse_impossible
from tracker.domain.dose_words import unusual_amount
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


def test_dose_of_a_day_to_come_is_a_plan() -> None:
    refuse_impossible(dose(1000), DAY)
    with pytest.raises(InvalidEntry, match="22 Nov 2026 is still to come"):
        refuse_impossible(dose(1000), date(2026, 11, 21))


def test_dose_before_birth_is_refused() -> None:
    refuse_impossible(dose(1000), DAY, born=DAY)
    with pytest.raises(InvalidEntry, match="before the date of birth, 23 Nov 2026"):
        refuse_impossible(dose(1000), DAY, born=date(2026, 11, 23))
