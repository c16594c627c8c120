"""Reads a rollback journal, as far as it tells which file it was made for.

The layout is that of https://www.sqlite.org/fileformat2.html#the_rollback_journal.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import IO

MAGIC = bytes.fromhex("d9d505f920a163d7")
HEADER = 28
TO_THE_END = 0xFFFFFFFF
STEP = 200
"""The checksum of a page takes every 200th byte, from the end."""


@dataclass(frozen=True, slots=True)
class Rollback:
    """How many pages the file had, how many of them the journal holds, and the first of them if it is there."""

    pages: int
    page_size: int
    records: int
    first_page: bytes | None


def read_rollback(path: Path) -> Rollback | None:
    """Return what a journal says; None where it is no journal."""
    with path.open("rb") as file:
        head = file.read(HEADER)
        if len(head) < HEADER or not head.startswith(MAGIC):
            return None
        _count, _nonce, pages, sector, size = _numbers(head)
        if not (512 <= size <= 65536 and 32 <= sector <= 65536):
            return None
        records, first_page = _walk(file, path.stat().st_size, sector, size)
    return Rollback(pages, size, records, first_page)


def _walk(file: IO[bytes], length: int, sector: int, size: int) -> tuple[int, bytes | None]:
    """Go through the parts of a journal, each a header and its pages, as far as they are whole."""
    found, at = 0, 0
    while at + HEADER <= length:
        file.seek(at)
        head = file.read(HEADER)
        if not head.startswith(MAGIC):
            break
        count, nonce, *_rest = _numbers(head)
        if count == TO_THE_END:
            count = (length - at - sector) // (size + 8)
        file.seek(at + sector)
        for _record in range(count):
            number, page, check = file.read(4), file.read(size), file.read(4)
            if len(check) < 4 or _checksum(page, nonce) != int.from_bytes(check, "big"):
                return found, None
            found += 1
            if int.from_bytes(number, "big") == 1:
                return found, page[:100]
        at = -(-file.tell() // sector) * sector
        if not count:
            break
    return found, None


def _numbers(head: bytes) -> list[int]:
    return [int.from_bytes(head[at : at + 4], "big") for at in range(8, HEADER, 4)]


def _checksum(page: bytes, nonce: int) -> int:
    return (nonce + sum(page[at] for at in range(len(page) - STEP, 0, -STEP))) & 0xFFFFFFFF
