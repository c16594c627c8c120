"""Ranges beside a plain dense-matrix computation of the same likelihood, and how long a whole page of results takes."""

from array import array
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from statistics import median
from time import perf_counter

import numpy as np

from benchmarks.ratio import Ratio
from benchmarks.sample_history import sample_history
from benchmarks.synthetic import Scenario, simulate
from tracker.analysis.comparison import Phase, difference
from tracker.analysis.engine import GRID_RHO, GRID_SHARE, Floats, fit
from tracker.analysis.results import results
from tracker.domain import catalogue
from tracker.domain.dose import Dose
from tracker.domain.history import History, Period, Series
from tracker.domain.item import SEVERITY, Item
from tracker.ui.pages.recovery_results import work_out, work_out_figures

ROUNDS = 5
DAYS = 365
FASTER = 20
SYMPTOMS, TRIGGERS = 12, 6
LAST = date(2026, 11, 22)


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
    for length, reach in ((365, 1500), (3650, 4000)):
        _tell_page(length, reach)
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


def _tell_page(days: int, reach: int) -> None:
    """What is seen first, everything, and everything again after one value of one symptom has changed."""
    diary = crowded_history(days)
    words = f"{SYMPTOMS} symptoms and {TRIGGERS} triggers, {days} days"
    first = _median(lambda: work_out_figures(diary, diary.recorded_items[:2], {}), rounds=3)
    print(f"first cards, {words}: {first * 1000:.0f} ms (reach 100 ms)")
    print(f"all results, {words}: {_median(lambda: results(diary), rounds=3) * 1000:.0f} ms (reach {reach} ms)")
    answers = work_out(diary, {}).answers
    print(f"again, nothing changed: {_median(lambda: work_out(diary, answers), rounds=3) * 1000:.0f} ms")
    key = (diary.recorded_items[1], "")
    changed = replace(diary, series={**diary.series, key: _other_end(diary.series[key])})
    print(f"again, one value changed: {_median(lambda: work_out(changed, answers), rounds=3) * 1000:.0f} ms")


def crowded_history(days: int) -> History:
    """A diary with a value of everything on every day, an injection every 12 days, 28 days before the first."""
    items = catalogue.items().values()
    symptoms = ["twitching", *(item.key for item in items if item.kind == SEVERITY and item.group != "trigger")][
        :SYMPTOMS
    ]
    usual = [item.key for item in items if item.group == "trigger"]
    own = [
        Item(
            key=f"own_{number}", label=f"Own {number}", kind="hours", group="trigger", direction="neutral", custom=True
        )
        for number in range(TRIGGERS - len(usual))
    ]
    first = LAST - timedelta(days=days - 1)
    start = first + timedelta(days=28)
    random = np.random.default_rng(3)
    series = {}
    for number, key in enumerate([*symptoms, *usual[:TRIGGERS], *(item.key for item in own)]):
        drawn = simulate(Scenario(days_before=28, days_after=days - 28, start=5.0, floor=2.0), number)
        values = drawn.ratings if number < SYMPTOMS else random.integers(0, 10, days)
        ordinals = range(first.toordinal(), LAST.toordinal() + 1)
        moments = (datetime.combine(date.fromordinal(day), time(20), UTC).timestamp() for day in ordinals)
        series[key, ""] = Series(key, "", array("l", ordinals), array("d", values.tolist()), array("d", moments))
    given = [start + timedelta(days=day) for day in range(0, days - 28, 12)]
    doses = tuple(Dose(day=day, medicine="hydroxocobalamin", amount=1000, route="im") for day in given)
    return History(Period(first, LAST), series=series, doses=doses, items=tuple(own), treatment_start=start)


def _other_end(series: Series) -> Series:
    values = array("d", [*series.values[:-1], series.values[-1] + 1])
    return Series(series.item, series.site, series.days, values, series.recorded)


def _median(do: object, rounds: int = ROUNDS) -> float:
    times = []
    for _round in range(rounds + 1):
        begun = perf_counter()
        do()  # type: ignore[operator]
        times.append(perf_counter() - begun)
    return median(times[1:])


if __name__ == "__main__":
    print(*measure())
