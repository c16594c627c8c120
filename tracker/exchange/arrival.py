"""What bringing in a folder would do to a diary that already has entries."""

from collections.abc import Iterable
from dataclasses import dataclass

from tracker.domain.change import Edit
from tracker.domain.dose import Dose
from tracker.domain.record import Record
from tracker.exchange.columns import BY_KIND, Table
from tracker.exchange.preview import Line, Problem
from tracker.i18n import _

WORKED_OUT = ("regimen", "planned_day")
"""What a dose answers depends on the plans that are there: it is no fact that two files could disagree about."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """The lines that are new, how many lines the diary has already, and what contradicts it."""

    lines: tuple[Line, ...]
    already: int
    problems: tuple[Problem, ...]

    @property
    def edits(self) -> tuple[Edit, ...]:
        """The edits that add what is new."""
        return tuple(Edit(None, line.record) for line in self.lines)


def arrival(lines: Iterable[Line], present: Iterable[Record]) -> Arrival:
    """Compare lines with the records of a diary: the same entry is skipped, another one in its place is a problem.

    An entry is in the place of another where it has its id, or what no two may share (an observation's day, item and
    site; an item's key).
    """
    places = {key: record for record in present for key in _keys(record)}
    new, already, problems = [], 0, []
    for line in lines:
        there = next((places[key] for key in _keys(line.record) if key in places), None)
        if there is None:
            new.append(line)
        elif differing := _differing(there, line.record):
            reason = _("the diary already has this entry with another {names}; it is not overwritten")
            problems.append(Problem(line.file, line.number, reason.format(names=", ".join(differing))))
        else:
            already += 1
    return Arrival(tuple(new), already, tuple(problems))


def _keys(record: Record) -> tuple[tuple[object, ...], ...]:
    table = BY_KIND[type(record)]
    shared = tuple(getattr(record, name) for name in table.unique)
    return ((table.name, record.id), (table.name, *shared)) if shared else ((table.name, record.id),)


def _differing(there: Record, arriving: Record) -> list[str]:
    """The columns in which two entries disagree; what the arriving one leaves open cannot disagree."""
    table = BY_KIND[type(arriving)]
    return [name for name in table.columns if name != "id" and not _agree(table, name, there, arriving)]


def _agree(table: Table, name: str, there: Record, arriving: Record) -> bool:
    if isinstance(there, Dose) and name in WORKED_OUT:
        return True
    said = getattr(arriving, name)
    left_open = name == "recorded_at" and said in (None, table.assumed_moment(arriving))
    return bool(left_open or said == getattr(there, name))
