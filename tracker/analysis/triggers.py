"""What went together with worse days: a trigger beside a symptom, the same day or the day after.

Formula: section 3.6 of the method: the model of cycles.py with the trigger in place of the days since an injection; the
Benjamini-Hochberg procedure at 10 % over everything that was compared. What goes together need not be a cause.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from tracker.analysis.comparison import Estimate
from tracker.analysis.cycles import design_beside, week_wave
from tracker.analysis.engine import Fit, Floats, fits, resemblance
from tracker.domain.history import Series

METHOD = "trigger beside a smooth trend and a wave through the week"
FEWEST_PAIRS, FEWEST_EACH_SIDE = 40, 10
LAGS = (0, 1)
"""Days from the trigger to the symptom."""
FALSE_SHARE = 0.10
AT_ONCE = 12
"""So many models fit into the memory near the processor."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """A trigger and a symptom `lag` days later: the change for one unit more of the trigger, on so many pairs of days.

    `estimate` and `chance` (two-sided p) are None where pairs are too few, one of the two hardly varies, or the trigger
    cannot be told from the weekday or the trend.
    """

    symptom: str
    trigger: str
    lag: int
    pairs: int
    estimate: Estimate | None
    chance: float | None


def compare(symptom: Series, trigger: Series, lag: int) -> Comparison:
    """Days on which the symptom, and `lag` days before the trigger, were recorded."""
    return compare_all([(symptom, trigger, lag)])[0]


def compare_all(asked: Sequence[tuple[Series, Series, int]]) -> list[Comparison]:
    """The same for many, worked out together where their models have the same number of terms."""
    pairs = [_paired(*one) for one in asked]
    able: dict[int, list[int]] = {}
    for place, pair in enumerate(pairs):
        if pair.columns.size and len(pair.days) >= FEWEST_PAIRS and _varies(pair.beside) and _differs(pair.values):
            able.setdefault(pair.columns.shape[1], []).append(place)
    models = {
        place: model
        for places in able.values()
        for start in range(0, len(places), AT_ONCE)
        for place, model in _models(pairs, places[start : start + AT_ONCE])
    }
    both = zip(asked, pairs, strict=True)
    return [_told(one, len(pair.days), models.get(place)) for place, (one, pair) in enumerate(both)]


@dataclass(frozen=True, slots=True, eq=False)
class _Pair:
    """The days that both have, the trigger's values, and the columns of the model, the symptom's values first.

    Of no columns where the trigger is made up of the other terms.
    """

    days: Floats
    beside: Floats
    values: Floats
    columns: Floats


def _paired(symptom: Series, trigger: Series, lag: int) -> _Pair:
    days = np.array(symptom.days, float)
    _both, left, right = np.intersect1d(days, np.array(trigger.days, float) + lag, return_indices=True)
    days, beside, values = days[left], np.array(trigger.values, float)[right], np.array(symptom.values, float)[left]
    design = design_beside(days, beside, days[0], days[-1], week_wave(days)) if len(days) else None
    columns = np.empty((len(days), 0)) if design is None else np.column_stack([values, design])
    return _Pair(days, beside, values, columns)


def _models(pairs: list[_Pair], places: list[int]) -> Iterator[tuple[int, Fit]]:
    """Columns of all on the days that any of them has."""
    days = np.unique(np.concatenate([pairs[place].days for place in places]))
    columns = np.zeros((len(days), len(places), pairs[places[0]].columns.shape[1]))
    recorded = np.zeros(columns.shape[:2], bool)
    for number, place in enumerate(places):
        at = np.searchsorted(days, pairs[place].days)
        columns[at, number], recorded[at, number] = pairs[place].columns, True
    return zip(places, fits(days, columns, recorded), strict=True)


def _told(one: tuple[Series, Series, int], pairs: int, model: Fit | None) -> Comparison:
    symptom, trigger, lag = one
    if model is None:
        return Comparison(symptom.item, trigger.item, lag, pairs, None, None)
    value, low, high = model.interval(1)
    estimate = Estimate(value, low, high, resemblance(model.weights), model.freedom, METHOD)
    return Comparison(symptom.item, trigger.item, lag, pairs, estimate, model.chance(1))


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


def _varies(amounts: Floats) -> bool:
    middle = np.median(amounts)
    return min(int((amounts < middle).sum()), int((amounts > middle).sum())) >= FEWEST_EACH_SIDE


def _differs(values: Floats) -> bool:
    """Whether enough days differ from the most common value: what hardly moves goes together with nothing."""
    return len(values) - int(np.unique(values, return_counts=True)[1].max()) >= FEWEST_EACH_SIDE
