"""How commands that add to a diary open it: begun where there is none, as the window does, and never silently."""

import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from tracker.i18n import _
from tracker.store.diary import Diary


@contextmanager
def opened_to_write(path: Path) -> Iterator[Diary]:
    """Yield the diary, held for writing until the end of the block.

    Where there is none it is begun, which is said; what is then refused leaves no empty diary behind. The day's backup
    is made as in the window.
    """
    fresh = not path.exists()
    try:
        with closing(Diary.open(path, program=_("the command line"), make=True)) as diary:
            yield diary
            if diary.is_backup_due():
                diary.back_up()
    except BaseException:
        if fresh:
            path.unlink(missing_ok=True)
        raise
    if fresh:
        print(_("A new diary was begun at {path}.").format(path=path), file=sys.stderr)
