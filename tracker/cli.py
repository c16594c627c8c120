"""The command line: no argument opens the window, everything else works without one."""

import argparse
import os
import sys
from collections.abc import Sequence
from contextlib import closing
from datetime import date
from io import TextIOWrapper
from pathlib import Path

from tracker import __version__, cli_doses, cli_import, cli_labs, cli_profile, cli_restore, cli_results
from tracker.domain.days import given_day
from tracker.domain.errors import InvalidEntry, TrackerError
from tracker.domain.history import Period
from tracker.i18n import _, format_day_short, paper
from tracker.store.diary import Diary
from tracker.store.place import default_diary

PROGRAM = "b12-tracker"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 where it did what was asked, 1 where it says why not."""
    wish = _parser().parse_args(arguments)
    wish.diary = getattr(wish, "diary", None) or default_diary()
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # a terminal that lacks a letter must not end the command
    try:
        answer: int = wish.do(wish)
        sys.stdout.flush()
    except BrokenPipeError:  # whoever reads has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except TrackerError as refusal:
        print(refusal, file=sys.stderr)
        return 1
    return answer


def open_window(wish: argparse.Namespace) -> int:
    """Open the diary in a window, where there is a screen for one."""
    from tracker.ui.display import obstacle

    if sentence := obstacle():
        print(sentence, file=sys.stderr)
        return 1
    from tracker.ui.regional import settle

    settle()
    from tracker.app import run

    return run(wish.diary)


def export_diary(wish: argparse.Namespace) -> int:
    """Write the diary as a folder of CSV files."""
    from tracker.exchange import EXPORTS

    export = next(way for way in EXPORTS if way.key == wish.format)
    with closing(Diary.read(wish.diary)) as diary:
        for path in export.write(cli_import.records(diary), wish.target):
            print(path)
    return 0


def report(wish: argparse.Namespace) -> int:
    """Write the doctor's page of a period as a PDF."""
    with closing(Diary.read(wish.diary)) as diary:
        first, last = given_day(wish.first, diary.today), given_day(wish.last, diary.today)
        span = diary.span()
        if span is None:
            raise InvalidEntry(_("The diary is empty, so there is no page to make yet."))
        period = _period(first or span.first, last or span.last)
        history = diary.history(Period(min(span.first, period.first), period.last))
        today = diary.today
    cli_profile.print_start_question(history)
    from tracker.report import make
    from tracker.report.output import save

    document = make(history, period, today, paper=wish.paper, named=not wish.without_name)
    save(document.pdf, wish.out)
    print(_("The page is in {path}.").format(path=wish.out))
    if not document.tagged:
        print(_("Some characters needed another font, so this PDF may not read well in a screen reader."))
    return 0


def _period(first: date, last: date) -> Period:
    if last < first:
        reason = _(
            "The report cannot begin on {first} and end on {last}. Please give a last day that is not before the first."
        )
        raise InvalidEntry(reason.format(first=format_day_short(first), last=format_day_short(last)))
    return Period(first, last)


def _parser() -> argparse.ArgumentParser:
    from tracker.exchange import EXPORTS, IMPORTS

    parser = argparse.ArgumentParser(prog=PROGRAM, description=_("A diary for recovering from vitamin B12 deficiency."))
    parser.add_argument("--version", action="version", version=f"B12 Tracker {__version__}")
    _with_diary(parser, open_window)
    commands = parser.add_subparsers(title=_("commands"), metavar="")
    bring = commands.add_parser("import", help=_("import a folder of CSV files"))
    bring.add_argument("source", type=Path, metavar="FOLDER")
    bring.add_argument("--format", choices=[way.key for way in IMPORTS], default=IMPORTS[0].key)
    bring.add_argument("--dry-run", action="store_true", help=_("show what would be imported, and stop"))
    bring.add_argument("--sure", action="store_true", help=_("import entries that look like a mistake as well"))
    _with_diary(bring, cli_import.import_folder)
    send = commands.add_parser("export", help=_("write the diary as a folder of CSV files, or in another format"))
    send.add_argument("target", type=Path, metavar="PLACE", help=_("the folder or file to write"))
    send.add_argument("--format", choices=[way.key for way in EXPORTS], default=EXPORTS[0].key)
    _with_diary(send, export_diary)
    page = commands.add_parser("report", help=_("make the doctor's page"))
    page.add_argument("--from", dest="first", metavar="DAY", help=_("first day, as 2026-04-01"))
    page.add_argument("--to", dest="last", metavar="DAY", help=_("last day, as 2026-11-22"))
    page.add_argument("--out", type=Path, metavar="FILE", required=True, help=_("the PDF to write"))
    page.add_argument("--paper", choices=("a4", "letter"), default=paper())
    page.add_argument("--without-name", action="store_true", help=_("leave name and identifiers out"))
    _with_diary(page, report)
    cli_labs.add_commands(commands, _with_diary)
    cli_results.add_commands(commands, _with_diary)
    cli_profile.add_commands(commands, _with_diary)
    cli_doses.add_commands(commands, _with_diary)
    cli_restore.add_commands(commands, _with_diary)
    return parser


def _with_diary(parser: argparse.ArgumentParser, do: object) -> None:
    where = _("the diary file; without it, the one in your data folder")
    parser.add_argument("--diary", type=Path, metavar="FILE", default=argparse.SUPPRESS, help=where)
    parser.set_defaults(do=do)
