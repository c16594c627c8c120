"""Old backups thin out in the order in which they were made; nothing else is ever deleted."""

import hashlib
import json
import random
from datetime import datetime, timedelta
from pathlib import Path

from tracker.store import backup_folder
from tracker.store.thinning import thin_out

NOW = datetime(2026, 11, 22, 20, 0)  # noqa: DTZ001 - local time, as in the names


def named(folder: Path, moment: datetime, reason: str = "daily", number: int = 0) -> Path:
    """A file with the name of a backup, and its manifest."""
    path = folder / f"b12-{moment:%Y%m%d-%H%M%S}-{reason}.b12"
    path.write_text(path.name)
    about = {"sha256": hashlib.sha256(path.read_bytes()).hexdigest(), "number": number}
    path.with_suffix(".json").write_text(json.dumps(about))
    return path


def left(folder: Path) -> list[str]:
    return sorted(path.name[4:12] for path in folder.glob("b12-*.b12"))


def test_thinning_keeps_two_days_then_12_days_10_weeks_and_9_months(tmp_path: Path) -> None:
    for ago in range(400):
        named(tmp_path, NOW - timedelta(days=ago))
    for hours in (1, 2, 3, 25, 49):
        named(tmp_path, NOW - timedelta(hours=hours), "hourly")
    gone = thin_out(tmp_path)
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
    assert thin_out(tmp_path) == [tmp_path / "b12-20261120-080000-daily.b12"]


def test_thinning_never_removes_copies_made_before_a_migration(tmp_path: Path) -> None:
    kept = [named(tmp_path, NOW - timedelta(days=30 * n), "migration0001") for n in range(24)]
    for days in range(40):
        named(tmp_path, NOW - timedelta(days=days))
    thin_out(tmp_path)
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
    thin_out(tmp_path)
    assert all(other.exists() for other in others)
    assert backup_folder.newest(tmp_path) == NOW


def test_clock_gone_wrong_deletes_no_recent_backup(tmp_path: Path) -> None:
    usual = [named(tmp_path, NOW - timedelta(days=days)) for days in range(10)]
    future = named(tmp_path, NOW.replace(year=2126))
    past = named(tmp_path, NOW.replace(year=1970))
    assert thin_out(tmp_path) == []
    assert all(path.exists() for path in (*usual, future, past))


def test_thinning_twice_removes_nothing_more(tmp_path: Path) -> None:
    chance = random.Random(3)
    for _copy in range(300):
        named(tmp_path, NOW - timedelta(minutes=chance.randrange(600_000)))
    thin_out(tmp_path)
    assert thin_out(tmp_path) == []


def test_days_of_a_clock_gone_wrong_take_no_place_from_what_is_made_afterwards(tmp_path: Path) -> None:
    for number in range(1, 41):
        named(tmp_path, NOW.replace(year=2030) + timedelta(days=number), number=number)
    for number in range(41, 61):
        made = named(tmp_path, NOW + timedelta(days=number), number=number)
        assert made not in thin_out(tmp_path)
    assert sum(day.startswith(("2026", "2027")) for day in left(tmp_path)) >= 12


def test_a_day_keeps_its_first_backup_and_its_last_twelve(tmp_path: Path) -> None:
    made = [named(tmp_path, NOW + timedelta(minutes=number), "import", number) for number in range(40)]
    thin_out(tmp_path)
    assert sorted(tmp_path.glob("*.b12")) == [made[0], *made[-12:]]


def test_backup_that_is_not_as_it_was_made_takes_no_place_and_is_not_removed(tmp_path: Path) -> None:
    good = [named(tmp_path, NOW - timedelta(days=days)) for days in range(12)]
    bad = [named(tmp_path, NOW - timedelta(days=days, hours=-1)) for days in range(12)]
    for path in bad:
        path.write_text("something else")
    assert thin_out(tmp_path) == []
    assert all(path.exists() for path in (*good, *bad))
