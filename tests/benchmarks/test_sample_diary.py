"""The sample diary: never other than what the generator writes, and believable."""

import csv
import json
from collections import Counter, defaultdict
from datetime import date, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from benchmarks.diary_csv import COLUMNS
from benchmarks.sample_diary import FOLDER, LAST_DAY, write_diary
from benchmarks.ten_years import write_ten_years
from tracker.domain import catalogue, site
from tracker.domain.dose import Dose
from tracker.domain.event import Event
from tracker.domain.lab import LabResult
from tracker.domain.observation import Observation
from tracker.domain.record import Record
from tracker.domain.regimen import Regimen
from tracker.domain.supply import Supply
from tracker.domain.timed_count import TimedCount

FILES = (*(f"{name}.csv" for name in COLUMNS), "truth.json")
RECORDS: dict[str, type[Record]] = {
    "observations": Observation,
    "timed_counts": TimedCount,
    "doses": Dose,
    "regimens": Regimen,
    "labs": LabResult,
    "events": Event,
    "supplies": Supply,
}
TREATMENT_START = date(2026, 5, 25)


def rows(name: str, folder: Path = FOLDER) -> list[dict[str, str]]:
    """One file as dictionaries."""
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def totals(item: str = "twitching") -> Counter[date]:
    """What the sample holds of a counted item, by day."""
    total: Counter[date] = Counter()
    for row in rows("observations"):
        if row["item"] == item:
            total[date.fromisoformat(row["day"])] += int(row["value"])
    return total


def filled() -> list[date]:
    """The days with at least one observation, in order."""
    return sorted({date.fromisoformat(row["day"]) for row in rows("observations")})


@pytest.mark.parametrize("name", FILES)
def test_committed_sample_is_what_the_generator_writes(name: str, tmp_path: Path) -> None:
    write_diary(tmp_path)
    assert (FOLDER / name).read_text(encoding="utf-8") == (tmp_path / name).read_text(encoding="utf-8")


def test_nothing_else_lies_beside_the_sample() -> None:
    assert {path.name for path in FOLDER.iterdir()} == set(FILES)


def test_same_seed_writes_the_same_bytes_and_another_seed_others(tmp_path: Path) -> None:
    for folder, seed in (("one", 3), ("same", 3), ("other", 4)):
        write_diary(tmp_path / folder, seed=seed, weeks=12)
    for name in FILES:
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "same" / name).read_bytes()
    observed = [(tmp_path / folder / "observations.csv").read_bytes() for folder in ("one", "other")]
    assert observed[0] != observed[1]


@pytest.mark.parametrize("name", RECORDS)
def test_every_row_is_a_valid_record_with_an_id_of_its_own(name: str) -> None:
    table = rows(name)
    assert table
    given: list[dict[str, Any]] = [{key: text for key, text in row.items() if text} for row in table]
    records = [RECORDS[name](**row) for row in given]
    assert len({record.id for record in records}) == len(records)


def test_days_run_from_four_weeks_before_the_first_injection_to_the_last_day() -> None:
    doses = [date.fromisoformat(row["day"]) for row in rows("doses")]
    assert min(doses) == TREATMENT_START
    assert (filled()[0], filled()[-1]) == (TREATMENT_START - timedelta(days=28), LAST_DAY)
    assert filled() == [date.fromisoformat(day) for day in dict.fromkeys(row["day"] for row in rows("observations"))]


def test_sites_are_places_of_the_catalogue() -> None:
    known = catalogue.body_sites()
    places = {row["site"] for row in (*rows("observations"), *rows("timed_counts"))} - {""}
    assert {"calf-left", "calf-right", "eyelid-left", "thigh_front-right"} <= places
    assert {site.split(place)[0] for place in places} <= set(known)
    injected = {row["site"] for row in rows("doses")} - {""}
    assert {site.split(place)[0] for place in injected} <= set(catalogue.injection_sites())


def test_items_medicines_and_tests_are_those_of_the_catalogue() -> None:
    assert {row["item"] for row in rows("observations")} <= set(catalogue.items())
    assert {row["medicine"] for row in rows("doses")} <= set(catalogue.medicines())
    assert {row["test"] for row in rows("labs")} <= set(catalogue.lab_tests())


def test_a_severity_at_a_place_says_only_that_it_was_felt_there() -> None:
    values = {row["value"] for row in rows("observations") if row["site"] and row["item"] != "twitching"}
    assert values == {"1"}


def test_illness_is_a_gap() -> None:
    illness = next(row for row in rows("events") if row["kind"] == "illness")
    first, last = date.fromisoformat(illness["day"]), date.fromisoformat(illness["last_day"])
    assert (last - first).days == 7
    assert not [day for day in filled() if first <= day <= last]


def test_four_days_in_a_row_are_back_filled_and_no_other() -> None:
    late = set()
    for row in rows("observations"):
        day = date.fromisoformat(row["day"])
        if datetime.fromisoformat(row["recorded_at"]).date() - day > timedelta(days=2):
            late.add(day)
    assert len(late) == 4
    assert {(after - before).days for before, after in pairwise(sorted(late))} == {1}


def test_entries_of_the_last_day_were_made_early_that_day() -> None:
    last = [row for row in rows("observations") if row["day"] == LAST_DAY.isoformat()]
    assert 0 < len({row["item"] for row in last}) < 6
    assert max(row["recorded_at"] for row in last) < f"{LAST_DAY}T07"
    assert not [row for row in rows("doses") if row["day"] == LAST_DAY.isoformat()]


def test_one_injection_is_late_by_three_days_and_some_tablets_are_skipped() -> None:
    doses = rows("doses")
    late = [date.fromisoformat(dose["day"]) - date.fromisoformat(dose["planned_day"]) for dose in doses]
    assert [days.days for days in late if days] == [3]
    assert [dose["status"] for dose in doses].count("skipped") == 3


def test_days_without_a_twitch_come_near_the_end_and_are_told_once() -> None:
    zeros = sorted(day for day, count in totals().items() if count == 0)
    assert zeros[0] > TREATMENT_START + timedelta(days=84)
    assert sum(day > LAST_DAY - timedelta(days=28) for day in zeros) >= 2
    assert [row["day"] for row in rows("events") if "Not one twitch" in row["text"]] == [zeros[0].isoformat()]


def test_the_first_weeks_of_treatment_flare() -> None:
    count = totals()
    flare = [value for day, value in count.items() if 3 <= (day - TREATMENT_START).days < 14]
    before = [value for day, value in count.items() if day < TREATMENT_START]
    assert sum(flare) / len(flare) > sum(before) / len(before)


def test_truth_is_near_what_was_recorded() -> None:
    truth = json.loads((FOLDER / "truth.json").read_text(encoding="utf-8"))["items"]
    assert len(truth) == 10
    for item, true in truth.items():
        daily: defaultdict[date, float] = defaultdict(float)
        for row in rows("observations"):
            if row["item"] == item and (item == "twitching" or not row["site"]):
                daily[date.fromisoformat(row["day"])] += float(row["value"])
        windows = {"baseline": TREATMENT_START, "last_28_days": LAST_DAY + timedelta(days=1)}
        for name, end in windows.items():
            found = [value for day, value in daily.items() if end - timedelta(days=28) <= day < end]
            assert sum(found) / len(found) == pytest.approx(true[name], abs=5 if item == "twitching" else 1.0)


def test_truth_of_wear_off_is_positive_where_there_is_some() -> None:
    items = json.loads((FOLDER / "truth.json").read_text(encoding="utf-8"))["items"]
    assert 0.04 < items["tingling"]["wear_off_per_day"] < 0.09
    assert items["stress"]["wear_off_per_day"] == 0


def test_no_text_names_a_month_or_a_weekday() -> None:
    months = {f"{date(2026, month, 1):%B}" for month in range(1, 13)} - {"May"}
    weekdays = {f"{date(2026, 11, day):%A}" for day in range(16, 23)}
    texts = [row["text"] for row in rows("events")] + [row["note"] for name in ("doses", "labs") for row in rows(name)]
    assert not [text for text in texts if any(word in text for word in months | weekdays)]


def test_ten_years_hold_what_they_promise(tmp_path: Path) -> None:
    write_ten_years(tmp_path, 1)
    observed = rows("observations", tmp_path)
    assert len(observed) == 3650 * 12
    assert len({row["day"] for row in observed}) == 3650
    assert set(Counter(row["item"] for row in observed).values()) == {3650}
    assert len({row["id"] for row in observed}) == len(observed)
    assert max(row["day"] for row in observed) == LAST_DAY.isoformat()
    assert [len(rows("doses", tmp_path)), len(rows("labs", tmp_path))] == [300, 60]
