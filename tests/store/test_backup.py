"""Backups are verified copies with a manifest; old ones thin out, and nothing else is ever deleted."""

import hashlib
import json
from contextlib import closing
from datetime import UTC, datetime
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
