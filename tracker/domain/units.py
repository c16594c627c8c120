"""Amounts of a medicine: kept in micrograms, typed and shown in the person's unit."""

from tracker.domain.errors import InvalidEntry
from tracker.i18n import _, format_number

MICROGRAMS = {"ug": 1.0, "mg": 1000.0}
"""How many micrograms one of each unit is. International units are missing on purpose: B12 is not measured in them."""


def to_micrograms(amount: float, unit: str) -> float:
    """An amount in micrograms; refuses units that are not a mass of B12."""
    if unit not in MICROGRAMS:
        raise InvalidEntry(_("“{unit}” is not a unit for B12 here; please use µg or mg.").format(unit=unit))
    return round(amount * MICROGRAMS[unit], 9)


def unit_label(unit: str) -> str:
    """How a unit is written: µg, µg/L, µmol/L."""
    return f"µ{unit[1:]}" if unit.startswith(("ug", "umol")) else unit


def amount_words(amount_ug: float, *, in_mg: bool = False) -> str:
    """1 mg or 1000 µg: injections are labelled in mg, tablets mostly in µg."""
    if in_mg and amount_ug >= 1000:
        return f"{format_number(amount_ug / 1000, 3)} mg"
    return f"{format_number(amount_ug, 1).replace(',', '')} µg"
