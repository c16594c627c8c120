"""Reads the files that travel with the program; the only module that opens them."""

from functools import cache
from pathlib import Path


@cache
def _root() -> Path:
    """Inside the wheel the files lie in the package, in a checkout beside it."""
    packaged = Path(__file__).parent / "_resources"
    return packaged if packaged.is_dir() else Path(__file__).parent.parent / "resources"


def path(*parts: str) -> Path:
    """The place of a packaged file or folder."""
    return _root().joinpath(*parts)


def read_text(*parts: str) -> str:
    """The text of a packaged file."""
    return path(*parts).read_text(encoding="utf-8")


def read_bytes(*parts: str) -> bytes:
    """The bytes of a packaged file."""
    return path(*parts).read_bytes()


def names(*parts: str) -> list[str]:
    """The file names in a packaged folder, sorted."""
    return sorted(entry.name for entry in path(*parts).iterdir() if entry.is_file())
