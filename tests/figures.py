"""The figures of a history in the form of tests/data/diary/expected.json, by the program's own analysis."""

import json
from datetime import date
from pathlib import Path
from typing import Any

from tracker.analysis.coverage import coverage
from tracker.analysis.doses import days_since_injection, injections
from tracker.analysis.level import level
from tracker.domain.history import History, Period

SAMPLE = Path(__file__).parent / "data" / "diary"
EXPECTED: dict[str, Any] = json.loads((SAMPLE / "expected.json").read_text(encoding="utf-8"))
SAMPLE_PERIOD = Period(date(2026, 3, 30), date(2026, 11, 22))


def figures(history: History) -> dict[str, Any]:
    """Everything that expected.json states, rounded as it is there."""
    filled = coverage(history)
    assert filled is not None
    assert history.baseline is not None
    assert history.treatment_start is not None
    windows = {"all": history.period, "baseline": history.baseline, "last_28_days": history.recent}
    return {
        "first_day": date.fromordinal(history.filled_days[0]).isoformat(),
        "today": history.period.last.isoformat(),
        "calendar_days": filled.calendar,
        "days_filled": filled.filled,
        "coverage": round(filled.share, 4),
        "treatment_start": history.treatment_start.isoformat(),
        "baseline": ends(history.baseline),
        "last_28_days": ends(history.recent),
        "items": {
            key: {name: of_window(history, key, window) for name, window in windows.items()}
            for key in history.recorded_items
        },
        **of_doses(history),
        "back_filled_days": filled.back_filled,
        "days_since_injection_of_labs": {
            f"{lab.day.isoformat()} {lab.test}": days_since_injection(history, lab.day) for lab in history.labs
        },
    }


def ends(period: Period) -> list[str]:
    return [period.first.isoformat(), period.last.isoformat()]


def of_window(history: History, key: str, window: Period) -> dict[str, float | None]:
    found = level(history, key, window)
    assert found.mean is not None
    return {"days_recorded": found.days, "mean": round(found.mean, 4), "median": found.median, "sum": found.total}


def of_doses(history: History) -> dict[str, Any]:
    injected = injections(history)
    taken = [dose for dose in history.doses if dose.taken]
    return {
        "injections_taken": sum(dose.taken for dose in injected),
        "injections_skipped": sum(not dose.taken for dose in injected),
        "late": [
            {"planned": dose.planned_day.isoformat(), "taken": dose.day.isoformat()}
            for dose in taken
            if dose.days_late and dose.planned_day
        ],
        "tablets_taken": sum(dose.route == "oral" for dose in taken),
    }
