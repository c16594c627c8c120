"""What all records of a diary share: identity, time of entry, and one way to be refused."""

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from typing import Any, Self, TypeVar
from uuid import UUID, uuid4

from pydantic import AwareDatetime, ConfigDict, ValidationError, field_validator
from sqlmodel import Field, SQLModel

from tracker.domain.errors import InvalidEntry
from tracker.i18n import _, format_number

D = TypeVar("D", date, date | None)
EARLIEST = date(1900, 1, 1)
LATEST = date(2200, 12, 31)
LONGEST_NOTE = 20_000
LONGEST_LINE = 200


class Record(SQLModel):
    """A fact in the diary: immutable, valid, and known by its id."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False, defer_build=True)  # type: ignore[assignment]

    id: UUID = Field(default_factory=uuid4)
    recorded_at: AwareDatetime | None = None
    changed_at: AwareDatetime | None = None

    def __init__(self, **data: Any) -> None:
        """Refuse invalid data with a sentence instead of a list of faults."""
        try:
            super().__init__(**{name: clean(value) for name, value in data.items()})
        except ValidationError as error:
            raise InvalidEntry(sentence(error)) from error

    @field_validator("recorded_at", "changed_at")
    @classmethod
    def _in_utc(cls, moment: datetime | None) -> datetime | None:
        if moment is None:
            return None
        checked_day(moment.date())
        return moment.astimezone(UTC)

    def replaced(self, **changes: Any) -> Self:
        """A checked copy with some fields changed and the same identity."""
        return type(self)(**{**self.model_dump(), **changes})


def sentence(error: ValidationError) -> str:
    """The first fault of a record as a sentence."""
    fault = error.errors(include_url=False)[0]
    if fault["type"] == "value_error":
        return str(fault["ctx"]["error"])
    name = str(fault["loc"][0]) if fault["loc"] else ""
    field = _(name.replace("_ug", " in µg").replace("_", " "))
    if fault["type"] == "missing" or fault["input"] is None:
        return _("Please fill in “{field}”.").format(field=field)
    if fault["type"] == "extra_forbidden":
        return _("“{field}” is not part of such an entry.").format(field=name[:40])
    return _("“{given}” does not fit “{field}”: {reason}.").format(
        given=_given(fault["input"]), field=field, reason=_reason(fault["type"], fault.get("ctx", {}))
    )


def _given(value: object) -> str:
    """What was typed, as far as it is short enough to be read again."""
    return "…" if isinstance(value, Mapping | list | tuple) else " ".join(str(value).split())[:40]


def _reason(kind: str, limits: Mapping[str, Any]) -> str:
    """What would have fitted, by the kind of a fault in pydantic's words."""
    if limit := {"greater_than_equal": "ge", "greater_than": "gt", "less_than_equal": "le"}.get(kind):
        wording = {
            "ge": _("the lowest is {limit}"),
            "gt": _("it must be more than {limit}"),
            "le": _("the highest is {limit}"),
        }
        return wording[limit].format(limit=format_number(limits[limit]))
    wanted = {
        "date": _("a day is needed, like 2026-11-22"),
        "datetime": _("a date and time with its time zone is needed"),
        "timezone": _("a date and time with its time zone is needed"),
        "time": _("a time of day is needed, like 09:30"),
        "int": _("a whole number is needed"),
        "float": _("a number is needed"),
        "finite": _("a number is needed"),
        "bool": _("yes or no is needed"),
        "string": _("a text is needed"),
    }
    return wanted.get(kind.partition("_")[0], _("it cannot be saved there"))


def clean(value: object) -> object:
    """A value whose texts, however deep they lie, hold no NUL and no broken halves of letters."""
    if isinstance(value, str):
        return value.replace("\x00", "").encode("utf-8", "replace").decode("utf-8")
    if isinstance(value, list):
        return [clean(part) for part in value]
    if isinstance(value, Mapping):
        return {clean(name): clean(part) for name, part in value.items()}
    return value


def checked_day(day: D) -> D:
    """Refuse days that are surely slips of the finger."""
    if day is not None and not EARLIEST <= day <= LATEST:
        raise ValueError(_("Please choose a day between 1900 and 2200."))
    return day


def checked_text(text: str, longest: int = LONGEST_LINE) -> str:
    """Text that is not endless."""
    if len(text) > longest:
        raise ValueError(
            _("This text is too long: it has {count} characters, and the limit is {longest}.").format(
                count=format_number(len(text)), longest=format_number(longest)
            )
        )
    return text


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
        raise ValueError(_("The last day is before the first day. Please correct one of them."))
