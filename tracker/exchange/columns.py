"""How each kind of record is written as a table: one entry a file, one entry a column."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any
from uuid import UUID

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
from tracker.i18n import _

RUNNABLE = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the beginning of a formula."""


@dataclass(frozen=True, slots=True)
class Column:
    """A field as a cell; `optional` columns are written only where some row has a value."""

    name: str
    write: Callable[[Any], str]
    read: Callable[[str], Any]
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A file of the folder: the kind of record it holds, and its columns in their order."""

    file: str
    kind: type[Record]
    columns: tuple[Column, ...]


def assumed_moment(record: Record) -> datetime | None:
    """When a record without `recorded_at` counts as recorded, for the kinds whose files may leave it out."""
    own_day = getattr(record, "day", None) or getattr(record, "first_day", None)
    if own_day is None or isinstance(record, Observation | TimedCount | Dose):
        return None
    return datetime.combine(own_day, time(12), UTC)


def guard(text: str) -> str:
    """Text that no spreadsheet runs: an apostrophe before what it would; one more before what begins with apostrophes."""
    return f"'{text}" if text.lstrip("'").startswith(RUNNABLE) else text


def unguard(cell: str) -> str:
    """The text behind a guard; an apostrophe that guards nothing belongs to the text."""
    return cell[1:] if cell.startswith("'") and cell.lstrip("'").startswith(RUNNABLE) else cell


def _number(value: float | None) -> str:
    """As few digits as say the same number."""
    return "" if value is None else repr(value).removesuffix(".0")


def _read_number(cell: str) -> float:
    plain = cell.removeprefix("-")
    if not (plain.replace(".", "", 1).isdecimal() and plain.isascii()):
        raise ValueError(_("“{text}” is not a number; digits with “.” as decimal sign fit").format(text=cell[:40]))
    return float(cell)


def _read_whole(cell: str) -> int:
    value = _read_number(cell)
    if value != int(value):
        raise ValueError(_("“{text}” is not a whole number").format(text=cell[:40]))
    return int(value)


def _read_day(cell: str) -> date:
    try:
        return date.fromisoformat(cell)
    except ValueError as error:
        raise ValueError(_("“{text}” is not a day; 2026-11-22 fits").format(text=cell[:40])) from error


def _read_time(cell: str) -> time:
    try:
        return time.fromisoformat(cell)
    except ValueError as error:
        raise ValueError(_("“{text}” is not a time; 09:41 fits").format(text=cell[:40])) from error


def _write_time(value: time | None) -> str:
    return "" if value is None else value.isoformat("auto" if value.second or value.microsecond else "minutes")


def _read_moment(cell: str) -> datetime:
    try:
        moment = datetime.fromisoformat(cell)
    except ValueError as error:
        raise ValueError(_("“{text}” is not a moment; 2026-11-22T09:41:00+00:00 fits").format(text=cell[:40])) from error
    if moment.tzinfo is None:
        raise ValueError(_("“{text}” has no time zone; 2026-11-22T09:41:00+00:00 fits").format(text=cell[:40]))
    return moment


def _read_id(cell: str) -> UUID:
    try:
        return UUID(cell)
    except ValueError as error:
        raise ValueError(_("“{text}” is not an id").format(text=cell[:40])) from error


def _read_flag(cell: str) -> bool:
    if cell not in ("0", "1"):
        raise ValueError(_("“{text}” is neither 0 nor 1").format(text=cell[:40]))
    return cell == "1"


def _read_json(cell: str) -> Any:
    try:
        return json.loads(cell)
    except (ValueError, RecursionError) as error:
        raise ValueError(_("“{text}” is not JSON").format(text=cell[:40])) from error


def _iso(value: date | datetime | None) -> str:
    return "" if value is None else value.isoformat()


def _plain(value: object) -> str:
    return "" if value is None else str(value)


def _flag(value: bool) -> str:
    return "1" if value else "0"


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True) if value else ""


def text(name: str) -> Column:
    """Free text, guarded against spreadsheets."""
    return Column(name, guard, unguard)


def word(name: str) -> Column:
    """A key or a code of this program's own."""
    return Column(name, str, str)


def number(name: str, *, optional: bool = False) -> Column:
    """A number with `.` as decimal sign."""
    return Column(name, _number, _read_number, optional)


def whole(name: str, *, optional: bool = False) -> Column:
    """A whole number."""
    return Column(name, _plain, _read_whole, optional)


def day(name: str) -> Column:
    """An ISO day."""
    return Column(name, _iso, _read_day)


def clock(name: str) -> Column:
    """A local clock time."""
    return Column(name, _write_time, _read_time)


def flag(name: str) -> Column:
    """0 or 1."""
    return Column(name, _flag, _read_flag)


def packed(name: str) -> Column:
    """A list or mapping as JSON."""
    return Column(name, _json, _read_json)


ID = Column("id", str, _read_id)
RECORDED = Column("recorded_at", _iso, _read_moment)
RECORDED_IF_KNOWN = Column("recorded_at", _iso, _read_moment, optional=True)
"""For kinds whose files need not say it: they count as recorded at noon of their day (see `assumed_moment`)."""
OFFSET = whole("utc_offset", optional=True)

TABLES: tuple[Table, ...] = (
    Table(
        "items",
        Item,
        (ID, *map(word, ("key",)), text("label"), word("kind"), text("unit"), *map(word, ("group", "direction")),
         packed("codes"), flag("hidden"), flag("custom"), whole("position"), RECORDED),
    ),
    Table("observations", Observation, (ID, day("day"), word("item"), word("site"), number("value"), RECORDED)),
    Table(
        "timed_counts",
        TimedCount,
        (ID, day("day"), clock("time"), number("minutes"), whole("count"), word("site"), RECORDED, OFFSET),
    ),
    Table(
        "doses",
        Dose,
        (ID, day("day"), day("planned_day"), clock("time"), text("medicine"), number("amount_ug"), word("route"),
         text("site"), text("batch"), day("expiry"), word("status"), Column("regimen", _plain, _read_id), text("note"),
         RECORDED, OFFSET),
    ),
    Table(
        "regimens",
        Regimen,
        (ID, text("medicine"), number("amount_ug"), word("route"), day("first_day"), day("last_day"),
         word("recurrence"), whole("times_per_day"), word("anchor"), word("phase"), text("note"),
         RECORDED_IF_KNOWN),
    ),
    Table(
        "labs",
        LabResult,
        (ID, day("day"), text("test"), word("comparator"), text("value"), text("unit"), word("reference_low"),
         word("reference_high"), text("laboratory"), text("note"),
         RECORDED_IF_KNOWN),
    ),
    Table(
        "events",
        Event,
        (ID, day("day"), day("last_day"), word("kind"), text("text"), flag("for_doctor"),
         RECORDED_IF_KNOWN),
    ),
    Table(
        "supplies",
        Supply,
        (ID, text("name"), number("amount_ug"), number("in_stock"), day("expiry"), text("note"),
         RECORDED_IF_KNOWN),
    ),
    Table(
        "profile",
        Profile,
        (ID, text("name"), day("date_of_birth"), text("identifiers"), text("clinician"), packed("causes"),
         day("treatment_start"), packed("lab_units"), packed("preferences"), RECORDED),
    ),
)  # fmt: skip
"""All files of a diary folder, in the order in which they are read: items first, since observations refer to them."""
