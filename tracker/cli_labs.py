"""Laboratory results on the command line, under the same rules as in the window."""

import argparse
import datetime as dt
from collections.abc import Callable
from contextlib import closing

from tracker.cli_writing import day_typed, opened_to_write
from tracker.domain import catalogue
from tracker.domain.ahead import refuse_time_ahead
from tracker.domain.change import Edit
from tracker.domain.clock import read_time
from tracker.domain.doubts import lab_doubt
from tracker.domain.errors import DiaryReadOnly, InvalidEntry
from tracker.domain.lab import LabResult
from tracker.domain.lab_entry import Line, Sheet, check_day, check_new, key_of_test, read
from tracker.domain.lab_printed import printed_limits, printed_result
from tracker.domain.profile import Profile
from tracker.i18n import _
from tracker.store.diary import Diary

Parser = argparse.ArgumentParser
WithDiary = Callable[[Parser, object], None]


def add_commands(commands: "argparse._SubParsersAction[Parser]", with_diary: WithDiary) -> None:
    """Add `lab add` and `lab list`."""
    lab = commands.add_parser("lab", help=_("add or list lab results"))
    kinds = lab.add_subparsers(title=_("commands"), dest="what", required=True)
    add = kinds.add_parser("add", help=_("add one result as it was printed"))
    add.add_argument(
        "--day", required=True, metavar="DAY", help=_("day of the sample, as 2026-05-06, “6 may” or “yesterday”")
    )
    add.add_argument(
        "--test", required=True, metavar="TEST", help=_("name or key of the test, or the name of your own")
    )
    add.add_argument(
        "--value", required=True, metavar="VALUE", help=_('as printed: 128, "<150", "≥200", negative, 1:40')
    )
    add.add_argument("--unit", default="", metavar="UNIT", help=_("as printed"))
    add.add_argument("--own-unit", action="store_true", help=_("keep a unit that is not known for the test"))
    add.add_argument("--own-test", action="store_true", help=_("keep a name that is close to that of a known test"))
    add.add_argument("--low", default="", metavar="NUMBER", help=_("lower limit of the printed range"))
    add.add_argument("--high", default="", metavar="NUMBER", help=_("upper limit of the printed range"))
    add.add_argument("--laboratory", default="", metavar="NAME")
    add.add_argument("--time", metavar="TIME", help=_("local time of the sample, as 09:41 or “9:41 pm”"))
    add.add_argument("--note", default="", metavar="TEXT")
    add.add_argument("--sure", action="store_true", help=_("keep what looks like a mistake, such as a value far off"))
    with_diary(add, add_result)
    show = kinds.add_parser("list", help=_("list results, a line each, the oldest first"))
    show.add_argument("--test", default="", metavar="TEST", help=_("only this test"))
    with_diary(show, list_results)


def add_result(wish: argparse.Namespace) -> int:
    """Keep one result, or say why it cannot be kept."""
    line = Line(wish.test, wish.value, wish.unit, wish.low, wish.high, wish.own_unit, wish.own_test)
    with opened_to_write(wish.diary) as diary:
        if diary.read_only:
            raise DiaryReadOnly(_("This diary is open for reading only, so nothing was added."))
        known = diary.records(LabResult)
        profile = next(iter(diary.records(Profile)), None)
        sheet = Sheet(
            day_typed(wish.day, diary.today, sure=wish.sure),
            wish.laboratory,
            wish.note,
            read_time(wish.time) if wish.time else None,
        )
        refuse_time_ahead(sheet.day, sheet.time, diary.clock().astimezone(diary.zone))
        check_day(sheet.day, diary.today, profile.date_of_birth if profile else None)
        result = read(line, sheet, known)
        check_new((result,), known)
        if not wish.sure and (question := lab_doubt(result, known, diary.today)):
            raise InvalidEntry(_("{question} Add --sure to keep it.").format(question=question))
        diary.apply((Edit(None, result),))
    print(_("Added: {result}").format(result=_words(result)))
    return 0


def list_results(wish: argparse.Namespace) -> int:
    """Print day, test, value with unit, range, time since an injection, laboratory and note, parted by tabs."""
    from tracker.analysis.doses import days_since_injection
    from tracker.analysis.wording import since_injection
    from tracker.domain.history import Period

    with closing(Diary.read(wish.diary)) as diary:
        labs = diary.records(LabResult)
        test = key_of_test(wish.test, labs) if wish.test else ""
        shown = sorted(
            (lab for lab in labs if test in ("", lab.test)),
            key=lambda lab: (lab.day, lab.time or dt.time.min, lab.test),
        )
        span = diary.span()
        history = diary.history(Period(span.first, span.last)) if span else None
    for lab in shown:
        b12 = history is not None and catalogue.is_b12_test(lab.test)
        since = since_injection(days_since_injection(history, lab.day, lab.time)) if b12 and history else ""
        print("\t".join((_words(lab), since, *(" ".join(text.split()) for text in (lab.laboratory, lab.note)))))
    return 0


def _words(lab: LabResult) -> str:
    """Return day and time, test, value and range as printed, parted by tabs."""
    when = f"{lab.day.isoformat()} {lab.time:%H:%M}" if lab.time else lab.day.isoformat()
    words = (" ".join(text.split()) for text in (catalogue.test_label(lab.test), printed_result(lab)))
    return "\t".join((when, *words, printed_limits(lab)))
