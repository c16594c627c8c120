"""How the scales of items are called."""

from tracker.domain.item import Item
from tracker.i18n import _, mark

SCALES = {
    "severity": mark("0 to 10"),
    "count": mark("a number a day"),
    "hours": mark("hours"),
    "servings": mark("a number of servings"),
    "level": mark("none, light, medium, hard"),
    "yes_no": mark("yes or no"),
}
"""By kind, to be translated, in the order in which they are offered."""

WITH_UNIT = frozenset({"count", "servings"})
"""Kinds whose numbers may be called something: cups, steps."""


def scale_words(item: Item) -> str:
    """How an item is recorded, with its unit where it has one of its own."""
    words = _(SCALES[item.kind])
    return f"{words}, {_(item.unit)}" if item.unit and item.kind in WITH_UNIT else words
