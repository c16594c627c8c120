"""The one model behind every range: days that resemble their neighbours, with noise of their own, on the real calendar.

Errors are AR(1) plus white noise: two different days correlate by w * rho^|gap|, a day with itself by 1. What is not
known of rho and w is not estimated but integrated over a fixed grid of 55 points that count equally, so that a range
allows for it. Nothing here is random. The method was reproduced with R's nlme to 1e-5 (cases het, cnt, napc, int).
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

RHO = np.array([0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.875, 0.95])
SHARE = np.array([0.25, 0.5, 0.75, 0.9, 0.999])
"""How much of the spread carries over from day to day; the rest is a day's own noise."""
GRID_RHO, GRID_SHARE = np.repeat(RHO, len(SHARE)), np.tile(SHARE, len(RHO))

LEVELS = (0.025, 0.975)
"""The likely range: 95 %."""
MADE_UP = 1e-6
"""Share of a column that is left when the others are taken out, up to which it is made up of them."""
STEPS, NEAR_ENOUGH = 100, 1e-10
ROUNDING = 1e-12
"""Share of the squares of a response below which what a model leaves of it is only the rounding of numbers."""


@dataclass(frozen=True, slots=True, eq=False)
class Fit:
    """A regression at every grid point: shapes (points,), (points, p), (points, p, p), (points,)."""

    weights: Floats
    coefficients: Floats
    covariance: Floats
    spread: Floats
    freedom: int

    def interval(self, contrast: int) -> tuple[float, float, float]:
        """Estimate and likely range of one coefficient, in the response's unit a unit of its column."""
        centre = self.coefficients[:, contrast]
        scale = np.sqrt(self.spread * self.covariance[:, contrast, contrast])
        low, high = mixture(self.weights, centre, scale, np.full_like(centre, self.freedom))
        return float(self.weights @ centre), low, high

    def chance(self, contrast: int) -> float:
        """The two-sided p value of one coefficient being 0."""
        from scipy.special import stdtr

        scale = np.sqrt(self.spread * self.covariance[:, contrast, contrast])
        below = float(self.weights @ stdtr(self.freedom, -self.coefficients[:, contrast] / scale))
        return 2 * min(below, 1 - below)


@dataclass(frozen=True, slots=True)
class Resemblance:
    """How much days resemble their neighbours, averaged over the grid: rho, and the share that is a day's own noise."""

    rho: float
    noise: float


def fit(
    days: ArrayLike, response: ArrayLike, design: Floats, rho: Floats = GRID_RHO, share: Floats = GRID_SHARE
) -> tuple[Fit, Floats]:
    """The regression of `response` (n,) on `design` (n, p) at every grid point, and its log likelihood (points,).

    `days` are calendar days in any unit of one day, ascending; missing days are simply absent. The restricted
    likelihood is log L = -1/2 log|R| - 1/2 log|X'R^-1 X| - (n-p)/2 log RSS. No column of the design may be made up
    of others (numpy.linalg.LinAlgError): see `independent`.
    """
    columns = np.column_stack([np.asarray(response, float), design])
    white, log_size = whitened(days, columns, rho, share)
    return _solved(white.transpose(1, 2, 0), log_size, len(columns) - design.shape[1])


def independent(terms: Floats) -> Floats:
    """Of the columns (n, p) those that the ones before them do not make up; an empty one for no days."""
    basis: list[Floats] = []
    kept = []
    for place, column in enumerate(terms.T):
        left = column.astype(float)
        for direction in (*basis, *basis):  # twice, since the first time leaves rounding
            left = left - (direction @ left) * direction
        size = np.sqrt(left @ left)
        if size > MADE_UP * np.sqrt(column @ column):
            basis.append(left / size)
            kept.append(place)
    return terms[:, kept]


def fits(days: Floats, columns: Floats, recorded: Flags) -> list[Fit]:
    """The same for many responses in one pass: columns (n, m, 1 + p), each response first, before its own design.

    `days` are those that any of the m has; `recorded` (n, m) says which has which.
    """
    white, log_size = whitened(days, columns[:, :, None, :], recorded=recorded)
    white = np.moveaxis(white, 0, -1)
    counts = recorded.sum(axis=0) - (columns.shape[2] - 1)
    return [_solved(white[place], log_size[place], int(freedom))[0] for place, freedom in enumerate(counts)]


def _solved(white: Floats, log_size: Floats, freedom: int) -> tuple[Fit, Floats]:
    """The regression from whitened columns (points, 1 + p, n)."""
    crossed: Floats = white @ white.swapaxes(1, 2)
    inner, outer = crossed[:, 1:, 1:], crossed[:, 1:, 0]
    covariance: Floats = np.linalg.inv(inner).astype(float, copy=False)
    coefficients = np.einsum("gij,gj->gi", covariance, outer)
    least = np.maximum(ROUNDING * crossed[:, 0, 0], np.finfo(float).tiny)
    left: Floats = np.maximum(crossed[:, 0, 0] - np.einsum("gi,gi->g", coefficients, outer), least)
    spread: Floats = left / freedom
    likelihood = -0.5 * log_size - 0.5 * np.linalg.slogdet(inner)[1] - 0.5 * freedom * np.log(left)
    return Fit(normed(likelihood), coefficients, covariance, spread, freedom), likelihood


def normed(log_likelihood: Floats) -> Floats:
    """Weights that add up to 1."""
    weights: Floats = np.exp(log_likelihood - log_likelihood.max())
    weights /= weights.sum()
    return weights


def resemblance(weights: Floats) -> Resemblance:
    """What the diary says of its own days, for the record of a result."""
    return Resemblance(float(weights @ GRID_RHO), float(weights @ (1 - GRID_SHARE)))


def nearness(days: ArrayLike, others: ArrayLike | None = None) -> Floats:
    """rho^|gap| of each day with each (or with each of other days), for the values of RHO: shape (rhos, n, m).

    The correlation of two days is w times this, plus 1 - w where a day meets itself.
    """
    one = np.asarray(days, float)
    two = one if others is None else np.asarray(others, float)
    gaps = np.abs(one[:, None] - two[None, :]).astype(int)
    powers: Floats = RHO[:, None] ** np.arange(gaps.max(initial=0) + 1)
    found: Floats = powers[:, gaps]
    return found


def over_grid(shared: Floats, own: float | Floats = 0.0) -> Floats:
    """Share w times a figure of each rho, plus 1 - w times what a day's own noise adds, at every grid point."""
    return GRID_SHARE * np.repeat(shared, len(SHARE)) + (1 - GRID_SHARE) * own


def mean_correlation(days: ArrayLike) -> Floats:
    """The mean over all pairs of days, each with itself too: the variance of a mean of unit days, (points,)."""
    return over_grid(nearness(days).mean(axis=(1, 2)), 1 / np.size(days))


def mixture(weights: Floats, centre: Floats, scale: Floats, freedom: Floats) -> tuple[float, float]:
    """The ends of the likely range of a weighted mixture of t distributions."""
    from scipy.special import stdtrit

    kept = weights > weights.max() * 1e-12
    weights, centre, scale, freedom = (part[kept] for part in (weights / weights[kept].sum(), centre, scale, freedom))
    ends = [
        _quantile(level, weights, centre, scale, freedom, centre + scale * stdtrit(freedom, level)) for level in LEVELS
    ]
    return ends[0], ends[1]


def _quantile(level: float, weights: Floats, centre: Floats, scale: Floats, freedom: Floats, single: Floats) -> float:
    """Newton's method between the outermost of the single quantiles; a step that leaves them halves instead."""
    from scipy.special import gammaln, stdtr

    peak = np.exp(gammaln((freedom + 1) / 2) - gammaln(freedom / 2)) / np.sqrt(freedom * np.pi) / scale
    low, high = float(single.min()), float(single.max())
    middle = float(weights @ single)
    for _step in range(STEPS):
        away = (middle - centre) / scale
        over = float(weights @ stdtr(freedom, away)) - level
        low, high = (low, middle) if over > 0 else (middle, high)
        slope = float(weights @ (peak * (1 + away**2 / freedom) ** (-(freedom + 1) / 2)))
        after = middle - over / slope if slope else low
        after = after if low <= after <= high else (low + high) / 2
        if abs(after - middle) <= NEAR_ENOUGH * max(1.0, abs(middle)):
            return after
        middle = after
    return middle


def whitened(
    days: ArrayLike,
    columns: Floats,
    rho: Floats = GRID_RHO,
    share: Floats = GRID_SHARE,
    recorded: Flags | None = None,
) -> tuple[Floats, Floats]:
    """Columns (n, k) made independent with variance 1 at every grid point, (n, points, k), and log|R|, (points,).

    Products of whitened columns are products with R^-1 between. One pass of a Kalman filter over the days. Of many
    diaries at once, columns are (n, m, 1, k) with `recorded` (n, m): answers are (n, m, points, k) and (m, points).
    """
    days = np.asarray(days, float)
    lead = columns.shape[1:-2]
    own, points = 1 - share, len(rho)
    level, variance = np.zeros((*lead, points, columns.shape[-1])), np.broadcast_to(share, (*lead, points)).copy()
    surprises, widths = np.empty((len(days), *level.shape)), np.empty((len(days), *variance.shape))
    carried = {gap: ((kept := rho**gap)[:, None], kept**2, share * (1 - kept**2)) for gap in set(np.diff(days))}
    known = None if recorded is None else recorded[:, :, None].astype(float)
    for place, gap in enumerate([0.0, *np.diff(days)] if len(days) else []):
        if place:
            kept, squared, renewed = carried[gap]
            level *= kept
            variance *= squared
            variance += renewed
        surprise = np.subtract(columns[place], level, out=surprises[place])
        gain = variance / np.add(variance, own, out=widths[place])
        if known is not None:
            gain *= known[place]
        level += gain[..., None] * surprise
        variance *= 1 - gain
    if recorded is not None:
        surprises[~recorded], widths[~recorded] = 0.0, 1.0
    surprises /= np.sqrt(widths)[..., None]
    return surprises, np.log(widths).sum(axis=0)
