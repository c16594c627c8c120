"""Saving one value in a ten-year diary, beside the same rows written by the plain driver with the same settings."""

import json
import shutil
import statistics
import time
from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any
from uuid import uuid4

from benchmarks.ratio import Ratio
from tracker.domain.observation import Observation
from tracker.store.database import LASTING, connect
from tracker.store.diary import Diary

SAVES = 200
FIRST = date(2040, 1, 1)
INSERT = "INSERT INTO observation (id, recorded_at, changed_at, day, item, site, value) VALUES (?, ?, ?, ?, ?, '', ?)"
JOURNAL = "INSERT INTO journal (at, batch, kind, record_id, before, after) VALUES (?, ?, 'Observation', ?, NULL, ?)"


def measure(ten_years: Path, folder: Path) -> list[Ratio]:
    """The 95th percentile of a save; both write a row and its line in the journal."""
    own_file, floor_file = folder / "own.b12", folder / "floor.b12"
    for target in (own_file, floor_file):
        shutil.copy(ten_years, target)
    own, floor = [], []
    diary = Diary.open(own_file)
    raw = plain_driver(floor_file)
    for place in range(SAVES):
        day = FIRST + timedelta(days=place)
        floor.append(_timed(partial(write_plainly, raw, day)))
        own.append(_timed(partial(diary.put, Observation(day=day, item="tingling", value=3))))
    diary.close()
    raw.close()
    return [Ratio("save of one value, p95, ten years / plain driver", _p95(own), _p95(floor), 2.0)]


def plain_driver(path: Path) -> Any:
    """A connection with the settings of the app and nothing above it."""
    raw = connect(path, read_only=False)
    for setting in LASTING:
        raw.execute(f"PRAGMA {setting}")
    return raw


def write_plainly(raw: Any, day: date) -> None:
    """The rows of one save: a value and its line in the journal."""
    moment = "2026-11-22 09:41:00.000000"
    key = uuid4().hex
    raw.execute("BEGIN IMMEDIATE")
    raw.execute(INSERT, (key, moment, moment, day.isoformat(), "tingling", 3.0))
    raw.execute(
        JOURNAL, (moment, uuid4().hex, key, json.dumps({"day": day.isoformat(), "item": "tingling", "value": 3.0}))
    )
    raw.execute("COMMIT")


def _timed(do: Callable[[], object]) -> float:
    begun = time.perf_counter()
    do()
    return time.perf_counter() - begun


def _p95(times: list[float]) -> float:
    return statistics.quantiles(times, n=20)[-1]
