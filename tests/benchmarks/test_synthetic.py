"""The generator of made-up diaries draws what it says, and the sample diary is what it writes."""

from dataclasses import replace

import numpy as np
import pytest

from benchmarks.synthetic import (
    SCENARIOS,
    Scenario,
    SyntheticDiary,
    days_since,
    draw_ratings,
    expected_rating,
    level,
    simulate,
    wear_off,
)

EVERY_NAMED = pytest.mark.parametrize("name", SCENARIOS)
DIARIES = 200


def drawn(scenario: Scenario | str, number: int = DIARIES) -> list[SyntheticDiary]:
    """Some diaries of one scenario."""
    return [simulate(scenario, seed) for seed in range(number)]


@EVERY_NAMED
def test_same_seed_draws_the_same_diary(name: str) -> None:
    one, other, third = simulate(name, 5), simulate(name, 5), simulate(name, 6)
    for field in ("days", "weekdays", "ratings", "counts", "missing", "injections", "true_ratings", "true_counts"):
        assert np.array_equal(getattr(one, field), getattr(other, field))
    assert not np.array_equal(one.missing, third.missing)


@EVERY_NAMED
def test_ratings_lie_between_0_and_10_and_all_is_whole(name: str) -> None:
    for diary in drawn(name, 20):
        assert diary.ratings.dtype == diary.counts.dtype == np.int64
        assert diary.ratings.min() >= 0
        assert diary.ratings.max() <= 10
        assert diary.counts.min() >= 0


@EVERY_NAMED
def test_days_are_consecutive_and_injections_in_order(name: str) -> None:
    diary = simulate(name, 1)
    assert np.array_equal(diary.days, np.arange(-28, 112))
    assert diary.injections[0] == 0
    assert (np.diff(diary.injections) > 0).all()
    assert diary.injections[-1] <= diary.days[-1]


@pytest.mark.parametrize("missing", [0.1, 0.25, 0.4])
def test_missing_days_have_about_their_share_and_come_in_runs(missing: float) -> None:
    masks = [diary.missing for diary in drawn(Scenario(missing=missing, mnar=0.0, weekend=0.0, gap_days=3.0))]
    starts = sum(int(mask[0]) + int((np.diff(mask.astype(int)) == 1).sum()) for mask in masks)
    days = sum(int(mask.sum()) for mask in masks)
    assert days / (len(masks) * 140) == pytest.approx(missing, abs=0.02)
    assert days / starts == pytest.approx(3.0, abs=0.35)


def test_bad_days_and_weekends_are_missed_more_often() -> None:
    diaries = drawn(Scenario(floor=6.0, mnar=0.8))
    missing = np.concatenate([diary.missing for diary in diaries])
    ratings = np.concatenate([diary.ratings for diary in diaries])
    weekend = np.concatenate([diary.weekdays >= 5 for diary in diaries])
    assert ratings[missing].mean() > ratings[~missing].mean() + 0.2
    assert missing[weekend].mean() > missing[~weekend].mean() + 0.01


def test_no_day_is_missing_where_none_shall_be() -> None:
    assert not simulate(Scenario(missing=0.0), 3).missing.any()


@pytest.mark.parametrize("mean", [-0.7, 0.2, 2.5, 6.0, 9.8])
@pytest.mark.parametrize("sd", [0.3, 1.2, 3.0])
def test_expected_rating_is_the_mean_of_rounded_and_clipped_draws(mean: float, sd: float) -> None:
    size = 100_000
    ratings = draw_ratings(np.full(size, mean), sd, np.random.default_rng(1).standard_normal(size))
    assert float(expected_rating(np.array([mean]), sd)[0]) == pytest.approx(ratings.mean(), abs=0.03)


def test_expected_rating_without_spread_is_the_rounded_mean() -> None:
    assert expected_rating(np.array([-1.0, 3.4, 3.6, 12.0]), 0).tolist() == [0, 3, 4, 10]


@pytest.mark.parametrize("name", [name for name in SCENARIOS if name not in ("bad_spell_start", "symptom_triggered")])
def test_truth_agrees_with_the_mean_of_many_diaries(name: str) -> None:
    diaries = drawn(name)
    ratings = np.mean([diary.ratings - diary.true_ratings for diary in diaries], axis=0)
    counts = np.mean([diary.counts - diary.true_counts for diary in diaries], axis=0)
    for window in (diaries[0].before, diaries[0].recent):
        assert ratings[window].mean() == pytest.approx(0.0, abs=0.1)
        assert counts[window].mean() == pytest.approx(0.0, abs=0.5)


def test_change_and_ratio_are_those_of_the_windows() -> None:
    diary = simulate("one_value_phases", 1)
    assert diary.true_change == -4
    assert diary.true_ratio == 2 / 8
    assert int(diary.before.sum()) == int(diary.recent.sum()) == 28
    assert not diary.before[diary.days >= 0].any()


def test_disturbance_has_its_spread_and_its_memory() -> None:
    plan = Scenario(start=5.0, floor=5.0, weekly=0.0, sd=1.5, rho=0.6, noise=0.4)
    ratings = np.array([diary.ratings for diary in drawn(plan)]) - 5.0
    variance = (ratings**2).mean()
    assert variance == pytest.approx(1.5**2 + 1 / 12, rel=0.06)
    for gap in (1, 2, 5):
        expected = 1.5**2 * 0.6 * 0.6**gap
        assert (ratings[:, gap:] * ratings[:, :-gap]).mean() == pytest.approx(expected, abs=0.12)


def test_counts_spread_as_a_negative_binomial() -> None:
    plan = Scenario(floor=6.0, weekly_log=0.0, sd_log=0.0, zero_share=0.0, alpha=0.25)
    counts = np.concatenate([diary.counts for diary in drawn(plan)])
    assert counts.mean() == pytest.approx(8.0, rel=0.02)
    assert counts.var() == pytest.approx(8 + 0.25 * 64, rel=0.05)


def test_zero_share_adds_zeros() -> None:
    plan = Scenario(floor=6.0, alpha=0.01, sd_log=0.0, zero_share=0.2)
    counts = np.concatenate([diary.counts for diary in drawn(plan, 50)])
    assert (counts == 0).mean() == pytest.approx(0.2, abs=0.02)


def test_bad_days_bring_more_twitches() -> None:
    diaries = drawn(Scenario(floor=6.0))
    counts = np.concatenate([diary.counts for diary in diaries])
    ratings = np.concatenate([diary.ratings for diary in diaries])
    assert counts[ratings >= 7].mean() > 1.2 * counts[ratings <= 5].mean()


def test_level_waits_for_the_delay_and_halves_each_half_life() -> None:
    plan = Scenario(start=6.0, floor=2.0, delay=7.0, half_life=21.0)
    assert level(plan, np.array([-28, 0, 7, 28, 49])).tolist() == [6, 6, 6, 4, 3]


def test_flare_is_highest_after_a_week() -> None:
    plan = Scenario(floor=6.0, flare=1.5)
    curve = level(plan, np.arange(-28, 112))
    assert curve.argmax() == 28 + 7
    assert curve.max() == 7.5
    assert curve[:29].tolist() == [6.0] * 29


def test_wear_off_rises_from_each_injection_and_is_absent_before_the_first() -> None:
    plan, days, injections = Scenario(wear=2.0, wear_half=7.0), np.arange(-2, 15), np.array([0, 10])
    assert np.isnan(days_since(days, injections)[:2]).all()
    assert days_since(days, injections)[2:].tolist() == [*range(10), *range(5)]
    added = dict(zip(days.tolist(), wear_off(plan, days, injections).tolist(), strict=True))
    assert added[-1] == added[0] == added[10] == 0
    assert added[7] == 1


def test_step_falls_on_the_first_day() -> None:
    assert level(SCENARIOS["step"], np.array([-1, 0, 100])).tolist() == [6, 2, 2]


def test_no_change_is_none() -> None:
    for name in ("no_change", "symptom_triggered", "bad_spell_start", "constant"):
        assert simulate(name, 3).true_change == pytest.approx(0.0, abs=1e-9)


def test_weekly_injections_keep_a_fixed_rhythm() -> None:
    assert set(np.diff(simulate("weekly_injections", 4).injections).tolist()) == {7}


def test_triggered_injections_follow_bad_days() -> None:
    worse = []
    for diary in drawn("symptom_triggered", 50):
        day_before = diary.injections[1:] + 28 - 1
        worse.append(diary.ratings[day_before].mean() - diary.ratings.mean())
        assert np.diff(diary.injections).max() <= 21
    assert np.mean(worse) > 0.5


def test_bad_spell_start_begins_above_usual() -> None:
    plan = replace(SCENARIOS["bad_spell_start"], sd=1.0, weekly=0.0)
    for diary in drawn(plan, 50):
        assert (diary.ratings[:7] - 6.0).mean() > 0.5
    later = np.mean([diary.ratings[14:28].mean() for diary in drawn(plan)])
    assert later == pytest.approx(6.0, abs=0.15)


def test_forty_percent_are_missing_in_missing_40() -> None:
    assert np.mean([diary.missing.mean() for diary in drawn("missing_40")]) == pytest.approx(0.4, abs=0.05)


def test_zeros_after_week_8_are_zeros_and_true_ones() -> None:
    diary = simulate("zeros_after_week_8", 2)
    late = diary.days >= 56
    for values in (diary.ratings, diary.counts, diary.true_ratings, diary.true_counts):
        assert not values[late].any()
        assert values[~late].any()


def test_constant_has_one_value_and_one_value_phases_two() -> None:
    constant, phases = simulate("constant", 2), simulate("one_value_phases", 2)
    assert set(constant.ratings.tolist()) == {6}
    assert set(constant.counts.tolist()) == {8}
    assert [set(phases.ratings[phases.days < 0]), set(phases.ratings[phases.days >= 0])] == [{6}, {2}]
    assert [set(phases.counts[phases.days < 0]), set(phases.counts[phases.days >= 0])] == [{8}, {2}]
