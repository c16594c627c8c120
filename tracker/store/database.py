"""Opens a diary file: checks it before anything is written, refuses what is not sound, brings old forms up to date."""

import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import Connection, Engine, StaticPool, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlcipher3 import dbapi2

from tracker.domain.errors import (
    DiaryDamaged,
    DiaryForeign,
    DiaryMissing,
    DiaryNewer,
    DiaryNotSaved,
    DiaryReadOnly,
    TrackerError,
)
from tracker.i18n import _
from tracker.store import failures
from tracker.store.migrations import HEAD, REVISIONS
from tracker.store.place import is_there
from tracker.store.tables import METADATA

STEPS = "tracker:store/migrations"
APPLICATION_ID = 0x42313254  # "B12T"
HEADER = b"SQLite format 3\x00"
BUSY_MS = 2000
HARMLESS = ("trusted_schema=OFF", "cell_size_check=ON", "temp_store=MEMORY", "foreign_keys=ON")
"""Settings of the connection that write nothing to the file."""
LASTING = ("journal_mode=DELETE", "synchronous=EXTRA", "fullfsync=ON")
"""What keeps a saved entry through a power cut; set once the file is known to be a sound diary."""


def backups_of(path: Path) -> Path:
    """Where the backups of a diary lie; each diary of a folder has its own, so that none thins out another's."""
    return path.with_name("backups") / path.name


def is_writable(path: Path) -> bool:
    """Whether the file and its folder (the journal of a change lies beside it) can be written."""
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def connect(path: Path, *, read_only: bool) -> Any:
    """A driver connection with nothing written yet."""
    mode = "ro" if read_only else "rw"
    raw = dbapi2.connect(
        f"file:{quote(str(path.absolute()))}?mode={mode}", uri=True, isolation_level=None, check_same_thread=False
    )
    raw.execute(f"PRAGMA busy_timeout={BUSY_MS}")
    return _with_harmless_settings(raw)


def connect_to_memory() -> Any:
    """A driver connection to an empty database that has no file."""
    return _with_harmless_settings(dbapi2.connect(":memory:", isolation_level=None, check_same_thread=False))


def _with_harmless_settings(raw: Any) -> Any:
    for setting in HARMLESS:
        raw.execute(f"PRAGMA {setting}")
    return raw


def check_header(path: Path) -> None:
    """Refuse, before connecting, a file that cannot be a diary; one byte is never changed."""
    if not is_there(path):
        raise DiaryMissing(
            _("There is no diary at {path}. It begins with the first entry, or with an import.").format(path=path)
        )
    if not stat.S_ISREG(path.stat().st_mode):
        raise DiaryForeign(_("{path} is not a file, so it cannot be a diary.").format(path=path))
    try:
        with path.open("rb") as file:
            head = file.read(100)
    except PermissionError as error:
        raise DiaryReadOnly(_("You are not allowed to read {path}. Nothing was changed.").format(path=path)) from error
    if not head:
        raise DiaryDamaged(_("{path} is empty: the diary is not in it. Nothing was changed.").format(path=path))
    if not head.startswith(HEADER) or int.from_bytes(head[68:72], "big") != APPLICATION_ID:
        raise DiaryForeign(_("{path} is not a B12 Tracker diary. Nothing was changed.").format(path=path))


def check_sound(raw: Any, path: Path) -> str:
    """Refuse a damaged, crafted or newer file; the answer is the form (revision) that it has."""
    try:
        faults = [row[0] for row in raw.execute("PRAGMA integrity_check(1)")]
        orphans = raw.execute("PRAGMA foreign_key_check").fetchone()
        crafted = raw.execute("SELECT 1 FROM sqlite_master WHERE type IN ('trigger', 'view')").fetchone()
        revision = raw.execute("SELECT version_num FROM alembic_version").fetchone()
    except dbapi2.DatabaseError as error:
        raise _refusal(error, path) from error
    if faults != ["ok"] or orphans or revision is None:
        raise DiaryDamaged(damaged(path))
    if crafted:
        raise DiaryForeign(_("{path} is not a B12 Tracker diary. Nothing was changed.").format(path=path))
    if revision[0] not in REVISIONS:
        raise DiaryNewer(
            _("{path} was made by a newer version of B12 Tracker. Nothing was changed; please update.").format(
                path=path
            )
        )
    return str(revision[0])


def check_form(raw: Any, path: Path) -> None:
    """Refuse an up-to-date file that lacks a table or a column: names are not covered by the integrity check."""
    names = "SELECT t.name, c.name FROM sqlite_master AS t, pragma_table_info(t.name) AS c WHERE t.type = 'table'"
    if not {(table.name, column.name) for table in METADATA.sorted_tables for column in table.c} <= set(
        raw.execute(names)
    ):
        raise DiaryDamaged(damaged(path))


def _refusal(error: dbapi2.DatabaseError, path: Path) -> TrackerError:
    """What is read and makes no sense is damaged; a change cut short where nothing can be written is not."""
    journal = path.with_name(path.name + "-journal")
    if is_writable(path) or not journal.exists():
        return failures.not_opened(error, path, backups_of(path))
    return DiaryReadOnly(
        _(
            "The last change to {path} was cut short, and the file cannot be written to finish it. "
            "Nothing was changed; copy it together with {journal} to a place where you may write, and open it there."
        ).format(path=path, journal=journal.name)
    )


def damaged(path: Path) -> str:
    """The sentence about a file that fails its checks."""
    return failures.damaged(path, backups_of(path))


def open_sound(path: Path, back_up: Callable[[Any, str], object]) -> Any:
    """A checked driver connection to an up-to-date diary; `back_up(raw, reason)` goes before a new form."""
    check_header(path)
    raw = connect(path, read_only=False)
    try:
        revision = check_sound(raw, path)
        if revision != HEAD:
            back_up(raw, f"migration{revision}")
            migrate(raw)
            check_sound(raw, path)
        check_form(raw, path)
        for setting in LASTING:
            raw.execute(f"PRAGMA {setting}")
    except BaseException:
        raw.close()
        raise
    return raw


def open_read_only(path: Path) -> Any:
    """A checked driver connection that cannot write."""
    check_header(path)
    raw = connect(path, read_only=True)
    try:
        if check_sound(raw, path) != HEAD:
            raise DiaryReadOnly(
                _(
                    "The diary at {path} is from an older version and is read-only, so it cannot be upgraded. Please "
                    "copy it to a place where you may write, and open it there."
                ).format(path=path)
            )
        check_form(raw, path)
    except BaseException:
        raw.close()
        raise
    return raw


def is_current(revision: str) -> bool:
    """Whether a form is that of this version."""
    return revision == HEAD


def create(path: Path) -> None:
    """Make an empty diary, readable by its owner only; it appears under its name when it is complete."""
    unborn = path.with_name(f".{path.name}.new")
    unborn.unlink(missing_ok=True)
    os.close(os.open(unborn, os.O_CREAT | os.O_EXCL, 0o600))
    try:
        _fill(unborn)
        unborn.rename(path)
    except BaseException:
        unborn.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def _fill(path: Path) -> None:
    raw = connect(path, read_only=False)
    try:
        for setting in (*LASTING, f"application_id={APPLICATION_ID}"):
            raw.execute(f"PRAGMA {setting}")
        migrate(raw)
    except dbapi2.DatabaseError as error:
        message = _("No diary could be started in {folder}: {reason}. Please make room or choose another place.")
        raise DiaryNotSaved(message.format(folder=path.parent, reason=error)) from error
    finally:
        raw.close()


def migrate(raw: Any) -> None:
    """Apply the pending steps in one transaction: all or none.

    SQLite drops child rows when a table is rebuilt under foreign keys; so they are off before the transaction
    begins (inside one the pragma does nothing), and checked before it ends.
    """
    from alembic import command
    from alembic.config import Config

    raw.execute("PRAGMA foreign_keys=OFF")
    config = Config()
    config.set_main_option("script_location", STEPS)
    try:
        with engine_over(raw).begin() as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
            if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
                raise ValueError("rows without a parent")
    except Exception as error:
        message = _("The diary could not be upgraded to this version ({reason}). It is unchanged.")
        # Only the driver's words: SQLAlchemy would add the statement with what it was about.
        reason = error.orig if isinstance(error, DBAPIError) else error
        raise DiaryNotSaved(message.format(reason=reason)) from error
    raw.execute("PRAGMA foreign_keys=ON")


def engine_over(raw: Any) -> Engine:
    """The one engine factory: over one open driver connection, each transaction locked for writing from its start."""
    engine = create_engine("sqlite://", creator=lambda: raw, poolclass=StaticPool, module=dbapi2)
    event.listen(engine, "begin", _begin)
    return engine


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN" if connection.get_execution_options().get("reading") else "BEGIN IMMEDIATE")


def sync_folder(folder: Path) -> None:
    """Make a new name in a folder survive a power cut (folders cannot be opened on Windows, nor need to be)."""
    if os.name == "posix":
        with _folder(folder) as handle:
            os.fsync(handle)


@contextmanager
def _folder(folder: Path) -> Iterator[int]:
    handle = os.open(folder, os.O_RDONLY)
    try:
        yield handle
    finally:
        os.close(handle)
