"""A blood sample: the results that one laboratory gave for one moment."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from tracker.domain import catalogue
from tracker.domain.change import Edit
from tracker.domain.lab import LabResult

Identity = tuple[date, str, dt.time | None]


@dataclass(frozen=True, slots=True)
class Sample:
    """Results of one day, laboratory and time (None where it is not known), in the order of the catalogue."""

    day: date
    laboratory: str
    results: tuple[LabResult, ...]
    time: dt.time | None = None

    @property
    def identity(self) -> Identity:
        """Return what tells it from all others."""
        return identity(self.day, self.laboratory, self.time)

    @property
    def note(self) -> str:
        """What was noted with its results, each note once."""
        return "; ".join(dict.fromkeys(lab.note for lab in self.results if lab.note))

    def of(self, test: str) -> tuple[LabResult, ...]:
        """The results of a test: mostly one, none where it was not asked for."""
        return tuple(lab for lab in self.results if lab.test == test)


def tests_of(labs: Iterable[LabResult]) -> tuple[str, ...]:
    """The tests that have results, as in the catalogue; the person's own come last, by name."""
    known = list(catalogue.lab_tests())
    found = {lab.test for lab in labs}
    return tuple(sorted(found, key=lambda test: (known.index(test) if test in known else len(known), test.casefold())))


def samples(labs: Iterable[LabResult]) -> tuple[Sample, ...]:
    """Return all samples, the newest first; a laboratory is the same however its name is capitalised."""
    found: dict[Identity, list[LabResult]] = {}
    for lab in labs:
        found.setdefault(identity(lab.day, lab.laboratory, lab.time), []).append(lab)
    made = [Sample(labs[0].day, labs[0].laboratory, _in_order(labs), labs[0].time) for labs in found.values()]
    return tuple(sorted(made, key=_age, reverse=True))


def identity(day: date, laboratory: str, time: dt.time | None) -> Identity:
    """Return what makes results belong to one sample."""
    return day, laboratory.casefold(), time


def _age(sample: Sample) -> tuple[date, dt.time, str]:
    return sample.day, sample.time or dt.time.min, sample.laboratory


def _in_order(results: Sequence[LabResult]) -> tuple[LabResult, ...]:
    places = {test: place for place, test in enumerate(tests_of(results))}
    return tuple(sorted(results, key=lambda lab: places[lab.test]))


def edits(before: Sequence[LabResult], after: Sequence[LabResult]) -> tuple[Edit, ...]:
    """What makes a sample's results those wanted: one is the same as another if it has its id."""
    wanted = {lab.id: lab for lab in after}
    known = {lab.id for lab in before}
    kept = [Edit(lab, wanted.get(lab.id)) for lab in before if wanted.get(lab.id) != lab]
    return (*kept, *(Edit(None, lab) for lab in after if lab.id not in known))
