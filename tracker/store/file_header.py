"""What the first hundred bytes of a diary file say, read and set without connecting to it.

The layout is that of the SQLite file format, https://www.sqlite.org/fileformat2.html#the_database_header.
"""

import os
import secrets
from dataclasses import dataclass
from pathlib import Path

LENGTH = 100
MARK = slice(60, 64)
"""The «user version»: nothing of SQLite's own uses it, so it tells one copy of a diary from another."""


@dataclass(frozen=True, slots=True)
class FileHeader:
    """The header as it was read from a file or from a page in a journal."""

    raw: bytes

    @property
    def page_size(self) -> int:
        """Bytes in a page."""
        found = int.from_bytes(self.raw[16:18], "big")
        return 65536 if found == 1 else found

    @property
    def changes(self) -> int:
        """The change counter: one more after each transaction."""
        return int.from_bytes(self.raw[24:28], "big")

    @property
    def pages(self) -> int:
        """The number of pages that the file should have."""
        return int.from_bytes(self.raw[28:32], "big")

    @property
    def write_ahead(self) -> bool:
        """Whether changes go to a write-ahead log."""
        return self.raw[18:20] != b"\x01\x01"

    @property
    def lasting(self) -> bytes:
        """What no entry ever changes: page size, layout, encoding, the mark of this copy and the program's number."""
        return self.raw[16:18] + self.raw[20:24] + self.raw[56:72]

    @property
    def last_valid(self) -> int:
        """The change counter at which the number of pages was last written."""
        return int.from_bytes(self.raw[92:96], "big")


def read_header(path: Path) -> FileHeader:
    """Return the header of a file that nobody in this program is connected to."""
    with path.open("rb") as file:
        return FileHeader(file.read(LENGTH))


def mark_as_copy(path: Path) -> None:
    """Give a copy a mark of its own, so that a journal of another file is never taken for one of its own."""
    with path.open("r+b") as file:
        file.seek(MARK.start)
        file.write(secrets.token_bytes(MARK.stop - MARK.start))
        file.flush()
        os.fsync(file.fileno())
