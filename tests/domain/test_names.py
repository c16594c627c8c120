"""Names are known by every usual spelling, and what is almost one is asked about, never kept silently."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain import catalogue
from tracker.domain.errors import InvalidEntry
from tracker.domain.lab_entry import key_of_test, near_unit
from tracker.domain.names import NearMiss, find, name_question, near, plain_name, read_medicine, read_route
from tracker.domain.units import Amount, read_amount

pytestmark = pytest.mark.locales
MEDICINES = [(key, name) for key, one in catalogue.medicines().items() for name in (one.label, *one.aliases)]
ROUTES = [(key, name) for key, one in catalogue.routes().items() for name in (one.label, one.full_label, *one.aliases)]
TESTS = [(key, name) for key, one in catalogue.lab_tests().items() for name in (one.label, *one.aliases)]


@pytest.mark.parametrize(("key", "name"), [pair for pair in MEDICINES if pair[1] != "vitamin B12"])
@pytest.mark.parametrize("write", [str, str.upper, lambda name: f" {name.replace('-', ' ')} "])
def test_medicine_is_known_by_each_of_its_names(key: str, name: str, write: object) -> None:
    assert callable(write)
    assert read_medicine(write(name)) == key


@pytest.mark.parametrize(("key", "name"), ROUTES)
def test_way_is_known_by_each_of_its_names(key: str, name: str) -> None:
    assert read_route(name) == read_route(name.upper()) == read_route(name.replace(".", "")) == key


@pytest.mark.parametrize(("key", "name"), TESTS)
def test_test_is_known_by_each_of_its_names(key: str, name: str) -> None:
    assert key_of_test(name) == key_of_test(name.upper()) == key


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("IM", "im"),
        ("i.m.", "im"),
        ("subcut", "sc"),
        ("s.c.", "sc"),
        ("Under the tongue", "sublingual"),
        ("PO", "oral"),
    ],
)
def test_ways_are_read_as_nurses_write_them(typed: str, key: str) -> None:
    assert read_route(typed) == key


@pytest.mark.parametrize(
    ("typed", "known"),
    [
        ("hydroxocobalmin", "Hydroxocobalamin"),
        ("Hydroxcobalamin", "Hydroxocobalamin"),
        ("cyanocobalamim", "Cyanocobalamin"),
        ("Hydroxocobalamin injection", "Hydroxocobalamin"),
        ("Cyanocobalamin 1000", "Cyanocobalamin"),
        ("folicacd", "Folic acid"),
    ],
)
def test_near_miss_of_a_medicine_is_asked_about(typed: str, known: str) -> None:
    with pytest.raises(NearMiss, match=f"is close to “{known}”"):
        read_medicine(typed)
    assert read_medicine(typed, sure=True) == typed
    assert read_medicine(typed.upper(), own=[typed]) == typed
    assert known in name_question(typed)
    assert name_question(typed, [typed]) == ""


@pytest.mark.parametrize("typed", ["B12", "B-12", "vit. B12", "vitamin B-12", "cobalamin"])
def test_name_of_several_medicines_is_asked_about(typed: str) -> None:
    with pytest.raises(InvalidEntry, match=r"comes in several forms.*Hydroxocobalamin.*Cyanocobalamin"):
        read_medicine(typed)
    assert read_medicine(typed, sure=True) == typed


def test_injection_without_its_way_is_asked_about() -> None:
    with pytest.raises(InvalidEntry, match=r"several ways.*Into the muscle"):
        read_route("injection")


@pytest.mark.parametrize("name", ["Metformin", "Vitamin B6", "Vitamin D3", "Omeprazole", "Iron", "Levodopa"])
def test_other_medicines_are_the_persons_own(name: str) -> None:
    assert read_medicine(f"  {name} ") == name
    assert name_question(name) == ""


@pytest.mark.parametrize(
    ("typed", "key"), [("Feritin", "ferritin"), ("homocystien", "homocysteine"), ("Folat", "folate")]
)
def test_near_miss_of_a_test_is_asked_about(typed: str, key: str) -> None:
    with pytest.raises(NearMiss, match=catalogue.test_label(key)):
        key_of_test(typed)
    assert key_of_test(typed, sure=True) == typed


@pytest.mark.parametrize("name", ["Transferrin", "Selenium", "Vitamin B1", "Plasma zinc", "Red cell folate"])
def test_other_tests_are_the_persons_own(name: str) -> None:
    assert key_of_test(name) == name


@pytest.mark.parametrize(
    ("test", "unit", "is_near"),
    [
        ("b12_total", "pmo/L", True),
        ("b12_total", "mg/L", True),
        ("b12_total", "PMOL / l", False),
        ("folate", "mcg/L", False),
        ("b12_total", "arbitrary units", False),
        ("own", "pmo/L", False),
    ],
)
def test_unit_that_is_almost_a_known_one_is_told_from_another(test: str, unit: str, is_near: bool) -> None:
    assert near_unit(test, unit) is is_near


@pytest.mark.parametrize("unit", ["µg", "μg", "ug", "UG", "mcg", "micrograms", "microgram"])
def test_micrograms_are_known_by_each_spelling(unit: str) -> None:
    assert read_amount(f"1000 {unit}") == Amount(1000, "ug")


@given(st.text(max_size=30))
def test_no_text_is_both_known_and_near(typed: str) -> None:
    known = {"hydroxocobalamin": ("OHCbl",)}
    if find(typed, known) is None and near(typed, known):
        assert plain_name(typed) not in ("hydroxocobalamin", "ohcbl")


@pytest.mark.parametrize(
    "name",
    [
        *(
            "Vitamin B12 1000",
            "B12 Depot",
            "B12 injection",
            "vitamin b-12 tablets",
            "Vit B12 1mg",
            "Eligen B12",
            "B 12",
        ),
        *("Eligen B12", "B12 Ankermann", "Vitamin-B12-Ratiopharm", "B₁₂ drops", "my cobalamin", "Kobalamin"),
    ],
)
def test_name_that_speaks_of_b12_asks_for_its_form_and_counts_as_b12_when_kept(name: str) -> None:
    with pytest.raises(InvalidEntry, match=r"is close to|comes in several forms"):
        read_medicine(name)
    assert catalogue.is_b12_medicine(read_medicine(name, sure=True))


@pytest.mark.parametrize("name", ["Folic acid", "Vitamin B1", "Vitamin B120", "Magnesium", "Iron", "Vitamin D"])
def test_other_medicine_is_no_b12(name: str) -> None:
    assert not catalogue.is_b12_medicine(name)


@pytest.mark.parametrize("zero", ["0", "\u0660", "\u06f0", "\u0966", "\u09e6", "\uff10", "\U0001d7ce"])
@pytest.mark.parametrize("name", ["B{}", "Vitamin B-{} depot", "b {}", "B\u200e{}"])
def test_b12_is_b12_in_the_digits_of_every_script(name: str, zero: str) -> None:
    typed = name.format(chr(ord(zero) + 1) + chr(ord(zero) + 2))
    assert catalogue.is_b12_medicine(typed)
    with pytest.raises(InvalidEntry, match="comes in several forms"):
        read_medicine(typed)
