"""Diaries that the page is tried with."""

import json
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any
from uuid import UUID

from tests.build import history
from tracker.domain import catalogue
from tracker.domain.dose import Dose
from tracker.domain.event import Event
from tracker.domain.history import History, Period
from tracker.domain.item import Item
from tracker.domain.lab import LabResult
from tracker.domain.observation import Observation
from tracker.domain.profile import Profile
from tracker.domain.record import Record
from tracker.domain.regimen import Regimen
from tracker.exchange import csv_folder

FOLDER = Path(__file__).parent.parent / "data" / "diary"
PERIOD = Period(date(2026, 3, 30), date(2026, 11, 22))
TODAY = PERIOD.last
PERSON = Profile(name="Robin Sample-Person", date_of_birth=date(1985, 3, 4), identifiers="NHS 943 476 5919")


@cache
def sample(named: bool = False) -> History:
    return history([*csv_folder.read(FOLDER).records, *([PERSON] if named else [])], period=PERIOD)


@cache
def expected() -> dict[str, Any]:
    found: dict[str, Any] = json.loads((FOLDER / "expected.json").read_text(encoding="utf-8"))
    return found


def printed(level: dict[str, Any]) -> str:
    """A level of expected.json as it stands in the table: mean (days)."""
    return f"{level['mean']:.1f} ({level['days_recorded']})"


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def of(*records: Record, days: int = 28) -> tuple[History, Period]:
    period = Period.ending(TODAY, days)
    return history(records, Period.ending(TODAY, 400)), period


def seen(days_ago: int, value: float, item: str = "twitching") -> Observation:
    return Observation(day=ago(days_ago), item=item, value=value)


def injected(days_ago: int, **more: Any) -> Dose:
    return Dose(day=ago(days_ago), medicine="hydroxocobalamin", amount=1000, route="im", **more)


@cache
def full() -> tuple[History, Period]:
    """A year of 12 symptoms every day, 12 tests, 8 regimens, 20 notes of 500 characters and the longest names."""
    symptoms = [item for item in catalogue.items().values() if item.group != "trigger"][:12]
    own = [Item(key=f"own_{at}", label="Very long name " * 5, kind="severity", custom=True) for at in range(3)]
    records: list[Record] = [PERSON.model_copy(update={"name": "Ann-Kathrin " * 10}), *own]
    for item in (*symptoms, *own):
        records += [seen(day, (day + item.position) % (item.highest % 50 + 1), item.key) for day in range(0, 365, 2)]
    for test in (*catalogue.lab_tests(), "W" * 200):
        records += [
            LabResult(day=ago(day), test=test, value="123.4", unit="ng/L", reference_low="100", reference_high="200")
            for day in range(0, 360, 30)
        ]
    for at in range(8):
        plan = _plan(at)
        records += [plan, *(injected(199 - 20 * at - day, regimen=plan.id) for day in range(0, 18, 3))]
    records.append(Dose(day=TODAY, medicine="x" * 150, amount=500, route="oral"))
    records += [Event(day=ago(18 * at), text="Worse at night. " * 31, for_doctor=True) for at in range(20)]
    return history(records), Period(ago(364), TODAY)


def _plan(at: int) -> Regimen:
    first = ago(200 - 20 * at)
    return Regimen(
        id=UUID(int=at + 1),
        medicine="hydroxocobalamin",
        amount=1000,
        route="im",
        first_day=first,
        last_day=first + timedelta(days=19),
        recurrence="FREQ=DAILY;INTERVAL=3",
    )
