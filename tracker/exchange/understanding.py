"""Cells that a person may have typed in several ways, read as the window and the command line read them.

A line with an id was written by an export: it is taken as it stands, but for a value that only looks like words.
"""

import re
from collections.abc import Mapping
from typing import Any

from tracker.domain import catalogue
from tracker.domain.dose import SKIPPED, TAKEN
from tracker.domain.errors import InvalidEntry
from tracker.domain.item import Item
from tracker.domain.lab_entry import Line, Sheet, key_of_test, near_unit, read
from tracker.domain.lab_value import looks_like_number
from tracker.domain.names import find, read_injection_site, read_medicine, read_route
from tracker.domain.site import split
from tracker.domain.units import Amount
from tracker.i18n import _

PLAIN = re.compile(r"-?\d+(\.\d+)?", re.ASCII)
Fields = dict[str, Any]
POINT = "."
LAB_FIELDS = ("test", "comparator", "value", "unit", "reference_low", "reference_high")


def as_plan(fields: Fields, sure: bool = False) -> Fields:
    """Medicine and way as the catalogue names them; InvalidEntry where a name is almost a known one."""
    found = as_amount(fields)
    if "id" in fields:
        return found
    for name, reader in (("medicine", read_medicine), ("route", read_route)):
        if found.get(name):
            found[name] = reader(found[name], sure=sure)
    return found


def as_amount(fields: Fields, _sure: bool = False) -> Fields:
    """An amount that was typed with its unit in one cell, as number and unit."""
    found = dict(fields)
    for name in ("amount_ug", "amount"):
        if isinstance(typed := found.get(name), Amount):
            del found[name]
            if found.get("unit", typed.unit) != typed.unit:
                words = _("{column}: the unit differs from the one in the column “unit”")
                raise InvalidEntry(words.format(column=name))
            found |= typed._asdict()
    return found


def as_dose(fields: Fields, sure: bool = False) -> Fields:
    """As `as_plan`, and the place of an injection and what became of the dose by their names."""
    found = as_plan(fields, sure)
    if "id" in fields:
        return found
    if found.get("site"):
        found["site"] = read_injection_site(found["site"], found.get("route", ""))
    if found.get("status"):
        states = {TAKEN: (_("taken"),), SKIPPED: (_("skipped"),)}
        found["status"] = find(found["status"], states) or found["status"]
    return found


def as_observed(fields: Fields, items: Mapping[str, Item]) -> Fields:
    """What is followed, and the place on the body, by the names that the window shows."""
    if "id" in fields:
        return fields
    found = dict(fields)
    if found.get("item") and found["item"] not in items:
        labels = {key: (item.label, _(item.label)) for key, item in items.items()}
        found["item"] = find(found["item"], labels) or found["item"]
    if "medicine" not in found and found.get("site"):
        places = {place: (catalogue.site_label(place), _side_first(place)) for place in catalogue.body_places()}
        found["site"] = find(found["site"], places) or found["site"]
    return found


def as_lab(fields: Fields, sure: bool = False) -> Fields:
    """Test, value, unit and range as a line of a laboratory's page; InvalidEntry where that is not plain."""
    value = fields.get("value", "")
    if "day" not in fields or not fields.get("test") or not value or not _is_typed(fields):
        return fields
    sign = fields.get("comparator", "=")
    test = key_of_test(fields["test"], sure=sure or "id" in fields)
    typed = fields.get("unit", "")
    line = Line(
        fields["test"],
        value if sign == "=" else f"{sign}{value}",
        typed,
        fields.get("reference_low", ""),
        fields.get("reference_high", ""),
        own_unit=sure or not near_unit(test, typed),
        own_test=sure or "id" in fields,
        decimal=POINT,
    )
    found = read(line, Sheet(fields["day"]))
    return {**fields, **{name: getattr(found, name) for name in LAB_FIELDS}}


def _side_first(place: str) -> str:
    """deltoid-left as «left deltoid»."""
    base, side = split(place)
    return f"{side} {base}"


def _is_typed(fields: Fields) -> bool:
    """Whether to read a line as typed; of what an export wrote, only numbers of known tests in another form."""
    if "id" not in fields:
        return True
    facts = catalogue.lab_tests().get(fields["test"])
    value = fields["value"]
    return facts is not None and not facts.may_be_text and not PLAIN.fullmatch(value) and looks_like_number(value)
