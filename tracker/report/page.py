"""What a section of the page is made from."""

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from tracker.analysis.coverage import Coverage, coverage
from tracker.analysis.findings import Finding, Statement
from tracker.analysis.memory import Memory
from tracker.analysis.results import change_of, said_of
from tracker.domain.history import History, Period
from tracker.domain.item import Item


@dataclass(frozen=True, slots=True)
class Room:
    """The most rows of each kind, and letters of a note, that a page takes; what is left out is counted on it."""

    symptoms: int
    tests: int
    regimens: int
    notes: int
    letters: int
    lab_notes: int = 3


ROOMS = (
    Room(symptoms=14, tests=12, regimens=6, notes=10, letters=300, lab_notes=6),
    Room(symptoms=12, tests=10, regimens=6, notes=8, letters=200, lab_notes=4),
    Room(symptoms=12, tests=8, regimens=5, notes=6, letters=80),
    Room(symptoms=10, tests=7, regimens=4, notes=5, letters=80),
    Room(symptoms=8, tests=6, regimens=3, notes=3, letters=80, lab_notes=2),
    Room(symptoms=8, tests=4, regimens=2, notes=2, letters=60, lab_notes=1),
)
"""From the roomiest to the tightest; a page is set in the first in which it is one page."""

LONGEST_NAME = 48


def cut(name: str, letters: int = LONGEST_NAME) -> str:
    """A name on one line, shortened where it would crowd the page."""
    plain = " ".join(name.split())
    return plain if len(plain) <= letters else plain[: letters - 1].rstrip() + "…"


@dataclass(frozen=True)
class Page:
    """The diary up to the last day of the page, however far back it goes, and what was wished for."""

    whole: History
    period: Period
    today: date
    named: bool
    room: Room
    memory: Memory = field(default_factory=Memory)

    def change(self, item: Item) -> Finding:
        """How an item changed, with its range; worked out once for all rooms that a page is tried in."""
        return change_of(self.whole, item.key, self.memory)

    def said(self, item: Item) -> Statement:
        """What may be said of its change on the last day of the page."""
        return said_of(self.whole, item.key, self.memory)

    @cached_property
    def shown(self) -> History:
        """The diary of the page's own days."""
        return self.whole.crop(self.period)

    @property
    def present(self) -> date:
        """The present day as the diary has it; what lies after it is still to come."""
        return self.whole.today or self.today

    @cached_property
    def coverage(self) -> Coverage | None:
        """How much of the page's days is filled."""
        return coverage(self.whole, self.period)

    @property
    def start(self) -> date | None:
        """When treatment began, None where that was not before the last day of the page."""
        start = self.whole.treatment_start
        return start if start and start <= self.period.last else None

    @cached_property
    def symptoms(self) -> tuple[Item, ...]:
        """What was recorded and is no trigger, in the order of the catalogue: the most important first."""
        keys = {*self.shown.recorded_items, *self._compared}
        items = (self.whole.item(key) for key in self.whole.recorded_items if key in keys)
        return tuple(item for item in items if item.group != "trigger")

    @property
    def _compared(self) -> set[str]:
        """What was recorded in the four weeks before treatment or in the last four, even outside the page's days."""
        spans = [span for span in (self.whole.baseline, self.whole.recent) if span]
        return {key for key in self.whole.recorded_items for span in spans if len(self.whole.daily(key).crop(span))}

    @cached_property
    def leading(self) -> tuple[Item, ...]:
        """The two symptoms to draw and to speak of: twitches and tingling, else those recorded on the most days."""
        able = [item for item in self.symptoms if item.kind != "yes_no" and len(self.shown.daily(item.key))]
        able.sort(key=lambda item: (item.key not in ("twitching", "tingling"), -len(self.shown.daily(item.key))))
        chosen = able[:2]
        return tuple(sorted(chosen, key=lambda item: (item.position, item.key)))
