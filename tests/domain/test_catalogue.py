"""What a diary asks of the catalogue: names, units, places."""

from itertools import product

import pytest

from tracker.domain import catalogue
from tracker.domain.catalogue_entries import LabTest, Route
from tracker.domain.errors import InvalidEntry
from tracker.domain.item import Item


@pytest.mark.parametrize(
    ("test", "value", "unit", "expected", "other"),
    [
        ("b12_total", 180, "ng/L", 133, "pmol/L"),
        ("b12_total", 350, "pg/mL", 258, "pmol/L"),
        ("b12_total", 133, "pmol/L", 180, "ng/L"),
        ("b12_total", 258, "pmol/L", 350, "ng/L"),
        ("b12_total", 18, "ng/dL", 133, "pmol/L"),
        ("mma", 0.4, "umol/L", 400, "nmol/L"),
        ("mma", 0.4, "nmol/mL", 400, "nmol/L"),
        ("hb", 13.0, "g/dL", 130, "g/L"),
        ("hb", 10.0, "g/dL", 6.206, "mmol/L"),
        ("ferritin", 100, "ng/mL", 224.7, "pmol/L"),
        ("potassium", 4.1, "mEq/L", 4.1, "mmol/L"),
        ("iron", 100, "ug/dL", 17.9, "umol/L"),
        ("vitamin_d", 20, "ng/mL", 49.92, "nmol/L"),
        ("calcium", 10, "mg/dL", 2.495, "mmol/L"),
        ("magnesium", 2, "mg/dL", 0.8228, "mmol/L"),
        ("creatinine", 1, "mg/dL", 88.4, "umol/L"),
        ("ck", 100, "U/L", 1.667, "ukat/L"),
        ("tsh", 2.5, "uIU/mL", 2.5, "mIU/L"),
        ("wbc", 5.4, "10*3/uL", 5.4, "10*9/L"),
        ("platelets", 250_000, "/uL", 250, "10*9/L"),
        ("hba1c", 6, "%", 42.1, "mmol/mol"),
        ("hba1c", 53, "mmol/mol", 7.0, "%"),
        ("gastrin", 100, "pg/mL", 47.6, "pmol/L"),
    ],
)
def test_pairs_that_sources_print_are_met(test: str, value: float, unit: str, expected: float, other: str) -> None:
    assert catalogue.convert(test, value, unit, other) == pytest.approx(expected, rel=2.5e-3)


@pytest.mark.parametrize("test", [test for test in catalogue.lab_tests().values() if test.convertible])
@pytest.mark.parametrize("value", [0.0007, 1, 123.4, 2_000_000])
def test_value_comes_back_from_every_pair_of_units_of_its_test(test: LabTest, value: float) -> None:
    for one, other in product(test.units, repeat=2):
        there = catalogue.convert(test.id, value, one.display, other.display)
        back = catalogue.convert(test.id, there, other.display, one.display)
        assert back == pytest.approx(value, rel=1e-6), (one.display, other.display)
        through = catalogue.convert(test.id, value, one.display, test.canonical_unit)
        direct = catalogue.convert(test.id, through, test.canonical_unit, other.display)
        assert there == pytest.approx(direct, rel=1e-6), "the way through the canonical unit leads to the same"


@pytest.mark.parametrize("printed", ["µg/L", "μg/L", "ug/l", "mcg/L", " ug/L "])
def test_unit_is_known_however_it_is_printed(printed: str) -> None:
    assert catalogue.convert("folate", 10, printed, "nmol/L") == pytest.approx(22.66)


@pytest.mark.parametrize(
    "printed",
    [
        "10*9/L",
        "10^9/L",
        "10⁹/L",
        "x10^9/L",
        "x 10⁹/l",
        "10E9/L",
        "10e9/l",
        "× 10^9/L",
        "G/L",
        "/nl",
        "10*3/µL",
        "10³/µl",
    ],
)
def test_cells_in_a_volume_are_known_however_the_power_is_printed(printed: str) -> None:
    assert catalogue.convert("wbc", 5.4, printed, "10*9/L") == 5.4


@pytest.mark.parametrize("printed", ["mL/min/1.73 m²", "mL/min/1.73m2", "ml/min/1,73 m²", "ml/min/1.73 qm"])
def test_filtration_rate_is_known_however_its_area_is_printed(printed: str) -> None:
    assert catalogue.convert("egfr", 90, printed, "mL/min/1.73 m2") == 90


@pytest.mark.parametrize(
    ("test", "before", "after", "wrong"),
    [
        ("b12_total", "g/L", "pmol/L", "“g/L” is not a unit of Serum B12"),
        ("b12_total", "ng/L", "mmol/L", "“mmol/L” is not a unit of Serum B12"),
        ("b12_active", "ng/L", "pmol/L", "“ng/L” is not a unit of Active B12"),
        ("zinc", "ng/L", "ng/L", "“ng/L” is not a unit of zinc"),
    ],
)
def test_unit_of_another_test_is_refused_with_a_sentence(test: str, before: str, after: str, wrong: str) -> None:
    with pytest.raises(InvalidEntry, match=f"^{wrong} here; the result stays as printed[.]$"):
        catalogue.convert(test, 1, before, after)


def test_titres_and_arbitrary_units_are_never_converted() -> None:
    assert catalogue.convert("gpcab", 40, "titre 1:n", "titre 1:n") == 40
    with pytest.raises(InvalidEntry, match="cannot be converted from “titre 1:n” to “U/mL”"):
        catalogue.convert("gpcab", 40, "titre 1:n", "U/mL")
    with pytest.raises(InvalidEntry, match="cannot be converted from “U/mL” to “AU/mL”"):
        catalogue.convert("ifab", 12, "U/mL", "AU/mL")


def test_antibodies_alone_may_be_text_and_are_not_convertible() -> None:
    assert {key for key, test in catalogue.lab_tests().items() if test.may_be_text} == {"ifab", "gpcab", "ttg_iga"}
    assert {key for key, test in catalogue.lab_tests().items() if not test.convertible} == {"ifab", "gpcab", "ttg_iga"}


def test_items_stand_in_the_order_of_their_positions() -> None:
    positions = [item.position for item in catalogue.items().values()]
    assert positions == sorted(set(positions))


def test_kinds_are_those_that_can_be_typed() -> None:
    kinds: dict[str, set[str]] = {}
    for key, item in catalogue.items().items():
        kinds.setdefault(item.kind, set()).add(key)
    assert kinds.pop("severity") >= {"tingling", "sleep", "stress"}
    assert kinds == {
        "count": {"twitching", "falls"},
        "yes_no": {"pallor", "bladder", "bowel"},
        "hours": {"sleep_hours"},
        "servings": {"caffeine", "alcohol"},
        "level": {"exercise"},
    }


def test_items_with_places_are_those_that_are_felt_somewhere() -> None:
    assert catalogue.placeable_items()[:3] == ("twitching", "tingling", "numbness")


def test_labels_fit_beside_a_row_of_numbers() -> None:
    assert [item.label for item in catalogue.items().values() if len(item.label) > 20] == []


def test_code_that_was_not_verified_does_not_travel() -> None:
    assert catalogue.items()["twitching"].codes == {"hpo": "HP:0002380", "icd10": "R25.3"}
    assert catalogue.items()["tingling"].codes == {"hpo": "HP:0003401", "snomed": "91019004", "icd10": "R20.2"}


def test_built_in_item_has_the_same_id_in_every_diary() -> None:
    before = catalogue.items()["tingling"]
    catalogue.items.cache_clear()
    after = catalogue.items()["tingling"]
    assert after is not before
    assert (type(after), after) == (Item, before)


def test_all_medicines_but_folic_acid_begin_treatment() -> None:
    assert {key for key, found in catalogue.medicines().items() if not found.is_b12} == {"folic_acid"}


def test_usual_amounts_are_those_of_the_regimens_and_known_routes() -> None:
    for found in catalogue.medicines().values():
        templates = [one for one in catalogue.regimen_templates().values() if one.medicine == found.id]
        known = {*found.routes, *(route for one in templates for route in one.routes)}
        assert set(found.usual_ug) <= known & set(catalogue.routes()), found.id
        for route, (least, most) in found.usual_ug.items():
            named = [one.maint_dose_ug for one in templates if route in one.routes and one.maint_dose_ug]
            assert all(least <= amount <= most for amount in named), (found.id, route)
            assert 0 < least <= most


def test_amount_under_the_tongue_is_that_of_forms_and_not_of_an_unverified_regimen() -> None:
    assert catalogue.medicines()["cyanocobalamin"].usual_ug["sublingual"] == (200, 6000)


def test_regimens_use_medicines_and_routes_of_the_catalogue() -> None:
    for found in catalogue.regimen_templates().values():
        assert found.medicine in catalogue.medicines(), found.id
        assert set(found.routes) <= set(catalogue.routes()), found.id


def test_injections_are_the_routes_through_the_skin() -> None:
    assert [key for key in catalogue.routes() if catalogue.is_injection(key)] == ["im", "sc", "sc_deep", "iv"]
    assert not catalogue.is_injection("through the ear")


@pytest.mark.parametrize("route", catalogue.routes().values(), ids=lambda found: found.id)
def test_route_that_needs_a_site_has_places_left_and_right(route: Route) -> None:
    places = catalogue.injection_places(route.id)
    assert bool(places) == route.needs_site
    assert len(set(places)) == len(places)
    assert {place.rpartition("-")[2] for place in places} <= {"left", "right"}


@pytest.mark.parametrize(
    ("site", "label"),
    [
        ("calf-left", "Left calf"),
        ("eyelid_upper-right", "Right upper eyelid"),
        ("tongue", "Tongue"),
        ("calf", "Calf"),
        ("thigh_front-right", "Front of right thigh"),
        ("upper_limb-left", "Whole left arm"),
        ("whole_body", "All over"),
        ("big_toe-right", "Right big toe"),
        ("big_toe", "Big toe"),
        ("", ""),
    ],
)
def test_place_is_named_in_plain_words(site: str, label: str) -> None:
    assert catalogue.site_label(site) == label


@pytest.mark.parametrize(
    ("site", "label"),
    [("thigh_outer-left", "Left outer thigh"), ("ventrogluteal-right", "Side of right hip"), ("nose", "Nose")],
)
def test_place_of_an_injection_is_named_in_plain_words(site: str, label: str) -> None:
    assert catalogue.injection_site_label(site) == label


def test_no_two_places_share_a_name() -> None:
    keys = [
        f"{key}-{side}" for key, site in catalogue.body_sites().items() if site.paired for side in ("left", "right")
    ]
    labels = [catalogue.site_label(key) for key in [*keys, *catalogue.body_sites()]]
    assert len(set(labels)) == len(labels)


def test_site_has_a_side_only_where_there_are_two() -> None:
    assert catalogue.is_site("calf-left")
    assert catalogue.is_site("calf")
    assert catalogue.is_site("tongue")
    assert not catalogue.is_site("tongue-left")
    assert not catalogue.is_site("antenna")
    assert not catalogue.is_site("")


def test_own_medicines_and_tests_are_their_own_names() -> None:
    assert catalogue.medicine_label("mecobalamin") == "Methylcobalamin"
    assert catalogue.medicine_label("Grandma's drops") == "Grandma's drops"
    assert catalogue.test_label("b12_total") == "Serum B12"
    assert catalogue.test_label("Zinc") == "Zinc"
