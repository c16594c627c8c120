"""A diary file is private, durable and sound; what is not a sound diary is refused with not a byte changed."""

import random
import re
from collections.abc import Callable, Iterable
from contextlib import closing, suppress
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from tests.domain.examples import DAY, make
from tests.store.files import FIRST, PAGE, everything, run, sql, traces, write_diary
from tracker.domain.change import Edit
from tracker.domain.dose import Dose
from tracker.domain.errors import (
    DiaryDamaged,
    DiaryError,
    DiaryForeign,
    DiaryMissing,
    DiaryNewer,
    TrackerError,
)
from tracker.domain.history import Period
from tracker.domain.observation import Observation
from tracker.store import database
from tracker.store.diary import Diary
from tracker.store.tables import ROWS

ODD_NAMES = [
    "two words",
    "Übung für später",
    "it's",
    "100%",
    "what?",
    "no#1",
    "a&b=c",
    "日記",
    "%41",
    "a;b",
    ":memory:",
]


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The bytes of a sound diary of two months."""
    path = tmp_path_factory.mktemp("sound") / "diary.b12"
    write_diary(path)
    return path.read_bytes()


def refused(path: Path, kind: type[TrackerError]) -> str:
    """The sentence with which a file is refused, nothing in its folder having changed."""
    before = traces(path.parent)
    with pytest.raises(kind) as refusal:
        Diary.open(path)
    assert traces(path.parent) == before
    said = str(refusal.value)
    assert said.endswith(".")
    assert str(path) in said
    assert not re.search(r"sqlite|pragma|errno|database disk|revision", said, re.IGNORECASE)
    return said


# A new diary


def test_new_diary_belongs_to_its_owner_alone(path: Path) -> None:
    before = run("import os, sys, pathlib; os.umask(0)\n"
                 "from tracker.store.diary import Diary\n"
                 "diary = Diary.open(pathlib.Path(sys.argv[1]), make=True); diary.back_up()\n"
                 "print(*sorted(f'{p.name} {p.stat().st_mode & 0o777:o}' for p in pathlib.Path(sys.argv[1]).parent"
                 ".rglob('*') if p.is_file()), sep='\\n')", path)  # fmt: skip
    names = dict(line.rsplit(" ", 1) for line in before.splitlines())
    assert set(names.values()) == {"600"}
    assert {name.rpartition(".")[2] for name in names} == {"b12", "lock", "json"}
    assert (path.parent / "backups" / "diary.b12").stat().st_mode & 0o077 == 0


def test_journal_of_a_change_belongs_to_its_owner_alone(diary: Diary, path: Path) -> None:
    seen: list[int] = []

    def edits() -> Iterable[Edit]:
        yield Edit(None, first := make(Dose))
        yield Edit(first, first.replaced(note="x"))
        seen.extend(file.stat().st_mode & 0o777 for file in path.parent.glob("*-journal"))

    diary.apply(edits())
    assert seen == [0o600]
    assert sorted(file.name for file in path.parent.iterdir()) == ["diary.b12", "diary.b12.lock"]


def test_diary_is_known_by_its_own_number(diary: Diary) -> None:
    assert diary._raw.execute("PRAGMA application_id").fetchone()[0] == 0x42313254


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("journal_mode", "delete"),
        ("synchronous", 3),
        ("fullfsync", 1),
        ("foreign_keys", 1),
        ("temp_store", 2),
        ("trusted_schema", 0),
        ("cell_size_check", 1),
    ],
)
def test_settings_that_keep_entries_safe_are_really_set(path: Path, setting: str, value: object) -> None:
    for make_it in (True, False):
        opened = Diary.open(path, make=make_it)
        opened.put(Observation(day=DAY, item="twitching", value=1))
        assert opened._raw.execute(f"PRAGMA {setting}").fetchone()[0] == value
        opened.close()


@pytest.mark.parametrize("name", ODD_NAMES)
def test_odd_names_of_folders_and_files_work(tmp_path: Path, name: str) -> None:
    path = tmp_path / name / f"{name}.b12"
    opened = Diary.open(path, make=True)
    kept = opened.put(Observation(day=DAY, item="twitching", value=7))
    copy = opened.back_up()
    opened.close()
    assert sorted(file.name for file in path.parent.iterdir()) == sorted([path.name, f"{path.name}.lock", "backups"])
    again = Diary.open(path)
    assert again.records(Observation) == (kept,)
    again.close()
    assert copy.parent == path.parent / "backups" / path.name


def test_opening_and_closing_a_sound_diary_writes_nothing(tmp_path: Path, sound: bytes) -> None:
    path = tmp_path / "diary.b12"
    path.write_bytes(sound)
    before = traces(tmp_path)
    opened = Diary.open(path)
    opened.history(Period(DAY, DAY))
    opened.close()
    assert traces(tmp_path) == before


def test_two_names_of_one_file_are_one_diary(diary: Diary, path: Path) -> None:
    other = path.with_name("other.b12")
    other.symlink_to(path)
    with pytest.raises(DiaryError, match="already open"):
        Diary.open(other)


def test_start_up_loads_no_alembic_when_no_step_is_due(path: Path, diary: Diary) -> None:
    diary.close()
    loaded = run("import sys, pathlib; from tracker.store.diary import Diary\n"
                 "Diary.open(pathlib.Path(sys.argv[1])).close(); print('alembic' in sys.modules)", path)  # fmt: skip
    assert loaded == "False\n"


def test_new_diary_that_cannot_be_made_leaves_nothing_behind(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    with pytest.raises(DiaryError, match=r"cannot be opened: .*\. Nothing was changed\.$"):
        Diary.open(blocked / "diary.b12", make=True)
    assert [file.name for file in tmp_path.iterdir()] == ["file"]


def test_half_made_diary_of_a_killed_program_is_no_obstacle(path: Path) -> None:
    path.with_name(".diary.b12.new").write_bytes(b"half")
    path.with_name(".diary.b12.new-journal").write_bytes(b"half")
    opened = Diary.open(path, make=True)
    assert opened.span() is None
    opened.close()
    assert not path.with_name(".diary.b12.new").exists()


# What is refused


def test_missing_diary_is_not_made_silently(tmp_path: Path) -> None:
    assert refused(tmp_path / "diary.b12", DiaryMissing).startswith("There is no diary at ")
    with pytest.raises(DiaryMissing):
        Diary.open(tmp_path / "no folder" / "diary.b12")
    assert list(tmp_path.iterdir()) == []


def test_folder_is_no_diary(tmp_path: Path) -> None:
    path = tmp_path / "diary.b12"
    path.mkdir()
    assert "is not a file" in refused(path, DiaryForeign)
    with pytest.raises(DiaryForeign):
        Diary.open(path, make=True)


def test_empty_file_is_refused_and_stays_empty(tmp_path: Path) -> None:
    path = tmp_path / "diary.b12"
    path.touch()
    assert "is empty" in refused(path, DiaryDamaged)
    with pytest.raises(DiaryDamaged):
        Diary.open(path, make=True)
    assert path.stat().st_size == 0


@pytest.mark.parametrize("content", [b"Dear diary\n" * 50, b"SQLite format 3\x00", b"\x00" * 8192, b"%PDF-1.7"])
def test_other_file_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "diary.b12"
    path.write_bytes(content)
    assert "is not a B12 Tracker diary. Nothing was changed" in refused(path, DiaryForeign)


def test_database_of_another_program_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "diary.b12"
    sql(path, "CREATE TABLE observation (id)", "INSERT INTO observation VALUES (1)")
    assert "is not a B12 Tracker diary" in refused(path, DiaryForeign)


def test_diary_of_a_newer_version_is_refused(tmp_path: Path, sound: bytes) -> None:
    path = tmp_path / "diary.b12"
    path.write_bytes(sound)
    sql(path, "UPDATE alembic_version SET version_num = '9999'")
    assert "newer version of B12 Tracker. Nothing was changed; please update" in refused(path, DiaryNewer)


@pytest.mark.parametrize(
    "trick",
    [
        "CREATE TRIGGER t AFTER INSERT ON observation BEGIN DELETE FROM dose; END",
        "CREATE VIEW v AS SELECT load_extension('x')",
    ],
)
def test_crafted_diary_is_refused(tmp_path: Path, sound: bytes, trick: str) -> None:
    path = tmp_path / "diary.b12"
    path.write_bytes(sound)
    sql(path, trick)
    assert "is not a B12 Tracker diary" in refused(path, DiaryForeign)


@pytest.mark.parametrize(
    "loss",
    [
        "DROP TABLE event",
        "ALTER TABLE dose RENAME COLUMN batch TO botch",
        "DELETE FROM alembic_version",
        "DROP TABLE alembic_version",
    ],
)
def test_diary_that_lacks_a_part_is_refused(tmp_path: Path, sound: bytes, loss: str) -> None:
    path = tmp_path / "diary.b12"
    path.write_bytes(sound)
    sql(path, loss)
    assert "is damaged. Nothing was changed; there is no backup beside it." in refused(path, DiaryDamaged)
    database.backups_of(path).mkdir(parents=True)
    assert f"its backups are in {database.backups_of(path)}." in refused(path, DiaryDamaged)


@pytest.mark.parametrize("share", [0.02, 0.3, 0.5, 0.77, 0.99])
def test_truncated_diary_is_refused(tmp_path: Path, sound: bytes, share: float) -> None:
    path = tmp_path / "diary.b12"
    path.write_bytes(sound[: int(len(sound) * share)])
    refused(path, DiaryDamaged)


def zero_page(data: bytearray, chance: random.Random) -> None:
    page = chance.randrange(1, len(data) // PAGE)
    data[page * PAGE : (page + 1) * PAGE] = bytes(PAGE)


def swap_pages(data: bytearray, chance: random.Random) -> None:
    one, two = (slice(page * PAGE, (page + 1) * PAGE) for page in chance.sample(range(1, len(data) // PAGE), 2))
    data[one], data[two] = data[two], data[one]


def flip_bit(data: bytearray, chance: random.Random) -> None:
    data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)


@pytest.mark.parametrize("seed", range(20))
@pytest.mark.parametrize("damage", [zero_page, swap_pages])
def test_damaged_page_is_refused(
    tmp_path: Path, sound: bytes, damage: Callable[[bytearray, random.Random], None], seed: int
) -> None:
    data = bytearray(sound)
    damage(data, random.Random(seed))
    path = tmp_path / "diary.b12"
    path.write_bytes(data)
    assert "is damaged" in refused(path, DiaryDamaged)


@pytest.mark.parametrize("seed", range(100))
def test_flipped_bit_is_refused_or_read_but_never_written_over(tmp_path: Path, sound: bytes, seed: int) -> None:
    data = bytearray(sound)
    flip_bit(data, random.Random(seed))
    path = tmp_path / "diary.b12"
    path.write_bytes(data)
    before = traces(tmp_path)
    with suppress(DiaryError), closing(Diary.open(path)) as opened:
        read_all(opened)
    assert traces(tmp_path) == before


@pytest.mark.parametrize("seed", range(60))
def test_flipped_bit_among_the_names_of_tables_never_ends_in_a_traceback(
    tmp_path: Path, sound: bytes, seed: int
) -> None:
    """The first page holds the header and the form of the tables, which no integrity check covers."""
    data = bytearray(sound)
    chance = random.Random(seed)
    data[chance.randrange(PAGE)] ^= 1 << chance.randrange(8)
    path = tmp_path / "diary.b12"
    path.write_bytes(data)
    with suppress(DiaryError), closing(Diary.open(path)) as opened:
        read_all(opened)
        opened.put(Observation(day=DAY, item="twitching", value=1))


def read_all(diary: Diary) -> None:
    """Ask for everything; each question is answered, or told as damage."""
    with suppress(DiaryDamaged):
        diary.span()
    for kind in ROWS:
        with suppress(DiaryDamaged):
            diary.records(kind)
    with suppress(DiaryDamaged):
        diary.history(Period(FIRST, DAY))


def test_lock_is_free_again_after_a_refusal(tmp_path: Path, sound: bytes) -> None:
    path = tmp_path / "diary.b12"
    path.write_bytes(sound[:5000])
    refused(path, DiaryDamaged)
    path.write_bytes(sound)
    Diary.open(path).close()


def test_change_cut_short_is_rolled_back_on_opening(tmp_path: Path, sound: bytes) -> None:
    path = tmp_path / "diary.b12"
    path.write_bytes(sound)
    whole = dbapi2.connect(str(path))
    rows = whole.execute("SELECT count(*) FROM observation").fetchone()[0]
    whole.close()
    cut_short(path)
    opened = Diary.open(path)
    assert len(everything(opened)["observation"]) == rows
    opened.close()
    assert not path.with_name("diary.b12-journal").exists()


def cut_short(path: Path) -> None:
    """Leave a half written file beside the journal that undoes it."""
    run("import os, sys; from sqlcipher3 import dbapi2\n"
        "raw = dbapi2.connect(sys.argv[1], isolation_level=None)\n"
        "raw.execute('PRAGMA cache_size=1'); raw.execute('BEGIN IMMEDIATE')\n"
        "raw.execute('DELETE FROM observation'); raw.execute('DELETE FROM event'); os._exit(0)", path)  # fmt: skip
    assert path.with_name("diary.b12-journal").stat().st_size > 512


def test_engine_begins_writing_with_the_lock_taken(diary: Diary) -> None:
    """A second writer waits at the start, not in the middle."""
    statements: list[str] = []
    diary._raw.set_trace_callback(statements.append)
    diary.put(Observation(day=DAY, item="twitching", value=1))
    diary._raw.set_trace_callback(None)
    assert "BEGIN IMMEDIATE" in statements
    assert statements[-1] == "COMMIT"
    assert database.BUSY_MS >= 1000
