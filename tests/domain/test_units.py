"""Amounts in the unit of the person."""

import pytest

from tracker.domain.errors import InvalidEntry
from tracker.domain.units import amount_words, to_micrograms, unit_label


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
