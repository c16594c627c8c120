"""Twitches counted in a window of time: a rate, kept apart from the day's number."""

import datetime as dt
from datetime import date

from pydantic import field_validator
from sqlmodel import Field

from tracker.domain.record import Record, checked_day
from tracker.domain.site import is_well_formed
from tracker.i18n import _


class TimedCount(Record):
    """A count over some minutes, at a local clock time; several a day are allowed."""

    day: date
    time: dt.time
    utc_offset: int | None = Field(default=None, ge=-18 * 60, le=18 * 60)
    minutes: float = Field(gt=0, le=24 * 60)
    count: int = Field(ge=0, le=99_999)
    site: str = ""

    _day = field_validator("day")(checked_day)

    @field_validator("site")
    @classmethod
    def _place(cls, site: str) -> str:
        if not is_well_formed(site):
            raise ValueError(_("“{site}” is not a place on the body.").format(site=site[:40]))
        return site

    @property
    def per_minute(self) -> float:
        """The rate that makes windows of different length comparable."""
        return self.count / self.minutes
