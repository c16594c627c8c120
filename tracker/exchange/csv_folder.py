"""The diary as a folder of CSV files, one kind of record a file: read with every fault named, written whole."""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from uuid import UUID, uuid5

from tracker.domain import catalogue
from tracker.domain.errors import ImportRefused, InvalidEntry, OutputNotWritten
from tracker.domain.item import Item
from tracker.domain.observation import Observation
from tracker.domain.profile import PROFILE_ID, Profile
from tracker.domain.record import Record
from tracker.domain.timed_count import TimedCount
from tracker.exchange import csv_file
from tracker.exchange.columns import BY_FILE, TABLES, Table
from tracker.exchange.preview import Line, Preview, Problem
from tracker.exchange.understanding import as_observed
from tracker.i18n import _, format_number, ngettext

Row = tuple[int, dict[str, str] | None]
Watch = Callable[[Iterator[Row]], Iterator[Row]]
"""Passes rows on as they are, to tell how far reading has come."""

MOST_PROBLEMS = 50
"""Told of one file; of what is beyond them only the number."""

WITHOUT_ID = UUID("b1200000-0000-4000-8000-0000000000c5")
"""Lines without an id get one made from what they say, so that bringing them in twice changes nothing."""


def read(folder: Path, own: Iterable[Item] = (), watch: Watch = iter, *, sure: bool = False) -> Preview:
    """All records of a folder, every bad line named; nothing is kept or changed. A missing file means none.

    `sure` keeps names and units that only look like known ones.
    `own` are the items that the diary knows beside the built-in ones and those of the folder; all rows go through
    `watch`. Raises ImportRefused where the folder is not there or holds none of the files.
    """
    names = _names(folder)
    if not names & set(BY_FILE):
        message = _("{folder} has none of the files of a diary ({names}). Nothing was imported.")
        raise ImportRefused(message.format(folder=folder, names=", ".join(BY_FILE)))
    reader = _Reader(own, watch, sure=sure)
    for name, table in BY_FILE.items():
        if name in names:
            reader.take(folder / name, table)
    return Preview(tuple(reader.lines), tuple(reader.problems), tuple(sorted(names - set(BY_FILE))))


def write(records: Iterable[Record], folder: Path) -> list[Path]:
    """Write a file for each kind that there are records of; each appears under its name when it is complete.

    Takes records, since the columns of a History know no ids. Lines are in the order that columns.py names; other
    files in the folder stay as they are. Raises OutputNotWritten.
    """
    known = tuple(records)
    written = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for table in TABLES:
            found = sorted((record for record in known if isinstance(record, table.record)), key=table.rank)
            path = folder / table.file
            if found or path.exists():  # a file of an earlier export must not bring back what is gone
                csv_file.write(path, table, found)
                written.append(path)
    except OSError as error:
        message = _("{folder} could not be written: {reason}. Please choose another place; the diary is safe.")
        raise OutputNotWritten(message.format(folder=folder, reason=error.strerror)) from error
    return written


def _names(folder: Path) -> set[str]:
    try:
        return {path.name for path in folder.iterdir() if path.is_file()}
    except OSError as error:
        message = _("The folder {folder} cannot be read: {reason}. Nothing was imported.")
        raise ImportRefused(message.format(folder=folder, reason=error.strerror)) from error


class _Reader:
    """What has been read so far: later lines are checked against earlier ones."""

    def __init__(self, own: Iterable[Item], watch: Watch, *, sure: bool) -> None:
        self._watch, self._sure = watch, sure
        self.lines: list[Line] = []
        self.problems: list[Problem] = []
        self._items = {**catalogue.items(), **{item.key: item for item in own}}
        self._seen: dict[tuple[object, ...], Line] = {}
        self._alike: Counter[str] = Counter()

    def take(self, path: Path, table: Table) -> None:
        """Read a file to its end, or to where it cannot be read any more."""
        faults: list[Problem] = []
        try:
            for number, cells in self._watch(csv_file.rows(path, table)):
                try:
                    self._keep(Line(path.name, number, self._record(table, cells)), table)
                except InvalidEntry as fault:
                    faults.append(Problem(path.name, number, str(fault)))
        except csv_file.Unreadable as fault:
            faults.append(Problem(path.name, fault.line, str(fault)))
        self.problems += _shortened(faults)

    def _record(self, table: Table, cells: Mapping[str, str] | None) -> Record:
        if cells is None:
            raise InvalidEntry(_("the line has more or fewer cells than the first line names columns"))
        typed = not cells.get("id", "").strip()
        read = {name: table.read(name, cell, typed=typed) for name, cell in cells.items()}
        fields = {name: value for name, value in read.items() if value is not None}
        fields = as_observed(table.understand(fields, self._sure), self._items)
        if "id" not in fields and table.record is not Profile:
            fields["id"] = self._id(table, cells)
        return table.dated(table.record(**fields))

    def _id(self, table: Table, cells: Mapping[str, str]) -> UUID:
        said = json.dumps([table.name, sorted(pair for pair in cells.items() if pair[1])])
        self._alike[said] += 1
        return uuid5(WITHOUT_ID, f"{said}{self._alike[said]}")

    def _keep(self, line: Line, table: Table) -> None:
        self._check_item(line.record)
        for names in ("id",), table.unique:
            scope = "" if names == ("id",) else table.name
            key = (scope, names, *(getattr(line.record, name) for name in names))
            first = self._seen.setdefault(key, line)
            if names and first is not line:
                reason = _("line {line} has the same {what} already")
                if first.file != line.file:
                    reason = _("line {line} of {file} has the same {what} already")
                raise InvalidEntry(reason.format(line=first.number, file=first.file, what=", ".join(names)))
        self.lines.append(line)

    def _check_item(self, record: Record) -> None:
        """What a record cannot know alone: own items, and what the built-in ones are."""
        if isinstance(record, Item):
            self._take_item(record)
        elif isinstance(record, Observation | TimedCount) and record.site and not catalogue.is_site(record.site):
            raise InvalidEntry(_("the place “{site}” is not known").format(site=record.site[:40]))
        elif isinstance(record, Observation):
            if record.item not in self._items:
                reason = _("the item “{item}” is not known; add a line for it to items.csv")
                raise InvalidEntry(reason.format(item=record.item[:40]))
            self._items[record.item].check(record.value, record.site)
        elif isinstance(record, Profile) and record.id != PROFILE_ID:
            raise InvalidEntry(_("a diary is about one person; please leave the id of the profile empty"))

    def _take_item(self, item: Item) -> None:
        built_in = catalogue.items().get(item.key)
        if built_in is not None and built_in.kind != item.kind:
            reason = _("“{key}” is built in as “{kind}” and cannot become something else")
            raise InvalidEntry(reason.format(key=item.key, kind=built_in.kind))
        self._items[item.key] = item


def _shortened(faults: list[Problem]) -> list[Problem]:
    more = len(faults) - MOST_PROBLEMS
    if more <= 0:
        return faults
    words = ngettext("and {count} more line with a fault", "and {count} more lines with faults", more)
    return [*faults[:MOST_PROBLEMS], Problem(faults[0].file, 0, words.format(count=format_number(more)))]
