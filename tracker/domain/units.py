"""Amounts of a medicine with their units: one reader of what is typed, one writer of what is shown."""

import re
import unicodedata
from decimal import Decimal
from typing import NamedTuple

from tracker.domain.errors import InvalidEntry
from tracker.domain.numbers import plain_digits, quoted, read_number
from tracker.i18n import _, format_exact, mark, ngettext

MICROGRAM, MILLIGRAM = "ug", "mg"
MASSES = {"ug": 1, "mg": 1000, "g": 1_000_000}
"""How many micrograms one of each unit of mass is."""
MOST = 1_000_000
AMOUNT_LIMITS = mark("The amount must be above 0 and at most one million.")
IN_MILLIGRAMS = 10_000
"""More micrograms than any package names: such an amount was typed in mg and is shown so."""
SPELLINGS = {
    "ug": "mcg microgram micrograms microgramme microgrammes mikrogramm",
    "mg": "milligram milligrams milligramme milligrammes milligramm",
    "g": "gram grams gramme grammes gramm",
    "iu": "i.u. ie i.e. ui u.i.",
    "ml": "millilitre millilitres milliliter milliliters cc",
    "tablet": "tab tabs tablets tbl tabl tablette tabletten comprimé comprimés comprimido comprimidos compressa "
    "compresse cp tabletka tabletki tabletek pill pills",
    "capsule": "cap caps capsules kapsel kapseln gélule gélules cápsula cápsulas capsula kapsułka kapsułki",
    "drop": "drops gtt gtts tropfen goutte gouttes gota gotas goccia gocce kropla krople",
    "spray": "sprays puff puffs sprühstoß sprühstöße hub hübe bouffée bouffées",
}
"""How units are written on packages, beside their keys and the words of the person's language."""
VULGAR = "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"
FRACTION = re.compile(r"(?:(?P<whole>\d{1,4}) +)?(?P<above>\d{1,3}) ?/ ?(?P<below>\d{1,3})")
MICRO = re.compile("[µμ]")
WITH_UNIT = re.compile(r"\s*(?P<number>.*?)\s*(?P<unit>[^\W\d_][^\W\d_.]*(?:\.[^\W\d_]+)*\.?)?\s*", re.DOTALL)
PREFIX = re.compile(r"(?<![^\W\d_])u(?=(?:g|mol|kat|IU|U|L)\b)")
POWERS = {"10*3": "10³", "10*6": "10⁶", "10*9": "10⁹", "10*12": "10¹²", "m2": "m²"}


class Amount(NamedTuple):
    """A number and the key of the unit that it is counted in."""

    amount: float
    unit: str


def read_amount(text: str, unit: str = "") -> Amount | None:
    """Return a typed amount: 99 mg, 4000 IU, 1 tablet, or a number in the unit that stands beside it.

    None where nothing is typed. A unit that is typed wins over the one beside the field; without any, InvalidEntry.
    """
    typed = WITH_UNIT.fullmatch(plain_digits(text))
    assert typed is not None, "every text is a number, perhaps, and letters at its end"
    if typed["number"].startswith("-"):
        raise InvalidEntry(_(AMOUNT_LIMITS))
    number = read_number(_decimals(typed["number"], text) or typed["unit"] or "", 0, MOST)
    if number is None:
        return None
    if not typed["unit"] and not unit:
        raise InvalidEntry(_("Please type the unit too, for example 1 mg, 400 µg, 4000 IU or 1 tablet."))
    return Amount(number, unit_key(typed["unit"]) if typed["unit"] else unit)


def _decimals(number: str, text: str) -> str:
    """Return ½, 1/2 and 1 1/2 with decimals, any other number as it is; InvalidEntry quotes all that was typed."""
    spread = "".join(f" {unicodedata.normalize('NFKC', one)}" if one in VULGAR else one for one in number)
    found = FRACTION.fullmatch(spread.replace("⁄", "/").strip())
    if found and int(found["below"]):
        value = int(found["whole"] or 0) + Decimal(found["above"]) / int(found["below"])
        return format_exact(round(value, 6))
    if any(sign.isalpha() or sign in "/⁄" for sign in spread):
        words = _("“{text}” is not an amount. Please type a number and its unit, for example {example}.")
        raise InvalidEntry(words.format(text=quoted(text), example=amount_words(1, MILLIGRAM)))
    return number


def unit_key(written: str) -> str:
    """Return the key of a unit as people and packages write it; InvalidEntry where it is none."""
    wanted = MICRO.sub("u", written.strip()).casefold()
    for key, spellings in SPELLINGS.items():
        if {wanted, wanted.rstrip(".")} & {key, *spellings.casefold().split(), *_words(key)}:
            return key
    words = _("“{unit}” is not a unit known here. Please use one of these: {known}.")
    raise InvalidEntry(words.format(unit=quoted(written), known=", ".join(map(unit_name, SPELLINGS))))


def _words(key: str) -> set[str]:
    """Return the words for a unit in the person's language, for one and for several."""
    return {unit_name(key, count).casefold() for count in (1, 2, 3, 5, 11, 21)}


def unit_name(key: str, count: float = 5) -> str:
    """Return how a unit is written beside so many of it: µg, mg, IU, tablet, drops."""
    whole = int(count) if count == int(count) else 2
    counted = {
        "tablet": ngettext("tablet", "tablets", whole),
        "capsule": ngettext("capsule", "capsules", whole),
        "drop": ngettext("drop", "drops", whole),
        "spray": ngettext("spray", "sprays", whole),
        "iu": _("IU"),
    }
    return counted.get(key) or unit_label(key)


def amount_words(amount: float, unit: str = MICROGRAM, *, in_mg: bool = False) -> str:
    """Return 1 mg, 1000 µg, 4000 IU, 1 tablet, as it was typed; `read_amount` reads it back.

    What is kept in micrograms is shown in milligrams where its form is labelled so (`in_mg`), and where it is much.
    """
    shown = shown_amount(amount, unit, in_mg=in_mg)
    number = format_exact(Decimal(repr(float(shown.amount))))
    return _("{number} {unit}").format(number=number, unit=unit_name(shown.unit, shown.amount))


def shown_amount(amount: float, unit: str = MICROGRAM, *, in_mg: bool = False) -> Amount:
    """Return the number and unit to show: micrograms as milligrams for injections from 1 mg on and for much."""
    if unit == MICROGRAM and ((in_mg and amount >= MASSES[MILLIGRAM]) or amount > IN_MILLIGRAMS):
        return Amount(in_unit(amount, MICROGRAM, MILLIGRAM), MILLIGRAM)
    return Amount(amount, unit)


def in_unit(amount: float, unit: str, other: str) -> float:
    """Return a mass in another unit of mass, without the noise of binary fractions."""
    return float(Decimal(repr(float(amount))) * MASSES[unit] / MASSES[other])


def unit_label(unit: str) -> str:
    """Return how a unit is printed: µg, µg/L, µmol/L, 10⁹/L."""
    label = PREFIX.sub("µ", unit)
    for plain, printed in POWERS.items():
        label = label.replace(plain, printed)
    return label
