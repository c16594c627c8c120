from itertools import product

import numpy as np
import pytest

from tracker.analysis.comparison import Phase
from tracker.analysis.half_life import COARSE_RHO, COARSE_SHARE, DELAYS, HALF_LIVES, TimeToHalf, time_to_half


def course(after: int, half: float, seed: int = 1) -> Phase:
    days = np.arange(-28.0, after)
    level = 1.5 + 5 * 0.5 ** (np.maximum(days, 0) / half)
    return Phase.of(days, level + np.random.default_rng(seed).normal(scale=0.5, size=len(days)))


def test_time_to_half_holds_the_true_one_when_followed_long_enough() -> None:
    found = time_to_half(course(112, 14), 0)
    assert found.low <= 14 <= found.high
    assert not found.early


def test_short_time_of_following_is_too_early() -> None:
    assert time_to_half(course(20, 28), 0).early


def test_three_days_make_no_course() -> None:
    with pytest.raises(ValueError, match="four recorded days"):
        time_to_half(Phase.of(range(3), range(3)), 0)


def test_gates_are_half_a_year_and_six_times_the_lower_end() -> None:
    assert not TimeToHalf(20, 10, 59).early
    assert TimeToHalf(20, 10, 60).early
    assert not TimeToHalf(100, 60, 179).early
    assert TimeToHalf(100, 60, 180).early


def test_answer_agrees_with_the_formula_written_out() -> None:
    """With whole matrices, one course and one grid point after the other, and the prior that is free of scale."""
    kept = np.random.default_rng(5).random(70) < 0.6
    phase = course(42, 9, seed=5)
    phase = Phase.of(phase.days[kept], phase.values[kept])
    gaps = np.abs(phase.days[:, None] - phase.days[None, :])
    weights = {}
    for half, delay in product(HALF_LIVES, DELAYS):
        fall = 0.5 ** (np.maximum(phase.days - delay, 0) / half)
        design = np.column_stack([np.ones(len(phase)), fall])
        grid = []
        for rho, share in zip(COARSE_RHO, COARSE_SHARE, strict=True):
            matrix = share * rho**gaps + (1 - share) * np.eye(len(phase))
            inverse = np.linalg.inv(matrix)
            inner = design.T @ inverse @ design
            left = phase.values - design @ np.linalg.solve(inner, design.T @ inverse @ phase.values)
            size = np.linalg.slogdet(matrix)[1] + np.linalg.slogdet(inner)[1]
            grid.append(-0.5 * size - 0.5 * (len(phase) - 2) * np.log(left @ inverse @ left))
        prior = 0.5 * np.log(((fall - fall.mean()) ** 2).sum())
        weights[half + delay] = np.logaddexp.reduce(grid) + prior
    times = np.array(sorted(weights))
    reached = np.cumsum(np.exp([weights[time] for time in times] - max(weights.values())))
    ends = [times[np.searchsorted(reached / reached[-1], part)] for part in (0.5, 0.025, 0.975)]
    found = time_to_half(phase, 0)
    assert [found.value, found.low, found.high] == pytest.approx(ends)
    assert found.days == len(phase)
