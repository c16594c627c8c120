"""Numbers as people type them, in the window and on the command line."""

import re

from babel.numbers import get_decimal_symbol

from tracker.domain.errors import InvalidEntry
from tracker.i18n import _, format_number, locale


def read_number(text: str, low: float, high: float) -> float | None:
    """The number in the text, with '.' or ',' as decimal sign in every language; None for an empty text."""
    typed = text.strip().replace("−", "-")
    if not typed:
        return None
    if not re.fullmatch(r"[+-]?(\d+([.,]\d*)?|[.,]\d+)", typed):
        sentence = _("“{text}” is not a number. Please type digits, for example {example}.")
        raise InvalidEntry(sentence.format(text=typed, example=format_number(2.5)))
    if _may_be_thousands(typed):
        large = re.sub("[.,]", "", typed)
        small = format_number(float(typed.replace(",", ".")), 3)
        sentence = _("“{text}” could mean {small} or {large}. Please type the one that you mean.")
        raise InvalidEntry(sentence.format(text=typed, small=small, large=large))
    value = float(typed.replace(",", "."))
    if not low <= value <= high:
        sentence = _("Please type a number from {low} to {high}.")
        raise InvalidEntry(sentence.format(low=format_number(low), high=format_number(high)))
    return value


def _may_be_thousands(typed: str) -> bool:
    """1,000 is a thousand to some and one to others: an amount may not rest on a guess."""
    foreign = "," if get_decimal_symbol(locale()) == "." else "."
    return re.fullmatch(rf"[+-]?[1-9]\d{{0,2}}{re.escape(foreign)}\d{{3}}", typed) is not None
