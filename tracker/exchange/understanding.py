"""Cells that a person may have typed in several ways, read as the window and the command line read them.

A line with an id was written by an export: it is taken as it stands, but for a value that only looks like words.
"""

import re
from typing import Any

from tracker.domain import catalogue
from tracker.domain.lab_entry import Line, Sheet, key_of_test, near_unit, read
from tracker.domain.lab_value import looks_like_number
from tracker.domain.names import find, read_medicine, read_route
from tracker.domain.site import split

PLAIN = re.compile(r"-?\d+(\.\d+)?", re.ASCII)
POINT = "."
LAB_FIELDS = ("test", "comparator", "value", "unit", "reference_low", "reference_high")


def as_plan(fields: dict[str, Any]) -> dict[str, Any]:
    """Medicine and way as the catalogue names them; InvalidEntry where a name is almost a known one."""
    if "id" in fields:
        return fields
    found = dict(fields)
    for name, reader in (("medicine", read_medicine), ("route", read_route)):
        if found.get(name):
            found[name] = reader(found[name])
    return found


def as_dose(fields: dict[str, Any]) -> dict[str, Any]:
    """As `as_plan`, and the place of an injection by its name."""
    found = as_plan(fields)
    if "id" not in fields and found.get("site"):
        places = catalogue.injection_places(found.get("route", ""))
        known = {place: (catalogue.injection_site_label(place), _side_first(place)) for place in places}
        found["site"] = find(found["site"], known) or found["site"]
    return found


def as_lab(fields: dict[str, Any]) -> dict[str, Any]:
    """Test, value, unit and range as a line of a laboratory's page; InvalidEntry where that is not plain."""
    value = fields.get("value", "")
    if "day" not in fields or not fields.get("test") or not value or not _is_typed(fields):
        return fields
    sign = fields.get("comparator", "=")
    test = key_of_test(fields["test"], sure="id" in fields)
    typed = fields.get("unit", "")
    line = Line(
        fields["test"],
        value if sign == "=" else f"{sign}{value}",
        typed,
        fields.get("reference_low", ""),
        fields.get("reference_high", ""),
        own_unit=not near_unit(test, typed),
        own_test="id" in fields,
        decimal=POINT,
    )
    found = read(line, Sheet(fields["day"]))
    return {**fields, **{name: getattr(found, name) for name in LAB_FIELDS}}


def _side_first(place: str) -> str:
    """deltoid-left as «left deltoid»."""
    base, side = split(place)
    return f"{side} {base}"


def _is_typed(fields: dict[str, Any]) -> bool:
    """Whether to read a line as typed; of what an export wrote, only numbers of known tests in another form."""
    if "id" not in fields:
        return True
    facts = catalogue.lab_tests().get(fields["test"])
    value = fields["value"]
    return facts is not None and not facts.may_be_text and not PLAIN.fullmatch(value) and looks_like_number(value)
