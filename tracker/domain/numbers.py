"""Numbers as people type and print them: one grammar for the window, the command line and files."""

import re
import unicodedata
from functools import cache

from tracker.domain.errors import InvalidEntry
from tracker.i18n import _, decimal_sign, format_exact, format_number

QUOTED = 40
"""So much of what was typed is quoted in a refusal."""
MINUS_SIGNS = "−－﹣⁻"
APOSTROPHES = "٬’‘ʼ′＇"
SIGNS = str.maketrans({"٫": ".", "．": ".", "，": ",", "＋": "+", **dict.fromkeys(APOSTROPHES, "'")})
PLAIN = re.compile(r"[+-]?(\d+([.,]\d*)?|[.,]\d+)")
GROUPED = re.compile(
    r"""(?P<sign>[+-]?)(?P<whole>
        [1-9]\d{0,2}(?P<group>[ '.,])\d{3}((?P=group)\d{3})*   # 1 234 567, 1'234, 1.234.567
        |[1-9]\d?(,\d\d)+,\d{3}                                # 12,34,567 as in India
    )((?P<decimal>[.,])(?P<part>\d*))?""",
    re.VERBOSE,
)


NEITHER = "neither"
"""No sign is taken at its word before three digits."""


class TwoReadings(InvalidEntry):
    """A text can be read as two numbers."""


def plain_digits(text: str) -> str:
    """Return the text with the digits of any script as 0-9, any minus as '-', any space as ' ', no invisible marks."""
    return "".join(map(_plain, text))


@cache
def _plain(letter: str) -> str:
    value = unicodedata.decimal(letter, None)
    if value is not None:
        return str(value)
    if letter in MINUS_SIGNS:
        return "-"
    kind = unicodedata.category(letter)
    return " " if kind in ("Zs", "Zl", "Zp") or letter.isspace() else "" if kind == "Cf" else letter


def quoted(text: str) -> str:
    """Return so much of what was typed that a sentence can quote it on one line."""
    words = " ".join(text.split())
    return words if len(words) <= QUOTED else f"{words[: QUOTED - 1]}…"


def read_number(text: str, low: float, high: float, decimal: str | None = None) -> float | None:
    """Return the number in a text, '.' or ',' being its decimal sign in every locale; None for an empty text.

    `decimal` is the sign that is taken at its word before three digits, by default that of the locale. The other
    one could part thousands there: where both readings lie between `low` and `high`, InvalidEntry names them.
    """
    digits = read_digits(text, low, high, decimal)
    return float(digits) if digits else None


def read_whole(text: str, low: float, high: float) -> float | None:
    """Return a typed number where only whole ones are counted: 1.000 and 1,000 mean 1000, unless 1 is possible too."""
    try:
        return read_number(text, low, high, decimal=NEITHER)
    except TwoReadings:
        large = re.sub(r"\D", "", number_words(text))
        if large.endswith("000"):
            raise
        return read_number(large, low, high)  # the smaller reading is not whole


def read_digits(text: str, low: float, high: float, decimal: str | None = None) -> str:
    """Return a number as `read_number` does, in digits with a point and with every decimal that was printed."""
    typed = number_words(text)
    if not typed:
        return ""
    readings = _readings(typed, decimal or decimal_sign())
    if not readings:
        sentence = _("“{text}” is not a number. Please type digits, for example {example}.")
        raise InvalidEntry(sentence.format(text=quoted(text), example=format_number(2.5)))
    possible = [digits for digits in readings if low <= float(digits) <= high]
    if not possible:
        sentence = _("“{text}” does not fit here. Please type a number from {low} to {high}.")
        raise InvalidEntry(sentence.format(text=quoted(text), low=format_exact(low), high=format_exact(high)))
    if len(possible) > 1:
        sentence = _("“{text}” could mean {small} or {large}. Please type the one that you mean.")
        small, large = (format_exact(float(digits)) for digits in possible)
        raise TwoReadings(sentence.format(text=quoted(text), small=small, large=large))
    return possible[0]


def number_words(text: str) -> str:
    """Return a typed number in plain signs: 0-9, '.', ',', ' ' and one apostrophe for all."""
    typed = plain_digits(text).translate(SIGNS)
    return re.sub(r"^([+-]) +", r"\1", " ".join(typed.split()))


def _readings(typed: str, decimal: str) -> list[str]:
    """Return what a text in plain signs can mean as a number, the smaller reading first; nothing where none."""
    grouped = GROUPED.fullmatch(typed)
    readings = [_pointed(typed.replace(",", "."))] if PLAIN.fullmatch(typed) else []
    if grouped is None or grouped["group"] == grouped["decimal"] is not None:
        return readings
    if readings and grouped["group"] == decimal:
        return readings
    whole = re.sub(r"\D", "", grouped["whole"])
    return [*readings, _pointed(f"{grouped['sign']}{whole}.{grouped['part'] or ''}")]


def _pointed(digits: str) -> str:
    """Return .5 as 0.5 and 3. as 3; a plus says nothing."""
    sign = "-" if digits.startswith("-") else ""
    whole, _point, decimals = digits.lstrip("+-").partition(".")
    return f"{sign}{whole or 0}.{decimals}" if decimals else f"{sign}{whole or 0}"
