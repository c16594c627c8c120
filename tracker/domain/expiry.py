"""Expiry as packages print it: a month, which lasts to its last day, or a day."""

import re
from calendar import monthrange
from datetime import date

from tracker.domain.errors import InvalidEntry
from tracker.domain.numbers import plain_digits, quoted
from tracker.i18n import _

MONTH_FIRST = re.compile(r"(?P<month>\d{1,2})\s*[/.\- ]\s*(?P<year>\d{4}|\d{2})")
YEAR_FIRST = re.compile(r"(?P<year>\d{4})\s*[-/. ]\s*(?P<month>\d{1,2})(?:\s*[-/. ]\s*(?P<day>\d{1,2}))?")


def read_expiry(text: str) -> date | None:
    """The last day of use of 08/2027, 08.27, 2027-08 or 2027-08-31; None for an empty text."""
    typed = plain_digits(text).strip()
    if not typed:
        return None
    found = YEAR_FIRST.fullmatch(typed) or MONTH_FIRST.fullmatch(typed)
    named = found.groupdict() if found else {}
    try:
        year, month = int(named["year"]), int(named["month"])
        year += 2000 if year < 100 else 0
        return date(year, month, int(named.get("day") or monthrange(year, month)[1]))
    except (KeyError, ValueError) as error:
        words = _("“{text}” is not an expiry; please type it like 08/2027 or 2027-08-31.")
        raise InvalidEntry(words.format(text=quoted(text))) from error


def expiry_words(day: date | None) -> str:
    """08/2027, or 2027-08-15 where it is not the end of a month; empty where there is none."""
    if day is None:
        return ""
    return f"{day:%m/%Y}" if day.day == monthrange(day.year, day.month)[1] else day.isoformat()
