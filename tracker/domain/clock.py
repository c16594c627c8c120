"""Clock times as people type them."""

import re
from datetime import time
from functools import cache

from babel.dates import get_period_names

from tracker.domain.errors import InvalidEntry
from tracker.domain.numbers import plain_digits, quoted
from tracker.i18n import _, format_time, locale, words_locale

CLOCK = re.compile(r"(?P<hour>\d{1,2}) ?(?:(?:[:.h]|uhr) ?(?P<minute>\d{2}))? ?(?P<rest>[^\d]*)")
TOGETHER = re.compile(r"(\d{1,2})(\d{2})(\D*)")
HOUR_SIGNS = ("h", "uhr", "o'clock")


def read_time(text: str) -> time:
    """Return the time of 21:41, 9:41 PM, 9pm, 9.41, 0941 or 21h; InvalidEntry says how to type it."""
    typed = _simple(text)
    found = _digits(typed)
    if found is None:
        words = _("“{text}” is not a time. Please type it like {example}.")
        raise InvalidEntry(words.format(text=quoted(text), example=format_time(time(9, 41))))
    return found


def _digits(typed: str) -> time | None:
    together = TOGETHER.fullmatch(typed)
    if together:
        hour, minute, rest = together.groups()
    elif found := CLOCK.fullmatch(typed):
        hour, minute, rest = found["hour"], found["minute"], found["rest"]
    else:
        return None
    half = _halves().get(rest.strip())
    alone = minute is None and half is None and rest.strip() not in HOUR_SIGNS
    if alone or (half is None and rest.strip() not in ("", *HOUR_SIGNS)):
        return None
    return _time(int(hour), int(minute or 0), half)


def _time(hour: int, minute: int, half: str | None) -> time | None:
    """Return a time of the day, None where the clock has no such time; 12 am is midnight."""
    if half is not None:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "pm" else 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def _halves() -> dict[str, str]:
    return _names_of_halves(str(locale()), str(words_locale()))


@cache
def _names_of_halves(*places: str) -> dict[str, str]:
    """Return what morning and afternoon are called beside a time, in English and in the reader's languages."""
    found = {"a": "am", "p": "pm"}
    for place in (*places, "en"):
        for width in ("abbreviated", "wide"):
            names = get_period_names(width, "format", place)
            found |= {_simple(names[half]): half for half in ("am", "pm") if half in names}
    return found


def _simple(text: str) -> str:
    """Return a text in lower case, without the dots of a.m."""
    plain = " ".join(plain_digits(text).casefold().split())
    return re.sub(r"(?<=[^\W\d])\.\s?", "", plain)
