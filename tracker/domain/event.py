"""What else happened: notes, illness, other medicines, examinations."""

from datetime import date

from pydantic import field_validator, model_validator

from tracker.domain.record import LONGEST_NOTE, Record, checked_day, checked_span, checked_text, one_of

NOTE = "note"
KINDS = (NOTE, "illness", "medicine", "diet", "examination", "EMG", "procedure")


class Event(Record):
    """Something on a day, or over a span of days, in words."""

    day: date
    last_day: date | None = None
    kind: str = NOTE
    text: str
    for_doctor: bool = False

    _days = field_validator("day", "last_day")(checked_day)
    _kind = field_validator("kind")(one_of(*KINDS))

    @field_validator("text")
    @classmethod
    def _text(cls, text: str) -> str:
        return checked_text(text, LONGEST_NOTE)

    @model_validator(mode="after")
    def _in_order(self) -> "Event":
        checked_span(self.day, self.last_day)
        return self
