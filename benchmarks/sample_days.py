"""Draws the days of the sample diary: what was felt on each, which were filled in, and what is true of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

import numpy as np

from benchmarks import sample_story as story
from benchmarks import synthetic as model
from benchmarks.synthetic import Flags, Floats, Ints, Scenario

SHARED = 0.4
"""How much of the variance of chance is common to all symptoms: a bad day is bad in several ways."""


@dataclass(frozen=True, slots=True)
class Sample:
    """The days of the diary, what was felt on each, and when it was written down."""

    seed: int
    start: date
    days: Ints
    injections: Ints
    filled: Flags
    values: dict[str, Floats]

    def date(self, day: int) -> date:
        """The calendar day."""
        return self.start + timedelta(days=int(day))

    def stream(self, name: str) -> np.random.Generator:
        """Random numbers of their own for each purpose, so that one change does not move all the rest."""
        return stream(self.seed, name)

    def moment(self, day: int, hour: int, minute: int, second: int = 0) -> datetime:
        """A moment on a day (UTC), or on the day on which that day was filled in from memory."""
        written = story.BACK_FILLED_ON if day in story.BACK_FILLED else day
        return datetime.combine(self.date(written), time(hour, minute, second))


def stream(seed: int, name: str) -> np.random.Generator:
    """The random numbers of one purpose."""
    return np.random.default_rng([seed, *name.encode()])


def draw(seed: int, last_day: date, weeks: int) -> Sample:
    """Draw what the person felt and which days were filled in."""
    days = np.arange(-story.DAYS_BEFORE, weeks * 7 - story.DAYS_BEFORE)
    given = np.array([day + story.LATE.get(day, 0) for day in story.INJECTED])
    sample = Sample(
        seed=seed,
        start=last_day - timedelta(days=int(days[-1])),
        days=days,
        injections=given[given <= days[-1]],
        filled=np.ones(len(days), dtype=np.bool_),
        values={},
    )
    slow, white = model.disturb(stream(seed, "shared"), len(days), story.TWITCHING)
    values = {"twitching": _counts(sample, slow)}
    values |= {item: _ratings(sample, item, slow, white) for item in story.RATINGS}
    values |= _habits(sample)
    return replace(sample, values=values, filled=_filled(sample, model.mixed(slow, white, story.TWITCHING.noise)))


def _filled(sample: Sample, disturbance: Floats) -> Flags:
    """Which days were filled in: chance, and the parts of the story."""
    gone = model.draw_missing(sample.stream("missing"), story.TWITCHING, disturbance, sample.days % 7)
    gone[np.isin(sample.days, story.ILLNESS)] = True
    gone[np.isin(sample.days, (sample.days[0], *story.BACK_FILLED, story.BACK_FILLED_ON, sample.days[-1]))] = False
    return ~gone


def _sleep(sample: Sample) -> Floats:
    """How each night was, in standard deviations."""
    return sample.stream("sleep_hours").standard_normal(len(sample.days))


def _habits(sample: Sample) -> dict[str, Floats]:
    """What may go with worse days: half hours of sleep, cups, and exercise from 0 to 3."""
    size = len(sample.days)
    return {
        "sleep_hours": np.rint(2 * (story.SLEEP_MEAN + story.SLEEP_SD * _sleep(sample))) / 2,
        "caffeine": sample.stream("caffeine").binomial(5, 0.4, size).astype(float),
        "exercise": sample.stream("exercise").choice(4, size, p=(0.3, 0.35, 0.25, 0.1)).astype(float),
    }


def _blend(shared: Floats, own: Floats) -> Floats:
    return model.mixed(own, shared, SHARED)


def _counts(sample: Sample, slow: Floats) -> Floats:
    rng = sample.stream("twitching")
    own, _white = model.disturb(rng, len(slow), story.TWITCHING)
    mean = model.count_mean(story.TWITCHING, sample.days, sample.days % 7, sample.injections)
    return model.draw_counts(rng, story.TWITCHING, mean, _blend(slow, own)).astype(float)


def _ratings(sample: Sample, item: str, slow: Floats, white: Floats) -> Floats:
    plan, rng = story.RATINGS[item], sample.stream(item)
    own_slow, own_white = model.disturb(rng, len(slow), plan)
    disturbance = model.mixed(_blend(slow, own_slow), _blend(white, own_white), plan.noise)
    mean = model.rating_mean(plan, sample.days, sample.days % 7, sample.injections)
    if item == "fatigue":
        mean = mean + story.FATIGUE_PER_SLEEP_SD * _sleep(sample)
    rated = model.draw_ratings(mean, plan.sd, disturbance).astype(float)
    return np.where(rng.random(len(rated)) < story.ASKED.get(item, 1.0), rated, np.nan)


def truth(sample: Sample) -> dict[str, object]:
    """What is true of the sample: expected values of the baseline and of the last 28 days, and what moves them."""
    before, last = (int(day) for day in (sample.days[0], sample.days[-1]))
    return {
        "seed": sample.seed,
        "first_day": sample.date(before).isoformat(),
        "last_day": sample.date(last).isoformat(),
        "treatment_start": sample.start.isoformat(),
        "baseline": [sample.date(-28).isoformat(), sample.date(-1).isoformat()],
        "last_28_days": [sample.date(last - 27).isoformat(), sample.date(last).isoformat()],
        "items": {"twitching": _truth(sample, story.TWITCHING, "twitching")}
        | {item: _truth(sample, plan, item) for item, plan in story.RATINGS.items()},
        "triggers": {
            "fatigue": {
                "sleep_hours": round(story.FATIGUE_PER_SLEEP_SD / story.SLEEP_SD, 6),
                "caffeine": 0,
                "exercise": 0,
            }
        },
    }


def _truth(sample: Sample, plan: Scenario, item: str) -> dict[str, float]:
    expected = _expected(sample, plan, item)
    baseline = expected[model.in_window(sample.days, -28, -1)].mean()
    recent = expected[model.in_window(sample.days, int(sample.days[-1]) - 27, int(sample.days[-1]))].mean()
    found = {
        "baseline": baseline,
        "last_28_days": recent,
        "change": recent - baseline,
        "ratio": recent / baseline,
        "delay_days": plan.delay,
        "half_life_days": plan.half_life,
        "wear_off_per_day": _slope(sample, expected - _expected(sample, replace(plan, wear=0.0), item)),
        "rho": plan.rho,
        "noise": plan.noise,
    }
    return {name: round(float(value), 6) for name, value in found.items()}


def _expected(sample: Sample, plan: Scenario, item: str) -> Floats:
    """The expected value of each day, over all that chance could have done."""
    if item == "twitching":
        mean = model.count_mean(plan, sample.days, sample.days % 7, sample.injections)
        return model.expected_count(plan, mean)
    spread = float(np.hypot(plan.sd, story.FATIGUE_PER_SLEEP_SD)) if item == "fatigue" else plan.sd
    return model.expected_rating(model.rating_mean(plan, sample.days, sample.days % 7, sample.injections), spread)


def _slope(sample: Sample, added: Floats) -> float:
    """What wear-off adds to the expected value for each day since the last injection: least squares, treated days."""
    treated = sample.days >= 0
    since = model.days_since(sample.days, sample.injections)[treated]
    return float(np.polynomial.polynomial.polyfit(since, added[treated], 1)[1])
