"""Amounts of medicine: B12 in micrograms, everything else in a unit of its own."""

from collections.abc import Mapping
from typing import Any

from pydantic import model_validator

from tracker.domain import catalogue
from tracker.domain.record import Record, one_of
from tracker.domain.units import MASSES, MICROGRAM, SPELLINGS, Amount, in_unit
from tracker.i18n import _

AMOUNT_UNITS = tuple(SPELLINGS)
"""What an amount can be counted in, by key; a mass of B12 is always kept in micrograms."""

known_unit = one_of(*AMOUNT_UNITS)


class Measured(Record):
    """A record with an `amount` and its `unit`; it can also be made with `amount_ug`, an amount in micrograms."""

    @model_validator(mode="before")
    @classmethod
    def _from_micrograms(cls, fields: Any) -> Any:
        """Files and journals written before there were other units say `amount_ug`."""
        if not isinstance(fields, Mapping):
            return fields
        given = dict(fields)
        micrograms = given.pop("amount_ug", None)
        if micrograms is not None:
            given |= {"amount": micrograms, "unit": MICROGRAM}
        return _mass_of_b12(given) if catalogue.is_b12_form(_medicine(given)) else given

    @property
    def amount_ug(self) -> float | None:
        """Return the amount in micrograms, None where there is none or it is counted in another unit."""
        return self.mass_ug if self.in_micrograms else None

    @property
    def mass_ug(self) -> float | None:
        """Return a mass, whichever its unit, in micrograms; None where there is no amount or it is not a mass."""
        amount, unit = getattr(self, "amount", None), getattr(self, "unit", MICROGRAM)
        return None if amount is None or unit not in MASSES else in_unit(amount, unit, MICROGRAM)

    @property
    def measured(self) -> Amount | None:
        """Return the amount with its unit, None where there is none."""
        amount: float | None = getattr(self, "amount", None)
        return None if amount is None else Amount(amount, getattr(self, "unit", MICROGRAM))

    @property
    def in_micrograms(self) -> bool:
        """Return whether the amount is kept in micrograms rather than in another unit."""
        return bool(getattr(self, "unit", MICROGRAM) == MICROGRAM)


def refuse_uncounted_b12(unit: str) -> None:
    """Refuse a unit that says nothing on how much B12 there is."""
    if unit == "iu":
        sentence = _(
            "B12 is not measured in international units (IU). Please type the µg or mg that the package names."
        )
        raise ValueError(sentence)
    if unit in AMOUNT_UNITS and unit not in MASSES:
        raise ValueError(_("Please type how much B12 it is, in the µg or mg that the package names."))


def _mass_of_b12(fields: dict[str, Any]) -> dict[str, Any]:
    """Return the fields with a mass of B12 in micrograms."""
    amount, unit = fields.get("amount"), fields.get("unit", MICROGRAM)
    refuse_uncounted_b12(unit)
    if unit in MASSES and unit != MICROGRAM and isinstance(amount, int | float):
        return fields | {"amount": in_unit(amount, unit, MICROGRAM), "unit": MICROGRAM}
    return fields


def _medicine(fields: Mapping[str, Any]) -> str:
    """Return the medicine of a dose or plan, or that of a supply, whose name ends in what it is used for."""
    return str(fields.get("medicine") or str(fields.get("name", "")).partition("/")[0])
