"""How one value stands in a cell of a CSV file, and how it is read back: always without loss."""

import datetime as dt
import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from math import isfinite
from typing import Any
from uuid import UUID

from tracker.domain.clock import read_time
from tracker.domain.errors import InvalidEntry
from tracker.domain.expiry import read_expiry
from tracker.domain.numbers import NEITHER, TwoReadings, plain_digits, quoted, read_number, read_whole
from tracker.domain.units import Amount, read_amount
from tracker.i18n import _

DAY_FORM = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
STAMP_FORM = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}([.,]\d{1,6})?)?( ?(Z|[+-]\d{2}:?\d{2}))?", re.ASCII)
OTHER_ORDER = re.compile(r"\d{1,4}\s*([./ -])\s*\d{1,2}\s*\1\s*\d{1,4}", re.ASCII)
CLOCK_FORM = re.compile(r"\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?", re.ASCII)
NUMBER_FORM = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d{1,3})?", re.ASCII)
WHOLE_FORM = re.compile(r"[+-]?\d{1,9}", re.ASCII)
LARGEST = 1e15
RUNS = re.compile(r"'*[=+\-@\t\r]")
"""A text that a spreadsheet could take for a formula, with any apostrophes that already guard it."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A way to write a value, never None, and to read it; reading None leaves the record its default.

    `read` takes what an export wrote, `understand` also what people type. Both raise ValueError, or InvalidEntry,
    with a sentence that says what would have fitted.
    """

    write: Callable[[Any], str]
    read: Callable[[str], Any]
    understand: Callable[[str], Any] | None = None

    def typed(self, text: str) -> Any:
        """Return the value of a cell that a person typed, read as the command line reads it."""
        return (self.understand or self.read)(text)


def escape(text: str) -> str:
    """One apostrophe before what a spreadsheet could run; a guarded text gets one more, so that none is lost."""
    return f"'{text}" if RUNS.match(text) else text


def unescape(text: str) -> str:
    """The text that `escape` was given."""
    return text[1:] if text.startswith("'") and RUNS.match(text) else text


def _printed(text: str) -> str:
    """A laboratory value: a number stays a number, everything else is a text."""
    return text if NUMBER_FORM.fullmatch(text) else escape(text)


def _read_number(text: str) -> float | None:
    """A number as exports write it, else as a person types one: a comma is then its decimal sign if it can be."""
    if not NUMBER_FORM.fullmatch(text):
        try:
            return read_number(text, -LARGEST, LARGEST, decimal=".")
        except TwoReadings as fault:
            raise ValueError(str(fault).rstrip(".")) from fault
        except InvalidEntry as fault:
            words = _("“{text}” is not a number; decimals are written with a point")
            raise ValueError(words.format(text=quoted(text))) from fault
    if not isfinite(value := float(text)):
        raise ValueError(_("“{text}” is larger than any number in a diary").format(text=quoted(text)))
    return value + 0.0


def _write_number(value: float) -> str:
    """The shortest digits that mean exactly this number: 33, 6.5; never an exponent, never -0."""
    if value == int(value):
        return str(int(value))
    return format(Decimal(repr(value)), "f")


def _read_whole(text: str) -> int | None:
    plain = plain_digits(text).replace(" ", "")
    if text and not WHOLE_FORM.fullmatch(plain):
        raise ValueError(_("“{text}” is not a whole number").format(text=quoted(text)))
    return int(plain) if text else None


def _read_day(text: str) -> dt.date | None:
    """Return the day of 2026-11-22, or of a moment as other programs write it: the day where it was written."""
    try:
        if STAMP_FORM.fullmatch(text):
            return dt.datetime.fromisoformat(text.replace(" ", "T", 1).replace(" ", "")).date()
        return dt.date.fromisoformat(text) if _has_form(DAY_FORM, text) else None
    except ValueError as error:
        if OTHER_ORDER.fullmatch(plain_digits(text)) and not DAY_FORM.fullmatch(text):
            words = _("“{text}” may be read as another day; please write the year first, as 2026-11-22")
            raise ValueError(words.format(text=quoted(text))) from error
        raise ValueError(_("“{text}” is not a day; days are written as 2026-11-22").format(text=text[:40])) from error


def _read_clock(text: str) -> dt.time | None:
    try:
        return dt.time.fromisoformat(text) if _has_form(CLOCK_FORM, text) else None
    except ValueError as error:
        raise ValueError(_("“{text}” is not a time; times are written as 09:30").format(text=text[:40])) from error


def _write_clock(value: dt.time) -> str:
    return value.isoformat("minutes" if not (value.second or value.microsecond) else "auto")


def _typed_clock(text: str) -> dt.time | None:
    return _read_clock(text) if not text or CLOCK_FORM.fullmatch(text) else read_time(text)


def _typed_expiry(text: str) -> dt.date | None:
    return _read_day(text) if STAMP_FORM.fullmatch(text) else read_expiry(text)


def _typed_number(text: str) -> float | None:
    """A number as a person types it: no exponent, and 1.000 may be a thousand, since programs write no such zeros."""
    if re.search(r"[eE]", text) or re.fullmatch(r"[+-]?[1-9]\d{0,2}\.\d\d0", text):
        try:
            return read_number(text, -LARGEST, LARGEST, decimal=NEITHER)
        except InvalidEntry as fault:
            raise ValueError(str(fault).rstrip(".")) from fault
    return _read_number(text)


def _typed_whole(text: str) -> int | None:
    value = read_whole(text, -LARGEST, LARGEST)
    if value is not None and value != int(value):
        raise ValueError(_("“{text}” is not a whole number").format(text=quoted(text)))
    return None if value is None else int(value)


def _typed_amount(text: str) -> float | Amount | None:
    """An amount with its unit, or a number in the unit that stands in another column."""
    return read_amount(text) if text and text[-1].isalpha() else _typed_number(text)


def _read_moment(text: str) -> dt.datetime | None:
    if not text:
        return None
    try:
        moment = dt.datetime.fromisoformat(text)
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None:
        wanted = _("“{text}” is not a date and time; they are written as 2026-11-22T20:15:00+00:00")
        raise ValueError(wanted.format(text=text[:40]))
    return moment


def _write_moment(value: dt.datetime) -> str:
    return value.astimezone(dt.UTC).isoformat()


def _read_id(text: str) -> UUID | None:
    try:
        return UUID(text) if text else None
    except ValueError as error:
        raise ValueError(_("“{text}” is not an id; leave it empty for a new entry").format(text=text[:40])) from error


def _read_flag(text: str) -> bool | None:
    if text not in ("", "0", "1"):
        raise ValueError(_("“{text}” is neither 1 (yes) nor 0 (no)").format(text=text[:40]))
    return text == "1" if text else None


def _read_json(text: str) -> Any:
    """JSON without what would be lost or break later: names that come twice, NaN, broken halves of letters."""
    if not text:
        return None
    try:
        value = json.loads(text, object_pairs_hook=_without_twins, parse_constant=_refuse, parse_float=_finite)
        json.dumps(value, ensure_ascii=False).encode()
    except (ValueError, RecursionError) as error:
        raise ValueError(_("“{text}” is not valid JSON").format(text=text[:40])) from error
    return value


def _write_json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True) if value else ""


def _without_twins(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    if len(dict(pairs)) < len(pairs):
        raise ValueError("a name comes twice")
    return dict(pairs)


def _refuse(text: str) -> Any:
    raise ValueError(text)


def _finite(text: str) -> float:
    value = float(text)
    return value if abs(value) < float("inf") else _refuse(text)


def _has_form(form: re.Pattern[str], text: str) -> bool:
    """Whether there is a text; ValueError where it has another form: the library would take more than these."""
    if text and not form.fullmatch(text):
        raise ValueError(text)
    return bool(text)


def _spaced(read: Callable[[str], Any]) -> Callable[[str], Any]:
    """Spaces around what is not a text mean nothing."""
    return lambda text: read(text.strip())


TEXT = Cell(escape, unescape)
WORD = Cell(str, _spaced(lambda text: text or None))
PRINTED = Cell(_printed, unescape)
LIMIT = Cell(str, _spaced(str))
NUMBER = Cell(_write_number, _spaced(_read_number), _spaced(_typed_number))
AMOUNT = Cell(_write_number, _spaced(_read_number), _spaced(_typed_amount))
WHOLE = Cell(str, _spaced(_read_whole), _spaced(_typed_whole))
DAY = Cell(dt.date.isoformat, _spaced(_read_day))
EXPIRY = Cell(dt.date.isoformat, _spaced(_read_day), _spaced(_typed_expiry))
CLOCK = Cell(_write_clock, _spaced(_read_clock), _spaced(_typed_clock))
MOMENT = Cell(_write_moment, _spaced(_read_moment))
ID = Cell(str, _spaced(_read_id))
FLAG = Cell(lambda value: "1" if value else "0", _spaced(_read_flag))
JSON = Cell(_write_json, _spaced(_read_json))
