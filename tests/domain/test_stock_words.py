"""Supplies in words."""

from datetime import date

import pytest

from tracker.domain.stock import BEYOND, ENOUGH, UNPLANNED, UNTIL, Stock
from tracker.domain.stock_words import expires, left_words, supply_words
from tracker.domain.supply import Supply

TODAY = date(2026, 11, 22)
AMPOULES = Supply(name="hydroxocobalamin/im", amount=1000, in_stock=7)


@pytest.mark.parametrize(
    ("name", "amount", "said"),
    [
        ("hydroxocobalamin/im", 1000, "Hydroxocobalamin ampoules 1 mg"),
        ("cyanocobalamin/oral", 50, "Cyanocobalamin tablets 50 µg"),
        ("folic_acid", 5000, "Folic acid 5000 µg"),
        ("Needles 23G/25 mm/injection", None, "Needles 23G/25 mm"),
    ],
)
def test_supply_is_named_by_its_form(name: str, amount: float | None, said: str) -> None:
    assert supply_words(Supply(name=name, amount=amount, in_stock=1)) == said


@pytest.mark.parametrize(
    ("name", "amount", "unit", "said"),
    [
        ("Magnesium/oral", 400, "mg", "Magnesium tablets 400 mg"),
        ("Magnesium/oral", 400_000, "ug", "Magnesium tablets 400 mg"),
        ("Multivitamin/oral", 1, "tablet", "Multivitamin tablets"),
        ("Fish oil/oral", 1, "capsule", "Fish oil capsules"),
        ("Vitamin D/oral", 4000, "iu", "Vitamin D 4000 IU"),
        ("Vitamin D/oral", 200, "drop", "Vitamin D 200 drops"),
    ],
)
def test_supply_in_its_own_unit_is_named_with_it(name: str, amount: float, unit: str, said: str) -> None:
    assert supply_words(Supply(name=name, amount=amount, unit=unit, in_stock=1)) == said


@pytest.mark.parametrize(
    ("left", "lasts", "day", "said"),
    [
        (7, UNTIL, date(2027, 3, 3), "7 left, lasts until 3 March 2027"),
        (1, UNTIL, None, "1 left, not enough for the next planned dose"),
        (2.5, BEYOND, None, "2.5 left, lasts for more than two years"),
        (4, ENOUGH, None, "4 left, enough for all planned doses"),
        (4, UNPLANNED, None, "4 left"),
        (0, UNTIL, None, "none left by this count"),
    ],
)
def test_what_is_left_is_told_with_its_end(left: float, lasts: str, day: date | None, said: str) -> None:
    assert left_words(Stock(AMPOULES, left, lasts, day)) == said


@pytest.mark.parametrize(
    ("expiry", "said"),
    [
        (None, ""),
        (date(2027, 8, 31), "expiry 08/2027"),
        (date(2026, 12, 31), "expiry 12/2026, in 39 days"),
        (date(2026, 11, 23), "expiry 2026-11-23, in 1 day"),
        (date(2026, 10, 31), "expiry 10/2026 has passed"),
    ],
)
def test_expiry_is_told_calmly(expiry: date | None, said: str) -> None:
    assert expires(AMPOULES.replaced(expiry=expiry), TODAY) == said
