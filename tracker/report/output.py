"""Writes a finished page to a file: whole, or not at all."""

import os
from contextlib import suppress
from pathlib import Path

from tracker.domain.errors import OutputNotWritten
from tracker.i18n import _


def save(content: bytes, path: Path) -> None:
    """Write beside the target and take its name when complete, readable by its owner only."""
    unfinished = path.with_name(f".{path.name}.part")
    try:
        with os.fdopen(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
    except OSError as error:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)
        message = _("{path} could not be written: {reason}. Please choose another place; the diary is safe.")
        raise OutputNotWritten(message.format(path=path, reason=error.strerror)) from error
