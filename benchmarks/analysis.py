"""Ranges beside a plain dense-matrix computation of the same likelihood, and how long a whole page of results takes."""

from statistics import median
from time import perf_counter

import numpy as np

from benchmarks.ratio import Ratio
from benchmarks.sample_history import sample_history
from tracker.analysis.comparison import Phase, difference
from tracker.analysis.engine import GRID_RHO, GRID_SHARE, Floats, fit
from tracker.analysis.results import results

ROUNDS = 5
DAYS = 365
FASTER = 20


def measure() -> list[Ratio]:
    """The likelihood of a year over the grid beside dense matrices: at least 20 times faster, so at most 1/20."""
    random = np.random.default_rng(1)
    days = np.arange(float(DAYS))
    response, design = random.normal(size=DAYS), np.column_stack([np.ones(DAYS), days > DAYS / 2])
    own = _median(lambda: fit(days, response, design))
    floor = _median(lambda: dense(days, response, design), rounds=1)
    print(
        f"likelihood of {DAYS} days: {own * 1000:.1f} ms, {floor / own:.0f} x as fast as dense matrices"
        f" (reach {FASTER} x)"
    )
    _tell_one_symptom()
    sample = sample_history()
    print(f"all results of the sample diary: {_median(lambda: results(sample)) * 1000:.0f} ms (reach 1500 ms)")
    return [Ratio(f"likelihood of {DAYS} days / dense matrices", own, floor, 1 / FASTER)]


def dense(days: Floats, response: Floats, design: Floats) -> Floats:
    """The log likelihood at every grid point from whole correlation matrices."""
    gap = np.abs(days[:, None] - days[None, :])
    found = []
    for rho, share in zip(GRID_RHO, GRID_SHARE, strict=True):
        matrix = share * rho**gap
        np.fill_diagonal(matrix, 1)
        weighed = np.linalg.solve(matrix, np.column_stack([response, design]))
        inner = design.T @ weighed[:, 1:]
        left = response @ weighed[:, 0] - weighed[:, 0] @ design @ np.linalg.solve(inner, design.T @ weighed[:, 0])
        sizes = np.linalg.slogdet(matrix)[1] + np.linalg.slogdet(inner)[1]
        found.append(-0.5 * sizes - 0.5 * (len(days) - 2) * np.log(left))
    return np.array(found)


def _tell_one_symptom() -> None:
    random = np.random.default_rng(2)
    for total, reach in ((140, 10), (365, 90)):
        before = Phase.of(range(28), random.integers(4, 9, 28))
        after = Phase.of(range(28, total), random.integers(1, 6, total - 28))
        taken = _median(lambda before=before, after=after: difference(before, after))
        print(f"change of one symptom, {total} days: {taken * 1000:.1f} ms (reach {reach} ms)")


def _median(do: object, rounds: int = ROUNDS) -> float:
    times = []
    for _round in range(rounds + 1):
        begun = perf_counter()
        do()  # type: ignore[operator]
        times.append(perf_counter() - begun)
    return median(times[1:])
