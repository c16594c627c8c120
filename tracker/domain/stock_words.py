"""What is left of supplies, told to a person."""

from datetime import date

from tracker.domain import catalogue
from tracker.domain.expiry import expiry_words
from tracker.domain.stock import BEYOND, ENOUGH, UNTIL, Stock
from tracker.domain.supply import Supply
from tracker.domain.units import amount_words
from tracker.i18n import _, format_day, format_number, ngettext

SOON = 60
"""Days before an expiry in which it is told how many are left."""


def supply_words(supply: Supply) -> str:
    """Return Hydroxocobalamin ampoules 1 mg, Cyanocobalamin tablets 50 µg, Multivitamin tablets, Needles."""
    if supply.amount is None:
        return supply.what
    what = catalogue.medicine_label(supply.what)
    single = {"tablet": _("{medicine} tablets"), "capsule": _("{medicine} capsules")} if supply.amount == 1 else {}
    if supply.unit in single:
        return single[supply.unit].format(medicine=what)
    amount = amount_words(supply.amount, supply.unit, in_mg=catalogue.is_injection(supply.use))
    if catalogue.is_injection(supply.use):
        return _("{medicine} ampoules {amount}").format(medicine=what, amount=amount)
    if supply.use in ("oral", "sublingual") and supply.mass_ug is not None:
        return _("{medicine} tablets {amount}").format(medicine=what, amount=amount)
    return _("{medicine} {amount}").format(medicine=what, amount=amount)


def left_words(found: Stock) -> str:
    """7 left, lasts until 3 March 2027."""
    if found.left == 0:
        return _("none left by this count")
    left = _("{count} left").format(count=format_number(found.left, 1))
    return ", ".join(part for part in (left, _lasts(found)) if part)


def expires(supply: Supply, today: date) -> str:
    """Expiry 08/2027; where it is near, in how many days; where it has passed, that it has."""
    if supply.expiry is None:
        return ""
    printed, days = expiry_words(supply.expiry), (supply.expiry - today).days
    if days < 0:
        return _("expiry {printed} has passed").format(printed=printed)
    if days > SOON:
        return _("expiry {printed}").format(printed=printed)
    words = ngettext("expiry {printed}, in {count} day", "expiry {printed}, in {count} days", days)
    return words.format(printed=printed, count=days)


def _lasts(found: Stock) -> str:
    if found.lasts == BEYOND:
        return _("lasts for more than two years")
    if found.lasts == ENOUGH:
        return _("enough for all planned doses")
    if found.lasts != UNTIL:
        return ""
    if found.last_day is None:
        return _("not enough for the next planned dose")
    return _("lasts until {day}").format(day=format_day(found.last_day))
