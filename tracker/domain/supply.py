"""What is in the cupboard: ampoules, tablets, needles."""

from datetime import date

from pydantic import field_validator
from sqlmodel import Field

from tracker.domain import catalogue
from tracker.domain.measured import Measured, known_unit
from tracker.domain.record import LONGEST_NOTE, checked_day, checked_text
from tracker.domain.units import MICROGRAM
from tracker.i18n import _

EACH_INJECTION = "injection"
"""The use of what goes with every injection: needles, syringes, swabs."""


class Supply(Measured):
    """Pieces of one medicine strength or one consumable, as counted at `recorded_at`, with what was bought since.

    `name` ends in what it is used for, as in "cyanocobalamin/oral" or "needles/injection"; without that it is used
    for all doses of a medicine, or is only counted. How much is left follows from the doses (tracker.domain.stock).
    """

    name: str
    amount: float | None = Field(default=None, gt=0, le=1_000_000)
    unit: str = MICROGRAM
    in_stock: float = Field(ge=0, le=1_000_000)
    expiry: date | None = None
    note: str = ""

    _unit = field_validator("unit")(known_unit)
    _expiry = field_validator("expiry")(checked_day)

    @field_validator("name")
    @classmethod
    def _named(cls, text: str) -> str:
        if not text.rpartition("/")[0].strip() and not text.rpartition("/")[2].strip():
            raise ValueError(_("Please say what is in stock."))
        return checked_text(text)

    @field_validator("note")
    @classmethod
    def _note(cls, text: str) -> str:
        return checked_text(text, LONGEST_NOTE)

    @property
    def what(self) -> str:
        """The medicine (key of the catalogue or own text), or the name of a consumable."""
        return self.name.rpartition("/")[0] if self.use else self.name

    @property
    def use(self) -> str:
        """A route, EACH_INJECTION, or '' where the name does not say."""
        end = self.name.rpartition("/")[2] if "/" in self.name else ""
        return end if end == EACH_INJECTION or end in catalogue.routes() else ""


def named(what: str, use: str) -> str:
    """The name under which a supply is kept."""
    return f"{what.strip()}/{use}" if use and what.strip() else what.strip()
