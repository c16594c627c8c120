"""The value of a laboratory result: how laboratories print it, and what it means."""

import re
from dataclasses import dataclass

from tracker.domain.errors import InvalidEntry
from tracker.domain.lab import LabResult
from tracker.domain.lab_printed import KNOWN_WORDS, printed_digits
from tracker.domain.numbers import number_words, plain_digits, quoted, read_digits
from tracker.i18n import _

MOST = 1e9
SIGNS = {"<=": "<=", "=<": "<=", "≤": "<=", "⩽": "<=", ">=": ">=", "=>": ">=", "≥": ">=", "⩾": ">="}
SIGNS |= {"<": "<", "＜": "<", "‹": "<", ">": ">", "＞": ">", "›": ">", "=": "="}
SIGN = re.compile(rf"\s*(?P<sign>{'|'.join(map(re.escape, SIGNS))})\s*(?P<rest>.*)", re.DOTALL)
LIMIT_SIGN = re.compile(rf"\s*({'|'.join(map(re.escape, SIGNS))})\s*")
FLAGGED = re.compile(r"(?P<value>.*\d)\s*\(?(?P<flag>HH?|LL?|high|low|[*!↑↓]{1,2})\*?\)?", re.IGNORECASE)
LOW, HIGH = "low", "high"
FLAGS = dict.fromkeys(("h", "hh", "high", "↑", "↑↑"), HIGH) | dict.fromkeys(("l", "ll", "low", "↓", "↓↓"), LOW)
WITH_LETTERS = r"[+-]?[.,]?\d[\d.,' ]*(?![:\d])\s*([^\W\d_]*(/[^\W\d_]+)?|[eE][-+]?\d+)"
NUMBER_LIKE = re.compile(rf"{WITH_LETTERS}|[-+.,\d\s]+")
TEXT_WITH_DIGITS = re.compile(r"\d+ ?: ?\d+|\d+ ?[-–] ?\d+|\d?\+{1,4}")
"""A titre (1:40), a count from to (0-2) and a grade (2+, ++) are no numbers."""
WORDS = {
    "negative": ("negative", "neg", "neg.", "negativ", "négatif", "negativo", "(-)"),
    "positive": ("positive", "pos", "pos.", "positiv", "positif", "positivo", "(+)"),
    "not detected": ("not detected", "n.d.", "nd", "undetectable"),
}


@dataclass(frozen=True, slots=True)
class Printed:
    """A value taken apart: comparator, digits with a point or words, and the direction of a flag beside it."""

    comparator: str
    value: str
    flag: str = ""


def read_value(text: str, low: float, *, words: bool, decimal: str | None = None) -> Printed:
    """Return what a printed value means: 7,4 · <150 · ≥ 2 000 · 150 H · neg; InvalidEntry where that is not plain.

    `words` says whether the test may be printed in words; what looks like a number is never taken for words.
    """
    typed = " ".join(plain_digits(text).split())
    if not typed:
        raise InvalidEntry(_("please type the value."))
    signed = SIGN.fullmatch(typed)
    sign, rest = (SIGNS[signed["sign"]], signed["rest"]) if signed else ("=", typed)
    flagged = FLAGGED.fullmatch(rest)
    number = flagged["value"].strip() if flagged else rest
    if NUMBER_LIKE.fullmatch(number_words(number)) and not (sign == "=" and TEXT_WITH_DIGITS.fullmatch(rest)):
        flag = FLAGS.get(flagged["flag"].casefold(), "") if flagged else ""
        return Printed(sign, _digits(number, text, low, decimal), flag)
    if sign != "=":
        raise InvalidEntry(_("please type a number after “{sign}”.").format(sign=sign))
    if not words:
        sentence = _("“{text}” is not a number such as 150, <150 or >1500; words fit in the note.")
        raise InvalidEntry(sentence.format(text=quoted(text)))
    return Printed(sign, _known_words(rest))


def looks_like_number(text: str) -> bool:
    """Return whether a text is one, as printed, that `read_value` would take for a number or refuse as one."""
    try:
        return bool(re.fullmatch(r"-?\d+(\.\d+)?", read_value(text, -MOST, words=True).value))
    except InvalidEntry:
        return True


def read_limit(text: str, decimal: str | None = None) -> str:
    """Return a limit of the printed range in digits with a point; «<280» is a limit of 280."""
    return read_digits(LIMIT_SIGN.sub("", plain_digits(text), count=1), -MOST, MOST, decimal)


def check_flag(flag: str, text: str, lab: LabResult) -> None:
    """Refuse a letter beside the value that says another thing than the printed range."""
    if lab.number is None or lab.comparator != "=":
        return
    if flag == HIGH and lab.high is not None and lab.number <= lab.high:
        sentence = _("“{text}” says that the value is high, and {high} is the upper limit. Please check both.")
        raise InvalidEntry(sentence.format(text=quoted(text), high=printed_digits(lab.reference_high)))
    if flag == LOW and lab.low is not None and lab.number >= lab.low:
        sentence = _("“{text}” says that the value is low, and {low} is the lower limit. Please check both.")
        raise InvalidEntry(sentence.format(text=quoted(text), low=printed_digits(lab.reference_low)))


def _digits(number: str, text: str, low: float, decimal: str | None) -> str:
    if re.search(r"[^\W\d_]", number):
        sentence = _("“{text}” is more than a number. Please type the number alone; its unit has a place of its own.")
        raise InvalidEntry(sentence.format(text=quoted(text)))
    return read_digits(number, low, MOST, decimal)


def _known_words(text: str) -> str:
    plain = text.casefold()
    return next(
        (word for word, forms in WORDS.items() if plain in forms or plain == _(KNOWN_WORDS[word]).casefold()), text
    )
