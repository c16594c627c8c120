"""Writes edits into the diary file: the rows, the tombstones of what was removed, and the journal."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlmodel import Session, delete, insert, select

from tracker.domain.change import Edit
from tracker.domain.record import Record
from tracker.store.tables import ROWS, JournalRow, Row, TombstoneRow

JOURNAL = JournalRow.__table__  # type: ignore[attr-defined]
TOMBSTONE = TombstoneRow.__table__  # type: ignore[attr-defined]


def make(session: Session, edit: Edit, now: datetime) -> Edit | None:
    """Make one edit; a removal of what is already gone is no edit."""
    table = ROWS[type(edit.record)]
    row = None
    if edit.before is not None:
        session.flush()  # new rows are written together, but before one of them is looked for
        row = session.get(table, edit.record.id)
    before = _record(row) if row is not None else None
    if edit.after is None:
        if row is None:
            return None
        session.delete(row)
        session.flush()  # else what takes its place would be written before it is gone
        return Edit(before, None)
    first_entry = edit.after.recorded_at or (before.recorded_at if before is not None else None)
    kept = {"recorded_at": first_entry or now, "changed_at": now}
    fresh = table.model_validate({**edit.after.model_dump(), **kept})
    if row is None:
        session.add(fresh)
    else:
        row.sqlmodel_update(fresh.model_dump())
    return Edit(before, _record(fresh))


def _record(row: Row) -> Record:
    """Rows were valid on their way in; old ones stay readable when a rule has changed."""
    kind = next(kind for kind, table in ROWS.items() if table is type(row))
    return kind.model_construct(**row.model_dump())


def bury(session: Session, edits: Sequence[Edit], now: datetime) -> None:
    """Tombstones for what was removed; none for what came back."""
    last = {edit.record.id: edit for edit in edits}
    back = [edit.record.id for edit in edits if edit.before is None]
    connection = session.connection()
    if back and connection.execute(select(TOMBSTONE.c.id).limit(1)).first() is not None:
        for start in range(0, len(back), 500):
            connection.execute(delete(TOMBSTONE).where(TOMBSTONE.c.id.in_(back[start : start + 500])))
    gone = (edit.record for edit in last.values() if edit.after is None)
    session.add_all(TombstoneRow(id=record.id, kind=type(record).__name__, removed_at=now) for record in gone)


def note(session: Session, edits: Sequence[Edit], now: datetime, batch: UUID) -> None:
    """Add what was done to the journal; `batch` holds together what one undo takes back."""
    if edits:
        session.connection().execute(insert(JOURNAL), [_journal(edit, now, batch) for edit in edits])


def _journal(edit: Edit, now: datetime, batch: UUID) -> dict[str, object]:
    record = edit.record
    return {
        "at": now,
        "batch": batch,
        "kind": type(record).__name__,
        "record_id": record.id,
        "before": _json(edit.before),
        "after": _json(edit.after),
    }


def _json(record: Record | None) -> str | None:
    return None if record is None else record.model_dump_json(exclude={"id"})
