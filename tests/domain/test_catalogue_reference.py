"""The catalogue agrees with the clinical reference it was made from, of which tests/data keeps a copy."""

import json
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tracker import resources
from tracker.domain import catalogue
from tracker.domain.catalogue_entries import Medicine

TRIGGERS = {"stress", "caffeine", "sleep_hours", "alcohol", "exercise"}
FINER_SITES = {
    "calf": "lower_leg",
    "shin": "lower_leg",
    "upper_back": "back",
    "thigh_front": "thigh",
    "thigh_back": "thigh",
}
NOT_PRINTED = {"uk_nhs_diet": {"loading_dose_ug", "maint_dose_ug"}}
"""Amounts of the reference that its own notes say the source does not print: they are left to be typed."""
OWN_SOURCES = {
    *("pmc-3934467-t1", "medal-hb", "labtests-ferritin"),
    *("healthassure-2502", "ucsf-25hd", "labtests-vitd", "arup-b6", "labcorp-b6", "knigalit-units", "csmu-units"),
    *("cld-blood-chemistry", "elephantcare-units", "arup-copper", "arup-egfr", "riyazsheena-cells", "ifcc-master"),
    *("loinc-59261", "mayo-ttla", "healthlab-ttg", "arup-gastrin", "mayo-gastrin", "iclabs-gastrin"),
    "calcengines-gastrin",
    *("hevert-3000", "drugscom-b12-forms", "skyclk-b12", "nps-methylcobalamin", "eztelemed-methyl"),
}
GRADES = {"two_sources", "one_source", "derived", "conflict", "unverified"}
OWN_TESTS = {
    *("iron", "tsat", "vitamin_d", "vitamin_b6", "tsh", "ck", "copper", "calcium", "magnesium", "creatinine", "egfr"),
    *("wbc", "platelets", "hba1c", "ttg_iga", "gastrin"),
}
"""What a neurologist expects beside the tests of the reference, each with sources of its own."""
FILES = {
    "items": "symptoms",
    "medicines": "medicines",
    "routes": "routes",
    "lab_tests": "lab_tests",
    "body_sites": "body_sites",
    "injection_sites": "injection_sites",
    "regimens": "regimens",
    "sources": "sources",
}
CITING = (*FILES, "causes")
ATOMS = {"C": 12.011, "H": 1.008, "Co": 58.933, "N": 14.007, "O": 15.999, "P": 30.974, "S": 32.06}
ATOMS |= {"Fe": 55.845, "Cu": 63.546, "Ca": 40.078, "Mg": 24.305}
MOLAR = {"b12_total": "C63H88CoN14O14P", "mma": "C4H6O4", "homocysteine": "C4H9NO2S", "folate": "C19H19N7O6"}
MOLAR |= {"iron": "Fe", "copper": "Cu", "calcium": "Ca", "magnesium": "Mg", "creatinine": "C4H7N3O"}
MOLAR |= {"vitamin_d": "C27H44O2", "vitamin_b6": "C8H10NO6P", "gastrin": "C97H124N20O31S"}
MASS = {"ng/L": 1e-9, "pg/mL": 1e-9, "ng/dL": 1e-8, "ug/L": 1e-6, "ng/mL": 1e-6, "mg/L": 1e-3}
MASS |= {"ug/dL": 1e-5, "mg/dL": 1e-2}
SUBSTANCE = {"pmol/L": 1e-12, "nmol/L": 1e-9, "nmol/mL": 1e-6, "umol/L": 1e-6, "mmol/L": 1e-3, "meq/L": 0.5e-3}


@cache
def reference() -> Any:
    path = Path(__file__).parent.parent / "data" / "clinical_reference.json"
    return json.loads(path.read_text(encoding="utf-8"))


@cache
def rows(file: str) -> list[dict[str, Any]]:
    content = tomllib.loads(resources.read_text("catalogue", f"{file}.toml"))
    return [row for table in content.values() for row in table]


def by_id(file: str) -> dict[str, dict[str, Any]]:
    return {row["id"]: row for row in rows(file)}


def molar_mass(formula: str) -> float:
    return sum(ATOMS[atom] * int(count or 1) for atom, count in re.findall(r"([A-Z][a-z]?)(\d*)", formula))


def has_right_check_digit(loinc: str) -> bool:
    """Mod 10 as LOINC does it: from the right, every other digit doubled, the digits of the products summed."""
    body, check = loinc.split("-")
    doubled = [int(digit) * (2 if place % 2 == 0 else 1) for place, digit in enumerate(reversed(body))]
    return (-sum(sum(divmod(number, 10)) for number in doubled)) % 10 == int(check)


def nodes(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
        value = list(value.values())
    if isinstance(value, list):
        for part in value:
            yield from nodes(part)


def test_items_are_the_symptoms_of_the_reference_and_the_triggers() -> None:
    assert set(catalogue.items()) == set(reference()["symptoms"]) | TRIGGERS
    assert {key for key, item in catalogue.items().items() if item.group == "trigger"} == TRIGGERS


@pytest.mark.parametrize("file", ["medicines", "routes", "lab_tests", "injection_sites"])
def test_ids_are_those_of_the_reference(file: str) -> None:
    assert set(by_id(file)) == set(reference()[file]) | (OWN_TESTS if file == "lab_tests" else set())


def test_body_sites_are_those_of_the_reference_and_finer_ones_coded_as_their_parent() -> None:
    sites = catalogue.body_sites()
    assert set(sites) == set(reference()["body_sites"]) | set(FINER_SITES)
    assert {key: site.parent for key, site in sites.items() if site.parent} == FINER_SITES
    for key, parent in FINER_SITES.items():
        assert (sites[key].snomed, sites[key].paired) == (sites[parent].snomed, sites[parent].paired)


def test_regimens_are_all_but_the_unverified_ones() -> None:
    graded = {key: row["verification"] for key, row in reference()["regimens"].items()}
    offered = {key: found.verification for key, found in catalogue.regimen_templates().items()}
    assert offered == {key: grade for key, grade in graded.items() if grade != "unverified"}
    assert len(offered) < len(graded)


def test_ids_are_used_once() -> None:
    for file in FILES:
        assert len(by_id(file)) == len(rows(file)), file


@pytest.mark.parametrize("file", ["medicines", "routes", "body_sites", "injection_sites", "regimens", "sources"])
def test_facts_agree_with_the_reference(file: str) -> None:
    told = by_id(file)
    for key, facts in reference()[file].items():
        if key in told:
            missing = NOT_PRINTED.get(key, set())
            printed = {name: fact for name, fact in facts.items() if name not in missing}
            assert {name: told[key].get(name) for name in printed} == printed, key
            assert missing.isdisjoint(told[key]), key


def test_symptoms_keep_codes_and_grades_of_the_reference() -> None:
    told = by_id("items")
    for key, facts in reference()["symptoms"].items():
        row = told[key]
        codes = {name: [row[name], row[f"{name}_status"]] for name in catalogue.CODES if name in row}
        assert codes == facts["codes"], key
        assert (row["verification"], row["sources"]) == (facts["verification"], facts["sources"]), key


def test_lab_tests_keep_units_codes_and_grades_of_the_reference() -> None:
    for key, facts in reference()["lab_tests"].items():
        test = catalogue.lab_tests()[key]
        assert [[unit.ucum, unit.display, unit.factor] for unit in test.units] == facts["units"], key
        assert [[one.code, one.property, one.status] for one in test.loinc] == facts["loinc"], key
        assert list(test.loinc_reject) == facts["loinc_reject"], key
        assert (test.canonical_unit, test.specimen) == (facts["canonical_unit"], facts["specimen"]), key
        assert (test.verification, list(test.sources)) == (facts["verification"], facts["sources"]), key


def test_disclaimers_stand_unchanged() -> None:
    assert catalogue.disclaimers() == reference()["disclaimers"]


def test_no_threshold_and_no_range_is_told() -> None:
    names = {name for node in nodes(rows("lab_tests")) for name in node}
    assert {name for name in names if re.search("threshold|reference|range|low|high", name)} == set()


@pytest.mark.parametrize("file", [*CITING, "wording"])
def test_grades_are_known(file: str) -> None:
    grades = [
        value
        for node in nodes(rows(file))
        for name, value in node.items()
        if name in ("status", "verification") or name.endswith("_status")
    ]
    assert set(grades) <= GRADES
    assert grades or file in ("sources", "wording")


def test_exactly_the_cited_sources_are_told() -> None:
    cited = {
        source
        for file in CITING
        for node in nodes(rows(file))
        for name, value in node.items()
        if name.endswith("sources")
        for source in value
    }
    assert cited == set(catalogue.sources())
    assert cited - set(reference()["sources"]) == OWN_SOURCES


def test_every_fact_has_a_source() -> None:
    graded = [node for file in CITING for node in nodes(rows(file)) if "verification" in node]
    assert [node for node in graded if not node.get("sources")] == []


def test_loinc_codes_have_right_check_digits_and_rejected_ones_are_not_used() -> None:
    used = {one.code for test in catalogue.lab_tests().values() for one in test.loinc}
    rejected = {code for test in catalogue.lab_tests().values() for code in test.loinc_reject}
    assert {code for code in used if not has_right_check_digit(code)} == set()
    assert used & rejected == set()


def test_check_digit_test_tells_wrong_codes() -> None:
    bad = [code for facts in reference()["lab_tests"].values() for code in facts["bad_check_digit"]]
    assert bad
    assert [code for code in bad if has_right_check_digit(code)] == []


@pytest.mark.parametrize("medicine", catalogue.medicines().values(), ids=lambda found: found.id)
def test_molar_mass_is_that_of_the_formula(medicine: Medicine) -> None:
    formula = by_id("medicines")[medicine.id]["formula"]
    assert medicine.molar_mass_g_mol == pytest.approx(molar_mass(formula), abs=0.02)


@pytest.mark.parametrize("test", MOLAR)
def test_factors_between_mass_and_substance_follow_from_the_molar_mass(test: str) -> None:
    found = catalogue.lab_tests()[test]
    canonical = SUBSTANCE[found.canonical_unit]
    for unit in found.units:
        moles = SUBSTANCE[unit.ucum] if unit.ucum in SUBSTANCE else MASS[unit.ucum] / molar_mass(MOLAR[test])
        assert unit.factor == pytest.approx(moles / canonical, rel=2.5e-4), unit.display  # they have four digits


def test_shown_from_the_start_is_a_short_list_in_order() -> None:
    shown = [key for key, item in catalogue.items().items() if not item.hidden and item.group != "trigger"]
    assert shown == [
        "twitching",
        "tingling",
        "numbness",
        "fatigue",
        "weakness",
        "brain_fog",
        "balance",
        "sore_tongue",
        "vision",
    ]
    assert all(reference()["symptoms"][key]["default_on"] for key in shown)
