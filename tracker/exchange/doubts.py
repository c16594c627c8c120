"""What of a folder to bring in cannot be, and what is probably a slip: all of it named by file and line, asked once."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import TypeVar

from tracker.domain import ahead, catalogue, duplicates
from tracker.domain.dose import Dose
from tracker.domain.dose_words import unusual
from tracker.domain.errors import InvalidEntry
from tracker.domain.item import Item
from tracker.domain.lab import LabResult
from tracker.domain.observation import Observation
from tracker.domain.plausible import day_question, timed_question, usual, value_question
from tracker.domain.plausible_lab import lab_question
from tracker.domain.profile import Profile, refuse_impossible_days
from tracker.domain.record import Record
from tracker.domain.regimen import Regimen
from tracker.domain.timed_count import TimedCount
from tracker.exchange.preview import Line, Problem
from tracker.i18n import _

R = TypeVar("R", bound=Record)
K = TypeVar("K")

OFTEN = 3
"""Doses alike beyond so many tell nothing more about what is usual."""


def impossible(lines: Sequence[Line], present: Iterable[Record], today: date) -> tuple[Problem, ...]:
    """Return a problem for each line of a day that is still to come, or that lies before the person was born."""
    profiles = [one for one in (*present, *(line.record for line in lines)) if isinstance(one, Profile)]
    born = next((one.date_of_birth for one in profiles if one.date_of_birth), None)
    found = ((line, _fault(line.record, today, born)) for line in lines)
    return tuple(Problem(line.file, line.number, reason) for line, reason in found if reason)


def _fault(record: Record, today: date, born: date | None) -> str:
    """Return why a record cannot be true, empty where it can."""
    if isinstance(record, Profile):
        try:
            refuse_impossible_days(record, today + ahead.ZONES)
        except InvalidEntry as refusal:
            return str(refusal)
    return ahead.too_far_ahead(record, today) or ahead.before_birth(record, born)


def questions(lines: Sequence[Line], present: Sequence[Record], today: date) -> tuple[Problem, ...]:
    """Return a question for each new line that is far from what is known, or looks as if it had been made twice."""
    known = _Known(lines, present, today)
    asked = ((line, known.question(line.record) or known.twin_of(line)) for line in lines)
    return tuple(Problem(line.file, line.number, question) for line, question in asked if question)


class _Known:
    """What the diary and the folder hold together, arranged for asking about one line after another."""

    def __init__(self, lines: Sequence[Line], present: Sequence[Record], today: date) -> None:
        records = (*present, *(line.record for line in lines))
        self._today = today
        own = {one.key: one for one in records if isinstance(one, Item)}
        self._items: Mapping[str, Item] = {**catalogue.items(), **own}
        self._usual = _usual_values(records)
        self._labs = _grouped((one for one in records if isinstance(one, LabResult)), lambda lab: lab.test)
        self._before = _grouped((one for one in present if isinstance(one, Dose | LabResult)), lambda one: one.day)
        self._plans = [one for one in records if isinstance(one, Regimen)]
        self._alike = [dose for alike in _by_what(records) for dose in alike[:OFTEN]]
        self._asked: dict[tuple[object, ...], str] = {}
        self._present = {duplicates.content(one) for one in present if duplicates.repeats(one)}
        self._first: dict[tuple[object, ...], Line] = {}

    def question(self, record: Record) -> str:
        """Return what is odd about one record by itself."""
        if question := day_question(record, self._today):
            return question
        if isinstance(record, Observation):
            item = self._items.get(record.item)
            return value_question(item, record.value, self._usual.get(record.item)) if item else ""
        if isinstance(record, LabResult):
            return lab_question(record, self._labs[record.test])
        if isinstance(record, Dose | Regimen):
            return self._amount_question(record)
        return timed_question(record) if isinstance(record, TimedCount) else ""

    def twin_of(self, line: Line) -> str:
        """Return which entry a line repeats: one of the diary under another id, or an earlier line."""
        record = line.record
        if not duplicates.repeats(record):
            return ""
        content = duplicates.content(record)
        first = self._first.setdefault(content, line)
        if content in self._present:
            return _("the diary already has the same entry, under another id. Is it a second one?")
        if first is not line:
            words = _("line {line} of {file} has the same entry. Is it a second one?")
            return words.format(line=first.number, file=first.file)
        return self._much_alike(record) if isinstance(record, Dose | LabResult) else ""

    def _much_alike(self, record: Dose | LabResult) -> str:
        """Return the question about a dose or result that differs from one before it in what counts little."""
        before = self._before[record.day]
        before.append(record)
        if isinstance(record, Dose):
            return duplicates.dose_question(record, [one for one in before if isinstance(one, Dose)], self._plans)
        return duplicates.lab_question(record, [one for one in before if isinstance(one, LabResult)])

    def _amount_question(self, record: Dose | Regimen) -> str:
        """Return the question about an amount; it is worked out once for all records that say the same."""
        what = _what(record)
        if what not in self._asked:
            self._asked[what] = unusual(record, self._alike)
        return self._asked[what]


def _usual_values(records: Iterable[Record]) -> dict[str, float | None]:
    """Return what is usual of each item: a day's value is that of all its places together."""
    totals: dict[str, dict[date, float]] = defaultdict(lambda: defaultdict(float))
    for record in records:
        if isinstance(record, Observation):
            totals[record.item][record.day] += record.value
    return {item: usual(days.values()) for item, days in totals.items()}


def _what(planned: Dose | Regimen) -> tuple[object, ...]:
    return planned.medicine, planned.route, planned.amount, planned.unit


def _by_what(records: Iterable[Record]) -> Iterable[list[Dose]]:
    return _grouped((one for one in records if isinstance(one, Dose)), _what).values()


def _grouped(records: Iterable[R], key: Callable[[R], K]) -> defaultdict[K, list[R]]:
    found: defaultdict[K, list[R]] = defaultdict(list)
    for record in records:
        found[key(record)].append(record)
    return found
