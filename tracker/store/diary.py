"""The only door to the diary file: records in, records and pictures out, each call one transaction."""

import logging
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, date, datetime, timedelta, tzinfo
from pathlib import Path
from typing import Any, Self, TypeVar
from uuid import uuid4

from dateutil.tz import tzlocal
from pydantic import ValidationError
from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlcipher3 import dbapi2
from sqlmodel import Session

from tracker.domain.change import Edit
from tracker.domain.errors import DiaryDamaged, DiaryNotSaved, DiaryReadOnly, InvalidEntry
from tracker.domain.history import Day, History, Period
from tracker.domain.item import Item
from tracker.domain.observation import Observation, put
from tracker.domain.record import Record, sentence
from tracker.i18n import _
from tracker.store import backup, backup_folder, database, failures, hot_journal, reading, snapshot, writing
from tracker.store.guard import Guard
from tracker.store.lock import Lock
from tracker.store.place import is_there, refuse_loose_link
from tracker.store.thinning import thin_out

R = TypeVar("R", bound=Record)
log = logging.getLogger("tracker")


BACK_UP_AFTER = timedelta(days=1)


def utc_now() -> datetime:
    """The clock of the machine."""
    return datetime.now(UTC)


class Diary:
    """An open diary file, held by this process alone until closed."""

    def __init__(self, path: Path, raw: Any, lock: Lock | None, clock: Callable[[], datetime], zone: tzinfo) -> None:
        self.path = path
        self.zone = zone
        self.clock = clock
        self._lock = lock
        self._raw = raw
        self._engine = database.engine_over(raw)
        self._guard = Guard(path, raw) if lock is not None else None
        self.remark = ""  # what was found beside the file when it was opened, as a sentence to be told

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        program: str = "B12 Tracker",
        make: bool = False,
        clock: Callable[[], datetime] = utc_now,
        zone: tzinfo | None = None,
    ) -> Self:
        """Open a sound diary, or refuse it unchanged; `make` begins a new one where there is none.

        A file or folder that cannot be written is opened for reading only.
        """
        zone = zone or tzlocal()
        try:
            refuse_loose_link(path)
            path = path.resolve()
            raw, lock, remark = _open(path, program, make, clock=lambda: clock().astimezone(zone))
        except (OSError, dbapi2.DatabaseError) as error:
            raise failures.not_opened(error, path, database.backups_of(path)) from error
        opened = cls(path, raw, lock, clock, zone)
        opened.remark = remark
        return opened

    @classmethod
    def read(cls, path: Path, *, clock: Callable[[], datetime] = utc_now, zone: tzinfo | None = None) -> Self:
        """Look at a diary as it is now, also while another process has it open; later changes are not seen."""
        try:
            path = path.resolve()
            raw = snapshot.take(path)
        except (OSError, dbapi2.DatabaseError) as error:
            raise failures.not_opened(error, path, database.backups_of(path)) from error
        return cls(path, raw, None, clock, zone or tzlocal())

    @property
    def read_only(self) -> bool:
        """Whether the file can only be read."""
        return self._lock is None

    @property
    def today(self) -> date:
        """The local calendar day."""
        return self.clock().astimezone(self.zone).date()

    def close(self) -> None:
        """Let the file go, for others to hold."""
        self._engine.dispose()
        self._raw.close()
        if self._lock is not None:
            self._lock.release()

    # Reading

    def span(self) -> Period | None:
        """From the first to the last day with anything recorded, None for an empty diary."""
        with self._reading():
            return reading.span(self._raw)

    def day(self, day: date) -> Day:
        """All records of one day."""
        with self._reading() as connection:
            return reading.day(connection, day)

    def observation(self, day: date, item: str, site: str = "") -> Observation | None:
        """What was recorded of an item and site on a day."""
        with self._reading() as connection:
            return reading.observation(connection, day, item, site)

    def history(self, period: Period) -> History:
        """The picture of a period; see History for what reaches back further."""
        with self._reading() as connection:
            return reading.history(connection, self._raw, period, self.zone, self.today)

    def items(self) -> tuple[Item, ...]:
        """The person's own and changed items."""
        return self.records(Item)

    def records(self, kind: type[R]) -> tuple[R, ...]:
        """All records of one kind, in the order of the table."""
        with self._reading() as connection:
            return reading.records(connection, kind)

    def newest_backup(self) -> datetime | None:
        """When the newest backup was made, in local time."""
        now = self.clock().astimezone(self.zone).replace(tzinfo=None)
        return backup_folder.newest(database.backups_of(self.path), now)

    def is_backup_due(self) -> bool:
        """Return whether a day has passed since the newest backup; an empty diary needs none."""
        newest, now = self.newest_backup(), self.clock().astimezone(self.zone).replace(tzinfo=None)
        if self.read_only or self.span() is None:
            return False
        return newest is None or now - newest >= BACK_UP_AFTER

    # Writing

    def put(self, observation: Observation) -> Observation:
        """Give an item and site of a day this value, whether it had one or not."""
        before = self.observation(observation.day, observation.item, observation.site)
        edit = put((before,) if before else (), observation)
        return _only(self.apply((edit,)), Observation)

    def clear(self, day: date, item: str, site: str = "") -> None:
        """Make an item and site of a day «not recorded» again."""
        rows = self.day(day).observations
        self.apply(tuple(Edit(row, None) for row in rows if (row.item, row.site) == (item, site)))

    def add(self, record: R) -> R:
        """Keep a new record."""
        return _only(self.apply((Edit(None, record),)), type(record))

    def change(self, record: R) -> R:
        """Keep a record's new form under its id."""
        return _only(self.apply((Edit(record, record),)), type(record))

    def remove(self, record: Record) -> None:
        """Take a record out; a tombstone and the journal keep what it was."""
        self.apply((Edit(record, None),))

    def apply(self, edits: Iterable[Edit]) -> tuple[Edit, ...]:
        """Make all edits or none; the answer holds the records as they were and as they were kept."""
        if self.read_only:
            raise DiaryReadOnly(_("This diary is open for reading only, so nothing was changed."))
        now, batch = self.clock(), uuid4()
        with self._writing() as session:
            done = [writing.make(session, edit, now) for edit in edits]
            stored = tuple(edit for edit in done if edit is not None)
            writing.bury(session, stored, now)
            writing.note(session, stored, now, batch)
        return stored

    def back_up(self, reason: str = "daily") -> Path:
        """A verified copy in the folder beside the diary; old copies are thinned out."""
        folder = database.backups_of(self.path)
        try:
            self._check_file()
        except DiaryNotSaved as error:  # a copy of somebody else's file must not push out good ones
            raise failures.not_backed_up(self.path, folder) from error
        made = backup.back_up(self._raw, folder, self.clock().astimezone(self.zone), reason)
        thin_out(folder)
        return made

    def _check_file(self) -> None:
        """Refuse a file that is no longer the one that was opened."""
        if self._guard is not None:
            with suppress(dbapi2.DatabaseError):  # what is asked of the file next says so
                self._guard.check()

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        try:
            with self._engine.connect().execution_options(reading=True) as connection:
                yield connection
        except (DBAPIError, dbapi2.DatabaseError) as error:
            if failures.kind_of(_driver(error)) == failures.DAMAGED:
                self._check_file()  # it may be somebody else's content that makes no sense
            raise failures.not_opened(_driver(error), self.path, database.backups_of(self.path)) from error
        except (ValueError, TypeError) as error:  # no day, number or text as written
            raise DiaryDamaged(database.damaged(self.path)) from error

    @contextmanager
    def _writing(self) -> Iterator[Session]:
        try:
            guard = self._guard
            assert guard is not None, "only a diary that can be written gets here"
            guard.check()
            with Session(self._engine) as session, session.begin():
                yield session
                session.flush()
                last_step = guard.last_step()
            guard.remember(last_step)
        except ValidationError as error:
            raise InvalidEntry(sentence(error)) from error
        except IntegrityError as error:
            raise InvalidEntry(
                _(
                    "The diary already has such an entry for that day. Nothing was changed; "
                    "please look at the day again."
                )
            ) from error
        except (DBAPIError, dbapi2.DatabaseError) as error:
            raise failures.not_saved(_driver(error), self.path, database.backups_of(self.path)) from error


def _driver(error: DBAPIError | dbapi2.DatabaseError) -> BaseException:
    """The driver's own error, which knows its code."""
    original = error.orig if isinstance(error, DBAPIError) else error
    return original or error


def _open(path: Path, program: str, make: bool, clock: Callable[[], datetime]) -> tuple[Any, Lock | None, str]:
    """A checked connection, the lock that keeps others out (none where the file cannot be written), and a remark."""
    if not is_there(path):
        if not make:
            database.check_header(path)  # which says so
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    elif not database.is_writable(path):
        return database.open_read_only(path), None, ""
    lock = Lock(path, program)
    try:
        if not is_there(path):
            database.create(path)
        database.check_header(path)
        remark = hot_journal.settle(path, clock())
        folder = database.backups_of(path)
        raw = database.open_sound(path, lambda raw, reason: backup.back_up(raw, folder, clock(), reason))
    except BaseException:
        lock.release()
        raise
    if remark:
        log.warning("%s", remark)
    return raw, lock, remark


def _only(edits: tuple[Edit, ...], kind: type[R]) -> R:
    record = edits[0].after
    assert isinstance(record, kind), "an edit keeps the kind of its record"
    return record
