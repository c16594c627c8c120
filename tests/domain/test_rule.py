"""Days of a recurrence are found with work that is bounded by the days asked about, whatever the rule says."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from dateutil import rrule as engine

from tracker.domain import rule as rules
from tracker.domain.regimen import Regimen
from tracker.domain.rule import days_of
from tracker.domain.schedule import coming, due, next_days

TODAY = date(2026, 12, 1)
STEPS = ("yearly", "monthly", "weekly", "daily")
HARDEST = (
    "FREQ=DAILY",
    "FREQ=DAILY;UNTIL=99991231",
    "FREQ=WEEKLY;BYDAY=MO;UNTIL=99991231",
    "FREQ=DAILY;COUNT=9999",
    "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=29",
    "FREQ=YEARLY;INTERVAL=9999",
    "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29;COUNT=9999",
    "FREQ=MONTHLY;BYMONTHDAY=31;INTERVAL=999",
    "FREQ=SECONDLY;COUNT=1000000000",
    "FREQ=HOURLY",
    "FREQ=DAILY;COUNT=1000000000",
    "nonsense",
)


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch) -> Callable[[], int]:
    """Counts how many days, weeks, months or years dateutil goes through."""
    count = 0
    info = engine._iterinfo

    def counted(original: Callable[..., Any]) -> Callable[..., Any]:
        def step(*args: Any) -> Any:
            nonlocal count
            count += 1
            return original(*args)

        return step

    for letter in "ymwd":
        monkeypatch.setattr(info, f"{letter}dayset", counted(getattr(info, f"{letter}dayset")))
    rules._counted_days.cache_clear()
    return lambda: count


def planted(recurrence: str, first: date) -> Regimen:
    """A plan as it may stand in a file that was written by other means."""
    fields: dict[str, Any] = {
        "medicine": "hydroxocobalamin",
        "amount": 1000.0,
        "unit": "ug",
        "route": "im",
        "phase": "other",
    }
    rest: dict[str, Any] = {"first_day": first, "last_day": None, "times_per_day": 1, "anchor": "calendar", "note": ""}
    return Regimen.model_construct(**fields, **rest, recurrence=recurrence, recorded_at=None, changed_at=None)


@pytest.mark.parametrize("recurrence", HARDEST)
@pytest.mark.parametrize("first", [date(2026, 11, 30), date(1990, 1, 31)])
def test_what_is_due_and_coming_takes_bounded_work(recurrence: str, first: date, steps: Callable[[], int]) -> None:
    plan = planted(recurrence, first)
    due([plan], [], TODAY)
    coming([plan], [], TODAY)
    next_days(plan, TODAY)
    assert steps() < 30_000, "about ten years of days for each question"


def test_rule_that_is_no_plan_for_days_has_none() -> None:
    for recurrence in ("FREQ=SECONDLY;COUNT=1000000000", "FREQ=HOURLY", "FREQ=MINUTELY", "nonsense"):
        assert list(days_of(recurrence, TODAY, TODAY, TODAY + timedelta(days=30))) == []


def test_end_far_away_costs_nothing(steps: Callable[[], int]) -> None:
    due([planted("FREQ=DAILY;UNTIL=99991231", TODAY), planted("FREQ=DAILY", TODAY)], [], TODAY)
    assert steps() < 400
