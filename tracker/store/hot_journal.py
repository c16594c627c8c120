"""Sees to it that the journal of a change cut short is played into the file that it belongs to, and into no other.

SQLite plays whatever journal lies beside a file. Where a backup was copied over a diary after a crash, that mixes old
pages into the copy. So, before the file is opened for writing, the journal is held against the file's header, and then
played into a copy: only where that holds together is SQLite let near the original. A journal that belongs elsewhere is
moved aside.
"""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from tracker.domain.errors import TrackerError
from tracker.i18n import _
from tracker.store import soundness
from tracker.store.database import connect
from tracker.store.file_header import LENGTH, FileHeader, read_header
from tracker.store.private import copy_file
from tracker.store.rollback import read_rollback
from tracker.store.set_aside import JOURNAL, UNFINISHED, beside, copy_aside, move_aside
from tracker.store.sqlite_locks import is_being_written

PLAYED = ("-journal", "-wal")
"""The journals that SQLite would play, if there is anything in them."""


@dataclass(frozen=True, slots=True)
class Settled:
    """A copy of a diary as it stands once its journals are dealt with.

    `stale` are journals of another file. `doubtful` says that the file was sound before its journal was played, too,
    and held something else.
    """

    copy: Path
    stale: tuple[Path, ...] = ()
    doubtful: bool = False


def settle(path: Path, moment: datetime) -> str:
    """Move what SQLite must not play out of its way; the answer is the sentence to be told, if anything was moved.

    A file that is unsound with its journal and without it is refused, and stays as it is.
    """
    sweep(path)
    if not _waiting(path) or is_being_written(path):
        return ""
    with trial_folder(path) as folder:
        found = settled_copy(path, folder)
    if found.doubtful:
        copy_aside(path, moment, UNFINISHED)
    if not found.stale or is_being_written(path):
        return ""
    files = [*found.stale, *(shm for shm in (beside(path, "-shm"),) if shm.exists())]
    aside = move_aside(path, files, moment, JOURNAL)
    return _(
        "A record of an unfinished change was found beside the diary. It belongs to another file, "
        "perhaps because a backup was copied here. It was not used, and is kept in {folder}. The diary "
        "itself is fine."
    ).format(folder=aside)


def settled_copy(path: Path, folder: Path, named: Path | None = None) -> Settled:
    """Make a copy of a diary in a folder of one's own, with the journals played that are its own.

    A refusal names the file `named`, where `path` is only a copy of it.
    """
    named = named or path
    plain, played = folder / "as-it-lies.b12", folder / "played.b12"
    copy_file(path, plain)
    waiting = _waiting(path)
    own = tuple(journal for journal in waiting if may_belong(journal, plain))
    if own:
        copy_file(plain, played)
        for journal in own:
            copy_file(journal, beside(played, journal.name.removeprefix(path.name)))
        if soundness.fault_of_copy(played, named) is None:
            stale = tuple(journal for journal in waiting if journal not in own)
            certain = all(map(is_certain, own, [plain] * len(own)))
            return Settled(played, stale, not certain and _also_sound(plain, played, named))
    if refusal := _fault_as_it_lies(plain, named):
        raise refusal
    return Settled(plain, waiting)


def may_belong(journal: Path, path: Path) -> bool:
    """Whether the first page in a journal is that of this very file, before the change that was cut short or after.

    A transaction adds one to the file's change counter and writes its first page last. So the header of a file whose
    change was cut short is either the one in the journal, or the next one with the same lasting marks.
    """
    now = read_header(path)
    if journal.name.endswith("-wal"):
        return now.write_ahead
    found = read_rollback(journal)
    if found is None or found.page_size != now.page_size:
        return False
    if not found.records:  # nothing was written to the file yet
        return found.pages in (now.pages, path.stat().st_size // now.page_size)
    if found.first_page is None:
        return found.pages == now.pages
    before = FileHeader(found.first_page)
    if before.changes == now.changes:
        return before.raw == now.raw
    follows = (before.changes + 1) % (1 << 32) == now.changes == now.last_valid
    return follows and before.lasting == now.lasting


def is_certain(journal: Path, path: Path) -> bool:
    """Whether the first page in a journal has the very header of the file: no other change can have come since."""
    found = None if journal.name.endswith("-wal") else read_rollback(journal)
    return found is not None and found.first_page is not None and found.first_page[:LENGTH] == read_header(path).raw


@contextmanager
def trial_folder(path: Path) -> Iterator[Path]:
    """A folder beside a file for trying things on copies of it; elsewhere where the disk has no room for one."""
    try:
        folder = Path(tempfile.mkdtemp(prefix=_prefix(path), dir=path.parent))
    except OSError:
        folder = Path(tempfile.mkdtemp(prefix="b12-"))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def sweep(path: Path) -> None:
    """Remove the trial folders of programs that were killed; only the holder of the diary may do so."""
    for left in path.parent.glob(f"{_prefix(path)}*"):
        shutil.rmtree(left, ignore_errors=True)


def _prefix(path: Path) -> str:
    return f".{path.name}.trial-"


def _waiting(path: Path) -> tuple[Path, ...]:
    found = (beside(path, ending) for ending in PLAYED)
    return tuple(journal for journal in found if journal.is_file() and _has_something(journal))


def _has_something(journal: Path) -> bool:
    """SQLite takes no notice of a journal that is empty or begins with a zero."""
    with journal.open("rb") as file:
        return file.read(1) not in (b"", b"\0")


def _fault_as_it_lies(plain: Path, path: Path) -> TrackerError | None:
    with closing(soundness.connect_frozen(plain)) as raw:
        return soundness.fault_of(raw, path)


def _also_sound(plain: Path, played: Path, path: Path) -> bool:
    if _fault_as_it_lies(plain, path) is not None:
        return False
    with closing(soundness.connect_frozen(plain)) as one, closing(connect(played, read_only=True)) as other:
        return not soundness.same_content(one, other)
