"""What the program knows beforehand: items, medicines, routes, tests and places, read from resources/catalogue."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from typing import Any, TypeVar

from tracker import resources
from tracker.domain.errors import InvalidEntry
from tracker.domain.item import Item
from tracker.domain.site import SIDES, split
from tracker.i18n import _

T = TypeVar("T")
CODES = ("hpo", "snomed", "icd10")
VERIFIED = ("two_sources", "one_source", "derived")


@dataclass(frozen=True, slots=True)
class Medicine:
    """A medicine; `is_b12` says whether its first dose begins treatment."""

    id: str
    label: str
    is_b12: bool
    routes: tuple[str, ...]
    molar_mass_g_mol: float
    sources: tuple[str, ...]
    verification: str


@dataclass(frozen=True, slots=True)
class Route:
    """A way to take a medicine."""

    id: str
    label: str
    is_injection: bool
    sources: tuple[str, ...]
    verification: str


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of a test: value in the test's canonical unit = value * factor."""

    ucum: str
    display: str
    factor: float


@dataclass(frozen=True, slots=True)
class Loinc:
    """A code of a test for one property (mass, substance, presence ...)."""

    code: str
    property: str
    display: str
    status: str
    ucum: str = ""


@dataclass(frozen=True, slots=True)
class LabTest:
    """A laboratory test; it has no ranges, since a range belongs to the result it was printed with."""

    id: str
    label: str
    canonical_unit: str
    is_b12: bool
    may_be_text: bool
    units: tuple[Unit, ...]
    loinc: tuple[Loinc, ...]
    loinc_reject: tuple[str, ...]
    sources: tuple[str, ...]
    verification: str

    def unit(self, display: str) -> Unit | None:
        """The unit as printed, None where it is not one of this test."""
        wanted = display.strip().replace("µ", "u").replace("μ", "u")
        return next((unit for unit in self.units if wanted in (unit.display, unit.ucum)), None)


@dataclass(frozen=True, slots=True)
class BodySite:
    """A place on the body; one with a parent is coded as its parent."""

    id: str
    label: str
    paired: bool
    region: str
    snomed: str
    sources: tuple[str, ...]
    verification: str
    parent: str = ""


@dataclass(frozen=True, slots=True)
class InjectionSite:
    """A place for injections, left and right."""

    id: str
    label: str
    routes: tuple[str, ...]
    self_use: bool
    snomed: str
    sources: tuple[str, ...]
    verification: str


@dataclass(frozen=True, slots=True)
class RegimenTemplate:
    """A regimen as a formulary or label prints it: a start to edit, never advice."""

    id: str
    label: str
    jurisdiction: str
    medicine: str
    routes: tuple[str, ...]
    sources: tuple[str, ...]
    verification: str
    loading: str = ""
    loading_dose_ug: float | None = None
    loading_count: int | None = None
    loading_interval: str = ""
    maintenance: str = ""
    maint_dose_ug: float | None = None
    maint_interval_min: str = ""
    maint_interval_max: str = ""
    notes: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """Where a fact was read."""

    id: str
    title: str
    address: str
    date: str
    reliability: str


@dataclass(frozen=True, slots=True)
class Disclaimer:
    """A sentence that stands unchanged."""

    id: str
    text: str


@cache
def items() -> Mapping[str, Item]:
    """All built-in items by key, in their order."""
    return {row["id"]: _item(row) for row in _rows("items")}


@cache
def placeable_items() -> frozenset[str]:
    """The keys of items that can be given a place on the body."""
    return frozenset(row["id"] for row in _rows("items") if row["places"])


@cache
def medicines() -> Mapping[str, Medicine]:
    """All medicines by id."""
    return _by_id(Medicine, "medicines")


@cache
def routes() -> Mapping[str, Route]:
    """All routes by id."""
    return _by_id(Route, "routes")


@cache
def lab_tests() -> Mapping[str, LabTest]:
    """All laboratory tests by id."""
    return _by_id(LabTest, "lab_tests")


@cache
def body_sites() -> Mapping[str, BodySite]:
    """All places on the body by id, without sides."""
    return _by_id(BodySite, "body_sites")


@cache
def injection_sites() -> Mapping[str, InjectionSite]:
    """All places for injections by id, without sides."""
    return _by_id(InjectionSite, "injection_sites")


@cache
def regimen_templates() -> Mapping[str, RegimenTemplate]:
    """All regimens that may be started from, by id."""
    return _by_id(RegimenTemplate, "regimens")


@cache
def sources() -> Mapping[str, Source]:
    """All cited sources by id."""
    return _by_id(Source, "sources")


@cache
def disclaimers() -> Mapping[str, str]:
    """The sentences that stand unchanged, by id."""
    return {row["id"]: row["text"] for row in _rows("disclaimers", file="wording")}


def medicine_label(key: str) -> str:
    """The name of a medicine; the person's own medicines are their own names."""
    return _(medicines()[key].label) if key in medicines() else key


def test_label(key: str) -> str:
    """The name of a laboratory test; the person's own tests are their own names."""
    return _(lab_tests()[key].label) if key in lab_tests() else key


def site_label(site: str) -> str:
    """`calf-left` as «Left calf»; '' where no place is given."""
    return _sided(site, {key: found.label for key, found in body_sites().items()})


def injection_site_label(site: str) -> str:
    """`thigh_outer-left` as «Left outer thigh»."""
    return _sided(site, {key: found.label for key, found in injection_sites().items()})


def is_site(site: str) -> bool:
    """Whether a place is on the body as known here, with a side only where there are two."""
    base, side = split(site)
    return base in body_sites() and (not side or body_sites()[base].paired)


def is_injection(route: str) -> bool:
    """Whether a route goes through the skin."""
    return route in routes() and routes()[route].is_injection


def injection_places(route: str) -> tuple[str, ...]:
    """The places, left and right, that belong to a route."""
    places = [found.id for found in injection_sites().values() if route in found.routes]
    return tuple(f"{place}-{side}" for place in places for side in SIDES)


def convert(test: str, value: float, from_unit: str, to_unit: str) -> float:
    """A test's value in another of its units; InvalidEntry where one of them is not a unit of the test.

    Factors: resources/catalogue/lab_tests.toml, from molar masses or as the sources there print them.
    """
    known = lab_tests().get(test)
    before, after = (known.unit(unit) if known else None for unit in (from_unit, to_unit))
    if before is None or after is None:
        wrong = to_unit if before is not None else from_unit
        raise InvalidEntry(_("“{unit}” is not a unit of {test} here.").format(unit=wrong, test=test_label(test)))
    return value * before.factor / after.factor


def _sided(site: str, labels: Mapping[str, str]) -> str:
    base, side = split(site)
    label = _(labels[base]) if base in labels else base.replace("_", " ").capitalize()
    words = {"left": _("Left {place}"), "right": _("Right {place}")}
    return words[side].format(place=label[:1].lower() + label[1:]) if side else label


def _item(row: Mapping[str, Any]) -> Item:
    """A code that was not verified is left out: it must not travel on as a fact."""
    codes = {name: row[name] for name in CODES if name in row and row[f"{name}_status"] in VERIFIED}
    names = ("label", "kind", "unit", "group", "direction", "hidden", "position")
    return Item(key=row["id"], codes=codes, **{name: row[name] for name in names})


def _by_id(kind: type[T], table: str) -> dict[str, T]:
    return {row["id"]: _made(kind, row) for row in _rows(table)}


@cache
def _rows(table: str, file: str = "") -> list[dict[str, Any]]:
    content = tomllib.loads(resources.read_text("catalogue", f"{file or table}.toml"))
    rows: list[dict[str, Any]] = content[table]
    return rows


def _made(kind: type[T], row: Mapping[str, Any]) -> T:
    """A dataclass from the columns it names; lists become tuples, nested tables their own classes."""
    nested: dict[str, type[Any]] = {"units": Unit, "loinc": Loinc}
    taken = {name.name: row[name.name] for name in fields(kind) if name.name in row}  # type: ignore[arg-type]
    for name, value in taken.items():
        if isinstance(value, list):
            taken[name] = tuple(_made(nested[name], part) if name in nested else part for part in value)
    return kind(**taken)
