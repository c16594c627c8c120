"""Days as people type them: one grammar for every field, table and command."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from functools import cache

from babel.dates import get_day_names, get_month_names

from tracker.domain.errors import InvalidEntry
from tracker.domain.numbers import plain_digits, quoted
from tracker.domain.record import EARLIEST, LATEST
from tracker.i18n import _, day_order, format_day, format_day_digits, format_day_in_words, locale, words_locale

SPARE_MONTHS = {"sept": 9}
"""Usual short names beside those of CLDR."""
SHORTEST_NAME = 3
FOLLOWING = re.compile(r"(?<=\d)(st|nd|rd|th|er|º|ª)\b")
APART = re.compile(r"\d+|[^\W\d_]+")
DIGITS = re.compile(r"\d{1,4}(?:([./\- ])\d{1,2}(?:\1\d{1,4})?)?\.?")
WHOLE_YEAR = 4
"""Digits of a year that is written out; the short form has two."""
SHORT_YEARS_AHEAD = 10
"""A year of two digits lies at most so far ahead, and else in the past: 27 is never 1927."""
LONG_AGO = 300
"""Days; the last such day lies farther back than the next one ahead."""
ONE_DAY = timedelta(days=1)


def read_day(text: str, today: date, *, latest: date | None = None, ahead: bool = False) -> date:
    """Return the day that a person means: 7 sep, 7.9., 07/09/26, 2026-09-07, yesterday, -3, +3, last or next monday.

    Digits are read in the order of the reader's country. Without a year it is the last such day up to today, with
    `ahead` the one nearest to today. InvalidEntry says in a sentence why there is none, or that it lies after `latest`.
    """
    words = _simple(text)
    found = _relative(words, today) or _one_of(words, text, today, ahead=ahead)
    if not EARLIEST <= found <= LATEST:
        raise InvalidEntry(_("Please choose a day between 1900 and 2200."))
    if latest is not None and found > latest:
        words = _("{day} is still to come. Please choose a day up to {latest}.")
        raise InvalidEntry(words.format(day=format_day(found), latest=format_day(latest)))
    return found


def given_day(text: str | None, today: date, *, ahead: bool = False) -> date | None:
    """Return the day of a text that may be missing or empty, None where it is."""
    return read_day(text, today, ahead=ahead) if text and text.strip() else None


def long_ago_question(text: str, day: date, today: date) -> str:
    """Return what to ask about a day without a year that was read as one long ago; '' where nothing is."""
    if (today - day).days <= LONG_AGO or read_day(text, today, ahead=True) == day:
        return ""
    words = _("“{text}” was read as {day}. Please type the year too.")
    return words.format(text=quoted(text), day=format_day(day))


def read_iso_day(text: str) -> date:
    """Return the day of 2026-11-22, as files write it; ValueError for anything else."""
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", text, re.ASCII):
        raise ValueError(text)
    return date.fromisoformat(text)


def offset_minutes(day: date, at: time, zone: tzinfo | None) -> int | None:
    """Return how many minutes local time was ahead of UTC, which summer time may have moved; None where unknown."""
    offset = datetime.combine(day, at, zone).utcoffset()
    return None if offset is None else int(offset / timedelta(minutes=1))


@dataclass(frozen=True, slots=True)
class _Parts:
    """Day and month as typed; no year, one of two digits, or a whole one of four."""

    day: int
    month: int
    year: str = ""

    def meant(self, today: date, *, ahead: bool) -> date | None:
        """Return the day that fits best, None where there is no such day in the calendar."""
        fitting = [day for year in self._years(today) if (day := _calendar_day(year, self.month, self.day))]
        if not ahead:
            fitting = [day for day in fitting if day <= today] or fitting[:1]
        return min(fitting, key=lambda day: abs(day - today), default=None)

    def _years(self, today: date) -> tuple[int, ...]:
        if not self.year:
            return tuple(range(today.year - 8, today.year + 9))  # leap years may be eight years apart
        if len(self.year) == WHOLE_YEAR:
            return (int(self.year),)
        farthest = today.year + SHORT_YEARS_AHEAD
        return (farthest - (farthest - int(self.year)) % 100,)


def _one_of(words: str, text: str, today: date, *, ahead: bool) -> date:
    readings = list(_readings(words))
    possible = [day for parts in readings if (day := parts.meant(today, ahead=ahead))]
    if possible:
        _refuse_other_weekday(words, text, possible[0])
        return possible[0]
    example = format_day_digits(today)
    if readings:
        sentence = _("“{text}” is not a day in the calendar. Please type it like {example}.")
    else:
        sentence = _("“{text}” is not a day. Please type it like {example}, or “yesterday”.")
    raise InvalidEntry(sentence.format(text=quoted(text), example=example))


def _refuse_other_weekday(words: str, text: str, day: date) -> None:
    """Refuse “tue 7 sep 2026”, a Monday: either may be the slip, so both are named."""
    named = [weekday for word in APART.findall(words) if not _month(word) and (weekday := _weekday(word))]
    if named and day.isoweekday() not in named:
        sentence = _("“{text}” names another weekday: that day is {day}. Please correct one of them.")
        raise InvalidEntry(sentence.format(text=quoted(text), day=format_day_in_words(day)))


def _readings(words: str) -> Iterator[_Parts]:
    """Yield what a text can mean, the likeliest first."""
    if re.fullmatch(r"\d{8}|\d{6}", words):
        yield from _run_together(words)
    elif DIGITS.fullmatch(words):
        yield from _in_digits(re.findall(r"\d+", words), dashed="-" in words)
    else:
        yield from _with_a_name(words)


def _run_together(digits: str) -> Iterator[_Parts]:
    """Yield 20260907 with the year first where it begins with a likely one, else 07092026 or 070926 in the order."""
    whole = len(digits) == len("20260907")
    if whole and EARLIEST.year <= int(digits[:4]) <= LATEST.year:
        yield _Parts(int(digits[6:]), int(digits[4:6]), digits[:4])
    if day_order() == "ymd":
        yield _Parts(int(digits[-2:]), int(digits[-4:-2]), digits[:-4])
    else:
        first, second = int(digits[:2]), int(digits[2:4])
        day, month = (first, second) if day_order() == "dmy" else (second, first)
        yield _Parts(day, month, digits[4:])


def _in_digits(typed: list[str], *, dashed: bool) -> Iterator[_Parts]:
    """Yield a day in digits in the reader's order, then in the other one, which an impossible month may ask for."""
    numbers = [int(part) for part in typed]
    if len(typed) == 3 and len(typed[0]) == WHOLE_YEAR:
        yield _Parts(numbers[2], numbers[1], typed[0])
    elif len(typed) == 2 or (len(typed) == 3 and len(typed[2]) in (2, WHOLE_YEAR)):
        first, second, year = numbers[0], numbers[1], "".join(typed[2:])
        day_first, month_first = _Parts(first, second, year), _Parts(second, first, year)
        if day_order() == "ymd" and len(typed) == 3 and len(typed[0]) == len(year) == 2:
            yield _Parts(int(year), second, typed[0])
        cut_short = dashed and day_order() == "ymd"  # 09-07 is 2026-09-07 without its year, whatever 7/9 is there
        begins_with_day = day_order(year=bool(year) or cut_short).startswith("d")
        yield from (day_first, month_first) if begins_with_day else (month_first, day_first)


def _with_a_name(words: str) -> Iterator[_Parts]:
    """Yield 7 sep, sep 7 2026, mon 7. september, 7sept2026; the weekday is checked later."""
    found = APART.findall(FOLLOWING.sub("", words))
    names = [word for word in found if not word.isdecimal() and word not in ("de", "of", "the")]
    numbers = [word for word in found if word.isdecimal()]
    months = [month for word in names if (month := _month(word))]
    others = [word for word in names if not _month(word) and not _weekday(word)]
    if len(months) != 1 or others or len(numbers) not in (1, 2):
        return
    if len(numbers) == 2 and len(numbers[0]) == 4:
        numbers.reverse()
    if len(numbers[0]) <= 2 and all(len(year) in (2, 4) for year in numbers[1:]):
        yield _Parts(int(numbers[0]), months[0], *numbers[1:])


def _relative(words: str, today: date) -> date | None:
    """Return the day of yesterday, -3, +3, 3 days ago, monday, last or next monday; None where it is none of these."""
    known = {
        "today": 0,
        "yesterday": 1,
        "tomorrow": -1,
        _simple(_("today")): 0,
        _simple(_("yesterday")): 1,
        _simple(_("tomorrow")): -1,
    }
    if words in known:
        return today - known[words] * ONE_DAY
    if found := re.fullmatch(r"([+-])\s*(\d{1,4})|(\d{1,4}) days? ago", words):
        return today + int(found[2] or found[3]) * (ONE_DAY if found[1] == "+" else -ONE_DAY)
    weekday = _weekday(words.removeprefix("last ").removeprefix("next "))
    if weekday is None:
        return None
    back = (today.isoweekday() - weekday) % 7
    if words.startswith("next "):
        return today + (7 - back) * ONE_DAY
    return today - (back or (7 if words.startswith("last ") else 0)) * ONE_DAY


def _calendar_day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class _Name:
    """What a word names, a month (1-12) or a weekday (1-7, Monday first), and how sure that is (0 is surest)."""

    number: int
    doubt: int


def _month(word: str) -> int | None:
    """Return the number of the month that a word names, None where it is likelier a weekday or names none."""
    month, weekday = _named(word, months=True), _named(word, months=False)
    return month.number if month and (weekday is None or month.doubt <= weekday.doubt) else None


def _weekday(word: str) -> int | None:
    found = _named(word, months=False)
    return found.number if found else None


def _named(word: str, *, months: bool) -> _Name | None:
    """Return what a word names: first in the words of the screen, then in the reader's language; whole before begun."""
    spoken, own = _names_of(str(words_locale()), "en", months=months), _names_of(str(locale()), months=months)
    for doubt, names in enumerate((spoken, own)):
        if word in names:
            return _Name(names[word], doubt)
    for doubt, names in enumerate((spoken, own), start=2):
        begun = {number for name, number in names.items() if len(word) >= SHORTEST_NAME and name.startswith(word)}
        if len(begun) == 1:
            return _Name(begun.pop(), doubt)
    return None


@cache
def _names_of(*places: str, months: bool) -> dict[str, int]:
    """Return the names of months (1-12) or weekdays (1-7, Monday first), simplified; the first place's come first."""
    found: dict[str, int] = dict(SPARE_MONTHS) if months else {}
    for place in places:
        for width in ("wide", "abbreviated"):
            for context in ("format", "stand-alone"):
                names = get_month_names(width, context, place) if months else get_day_names(width, context, place)
                for number, name in names.items():
                    found.setdefault(_simple(name), number if months else number + 1)
    return found


def _simple(text: str) -> str:
    """Return a text without what people leave out: capitals, accents, commas, dots after names, doubled spaces."""
    folded = unicodedata.normalize("NFKD", plain_digits(text).casefold().replace("ı", "i"))
    plain = "".join(letter for letter in folded if not unicodedata.combining(letter))
    return " ".join(re.sub(r"(?<=[^\W\d])\.|,", " ", plain).split())
