"""Whether another program is in the middle of a change to a file, by the bytes that SQLite locks meanwhile."""

import sys
from pathlib import Path

PENDING = 0x40000000
"""Two bytes far beyond what a diary reaches: «waiting to write» and «about to write»."""

if sys.platform == "win32":

    def is_being_written(_path: Path) -> bool:
        """Never: on Windows a journal in use can be neither moved nor removed."""
        return False

else:
    import fcntl

    def is_being_written(path: Path) -> bool:
        """Try the locks of a writer; this program itself must not be connected to the file."""
        with path.open("r+b") as file:
            try:
                fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, 2, PENDING)
            except OSError:
                return True
            return False
