"""Bringing in a folder on the command line: all of it or nothing, what is odd asked about once."""

import argparse
import sys
from collections.abc import Sequence
from contextlib import ExitStack, closing
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from tracker.cli_progress import Progress
from tracker.domain.answers import with_answers
from tracker.domain.dose import Dose
from tracker.domain.errors import DiaryReadOnly, ImportRefused
from tracker.domain.record import Record
from tracker.domain.regimen import Regimen
from tracker.i18n import _, format_number, ngettext
from tracker.store.diary import Diary
from tracker.store.place import is_there
from tracker.store.tables import ROWS

if TYPE_CHECKING:
    from tracker.exchange.arrival import Arrival
    from tracker.exchange.preview import Problem

R = TypeVar("R", bound=Record)

MOST_QUESTIONS = 200
"""Listed one by one; of what is beyond them only the number."""


def import_folder(args: argparse.Namespace) -> int:
    """Bring in a folder of CSV files: all of it or nothing; what was there before is backed up."""
    progress = Progress()
    with ExitStack() as held:
        held.callback(progress.close)
        diary = _present_diary(args, held)
        present = records(diary) if diary else ()
        found = _found(args, diary, present, progress)
        progress.close()
        if args.dry_run or not found.lines:
            print(_("Nothing was written: this was a dry run.") if args.dry_run else _("Nothing needed to be written."))
            return 0
        diary = diary or held.enter_context(closing(open_to_write(args.diary, make=True)))
        if present:
            progress.step(_("Backing up what is there …"))
            diary.back_up("import")
        edits = with_answers(found.edits, _of(present, Regimen), _of(present, Dose))
        diary.apply(progress.through(edits, _("Writing: {count} entries …")))
    print(_("Saved in {path}.").format(path=args.diary))
    return 0


def open_to_write(path: Path, *, make: bool = False) -> Diary:
    """Open a diary for changes by a command."""
    return Diary.open(path, program=_("the command line"), make=make)


def records(diary: Diary) -> tuple[Record, ...]:
    """Return all that a diary holds."""
    return tuple(record for kind in ROWS for record in diary.records(kind))


def _of(records: Sequence[Record], kind: type[R]) -> list[R]:
    return [record for record in records if isinstance(record, kind)]


def _present_diary(args: argparse.Namespace, held: ExitStack) -> Diary | None:
    if not is_there(args.diary):
        return None
    way = Diary.read if args.dry_run else open_to_write
    diary = held.enter_context(closing(way(args.diary)))
    if diary.read_only and not args.dry_run:
        raise DiaryReadOnly(_("This diary is open for reading only, so nothing was imported."))
    return diary


def _found(args: argparse.Namespace, diary: Diary | None, present: Sequence[Record], progress: Progress) -> "Arrival":
    """Return what is new; refuse what cannot be, and what is odd unless it was said to be meant."""
    from tracker.exchange import IMPORTS
    from tracker.exchange.arrival import arrival
    from tracker.exchange.arrival_words import arrival_words
    from tracker.exchange.doubts import impossible, questions

    today = diary.today if diary else datetime.now().astimezone().date()
    words = _("Reading: {count} lines …")
    chosen = next(way for way in IMPORTS if way.key == args.format)
    own = diary.items() if diary else ()
    preview = chosen.read(args.source, own, lambda rows: progress.through(rows, words), sure=args.sure)
    _refuse_if(preview.problems)
    progress.step(_("Comparing with the diary …"))
    found = arrival(preview.lines, present)
    _refuse_if((*found.problems, *impossible(found.lines, present, today)))
    print("\n".join(arrival_words(preview, found)))
    asked = () if args.sure else questions(found.lines, present, today)
    _list(asked)
    if asked and not args.dry_run:
        words = _(
            "Nothing was imported. Please look at these lines. If they are right, add --sure to import them "
            "as they are."
        )
        raise ImportRefused(words)
    return found


def _refuse_if(problems: "Sequence[Problem]") -> None:
    if problems:
        for problem in problems:
            print(problem, file=sys.stderr)
        raise ImportRefused(_("Nothing was imported. Please fix these lines and try again."))


def _list(asked: "Sequence[Problem]") -> None:
    for problem in asked[:MOST_QUESTIONS]:
        print(problem, file=sys.stderr)
    if more := max(0, len(asked) - MOST_QUESTIONS):
        words = ngettext("and {count} more line to look at", "and {count} more lines to look at", more)
        print(words.format(count=format_number(more)), file=sys.stderr)
