"""What a place to bring in holds: records, each with where it stands, and all that cannot be kept."""

from dataclasses import dataclass

from tracker.domain.record import Record
from tracker.i18n import _


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong on a line of a file, in words; line 0 is the file as a whole."""

    file: str
    line: int
    reason: str

    def __str__(self) -> str:
        """File, line and reason in one line."""
        place = _("{file}, line {line}") if self.line else "{file}"
        return f"{place.format(file=self.file, line=self.line)}: {self.reason}"


@dataclass(frozen=True, slots=True)
class Line:
    """A record with the line that it begins on."""

    file: str
    number: int
    record: Record


@dataclass(frozen=True, slots=True)
class Preview:
    """Everything that was read; `ignored` are files that are none of the diary's."""

    lines: tuple[Line, ...]
    problems: tuple[Problem, ...]
    ignored: tuple[str, ...] = ()

    @property
    def records(self) -> tuple[Record, ...]:
        """The records alone."""
        return tuple(line.record for line in self.lines)

    @property
    def counts(self) -> dict[str, int]:
        """How many records each file holds."""
        found: dict[str, int] = {}
        for line in self.lines:
            found[line.file] = found.get(line.file, 0) + 1
        return found
