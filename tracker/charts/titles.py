"""How an item is called where its values stand: with its unit."""

from __future__ import annotations

from tracker.domain.item import Item
from tracker.i18n import _

UNITS = {"severity": "0–10", "level": "0–3", "yes_no": ""}


def item_title(item: Item) -> str:
    """Twitches per day, Tingling (0–10), Sleep (hours)."""
    label = _(item.label)
    if item.kind == "count":
        return _("{item} per day").format(item=label)
    unit = UNITS.get(item.kind, item.unit)
    return _("{item} ({unit})").format(item=label, unit=_(unit)) if unit else label
