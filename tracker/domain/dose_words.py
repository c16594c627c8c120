"""How a dose or a plan is named to a person."""

from tracker.domain import catalogue
from tracker.domain.dose import Dose
from tracker.domain.regimen import Regimen
from tracker.domain.units import amount_words
from tracker.i18n import _


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
    """The amount in the unit usual for its form: injections in mg, the rest in µg."""
    return amount_words(planned.amount_ug, in_mg=catalogue.is_injection(planned.route))
