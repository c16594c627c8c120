"""Ways in and out of the diary; one entry a format."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from tracker.domain.item import Item
from tracker.domain.record import Record
from tracker.exchange import csv_folder, json_file
from tracker.exchange.preview import Preview
from tracker.i18n import mark


@dataclass(frozen=True, slots=True)
class Export:
    """Writes records to a place and says which files it made: a file of the `suffix`, or without one a folder."""

    key: str
    label: str
    write: Callable[[Iterable[Record], Path], list[Path]]
    suffix: str = ""


class Reading(Protocol):
    """Reads a place into a preview; `sure` keeps names and units that only look like known ones."""

    def __call__(
        self, folder: Path, own: Iterable[Item] = (), watch: csv_folder.Watch = iter, *, sure: bool = False
    ) -> Preview: ...


@dataclass(frozen=True, slots=True)
class Import:
    """Reads a place into a preview, knowing the diary's own items; nothing is kept until the preview is accepted.

    The place is a file of the `suffix`, or without one a folder.
    """

    key: str
    label: str
    read: Reading
    suffix: str = ""


EXPORTS: tuple[Export, ...] = (
    Export("csv", mark("Folder of CSV files"), csv_folder.write),
    Export("json", mark("One JSON file"), json_file.write, ".json"),
)
IMPORTS: tuple[Import, ...] = (Import("csv", mark("Folder of CSV files"), csv_folder.read),)
