"""The sample diary that travels with the program, moved so that it ends today."""

from datetime import date, datetime, timedelta
from typing import Any

from tracker import resources
from tracker.domain.observation import Observation
from tracker.domain.record import Record
from tracker.exchange import csv_folder

MOVING = ("day", "last_day", "planned_day", "first_day", "recorded_at")


def sample_records(today: date) -> tuple[Record, ...]:
    """All records of the sample diary, its last observed day being `today`; what expires moves along."""
    records = csv_folder.read(resources.path("sample")).records
    shift = today - max(record.day for record in records if isinstance(record, Observation))
    return tuple(record.replaced(**_moved(record, shift)) for record in records)


def _moved(record: Record, shift: timedelta) -> dict[str, Any]:
    fields = {name: getattr(record, name, None) for name in (*MOVING, "expiry")}
    return {name: value + shift for name, value in fields.items() if isinstance(value, date | datetime)}
