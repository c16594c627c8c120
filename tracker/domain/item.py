"""What a diary can follow: built-in things from the catalogue and the person's own."""

import re

from pydantic import field_validator
from sqlmodel import Field

from tracker.domain.errors import InvalidEntry
from tracker.domain.record import Record, checked_text, one_of
from tracker.i18n import _, format_number

HIGHEST: dict[str, float] = {"count": 9999, "severity": 10, "hours": 24, "servings": 50, "level": 3, "yes_no": 1}
"""The largest value of each kind; the smallest is always 0."""

WHOLE = frozenset({"count", "severity", "level", "yes_no"})
"""Kinds that know whole numbers only."""

GROUPS = ("nerve", "general", "trigger")
DIRECTIONS = ("lower_better", "higher_better", "neutral")
SEVERITY = "severity"
COUNT = "count"
YES_NO = "yes_no"


class Item(Record):
    """One thing to follow day by day; keys are English, stable and never shown."""

    key: str
    label: str
    kind: str
    unit: str = ""
    group: str = "general"
    direction: str = "lower_better"
    codes: dict[str, str] = Field(default_factory=dict)
    hidden: bool = False
    custom: bool = False
    position: int = 0

    _kind = field_validator("kind")(one_of(*HIGHEST))
    _group = field_validator("group")(one_of(*GROUPS))
    _direction = field_validator("direction")(one_of(*DIRECTIONS))

    @field_validator("key")
    @classmethod
    def _plain_key(cls, key: str) -> str:
        if not is_plain_key(key):
            raise ValueError(_("“{key}” cannot name an item: use small letters, digits and _.").format(key=key[:40]))
        return key

    @field_validator("label")
    @classmethod
    def _named(cls, text: str) -> str:
        if not text.strip():
            raise ValueError(_("Please give it a name."))
        return text

    @field_validator("label", "unit")
    @classmethod
    def _short(cls, text: str) -> str:
        return checked_text(text, 80)

    @property
    def highest(self) -> float:
        """The largest value that this item takes."""
        return HIGHEST[self.kind]

    def check(self, value: float, site: str = "") -> None:
        """Refuse a value that this item cannot have; a place of a severity says only «felt here» (1)."""
        if self.kind == SEVERITY and site and value != 1:
            raise InvalidEntry(_("{label} at a place is recorded as 1 (felt here).").format(label=_(self.label)))
        if not 0 <= value <= self.highest:
            raise InvalidEntry(
                _("{label}: please enter a number from 0 to {highest}.").format(
                    label=_(self.label), highest=format_number(self.highest)
                )
            )
        if self.kind in WHOLE and value != int(value):
            raise InvalidEntry(_("{label}: please enter a whole number.").format(label=_(self.label)))


def is_plain_key(key: str) -> bool:
    """Whether a text can be the key of an item."""
    return bool(re.fullmatch(r"[a-z][a-z0-9_]{0,59}", key))
