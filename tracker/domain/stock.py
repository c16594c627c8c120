"""What is left of supplies, and how long it lasts: worked out from doses and plans, never kept."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from math import ceil

from tracker.domain import catalogue
from tracker.domain.dose import Dose
from tracker.domain.history import Period
from tracker.domain.regimen import Regimen
from tracker.domain.schedule import due, due_days, next_days
from tracker.domain.supply import EACH_INJECTION, Supply

HORIZON = timedelta(days=730)
LONGEST_AGO = datetime(1900, 1, 1, tzinfo=UTC)
SEVERAL_DOSES = 5
"""A piece for injection that holds so many doses is a vial; what is left of anything smaller is thrown away."""
PIECES = ("tablet", "capsule")
UNTIL, BEYOND, ENOUGH, UNPLANNED = "until", "beyond", "enough", "unplanned"


@dataclass(frozen=True, slots=True)
class Stock:
    """What is left of a supply today; `lasts` says how to read `last_day`.

    UNTIL: the last planned day that it is enough for (None: not even the next). BEYOND: enough for two years.
    ENOUGH: for all that is planned. UNPLANNED: no plan uses it.
    """

    supply: Supply
    left: float
    lasts: str
    last_day: date | None = None


@dataclass(slots=True)
class Pile:
    """A supply while doses are taken from it."""

    supply: Supply
    counted: datetime
    left: float
    last_day: date | None = None
    short: bool = False


def stock(
    supplies: Iterable[Supply], doses: Iterable[Dose], plans: Iterable[Regimen], today: date, zone: tzinfo
) -> tuple[Stock, ...]:
    """What is left of each, in the order given: the count, less the doses that were taken after it.

    Of several supplies that a dose could come from, it comes from the one that expires first.
    """
    piles = [Pile(supply, supply.recorded_at or LONGEST_AGO, supply.in_stock) for supply in supplies]
    if not piles:
        return ()
    plans, kept = tuple(plans), tuple(doses)
    earliest = min(pile.counted for pile in piles).astimezone(zone).date()
    for dose in kept:
        if dose.taken and dose.day >= earliest:
            _take(piles, dose, zone)
    left = [pile.left for pile in piles]
    used = [plan for plan in plans if any(pieces(pile.supply, plan) for pile in piles)]
    for day, plan, times in _planned(used, kept, today):
        for group in _groups(piles, plan):
            _draw(group, day, times * pieces(group[0].supply, plan))
    endless = [plan for plan in used if next_days(plan, today + HORIZON, kept, 1)]
    return tuple(_stock(pile, was, used, endless) for pile, was in zip(piles, left, strict=True))


def pieces(supply: Supply, dose: Dose | Regimen) -> float:
    """How many pieces of a supply a dose takes; 0 where it takes none."""
    if supply.use == EACH_INJECTION:
        return 1 if catalogue.is_injection(dose.route) else 0
    number = _share(supply, dose) if supply.what == dose.medicine and supply.use in ("", dose.route) else 0
    whole = catalogue.is_injection(dose.route) and number > 1 / SEVERAL_DOSES
    return ceil(round(number, 6)) if whole else number


def _share(supply: Supply, dose: Dose | Regimen) -> float:
    """Return a dose in pieces of a supply; a dose of so many tablets or capsules is so many pieces of any strength."""
    if supply.amount is None:
        return 0
    if supply.mass_ug is not None and dose.mass_ug is not None:
        return dose.mass_ug / supply.mass_ug
    if supply.unit == dose.unit:
        return dose.amount / supply.amount
    return dose.amount if dose.unit in PIECES and supply.mass_ug is not None else 0


def _take(piles: Sequence[Pile], dose: Dose, zone: tzinfo) -> None:
    """Take the pieces of a dose of the past; only what was counted before it can be less for it."""
    there = [pile for pile in piles if _after_count(dose, pile.counted, zone)]
    for group in _groups(there, dose):
        _draw(group, dose.day, pieces(group[0].supply, dose), past=True)


def _planned(plans: Sequence[Regimen], doses: Sequence[Dose], today: date) -> list[tuple[date, Regimen, int]]:
    """What is due and what is coming in two years: on which day, and how often."""
    waiting = [(today, found.regimen, found.open_doses) for found in due(plans, doses, today)]
    ahead = Period(today + timedelta(days=1), today + HORIZON)
    answered = {(dose.regimen, dose.planned_day or dose.day) for dose in doses if dose.regimen}
    coming = [
        (day, plan, plan.times_per_day)
        for plan in plans
        for day in due_days(plan, ahead, doses)
        if (plan.id, day) not in answered
    ]
    return sorted([*waiting, *coming], key=lambda planned: planned[0])


def _groups(piles: Iterable[Pile], dose: Dose | Regimen) -> list[list[Pile]]:
    """The supplies that a dose is taken from, those that stand for one another together: all of one strength.

    Of several strengths it is the one with the fewest pieces, so that a tablet of the very amount comes before others.
    """
    medicine: dict[float, list[Pile]] = {}
    consumables: dict[str, list[Pile]] = {}
    for pile in piles:
        if number := pieces(pile.supply, dose):
            if pile.supply.use == EACH_INJECTION:
                consumables.setdefault(pile.supply.what.casefold(), []).append(pile)
            else:
                medicine.setdefault(abs(number - 1), []).append(pile)
    nearest = [medicine[min(medicine)]] if medicine else []
    return [*nearest, *consumables.values()]


def _draw(group: Sequence[Pile], day: date, needed: float, *, past: bool = False) -> None:
    """Take the pieces, from what expires first; what has expired by that day comes last, and in plans not at all."""
    usable = [pile for pile in group if past or not _freshness(pile.supply, day)[0]]
    short = sum(pile.left for pile in usable) < needed
    for pile in group:
        pile.short = pile.short or (short and not past)
    for pile in sorted(usable, key=lambda pile: _freshness(pile.supply, day)):
        part = min(pile.left, needed)
        pile.left -= part
        needed -= part
        if part and not past and not pile.short:
            pile.last_day = day


def _freshness(supply: Supply, day: date) -> tuple[bool, date]:
    return supply.expiry is not None and supply.expiry < day, supply.expiry or date.max


def _after_count(dose: Dose, counted: datetime, zone: tzinfo) -> bool:
    """Whether a dose was taken after a count; without a time, one of the same day after it if entered after it."""
    local = counted.astimezone(zone)
    if dose.day != local.date():
        return dose.day > local.date()
    if dose.time is not None:
        return dose.time > local.time()
    return dose.recorded_at is None or dose.recorded_at > counted


def _stock(pile: Pile, left: float, used: Sequence[Regimen], endless: Sequence[Regimen]) -> Stock:
    if not any(pieces(pile.supply, plan) for plan in used):
        return Stock(pile.supply, left, UNPLANNED)
    if pile.short or (pile.left == 0 and left > 0):
        return Stock(pile.supply, left, UNTIL, pile.last_day)
    goes_on = any(pieces(pile.supply, plan) for plan in endless)
    return Stock(pile.supply, left, BEYOND if goes_on else ENOUGH)
