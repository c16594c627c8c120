"""What is due and the place whose turn it is, in ten years of injections and daily tablets."""

import statistics
import time
from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

from benchmarks.ratio import Ratio
from tracker.domain import catalogue
from tracker.domain.dose import Dose
from tracker.domain.regimen import Regimen
from tracker.domain.rotation import next_site
from tracker.domain.schedule import due

ROUNDS = 50
DAYS = 3650
TODAY = date(2026, 11, 22)
ODD_RULES = (
    "FREQ=DAILY;UNTIL=21991231",
    "FREQ=DAILY;COUNT=9999",
    "FREQ=DAILY;INTERVAL=9999",
    "FREQ=MONTHLY;BYMONTHDAY=31",
    "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
    "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29",
    "FREQ=WEEKLY;INTERVAL=3;BYDAY=SU,WE",
)
"""What an import takes and few people would write."""
LIMIT = 0.005
"""Seconds that both may take together, with every dose of ten years at hand."""


def measure() -> list[Ratio]:
    """The median of both together in processor time, since what they may take is fixed, however busy the machine."""
    plans, doses = ten_years()
    places = catalogue.injection_places("im")

    def ask() -> None:
        due(plans, doses, TODAY)
        next_site(doses, places)

    ask()  # the catalogue is read once
    return [Ratio("due list and place, ten years of doses / 5 ms", _median(ask), LIMIT, 1.0), odd_rules()]


def odd_rules() -> Ratio:
    """Return what the costliest of the odd rules adds to the due list of ten years, beside that list without it."""
    plans, doses = ten_years()
    first = TODAY - timedelta(days=DAYS)
    without = _median(lambda: due(plans, doses, TODAY))
    with_one = []
    for rule in ODD_RULES:
        odd = _plan("Vitamin D", "oral", first, rule)
        with_one.append(_median(partial(due, (*plans, odd), doses, TODAY)))
    return Ratio("due list with the costliest odd rule / without it", max(with_one), without, 1.2)


def ten_years() -> tuple[tuple[Regimen, ...], tuple[Dose, ...]]:
    """A tablet every day, an injection every 12 days, and three plans more: by the month, by weekday, from the last."""
    first = TODAY - timedelta(days=DAYS)
    tablet = _plan("cyanocobalamin", "oral", first, "FREQ=DAILY")
    injection = _plan("hydroxocobalamin", "im", first, "FREQ=DAILY;INTERVAL=12")
    month = _plan("hydroxocobalamin", "im", first, "FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1")
    weekdays = _plan("mecobalamin", "im", first, "FREQ=WEEKLY;BYDAY=MO,WE,FR")
    last = _plan("hydroxocobalamin", "im", first, "FREQ=WEEKLY;INTERVAL=8", anchor="last_dose")
    doses = [_dose(tablet, first + timedelta(days=number)) for number in range(DAYS)]
    places = catalogue.injection_places("im")
    doses += [
        _dose(injection, first + timedelta(days=12 * number), places[number % len(places)])
        for number in range(DAYS // 12)
    ]
    doses.append(_dose(last, TODAY - timedelta(days=60), places[0]))
    return (tablet, injection, month, weekdays, last), tuple(sorted(doses, key=lambda dose: dose.day))


def _plan(medicine: str, route: str, first: date, recurrence: str, anchor: str = "calendar") -> Regimen:
    return Regimen(medicine=medicine, amount=1000, route=route, first_day=first, recurrence=recurrence, anchor=anchor)


def _dose(plan: Regimen, day: date, site: str = "") -> Dose:
    fields = {"medicine": plan.medicine, "amount_ug": plan.amount_ug, "route": plan.route, "regimen": plan.id}
    return Dose.model_validate({**fields, "day": day, "planned_day": day, "site": site})


def _median(do: Callable[[], object]) -> float:
    times = []
    for _round in range(ROUNDS):
        begun = time.process_time()
        do()
        times.append(time.process_time() - begun)
    return statistics.median(times)
