"""How the scales of items are called."""

from tracker.domain.item import Item
from tracker.i18n import _

SCALES = {
    "severity": _("0 to 10"),
    "count": _("a number a day"),
    "hours": _("hours"),
    "servings": _("a number of servings"),
    "level": _("none, light, medium, hard"),
    "yes_no": _("yes or no"),
}
"""By kind, in the order in which they are offered."""

WITH_UNIT = frozenset({"count", "servings"})
"""Kinds whose numbers may be called something: cups, steps."""


def scale_words(item: Item) -> str:
    """How an item is recorded, with its unit where it has one of its own."""
    words = SCALES[item.kind]
    return f"{words}, {_(item.unit)}" if item.unit and item.kind in WITH_UNIT else words
