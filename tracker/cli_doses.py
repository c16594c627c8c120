"""Doses on the command line: what is due, what was taken, and adding one by the same rules as in the window."""

import argparse
import datetime as dt
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from datetime import date
from typing import Any

from tracker.cli_writing import day_typed, opened_to_write
from tracker.domain import answers, catalogue, schedule
from tracker.domain.ahead import refuse_time_ahead
from tracker.domain.change import Edit
from tracker.domain.clock import read_time
from tracker.domain.days import given_day, offset_minutes
from tracker.domain.dose import SKIPPED, TAKEN, Dose, evening_of, refuse_impossible
from tracker.domain.dose_words import amount_of, medicine_words, when_due
from tracker.domain.doubts import dose_doubt
from tracker.domain.errors import InvalidEntry
from tracker.domain.expiry import read_expiry
from tracker.domain.history import History, Period
from tracker.domain.names import read_injection_site, read_medicine, read_route
from tracker.domain.regimen import Regimen
from tracker.domain.rotation import offered_site
from tracker.domain.schedule import Due
from tracker.domain.units import Amount, read_amount, shown_amount
from tracker.i18n import _
from tracker.store.diary import Diary

Parser = argparse.ArgumentParser
WithDiary = Callable[[Parser, object], None]


def add_commands(commands: "argparse._SubParsersAction[Parser]", with_diary: WithDiary) -> None:
    """Add `due`, `dose add` and `dose list`."""
    due = commands.add_parser("due", help=_("print what is due, late and coming"))
    due.add_argument("--day", metavar="DAY", help=_("the day to look at, such as 2026-11-22; if left out, today"))
    with_diary(due, print_due)
    dose = commands.add_parser("dose", help=_("add or list doses"))
    ways = dose.add_subparsers(title=_("commands"), metavar="", required=True)
    shown = ways.add_parser("list", help=_("print the doses, oldest first"))
    shown.add_argument("--from", dest="first", metavar="DAY", help=_("first day, as 2026-04-01"))
    shown.add_argument("--to", dest="last", metavar="DAY", help=_("last day, as 2026-11-22"))
    with_diary(shown, list_doses)
    _add_form(ways.add_parser("add", help=_("add a dose; without a medicine, the one that is due")), with_diary)


def print_due(wish: argparse.Namespace) -> int:
    """Print a line for each: the planned day, when that is, and what."""
    with closing(Diary.read(wish.diary)) as diary:
        today = given_day(wish.day, diary.today, ahead=True) or diary.today
        near = diary.history(Period(today, today))
    waiting = schedule.due(near.regimens, near.doses, today)
    for found in (*waiting, *schedule.coming(near.regimens, near.doses, today)):
        print(found.day.isoformat(), when_due(found.day, today), _what(found.regimen), sep="\t")
    if not waiting:
        print(_("Nothing is due."))
    return 0


def list_doses(wish: argparse.Namespace) -> int:
    """Print a line for each dose: day, status, what, place, and how it agrees with its plan."""
    with closing(Diary.read(wish.diary)) as diary:
        first = given_day(wish.first, diary.today) or date.min
        last = given_day(wish.last, diary.today) or date.max
        if last < first:
            raise InvalidEntry(_("The last day is before the first day. Please correct one of them."))
        doses = [dose for dose in diary.records(Dose) if first <= dose.day <= last]
    for dose in doses:
        place = catalogue.injection_site_label(dose.site) if dose.site else ""
        status = _("taken") if dose.taken else _("skipped")
        print(dose.day.isoformat(), status, _what(dose), place, _agrees(dose), sep="\t")
    return 0


def add_dose(wish: argparse.Namespace) -> int:
    """Keep a dose; one that looks like a slip only with --sure, since nobody can be asked."""
    with opened_to_write(wish.diary) as diary:
        day = day_typed(wish.day, diary.today, sure=wish.sure)
        near = diary.history(Period(min(day, diary.today), max(day, diary.today)))
        waiting = schedule.due(
            near.regimens, near.doses, day, (read_time(wish.time) if wish.time else None) or _now(diary, day)
        )
        dose = _as_planned(wish, day, waiting) if wish.medicine is None else _typed(wish, near, day)
        dose = _answering(wish, dose, near)
        if dose.time is not None:
            dose = dose.replaced(utc_offset=offset_minutes(day, dose.time, diary.zone))
        refuse_time_ahead(dose.day, dose.time, diary.clock().astimezone(diary.zone))
        refuse_impossible(dose, diary.today, near.profile.date_of_birth if near.profile else None)
        if not wish.sure and (question := dose_doubt(dose, near.doses, near.regimens, diary.today)):
            raise InvalidEntry(_("{question} Add --sure to keep it.").format(question=question))
        dose = _kept(diary, dose)
    print(dose.day.isoformat(), _("taken") if dose.taken else _("skipped"), _what(dose), _agrees(dose), sep="\t")
    if offered := offered_site(dose, near.doses):
        words = _("No place is recorded. Next in turn: {place} (--site {key}).")
        print(words.format(place=catalogue.injection_site_label(offered), key=offered), file=sys.stderr)
    return 0


def _kept(diary: Diary, dose: Dose) -> Dose:
    """Keep a dose, with what it means for the plans and doses that are there."""
    edits = answers.with_answers((Edit(None, dose),), diary.records(Regimen), diary.records(Dose))
    kept = diary.apply(edits)[0].after
    assert isinstance(kept, Dose), "an edit keeps the kind of its record"
    return kept


def _now(diary: Diary, day: date) -> dt.time | None:
    """The clock, for a dose of today."""
    now = diary.clock().astimezone(diary.zone)
    return now.time() if now.date() == day else None


def _add_form(add: Parser, with_diary: WithDiary) -> None:
    add.add_argument("--medicine", metavar="NAME", help=_("as in the catalogue, or your own"))
    add.add_argument("--amount", metavar="AMOUNT", help=_("with its unit: “1 mg”, “1000 ug”, “4000 IU” or “1 tablet”"))
    add.add_argument("--route", metavar="ROUTE", help=_("how it was taken: {routes}").format(routes=_keys()))
    add.add_argument("--day", metavar="DAY", help=_("as 2026-11-22, “7 sep” or “yesterday”; without it, today"))
    add.add_argument("--time", metavar="TIME", help=_("as 09:41 or “9:41 pm”"))
    add.add_argument(
        "--site",
        metavar="PLACE",
        help=_("such as deltoid-left; if left out, no place is recorded"),
    )
    add.add_argument("--batch", default="", help=_("batch as printed"))
    add.add_argument("--expiry", metavar="MONTH", default="", help=_("as 08/2027 or 2027-08-31"))
    add.add_argument("--planned", metavar="DAY", help=_("the planned day that it answers; “none” for none"))
    add.add_argument("--skipped", action="store_true", help=_("it was left out on purpose"))
    add.add_argument("--note", default="", help=_("a note"))
    add.add_argument(
        "--sure", action="store_true", help=_("keep what looks like a mistake: a name, an amount, a second dose")
    )
    with_diary(add, add_dose)


def _typed(wish: argparse.Namespace, near: History, day: date) -> Dose:
    if not wish.medicine.strip():
        raise InvalidEntry(_("Please name the medicine, or leave --medicine out for what is due."))
    planned = {plan.medicine: medicine_words(plan) for plan in near.regimens}
    medicine = _key(wish.medicine, planned) or read_medicine(wish.medicine, sure=True)
    route = read_route(wish.route or "")
    if route not in catalogue.routes():
        words = _("Please say with --route how it was taken: {routes}.")
        raise InvalidEntry(words.format(routes=_keys()))
    amount = read_amount(wish.amount or "")
    if amount is None:
        raise InvalidEntry(_("Please type the amount with --amount, for example “1 mg” or “4000 IU”."))
    return Dose(day=day, medicine=medicine, route=route, **amount._asdict(), **_details(wish, route))


def _as_planned(wish: argparse.Namespace, day: date, waiting: Sequence[Due]) -> Dose:
    """What is due; what was typed beside it is kept, so an amount that differs is too."""
    if wish.route:
        route = read_route(wish.route)
        waiting = [due for due in waiting if due.regimen.route == route]
    if len(waiting) != 1:
        named = "; ".join(_what(due.regimen) for due in waiting)
        several = _("Several are due: {what}. Please say which with --medicine, --amount and --route.")
        none = _("Nothing is due. Please say what was taken with --medicine, --amount and --route.")
        raise InvalidEntry(several.format(what=named) if waiting else none)
    plan = waiting[0].regimen
    usual = shown_amount(plan.amount, plan.unit, in_mg=catalogue.is_injection(plan.route)).unit
    amount = read_amount(wish.amount or "", usual) or Amount(plan.amount, plan.unit)
    details = {**_details(wish, plan.route), "regimen": plan.id, "planned_day": waiting[0].day}
    return Dose(day=day, medicine=plan.medicine, route=plan.route, **amount._asdict(), **details)


def _details(wish: argparse.Namespace, route: str) -> dict[str, Any]:
    status = SKIPPED if wish.skipped else TAKEN
    at = read_time(wish.time) if wish.time else None
    return {
        "time": at,
        "site": read_injection_site(wish.site or "", route) if status == TAKEN else "",
        "batch": wish.batch,
        "expiry": read_expiry(wish.expiry),
        "status": status,
        "note": wish.note,
    }


def _answering(wish: argparse.Namespace, dose: Dose, near: History) -> Dose:
    if wish.planned is None:
        return dose  # what it answers is worked out when it is kept
    planned = None if wish.planned == "none" else given_day(wish.planned, dose.day, ahead=True)
    if planned is None:
        return dose.as_extra()
    for plan in near.regimens:
        same = (plan.medicine, plan.route) == (dose.medicine, dose.route)
        if same and schedule.due_days(plan, Period(planned, planned), near.doses):
            return dose.replaced(regimen=plan.id, planned_day=planned)
    words = _("No plan has {what} due on {day}.")
    raise InvalidEntry(words.format(what=_what(dose), day=planned.isoformat()))


def _key(typed: str, known: Mapping[str, str]) -> str | None:
    wanted = typed.strip().casefold()
    return next((key for key, label in known.items() if wanted in (key.casefold(), _(label).casefold())), None)


def _keys() -> str:
    return ", ".join(catalogue.routes())


def _what(planned: Dose | Regimen) -> str:
    return f"{medicine_words(planned)} {amount_of(planned)}"


def _agrees(dose: Dose) -> str:
    if dose.planned_day is None:
        return _("not planned")
    if evening_of(dose) == dose.planned_day:
        return _("for the evening of {day}").format(day=dose.planned_day.isoformat())
    return _("planned for {day}").format(day=dose.planned_day.isoformat())
