"""Made-up diaries whose truth is known, drawn from a seed: for calibrating the statistics and for the sample diary.

Day t counts from the first dose (t = 0); a diary runs from t = -days_before to t = days_after - 1.

- Level         L(t) = start before the delay, then floor + (start - floor) * 0.5 ** ((t - delay) / half_life);
                an early flare adds flare * (t / 7) * exp(1 - t / 7), which is highest on day 7.
- Wear-off      W(t) = wear * (1 - 0.5 ** (days since the last injection / wear_half)); none before the first injection.
- Rating        clip(round(L + W + weekly * cos(2 pi weekday / 7) + sd * disturbance), 0, 10), where
                disturbance = sqrt(1 - noise) * AR1(rho) + sqrt(noise) * white noise has variance 1; weekend_level is
                added on two days in seven, and from t = 0 the sd is sd_after where that is given.
- Count         negative binomial (variance m + alpha * m ** 2) with mean
                m = count_start * ((L + W) / start) ** beta
                    * exp(weekly_log * cos(2 pi weekday / 7) + sd_log * AR1 - sd_log ** 2 / 2);
                the AR1 is the rating's own. With probability zero_share the day is 0 whatever the mean.
- Unruly days   with `tails` both parts of chance come from a t distribution with so many degrees of freedom, scaled to
                variance 1; a share `flared` of all days lies in flares of flare_days on average, which add flare_size
                to the rating. True values know neither: use them where nothing changes.
- Missing days  two-state Markov chain (gaps last gap_days on average, share `missing` of all days); the log-odds of
                both steps rise by mnar * disturbance (bad days are skipped more) and by `weekend` on two days in seven.
- Weekdays      t = 0 falls on a random weekday; injections come every `every` days, or `on_weekdays` (0 to 6).

With sd = 0 nothing varies from day to day: ratings are their rounded mean, and so are counts.
True values average over what could have happened, on recorded and missing days alike, given the days of injection.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]

WEEKEND = 5
"""Weekdays 5 and 6 are the weekend."""
BAD_WEEK = 1.0
"""How far, in standard deviations, the first week of a diary begun in a bad spell lies above usual, at least."""


@dataclass(frozen=True, slots=True)
class Scenario:
    """What is true of a made-up person; lengths and times in days, ratings in points."""

    days_before: int = 28
    days_after: int = 112
    start: float = 6.0
    floor: float = 2.0
    delay: float = 7.0
    half_life: float = 21.0
    flare: float = 0.0
    weekly: float = 0.4
    weekend_level: float = 0.0
    wear: float = 0.0
    wear_half: float = 7.0
    sd: float = 1.2
    sd_after: float | None = None
    rho: float = 0.45
    noise: float = 0.35
    count_start: float = 8.0
    beta: float = 1.5
    alpha: float = 0.25
    weekly_log: float = 0.05
    sd_log: float = 0.35
    zero_share: float = 0.03
    zero_from: int | None = None
    missing: float = 0.25
    gap_days: float = 2.0
    mnar: float = 0.4
    weekend: float = 0.3
    loading_days: int = 14
    every: int = 28
    on_weekdays: tuple[int, ...] = ()
    tails: float | None = None
    flared: float = 0.0
    flare_days: float = 5.0
    flare_size: float = 3.0
    triggered: bool = False
    bad_start: bool = False


GRADUAL = Scenario(wear=0.5)

SCENARIOS: dict[str, Scenario] = {
    "no_change": Scenario(floor=6.0),
    "step": Scenario(delay=0.0, half_life=0.0),
    "gradual": GRADUAL,
    "gradual_flare": replace(GRADUAL, flare=1.5),
    "floor": Scenario(floor=0.3, half_life=14.0),
    "weekly_injections": Scenario(wear=1.5, wear_half=3.0, loading_days=0, every=7),
    "symptom_triggered": Scenario(floor=6.0, every=21, triggered=True),
    "bad_spell_start": Scenario(floor=6.0, bad_start=True),
    "missing_40": replace(GRADUAL, missing=0.4, gap_days=3.0),
    "zeros_after_week_8": replace(GRADUAL, zero_from=56),
    "constant": Scenario(floor=6.0, sd=0.0, weekly=0.0, weekly_log=0.0),
    "one_value_phases": Scenario(delay=0.0, half_life=0.0, sd=0.0, weekly=0.0, weekly_log=0.0),
}
"""The named diaries that tests and calibration runs use; `constant` never varies, `one_value_phases` only at t = 0."""


@dataclass(frozen=True, slots=True)
class SyntheticDiary:
    """A drawn diary: one array element a calendar day, missing days included, with the true expected values."""

    scenario: Scenario
    days: Ints
    weekdays: Ints
    ratings: Ints
    counts: Ints
    missing: Flags
    injections: Ints
    true_ratings: Floats
    true_counts: Floats

    @property
    def before(self) -> Flags:
        """Which days are the baseline: the 28 before the first dose."""
        return in_window(self.days, -28, -1)

    @property
    def recent(self) -> Flags:
        """Which days are the last 28."""
        return in_window(self.days, self.days[-1] - 27, self.days[-1])

    @property
    def true_change(self) -> float:
        """True mean rating of the last 28 days less that of the baseline, in points."""
        return float(self.true_ratings[self.recent].mean() - self.true_ratings[self.before].mean())

    @property
    def true_ratio(self) -> float:
        """True mean count of the last 28 days divided by that of the baseline."""
        return float(self.true_counts[self.recent].mean() / self.true_counts[self.before].mean())


def simulate(scenario: Scenario | str, seed: int) -> SyntheticDiary:
    """Draw one diary; a scenario may be given by its name in SCENARIOS. The same seed gives the same diary."""
    plan = SCENARIOS[scenario] if isinstance(scenario, str) else scenario
    rng = np.random.default_rng(seed)
    days = np.arange(-plan.days_before, plan.days_after)
    weekdays = (days + rng.integers(7)) % 7
    slow, white = disturb(rng, len(days), plan)
    disturbance = mixed(slow, white, plan.noise)
    injections = planned_injections(plan)
    if plan.triggered:
        injections = triggered_injections(plan, days, weekdays, disturbance)
    if plan.on_weekdays:
        injections = days[(days >= 0) & np.isin(weekdays, plan.on_weekdays)]
    mean = rating_mean(plan, days, weekdays, injections)
    risen = mean + plan.flare_size * draw_flares(rng, plan, len(days)) if plan.flared else mean
    usual_count = count_mean(plan, days, weekdays, injections)
    return SyntheticDiary(
        scenario=plan,
        days=days,
        weekdays=weekdays,
        ratings=draw_ratings(risen, spread(plan, days), disturbance) * _not_gone(plan, days),
        counts=draw_counts(rng, plan, usual_count, slow) * _not_gone(plan, days),
        missing=draw_missing(rng, plan, disturbance, weekdays),
        injections=injections,
        true_ratings=expected_rating(mean, spread(plan, days)) * _not_gone(plan, days),
        true_counts=expected_count(plan, usual_count) * _not_gone(plan, days),
    )


def in_window(days: Ints, first: int, last: int) -> Flags:
    """Which days lie in a window, both ends included."""
    inside: Flags = (days >= first) & (days <= last)
    return inside


def planned_injections(plan: Scenario) -> Ints:
    """Days of injection by the calendar: alternate days while loading, then every `every` days from the end of it."""
    loading = np.arange(0, min(plan.loading_days, plan.days_after), 2)
    return np.concatenate((loading, np.arange(plan.loading_days, plan.days_after, plan.every)))


def triggered_injections(plan: Scenario, days: Ints, weekdays: Ints, disturbance: Floats) -> Ints:
    """Days of injection of a person who injects after two bad days, and after `every` days at the latest."""
    felt = level(plan, days) + _rhythm(plan, weekdays) + plan.sd * disturbance
    bad = np.convolve(felt, (0.5, 0.5))[: len(felt)] > level(plan, days) + plan.sd / 2
    chosen = [0]
    for day in range(1, plan.days_after):
        since = day - chosen[-1]
        if since >= plan.every or (since >= 4 and bad[plan.days_before + day - 1]):
            chosen.append(day)
    return np.array(chosen)


def level(plan: Scenario, days: Ints) -> Floats:
    """The level L on each day, without wear-off, weekday and chance."""
    after = np.maximum(days - plan.delay, 0.0)
    left = 0.5 ** (after / plan.half_life) if plan.half_life else (days < plan.delay).astype(float)
    weeks = np.maximum(days, 0) / 7.0
    curve: Floats = plan.floor + (plan.start - plan.floor) * left + plan.flare * weeks * np.exp(1.0 - weeks)
    return curve


def days_since(days: Ints, injections: Ints) -> Floats:
    """Days since the last injection, 0 on its day, NaN before the first one."""
    last = np.searchsorted(injections, days, side="right") - 1
    return np.where(last >= 0, days - injections[np.maximum(last, 0)], np.nan)


def wear_off(plan: Scenario, days: Ints, injections: Ints) -> Floats:
    """What the time since the last injection adds to the level."""
    since = np.nan_to_num(days_since(days, injections))
    return plan.wear * (1.0 - 0.5 ** (since / plan.wear_half))


def rating_mean(plan: Scenario, days: Ints, weekdays: Ints, injections: Ints) -> Floats:
    """The mean of the rating before chance, rounding and clipping."""
    return level(plan, days) + wear_off(plan, days, injections) + _rhythm(plan, weekdays)


def count_mean(plan: Scenario, days: Ints, weekdays: Ints, injections: Ints) -> Floats:
    """The mean count of each day, before zero inflation."""
    share = np.maximum(level(plan, days) + wear_off(plan, days, injections), 0.0) / plan.start
    return plan.count_start * share**plan.beta * np.exp(plan.weekly_log * np.cos(2 * np.pi * weekdays / 7))


def disturb(rng: np.random.Generator, size: int, plan: Scenario) -> tuple[Floats, Floats]:
    """The slow (AR1) and the white part of chance, each of variance 1."""
    slow, white = np.empty((1, 0)), np.empty((1, 0))
    if plan.bad_start:
        slow, white = _bad_week(rng, plan)
    fresh = size - slow.shape[1]
    slow = np.concatenate((slow, _ar1(_shocks(rng, plan, (1, fresh)), plan.rho, slow[:, -1:])), axis=1)
    return slow[0], np.concatenate((white[0], _shocks(rng, plan, (fresh,))))


def _shocks(rng: np.random.Generator, plan: Scenario, shape: tuple[int, ...]) -> Floats:
    if plan.tails is None:
        return rng.standard_normal(shape)
    drawn: Floats = rng.standard_t(plan.tails, shape) * math.sqrt(1 - 2 / plan.tails)
    return drawn


def draw_flares(rng: np.random.Generator, plan: Scenario, size: int) -> Flags:
    """Which days lie in a flare."""
    leave = 1 / plan.flare_days
    enter = leave * plan.flared / (1 - plan.flared)
    inside, days = bool(rng.random() < plan.flared), []
    for luck in rng.random(size).tolist():
        inside = luck >= leave if inside else luck < enter
        days.append(inside)
    return np.array(days)


def mixed(slow: Floats, white: Floats, noise: float) -> Floats:
    """Two independent parts of variance 1 made one: the share `noise` of its variance is the second part's."""
    return math.sqrt(1 - noise) * slow + math.sqrt(noise) * white


def spread(plan: Scenario, days: Ints) -> Floats:
    """The standard deviation of each day's rating."""
    return np.where(days < 0, plan.sd, plan.sd if plan.sd_after is None else plan.sd_after)


def draw_ratings(mean: Floats, sd: Floats | float, disturbance: Floats) -> Ints:
    """Whole ratings from 0 to 10."""
    return np.clip(np.rint(mean + sd * disturbance), 0, 10).astype(np.int64)


def draw_counts(rng: np.random.Generator, plan: Scenario, mean: Floats, slow: Floats) -> Ints:
    """Whole counts: negative binomial around the mean moved by the slow part of chance, some set to 0."""
    if plan.sd == 0:
        return np.rint(mean).astype(np.int64)
    moved = mean * np.exp(plan.sd_log * slow - plan.sd_log**2 / 2)
    counts = rng.poisson(rng.gamma(1 / plan.alpha, plan.alpha * moved))
    return np.where(rng.random(len(mean)) < plan.zero_share, 0, counts)


def draw_missing(rng: np.random.Generator, plan: Scenario, severity: Floats, weekdays: Ints) -> Flags:
    """Which days have no entry; severity has variance 1, weekdays 5 and 6 are the weekend."""
    push = np.exp(plan.mnar * severity + plan.weekend * (weekdays >= WEEKEND))
    stay = (plan.gap_days - 1) * push
    enter = plan.missing / (plan.gap_days * (1 - plan.missing) - plan.missing) * push
    chance = np.stack((enter / (1 + enter), stay / (1 + stay)), axis=1).tolist()
    luck = rng.random(len(severity) + 1).tolist()
    gone = luck[-1] < plan.missing
    missing = []
    for odds, draw in zip(chance, luck, strict=False):
        gone = draw < odds[gone]
        missing.append(gone)
    return np.array(missing)


def expected_rating(mean: Floats, sd: Floats | float) -> Floats:
    """Exact expectation of the rating rounded to whole points and clipped to 0..10, for a normal with this mean and sd.

    It is the sum over k = 1..10 of the chance to reach k, that is to exceed k - 0.5.
    """
    if not np.any(sd):
        return np.clip(np.rint(mean), 0.0, 10.0)
    wide = np.broadcast_to(sd, np.shape(mean))[:, None]
    distance = (np.asarray(mean)[:, None] - np.arange(0.5, 10.0)) / (wide * math.sqrt(2))
    return 5.0 + np.array([sum(map(math.erf, day)) for day in distance.tolist()]) / 2


def expected_count(plan: Scenario, mean: Floats) -> Floats:
    """Exact expectation of the count, zero inflation included."""
    return np.rint(mean) if plan.sd == 0 else (1 - plan.zero_share) * mean


def _rhythm(plan: Scenario, weekdays: Ints) -> Floats:
    return plan.weekly * np.cos(2 * np.pi * weekdays / 7) + plan.weekend_level * (weekdays >= WEEKEND)


def _not_gone(plan: Scenario, days: Ints) -> Flags:
    return days < (np.inf if plan.zero_from is None else plan.zero_from)


def _ar1(shocks: Floats, rho: float, before: Floats) -> Floats:
    """Stationary AR1 series, one a row, going on from the last column of `before` where that has any."""
    values = np.empty_like(shocks)
    last = before[:, 0] if before.size else None
    for day in range(shocks.shape[1]):
        last = shocks[:, day] if last is None else rho * last + math.sqrt(1 - rho**2) * shocks[:, day]
        values[:, day] = last
    return values


def _bad_week(rng: np.random.Generator, plan: Scenario) -> tuple[Floats, Floats]:
    """A first week that happened to be bad: weeks are drawn until one is."""
    while True:
        slow = _ar1(rng.standard_normal((256, 7)), plan.rho, np.empty((256, 0)))
        white = rng.standard_normal((256, 7))
        bad = np.flatnonzero(mixed(slow, white, plan.noise).mean(axis=1) > BAD_WEEK)
        if len(bad):
            return slow[bad[:1]], white[bad[:1]]
