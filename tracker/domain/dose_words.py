"""How a dose or a plan is named to a person."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from tracker.domain import catalogue
from tracker.domain.dose import Dose
from tracker.domain.names import name_question
from tracker.domain.regimen import Regimen
from tracker.domain.units import MASSES, MICROGRAM, amount_words, in_unit, unit_name
from tracker.i18n import _, format_day_month, format_exact, ngettext

OFTEN = 3
"""So many times an amount was taken before the diary knows it."""
SLIP = 2
"""How many times less or more than sources name is worth a question: a slip of the finger is a factor of ten."""
FAR = 10
"""How many times less or more than ever before is worth a question where no source names amounts."""


def medicine_words(planned: Dose | Regimen) -> str:
    """Return Hydroxocobalamin injection, Cyanocobalamin tablet, or the medicine with its route.

    What is counted in tablets, drops or IU by mouth is its name alone: the amount says the rest.
    """
    name = catalogue.medicine_label(planned.medicine)
    if catalogue.is_injection(planned.route):
        return _("{medicine} injection").format(medicine=name)
    if planned.route == "oral":
        return _("{medicine} tablet").format(medicine=name) if planned.unit in MASSES else name
    return _("{medicine}, {route}").format(medicine=name, route=catalogue.route_inside(planned.route))


def amount_of(planned: Dose | Regimen) -> str:
    """Return the amount as it was typed; of what is kept in micrograms, injections in mg and the rest in µg."""
    return amount_words(planned.amount, planned.unit, in_mg=catalogue.is_injection(planned.route))


def when_due(day: date, today: date) -> str:
    """Due today, planned for 17 November, tomorrow, in 8 days: what has passed is named by its day."""
    days = (day - today).days
    if days == 0:
        return _("due today")
    if days < 0:
        return _("planned for {day}").format(day=format_day_month(day))
    return _("tomorrow") if days == 1 else ngettext("in {count} day", "in {count} days", days).format(count=days)


def unusual(planned: Dose | Regimen, doses: Iterable[Dose] = ()) -> str:
    """A question about the name of the medicine, else about the amount; empty where there is none."""
    known = tuple(doses)
    own = {dose.medicine for dose in known if dose.id != planned.id}
    return name_question(planned.medicine, own) or unusual_amount(planned, known)


def unusual_amount(planned: Dose | Regimen, doses: Iterable[Dose] = ()) -> str:
    """Return a question where the amount is far from those that sources and this diary know of the medicine and route.

    Empty where it is near them, and where nothing is known to compare it with. It is no advice on an amount. Beside
    those of sources, an amount of the diary is known once it was taken several times: one slip must not end the asking.
    """
    medicine = catalogue.medicines().get(planned.medicine)
    usual = medicine.usual_ug.get(planned.route, ()) if medicine is not None and planned.unit in MASSES else ()
    same = (dose for dose in doses if (dose.medicine, dose.route) == (planned.medicine, planned.route))
    taken = (_counted(dose, planned.unit) for dose in same if dose.id != planned.id and dose.taken)
    seen = Counter(amount for amount in taken if amount is not None)
    least, margin = (OFTEN, 1) if usual else (1, FAR)
    own = [amount for amount, times in seen.items() if times >= least]
    named = [in_unit(amount, MICROGRAM, planned.unit) for amount in usual]
    if not (known := [*named, *own]) or _near(planned.amount, named, SLIP) or _near(planned.amount, known, margin):
        return ""
    words = _("{amount} of {medicine} is outside the amounts known here ({low} to {high}). Is it what you mean?")
    return words.format(
        amount=_counted_words(planned.amount, planned.unit),
        medicine=catalogue.medicine_label(planned.medicine),
        low=_counted_words(min(known), planned.unit),
        high=_counted_words(max(known), planned.unit),
    )


def _near(amount: float, known: Sequence[float], margin: float) -> bool:
    """Return whether an amount lies among known ones, or so many times below or above them."""
    return bool(known) and min(known) / margin <= amount <= max(known) * margin


def _counted(dose: Dose, unit: str) -> float | None:
    """Return the amount of a dose in a unit, None where the two cannot be compared."""
    if dose.unit == unit:
        return dose.amount
    return in_unit(dose.amount, dose.unit, unit) if {dose.unit, unit} <= MASSES.keys() else None


def _counted_words(amount: float, unit: str) -> str:
    """Return the amount in one unit alone, so that amounts can be compared at a glance."""
    return _("{number} {unit}").format(number=format_exact(amount), unit=unit_name(unit, amount))
