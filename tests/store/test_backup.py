"""Backups are verified copies with a manifest; old ones thin out, and nothing else is ever deleted."""

import hashlib
import json
import random
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.domain.examples import DAY, FIELDS, make
from tests.store.conftest import Clock
from tests.store.files import everything, rows_of
from tracker import __version__
from tracker.domain.errors import DiaryNotSaved
from tracker.domain.observation import Observation
from tracker.store import backup
from tracker.store.database import connect
from tracker.store.diary import Diary

NOW = datetime(2026, 11, 22, 20, 0)  # noqa: DTZ001 - local time, as in the names


def named(folder: Path, moment: datetime, reason: str = "daily") -> Path:
    """An empty file with the name of a backup, and its manifest."""
    path = folder / f"b12-{moment:%Y%m%d-%H%M%S}-{reason}.b12"
    path.touch()
    path.with_suffix(".json").touch()
    return path


def left(folder: Path) -> list[str]:
    return sorted(path.name[4:12] for path in folder.glob("b12-*.b12"))


def test_backup_equals_the_diary_row_by_row(diary: Diary) -> None:
    for kind in FIELDS:
        diary.add(make(kind))
    diary.remove(diary.put(Observation(day=DAY, item="tingling", value=3)))
    copy = diary.back_up()
    with closing(connect(copy, read_only=True)) as raw:
        assert rows_of(raw) == everything(diary)
        assert raw.execute("PRAGMA integrity_check").fetchone()[0] == "ok"


def test_backup_opens_as_a_diary(diary: Diary, tmp_path: Path) -> None:
    kept = diary.put(Observation(day=DAY, item="twitching", value=7))
    elsewhere = tmp_path / "restored.b12"
    elsewhere.write_bytes(diary.back_up().read_bytes())
    with closing(Diary.open(elsewhere)) as restored:
        assert restored.records(Observation) == (kept,)


def test_manifest_tells_hash_rows_and_version(diary: Diary) -> None:
    diary.put(Observation(day=DAY, item="twitching", value=7))
    copy = diary.back_up()
    manifest = json.loads(copy.with_suffix(".json").read_text())
    assert manifest["sha256"] == hashlib.sha256(copy.read_bytes()).hexdigest()
    assert manifest["version"] == __version__
    assert (manifest["rows"]["observation"], manifest["rows"]["dose"], manifest["rows"]["journal"]) == (1, 0, 1)


def test_backup_is_named_for_its_local_time_and_reason(diary: Diary, path: Path) -> None:
    assert diary.newest_backup() is None
    copy = diary.back_up("before")
    assert copy == path.parent / "backups" / "diary.b12" / "b12-20261122-200000-before.b12"
    assert diary.newest_backup() == NOW
    assert sorted(file.name for file in copy.parent.iterdir()) == [copy.with_suffix(".b12").name, f"{copy.stem}.json"]


def test_backup_leaves_the_diary_as_it_is(diary: Diary, path: Path) -> None:
    diary.put(Observation(day=DAY, item="twitching", value=7))
    diary.close()
    before = path.read_bytes()
    with closing(Diary.open(path)) as opened:
        opened.back_up()
    assert path.read_bytes() == before


def test_copy_that_differs_from_the_diary_gets_no_name(diary: Diary, path: Path) -> None:
    """Rows that come between copying and counting stand for any difference."""
    folder = path.parent / "backups"

    class Late:
        def execute(self, statement: str, *values: object) -> object:
            done = diary._raw.execute(statement, *values)
            if statement.startswith("VACUUM"):
                diary.put(Observation(day=DAY, item="twitching", value=7))
            return done

    with pytest.raises(DiaryNotSaved, match="the copy differs from the diary"):
        backup.back_up(Late(), folder, NOW, "daily")
    assert list(folder.iterdir()) == []


def test_backup_into_what_is_no_folder_is_refused_in_words(diary: Diary, path: Path) -> None:
    (path.parent / "backups").write_text("a file")
    with pytest.raises(DiaryNotSaved, match=r"^No backup could be made in .*\. The diary itself is safe\.$"):
        diary.back_up()
    assert (path.parent / "backups").read_text() == "a file"
    diary.put(Observation(day=DAY, item="twitching", value=7))


def test_unfinished_copy_of_a_killed_program_is_no_obstacle(diary: Diary, path: Path) -> None:
    folder = path.parent / "backups" / "diary.b12"
    folder.mkdir(parents=True)
    (folder / "b12-20261122-200000-daily.tmp").write_bytes(b"half")
    diary.back_up()
    assert not list(folder.glob("*.tmp"))


def test_two_diaries_of_one_folder_do_not_thin_out_each_other(diary: Diary, path: Path, clock: Clock) -> None:
    early = diary.back_up()
    with closing(Diary.open(path.with_name("carer.b12"), make=True, clock=clock, zone=UTC)) as other:
        other.back_up()
        for _copy in range(40):
            clock.pass_by(hours=20)
            other.back_up()
    assert early.exists()
    assert diary.newest_backup() == NOW


def test_thinning_keeps_two_days_then_12_days_10_weeks_and_9_months(tmp_path: Path) -> None:
    for ago in range(400):
        named(tmp_path, NOW - timedelta(days=ago))
    for hours in (1, 2, 3, 25, 49):
        named(tmp_path, NOW - timedelta(hours=hours), "hourly")
    gone = backup.thin_out(tmp_path)
    months = ["20260331", "20260430", "20260531", "20260630", "20260731", "20260831", "20260930", "20261031"]
    weeks = ["20260920", "20260927", "20261004", "20261011", "20261018", "20261025", "20261101", "20261108"]
    days = [f"202611{day}" for day in range(11, 21)]
    whole = ["20261121"] * 2 + ["20261122"] * 4
    assert left(tmp_path) == [*sorted(months + weeks), *days, *whole]
    assert len(gone) == 405 - len(left(tmp_path))
    assert len(list(tmp_path.glob("*.json"))) == len(left(tmp_path))


def test_thinning_keeps_the_newest_of_each_day(tmp_path: Path) -> None:
    for days in range(3):
        for hour in (8, 20):
            named(tmp_path, NOW.replace(hour=hour) - timedelta(days=days))
    assert backup.thin_out(tmp_path) == [tmp_path / "b12-20261120-080000-daily.b12"]


def test_thinning_never_removes_copies_made_before_a_migration(tmp_path: Path) -> None:
    kept = [named(tmp_path, NOW - timedelta(days=30 * n), "migration0001") for n in range(24)]
    for days in range(40):
        named(tmp_path, NOW - timedelta(days=days))
    backup.thin_out(tmp_path)
    assert all(path.exists() and path.with_suffix(".json").exists() for path in kept)


def test_thinning_never_removes_what_is_not_its_own(tmp_path: Path) -> None:
    others = [
        tmp_path / name
        for name in (
            "diary.b12",
            "b12-20200101-200000-daily.db",
            "b12-20200101-200000-daily copy.b12",
            "b12-20201399-200000-daily.b12",
            "b12-20200101-daily.b12",
            "my b12-20200101-200000-daily.b12",
            "note.txt",
        )
    ]
    for other in others:
        other.touch()
    for days in range(40):
        named(tmp_path, NOW - timedelta(days=days))
    backup.thin_out(tmp_path)
    assert all(other.exists() for other in others)
    assert backup.newest(tmp_path) == NOW


def test_clock_gone_wrong_deletes_no_recent_backup(tmp_path: Path) -> None:
    usual = [named(tmp_path, NOW - timedelta(days=days)) for days in range(10)]
    future = named(tmp_path, NOW.replace(year=2126))
    past = named(tmp_path, NOW.replace(year=1970))
    assert backup.thin_out(tmp_path) == []
    assert all(path.exists() for path in (*usual, future, past))


def test_thinning_twice_removes_nothing_more(tmp_path: Path) -> None:
    chance = random.Random(3)
    for _copy in range(300):
        named(tmp_path, NOW - timedelta(minutes=chance.randrange(600_000)))
    backup.thin_out(tmp_path)
    assert backup.thin_out(tmp_path) == []
