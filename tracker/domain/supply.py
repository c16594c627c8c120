"""What is in the cupboard: ampoules, tablets, needles."""

from datetime import date

from pydantic import field_validator
from sqlmodel import Field

from tracker.domain.record import LONGEST_NOTE, Record, checked_text


class Supply(Record):
    """A stock of one medicine strength or one consumable; the stock counts pieces."""

    name: str
    amount_ug: float | None = Field(default=None, gt=0)
    in_stock: float = Field(ge=0)
    expiry: date | None = None
    note: str = ""

    @field_validator("name")
    @classmethod
    def _name(cls, text: str) -> str:
        return checked_text(text)

    @field_validator("note")
    @classmethod
    def _note(cls, text: str) -> str:
        return checked_text(text, LONGEST_NOTE)
