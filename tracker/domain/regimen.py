"""A plan of doses: doses are facts, plans are regimens."""

import re
from datetime import date, datetime, time

from dateutil.rrule import rrulestr
from pydantic import field_validator, model_validator
from sqlmodel import Field

from tracker.domain.measured import Measured, known_unit
from tracker.domain.record import LATEST, LONGEST_NOTE, checked_day, checked_span, checked_text, one_of
from tracker.domain.units import MICROGRAM
from tracker.i18n import _

CALENDAR = "calendar"
LAST_DOSE = "last_dose"
PHASES = ("loading", "maintenance", "other")
DAYS = r"(?:[-+]?[1-9]\d?)?(?:MO|TU|WE|TH|FR|SA|SU)"
NUMBER = r"[-+]?[1-9]\d{0,2}"
PART = re.compile(
    r"(FREQ)=(?:DAILY|WEEKLY|MONTHLY|YEARLY)"
    r"|(INTERVAL|COUNT)=[1-9]\d{0,3}"
    r"|(UNTIL)=\d{8}"
    rf"|(WKST|BYDAY)={DAYS}(?:,{DAYS})*"
    rf"|(BYMONTHDAY|BYMONTH|BYSETPOS|BYYEARDAY|BYWEEKNO)={NUMBER}(?:,{NUMBER})*"
)
"""What a plan for days can be made of: no clock times, no second rule, no start of its own."""
CYCLES = 7600
"""Years to a time with the same weekdays and leap years (400 years repeat), near the last that dateutil searches."""


class Regimen(Measured):
    """A medicine by a recurrence (RFC 5545 RRULE without DTSTART: the first day is its start)."""

    medicine: str
    amount: float = Field(gt=0, le=1_000_000)
    unit: str = MICROGRAM
    route: str
    first_day: date
    last_day: date | None = None
    recurrence: str
    times_per_day: int = Field(default=1, ge=1, le=24)
    anchor: str = CALENDAR
    phase: str = "other"
    note: str = ""

    _days = field_validator("first_day", "last_day")(checked_day)
    _unit = field_validator("unit")(known_unit)
    _anchor = field_validator("anchor")(one_of(CALENDAR, LAST_DOSE))
    _phase = field_validator("phase")(one_of(*PHASES))

    @field_validator("medicine", "route")
    @classmethod
    def _named(cls, text: str) -> str:
        if not text.strip():
            raise ValueError(_("Please say which medicine is planned, and how it is taken."))
        return checked_text(text)

    @field_validator("recurrence")
    @classmethod
    def _readable(cls, text: str) -> str:
        plain = checked_text(text).strip().upper().removeprefix("RRULE:")
        try:
            if not is_plain(plain):
                raise ValueError(plain)
            rrulestr(plain)
        except ValueError as error:
            words = " ".join(text.split())[:60]
            raise ValueError(_("“{text}” is not a way to repeat a dose.").format(text=words)) from error
        return plain

    @field_validator("note")
    @classmethod
    def _note(cls, text: str) -> str:
        return checked_text(text, LONGEST_NOTE)

    @model_validator(mode="after")
    def _in_order(self) -> "Regimen":
        checked_span(self.first_day, self.last_day)
        if not _happens(self.recurrence, self.first_day, self.last_day):
            raise ValueError(_("No day fits this plan; please look at how the dose repeats and when it ends."))
        return self


def parts(recurrence: str) -> dict[str, str]:
    """The parts of a recurrence by name: FREQ, INTERVAL, COUNT and so on."""
    return dict(part.split("=", 1) for part in recurrence.split(";") if "=" in part)


def is_plain(recurrence: str) -> bool:
    """Return whether a rule is a plan for days; a file written by other means may hold others."""
    found = [PART.fullmatch(part) for part in recurrence.split(";")]
    names = [part[part.lastindex or 0] for part in found if part]
    return len(names) == len(found) == len(set(names)) and "FREQ" in names and not {"COUNT", "UNTIL"} <= set(names)


def _happens(recurrence: str, first_day: date, last_day: date | None) -> bool:
    """Whether at least one day is planned; dateutil would look for it up to the year 9999, so it starts near there."""
    far = datetime.combine(first_day.replace(year=first_day.year + CYCLES), time.min)
    named = parts(recurrence)
    until = named.pop("UNTIL", None)
    first = next(iter(rrulestr(";".join(map("=".join, named.items())), dtstart=far)), None)
    if first is None:
        return False
    found = first.date().replace(year=first.year - CYCLES)
    last = min(last_day or LATEST, date.fromisoformat(until) if until else LATEST)
    return found <= last
