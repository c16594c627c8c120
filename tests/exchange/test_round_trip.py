"""What is written and read again is what was there, whatever people type."""

import csv
import datetime as dt
import tempfile
from datetime import UTC, date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.figures import SAMPLE
from tracker.domain.dose import Dose
from tracker.domain.event import KINDS, Event
from tracker.domain.item import Item
from tracker.domain.lab import LabResult
from tracker.domain.measured import AMOUNT_UNITS
from tracker.domain.observation import Observation
from tracker.domain.profile import Profile
from tracker.domain.record import Record
from tracker.domain.regimen import Regimen
from tracker.domain.supply import Supply
from tracker.domain.timed_count import TimedCount
from tracker.exchange import csv_folder

FILES = sorted(path.name for path in SAMPLE.glob("*.csv"))

WILD = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=30)
TRICKY = st.text(alphabet="'=+-@\t\r\n\",; aä\u2028", max_size=8)
TEXTS = WILD | TRICKY
NAMES = TEXTS.filter(lambda text: text.strip() == text and text != "")
DAYS = st.dates(date(1900, 1, 2), date(2200, 12, 30))
MOMENTS = st.integers(-(2**31), 2**32).map(lambda seconds: dt.datetime.fromtimestamp(seconds, UTC))
AMOUNTS = st.floats(0.001, 1_000_000)
UNITS = st.sampled_from(AMOUNT_UNITS)
OFFSETS = st.none() | st.integers(-720, 840)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | WILD,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WILD, inner, max_size=3),
    max_leaves=5,
)

OBSERVATIONS = st.builds(
    Observation, day=DAYS, item=st.just("sleep_hours"), value=st.floats(0, 24), recorded_at=MOMENTS
)
COUNTS = st.builds(
    TimedCount,
    day=DAYS,
    time=st.times(),
    utc_offset=OFFSETS,
    minutes=st.floats(0.1, 600),
    count=st.integers(0, 9999),
    site=st.sampled_from(["", "calf-left"]),
    recorded_at=MOMENTS,
)
DOSES = st.builds(
    Dose,
    day=DAYS,
    planned_day=st.none() | DAYS,
    time=st.none() | st.times(),
    utc_offset=OFFSETS,
    medicine=NAMES,
    amount=AMOUNTS,
    unit=UNITS,
    route=NAMES,
    site=TEXTS,
    batch=TEXTS,
    expiry=st.none() | DAYS,
    status=st.sampled_from(["taken", "skipped"]),
    regimen=st.none() | st.uuids(),
    note=TEXTS,
    recorded_at=MOMENTS,
)
REGIMENS = st.builds(
    Regimen,
    medicine=NAMES,
    amount=AMOUNTS,
    unit=UNITS,
    route=NAMES,
    first_day=DAYS,
    recurrence=st.sampled_from(["FREQ=DAILY;INTERVAL=21", "FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1"]),
    times_per_day=st.integers(1, 24),
    anchor=st.sampled_from(["calendar", "last_dose"]),
    phase=st.sampled_from(["loading", "maintenance", "other"]),
    note=TEXTS,
    recorded_at=MOMENTS,
)
LABS = st.builds(
    LabResult,
    day=DAYS,
    test=NAMES,
    value=NAMES | st.sampled_from(["-5", "1:40", "negative", "=5"]),
    unit=NAMES | st.just(""),
    reference_low=st.sampled_from(["", "-3.50", "197"]),
    laboratory=NAMES | st.just(""),
    note=TEXTS,
    time=st.none() | st.times(),
    recorded_at=MOMENTS,
)
EVENTS = st.builds(
    Event, day=DAYS, kind=st.sampled_from(KINDS), text=TEXTS, for_doctor=st.booleans(), recorded_at=MOMENTS
)
SUPPLIES = st.builds(
    Supply,
    name=NAMES,
    amount=AMOUNTS,
    unit=UNITS,
    in_stock=st.floats(0, 1000),
    note=TEXTS,
    recorded_at=MOMENTS,
)
ITEMS = st.builds(
    Item,
    key=st.from_regex(r"own_[a-z0-9_]{1,20}", fullmatch=True),
    label=NAMES,
    kind=st.sampled_from(["count", "severity", "yes_no"]),
    unit=TEXTS,
    group=st.sampled_from(["nerve", "general", "trigger"]),
    direction=st.sampled_from(["lower_better", "higher_better", "neutral"]),
    codes=st.dictionaries(WILD, WILD, max_size=2),
    hidden=st.booleans(),
    custom=st.booleans(),
    position=st.integers(-999, 999),
    recorded_at=MOMENTS,
)
PROFILES = st.builds(
    Profile,
    name=TEXTS,
    date_of_birth=st.none() | DAYS,
    identifiers=TEXTS,
    clinician=TEXTS,
    causes=st.lists(WILD, max_size=3),
    treatment_start=st.none() | DAYS,
    lab_units=st.dictionaries(WILD, WILD, max_size=2),
    preferences=st.dictionaries(WILD, JSON, max_size=2),
    recorded_at=MOMENTS,
)


def cells(path: Path) -> set[tuple[tuple[str, str], ...]]:
    with path.open(encoding="utf-8", newline="") as file:
        return {tuple(row.items()) for row in csv.DictReader(file, strict=True)}


@pytest.mark.parametrize("name", FILES)
def test_exported_sample_has_the_rows_that_were_brought_in(name: str, tmp_path: Path) -> None:
    csv_folder.write(csv_folder.read(SAMPLE).records, tmp_path)
    assert cells(tmp_path / name) == cells(SAMPLE / name)
    assert (tmp_path / name).read_bytes().split(b"\n")[0] == (SAMPLE / name).read_bytes().split(b"\r\n")[0]


def test_export_of_an_export_is_the_same_to_the_byte(tmp_path: Path) -> None:
    csv_folder.write(csv_folder.read(SAMPLE).records, tmp_path / "one")
    csv_folder.write(reversed(csv_folder.read(tmp_path / "one").records), tmp_path / "two")
    for name in FILES:
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


@settings(max_examples=40)
@given(
    st.lists(COUNTS | DOSES | REGIMENS | LABS | EVENTS | SUPPLIES | PROFILES, max_size=4, unique_by=lambda one: one.id)
)
def test_every_record_comes_back_as_it_was(records: list[Record]) -> None:
    assert read_back(records) == {record.id: record for record in records}


@settings(max_examples=40)
@given(
    st.lists(ITEMS, max_size=2, unique_by=lambda item: item.key),
    st.lists(OBSERVATIONS, max_size=3, unique_by=lambda observation: observation.day),
)
def test_own_items_and_values_come_back_as_they_were(items: list[Item], observations: list[Observation]) -> None:
    own = [
        Observation(day=date(2026, 6, 1), item=item.key, value=1, recorded_at=dt.datetime.now(UTC)) for item in items
    ]
    records = [*items, *observations, *own]
    assert read_back(records) == {record.id: record for record in records}


def read_back(records: list[Record]) -> dict[object, Record]:
    with tempfile.TemporaryDirectory() as name:
        if not csv_folder.write(records, Path(name)):
            return {}
        preview = csv_folder.read(Path(name))
    assert preview.problems == ()
    return {record.id: record for record in preview.records}


def test_offset_is_written_only_where_one_is_known(tmp_path: Path) -> None:
    known: dict[str, Any] = {"day": date(2026, 6, 1), "time": dt.time(21), "minutes": 5, "count": 2}
    csv_folder.write([TimedCount(**known)], tmp_path)
    assert "utc_offset" not in (tmp_path / "timed_counts.csv").read_text()
    csv_folder.write([TimedCount(**known), TimedCount(**known, utc_offset=0)], tmp_path)
    assert "utc_offset" in (tmp_path / "timed_counts.csv").read_text()


def test_time_of_entry_is_written_where_it_is_not_the_one_assumed(tmp_path: Path) -> None:
    late = Event(day=date(2026, 6, 1), text="Cramp", recorded_at=dt.datetime(2026, 6, 9, 8, tzinfo=UTC))
    csv_folder.write([late], tmp_path)
    assert csv_folder.read(tmp_path).records == (late,)
    noon = late.replaced(recorded_at=dt.datetime(2026, 6, 1, 12, tzinfo=UTC))
    csv_folder.write([noon], tmp_path)
    assert "recorded_at" not in (tmp_path / "events.csv").read_text()


def test_no_cell_of_text_begins_like_a_formula(tmp_path: Path) -> None:
    csv_folder.write([Event(day=date(2026, 6, 1), text="=HYPERLINK(1)"), Profile(name="@me")], tmp_path)
    assert ",'=HYPERLINK(1)," in (tmp_path / "events.csv").read_text()
    assert ",'@me," in (tmp_path / "profile.csv").read_text()
