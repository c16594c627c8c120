"""What all records of a diary share: identity, time of entry, and one way to be refused."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Self
from uuid import UUID, uuid4

from pydantic import AwareDatetime, ConfigDict, ValidationError
from sqlmodel import Field, SQLModel

from tracker.domain.errors import InvalidEntry
from tracker.i18n import _

EARLIEST = date(1900, 1, 1)
LATEST = date(2200, 12, 31)
LONGEST_NOTE = 20_000
LONGEST_LINE = 200


class Record(SQLModel):
    """A fact in the diary: immutable, valid, and known by its id."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)  # type: ignore[assignment]

    id: UUID = Field(default_factory=uuid4)
    recorded_at: AwareDatetime | None = None
    changed_at: AwareDatetime | None = None

    def __init__(self, **data: Any) -> None:
        """Refuse invalid data with a sentence instead of a list of faults."""
        try:
            super().__init__(**data)
        except ValidationError as error:
            raise InvalidEntry(sentence(error)) from error

    def replaced(self, **changes: Any) -> Self:
        """A checked copy with some fields changed and the same identity."""
        return type(self)(**{**self.model_dump(), **changes})


def sentence(error: ValidationError) -> str:
    """The first fault of a record as a sentence."""
    fault = error.errors(include_url=False)[0]
    if fault["type"] == "value_error":
        return str(fault["ctx"]["error"])
    field = str(fault["loc"][0]) if fault["loc"] else ""
    given = "" if isinstance(fault["input"], Mapping) else str(fault["input"])[:40]
    if fault["type"] == "missing":
        return _("Please fill in “{field}”.").format(field=field)
    return _("“{given}” does not fit “{field}”: {reason}.").format(given=given, field=field, reason=fault["msg"])


def checked_day(day: date) -> date:
    """Refuse days that are surely slips of the finger."""
    if not EARLIEST <= day <= LATEST:
        raise ValueError(_("Please choose a day between 1900 and 2200."))
    return day


def checked_text(text: str, longest: int = LONGEST_LINE) -> str:
    """Text that every part of the program can keep and print: no NUL, no broken halves of letters, not endless."""
    clean = text.replace("\x00", "").encode("utf-8", "replace").decode("utf-8")
    if len(clean) > longest:
        raise ValueError(_("This text has {count} characters; {longest} fit.").format(count=len(clean), longest=longest))
    return clean


def one_of(*known: str) -> Callable[[str], str]:
    """A check that a word is one of the known ones."""

    def check(word: str) -> str:
        if word not in known:
            raise ValueError(_("“{word}” is not one of: {known}.").format(word=word[:40], known=", ".join(known)))
        return word

    return check


def checked_span(first: date, last: date | None) -> None:
    """Refuse a span that ends before it begins."""
    if last is not None and last < first:
        raise ValueError(_("The last day lies before the first day."))

