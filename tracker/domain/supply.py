"""What is in the cupboard: ampoules, tablets, needles."""

from datetime import date

from pydantic import field_validator
from sqlmodel import Field

from tracker.domain.record import LONGEST_NOTE, Record, checked_day, checked_text
from tracker.i18n import _


class Supply(Record):
    """A stock of one medicine strength or one consumable; the stock counts pieces."""

    name: str
    amount_ug: float | None = Field(default=None, gt=0, le=1_000_000)
    in_stock: float = Field(ge=0, le=1_000_000)
    expiry: date | None = None
    note: str = ""

    _expiry = field_validator("expiry")(checked_day)

    @field_validator("name")
    @classmethod
    def _named(cls, text: str) -> str:
        if not text.strip():
            raise ValueError(_("Please say what is in stock."))
        return checked_text(text)

    @field_validator("note")
    @classmethod
    def _note(cls, text: str) -> str:
        return checked_text(text, LONGEST_NOTE)
