"""Writes the sample diary that people look around in: `python -m benchmarks.sample_diary` renews resources/sample."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path

import numpy as np

from benchmarks import diary_csv
from benchmarks import sample_story as story
from benchmarks import synthetic as model
from benchmarks.diary_csv import Row, identity
from benchmarks.sample_days import Sample, draw, truth

SEED = 27
LAST_DAY = date(2026, 11, 22)
WEEKS = 30
FOLDER = Path(__file__).parent.parent / "resources" / "sample"


def write_diary(folder: Path, seed: int = SEED, last_day: date = LAST_DAY, weeks: int = WEEKS) -> None:
    """Write the sample diary and truth.json into a folder: 4 weeks before the first injection, the rest after it."""
    sample = draw(seed, last_day, weeks)
    tables = {
        "observations": observations(sample),
        "timed_counts": timed_counts(sample),
        "doses": sorted((*injections(sample), *tablets(sample)), key=lambda dose: str(dose["day"])),
        "regimens": regimens(sample),
        "labs": labs(sample),
        "events": events(sample),
        "supplies": supplies(sample),
    }
    diary_csv.write(folder, tables)
    (folder / "truth.json").write_text(json.dumps(truth(sample), indent=1) + "\n", encoding="utf-8", newline="\n")


def observations(sample: Sample) -> Iterator[Row]:
    """The rows of all filled days, each written some seconds after the one before."""
    rng = sample.stream("entries")
    for index in np.flatnonzero(sample.filled):
        day = int(sample.days[index])
        moment = _sitting(sample, day, rng)
        for item in story.ORDER if day < sample.days[-1] else story.EARLY_TODAY:
            value = sample.values[item][index]
            for site, part in _placed(item, value, rng):
                moment += timedelta(seconds=int(rng.integers(3, 15)))
                yield {
                    "id": identity(sample.seed, "observation", day, item, site),
                    "day": sample.date(day),
                    "item": item,
                    "site": site,
                    "value": f"{part:g}",
                    "recorded_at": diary_csv.utc(moment),
                }


def _sitting(sample: Sample, day: int, rng: np.random.Generator) -> datetime:
    """When a day was filled in: mostly the same evening, now and then the next morning; the last day early."""
    evening = sample.moment(day, 19, 30) + timedelta(minutes=int(rng.integers(180)))
    morning = sample.moment(day, 6, 10) + timedelta(days=1)
    late = rng.random() < story.NEXT_MORNING and day not in story.BACK_FILLED
    if day == sample.days[-1]:
        return sample.moment(day, 6, 10)
    return morning if late and day < sample.days[-1] - 1 else evening


def _placed(item: str, value: float, rng: np.random.Generator) -> Iterator[tuple[str, float]]:
    """The rows of an item on a day: value by place; places of a severity say only that it was felt there."""
    if np.isnan(value):
        return
    places_given = rng.random() < story.PLACED
    if item == "twitching" and value > 0 and places_given:
        parts = rng.multinomial(int(value), tuple(story.TWITCH_SITES.values()))
        yield from ((site, int(part)) for site, part in zip(story.TWITCH_SITES, parts, strict=True) if part)
        return
    yield "", value
    if places_given:
        yield from ((site, 1) for site, least in story.FELT_AT.get(item, {}).items() if value >= least)


def timed_counts(sample: Sample) -> Iterator[Row]:
    """Five minutes of counting at the right calf, on one evening a week that was filled in."""
    rng = sample.stream("timed_counts")
    mean = model.count_mean(story.TWITCHING, sample.days, sample.days % 7, sample.injections)
    counts = rng.poisson(mean / 10)
    for index in np.flatnonzero(sample.filled & ((sample.days - story.FIRST_TIMED_COUNT) % 7 == 0)):
        day = int(sample.days[index])
        if day < story.FIRST_TIMED_COUNT or day in story.BACK_FILLED or day == sample.days[-1]:
            continue
        yield {
            "id": identity(sample.seed, "timed_count", day),
            "day": sample.date(day),
            "time": "21:30",
            "minutes": 5,
            "count": counts[index],
            "site": "calf-right",
            "recorded_at": diary_csv.utc(sample.moment(day, 21, 35, 4)),
        }


def injections(sample: Sample) -> Iterator[Row]:
    """All injections, each with the day it was planned for."""
    for number, (planned, day) in enumerate(zip(story.INJECTED, sample.injections.tolist(), strict=False)):
        yield _dose(sample, "loading" if planned < story.REGIMENS["maintenance"][1] else "maintenance", day) | {
            "planned_day": sample.date(planned),
            "time": "10:20",
            "site": story.INJECTION_SITES[number % len(story.INJECTION_SITES)],
            "batch": story.BATCHES[number // 6],
            "expiry": sample.date(story.EXPIRY),
            "note": story.LATE_NOTE if day > planned else "",
            "recorded_at": diary_csv.utc(sample.moment(day, 18, 5)),
        }


def tablets(sample: Sample) -> Iterator[Row]:
    """The daily tablets: most recorded, some not, a few knowingly skipped; the one of the last day is still to come."""
    rng = sample.stream("tablets")
    kept = rng.random(len(sample.days)) < np.where(sample.filled, 0.95, 0.4)
    kept |= np.isin(sample.days, tuple(story.SKIPPED_TABLETS))
    for day in sample.days[kept & model.in_window(sample.days, story.FIRST_TABLET, sample.days[-1] - 1)].tolist():
        skipped = day in story.SKIPPED_TABLETS
        clock = time(8, int(rng.integers(60)))
        yield _dose(sample, "tablets", day) | {
            "planned_day": sample.date(day),
            "time": "" if skipped else f"{clock:%H:%M}",
            "status": "skipped" if skipped else "taken",
            "note": story.SKIPPED_TABLETS.get(day, ""),
            "recorded_at": diary_csv.utc(
                sample.moment(day, 20, 2) if skipped else sample.moment(day, 8, clock.minute, 40)
            ),
        }


def _dose(sample: Sample, plan: str, day: int) -> dict[str, object]:
    taken = story.REGIMENS[plan][0]
    return {
        "id": identity(sample.seed, "dose", plan, day),
        "day": sample.date(day),
        "status": "taken",
        "regimen": identity(sample.seed, "regimen", plan),
    } | {key: taken[key] for key in ("medicine", "amount_ug", "route")}


def regimens(sample: Sample) -> Iterator[Row]:
    """The plans."""
    for plan, (taken, first, last, recurrence, phase) in story.REGIMENS.items():
        yield taken | {
            "id": identity(sample.seed, "regimen", plan),
            "first_day": sample.date(first),
            "last_day": None if last is None else sample.date(last),
            "recurrence": recurrence,
            "times_per_day": 1,
            "anchor": "calendar",
            "phase": phase,
        }


def labs(sample: Sample) -> Iterator[Row]:
    """The laboratory results that lie within the diary."""
    for day, test, *printed in story.LABS:
        if day <= sample.days[-1]:
            row = dict(zip(diary_csv.COLUMNS["labs"][3:], printed, strict=True))
            yield row | {"id": identity(sample.seed, "lab", day, test), "day": sample.date(day), "test": test}


def events(sample: Sample) -> Iterator[Row]:
    """The events that lie within the diary, and a note on the first day without a twitch."""
    told = [event for event in story.EVENTS if (event[1] or event[0]) <= sample.days[-1]]
    zeros = sample.days[sample.filled & (sample.values["twitching"] == 0)]
    told += [(int(day), None, "note", story.ON_FIRST_ZERO, False) for day in zeros[:1]]
    for day, last, kind, text, for_doctor in sorted(told, key=lambda event: event[0]):
        yield {
            "id": identity(sample.seed, "event", day, text),
            "day": sample.date(day),
            "last_day": None if last is None else sample.date(last),
            "kind": kind,
            "text": text,
            "for_doctor": int(for_doctor),
        }


def supplies(sample: Sample) -> Iterator[Row]:
    """What was counted in the cupboard, on the days that lie within the diary."""
    for day, name, amount, count, expiry, note in story.SUPPLIES:
        if day <= sample.days[-1]:
            yield {
                "id": identity(sample.seed, "supply", name),
                "name": name,
                "amount_ug": amount,
                "in_stock": count,
                "expiry": None if expiry is None else sample.date(expiry),
                "note": note,
                "recorded_at": diary_csv.utc(sample.moment(day, 18, 30)),
            }


if __name__ == "__main__":
    write_diary(FOLDER)
