"""A dose: what was taken, or knowingly skipped, and which plan it answers."""

import datetime as dt
from datetime import date, timedelta
from uuid import UUID

from pydantic import field_validator
from sqlmodel import Field

from tracker.domain.errors import InvalidEntry
from tracker.domain.measured import Measured, known_unit
from tracker.domain.record import LONGEST_NOTE, checked_day, checked_text, one_of
from tracker.domain.units import AMOUNT_LIMITS, MICROGRAM
from tracker.i18n import _, format_day_short

TAKEN = "taken"
SKIPPED = "skipped"
NIGHT_ENDS = dt.time(4)
"""Before this hour a dose may be that of the evening before."""


class Dose(Measured):
    """One dose of a medicine; the planned day is the due day that it answers."""

    day: date
    planned_day: date | None = None
    time: dt.time | None = None
    utc_offset: int | None = Field(default=None, ge=-18 * 60, le=18 * 60)
    medicine: str
    amount: float
    unit: str = MICROGRAM
    route: str
    site: str = ""
    batch: str = ""
    expiry: date | None = None
    status: str = TAKEN
    regimen: UUID | None = None
    note: str = ""

    _days = field_validator("day", "planned_day", "expiry")(checked_day)
    _status = field_validator("status")(one_of(TAKEN, SKIPPED))

    @field_validator("medicine", "route")
    @classmethod
    def _named(cls, text: str) -> str:
        if not text.strip():
            raise ValueError(_("Please say which medicine was taken, and how."))
        return checked_text(text)

    _unit = field_validator("unit")(known_unit)

    @field_validator("amount")
    @classmethod
    def _some(cls, amount: float) -> float:
        if not 0 < amount <= 1_000_000:
            raise ValueError(_(AMOUNT_LIMITS))
        return amount

    @field_validator("site", "batch")
    @classmethod
    def _line(cls, text: str) -> str:
        return checked_text(text)

    @field_validator("note")
    @classmethod
    def _note(cls, text: str) -> str:
        return checked_text(text, LONGEST_NOTE)

    @property
    def taken(self) -> bool:
        """Whether it was taken rather than skipped."""
        return self.status == TAKEN

    @property
    def extra(self) -> bool:
        """Whether it was said to answer no plan: such a dose names itself in the place of a plan."""
        return self.regimen == self.id

    def as_extra(self) -> "Dose":
        """Return the dose as one that answers no plan, whatever plans come and go."""
        return self.replaced(regimen=self.id, planned_day=None)

    @property
    def days_late(self) -> int:
        """Days between the planned day and the day taken; 0 where on time, early, skipped or unplanned.

        A dose after midnight belongs to the evening before.
        """
        if self.planned_day is None or not self.taken:
            return 0
        return max(0, ((evening_of(self) or self.day) - self.planned_day).days)


def evening_of(dose: Dose) -> date | None:
    """Return the day before, where a dose was taken so early that it may belong to that evening."""
    return dose.day - timedelta(days=1) if dose.time is not None and dose.time < NIGHT_ENDS else None


def refuse_impossible(dose: Dose, today: date, born: date | None = None) -> None:
    """A dose is a fact: InvalidEntry where its day is still to come, or lies before the person was born."""
    if dose.day > today:
        words = _(
            "{day} is still to come. Please record a dose once it has been taken, and put future doses in a plan."
        )
        raise InvalidEntry(words.format(day=format_day_short(dose.day)))
    if born is not None and dose.day < born:
        raise InvalidEntry(
            _("{day} is before the date of birth, {born}.").format(
                day=format_day_short(dose.day), born=format_day_short(born)
            )
        )
