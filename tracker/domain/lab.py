"""A laboratory result, kept as it was printed."""

import datetime as dt
from datetime import date

from pydantic import field_validator, model_validator

from tracker.domain.record import LONGEST_NOTE, Record, checked_day, checked_text, one_of
from tracker.i18n import _

COMPARATORS = ("=", "<", ">", "<=", ">=")


class LabResult(Record):
    """A value with comparator, unit and range as printed; the value may be text such as «negative» or «1:40»."""

    day: date
    test: str
    comparator: str = "="
    value: str
    unit: str = ""
    reference_low: str = ""
    reference_high: str = ""
    laboratory: str = ""
    note: str = ""
    time: dt.time | None = None

    _day = field_validator("day")(checked_day)
    _comparator = field_validator("comparator")(one_of(*COMPARATORS))

    @field_validator("value", "test")
    @classmethod
    def _present(cls, text: str) -> str:
        if not text.strip():
            raise ValueError(_("Please fill in the test and its value."))
        return checked_text(text.strip())

    @field_validator("unit", "laboratory")
    @classmethod
    def _line(cls, text: str) -> str:
        return checked_text(text.strip())

    @field_validator("reference_low", "reference_high")
    @classmethod
    def _limit(cls, text: str) -> str:
        if text.strip() and _number(text) is None:
            raise ValueError(
                _("“{text}” is not the limit of a range. Please type a number, or leave it empty.").format(
                    text=text[:40]
                )
            )
        return checked_text(text.strip())

    @field_validator("note")
    @classmethod
    def _note(cls, text: str) -> str:
        return checked_text(text, LONGEST_NOTE)

    @model_validator(mode="after")
    def _consistent(self) -> "LabResult":
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError(_("The lower limit of the range is above the upper one. Please check both."))
        if self.comparator != "=" and self.number is None:
            raise ValueError(_("Please type a number after “{sign}”.").format(sign=self.comparator))
        return self

    @property
    def number(self) -> float | None:
        """The value as a number, None where it is a text."""
        return _number(self.value)

    @property
    def low(self) -> float | None:
        """The printed lower limit, in the printed unit."""
        return _number(self.reference_low)

    @property
    def high(self) -> float | None:
        """The printed upper limit, in the printed unit."""
        return _number(self.reference_high)


def _number(text: str) -> float | None:
    """Digits with an optional `.`; no exponents, no infinities, so that a text stays a text."""
    plain = text.strip().removeprefix("-")
    return float(text) if plain.replace(".", "", 1).isdecimal() and plain.isascii() else None
