"""Writing a made-up diary as the CSV files of the program."""

from __future__ import annotations

import csv
import uuid
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path

COLUMNS = {
    "observations": ("id", "day", "item", "site", "value", "recorded_at"),
    "timed_counts": ("id", "day", "time", "minutes", "count", "site", "recorded_at"),
    "doses": (
        *("id", "day", "planned_day", "time", "medicine", "amount_ug", "route", "site"),
        *("batch", "expiry", "status", "regimen", "note", "recorded_at"),
    ),
    "regimens": (
        *("id", "medicine", "amount_ug", "route", "first_day", "last_day"),
        *("recurrence", "times_per_day", "anchor", "phase", "note"),
    ),
    "labs": (
        *("id", "day", "test", "comparator", "value", "unit"),
        *("reference_low", "reference_high", "laboratory", "note"),
    ),
    "events": ("id", "day", "last_day", "kind", "text", "for_doctor"),
    "supplies": ("id", "name", "amount_ug", "in_stock", "expiry", "note", "recorded_at"),
}
"""The files of a made-up diary and their columns, in order."""

Row = Mapping[str, object]

_NAMES = uuid.UUID("b9b1f0d2-6c1e-5a0e-9d52-0c1f3c0f4a11")


def identity(*key: object) -> str:
    """The id of a record: the same key gives the same id, so that a rewritten diary differs only where it changed."""
    return str(uuid.uuid5(_NAMES, "/".join(map(str, key))))


def utc(moment: datetime) -> str:
    """A moment in UTC as the files hold it."""
    return moment.replace(tzinfo=UTC).isoformat()


def write(folder: Path, tables: Mapping[str, Iterable[Row]]) -> None:
    """Write one file a table; a column that a row lacks, or has as None, is left empty."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, rows in tables.items():
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as stream:
            table = csv.DictWriter(stream, COLUMNS[name], lineterminator="\n")
            table.writeheader()
            table.writerows(rows)
