"""What a person chose to see of a diary; knows no drawing."""

from __future__ import annotations

from dataclasses import dataclass

from tracker.domain.history import Period


@dataclass(frozen=True, slots=True)
class View:
    """A stretch of days, items and tests by key in the order wanted, doses and events; weeks of treatment, or dates."""

    period: Period
    items: tuple[str, ...]
    tests: tuple[str, ...] = ("b12_total",)
    weeks: bool = True
    doses: bool = True
    events: bool = True
