"""Who keeps the diary, on the command line: shown, and changed field by field."""

import argparse
import sys
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import replace
from datetime import date
from typing import Any

from tracker.cli_writing import opened_to_write
from tracker.domain import catalogue
from tracker.domain.catalogue_entries import Background
from tracker.domain.change import Edit
from tracker.domain.days import read_day
from tracker.domain.dose import Dose
from tracker.domain.history import History, Period
from tracker.domain.profile import Profile, refuse_impossible_days
from tracker.domain.treatment_start import starts_to_choose_from
from tracker.domain.treatment_start_words import start_question
from tracker.i18n import _
from tracker.store.diary import Diary

Parser = argparse.ArgumentParser
WithDiary = Callable[[Parser, object], None]
TEXTS = ("name", "identifiers", "clinician")
DAYS = ("date_of_birth", "treatment_start")


def add_commands(commands: "argparse._SubParsersAction[Parser]", with_diary: WithDiary) -> None:
    """Add `profile`."""
    parser = commands.add_parser("profile", help=_("show or change who keeps the diary; an empty text clears a field"))
    parser.add_argument("--name", metavar="TEXT")
    parser.add_argument("--born", dest="date_of_birth", metavar="DAY", help=_("date of birth"))
    parser.add_argument("--number", dest="identifiers", metavar="TEXT", help=_("health service or hospital number"))
    parser.add_argument("--clinician", metavar="TEXT", help=_("doctor or clinic"))
    start = _("first day of treatment; empty for the day of the first B12 dose")
    parser.add_argument("--treatment-start", metavar="DAY", help=start)
    parser.add_argument("--cause", action="append", dest="causes", metavar="TEXT", help=_("as your doctor told you"))
    others = _("another medicine that matters for B12")
    parser.add_argument("--medicine", action="append", dest="medicines", metavar="TEXT", help=others)
    with_diary(parser, show_or_change)


def show_or_change(args: argparse.Namespace) -> int:
    """Keep the fields that are given, then print all that are filled in."""
    fields = (*TEXTS, *DAYS, "causes", "medicines")
    changing = any(getattr(args, name) is not None for name in fields)
    with opened_to_write(args.diary) if changing else closing(Diary.read(args.diary)) as diary:
        before = next(iter(diary.records(Profile)), None)
        profile = before or Profile()
        if changing:
            profile = profile.replaced(**_changes(args, diary.today))
            span = diary.span()
            refuse_impossible_days(profile, diary.today, span.first if span else None)
            diary.apply((Edit(before, profile),))
        today = diary.today
        whole = replace(diary.history(Period(today, today)), doses=diary.records(Dose))
    for label, text in _lines(profile):
        if text:
            print(label, text, sep="\t")
    print_start_question(whole)
    return 0


def print_start_question(whole: History) -> None:
    """Ask when treatment began, where the diary can be read in two ways and nobody has said which counts."""
    starts = starts_to_choose_from(whole.doses, whole.regimens)
    if starts is not None and (whole.profile is None or whole.profile.treatment_start is None):
        words = start_question(starts)
        answer = _("Answer with: b12-tracker profile --treatment-start DAY")
        print(words.question, words.details, answer, file=sys.stderr)


def _changes(args: argparse.Namespace, today: date) -> dict[str, Any]:
    texts = {name: getattr(args, name) for name in TEXTS}
    days = {name: getattr(args, name) for name in DAYS}
    lists = {
        "causes": _keys(args.causes, catalogue.causes()),
        "medicines": _keys(args.medicines, catalogue.other_medicines()),
    }
    return {
        **{name: text.strip() for name, text in texts.items() if text is not None},
        **{name: read_day(text, today) if text.strip() else None for name, text in days.items() if text is not None},
        **{name: keys for name, keys in lists.items() if keys is not None},
    }


def _keys(typed: list[str] | None, known: Mapping[str, Background]) -> list[str] | None:
    """Return the known key of each text, else the text itself; an empty text stands for none at all."""
    if typed is None:
        return None
    keys = {name.casefold(): key for key, entry in known.items() for name in (key, entry.label, _(entry.label))}
    texts = [" ".join(text.split()) for text in typed]
    return list(dict.fromkeys(keys.get(text.casefold(), text) for text in texts if text))


def _lines(profile: Profile) -> tuple[tuple[str, str], ...]:
    born, start = profile.date_of_birth, profile.treatment_start
    return (
        (_("Name"), profile.name),
        (_("Date of birth"), born.isoformat() if born else ""),
        (_("Numbers"), profile.identifiers),
        (_("Doctor or clinic"), profile.clinician),
        (_("Treatment began"), start.isoformat() if start else ""),
        (_("Cause"), _listed(profile.causes, catalogue.causes())),
        (_("Other medicines"), _listed(profile.medicines, catalogue.other_medicines())),
    )


def _listed(keys: list[str], known: Mapping[str, Background]) -> str:
    return "; ".join(_(known[key].label) if key in known else key for key in keys)
