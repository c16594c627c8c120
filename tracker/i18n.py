"""Words, dates and numbers in the language of the person at the screen."""

import gettext
import os
import re
from datetime import date, datetime, time
from decimal import Decimal
from functools import cache

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_datetime
from babel.dates import format_time as babel_time
from babel.numbers import format_decimal, get_decimal_symbol

from tracker import resources

FALLBACK = "en_GB"
THOUSANDS = "\N{NO-BREAK SPACE}"
UNGROUPED = 4
"""Numbers of so many digits stand without a mark between their thousands."""


@cache
def locale() -> Locale:
    """The locale of the environment; British English where it says nothing usable."""
    for name in ("LC_ALL", "LC_TIME", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name, "").split(".")[0].split("@")[0]
        if value and value not in ("C", "POSIX"):
            try:
                return Locale.parse(value)
            except (UnknownLocaleError, ValueError):
                continue
    return Locale.parse(FALLBACK)


@cache
def _translations() -> gettext.NullTranslations:
    folder = str(resources.path("locale"))
    return gettext.translation("tracker", folder, languages=[str(locale()), locale().language], fallback=True)


def language() -> str:
    """The language of the texts: English while there is no translation for the person's own."""
    return _translations().info().get("language") or "en"


def _(text: str) -> str:
    """The text in the person's language."""
    return _translations().gettext(text)


def ngettext(one: str, many: str, count: int) -> str:
    """The singular or plural text for a count, in the person's language."""
    return _translations().ngettext(one, many, count)


def format_day(day: date) -> str:
    """22 November 2026."""
    return format_date(day, "long", locale())


def format_day_short(day: date) -> str:
    """22 Nov 2026."""
    return format_date(day, "medium", locale())


def format_day_digits(day: date) -> str:
    """22/11/2026, in the order of the locale and with the whole year: what a person can type."""
    pattern = locale().date_formats["short"].pattern
    return format_date(day, re.sub("y+", "y", pattern), locale())


def format_day_month(day: date) -> str:
    """22 Nov, for places where the year is plain."""
    return format_date(day, _pattern("MMMd"), locale())


def format_month(day: date) -> str:
    """November 2026."""
    return format_date(day, _pattern("yMMMM"), locale())


def format_weekday(day: date) -> str:
    """Sunday 22 November."""
    pattern = _pattern("MMMMEEEEd", "MMMMEd", "MMMEd")
    return format_date(day, re.sub("E+", "EEEE", pattern).replace(", ", " ", 1), locale())


def format_weekday_short(day: date) -> str:
    """Sun."""
    return format_date(day, "ccc", locale())


def format_month_short(day: date) -> str:
    """Nov."""
    return format_date(day, "LLL", locale())


@cache
def _pattern(*skeletons: str) -> str:
    """The first pattern that the locale knows: it decides the order of day and month."""
    known = locale().datetime_skeletons
    return next((known[name].pattern for name in skeletons if name in known), "d MMM y")


def format_time(moment: time) -> str:
    """09:41, by the habits of the locale."""
    return babel_time(moment, "short", locale=locale())


def format_moment(moment: datetime) -> str:
    """22 Nov 2026, 09:41, in the zone that the moment carries."""
    return format_datetime(moment, "medium", tzinfo=moment.tzinfo, locale=locale())


def decimal_sign() -> str:
    """'.' or ',', whichever the locale writes before decimals."""
    return "." if get_decimal_symbol(locale(), numbering_system="latn") == "." else ","


def format_number(value: float, digits: int = 2) -> str:
    """A number with at most so many decimals and no needless zeros; its digits are 0-9 in every locale."""
    return format_exact(round(value, digits))


def format_exact(value: float | Decimal) -> str:
    """A number with all its decimals and no more, as a person can type it.

    From five digits on, a no-break space parts thousands in every locale: a point or a comma there is another
    number to the reader of another country.
    """
    exact = value if isinstance(value, Decimal) else Decimal(repr(float(value)))
    whole, _point, decimals = format(abs(exact), "f").partition(".")
    decimals = decimals.rstrip("0")
    grouped = f"{int(whole):,}".replace(",", THOUSANDS) if len(whole) > UNGROUPED else whole
    sign = "-" if exact < 0 else ""
    return f"{sign}{grouped}{decimal_sign()}{decimals}" if decimals else f"{sign}{grouped}"


def format_percent(share: float) -> str:
    """A share between 0 and 1 as a whole per cent."""
    return format_decimal(share, "0%", locale())
