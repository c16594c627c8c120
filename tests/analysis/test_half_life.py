import numpy as np
import pytest

from tracker.analysis.comparison import Phase
from tracker.analysis.half_life import time_to_half


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
