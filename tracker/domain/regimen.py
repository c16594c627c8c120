"""A plan of doses: doses are facts, plans are regimens."""

from datetime import date

from dateutil.rrule import rrulestr
from pydantic import field_validator, model_validator
from sqlmodel import Field

from tracker.domain.record import LONGEST_NOTE, Record, checked_day, checked_span, checked_text, one_of
from tracker.i18n import _


CALENDAR = "calendar"
LAST_DOSE = "last_dose"
PHASES = ("loading", "maintenance", "other")


class Regimen(Record):
    """A medicine by a recurrence (RFC 5545 RRULE without DTSTART: the first day is its start)."""

    medicine: str
    amount_ug: float = Field(gt=0, le=1_000_000)
    route: str
    first_day: date
    last_day: date | None = None
    recurrence: str
    times_per_day: int = Field(default=1, ge=1, le=24)
    anchor: str = CALENDAR
    phase: str = "other"
    note: str = ""

    _first = field_validator("first_day")(checked_day)
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
        try:
            rrulestr(text)
        except (ValueError, TypeError, AttributeError, KeyError) as error:
            raise ValueError(_("“{text}” is not a way to repeat a dose.").format(text=text[:60])) from error
        return checked_text(text)

    @field_validator("note")
    @classmethod
    def _note(cls, text: str) -> str:
        return checked_text(text, LONGEST_NOTE)

    @model_validator(mode="after")
    def _in_order(self) -> "Regimen":
        checked_span(self.first_day, self.last_day)
        return self
