"""Amounts in the unit of the person."""

import pytest

from tracker.domain.errors import InvalidEntry
from tracker.domain.units import amount_words, read_amount, to_micrograms, unit_label


def test_milligrams_and_micrograms_become_micrograms() -> None:
    assert to_micrograms(1.5, "mg") == 1500
    assert to_micrograms(250, "ug") == 250


@pytest.mark.parametrize("unit", ["IU", "g", "ml", ""])
def test_unit_that_is_no_amount_of_b12_is_refused(unit: str) -> None:
    with pytest.raises(InvalidEntry, match="is not a unit for B12 here; please use µg or mg"):
        to_micrograms(1, unit)


def test_injections_are_named_in_mg_and_small_amounts_in_micrograms() -> None:
    assert amount_words(1000, in_mg=True) == "1 mg"
    assert amount_words(1500, in_mg=True) == "1.5 mg"
    assert amount_words(500, in_mg=True) == "500 µg"
    assert amount_words(1000) == "1000 µg"
    assert unit_label("ug") == "µg"
    assert unit_label("mg") == "mg"


@pytest.mark.parametrize(
    ("text", "unit", "micrograms"),
    [
        ("1 mg", "", 1000),
        ("1000 µg", "mg", 1000),
        ("1000μg", "", 1000),
        ("500 MCG", "", 500),
        ("0,5", "mg", 500),
        ("50", "ug", 50),
    ],
)
def test_amount_is_read_with_the_unit_that_is_typed_before_the_one_beside_it(
    text: str, unit: str, micrograms: float
) -> None:
    assert read_amount(text, unit) == micrograms


def test_no_amount_is_missing_and_an_amount_without_unit_is_asked_about() -> None:
    assert read_amount("  ", "mg") is None
    with pytest.raises(InvalidEntry, match="µg or in mg"):
        read_amount("1000")


@pytest.mark.parametrize("text", ["1000 IU", "1000IE", "500 i.u.", "500 UI"])
def test_international_units_are_refused_with_the_reason(text: str) -> None:
    with pytest.raises(InvalidEntry, match="B12 is not measured in international units"):
        read_amount(text, "mg")


@pytest.mark.parametrize(
    ("text", "sentence"), [("1 g", "is not a unit"), ("x mg", "not a number"), ("-1 mg", "lies above 0")]
)
def test_what_is_no_amount_is_refused(text: str, sentence: str) -> None:
    with pytest.raises(InvalidEntry, match=sentence):
        read_amount(text, "mg")
