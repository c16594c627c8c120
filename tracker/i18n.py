"""Words, dates and numbers for the person at the screen: texts in a language, formats by the habits of a place.

The two are chosen apart. Where there is no translation, words are English, those in dates included; the decimal
sign, the order of day and month in digits, the clock and the paper stay the reader's. Digits are 0-9 everywhere.
"""

import gettext
import os
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal
from functools import cache

from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from babel.dates import format_time as babel_time
from babel.numbers import get_decimal_symbol

from tracker import resources

ENGLISH = "en"
FALLBACK = "en_GB"
WITHIN = "within a sentence"
"""The context under which translators find the labels that stand within a sentence."""
PLAIN_LOCALES = ("C", "POSIX")
LETTER_COUNTRIES = frozenset({"BZ", "CA", "CL", "CO", "CR", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE"})
"""Where a page is of Letter size (CLDR, supplemental data, paperSize)."""
THOUSANDS = "\N{NO-BREAK SPACE}"
UNGROUPED = 4
"""Numbers of so many digits stand without a mark between their thousands."""


@dataclass(frozen=True, slots=True)
class Regional:
    """Names of locales such as de_DE: languages of texts, best first, and whose dates, numbers and paper to use."""

    texts: tuple[str, ...] = ()
    dates: str = ""
    numbers: str = ""
    paper: str = ""

    @classmethod
    def all_of(cls, name: str) -> "Regional":
        """Texts and formats of one locale."""
        return cls((name,), name, name, name)


def _plain_name(name: str) -> str:
    return re.split(r"[.@]", name)[0].replace("-", "_")


def from_environment(environ: Mapping[str, str] = os.environ) -> Regional:
    """What the variables of the environment ask for, each kind by its own, LC_ALL before all."""

    def asked(category: str) -> str:
        return next((environ[name] for name in ("LC_ALL", category, "LANG") if environ.get(name)), "")

    texts = asked("LC_MESSAGES")
    more = () if _plain_name(texts) in PLAIN_LOCALES else tuple(filter(None, environ.get("LANGUAGE", "").split(":")))
    dates = asked("LC_TIME")
    return Regional((*more, texts), dates, asked("LC_NUMERIC") or dates, asked("LC_PAPER") or dates)


@dataclass(slots=True)
class _InUse:
    regional: Regional = field(default_factory=from_environment)


_in_use = _InUse()


def use(regional: Regional) -> None:
    """Speak and write so from now on; to be called before a module is loaded that keeps texts."""
    _in_use.regional = regional


def in_use() -> Regional:
    """What is spoken and written now."""
    return _in_use.regional


@contextmanager
def writing_as(regional: Regional) -> Iterator[None]:
    """Speak and write so for a while."""
    before = in_use()
    use(regional)
    try:
        yield
    finally:
        use(before)


@cache
def known_locale(name: str) -> Locale | None:
    """The locale of de_DE.UTF-8 or pt-BR, of its language where the country is unknown; None where both are."""
    plain = _plain_name(name)
    if plain in PLAIN_LOCALES:
        return Locale.parse(FALLBACK)
    language = plain.partition("_")[0]
    for candidate in (plain, "en_001" if language == ENGLISH else language):
        try:
            return Locale.parse(candidate)
        except (UnknownLocaleError, ValueError, TypeError):
            continue
    return None


def locale() -> Locale:
    """The locale of dates; British English where nothing usable is asked for."""
    return known_locale(_in_use.regional.dates) or Locale.parse(FALLBACK)


def number_locale() -> Locale:
    """The locale of numbers."""
    return known_locale(_in_use.regional.numbers) or locale()


def words_locale() -> Locale:
    """The locale of words in dates: that of the texts, by the habits of the reader's country where it speaks it."""
    texts = language().partition("_")[0]
    wished = (locale(), *map(known_locale, _in_use.regional.texts))
    fitting = (found for found in wished if found and found.script is None and found.language == texts)
    return next(fitting, None) or Locale.parse(FALLBACK if texts == ENGLISH else language())


def paper() -> str:
    """The usual paper of the reader's country: `a4` or `letter`."""
    country = _plain_name(_in_use.regional.paper or _in_use.regional.dates).rpartition("_")[2]
    return "letter" if country in LETTER_COUNTRIES else "a4"


def languages() -> tuple[str, ...]:
    """The languages that there are texts in; they are written in English, the others are translations."""
    found = resources.path("locale").glob("*/LC_MESSAGES/tracker.mo")
    return (ENGLISH, *sorted(translation.parent.parent.name for translation in found))


@cache
def _translation_for(texts: tuple[str, ...]) -> gettext.NullTranslations:
    wished: list[str] = []
    for name in filter(None, map(_plain_name, texts)):
        if name in PLAIN_LOCALES or name.partition("_")[0] == ENGLISH:
            break  # the texts are written in English: what comes after it is never needed
        wished += [name, name.partition("_")[0]]
    return gettext.translation("tracker", str(resources.path("locale")), languages=wished, fallback=True)


def _translations() -> gettext.NullTranslations:
    return _translation_for(_in_use.regional.texts)


def language() -> str:
    """The language of the texts: English while there is no translation for the person's own."""
    return _translations().info().get("language") or ENGLISH


def _(text: str) -> str:
    """The text in the person's language."""
    return _translations().gettext(text)


def ngettext(one: str, many: str, count: int) -> str:
    """The singular or plural text for a count, in the person's language."""
    return _translations().ngettext(one, many, count)


def inside(text: str) -> str:
    """A label within a sentence: as translators write it there, in English with a small first letter (not in «B12»)."""
    translated = _translations().pgettext(WITHIN, text)
    if translated != text or language() != ENGLISH:
        return translated if translated != text else _(text)
    return text if text[1:2].isupper() or text[1:2].isdigit() else text[:1].lower() + text[1:]


def at_start(text: str) -> str:
    """A text as it begins a line: with a capital, which is İ for an i in Turkish."""
    dotted = text.startswith("i") and language().partition("_")[0] in ("tr", "az")
    return ("İ" if dotted else text[:1].upper()) + text[1:]


def mark(text: str) -> str:
    """The text as it is, marked for translators: for lists that are made before the language is known."""
    return text


def format_day(day: date) -> str:
    """22 November 2026."""
    return format_date(day, "long", words_locale())


def format_day_short(day: date) -> str:
    """22 Nov 2026."""
    return format_date(day, "medium", words_locale())


def day_order(*, year: bool = True) -> str:
    """Return the order in which the reader writes a day in digits, `dmy`, `mdy` or `ymd`, which may differ without."""
    pattern = locale().date_formats["short"] if year else locale().datetime_skeletons["Md"]
    order = "".join(dict.fromkeys(re.sub(r"'[^']*'|[^dMy]", "", pattern.pattern))).lower()
    return order if order in ("dmy", "mdy", "dm", "md") else "ymd"


def format_day_digits(day: date) -> str:
    """22/11/2026, in the order of the locale and with the whole year: what a person can type."""
    if day_order() == "ymd":
        return day.isoformat()
    between = re.search(r"[./-]", locale().date_formats["short"].pattern)
    parts = {"d": f"{day.day:02}", "m": f"{day.month:02}", "y": f"{day.year:04}"}
    return (between[0] if between else "/").join(parts[name] for name in day_order())


def format_day_month(day: date) -> str:
    """22 Nov, for places where the year is plain."""
    return format_date(day, _pattern("MMMd"), words_locale())


def format_month(day: date) -> str:
    """November 2026."""
    return format_date(day, _pattern("yMMMM"), words_locale())


def format_weekday(day: date) -> str:
    """Sunday 22 November; Sunday, November 22."""
    pattern = re.sub(r"[\s,.]*('de'\s)?y+.*$", "", words_locale().date_formats["full"].pattern)
    if not {"E", "M", "d"} <= set(pattern):
        pattern = re.sub("E+", "EEEE", _pattern("MMMMEEEEd", "MMMMEd", "MMMEd"))
    return format_date(day, pattern.replace("EEEE, d MMMM", "EEEE d MMMM"), words_locale())


def format_day_in_words(day: date) -> str:
    """Mon 7 September 2026: a day said back to who typed it."""
    pattern = re.sub("E+", "EEE", words_locale().date_formats["full"].pattern)
    return format_date(day, pattern.replace("EEE, d MMMM", "EEE d MMMM"), words_locale())


def format_weekday_short(day: date) -> str:
    """Sun."""
    return format_date(day, "ccc", words_locale())


def format_month_short(day: date) -> str:
    """Nov."""
    return format_date(day, "LLL", words_locale())


def _pattern(*skeletons: str) -> str:
    """The first pattern that the locale of words knows: it decides the order of day and month."""
    known = words_locale().datetime_skeletons
    return next((known[name].pattern for name in skeletons if name in known), "d MMM y")


def format_time(moment: time) -> str:
    """09:41 or 9:41 am, by the clock of the reader and in the words of the texts."""
    pattern = re.sub(r"'[^']*'", "", locale().time_formats["short"].pattern)
    if not re.search("[Hk]", pattern):
        words = words_locale()
        spoken = words.time_formats["short"].pattern
        return babel_time(moment, spoken if "h" in spoken else "h:mm a", locale=words)
    between = "." if "." in pattern else ":"
    hour = f"{moment.hour:02}" if "HH" in pattern else str(moment.hour)
    return f"{hour}{between}{moment.minute:02}"


def format_moment(moment: datetime) -> str:
    """22 Nov 2026, 09:41, in the zone that the moment carries."""
    return _("{day}, {time}").format(day=format_day_short(moment), time=format_time(moment.timetz()))


def decimal_sign() -> str:
    """'.' or ',', whichever the reader writes before decimals."""
    return "." if get_decimal_symbol(number_locale(), numbering_system="latn") == "." else ","


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


def format_percent(share: float, digits: int = 0) -> str:
    """A share, 1 being the whole, in per cent: 85%, or 85 % where the language of the texts parts the two."""
    number = format_exact(round(Decimal(repr(float(share))) * 100, digits))
    pattern = words_locale().percent_formats[None].pattern.partition(";")[0]
    return re.sub(r"[#0,.]+", lambda _digits: number, pattern)
