"""Amounts of a medicine: kept in micrograms, typed and shown in the person's unit."""

import re
from decimal import Decimal

from tracker.domain.errors import InvalidEntry
from tracker.domain.numbers import read_number
from tracker.i18n import _, format_exact, mark

MICROGRAMS = {"ug": 1.0, "mg": 1000.0}
"""How many micrograms one of each unit is. International units are missing on purpose: B12 is not measured in them."""
INTERNATIONAL = ("iu", "ie", "ui", "i.u.", "i.e.", "u.i.")
MICRO = str.maketrans("µμ", "uu")
AMOUNT_LIMITS = mark("An amount lies above 0 and at most 1,000,000 micrograms (1 g).")
WITH_UNIT = re.compile(r"\s*(?P<number>.*?)\s*(?P<unit>[^\W\d_][^\W\d_.]*(?:\.[^\W\d_]\.)?)?\s*", re.DOTALL)


def to_micrograms(amount: float, unit: str) -> float:
    """An amount in micrograms; refuses units that are not a mass of B12."""
    if unit not in MICROGRAMS:
        raise InvalidEntry(_("“{unit}” is not a unit for B12 here; please use µg or mg.").format(unit=unit))
    return round(amount * MICROGRAMS[unit], 9)


def read_amount(text: str, unit: str = "") -> float | None:
    """Micrograms of a typed amount: 1 mg, 1000 µg, or a number in the unit that stands beside it; None where empty.

    Without any unit, and with international units, it is refused: 1 and 1000 are both usual amounts of B12.
    """
    typed = WITH_UNIT.fullmatch(text)
    assert typed is not None, "every text is a number, perhaps, and letters at its end"
    written = (typed["unit"] or "").lower().translate(MICRO)
    if written in INTERNATIONAL:
        raise InvalidEntry(
            _("B12 is not measured in international units (IU); please type the µg or mg that the package names.")
        )
    if typed["number"].startswith(("-", "−")):
        raise InvalidEntry(_(AMOUNT_LIMITS))
    number = read_number(typed["number"] or typed["unit"] or "", 0, 1_000_000)
    if number is None:
        return None
    meant = {"mcg": "ug"}.get(written, written) or unit
    if not meant:
        raise InvalidEntry(_("Please say whether the amount is in µg or in mg."))
    return to_micrograms(number, meant)


def unit_label(unit: str) -> str:
    """How a unit is written: µg, µg/L, µmol/L."""
    return f"µ{unit[1:]}" if unit.startswith(("ug", "umol")) else unit


def amount_digits(amount_ug: float, unit: str) -> str:
    """Return an amount as the number that stands before a unit, with every decimal: what a field begins with."""
    return format_exact(Decimal(repr(float(amount_ug))) / int(MICROGRAMS[unit]))


def amount_words(amount_ug: float, *, in_mg: bool = False) -> str:
    """Return 1 mg or 1000 µg: injections are labelled in mg, tablets mostly in µg. `read_amount` reads it back."""
    unit = "mg" if in_mg and amount_ug >= 1000 else "ug"
    return f"{amount_digits(amount_ug, unit)} {unit_label(unit)}"
