"""How commands that add to a diary open it: begun where there is none, as the window does, and never silently."""

import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path

from tracker.domain.days import given_day, long_ago_question
from tracker.domain.errors import InvalidEntry
from tracker.i18n import _
from tracker.store.diary import Diary


def day_typed(text: str | None, today: date, *, sure: bool) -> date:
    """Return the day that was typed, or today; one without a year that lies long ago only for who is sure."""
    day = given_day(text, today) or today
    if text and not sure and (question := long_ago_question(text, day, today)):
        raise InvalidEntry(_("{question} Add --sure to keep it.").format(question=question))
    return day


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
        print(_("A new diary was started at {path}.").format(path=path), file=sys.stderr)
