"""Whom the diary is about; everything is optional."""

import json
from datetime import date
from typing import Any
from uuid import UUID

from pydantic import field_validator
from sqlmodel import Field

from tracker.domain.change import Edit
from tracker.domain.errors import InvalidEntry
from tracker.domain.record import LONGEST_NOTE, Record, checked_day, checked_text
from tracker.i18n import _, format_day_short

PROFILE_ID = UUID("b1200000-0000-4000-8000-000000000001")
"""A diary has one profile; a fixed id makes two copies of a diary agree on it."""


MAIN_OUTCOME = "main_outcome"
"""The preference that names the item about which changes are stated."""


class Profile(Record):
    """The person, the doctor, the start of treatment, and what the report shows.

    `medicines` are others that matter for B12; `questions` are for the visit; `reports` say when each was `given` and
    its `first` and `last` day; `margins` hold by item the smallest change that matters to the person; `outcomes` are
    the items chosen as main outcome, oldest first, each with the day it was `chosen`. Days in them are ISO texts.
    """

    id: UUID = PROFILE_ID
    name: str = ""
    date_of_birth: date | None = None
    identifiers: str = ""
    clinician: str = ""
    causes: list[str] = Field(default_factory=list)
    medicines: list[str] = Field(default_factory=list)
    treatment_start: date | None = None
    lab_units: dict[str, str] = Field(default_factory=dict)
    preferences: dict[str, Any] = Field(default_factory=dict)
    questions: list[str] = Field(default_factory=list)
    reports: list[dict[str, str]] = Field(default_factory=list)
    margins: dict[str, float] = Field(default_factory=dict)
    outcomes: list[dict[str, str]] = Field(default_factory=list)

    _days = field_validator("date_of_birth", "treatment_start")(checked_day)

    @field_validator("causes", "medicines", "lab_units", "preferences", "questions", "reports", "margins", "outcomes")
    @classmethod
    def _can_be_written(cls, value: Any) -> Any:
        """These lie in the file as JSON, which knows no NaN and no objects."""
        try:
            written = json.dumps(value, allow_nan=False)
        except (TypeError, ValueError) as error:
            raise ValueError(_("This choice cannot be saved.")) from error
        checked_text(written, LONGEST_NOTE)
        return value

    @field_validator("name", "identifiers", "clinician")
    @classmethod
    def _line(cls, text: str) -> str:
        return checked_text(text)


def refuse_impossible_days(profile: Profile, today: date, first_fact: date | None = None) -> None:
    """Raise InvalidEntry where birth or the start of treatment lies ahead, or they contradict each other or the diary.

    `first_fact` is the first day with anything recorded.
    """
    born, start = profile.date_of_birth, profile.treatment_start
    if born is not None and born > today:
        raise InvalidEntry(_("{day} is still to come. Type the day of birth.").format(day=format_day_short(born)))
    if start is not None and start > today:
        words = _("{day} is still to come. A treatment that is planned belongs in a plan.")
        raise InvalidEntry(words.format(day=format_day_short(start)))
    if born is not None and start is not None and start < born:
        words = _("Treatment cannot have begun on {start}, before the day of birth ({born}).")
        raise InvalidEntry(words.format(start=format_day_short(start), born=format_day_short(born)))
    if born is not None and first_fact is not None and first_fact < born:
        words = _("The diary has entries of {day}, before this day of birth.")
        raise InvalidEntry(words.format(day=format_day_short(first_fact)))


def preferring(profile: Profile | None, name: str, value: str) -> Edit:
    """The edit that keeps a preference; an empty value takes it back."""
    before = profile or Profile()
    others = {key: kept for key, kept in before.preferences.items() if key != name}
    return Edit(profile, before.replaced(preferences=others | ({name: value} if value else {})))
