"""A large diary as CSV files: 3,650 days with 12 items each, 300 doses and 60 laboratory results."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path

import numpy as np

from benchmarks import diary_csv
from benchmarks import sample_story as story
from benchmarks import synthetic as model
from benchmarks.diary_csv import Row, identity
from benchmarks.synthetic import Floats, Ints

DAYS = 3650
DAYS_BEFORE = 28
DOSES = 300
LABS = 60
LAST_DAY = date(2026, 11, 22)

HABITS = {"sleep_hours": (7.0, 1.0), "caffeine": (2.0, 1.0)}
"""Mean and spread of the items that are not rated."""


def write_ten_years(folder: Path, seed: int, last_day: date = LAST_DAY) -> None:
    """Write the large diary into a folder; every day has every item once, no day is missing."""
    start = last_day - timedelta(days=DAYS - DAYS_BEFORE - 1)
    tables = {
        "observations": _observations(seed, start),
        "doses": _doses(seed, start),
        "regimens": [_regimen(seed, start)],
        "labs": _labs(seed, start),
        "timed_counts": (),
        "events": (),
        "supplies": (),
    }
    diary_csv.write(folder, tables)


def _values(seed: int) -> dict[str, Ints | Floats]:
    """The 12 items: twitches, nine rated ones, sleep and caffeine."""
    plans = {"twitching": story.TWITCHING} | story.RATINGS
    drawn = {
        item: model.simulate(replace(plan, days_before=DAYS_BEFORE, days_after=DAYS - DAYS_BEFORE), seed + number)
        for number, (item, plan) in enumerate(plans.items())
    }
    rng = np.random.default_rng(seed)
    habits = {item: np.rint(rng.normal(mean, spread, DAYS)).clip(0) for item, (mean, spread) in HABITS.items()}
    rated = {item: diary.ratings for item, diary in drawn.items()}
    return rated | {"twitching": drawn["twitching"].counts} | habits


def _observations(seed: int, start: date) -> Iterator[Row]:
    values = {item: series.tolist() for item, series in _values(seed).items()}
    for index in range(DAYS):
        day = start + timedelta(days=index - DAYS_BEFORE)
        for item, series in values.items():
            yield {
                "id": identity(seed, "observation", index, item),
                "day": day,
                "item": item,
                "value": f"{series[index]:g}",
                "recorded_at": diary_csv.utc(datetime.combine(day, time(20, 30))),
            }


def _doses(seed: int, start: date) -> Iterator[Row]:
    """Injections every 12 days, from the start of treatment on."""
    for number in range(DOSES):
        day = start + timedelta(days=12 * number)
        yield {
            "id": identity(seed, "dose", number),
            "day": day,
            "planned_day": day,
            "time": "10:20",
            "medicine": "hydroxocobalamin",
            "amount_ug": 1000,
            "route": "im",
            "site": story.INJECTION_SITES[number % len(story.INJECTION_SITES)],
            "status": "taken",
            "regimen": identity(seed, "regimen"),
            "recorded_at": diary_csv.utc(datetime.combine(day, time(18, 5))),
        }


def _regimen(seed: int, start: date) -> Row:
    return {
        "id": identity(seed, "regimen"),
        "medicine": "hydroxocobalamin",
        "amount_ug": 1000,
        "route": "im",
        "first_day": start,
        "recurrence": "FREQ=DAILY;INTERVAL=12",
        "times_per_day": 1,
        "anchor": "calendar",
        "phase": "maintenance",
    }


def _labs(seed: int, start: date) -> Iterator[Row]:
    """Total B12 every 60 days."""
    values = np.random.default_rng(seed).normal(650, 120, LABS)
    for number, value in enumerate(values.tolist()):
        yield {
            "id": identity(seed, "lab", number),
            "day": start + timedelta(days=60 * number),
            "test": "b12_total",
            "comparator": "=",
            "value": f"{value:.0f}",
            "unit": "ng/L",
            "reference_low": "197",
            "reference_high": "771",
            "laboratory": "Alder Lane Laboratory",
        }
