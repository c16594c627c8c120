"""A backup takes the diary's place whole or not at all; what was there is kept, and comes back the same way."""

import json
import os
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.store.files import FIRST, cut_short, rows_of, sql, write_diary
from tests.store.test_hot_journal import content
from tests.store.test_older_forms import first_form
from tracker.domain.errors import DiaryDamaged, DiaryError, DiaryForeign, DiaryInUse, DiaryMissing, DiaryNewer
from tracker.domain.event import Event
from tracker.store.copies import copies_of, find, look_into
from tracker.store.diary import Diary
from tracker.store.restore import Restored, latest_replaced, restore
from tracker.store.set_aside import set_aside_of

NOW = datetime(2026, 11, 22, 21, tzinfo=UTC)
__all__ = ["first_form"]


@pytest.fixture
def copy(path: Path) -> Path:
    """A backup of a diary that has gone on since."""
    write_diary(path)
    with closing(Diary.open(path)) as diary:
        made = diary.back_up()
        diary.add(Event(day=FIRST, text="later " * 3000))
    return made


def back(path: Path, source: Path) -> Restored:
    return restore(path, source, NOW, "a test")


def make_state(path: Path, state: str) -> None:
    """What may be at the diary's place when a backup is wanted."""
    if state == "cut short":
        cut_short(path, "UPDATE event SET text = text || 'zzzz'", "UPDATE observation SET value = 1")
    elif state == "gone":
        path.unlink()
    elif state == "damaged":
        path.write_bytes(path.read_bytes()[:9000])
    elif state == "a text":
        path.write_text("Dear doctor")
    elif state == "empty":
        path.write_bytes(b"")


@pytest.mark.parametrize("state", ["sound", "cut short", "gone", "damaged", "a text", "empty"])
def test_restored_diary_is_the_backup_and_nothing_that_was_there_is_lost(path: Path, copy: Path, state: str) -> None:
    make_state(path, state)
    lay = {file.name: file.read_bytes() for file in path.parent.glob("diary.b12*") if file.suffix != ".lock"}
    done = back(path, copy)
    with closing(Diary.open(path)) as opened:
        assert opened.remark == ""
    assert content(path) == content(copy)
    aside = {file.name: file.read_bytes() for file in done.aside.iterdir()} if done.aside else {}
    assert {name: data for name, data in aside.items() if name != "about.json"} == lay
    assert sorted(file.name for file in path.parent.iterdir()) == ["backups", "diary.b12", "diary.b12.lock"]


@pytest.mark.parametrize("state", ["sound", "cut short"])
def test_restoring_can_be_taken_back_and_back_again(path: Path, copy: Path, state: str) -> None:
    before = content(path)
    make_state(path, state)
    back(path, copy)
    back(path, latest_replaced(path))
    assert content(path) == before
    back(path, latest_replaced(path))
    assert content(path) == content(copy)


def test_taking_back_what_never_was_is_refused_in_words(path: Path, copy: Path) -> None:
    with pytest.raises(DiaryMissing, match=r"^No backup of this diary has been restored"):
        latest_replaced(path)


def test_what_was_there_last_comes_back_whatever_the_clock_says(path: Path, copy: Path) -> None:
    restore(path, copy, NOW.replace(year=2030), "a test")
    with closing(Diary.open(path)) as diary:
        diary.add(Event(day=FIRST, text="the newest"))
    newest = content(path)
    back(path, copy)
    back(path, latest_replaced(path))
    assert content(path) == newest


def damage(copy: Path, kind: str) -> type[DiaryError]:
    """Make a backup unfit, and say as what it is to be refused."""
    data = bytearray(copy.read_bytes())
    if kind == "one bit":
        data[len(data) // 2] ^= 1
        copy.write_bytes(data)
        return DiaryDamaged
    if kind == "cut off":
        copy.write_bytes(data[:9000])
        return DiaryDamaged
    copy.with_suffix(".json").unlink()
    if kind == "newer":
        sql(copy, "UPDATE alembic_version SET version_num = '9999'")
        return DiaryNewer
    copy.write_text("Dear doctor")
    return DiaryForeign


@pytest.mark.parametrize("kind", ["one bit", "cut off", "newer", "a text"])
def test_unfit_backup_is_refused_and_nothing_is_changed(path: Path, copy: Path, kind: str) -> None:
    expected = damage(copy, kind)
    assert look_into(copies_of(path)[0]).fault
    before = path.read_bytes()
    with pytest.raises(expected):
        back(path, copy)
    assert path.read_bytes() == before
    assert set_aside_of(path) == ()
    assert not list(path.parent.glob(".diary*"))


def test_newest_sound_backup_is_found_among_damaged_ones(path: Path, copy: Path) -> None:
    with closing(Diary.open(path)) as diary:
        for _copy in range(2):
            damage(diary.back_up(), "one bit")
    assert find(path, "newest").path == copy


def test_backup_of_an_older_form_is_brought_up_to_date_and_stays_as_it_is(first_form: Path, tmp_path: Path) -> None:
    mine = tmp_path / "mine.b12"
    write_diary(mine)
    before, raw = content(first_form), first_form.read_bytes()
    restore(mine, first_form, NOW, "a test")
    assert first_form.read_bytes() == raw
    counts = {table: len(rows) for table, rows in content(mine).items() if table in before}
    assert counts == {table: len(rows) for table, rows in before.items()}
    Diary.open(mine).close()


def test_diary_that_is_open_is_not_replaced(path: Path, copy: Path) -> None:
    with closing(Diary.open(path)) as diary, pytest.raises(DiaryInUse):
        back(diary.path, copy)


def test_diary_is_no_backup_of_itself(path: Path, copy: Path) -> None:
    with pytest.raises(DiaryError, match="is the diary itself"):
        back(path, path)


def test_list_tells_day_reason_entries_and_soundness(path: Path, copy: Path) -> None:
    back(path, copy)
    listed = [(entry.reason, look_into(entry)) for entry in copies_of(path)]
    kinds = dict(listed)
    assert len(listed) == len(kinds) == 2
    assert kinds["restore"].entries == kinds["daily"].entries + 1
    assert (kinds["daily"].first, kinds["daily"].fault) == (FIRST, "")


def test_looking_into_copies_changes_nothing(path: Path, copy: Path) -> None:
    make_state(path, "cut short")
    back(path, copy)
    folder = path.parent / "backups"
    before = {file: file.read_bytes() for file in folder.rglob("*") if file.is_file()}
    for entry in copies_of(path):
        assert look_into(entry).fault == ""
    assert {file: file.read_bytes() for file in folder.rglob("*") if file.is_file()} == before


@pytest.mark.skipif(os.name != "posix", reason="modes are a matter of POSIX")
def test_what_is_restored_and_set_aside_is_for_the_owner_only(path: Path, copy: Path) -> None:
    before = os.umask(0)
    try:
        back(path, copy)
    finally:
        os.umask(before)
    made = [path, *(path.parent / "backups").rglob("*")]
    assert all(file.stat().st_mode & 0o077 == 0 for file in made)


def test_manifest_is_compared_at_the_moment_of_restoring(path: Path, copy: Path) -> None:
    about = json.loads(copy.with_suffix(".json").read_text())
    copy.with_suffix(".json").write_text(json.dumps({**about, "sha256": "0" * 64}))
    with pytest.raises(DiaryDamaged, match="has changed since the backup was made"):
        back(path, copy)


def test_rows_are_the_same_after_a_restore_as_the_driver_reads_them(path: Path, copy: Path) -> None:
    back(path, copy)
    with closing(Diary.open(path)) as diary:
        assert rows_of(diary._raw) == content(copy)
