"""The CSV files of a diary: one a kind of record, with its columns in their order."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

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
from tracker.exchange.cells import (
    CLOCK_CELL,
    DAY_CELL,
    FLAG_CELL,
    ID_CELL,
    JSON_CELL,
    LIMIT,
    MOMENT_CELL,
    NUMBER_CELL,
    PRINTED,
    TEXT,
    WHOLE_CELL,
    WORD,
    Cell,
)


@dataclass(frozen=True)
class Table:
    """One file: its kind of record, its columns (field names), what is unique in it, and the order of its lines.

    `optional` columns may be missing, and are written only where a line has something to say in them.
    """

    name: str
    record: type[Record]
    columns: dict[str, Cell]
    order: tuple[str, ...]
    unique: tuple[str, ...] = ()
    optional: frozenset[str] = frozenset()

    @property
    def file(self) -> str:
        """The name of the file."""
        return f"{self.name}.csv"

    @cached_property
    def required(self) -> tuple[str, ...]:
        """The columns that a file must have."""
        return tuple(name for name in self.columns if name not in self.optional)

    def identity(self, record: Record) -> tuple[object, ...]:
        """What no two lines may share beside their id; empty where there is no such thing."""
        return tuple(getattr(record, name) for name in self.unique)

    def rank(self, record: Record) -> tuple[tuple[bool, object], ...]:
        """The place of a line among its kind; nothing comes before something."""
        values = (getattr(record, name) for name in (*self.order, "id"))
        return tuple((value is not None, value) for value in values)

    def written(self, records: Iterable[Record]) -> tuple[str, ...]:
        """The columns to write for these records."""
        needed = {
            name for name in self.optional if any(getattr(record, name) is not None for record in records)
        }  # fmt: skip
        return tuple(name for name in self.columns if name in needed or name not in self.optional)


TABLES = (
    Table(
        "items",
        Item,
        {
            "id": ID_CELL,
            "key": WORD,
            "label": TEXT,
            "kind": WORD,
            "unit": TEXT,
            "group": WORD,
            "direction": WORD,
            "codes": JSON_CELL,
            "hidden": FLAG_CELL,
            "custom": FLAG_CELL,
            "position": WHOLE_CELL,
        },
        order=("position", "key"),
        unique=("key",),
    ),
    Table(
        "observations",
        Observation,
        {
            "id": ID_CELL,
            "day": DAY_CELL,
            "item": WORD,
            "site": WORD,
            "value": NUMBER_CELL,
            "recorded_at": MOMENT_CELL,
        },
        order=("day", "item", "site"),
        unique=("day", "item", "site"),
    ),
    Table(
        "timed_counts",
        TimedCount,
        {
            "id": ID_CELL,
            "day": DAY_CELL,
            "time": CLOCK_CELL,
            "utc_offset": WHOLE_CELL,
            "minutes": NUMBER_CELL,
            "count": WHOLE_CELL,
            "site": WORD,
            "recorded_at": MOMENT_CELL,
        },
        order=("day", "time"),
        optional=frozenset({"utc_offset"}),
    ),
    Table(
        "doses",
        Dose,
        {
            "id": ID_CELL,
            "day": DAY_CELL,
            "planned_day": DAY_CELL,
            "time": CLOCK_CELL,
            "utc_offset": WHOLE_CELL,
            "medicine": TEXT,
            "amount_ug": NUMBER_CELL,
            "route": TEXT,
            "site": TEXT,
            "batch": TEXT,
            "expiry": DAY_CELL,
            "status": WORD,
            "regimen": ID_CELL,
            "note": TEXT,
            "recorded_at": MOMENT_CELL,
        },
        order=("day", "time"),
        optional=frozenset({"utc_offset"}),
    ),
    Table(
        "regimens",
        Regimen,
        {
            "id": ID_CELL,
            "medicine": TEXT,
            "amount_ug": NUMBER_CELL,
            "route": TEXT,
            "first_day": DAY_CELL,
            "last_day": DAY_CELL,
            "recurrence": TEXT,
            "times_per_day": WHOLE_CELL,
            "anchor": WORD,
            "phase": WORD,
            "note": TEXT,
        },
        order=("first_day",),
    ),
    Table(
        "labs",
        LabResult,
        {
            "id": ID_CELL,
            "day": DAY_CELL,
            "test": TEXT,
            "comparator": WORD,
            "value": PRINTED,
            "unit": TEXT,
            "reference_low": LIMIT,
            "reference_high": LIMIT,
            "laboratory": TEXT,
            "note": TEXT,
        },
        order=("day", "test"),
    ),
    Table(
        "events",
        Event,
        {
            "id": ID_CELL,
            "day": DAY_CELL,
            "last_day": DAY_CELL,
            "kind": WORD,
            "text": TEXT,
            "for_doctor": FLAG_CELL,
        },
        order=("day",),
    ),
    Table(
        "supplies",
        Supply,
        {
            "id": ID_CELL,
            "name": TEXT,
            "amount_ug": NUMBER_CELL,
            "in_stock": NUMBER_CELL,
            "expiry": DAY_CELL,
            "note": TEXT,
        },
        order=("name",),
    ),
    Table(
        "profile",
        Profile,
        {
            "id": ID_CELL,
            "name": TEXT,
            "date_of_birth": DAY_CELL,
            "identifiers": TEXT,
            "clinician": TEXT,
            "causes": JSON_CELL,
            "treatment_start": DAY_CELL,
            "lab_units": JSON_CELL,
            "preferences": JSON_CELL,
        },
        order=(),
    ),
)
"""Every file; items come first, since observations refer to them. Lines are in `order`, then by id."""

BY_FILE = {table.file: table for table in TABLES}
BY_KIND = {table.record: table for table in TABLES}
