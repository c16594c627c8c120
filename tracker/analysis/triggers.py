"""What went together with worse days: a trigger beside a symptom, the same day or the day after.

Formula: section 3.6 of the method: the model of cycles.py with the trigger in place of the days since an injection; the
Benjamini-Hochberg procedure at 10 % over everything that was compared. What goes together need not be a cause.
"""

from dataclasses import dataclass

import numpy as np

from tracker.analysis.comparison import Estimate
from tracker.analysis.cycles import fit_beside
from tracker.analysis.engine import resemblance
from tracker.domain.history import Series

FEWEST_PAIRS, FEWEST_EACH_SIDE = 40, 10
LAGS = (0, 1)
"""Days from the trigger to the symptom."""
FALSE_SHARE = 0.10


@dataclass(frozen=True, slots=True)
class Comparison:
    """A trigger and a symptom `lag` days later: the change for one unit more of the trigger, on so many pairs of days.

    `estimate` and `chance` (two-sided p) are None where pairs are too few or the trigger hardly varies.
    """

    symptom: str
    trigger: str
    lag: int
    pairs: int
    estimate: Estimate | None
    chance: float | None


def compare(symptom: Series, trigger: Series, lag: int) -> Comparison:
    """Days on which the symptom, and `lag` days before the trigger, were recorded."""
    amounts = dict(zip(trigger.days, trigger.values, strict=True))
    found = [
        (day, value, amounts[day - lag])
        for day, value in zip(symptom.days, symptom.values, strict=True)
        if day - lag in amounts
    ]
    days, values, beside = (np.array(part, float) for part in zip(*found, strict=True)) if found else (np.empty(0),) * 3
    if len(found) < FEWEST_PAIRS or not _varies(beside):
        return Comparison(symptom.item, trigger.item, lag, len(found), None, None)
    model = fit_beside(days, values, beside, days[0], days[-1])
    value, low, high = model.interval(1)
    estimate = Estimate(value, low, high, resemblance(model.weights), model.freedom)
    return Comparison(symptom.item, trigger.item, lag, len(found), estimate, model.chance(1))


def survivors(compared: tuple[Comparison, ...]) -> tuple[Comparison, ...]:
    """Those that remain when the number of comparisons is allowed for, the surest first."""
    able = [found for found in compared if found.chance is not None]
    chances = benjamini_hochberg([found.chance for found in able if found.chance is not None])
    kept = [found for found, chance in zip(able, chances, strict=True) if chance <= FALSE_SHARE]
    return tuple(sorted(kept, key=lambda found: found.chance or 0.0))


def benjamini_hochberg(chances: list[float]) -> list[float]:
    """Adjusted p values that keep the share of false discoveries (case mult-01)."""
    order = sorted(range(len(chances)), key=lambda place: chances[place], reverse=True)
    adjusted, least = [1.0] * len(chances), 1.0
    for rank, place in enumerate(order):
        least = min(least, chances[place] * len(chances) / (len(chances) - rank))
        adjusted[place] = least
    return adjusted


def holm(chances: list[float]) -> list[float]:
    """Adjusted p values that keep the chance of any false discovery (case mult-01)."""
    order = sorted(range(len(chances)), key=lambda place: chances[place])
    adjusted, most = [1.0] * len(chances), 0.0
    for rank, place in enumerate(order):
        most = max(most, min(1.0, chances[place] * (len(chances) - rank)))
        adjusted[place] = most
    return adjusted


def _varies(amounts: "np.typing.NDArray[np.float64]") -> bool:
    middle = np.median(amounts)
    return min(int((amounts < middle).sum()), int((amounts > middle).sum())) >= FEWEST_EACH_SIDE
