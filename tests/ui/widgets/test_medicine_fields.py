"""Medicine and amount in the forms: kept in the unit that was typed, and shown again as it was."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tracker import i18n
from tracker.domain.errors import InvalidEntry
from tracker.domain.units import MASSES, SPELLINGS, Amount, in_unit
from tracker.ui.widgets.medicine_fields import MedicineFields


@pytest.fixture
def fields(qtbot: QtBot) -> MedicineFields:
    made = MedicineFields()
    qtbot.addWidget(made)
    made.show_values("Vitamin D", None, "oral")
    return made


def offered(fields: MedicineFields) -> list[str]:
    return [fields.unit.itemData(place) for place in range(fields.unit.count())]


@pytest.mark.parametrize("name", ["en_GB", "de_DE", "fr_FR", "tr_TR"])
@given(
    amount=st.one_of(
        st.integers(1, 1_000_000).map(float), st.decimals(min_value="0.001", max_value="9999", places=3).map(float)
    ),
    unit=st.sampled_from(sorted(SPELLINGS)),
    route=st.sampled_from(["oral", "im"]),
)
def test_shown_amount_is_kept_as_it_was(qapp: QApplication, name: str, amount: float, unit: str, route: str) -> None:
    with i18n.writing_as(i18n.from_environment({"LC_ALL": name})):
        fields = MedicineFields()
        fields.show_values("Vitamin D", Amount(amount, unit), route)
        kept = fields.measure()
        fields.deleteLater()
    if kept["unit"] != unit:
        assert in_unit(kept["amount"], kept["unit"], unit) == pytest.approx(amount, rel=1e-12)
    else:
        assert kept["amount"] == amount


@pytest.mark.parametrize("unit", SPELLINGS)
def test_unit_that_is_chosen_is_kept(fields: MedicineFields, unit: str) -> None:
    QTest.keyClicks(fields.amount, "2,5")
    fields.unit.choose(unit)
    assert fields.measure() == {"amount": 2.5, "unit": unit}


@pytest.mark.parametrize(
    ("typed", "kept"), [("4000 IU", (4000, "iu")), ("1 Tablette", (1, "tablet")), ("20 gtt", (20, "drop"))]
)
def test_unit_that_is_typed_wins_over_the_one_beside_the_field(
    fields: MedicineFields, typed: str, kept: tuple[float, str]
) -> None:
    fields.unit.choose("mg")
    QTest.keyClicks(fields.amount, typed)
    assert fields.measure() == dict(zip(("amount", "unit"), kept, strict=True))


def test_b12_is_offered_in_masses_and_another_medicine_in_every_unit(fields: MedicineFields) -> None:
    assert offered(fields) == list(SPELLINGS)
    fields.medicine.setCurrentText("Hydroxocobalamin")
    assert offered(fields) == list(MASSES)


@pytest.mark.parametrize("typed", ["", "0", "0 IU", "1 furlong", "-3 drops"])
def test_amount_that_cannot_be_is_refused_without_a_word_on_b12(fields: MedicineFields, typed: str) -> None:
    QTest.keyClicks(fields.amount, typed)
    with pytest.raises(InvalidEntry) as refusal:
        fields.measure()
    assert "B12" not in str(refusal.value)
