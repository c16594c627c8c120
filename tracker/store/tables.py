"""How records lie in the diary file; no row ever leaves this room."""

from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from pydantic import ConfigDict
from sqlalchemy import JSON, CheckConstraint, Column, MetaData, UniqueConstraint
from sqlmodel import Field, SQLModel

from tracker.domain.dose import Dose
from tracker.domain.event import Event
from tracker.domain.item import Item
from tracker.domain.lab import LabResult
from tracker.domain.observation import Observation
from tracker.domain.profile import Profile
from tracker.domain.record import Record
from tracker.domain.regimen import Regimen
from tracker.domain.supply import Supply
from tracker.domain.timed_count import TimedCount
from tracker.domain.units import MICROGRAM

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "pk": "pk_%(table_name)s",
}
METADATA = MetaData(naming_convention=NAMES)
FILLABLE = ConfigDict(frozen=False, extra="ignore", defer_build=True)
"""Records are frozen; each row says anew that it is not, since pydantic takes the last base's word."""


SINCE_MICROGRAMS = {"server_default": MICROGRAM}
"""Rows that were there before there were other units are in micrograms."""


def _later_json(empty: str) -> Column[Any]:
    """Return a JSON column that was added to rows that were there already."""
    return Column(JSON, nullable=False, server_default=empty)


class Row(SQLModel):
    """What a row adds to its record: a key, and times of entry that are always there."""

    metadata = METADATA
    id: UUID = Field(default_factory=uuid4, primary_key=True)
    recorded_at: datetime
    changed_at: datetime


class ObservationRow(Row, Observation, table=True):
    """One value; tall and narrow, so that a new item needs no new column."""

    __tablename__ = "observation"
    model_config = FILLABLE  # type: ignore[assignment]
    __table_args__ = (UniqueConstraint("day", "item", "site"), CheckConstraint("value >= 0", name="value"))


class TimedCountRow(Row, TimedCount, table=True):
    """One count in a window of time."""

    __tablename__ = "timed_count"
    model_config = FILLABLE  # type: ignore[assignment]
    day: date = Field(index=True)


class DoseRow(Row, Dose, table=True):
    """One dose; the index serves «the last one taken» and a period's doses."""

    __tablename__ = "dose"
    model_config = FILLABLE  # type: ignore[assignment]
    __table_args__ = (CheckConstraint("amount > 0", name="amount"),)
    day: date = Field(index=True)
    unit: str = Field(default=MICROGRAM, sa_column_kwargs=SINCE_MICROGRAMS)


class RegimenRow(Row, Regimen, table=True):
    """One plan."""

    __tablename__ = "regimen"
    model_config = FILLABLE  # type: ignore[assignment]
    unit: str = Field(default=MICROGRAM, sa_column_kwargs=SINCE_MICROGRAMS)


class LabResultRow(Row, LabResult, table=True):
    """One laboratory value."""

    __tablename__ = "lab_result"
    model_config = FILLABLE  # type: ignore[assignment]
    day: date = Field(index=True)


class EventRow(Row, Event, table=True):
    """One happening in words."""

    __tablename__ = "event"
    model_config = FILLABLE  # type: ignore[assignment]
    day: date = Field(index=True)


class SupplyRow(Row, Supply, table=True):
    """One stock."""

    __tablename__ = "supply"
    model_config = FILLABLE  # type: ignore[assignment]
    unit: str = Field(default=MICROGRAM, sa_column_kwargs=SINCE_MICROGRAMS)


class ItemRow(Row, Item, table=True):
    """One thing to follow: the person's own, or a built-in one that was changed."""

    __tablename__ = "item"
    model_config = FILLABLE  # type: ignore[assignment]
    key: str = Field(unique=True)
    codes: dict[str, str] = Field(default_factory=dict, sa_column=Column(JSON, nullable=False))


class ProfileRow(Row, Profile, table=True):
    """The person."""

    __tablename__ = "profile"
    model_config = FILLABLE  # type: ignore[assignment]
    causes: list[str] = Field(default_factory=list, sa_column=Column(JSON, nullable=False))
    lab_units: dict[str, str] = Field(default_factory=dict, sa_column=Column(JSON, nullable=False))
    preferences: dict[str, Any] = Field(default_factory=dict, sa_column=Column(JSON, nullable=False))
    medicines: list[str] = Field(default_factory=list, sa_column=_later_json("[]"))
    questions: list[str] = Field(default_factory=list, sa_column=_later_json("[]"))
    reports: list[dict[str, str]] = Field(default_factory=list, sa_column=_later_json("[]"))
    margins: dict[str, float] = Field(default_factory=dict, sa_column=_later_json("{}"))
    outcomes: list[dict[str, str]] = Field(default_factory=list, sa_column=_later_json("[]"))


class TombstoneRow(SQLModel, table=True):
    """What is left of a removed record, so that merging two copies does not bring it back."""

    __tablename__ = "tombstone"
    metadata = METADATA
    id: UUID = Field(primary_key=True)
    kind: str
    removed_at: datetime


class JournalRow(SQLModel, table=True):
    """One step of the diary's history; written with the change itself, never changed or removed."""

    __tablename__ = "journal"
    metadata = METADATA
    step: int | None = Field(default=None, primary_key=True)
    at: datetime
    batch: UUID
    kind: str
    record_id: UUID = Field(index=True)
    before: str | None = None
    after: str | None = None


ROWS: dict[type[Record], type[Row]] = {
    Observation: ObservationRow,
    TimedCount: TimedCountRow,
    Dose: DoseRow,
    Regimen: RegimenRow,
    LabResult: LabResultRow,
    Event: EventRow,
    Supply: SupplyRow,
    Item: ItemRow,
    Profile: ProfileRow,
}
"""Every kind of record with the table it lies in."""
