"""The diary as a folder of CSV files, one kind of record a file: read with every fault named, written whole."""

import csv
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tracker.domain import catalogue
from tracker.domain.errors import ImportRefused, InvalidEntry, OutputNotWritten
from tracker.domain.item import Item
from tracker.domain.observation import Observation
from tracker.domain.record import Record
from tracker.exchange.columns import TABLES, Column, Table, assumed_moment
from tracker.i18n import _

LARGEST_FILE = 64 * 1024 * 1024
LONGEST_CELL = 131_072


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
    """A record with the place in the folder that it was read from."""

    file: str
    number: int
    record: Record


@dataclass(frozen=True, slots=True)
class Preview:
    """What a folder holds: its records with their lines, and everything that cannot be kept."""

    lines: tuple[Line, ...]
    problems: tuple[Problem, ...]
    ignored: tuple[str, ...]

    @property
    def records(self) -> tuple[Record, ...]:
        """The records alone."""
        return tuple(line.record for line in self.lines)


def read(folder: Path) -> Preview:
    """All records of a folder, every bad line named; nothing is kept or changed. A missing file means none.

    Raises ImportRefused where the folder is not there or holds none of the files.
    """
    if not folder.is_dir():
        raise ImportRefused(_("There is no folder {folder}. Nothing was brought in.").format(folder=folder))
    present = {path.name for path in folder.iterdir() if path.is_file()}
    known = {f"{table.file}.csv": table for table in TABLES}
    if not present & set(known):
        names = ", ".join(known)
        raise ImportRefused(
            _("{folder} holds none of the files of a diary ({names}). Nothing was brought in.").format(
                folder=folder, names=names
            )
        )
    lines: list[Line] = []
    problems: list[Problem] = []
    for name, table in known.items():
        if name in present:
            own = {line.record.key: line.record for line in lines if isinstance(line.record, Item)}
            _read_file(folder / name, table, own, lines, problems)
    problems += _doubles(lines)
    ignored = sorted(name for name in present - set(known) if name.endswith(".csv"))
    return Preview(tuple(lines), tuple(sorted(problems, key=lambda found: (found.file, found.line))), tuple(ignored))


def write(records: Iterable[Record], folder: Path) -> list[Path]:
    """Write a file for each kind that there are records of; each appears under its name when it is complete.

    Rows are in order of day, then id; other files in the folder stay as they are. Raises OutputNotWritten.
    """
    known = tuple(records)
    written = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for table in TABLES:
            rows = sorted((record for record in known if isinstance(record, table.kind)), key=_order)
            path = folder / f"{table.file}.csv"
            if rows or path.exists():  # a file of an earlier export must not bring back what is gone
                _write_file(path, table, rows)
                written.append(path)
    except OSError as error:
        message = _("{folder} could not be written: {reason}. Please choose another place; the diary is safe.")
        raise OutputNotWritten(message.format(folder=folder, reason=error.strerror)) from error
    return written


def _order(record: Record) -> tuple[str, str]:
    own_day = getattr(record, "day", None) or getattr(record, "first_day", None)
    return (own_day.isoformat() if own_day else "", str(record.id))


def _write_file(path: Path, table: Table, rows: Sequence[Record]) -> None:
    columns = [column for column in table.columns if not column.optional or any(_cell(column, row) for row in rows)]
    unfinished = path.with_name(f".{path.name}.part")
    try:
        descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow([column.name for column in columns])
            writer.writerows([column.write(getattr(row, column.name)) for column in columns] for row in rows)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)


def _cell(column: Column, row: Record) -> str:
    """What an optional column must say; a moment that would be assumed anyway need not be said."""
    if column.name == "recorded_at" and row.recorded_at == assumed_moment(row):
        return ""
    return column.write(getattr(row, column.name))


def _read_file(path: Path, table: Table, own: dict[str, Item], lines: list[Line], problems: list[Problem]) -> None:
    name = path.name
    try:
        for number, cells in _rows(path, table):
            try:
                lines.append(Line(name, number, _record(table, cells, own)))
            except (InvalidEntry, ValueError) as fault:
                problems.append(Problem(name, number, str(fault)))
    except UnicodeDecodeError:
        problems.append(Problem(name, 0, _("this file is not UTF-8; please save it as “CSV UTF-8” and try again")))
    except _Unreadable as fault:
        problems.append(Problem(name, fault.line, str(fault)))


class _Unreadable(Exception):
    """The rest of a file cannot be read from a line on."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(reason)
        self.line = line


def _rows(path: Path, table: Table) -> Iterator[tuple[int, dict[str, str]]]:
    """The cells of each line by column, with the number of the line on which the row begins."""
    if path.stat().st_size > LARGEST_FILE:
        raise _Unreadable(0, _("this file is larger than {size} MB").format(size=LARGEST_FILE // 1024**2))
    csv.field_size_limit(LONGEST_CELL)
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.reader(file, strict=True)
        begins = 1
        header: list[str] | None = None
        try:
            for row in reader:
                if header is None:
                    header = _checked_header(row, table)
                elif row:
                    yield begins, _cells(header, row)
                begins = reader.line_num + 1
        except csv.Error as fault:
            reason = _("the file cannot be read from here on ({fault}); look for a missing quotation mark")
            raise _Unreadable(begins, reason.format(fault=fault)) from fault
    if header is None:
        raise _Unreadable(0, _("this file is empty; it needs at least the line with the names of the columns"))


def _checked_header(row: list[str], table: Table) -> list[str]:
    header = [name.strip().lower() for name in row]
    known = {column.name: column for column in table.columns}
    missing = [name for name, column in known.items() if name not in header and not _may_be_missing(column)]
    unknown = [name for name in header if name not in known]
    if len(set(header)) < len(header):
        raise _Unreadable(1, _("a column is named twice"))
    if missing or unknown:
        reason = _("these columns are missing: {missing}") if missing else _("these columns are not known: {unknown}")
        raise _Unreadable(1, reason.format(missing=", ".join(missing), unknown=", ".join(unknown)[:200]))
    return header


def _may_be_missing(column: Column) -> bool:
    return column.optional or column.name in ("id", "recorded_at")


def _cells(header: list[str], row: list[str]) -> dict[str, str]:
    """A row shorter or longer than the header is passed on under a name that no column has, and refused there."""
    return dict(zip(header, row, strict=True)) if len(row) == len(header) else {"": str(len(row)), **dict.fromkeys(header, "")}


def _record(table: Table, cells: dict[str, str], own: dict[str, Item]) -> Record:
    if "" in cells:
        wanted = len(cells) - 1
        raise ValueError(_("{found} cells where {wanted} belong").format(found=cells[""], wanted=wanted))
    columns = {column.name: column for column in table.columns}
    fields = {name: columns[name].read(cell) for name, cell in cells.items() if cell != ""}
    record = table.kind(**fields)
    if isinstance(record, Observation):
        _check_item(record, own)
    if record.recorded_at is None and (moment := assumed_moment(record)) is not None:
        record = record.replaced(recorded_at=moment)
    return record


def _check_item(observation: Observation, own: dict[str, Item]) -> None:
    """Own items are checked here; the catalogue's were checked by the record itself."""
    if observation.item in own:
        own[observation.item].check(observation.value, observation.site)
    elif observation.item not in catalogue.items():
        reason = _("the item “{item}” is not known; a line in items.csv can introduce it")
        raise ValueError(reason.format(item=observation.item[:40]))


def _doubles(lines: Iterable[Line]) -> list[Problem]:
    """Lines that say anew what another line of the folder has said."""
    seen: dict[object, Line] = {}
    problems = []
    for line in lines:
        keys: list[object] = [line.record.id]
        if isinstance(line.record, Observation):
            keys.append(line.record.key)
        first = next((seen[key] for key in keys if key in seen), None)
        if first is not None:
            reason = _("the same entry stands in {file}, line {line}")
            problems.append(Problem(line.file, line.number, reason.format(file=first.file, line=first.number)))
        for key in keys:
            seen.setdefault(key, line)
    return problems
