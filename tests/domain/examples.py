"""One plain example of every kind of record, for tests to change a word of."""

import datetime as dt
from datetime import date
from typing import Any, TypeVar

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

R = TypeVar("R", bound=Record)
DAY = date(2026, 11, 22)

FIELDS: dict[type[Record], dict[str, Any]] = {
    Observation: {"day": DAY, "item": "twitching", "value": 7},
    TimedCount: {"day": DAY, "time": dt.time(21, 10), "utc_offset": 60, "minutes": 5, "count": 2, "site": "calf-left"},
    Dose: {
        "day": DAY,
        "planned_day": date(2026, 11, 20),
        "time": dt.time(9, 30),
        "utc_offset": 60,
        "medicine": "hydroxocobalamin",
        "amount": 1000,
        "route": "im",
        "site": "deltoid-left",
        "batch": "HX4100",
        "expiry": date(2027, 8, 31),
        "note": "nurse",
    },
    Regimen: {
        "medicine": "hydroxocobalamin",
        "amount": 1000,
        "route": "im",
        "first_day": date(2026, 1, 3),
        "last_day": date(2026, 12, 31),
        "recurrence": "FREQ=DAILY;INTERVAL=21",
        "phase": "maintenance",
    },
    LabResult: {
        "day": DAY,
        "test": "b12_total",
        "comparator": "<",
        "value": "128",
        "unit": "ng/L",
        "reference_low": "197",
        "reference_high": "771",
        "laboratory": "St Mary's",
        "time": dt.time(8, 45),
    },
    Event: {"day": DAY, "last_day": date(2026, 11, 24), "kind": "illness", "text": "Flu; in bed", "for_doctor": True},
    Supply: {"name": "hydroxocobalamin", "amount": 1000, "in_stock": 5, "expiry": date(2027, 8, 31)},
    Item: {"key": "jaw_clicks", "label": "Jaw clicks", "kind": "count", "codes": {"snomed": "1"}, "custom": True},
    Profile: {
        "name": "A. Patient",
        "date_of_birth": date(1980, 2, 29),
        "causes": ["pernicious_anaemia"],
        "treatment_start": date(2026, 4, 27),
        "lab_units": {"b12_total": "pmol/L"},
        "preferences": {"paper": "a4", "weeks": True},
        "medicines": ["metformin"],
        "questions": ["Could the injections be closer together?"],
        "reports": [{"given": "2026-08-03", "first": "2026-02-01", "last": "2026-08-02"}],
        "margins": {"tingling": 1.5},
        "outcomes": [{"item": "twitching", "chosen": "2026-04-20"}],
    },
}


def make(record: type[R], /, **changes: Any) -> R:
    """The example of a kind of record with some fields changed."""
    return record(**{**FIELDS[record], **changes})
