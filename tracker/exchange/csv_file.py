"""One CSV file of a diary: its lines as cells by column, or the one reason why it cannot be read; written whole."""

import csv
import io
import os
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from tracker.domain.errors import ImportRefused
from tracker.domain.record import Record
from tracker.exchange.columns import Table
from tracker.i18n import _, format_number

LARGEST_FILE = 64 * 1024 * 1024
"""Bytes; ten full years of a diary are about 5 MB."""

LONGEST_CELL = 131_072
"""Characters; the limit of the csv library, far above that of a note."""

NEEDS_QUOTES = re.compile(r'[,"\r\n]')
"""Asked here, since the csv library before Python 3.13 leaves a lone carriage return bare."""


class Unreadable(ImportRefused):
    """A file cannot be read from a line on (0: as a whole)."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(reason)
        self.line = line


def rows(path: Path, table: Table) -> Iterator[tuple[int, dict[str, str] | None]]:
    """For each row the line it begins on and its cells by column, None where it has more or fewer than the header.

    Raises Unreadable, at the latest where reading stops.
    """
    lines = _split(_text(path))
    line, header = next(lines, (0, None))
    if header is None:
        raise Unreadable(0, _("the file is empty; its first line must name the columns"))
    names = _checked_header(line, header, table)
    for line, cells in lines:
        yield line, dict(zip(names, cells, strict=True)) if len(cells) == len(names) else None


def write(path: Path, table: Table, records: Sequence[Record]) -> None:
    """Write the records as they are ordered; the file has its name once it is complete, readable by its owner only."""
    columns = table.written(records)
    with whole_file(path) as file:
        file.write(_line(columns))
        file.writelines(_line([table.cell(name, record) for name in columns]) for record in records)


@contextmanager
def whole_file(path: Path) -> Iterator[TextIO]:
    """Yield a file to write text to; it has its name once it is complete, readable by its owner only."""
    unfinished = path.with_name(f".{path.name}.part")
    try:
        descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)


def _line(cells: Sequence[str]) -> str:
    return ",".join(_quoted(cell) for cell in cells) + "\n"


def _quoted(cell: str) -> str:
    return '"{}"'.format(cell.replace('"', '""')) if NEEDS_QUOTES.search(cell) else cell


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > LARGEST_FILE:
            size = format_number(LARGEST_FILE // 1024**2)
            raise Unreadable(0, _("the file is larger than {size} MB, too large for a diary").format(size=size))
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise Unreadable(0, _("the file cannot be read: {reason}").format(reason=error.strerror)) from error
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise Unreadable(line, _("the file is not UTF-8; please save it as “CSV UTF-8”")) from error
    if (nul := text.find("\x00")) >= 0:
        line = text.count("\n", 0, nul) + 1
        raise Unreadable(
            line, _("there is a NUL character, which does not belong in a text; please save the file as “CSV UTF-8”")
        )
    return text


def _split(text: str) -> Iterator[tuple[int, list[str]]]:
    """Rows that are not empty, each with the line it begins on."""
    csv.field_size_limit(LONGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    begins = 1
    try:
        for row in reader:
            if row:
                yield begins, row
            begins = reader.line_num + 1
    except csv.Error as error:
        raise Unreadable(begins, _reason(str(error))) from error


def _reason(words: str) -> str:
    """The csv library's words for a fault in this program's."""
    if words.startswith("unexpected end"):
        return _("a quotation mark that opens on this line is never closed")
    if words.startswith("field larger"):
        return _("a cell that starts on this line is never closed; look for a missing quotation mark")
    if "expected after" in words:
        return _("something follows a closing quotation mark; quotation marks within a text are written twice")
    return _("the file cannot be read from here on ({fault})").format(fault=words)


def _checked_header(line: int, row: Sequence[str], table: Table) -> list[str]:
    names = [name.strip().lower() for name in row]
    if len(names) == 1 and (found := re.search(r"[;\t]", names[0])):
        separator = ";" if found[0] == ";" else _("tab")
        reason = _("columns are separated by “{separator}”; please save the file with commas")
        raise Unreadable(line, reason.format(separator=separator))
    faults = [text.format(names=_listed(found)) for text, found in _header_faults(names, table) if found]
    if faults:
        raise Unreadable(line, "; ".join(faults))
    return names


def _header_faults(names: Sequence[str], table: Table) -> tuple[tuple[str, list[str]], ...]:
    return (
        (_("columns named twice: {names}"), sorted({name for name in names if names.count(name) > 1})),
        (_("missing columns: {names}"), [name for name in table.required if name not in names]),
        (_("unknown columns: {names}"), [name for name in names if name not in table.columns]),
    )


def _listed(names: Sequence[str]) -> str:
    return ", ".join(f"“{name[:40]}”" for name in names[:10]) + (" …" if len(names) > 10 else "")
