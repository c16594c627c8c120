"""Everything that the diary tells about recovery, on the command line: in sentences, or as JSON for scripts."""

import argparse
import json
from collections.abc import Callable
from contextlib import closing
from dataclasses import asdict
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from tracker.analysis.baseline import baseline_so_far
from tracker.cli_profile import print_start_question
from tracker.domain.days import given_day
from tracker.domain.dose_words import amount_of, medicine_words
from tracker.domain.errors import InvalidEntry
from tracker.domain.history import History, Period
from tracker.i18n import _, format_day, format_percent
from tracker.store.diary import Diary

if TYPE_CHECKING:
    from tracker.analysis.results import Results

Parser = argparse.ArgumentParser
AHEAD = timedelta(days=366)


def add_commands(commands: "argparse._SubParsersAction[Parser]", with_diary: Callable[[Parser, object], None]) -> None:
    """Add `results`."""
    show = commands.add_parser("results", help=_("print what the diary shows about recovery"))
    show.add_argument("--today", metavar="DAY", help=_("the last day to look at, as 2026-11-22"))
    show.add_argument("--json", action="store_true", help=_("every result with what it rests on, as JSON"))
    with_diary(show, print_results)


def print_results(wish: argparse.Namespace) -> int:
    """Print the results of the diary up to a day."""
    with closing(Diary.read(wish.diary)) as diary:
        history = _history(diary, wish.today)
    from tracker.analysis.results import results

    found = results(history)
    if wish.json:
        print(json.dumps(as_json(found), default=str, ensure_ascii=False, allow_nan=False, indent=1))
        return 0
    for sentence in _sentences(history, found):
        print(sentence)
    print_start_question(history)
    return 0


def as_json(found: "Results") -> dict[str, Any]:
    """Results as JSON takes them, with what is told of a change beside what it rests on."""
    plain = asdict(found)
    for course, one in zip(found.courses, plain["courses"], strict=True):
        changes = [(course.change, one["change"])]
        if course.statement and course.statement.found:
            changes.append((course.statement.found, one["statement"]["found"]))
        for change, told in changes:
            told |= {"direction": change.direction, "early": change.early, "uneven": change.uneven}
    return plain


def _history(diary: Diary, wanted: str | None) -> History:
    span = diary.span()
    if span is None:
        raise InvalidEntry(_("The diary is empty, so there is nothing to show yet."))
    latest = max(span.last, diary.today)
    last = given_day(wanted, diary.today) or latest
    if last - latest > AHEAD:
        raise InvalidEntry(_("{day} is more than a year ahead of the diary.").format(day=format_day(last)))
    if last < span.first:
        raise InvalidEntry(_("The diary begins on {day}, after that day.").format(day=format_day(span.first)))
    return diary.history(Period(span.first, last))


def _sentences(history: History, found: "Results") -> list[str]:
    """The main outcome as a statement, the others with their ranges alone, then doses, wear-off and triggers."""
    from tracker.analysis import pattern_words, recovery_words, wording

    lines = [_("Up to {day}.").format(day=format_day(found.today))]
    if found.filled is not None:
        form = _("{filled} of {calendar} days filled ({share}).")
        filled = found.filled
        share = format_percent(filled.share)
        lines.append(form.format(filled=filled.filled, calendar=filled.calendar, share=share))
    so_far = baseline_so_far(history)
    lines += wording.baseline_wish(so_far) if so_far else []
    if not found.courses:
        lines.append(_("No symptom is recorded yet. Record a few days first, so that there is something to compare."))
    for course in found.courses:
        item = history.item(course.change.item)
        if course.statement:
            lines.append(recovery_words.change(item, course.statement, course.change))
            lines += recovery_words.caveats(recovery_words.basis(course.statement, course.change))
            lines += [pattern_words.time_to_half(course.half)] if course.half else []
            lines.append(pattern_words.wear_off(item, course.wear_off))
        else:
            lines.append(recovery_words.levels(item, course.change))
    for under in found.regimens:
        plan = under.regimen
        lines.append(f"{medicine_words(plan)} {amount_of(plan)}: {wording.as_planned(under.doses)}.")
    asked = sum(one.chance is not None for one in found.compared)
    for one in found.together:
        lines.append(pattern_words.together(history.item(one.symptom), history.item(one.trigger), one, asked))
    return lines
