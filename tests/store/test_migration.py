"""Bringing an older diary up to date: all steps or none, a verified backup first, no row lost on the way."""

import shutil
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Engine, create_engine, inspect
from sqlcipher3 import dbapi2

from tests.domain.examples import DAY
from tests.store.files import rows_of, traces, write_diary
from tracker.domain.errors import DiaryNotSaved, DiaryReadOnly
from tracker.domain.observation import Observation
from tracker.store import database
from tracker.store.diary import Diary
from tracker.store.migrations import HEAD, REVISIONS
from tracker.store.tables import METADATA

STEPS = Path(sys.modules["tracker.store.migrations"].__file__ or "").parent

FAMILY = """
    op.create_table("parent", sa.Column("id", sa.Integer(), primary_key=True), sa.Column("name", sa.String()))
    op.create_table("child", sa.Column("id", sa.Integer(), primary_key=True), sa.Column("parent", sa.Integer(),
        sa.ForeignKey("parent.id", ondelete="CASCADE", name="fk_child_parent")))
    op.execute("INSERT INTO parent VALUES (1, 'a'), (2, 'b')")
    op.execute("INSERT INTO child VALUES (10, 1), (11, 1), (12, 2)")
"""
REBUILD = """
    with op.batch_alter_table("parent", recreate="always") as batch:
        batch.add_column(sa.Column("more", sa.String(), nullable=True))
"""
HALF = """
    op.create_table("half", sa.Column("id", sa.Integer(), primary_key=True))
    op.execute("INSERT INTO half VALUES (1)")
    op.execute("DELETE FROM observation")
    with op.batch_alter_table("event") as batch:
        batch.drop_column("text")
"""


@pytest.fixture
def later(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """A later version of the program, with further steps of its own."""
    folder = tmp_path_factory.mktemp("later")
    shutil.copytree(STEPS, folder / "migrations", ignore=shutil.ignore_patterns("__pycache__"))
    known = list(REVISIONS)

    def add(*bodies: str) -> None:
        for body in bodies:
            name, before = f"{len(known) + 1:04}", known[-1]
            step = f"from alembic import op\nimport sqlalchemy as sa\nrevision, down_revision = {name!r}, {before!r}\n"
            (folder / "migrations" / "versions" / f"{name}_later.py").write_text(f"{step}def upgrade():{body}")
            known.append(name)
        monkeypatch.setattr(database, "STEPS", str(folder / "migrations"))
        monkeypatch.setattr(database, "REVISIONS", tuple(known))
        monkeypatch.setattr(database, "HEAD", known[-1])

    return add


@pytest.fixture
def old(path: Path) -> Path:
    write_diary(path)
    return path


def rows(path: Path) -> dict[str, list[tuple[object, ...]]]:
    with closing(dbapi2.connect(str(path))) as raw:
        return rows_of(raw)


def backups(path: Path) -> list[Path]:
    return sorted((path.parent / "backups" / path.name).glob("*.b12"))


def test_revisions_that_are_named_are_the_steps_that_exist() -> None:
    found = sorted(path.name.partition("_")[0] for path in (STEPS / "versions").glob("[0-9]*.py"))
    assert found == list(REVISIONS)
    assert REVISIONS[-1] == HEAD


def test_models_and_migrations_agree(diary: Diary) -> None:
    with database.engine_over(diary._raw).connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
        assert compare_metadata(context, METADATA) == []


def form(engine: Engine) -> dict[str, dict[str, Any]]:
    """Columns, keys, constraints and indexes of every table, by name."""
    seen = inspect(engine)
    return {
        table: {
            "columns": {c["name"]: (str(c["type"]), c["nullable"], c["default"]) for c in seen.get_columns(table)},
            "key": seen.get_pk_constraint(table),
            "unique": {(u["name"], *u["column_names"]) for u in seen.get_unique_constraints(table)},
            "check": {(c["name"], c["sqltext"]) for c in seen.get_check_constraints(table)},
            "index": {(i["name"], *i["column_names"]) for i in seen.get_indexes(table)},
            "foreign": seen.get_foreign_keys(table),
        }
        for table in seen.get_table_names()
    }


def test_models_and_migrations_agree_on_types_keys_and_constraints_too(diary: Diary) -> None:
    from_models = create_engine("sqlite://", module=dbapi2)
    METADATA.create_all(from_models)
    migrated = form(database.engine_over(diary._raw))
    assert set(migrated.pop("alembic_version")["columns"]) == {"version_num"}
    modelled = form(from_models)
    from_models.dispose()
    assert migrated == modelled
    assert ("ck_observation_value", "value >= 0") in migrated["observation"]["check"]
    assert ("uq_observation_day_item_site", "day", "item", "site") in migrated["observation"]["unique"]


def test_step_is_made_on_opening_and_every_row_is_kept(old: Path, later: Callable[..., None]) -> None:
    before = rows(old)
    later(FAMILY)
    with closing(Diary.open(old)) as opened:
        assert (
            opened._raw.execute("SELECT version_num FROM alembic_version").fetchone()[0] == f"{len(REVISIONS) + 1:04}"
        )
        opened.put(Observation(day=DAY, item="twitching", value=7))
    after = rows(old)
    assert len(after.pop("child")) == 3
    assert {name: after[name] for name in before if name not in ("alembic_version", "observation", "journal")} == {
        name: before[name] for name in before if name not in ("alembic_version", "observation", "journal")
    }
    assert set(before["observation"]) < set(after["observation"])


def test_children_survive_when_their_parent_table_is_rebuilt(old: Path, later: Callable[..., None]) -> None:
    later(FAMILY)
    Diary.open(old).close()
    later(REBUILD)
    with closing(Diary.open(old)) as opened:
        assert opened._raw.execute("PRAGMA foreign_keys").fetchone()[0] == 1
    found = rows(old)
    assert found["child"] == [(10, 1), (11, 1), (12, 2)]
    assert found["parent"] == [(1, "a", None), (2, "b", None)]


def test_step_that_leaves_orphans_is_taken_back(old: Path, later: Callable[..., None]) -> None:
    later(FAMILY)
    Diary.open(old).close()
    before = rows(old)
    later('\n    op.execute("DELETE FROM parent WHERE id = 1")\n')
    with pytest.raises(DiaryNotSaved, match="It is unchanged"):
        Diary.open(old)
    assert rows(old) == before


@pytest.mark.parametrize("fault", ["raise RuntimeError('a bug')", "op.execute('SELECT nonsense')", "1 / 0"])
def test_failed_step_leaves_the_file_as_it_was(old: Path, later: Callable[..., None], fault: str) -> None:
    before = traces(old.parent)
    later(FAMILY, HALF + f"    {fault}\n")
    with pytest.raises(DiaryNotSaved, match=r"^The diary could not .*\. It is unchanged\.$") as refused:
        Diary.open(old)
    assert "SQL:" not in str(refused.value)
    assert traces(old.parent) == before


def test_diary_opens_once_the_step_is_mended(
    old: Path, later: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = rows(old)
    later(HALF + "    raise RuntimeError('a bug')\n")
    with pytest.raises(DiaryNotSaved):
        Diary.open(old)
    monkeypatch.undo()
    Diary.open(old).close()
    assert rows(old) == before


def test_verified_backup_lies_there_before_a_step_is_made(old: Path, later: Callable[..., None]) -> None:
    before = rows(old)
    later(HALF + "    raise RuntimeError('a bug')\n")
    with pytest.raises(DiaryNotSaved):
        Diary.open(old)
    (copy,) = backups(old)
    assert copy.name.endswith(f"-migration{HEAD}.b12")
    assert copy.with_suffix(".json").exists()
    assert rows(copy) == before


def test_no_step_is_made_without_a_backup(old: Path, later: Callable[..., None]) -> None:
    (old.parent / "backups").write_text("in the way")
    before = traces(old.parent)
    later(FAMILY)
    with pytest.raises(DiaryNotSaved, match="No backup could be made"):
        Diary.open(old)
    assert traces(old.parent) == before


def test_diary_of_this_version_needs_no_backup_to_open(old: Path) -> None:
    Diary.open(old).close()
    assert backups(old) == []


def test_older_diary_that_is_read_only_is_refused_in_words(old: Path, later: Callable[..., None]) -> None:
    later(FAMILY)
    before = traces(old.parent)
    with pytest.raises(
        DiaryReadOnly, match=r"is from an older version and is read-only, so it cannot be upgraded\. Please copy it"
    ):
        database.open_read_only(old)
    assert traces(old.parent) == before


def test_older_diary_is_read_in_the_form_of_today_and_stays_as_it_is(old: Path, later: Callable[..., None]) -> None:
    before = traces(old.parent)
    later('op.execute("UPDATE observation SET value = 5")')
    with closing(Diary.read(old)) as look:
        assert {row.value for row in look.records(Observation)} == {5}
    assert traces(old.parent) == before


def test_several_steps_are_one_transaction(old: Path, later: Callable[..., None]) -> None:
    statements: list[str] = []
    later(FAMILY, REBUILD)
    with closing(database.connect(old, read_only=False)) as raw:
        raw.set_trace_callback(statements.append)
        database.migrate(raw)
        raw.set_trace_callback(None)
    assert [text for text in statements if text.startswith(("BEGIN", "COMMIT", "ROLLBACK"))] == [
        "BEGIN IMMEDIATE",
        "COMMIT",
    ]
    off = statements.index("PRAGMA foreign_keys=OFF")
    assert off < statements.index("BEGIN IMMEDIATE") < statements.index("PRAGMA foreign_key_check")
