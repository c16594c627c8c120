"""What the program knows beforehand: items, medicines, routes, tests and places, read from resources/catalogue."""

import re
import tomllib
import unicodedata
from collections.abc import Mapping
from dataclasses import fields
from functools import cache
from types import MappingProxyType
from typing import Any, TypeVar
from uuid import NAMESPACE_URL, uuid5

from tracker import resources
from tracker.domain.catalogue_entries import (
    Background,
    BodySite,
    Caution,
    InjectionSite,
    LabBounds,
    LabTest,
    Loinc,
    Medicine,
    RegimenTemplate,
    Route,
    Source,
    Unit,
)
from tracker.domain.errors import InvalidEntry
from tracker.domain.item import Item
from tracker.domain.numbers import plain_digits
from tracker.domain.site import SIDES, split
from tracker.i18n import _, at_start, inside

T = TypeVar("T")
ITEM_FIELDS = ("label", "kind", "unit", "group", "direction", "hidden", "position")
CODES = ("hpo", "snomed", "icd10")
B12_IN_NAME = re.compile(r"b[\W_]*12(?!\d)|[ck]obal", re.IGNORECASE)
VERIFIED = ("two_sources", "one_source", "derived")
NESTED: Mapping[str, type[Any]] = {"units": Unit, "loinc": Loinc, "cautions": Caution}


@cache
def items() -> Mapping[str, Item]:
    """All built-in items by key, in their order."""
    return {row["id"]: _item(row) for row in _rows("items")}


@cache
def placeable_items() -> tuple[str, ...]:
    """Return the keys of items that can be given a place on the body, in their order."""
    return tuple(row["id"] for row in _rows("items") if row.get("places"))


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
def lab_bounds() -> Mapping[str, LabBounds]:
    """How far the values of a test may lie before one is asked about, by the id of the test."""
    return {row["test"]: _made(LabBounds, row) for row in _rows("lab_bounds")}


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
def causes() -> Mapping[str, Background]:
    """Return the causes that can be recorded as a doctor told them, by id."""
    return _by_id(Background, "causes")


@cache
def other_medicines() -> Mapping[str, Background]:
    """Return the medicines beside B12 that matter for it, by id."""
    return _by_id(Background, "other_medicines", file="causes")


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


def is_b12_form(key: str) -> bool:
    """Return whether a medicine is one of the forms of B12 in the catalogue, whose amounts are masses."""
    return key in medicines() and medicines()[key].is_b12


def is_b12_medicine(key: str) -> bool:
    """Return whether a medicine is B12: a form of the catalogue, or a person's own name that says so."""
    return is_b12_form(key) or (key not in medicines() and names_b12(key))


def names_b12(name: str) -> bool:
    """Return whether a name speaks of B12, in the digits of any script: «B12 Depot», «vitamin b-12», «Methylcobal»."""
    return B12_IN_NAME.search(plain_digits(unicodedata.normalize("NFKC", name))) is not None


def is_b12_test(key: str) -> bool:
    """Whether a test measures B12, so that an injection before it matters."""
    return key in lab_tests() and lab_tests()[key].is_b12


def site_label(site: str) -> str:
    """`calf-left` as «Left calf»; a place unknown here as its key in plain words, '' where no place is given."""
    return at_start(_sided(site, body_sites()))


def site_inside(site: str) -> str:
    """`calf-left` as «left calf», within a sentence."""
    return _sided(site, body_sites())


def injection_site_label(site: str) -> str:
    """`thigh_outer-left` as «Left outer thigh»."""
    return at_start(_sided(site, injection_sites()))


def injection_site_inside(site: str) -> str:
    """`thigh_outer-left` as «left outer thigh», within a sentence."""
    return _sided(site, injection_sites())


def route_inside(key: str) -> str:
    """A way to take a medicine within a sentence; the person's own as it was typed."""
    return inside(routes()[key].label) if key in routes() else key


def is_site(site: str) -> bool:
    """Whether a place is on the body as known here, with a side only where there are two."""
    base, side = split(site)
    return base in body_sites() and (not side or body_sites()[base].paired)


def body_places() -> tuple[str, ...]:
    """All places on the body as they are recorded: paired ones once for each side."""
    sided = ((place.id, SIDES if place.paired else ()) for place in body_sites().values())
    return tuple(key for place, sides in sided for key in ([f"{place}-{side}" for side in sides] or [place]))


def is_injection(route: str) -> bool:
    """Whether a route goes through the skin."""
    return route in routes() and routes()[route].is_injection


def injection_places(route: str) -> tuple[str, ...]:
    """The places, left and right, that belong to a route."""
    places = [found.id for found in injection_sites().values() if route in found.routes]
    return tuple(f"{place}-{side}" for place in places for side in SIDES)


def convert(test: str, value: float, from_unit: str, to_unit: str) -> float:
    """A test's value in another of its units; InvalidEntry where that cannot be said.

    Factors: resources/catalogue/lab_tests.toml, from molar masses or as the sources there print them.
    """
    before, after = _unit(test, from_unit), _unit(test, to_unit)
    if before == after:
        return value
    if not lab_tests()[test].convertible:
        words = _("{test} cannot be converted from “{before}” to “{after}”; the result stays as printed.")
        raise InvalidEntry(words.format(test=test_label(test), before=from_unit, after=to_unit))
    return (value * before.factor + before.offset - after.offset) / after.factor


def _unit(test: str, printed: str) -> Unit:
    known = lab_tests()[test].unit(printed) if test in lab_tests() else None
    if known is None:
        words = _("“{unit}” is not a unit of {test} here; the result stays as printed.")
        raise InvalidEntry(words.format(unit=printed, test=test_label(test)))
    return known


def _sided(site: str, known: Mapping[str, BodySite] | Mapping[str, InjectionSite]) -> str:
    base, side = split(site)
    found = known.get(base)
    label = _(found.label) if found else base.replace("_", " ")
    if side:
        own = {"left": found.left, "right": found.right}[side] if found else ""
        words = {"left": _("left {place}"), "right": _("right {place}")}
        label = _(own) if own else words[side].format(place=label)
    return label


def _item(row: Mapping[str, Any]) -> Item:
    """A code that was not verified is left out: it must not travel on as a fact. The id is the same in every diary."""
    codes = {name: row[name] for name in CODES if name in row and row[f"{name}_status"] in VERIFIED}
    given = {name: row[name] for name in ITEM_FIELDS if name in row}
    return Item(id=uuid5(NAMESPACE_URL, f"b12-tracker:item:{row['id']}"), key=row["id"], codes=codes, **given)


def _by_id(kind: type[T], table: str, file: str = "") -> dict[str, T]:
    return {row["id"]: _made(kind, row) for row in _rows(table, file)}


@cache
def _rows(table: str, file: str = "") -> list[dict[str, Any]]:
    content = tomllib.loads(resources.read_text("catalogue", f"{file or table}.toml"))
    rows: list[dict[str, Any]] = content[table]
    return rows


def _made(kind: type[T], row: Mapping[str, Any]) -> T:
    """A dataclass from the columns it names; lists become tuples, nested tables their own classes."""
    taken = {name.name: row[name.name] for name in fields(kind) if name.name in row}  # type: ignore[arg-type]
    return kind(**{name: _frozen(name, value) for name, value in taken.items()})


def _frozen(name: str, value: Any) -> Any:
    if isinstance(value, list):
        return tuple(_made(NESTED[name], part) if name in NESTED else part for part in value)
    if isinstance(value, dict):
        return MappingProxyType({key: tuple(pair) for key, pair in value.items()})
    return value
