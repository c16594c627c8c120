"""Two phases of one item side by side: how much lower or higher, how many fewer, and how consistently.

All three take recorded days alone (calendar days, ascending) with their values; what is missing is absent, never zero.
Formulas and their worked cases: het (ratings), cnt (counts), napc (overlap), reproduced with R.
"""

from dataclasses import dataclass, replace
from math import exp, log, sqrt

import numpy as np
from numpy.typing import ArrayLike

from tracker.analysis.engine import (
    GRID_SHARE,
    SHARE,
    Floats,
    Resemblance,
    fit,
    mean_correlation,
    mixture,
    nearness,
    normed,
    over_grid,
    resemblance,
)

LEAST_SPREAD = 0.25
"""In points; of counts that are all equal, the share of the spread that counts of their size would have. Equal values
are not taken for certain. For counts it is our own choice, since the method gives such phases a range without width."""

DIFFERENCE = "difference of means, each phase with its own spread"
RATIO = "ratio of means, negative-binomial spread"
OVERLAP = "nonoverlap of all pairs, effective days"

NORMAL_975 = 1.959963984540054
HALVINGS = 200


@dataclass(frozen=True, slots=True, eq=False)
class Phase:
    """The recorded days of a phase (calendar days, ascending) and their values, both of shape (n,)."""

    days: Floats
    values: Floats

    @classmethod
    def of(cls, days: ArrayLike, values: ArrayLike) -> "Phase":
        """From anything that numpy takes."""
        return cls(np.asarray(days, float), np.asarray(values, float))

    @property
    def mean(self) -> float:
        """In the item's unit."""
        return float(self.values.mean())

    @property
    def squares(self) -> float:
        """The sum of squared distances from the mean."""
        return float(((self.values - self.mean) ** 2).sum())

    def __len__(self) -> int:
        """How many days were recorded."""
        return len(self.days)


@dataclass(frozen=True, slots=True)
class Estimate:
    """A figure with its likely range (95 %), how much the days behind it resemble each other, and how it was found.

    `freedom` are the degrees of freedom of its t distributions, averaged over the grid; None where it has none.
    """

    value: float
    low: float
    high: float
    resemblance: Resemblance
    freedom: float | None = None
    method: str = ""


def difference(before: Phase, after: Phase) -> Estimate:
    """The mean of `after` less the mean of `before`, in the item's unit, each phase with a spread of its own.

    Satterthwaite's degrees of freedom at each grid point; a phase has a spread of at least 0.25 points. Raises
    ValueError with fewer than two days in a phase.
    """
    _two_days(before, after)
    parts = [max(phase.squares, LEAST_SPREAD**2 * len(phase)) for phase in (before, after)]
    shapes = [_shape(phase) for phase in (before, after)]
    scaled = [
        (phase.values - phase.mean) / sqrt(part / (len(phase) - 1))
        for phase, part in zip((before, after), parts, strict=True)
    ]
    weights = _weights(before, after, np.concatenate(scaled))
    (f_a, trace_a, df_a), (f_b, trace_b, df_b) = shapes
    var_a, var_b = parts[0] / trace_a, parts[1] / trace_b
    shared = over_grid(nearness(before.days, after.days).mean(axis=(1, 2)))
    variance = var_a * f_a + var_b * f_b - 2 * np.sqrt(var_a * var_b) * shared
    freedom = (var_a * f_a + var_b * f_b) ** 2 / ((var_a * f_a) ** 2 / df_a + (var_b * f_b) ** 2 / df_b)
    freedom = np.maximum(freedom, 1.0)
    value = after.mean - before.mean
    low, high = mixture(weights, np.full(len(weights), value), np.sqrt(variance), freedom)
    return Estimate(value, low, high, resemblance(weights), float(weights @ freedom), DIFFERENCE)


def ratio(before: Phase, after: Phase) -> Estimate:
    """The mean of `after` over the mean of `before`, for counts whose spread grows with their size.

    Negative-binomial variance with one dispersion for both phases. A phase without any count gets half a count, so that
    the upper end means something; a ratio is not shown then. Where all counts of each phase are equal they have a
    quarter (LEAST_SPREAD) of the spread that such counts usually have.

    Raises ValueError with fewer than two days in a phase.
    """
    _two_days(before, after)
    found = log_ratio(before, after)
    return replace(found, value=exp(found.value), low=exp(found.low), high=exp(found.high))


def log_ratio(before: Phase, after: Phase) -> Estimate:
    """The natural logarithm of `ratio`, with its range."""
    sizes = np.array([len(before), len(after)])
    means = np.array([max(phase.mean, 1 / (2 * len(phase))) for phase in (before, after)])
    spreads = np.sqrt(means + dispersion(before, after) * means**2)
    phases = (before, after)
    scaled = np.concatenate(
        [(phase.values - mean) / size for phase, mean, size in zip(phases, means, spreads, strict=True)]
    )
    days = np.concatenate([before.days, after.days])
    found, _likelihood = fit(days, scaled, _steps(before, after))
    pull = np.repeat([-1.0, 1.0] * spreads / (sizes * means), sizes)
    spread = found.spread if before.squares or after.squares else np.full_like(found.spread, LEAST_SPREAD**2)
    variance = spread * over_grid(pull @ nearness(days) @ pull, float(pull @ pull))
    value = log(means[1] / means[0])
    count = len(found.weights)
    low, high = mixture(found.weights, np.full(count, value), np.sqrt(variance), np.full(count, float(found.freedom)))
    return Estimate(value, low, high, resemblance(found.weights), found.freedom, RATIO)


def dispersion(before: Phase, after: Phase) -> float:
    """Alpha of a negative-binomial spread m + alpha m^2, by moments over both phases; never below 0."""
    freedom = [(len(phase) - 1) * max(phase.mean, 1 / (2 * len(phase))) for phase in (before, after)]
    means = [max(phase.mean, 1 / (2 * len(phase))) for phase in (before, after)]
    excess = before.squares + after.squares - sum(freedom)
    return max(0.0, excess / sum(part * mean for part, mean in zip(freedom, means, strict=True)))


def overlap(before: Phase, after: Phase) -> Estimate:
    """NAP: the chance that a random day of `after` is lower than a random day of `before`, ties counted half.

    Newcombe's (2006) fifth method with the effective numbers of days. Raises ValueError with fewer than two days in a
    phase.
    """
    _two_days(before, after)
    lower = (before.values[:, None] > after.values[None, :]).mean()
    value = float(lower + 0.5 * (before.values[:, None] == after.values[None, :]).mean())
    sizes, weights = effective_days(before, after)
    low, high = newcombe(value, *sizes)
    return Estimate(value, low, high, resemblance(weights), method=OVERLAP)


def effective_days(before: Phase, after: Phase) -> tuple[tuple[float, float], Floats]:
    """How many independent days each phase is worth, from the resemblance of the days' ranks; and the weights."""
    ranks = _ranks(np.concatenate([before.values, after.values]))
    parts = ranks[: len(before)], ranks[len(before) :]
    centred = np.concatenate([part - part.mean() for part in parts])
    spread = sqrt(float((centred**2).sum()) / (len(centred) - 2)) if len(centred) > 2 else 0.0
    weights = _weights(before, after, centred / (spread or 1.0))
    first, second = (1 / float(weights @ mean_correlation(phase.days)) for phase in (before, after))
    return (first, second), weights


def newcombe(value: float, first: float, second: float) -> tuple[float, float]:
    """The likely range of NAP for two numbers of independent days: roots of Newcombe's score equation."""
    half = (first + second) / 2 - 1
    low = _root(value, first, second, half, 0.0, value) if value > 0 else 0.0
    high = _root(value, first, second, half, value, 1.0) if value < 1 else 1.0
    return low, high


def _root(value: float, first: float, second: float, half: float, low: float, high: float) -> float:
    """Halving between an end and the estimate; at 0 and 1 the factor that is 0 there is divided out."""

    def apart(x: float) -> float:
        near = 1.0 if value == 0 else x
        far = 1.0 if value == 1 else 1 - x
        gone = x if value == 0 else (1 - x if value == 1 else (value - x) ** 2)
        left = first * second * gone * (2 - x) * (1 + x)
        return left - NORMAL_975**2 * near * far * (2 + half + (1 + 2 * half) * x * (1 - x))

    inside, outside = (high, low) if high == value else (low, high)
    for _halving in range(HALVINGS):
        middle = (inside + outside) / 2
        if apart(middle) < 0:
            inside = middle
        else:
            outside = middle
    return (inside + outside) / 2


def _shape(phase: Phase) -> tuple[Floats, Floats, Floats]:
    """Of a phase's correlations at each grid point: their mean, the trace that is left, the degrees of freedom.

    The double-centred matrix is w K + (1 - w) I with both centred, so that its squares need only K, one for each rho;
    those of a centred matrix are its own less those of its means, twice by rows, plus those of the whole.
    """
    near = nearness(phase.days)
    rows = near.mean(axis=2)
    mean = rows.mean(axis=1)
    days = len(phase)
    centred = np.einsum("rij,rij->r", near, near) - 2 * days * (rows**2).sum(axis=1) + (days * mean) ** 2
    of_both = GRID_SHARE * (1 - GRID_SHARE) * np.repeat(days * (1 - mean), len(SHARE))
    squares = GRID_SHARE**2 * np.repeat(np.maximum(centred, 0.0), len(SHARE)) + 2 * of_both
    squares = squares + (1 - GRID_SHARE) ** 2 * (days - 1)
    average = over_grid(mean, 1 / days)
    trace = days * (1 - average)
    return average, trace, trace**2 / squares


def _weights(before: Phase, after: Phase, scaled: Floats) -> Floats:
    _fit, likelihood = fit(np.concatenate([before.days, after.days]), scaled, _steps(before, after))
    return normed(likelihood)


def _steps(before: Phase, after: Phase) -> Floats:
    phase = np.repeat([0.0, 1.0], [len(before), len(after)])
    return np.column_stack([np.ones(len(phase)), phase])


def _ranks(values: Floats) -> Floats:
    """Mid-ranks: equal values share the mean of their places."""
    _unique, place, count = np.unique(values, return_inverse=True, return_counts=True)
    ends: Floats = np.cumsum(count).astype(float)
    return (ends - (count - 1) / 2)[place]


def _two_days(*phases: Phase) -> None:
    if min(map(len, phases)) < 2:
        raise ValueError("each phase needs two recorded days")
