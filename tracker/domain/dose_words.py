"""How a dose or a plan is named to a person."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from math import ceil

from tracker.domain import catalogue
from tracker.domain.dose import Dose
from tracker.domain.regimen import Regimen
from tracker.domain.units import amount_words
from tracker.i18n import _, format_exact, ngettext

OFTEN = 3
"""So many times an amount was taken before the diary knows it."""
FAR = 10
"""How many times less or more than ever before is worth a question where no source names amounts."""


def medicine_words(planned: Dose | Regimen) -> str:
    """Hydroxocobalamin injection, Cyanocobalamin tablet, or the medicine with its route."""
    name = catalogue.medicine_label(planned.medicine)
    if catalogue.is_injection(planned.route):
        return _("{medicine} injection").format(medicine=name)
    if planned.route == "oral":
        return _("{medicine} tablet").format(medicine=name)
    route = catalogue.routes().get(planned.route)
    return f"{name}, {_(route.label).lower() if route else planned.route}"


def amount_of(planned: Dose | Regimen) -> str:
    """Return the amount in the unit usual for its form: injections in mg, the rest in µg, others in their own unit."""
    if not planned.in_micrograms:
        return other_amount_words(planned.amount, planned.unit)
    return amount_words(planned.amount, in_mg=catalogue.is_injection(planned.route))


def other_amount_words(amount: float, unit: str) -> str:
    """Return an amount in a unit of its own: 400 mg, 4,000 IU, 1 tablet, 10 drops."""
    counted = {
        "tablet": ngettext("{number} tablet", "{number} tablets", ceil(amount)),
        "capsule": ngettext("{number} capsule", "{number} capsules", ceil(amount)),
        "drop": ngettext("{number} drop", "{number} drops", ceil(amount)),
        "spray": ngettext("{number} spray", "{number} sprays", ceil(amount)),
        "iu": _("{number} IU"),
    }
    return counted.get(unit, f"{{number}} {unit}").format(number=format_exact(amount))


def when_due(day: date, today: date) -> str:
    """Due today, 4 days late, tomorrow, in 8 days."""
    days = (day - today).days
    if days == 0:
        return _("due today")
    if days < 0:
        return ngettext("{count} day late", "{count} days late", -days).format(count=-days)
    return _("tomorrow") if days == 1 else ngettext("in {count} day", "in {count} days", days).format(count=days)


def unusual_amount(planned: Dose | Regimen, doses: Iterable[Dose] = ()) -> str:
    """A question where the amount is beyond those that sources and this diary know of the medicine by its route.

    Empty where it lies within them, and where nothing is known to compare it with. It is no advice on an amount. Beside
    those of sources, an amount of the diary is known once it was taken several times: one slip must not end the asking.
    """
    if not planned.in_micrograms:
        return ""
    medicine = catalogue.medicines().get(planned.medicine)
    usual = medicine.usual_ug.get(planned.route, ()) if medicine is not None else ()
    kind = (planned.medicine, planned.route, planned.unit)
    same = (dose for dose in doses if (dose.medicine, dose.route, dose.unit) == kind)
    seen = Counter(dose.amount for dose in same if dose.id != planned.id and dose.taken)
    least = OFTEN if usual else 1
    known = [*usual, *(amount for amount, times in seen.items() if times >= least)]
    margin = 1 if usual else FAR
    if not known or min(known) / margin <= planned.amount <= max(known) * margin:
        return ""
    words = _("{amount} of {medicine} is outside the amounts known here ({low} to {high}). Is it what you mean?")
    return words.format(
        amount=_micrograms(planned.amount),
        medicine=catalogue.medicine_label(planned.medicine),
        low=_micrograms(min(known)),
        high=_micrograms(max(known)),
    )


def _micrograms(amount_ug: float) -> str:
    """In µg alone, so that amounts can be compared at a glance."""
    return f"{format_exact(amount_ug)} µg"
