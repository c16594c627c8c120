"""Do the ranges hold? Made-up diaries whose truth is known go through tracker.analysis; the table says what came out.

    python -m benchmarks.calibration               2,000 diaries a cell; writes docs/calibration.md (half an hour)
    python -m benchmarks.calibration --diaries 50  a quick look; writes nothing
    python -m benchmarks.calibration --processes 1 leaves the other processors to others

Diaries come from benchmarks/synthetic.py with seeds 0, 1, 2 ...; the Monte-Carlo error stands beside each share. Cells
that take long have fewer diaries, as the table says.
"""

from __future__ import annotations

import argparse
import itertools
import math
import os
import textwrap
from array import array
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import numpy as np

from benchmarks.pipeline import COUNT, RATING, sentences
from benchmarks.synthetic import Flags, Floats, Ints, Scenario, SyntheticDiary, rating_mean, simulate
from tracker.analysis.change import FEWEST_DAYS as FEWEST_BEFORE
from tracker.analysis.comparison import Estimate, Phase, difference, overlap, ratio
from tracker.analysis.cycles import FEWEST_CYCLES, completed, design_beside, wear_off, week_wave
from tracker.analysis.cycles import FEWEST_DAYS as FEWEST_CYCLE_DAYS
from tracker.analysis.engine import fit
from tracker.analysis.findings import FEWEST_RECENT, LEAST_TOLD, begun_in_spell
from tracker.analysis.half_life import time_to_half
from tracker.analysis.trend import slope
from tracker.analysis.triggers import LAGS, compare_all, survivors
from tracker.domain.history import BASELINE_DAYS, Series

DIARIES = 2000
TABLE = Path(__file__).parents[1] / "docs" / "calibration.md"
NO_CHANGE = Scenario(floor=6.0, delay=0.0)
LENGTHS = ((14, 56), (28, 112))
RESEMBLANCES = (0.3, 0.6)
ANY = (0.0, 1.0)
SYMPTOMS, TRIGGERS = 9, 3
MEMORY = (0.8, 0.6, 0.5, 0.3, 0.2, 0.2)
"""How a made-up trigger wanders: the weight of today and of the five days before."""
NONE_SEEN = 1.0
"""Where none or all of n diaries did it, the error is as if one had done otherwise."""

Tally = dict[str, bool]


@dataclass(frozen=True, slots=True)
class Cell:
    """One line of the table: what is asked of each diary, and between which shares the answer must lie."""

    question: str
    scenario: Scenario
    ask: Callable[[SyntheticDiary], Tally]
    bands: dict[str, tuple[float, float]]


def main() -> None:
    """Run all cells and write or print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--diaries", type=int, default=DIARIES)
    parser.add_argument("--processes", type=int, default=os.cpu_count())
    wish = parser.parse_args()
    wanted, lines = wish.diaries, []
    with ProcessPoolExecutor(wish.processes) as pool:
        for cell in cells():
            lines += (found := run(cell, wanted, pool))
            print("\n".join(found), flush=True)
    text = "\n".join(lines)
    if wanted == DIARIES:
        TABLE.write_text(HEAD.format(diaries=wanted) + text + "\n" + FOOT.format(failed=failed(lines)), "utf-8")


def failed(lines: list[str]) -> str:
    """Which lines are outside their bands, and what that means."""
    cells = [line.split("|")[1].strip() for line in lines if "NOT HELD" in line]
    return textwrap.fill(OUTSIDE.format(cells="; ".join(cells)), 120) if cells else "All bands were met."


def run(cell: Cell, diaries: int, pool: ProcessPoolExecutor) -> list[str]:
    """The lines of a cell."""
    tallies = list(pool.map(partial(_one, cell.scenario, cell.ask), range(diaries), chunksize=25))
    lines = []
    for name, (least, most) in cell.bands.items():
        said = [tally[name] for tally in tallies if name in tally]
        share = sum(map(float, said)) / len(said) if said else math.nan
        error = math.sqrt(max(share * (1 - share), NONE_SEEN / len(said)) / len(said)) if said else math.nan
        verdict = "held" if least <= share <= most else "NOT HELD"
        band = f"{least:.1%} to {most:.1%}" if least else f"at most {most:.1%}"
        if (least, most) == ANY:
            band, verdict = "none set", ""
        asked = f"{name}: {cell.question}"
        lines.append(f"| {asked} | {len(said)} | {share:.1%} | ± {error:.1%} | {band} | {verdict} |")
    return lines


def _one(scenario: Scenario, ask: Callable[[SyntheticDiary], Tally], seed: int) -> Tally:
    return ask(simulate(scenario, seed))


# What is asked of a diary


def ranges(diary: SyntheticDiary) -> Tally:
    """Whether the ranges of the three comparisons hold the truth."""
    parts = _both(diary, diary.ratings), _both(diary, diary.counts)
    if not all(map(_enough, parts)):
        return {}
    (before, after), (calm, later) = parts
    found = {
        "rating": _holds(difference(before, after), diary.true_change),
        "overlap": _holds(overlap(before, after), true_overlap(diary)),
    }
    if later.values.any():
        found["count"] = _holds(ratio(calm, later), diary.true_ratio)
    return found


def rating_range(diary: SyntheticDiary) -> Tally:
    """Whether the range of the difference of ratings holds the truth."""
    phases = _both(diary, diary.ratings)
    return {"rating": _holds(difference(*phases), diary.true_change)} if _enough(phases) else {}


def one_look(diary: SyntheticDiary) -> Tally:
    """What a single look says of a diary in which nothing changed."""
    before, after = _both(diary, diary.ratings)
    if not _enough((before, after)):
        return {}
    found = difference(before, after)
    lower = found.high < 0 and found.value <= -LEAST_TOLD
    higher = found.low > 0 and found.value >= LEAST_TOLD
    return {"lower at one look": lower, "any change at one look": lower or higher}


def looks(diary: SyntheticDiary, every: int = 14, until: int = 112) -> Tally:
    """What the rule of two agreeing looks a fortnight apart says over sixteen weeks."""
    told = [_direction(diary, day) for day in range(every, until + 1, every)]
    pairs = list(itertools.pairwise(told))
    return {
        "lower, two looks agreeing": any(pair == (-1, -1) for pair in pairs),
        "any change, two looks agreeing": any(pair in ((-1, -1), (1, 1)) for pair in pairs),
    }


def program(item: str, diary: SyntheticDiary) -> Tally:
    """What the whole program says of a diary in which nothing changed, over sixteen weeks and on one of its days."""
    said = sentences(diary, item)
    lower, higher = (any(word in one for one in said) for word in (": lower in", ": higher in"))
    on_a_day = said[int(diary.ratings.sum()) % len(said)]
    return {
        "lower said within 16 weeks": lower,
        "any change said within 16 weeks": lower or higher,
        "any change said on one day of looking": ": lower in" in on_a_day or ": higher in" in on_a_day,
    }


def bad_starts(diary: SyntheticDiary) -> Tally:
    """Whether the baseline is said to have begun in a bad spell."""
    before, _after = _both(diary, diary.ratings)
    return {"bad spell pointed out": begun_in_spell(before, 1)} if len(before) >= FEWEST_BEFORE else {}


def trends(diary: SyntheticDiary) -> Tally:
    """Whether a straight line over eight weeks after the start claims a direction."""
    kept = ~diary.missing & (diary.days >= 0) & (diary.days < 56)
    if kept.sum() < 20:
        return {}
    found = slope(Phase.of(diary.days[kept], diary.ratings[kept]))
    return {"trend": not found.low <= 0 <= found.high}


def triggers(diary: SyntheticDiary) -> Tally:
    """Whether an unrelated trigger that wanders by itself is found beside the rating (single comparison, 5 %)."""
    random = np.random.default_rng(diary.ratings.sum() + len(diary.days))
    wander = np.cumsum(random.normal(size=len(diary.days))) * 0.3 + random.normal(size=len(diary.days))
    kept = ~diary.missing
    days = diary.days[kept].astype(float)
    design = design_beside(days, wander[kept], days[0], days[-1], week_wave(days))
    assert design is not None, "it wanders"
    model, _likelihood = fit(days, diary.ratings[kept].astype(float), design)
    return {"trigger": model.chance(1) < 0.05}


def many_triggers(diary: SyntheticDiary) -> Tally:
    """Whether any of three unrelated triggers is found beside any of nine symptoms, the same day or the day after."""
    drawn = int(diary.ratings.sum()) + len(diary.days)
    random, kept = np.random.default_rng(drawn), ~diary.missing
    others = [simulate(diary.scenario, drawn * SYMPTOMS + place).ratings for place in range(1, SYMPTOMS)]
    symptoms = [_series(diary, kept, ratings) for ratings in (diary.ratings, *others)]
    size = len(diary.days)
    wander = [np.convolve(random.normal(size=size + 5), MEMORY, "valid") for _trigger in range(TRIGGERS)]
    beside = [_series(diary, kept, np.round(3 + slow + random.normal(size=size))) for slow in wander]
    compared = compare_all([(symptom, one, lag) for symptom in symptoms for one in beside for lag in LAGS])
    return {"any trigger": bool(survivors(tuple(compared)))}


def wears(diary: SyntheticDiary, *, counts: bool = False) -> Tally:
    """Whether wear-off is claimed where there is none; counts as their logarithm."""
    kept = ~diary.missing
    values = np.log1p(diary.counts[kept]) if counts else diary.ratings[kept]
    cycles = completed(diary.days[kept], values, diary.injections[diary.injections >= 14])
    if cycles.count < FEWEST_CYCLES or len(cycles.days) < FEWEST_CYCLE_DAYS:
        return {}
    if cycles.weekly:
        return {"told": False, "cannot tell": True}
    found = wear_off(cycles, 0, float(diary.days[-1]))
    if found is None:
        return {"told": False, "cannot tell": True}
    return {"told": not found.low <= 0 <= found.high, "cannot tell": False}


def halves(diary: SyntheticDiary) -> Tally:
    """Whether time to half is refused as too early, and where not, holds the truth."""
    kept = ~diary.missing
    found = time_to_half(Phase.of(diary.days[kept], diary.ratings[kept]), 0)
    truth = diary.scenario.delay + diary.scenario.half_life
    return (
        {"too early": True} if found.early else {"too early": False, "time to half": found.low <= truth <= found.high}
    )


def cells() -> Iterable[Cell]:
    """Every line, with the bands that were set before anything was run."""
    yield from comparisons()
    yield from claims()
    yield from once()
    yield from unruly()
    yield from whole_program()


def comparisons() -> Iterable[Cell]:
    """Before beside after: do the ranges hold, and what is claimed where nothing changed."""
    held, equal_spread = (0.925, 0.995), (0.93, 0.98)
    for before, after in LENGTHS:
        bands = dict.fromkeys(("rating", "count", "overlap"), held)
        if before == BASELINE_DAYS:
            bands["rating"] = equal_spread
        for rho in RESEMBLANCES:
            size = {"days_before": before, "days_after": after, "rho": rho}
            changed = replace(Scenario(), **size)  # type: ignore[arg-type]
            same = replace(NO_CHANGE, **size)  # type: ignore[arg-type]
            words = f"{before}/{after} days, rho {rho}"
            yield Cell(f"recovery, {words}", changed, ranges, bands)
            yield Cell(f"no change, {words}", same, ranges, bands)
            falsely = {"lower at one look": (0.0, 0.04), "any change at one look": (0.0, 0.06)}
            yield Cell(f"no change, {words}", same, one_look, falsely)


def claims() -> Iterable[Cell]:
    """What is claimed of looks, trends, triggers and wear-off where there is nothing."""
    for rho in RESEMBLANCES:
        same = replace(NO_CHANGE, rho=rho)
        rule = {"lower, two looks agreeing": (0.0, 0.04), "any change, two looks agreeing": (0.0, 0.08)}
        yield Cell(f"no change, 16 weeks of looking, rho {rho}", same, looks, rule)
        yield Cell(f"no change, 56 days, rho {rho}", same, trends, {"trend": (0.0, 0.07)})
        yield Cell(f"unrelated, 140 days, rho {rho}", same, triggers, {"trigger": (0.0, 0.07)})
        irregular = replace(same, triggered=True, every=12, loading_days=0)
        yield Cell(f"no wear-off, injected when bad, rho {rho}", irregular, wears, {"told": (0.0, 0.08)})
        for every in (14, 28):
            fixed = replace(same, every=every, loading_days=0, days_after=14 * 14 if every == 14 else 28 * 9)
            asked = f"every {every} days, rho {rho}"
            yield Cell(f"no wear-off, {asked}", fixed, wears, {"told": (0.0, 0.08)})
            yield Cell(f"no wear-off, counts, {asked}", fixed, partial(wears, counts=True), {"told": (0.0, 0.08)})
            rested = replace(fixed, weekly=0.0, weekend_level=-1.0)
            yield Cell(f"no wear-off, weekends a point lower, {asked}", rested, wears, {"told": (0.0, 0.08)})
        lived = replace(same, floor=1.5, start=6.5, delay=7.0, half_life=30.0, days_after=200)
        asked = f"54 comparisons of unrelated ones, recovery, 28/200 days, rho {rho}"
        yield Cell(asked, lived, many_triggers, {"any trigger": ANY})


def once() -> Iterable[Cell]:
    """What is asked at one resemblance of days only."""
    weekly = replace(NO_CHANGE, every=7, loading_days=0)
    yield Cell("fixed weekly injections", weekly, wears, {"cannot tell": (1.0, 1.0)})
    for words, weekdays in (("Monday and Thursday", (0, 3)), ("Monday, Wednesday and Friday", (0, 2, 4))):
        fixed = replace(weekly, weekly=0.0, weekend_level=-1.0, on_weekdays=weekdays)
        yield Cell(f"injections on {words}, weekends a point lower", fixed, wears, {"cannot tell": (1.0, 1.0)})
    for before in (7, 14):
        vanishing = Scenario(days_before=before, days_after=28, start=2.0, floor=0.0, delay=0.0, half_life=0.0)
        vanishing = replace(vanishing, sd=2.0, sd_after=1.0, rho=0.6, missing=0.25, weekly=0.0)
        asked = f"a mild symptom vanishes (2 ± 2 to 0 ± 1), {before}/28 days, rho 0.6"
        yield Cell(asked, vanishing, rating_range, {"rating": (0.88, 0.995)})
    short = Scenario(days_before=14, days_after=56, half_life=28.0, start=6.5, floor=1.5, delay=0.0)
    yield Cell("half-life 28, 56 days", short, halves, {"too early": (0.6, 1.0)})
    long = Scenario(days_after=168, half_life=14.0, start=6.5, floor=1.5, delay=7.0)
    yield Cell("half-life 14 after 7 days, 168 days", long, halves, {"time to half": (0.9, 1.0)})
    bursts = replace(NO_CHANGE, alpha=2.0, sd_log=0.8)
    yield Cell("no change, count bursts over ten times the usual", bursts, ranges, {"count": (0.925, 0.995)})
    spell = replace(NO_CHANGE, bad_start=True)
    yield Cell("begun in a bad spell", spell, bad_starts, {"bad spell pointed out": ANY})
    yield Cell("begun as usual", NO_CHANGE, bad_starts, {"bad spell pointed out": ANY})
    yield Cell("begun in a bad spell, no change", spell, one_look, {"lower at one look": (0.0, 0.06)})
    stubborn = replace(spell, rho=0.9)
    yield Cell("begun in a bad spell, no change, rho 0.9", stubborn, one_look, {"lower at one look": ANY})


def unruly() -> Iterable[Cell]:
    """Days that are wilder than the model takes them to be."""
    held = dict.fromkeys(("rating", "overlap"), (0.925, 0.995))
    falsely = {"lower at one look": (0.0, 0.04), "any change at one look": (0.0, 0.06)}
    for rho in RESEMBLANCES:
        for words, wild in (
            ("heavy tails (t, 3 degrees of freedom)", replace(NO_CHANGE, tails=3.0, rho=rho)),
            ("flares of 3 points on 15% of days, 5 days each", replace(NO_CHANGE, flared=0.15, rho=rho)),
        ):
            yield Cell(f"no change, {words}, rho {rho}", wild, ranges, held)
            yield Cell(f"no change, {words}, rho {rho}", wild, one_look, falsely)


def whole_program() -> Iterable[Cell]:
    """CSV in, sentence out."""
    names = ("lower said within 16 weeks", "any change said within 16 weeks", "any change said on one day of looking")
    bands = dict(zip(names, ((0.0, 0.04), (0.0, 0.08), (0.0, 0.06)), strict=True))
    for item, words in ((RATING, "rating"), (COUNT, "counts")):
        for rho in RESEMBLANCES:
            same = replace(NO_CHANGE, rho=rho)
            yield Cell(f"whole program, no change, {words}, rho {rho}", same, partial(program, item), bands)
    late = replace(NO_CHANGE, rho=0.6, days_before=0)
    yield Cell("whole program, no change, no days before, rating, rho 0.6", late, partial(program, RATING), bands)


# Parts


def _series(diary: SyntheticDiary, kept: Flags, values: Floats | Ints) -> Series:
    days, known = diary.days[kept] - diary.days[0] + 1, np.asarray(values, float)[kept]
    return Series("", days=array("l", days.tolist()), values=array("d", known.tolist()))


def _both(diary: SyntheticDiary, values: Floats | object) -> tuple[Phase, Phase]:
    known = np.asarray(values, float)
    first, last = diary.before & ~diary.missing, diary.recent & ~diary.missing
    return Phase.of(diary.days[first], known[first]), Phase.of(diary.days[last], known[last])


def _enough(phases: tuple[Phase, Phase]) -> bool:
    return len(phases[0]) >= FEWEST_BEFORE and len(phases[1]) >= FEWEST_RECENT


def _holds(found: Estimate, truth: float) -> bool:
    return found.low <= truth <= found.high


def _direction(diary: SyntheticDiary, day: int) -> int:
    """What a look at the end of a day says: -1 lower, 1 higher, 0 nothing."""
    before = diary.before & ~diary.missing
    recent = (diary.days > max(day - 28, -1)) & (diary.days <= day) & ~diary.missing
    if before.sum() < FEWEST_BEFORE or recent.sum() < FEWEST_RECENT:
        return 0
    found = difference(
        Phase.of(diary.days[before], diary.ratings[before]), Phase.of(diary.days[recent], diary.ratings[recent])
    )
    if abs(found.value) < LEAST_TOLD:
        return 0
    return -1 if found.high < 0 else int(found.low > 0)


def true_overlap(diary: SyntheticDiary) -> float:
    """NAP of the two windows from the exact chances of each rating on each day."""
    mean = rating_mean(diary.scenario, diary.days, diary.weekdays, diary.injections)
    edges = np.concatenate([[-np.inf], np.arange(0.5, 10.0), [np.inf]])
    below = np.array(
        [[0.5 * (1 + math.erf((edge - m) / (diary.scenario.sd * math.sqrt(2)))) for edge in edges] for m in mean]
    )
    chances = np.diff(below, axis=1)
    before, after = chances[diary.before].mean(axis=0), chances[diary.recent].mean(axis=0)
    lower = np.cumsum(after) - after
    return float((before * (lower + after / 2)).sum())


HEAD = """# Calibration

How often the ranges of the app hold the truth, and how often it claims what is not so, in made-up diaries whose truth
is known. Made by `python -m benchmarks.calibration` ({diaries} diaries a cell, seeds from 0 on); do not edit by
hand. Days are baseline/treatment; rho is the resemblance of neighbouring days. Diaries with too few recorded days are
left out, as the app stays silent on them. «Whole program» writes each diary as CSV files, brings them in, and reads the
sentence of every fortnight. The bands of the three comparisons, of one look and of trends are those of the method;
those of wear-off, of either change over 16 weeks (8%) and of the vanishing symptom are our own. Among many comparisons
with triggers the procedure aims at 10% of diaries where any is pointed out falsely. Where a share is 0% or 100%, the
error is that of a single diary more or less.

| share of diaries | diaries | share | Monte-Carlo error | band | |
|---|---|---|---|---|---|
"""
FOOT = """
{failed}

What no range can cure: a diary that was begun in a bad spell (which is pointed out in the share of cases above; the
more one day resembles the next, the worse: see rho 0.9), a course that was already improving, and days that are left
out because they were bad. The app says how short the baseline was and how many days were recorded; it cannot say why.
"""
OUTSIDE = (
    "Outside their bands: {cells}. A range that holds the truth more often than its band allows is wider than it need "
    "be; a claim that is made more often is made falsely too often."
)

if __name__ == "__main__":
    main()
