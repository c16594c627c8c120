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
    typed = number_words(text)
    if not typed:
        return None
    readings = _readings(typed, decimal or decimal_sign())
    if not readings:
        sentence = _("“{text}” is not a number. Please type digits, for example {example}.")
        raise InvalidEntry(sentence.format(text=quoted(text), example=format_number(2.5)))
    possible = [value for value in readings if low <= value <= high]
    if not possible:
        sentence = _("“{text}” does not fit here. Please type a number from {low} to {high}.")
        raise InvalidEntry(sentence.format(text=quoted(text), low=format_exact(low), high=format_exact(high)))
    if len(possible) > 1:
        sentence = _("“{text}” could mean {small} or {large}. Please type the one that you mean.")
        small, large = map(format_exact, possible)
        raise InvalidEntry(sentence.format(text=quoted(text), small=small, large=large))
    return possible[0]


def number_words(text: str) -> str:
    """Return a typed number in plain signs: 0-9, '.', ',', ' ' and one apostrophe for all."""
    typed = plain_digits(text).translate(SIGNS)
    return re.sub(r"^([+-]) +", r"\1", " ".join(typed.split()))


def _readings(typed: str, decimal: str) -> list[float]:
    """Return what a text in plain signs can mean as a number, the smaller reading first; nothing where none."""
    grouped = GROUPED.fullmatch(typed)
    readings = [float(typed.replace(",", "."))] if PLAIN.fullmatch(typed) else []
    if grouped is None or grouped["group"] == grouped["decimal"] is not None:
        return readings
    if readings and grouped["group"] == decimal:
        return readings
    whole = re.sub(r"\D", "", grouped["whole"])
    return sorted({*readings, float(f"{grouped['sign']}{whole}.{grouped['part'] or 0}")}, key=abs)
