"""Which backups there are, and which of them count: told by what is in them, not by their names."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.domain.examples import DAY
from tests.store.conftest import Clock
from tests.store.files import sql
from tests.store.test_thinning import NOW, named
from tracker.domain.errors import DiaryNotSaved
from tracker.domain.observation import Observation
from tracker.store import backup
from tracker.store.backup_folder import newest
from tracker.store.database import connect
from tracker.store.diary import Diary

SOME = Observation(day=DAY, item="twitching", value=7)


def test_backup_dated_in_the_future_says_nothing_about_today(tmp_path: Path) -> None:
    named(tmp_path, NOW.replace(year=2030))
    assert newest(tmp_path, NOW) is None
    named(tmp_path, NOW - timedelta(days=12))
    assert newest(tmp_path, NOW) == NOW - timedelta(days=12)


@pytest.mark.parametrize("wrong", [datetime(2030, 1, 1, tzinfo=UTC), datetime(2009, 1, 1, tzinfo=UTC)])
def test_daily_backups_go_on_after_a_start_with_a_wrong_clock(diary: Diary, clock: Clock, wrong: datetime) -> None:
    right, clock.now = clock.now, wrong
    diary.put(SOME)
    diary.back_up()
    for day in range(1, 30):
        clock.now = right + timedelta(days=day)
        before = diary.newest_backup()
        assert before is None or before < clock.now.replace(tzinfo=None) - timedelta(hours=23)
        diary.back_up()
        assert diary.newest_backup() == clock.now.replace(tzinfo=None, microsecond=0)


@pytest.mark.parametrize("content", [b"", b"a text", b"SQLite format 3\0"])
def test_file_that_only_has_the_name_of_a_backup_does_not_count(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "b12-20261122-190000-daily.b12").write_bytes(content)
    assert newest(tmp_path, NOW) is None


def test_backup_that_was_changed_later_does_not_count(tmp_path: Path) -> None:
    path = named(tmp_path, NOW)
    assert newest(tmp_path) == NOW
    path.write_text("something else")
    assert newest(tmp_path) is None


@pytest.mark.parametrize("text", ["", "{", "[]", "7", '{"sha256": 5}', "[" * 100_000])
def test_manifest_that_cannot_be_read_counts_as_none(tmp_path: Path, text: str) -> None:
    named(tmp_path, NOW).with_suffix(".json").write_text(text)
    assert newest(tmp_path) is None


def test_two_backups_in_one_second_are_two(diary: Diary) -> None:
    first, second = diary.back_up("import"), diary.back_up("import")
    assert first != second
    assert first.exists()
    assert diary.newest_backup() is not None


def test_backup_of_an_emptied_diary_does_not_count(diary: Diary, clock: Clock) -> None:
    kept = diary.put(SOME)
    diary.back_up()
    good = diary.newest_backup()
    diary.remove(kept)
    clock.pass_by(days=3)
    diary.back_up("migration0001")
    assert diary.newest_backup() == good


def test_file_without_tables_is_not_backed_up(tmp_path: Path, path: Path) -> None:
    sql(path, "PRAGMA user_version=1")
    raw = connect(path, read_only=True)
    with pytest.raises(DiaryNotSaved, match=r"has lost what was in it\. Earlier backups are kept\.$"):
        backup.back_up(raw, tmp_path / "backups", NOW, "daily")
    raw.close()
    assert list((tmp_path / "backups").iterdir()) == []


def test_leftovers_of_backups_cut_short_are_swept_and_nothing_else(diary: Diary, path: Path) -> None:
    folder = path.parent / "backups" / "diary.b12"
    folder.mkdir(parents=True)
    ours = ["b12-20261101-200000-daily.tmp", "b12-20261101-200000-daily.tmp-journal", "b12-20261101-200000-daily.json"]
    others = ["b12.tmp", "note.tmp", "b12-20261101-daily.tmp", "my.json", "b12-20261101-200000-daily copy.json"]
    for name in (*ours, *others):
        (folder / name).write_text("x")
    made = diary.back_up()
    assert {file.name for file in folder.iterdir()} == {*others, made.name, made.with_suffix(".json").name}


@pytest.mark.skipif(os.name != "posix", reason="modes are a matter of POSIX")
def test_folders_of_backups_are_private_whatever_the_umask(diary: Diary, path: Path) -> None:
    before = os.umask(0)
    try:
        made = diary.back_up()
    finally:
        os.umask(before)
    for place in (made.parent, made.parent.parent):
        assert place.stat().st_mode & 0o777 == 0o700
    assert {file.stat().st_mode & 0o777 for file in made.parent.iterdir()} == {0o600}


def test_copy_has_a_mark_of_its_own(diary: Diary, path: Path) -> None:
    marks = {file.read_bytes()[60:64] for file in (path, diary.back_up(), diary.back_up())}
    assert len(marks) == 3
