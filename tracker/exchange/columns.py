"""The CSV files of a diary: one a kind of record, with its columns in their order."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time
from typing import Any

from tracker.domain.dose import Dose
from tracker.domain.errors import InvalidEntry
from tracker.domain.event import Event
from tracker.domain.item import Item
from tracker.domain.lab import LabResult
from tracker.domain.lab_entry import refuse_rejected
from tracker.domain.measured import Measured
from tracker.domain.observation import Observation
from tracker.domain.profile import Profile
from tracker.domain.record import Record
from tracker.domain.regimen import Regimen
from tracker.domain.supply import Supply
from tracker.domain.timed_count import TimedCount
from tracker.domain.units import unit_key
from tracker.exchange import cells
from tracker.exchange.cells import Cell
from tracker.exchange.understanding import as_amount, as_dose, as_lab, as_plan
from tracker.i18n import _


@dataclass(frozen=True)
class Table:
    """One file: its kind of record, its columns (field names), what is unique in it, and the order of its lines.

    `optional` columns may be missing, and are written only where a line has something to say in them. Kinds whose
    time of entry is optional count as entered at noon of their day (the first name in `order`). `understand` reads
    what a person may have typed in several ways, such as the name of a medicine, as every other door does.
    """

    name: str
    record: type[Record]
    columns: dict[str, Cell]
    order: tuple[str, ...]
    unique: tuple[str, ...] = ()
    optional: frozenset[str] = frozenset()
    understand: Callable[[dict[str, Any], bool], dict[str, Any]] = lambda fields, _sure: fields

    @property
    def file(self) -> str:
        """The name of the file."""
        return f"{self.name}.csv"

    @property
    def required(self) -> tuple[str, ...]:
        """The columns that a file must have; ids and times of entry can be made up for."""
        return tuple(name for name in self.columns if name not in self.optional | {"id", "recorded_at"})

    def written(self, records: Sequence[Record]) -> tuple[str, ...]:
        """The columns to write for these records."""
        needed = {name for name in self.optional if any(self.cell(name, record) for record in records)}
        return tuple(name for name in self.columns if name in needed or name not in self.optional)

    def cell(self, name: str, record: Record) -> str:
        """What stands in a column for a record; a moment that is assumed anyway need not be said."""
        value = _said(name, record)
        if value is None or (name == "recorded_at" and name in self.optional and value == self.assumed_moment(record)):
            return ""
        return self.columns[name].write(value)

    def read(self, name: str, cell: str, *, typed: bool = False) -> Any:
        """The value of a cell, None where the record's default is meant; InvalidEntry names the column."""
        column = self.columns[name]
        try:
            return column.typed(cell) if typed else column.read(cell)
        except (ValueError, InvalidEntry) as fault:
            raise InvalidEntry(_("{column}: {reason}").format(column=name, reason=fault)) from fault

    def dated(self, record: Record) -> Record:
        """The record with the moment that is assumed for it where it tells none."""
        moment = self.assumed_moment(record)
        if record.recorded_at is not None or moment is None:
            return record
        return record.replaced(recorded_at=moment)

    def assumed_moment(self, record: Record) -> datetime | None:
        """Noon of its day, for kinds whose files may leave out when a record was entered; None for the others."""
        if "recorded_at" not in self.optional:
            return None
        return datetime.combine(getattr(record, self.order[0]), time(12), UTC)

    def rank(self, record: Record) -> tuple[tuple[bool, object], ...]:
        """The place of a line among its kind: by `order`, then by id; nothing comes before something."""
        values = (getattr(record, name) for name in (*self.order, "id"))
        return tuple((value is not None, value) for value in values)


def _said(name: str, record: Record) -> Any:
    """Return the value of a column; amounts in micrograms stand in `amount_ug`, all others in `amount` and `unit`."""
    if name in OTHER_UNIT and isinstance(record, Measured) and record.in_micrograms:
        return None
    return getattr(record, name)


ID = {"id": cells.ID}


def _read_unit(text: str) -> str | None:
    try:
        return unit_key(text) if text.strip() else None
    except InvalidEntry as refusal:
        raise ValueError(str(refusal)) from refusal


OTHER_UNIT = {"amount": cells.AMOUNT, "unit": cells.Cell(str, _read_unit)}
ENTERED = {"recorded_at": cells.MOMENT}
OFFSET = frozenset({"utc_offset"})
MOMENT = frozenset({"recorded_at"})

ITEM = {"key": cells.WORD, "label": cells.TEXT, "kind": cells.WORD, "unit": cells.TEXT, "group": cells.WORD}
ITEM |= {"direction": cells.WORD, "codes": cells.JSON, "hidden": cells.FLAG, "custom": cells.FLAG}
ITEM |= {"position": cells.WHOLE}

OBSERVATION = {"day": cells.DAY, "item": cells.WORD, "site": cells.WORD, "value": cells.NUMBER}

TIMED_COUNT = {"day": cells.DAY, "time": cells.CLOCK, "utc_offset": cells.WHOLE, "minutes": cells.NUMBER}
TIMED_COUNT |= {"count": cells.WHOLE, "site": cells.WORD}

DOSE = {"day": cells.DAY, "planned_day": cells.DAY, "time": cells.CLOCK, "utc_offset": cells.WHOLE}
DOSE |= {"medicine": cells.TEXT, "amount_ug": cells.AMOUNT, "route": cells.TEXT, "site": cells.TEXT}
DOSE |= {"batch": cells.TEXT, "expiry": cells.EXPIRY, "status": cells.WORD, "regimen": cells.ID, "note": cells.TEXT}
DOSE |= OTHER_UNIT

REGIMEN = {"medicine": cells.TEXT, "amount_ug": cells.AMOUNT, "route": cells.TEXT, "first_day": cells.DAY}
REGIMEN |= {"last_day": cells.DAY, "recurrence": cells.TEXT, "times_per_day": cells.WHOLE, "anchor": cells.WORD}
REGIMEN |= {"phase": cells.WORD, "note": cells.TEXT} | OTHER_UNIT


def _read_test(text: str) -> str:
    name = cells.unescape(text)
    try:
        refuse_rejected(name)
    except InvalidEntry as refusal:
        raise ValueError(str(refusal)) from refusal
    return name


TEST = cells.Cell(cells.escape, _read_test)
LAB = {"day": cells.DAY, "test": TEST, "comparator": cells.WORD, "value": cells.PRINTED, "unit": cells.TEXT}
LAB |= {"reference_low": cells.LIMIT, "reference_high": cells.LIMIT, "laboratory": cells.TEXT, "note": cells.TEXT}
LAB |= {"time": cells.CLOCK}

EVENT = {"day": cells.DAY, "last_day": cells.DAY, "kind": cells.WORD, "text": cells.TEXT, "for_doctor": cells.FLAG}

SUPPLY = {"name": cells.TEXT, "amount_ug": cells.AMOUNT, "in_stock": cells.NUMBER, "expiry": cells.EXPIRY}
SUPPLY |= {"note": cells.TEXT} | OTHER_UNIT

PROFILE = {"name": cells.TEXT, "date_of_birth": cells.DAY, "identifiers": cells.TEXT, "clinician": cells.TEXT}
PROFILE |= {"causes": cells.JSON, "treatment_start": cells.DAY, "lab_units": cells.JSON, "preferences": cells.JSON}
FOR_VISITS = dict.fromkeys(("medicines", "questions", "reports", "margins", "outcomes"), cells.JSON)
PROFILE |= FOR_VISITS

OWN_UNIT = frozenset(OTHER_UNIT)
DAY_ITEM_SITE = ("day", "item", "site")

TABLES = (
    Table("items", Item, ID | ITEM | ENTERED, order=("position", "key"), unique=("key",)),
    Table("observations", Observation, ID | OBSERVATION | ENTERED, order=DAY_ITEM_SITE, unique=DAY_ITEM_SITE),
    Table("timed_counts", TimedCount, ID | TIMED_COUNT | ENTERED, order=("day", "time"), optional=OFFSET),
    Table("doses", Dose, ID | DOSE | ENTERED, ("day", "time"), optional=OFFSET | OWN_UNIT, understand=as_dose),
    Table("regimens", Regimen, ID | REGIMEN | ENTERED, ("first_day",), optional=MOMENT | OWN_UNIT, understand=as_plan),
    Table("labs", LabResult, ID | LAB | ENTERED, ("day", "test"), optional=MOMENT | {"time"}, understand=as_lab),
    Table("events", Event, ID | EVENT | ENTERED, order=("day",), optional=MOMENT),
    Table("supplies", Supply, ID | SUPPLY | ENTERED, ("name",), optional=OWN_UNIT, understand=as_amount),
    Table("profile", Profile, ID | PROFILE | ENTERED, order=(), optional=frozenset(FOR_VISITS)),
)
"""Every file; items come first, since observations refer to them. Lines are in `order`, then by id."""

BY_FILE = {table.file: table for table in TABLES}
BY_KIND = {table.record: table for table in TABLES}
