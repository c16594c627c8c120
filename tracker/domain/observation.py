"""What was observed on a day, and the rules of the day's number of twitches."""

from collections.abc import Iterable
from datetime import date

from pydantic import field_validator, model_validator
from sqlmodel import Field

from tracker.domain import catalogue
from tracker.domain.change import Edit
from tracker.domain.errors import InvalidEntry
from tracker.domain.item import HIGHEST, is_plain_key
from tracker.domain.record import Record, checked_day
from tracker.domain.site import is_well_formed
from tracker.i18n import _, format_number, ngettext


class Observation(Record):
    """One value of one item at one place on one day."""

    day: date
    item: str
    site: str = ""
    value: float = Field(ge=0)

    _day = field_validator("day")(checked_day)

    @field_validator("item")
    @classmethod
    def _named(cls, item: str) -> str:
        if not is_plain_key(item):
            raise ValueError(_("“{item}” is not something this diary can track.").format(item=item[:40]))
        return item

    @field_validator("value")
    @classmethod
    def _without_minus_zero(cls, value: float) -> float:
        return value + 0.0

    @field_validator("site")
    @classmethod
    def _place(cls, site: str) -> str:
        if not is_well_formed(site):
            raise ValueError(_("“{site}” is not a place on the body.").format(site=site[:40]))
        return site

    @model_validator(mode="after")
    def _fits_its_item(self) -> "Observation":
        """Own items are unknown to the catalogue; who accepts them checks them against their Item."""
        if known := catalogue.items().get(self.item):
            known.check(self.value, self.site)
        elif self.value > max(HIGHEST.values()):
            raise ValueError(
                _("Please enter a number from 0 to {highest}.").format(highest=format_number(max(HIGHEST.values())))
            )
        return self

    @property
    def key(self) -> tuple[date, str, str]:
        """What makes an observation unique in a diary."""
        return self.day, self.item, self.site


def put(rows: Iterable[Observation], observation: Observation) -> Edit:
    """The edit that gives a day's item and site this value; identity and time of first entry stay."""
    before = _found(rows, *observation.key)
    if before is None:
        return Edit(None, observation)
    return Edit(before, before.replaced(value=observation.value))


def clear(rows: Iterable[Observation], item: str) -> tuple[Edit, ...]:
    """The edits that make an item «not recorded» again, places included; rows are those of one day."""
    return tuple(Edit(row, None) for row in rows if row.item == item)


def placed(rows: Iterable[Observation], item: str) -> float:
    """How much of a day's count was given a place."""
    return sum(row.value for row in rows if row.item == item and row.site)


def total(rows: Iterable[Observation], item: str) -> float | None:
    """The day's count over all places, None where nothing was recorded."""
    values = [row.value for row in rows if row.item == item]
    return sum(values) if values else None


def set_total(rows: Iterable[Observation], day: date, item: str, wanted: float) -> tuple[Edit, ...]:
    """Return the edits that make a day's count `wanted` by its unplaced part; less than what is placed is refused."""
    rows = tuple(rows)
    there = placed(rows, item)
    if wanted < there:
        raise InvalidEntry(
            ngettext(
                "{placed} twitch is placed on the body map, so the total can’t be {wanted}. Remove it there first.",
                "{placed} twitches are placed on the body map, so the total can’t be {wanted}. "
                "Remove some there first.",
                int(there),
            ).format(placed=format_number(there), wanted=format_number(wanted))
        )
    return (put(rows, Observation(day=day, item=item, value=wanted - there)),)


def place(rows: Iterable[Observation], day: date, item: str, site: str) -> tuple[Edit, ...]:
    """Return the edits that give a site one of the unplaced; where none is left, one is added to the day there."""
    rows = tuple(rows)
    rest = _found(rows, day, item, "")
    one_more = add(rows, day, item, site)
    if rest is None or not rest.value:
        return one_more
    return Edit(rest, rest.replaced(value=rest.value - 1)), *one_more


def add(rows: Iterable[Observation], day: date, item: str, site: str) -> tuple[Edit, ...]:
    """Return the edit that adds one at a site, and so to the day."""
    rows = tuple(rows)
    before = _found(rows, day, item, site)
    count = (before.value if before else 0) + 1
    return (put(rows, Observation(day=day, item=item, site=site, value=count)),)


def unplace(rows: Iterable[Observation], day: date, item: str, site: str) -> tuple[Edit, ...]:
    """Return the edits that take one away from a site and keep it in the day's total; none where none is there."""
    rows = tuple(rows)
    before = _found(rows, day, item, site)
    if before is None:
        return ()
    left = Edit(before, before.replaced(value=before.value - 1) if before.value > 1 else None)
    return (left, *add(rows, day, item, "")) if before.value else (left,)


def mark(rows: Iterable[Observation], day: date, item: str, site: str, *, felt: bool) -> Edit:
    """The edit that says that a severity is felt at a place, or says it no longer."""
    rows = tuple(rows)
    if felt:
        return put(rows, Observation(day=day, item=item, site=site, value=1))
    return Edit(_found(rows, day, item, site), None)


def none_today(rows: Iterable[Observation], day: date, item: str) -> tuple[Edit, ...]:
    """The edits that record an explicit 0 and take the places away."""
    rows = tuple(rows)
    places = tuple(Edit(row, None) for row in rows if row.item == item and row.site)
    return (*places, put(rows, Observation(day=day, item=item, value=0)))


def _found(rows: Iterable[Observation], day: date, item: str, site: str) -> Observation | None:
    return next((row for row in rows if row.key == (day, item, site)), None)
