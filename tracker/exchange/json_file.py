"""The diary as one JSON file, for scripts: a list for each kind of record, with the columns of the CSV files."""

import json
from collections.abc import Iterable
from pathlib import Path

from tracker.domain.errors import OutputNotWritten
from tracker.domain.record import Record
from tracker.exchange.columns import TABLES
from tracker.exchange.csv_file import whole_file
from tracker.i18n import _


def write(records: Iterable[Record], path: Path) -> list[Path]:
    """Write all records to a file, which appears when it is complete; raises OutputNotWritten.

    Numbers are numbers, days and moments ISO texts, and what was not said is left out: missing is never 0 or null.
    """
    known = tuple(records)
    lists = {}
    for table in TABLES:
        found = sorted((record for record in known if isinstance(record, table.record)), key=table.rank)
        if found:
            lists[table.name] = [record.model_dump(mode="json", exclude_none=True) for record in found]
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with whole_file(path) as file:
            json.dump({"format": "b12-tracker", "version": 1, **lists}, file, ensure_ascii=False, indent=1)
    except OSError as error:
        message = _("{path} could not be written: {reason}. Please choose another place; the diary is safe.")
        raise OutputNotWritten(message.format(path=path, reason=error.strerror)) from error
    return [path]
