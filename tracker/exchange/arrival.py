"""What bringing in a folder would do to a diary that already has entries."""

from collections.abc import Iterable
from dataclasses import dataclass

from tracker.domain.change import Edit
from tracker.domain.observation import Observation
from tracker.domain.record import Record
from tracker.exchange.csv_folder import Line, Problem
from tracker.i18n import _


@dataclass(frozen=True, slots=True)
class Arrival:
    """The edits that add what is new, how many lines the diary has already, and what contradicts it."""

    edits: tuple[Edit, ...]
    already: int
    problems: tuple[Problem, ...]


def arrival(lines: Iterable[Line], present: Iterable[Record]) -> Arrival:
    """Compare lines with the records of a diary: the same entry is skipped, another one in its place is a problem."""
    by_id = {record.id: record for record in present}
    by_key = {record.key: record for record in by_id.values() if isinstance(record, Observation)}
    edits, already, problems = [], 0, []
    for line in lines:
        there = by_id.get(line.record.id)
        if there is None and isinstance(line.record, Observation):
            there = by_key.get(line.record.key)
        if there is None:
            edits.append(Edit(None, line.record))
        elif _content(there, line.record) == _content(line.record, line.record):
            already += 1
        else:
            reason = _("the diary has another entry in its place; nothing there is overwritten")
            problems.append(Problem(line.file, line.number, reason))
    return Arrival(tuple(edits), already, tuple(problems))


def _content(record: Record, arriving: Record) -> dict[str, object]:
    """What two entries must agree in; what the arriving one does not say cannot disagree."""
    leave_out = {"id", "changed_at"} | ({"recorded_at"} if arriving.recorded_at is None else set())
    return record.model_dump(exclude=leave_out)
