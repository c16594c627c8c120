"""Amounts of medicine: B12 in micrograms, everything else in a unit of its own."""

from collections.abc import Mapping
from typing import Any

from pydantic import model_validator

from tracker.domain.record import Record, one_of

MICROGRAM = "ug"
AMOUNT_UNITS = (MICROGRAM, "mg", "g", "iu", "ml", "tablet", "capsule", "drop", "spray")
"""What an amount can be counted in, by key; a mass of B12 is always kept in micrograms."""

known_unit = one_of(*AMOUNT_UNITS)


class Measured(Record):
    """A record with an `amount` and its `unit`; it can also be made with `amount_ug`, an amount in micrograms."""

    @model_validator(mode="before")
    @classmethod
    def _from_micrograms(cls, fields: Any) -> Any:
        """Files and journals written before there were other units say `amount_ug`."""
        if not isinstance(fields, Mapping) or "amount_ug" not in fields:
            return fields
        others = {name: value for name, value in fields.items() if name != "amount_ug"}
        micrograms = fields["amount_ug"]
        return others if micrograms is None else {**others, "amount": micrograms, "unit": MICROGRAM}

    @property
    def amount_ug(self) -> float | None:
        """Return the amount in micrograms, None where there is none or it is counted in another unit."""
        amount: float | None = getattr(self, "amount", None)
        return amount if self.in_micrograms else None

    @property
    def in_micrograms(self) -> bool:
        """Return whether the amount is a mass in micrograms rather than counted in a unit of its own."""
        return bool(getattr(self, "unit", MICROGRAM) == MICROGRAM)
