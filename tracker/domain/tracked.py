"""What a person follows day by day: the built-in items as they changed them and their own, in one order."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Sequence

from tracker.domain import catalogue
from tracker.domain.change import Edit
from tracker.domain.errors import InvalidEntry
from tracker.domain.item import Item
from tracker.i18n import _

SYMPTOM, TRIGGER = "symptom", "trigger"
TWITCHING = "twitching"
ALWAYS_SHOWN = frozenset({TWITCHING})
"""The counter of Today: neither hidden nor moved."""


def section(item: Item) -> str:
    """Where an item stands: among the symptoms, or among what can set them off."""
    return TRIGGER if item.group == "trigger" else SYMPTOM


def every(own: Iterable[Item]) -> tuple[Item, ...]:
    """All items in their order, shown and hidden; the person's form of a built-in item covers the catalogue's."""
    known = {**catalogue.items(), **{item.key: item for item in own}}
    return tuple(sorted(known.values(), key=_place))


def shown(own: Iterable[Item], recorded: Collection[str] = ()) -> tuple[Item, ...]:
    """The items to show, in their order; a hidden one only where it was recorded."""
    return tuple(item for item in every(own) if not item.hidden or item.key in recorded)


def hidden(own: Iterable[Item], wanted: str) -> tuple[Item, ...]:
    """The items of a section that are not shown, by name."""
    found = (item for item in every(own) if item.hidden and section(item) == wanted)
    return tuple(sorted(found, key=lambda item: _(item.label).casefold()))


def listed(own: Iterable[Item], wanted: str) -> tuple[Item, ...]:
    """The shown items of a section that can be moved and hidden."""
    return tuple(item for item in shown(own) if section(item) == wanted and item.key not in ALWAYS_SHOWN)


def show(own: Sequence[Item], key: str) -> tuple[Edit, ...]:
    """Show a hidden item, as the last of its section."""
    item = _known(own, key)
    return (_changed(own, item, hidden=False, position=_last(own, section(item)) + 1),)


def hide(own: Sequence[Item], key: str) -> tuple[Edit, ...]:
    """Hide an item; what was recorded of it stays."""
    return (_changed(own, _known(own, key), hidden=True),)


def move(own: Sequence[Item], key: str, by: int) -> tuple[Edit, ...]:
    """Move a shown item so many places down its section (up where negative), as far as it goes."""
    order = list(listed(own, section(_known(own, key))))
    before = next(place for place, item in enumerate(order) if item.key == key)
    after = max(0, min(len(order) - 1, before + by))
    if before == after:
        return ()
    order.insert(after, order.pop(before))
    positions = _rising(sorted(item.position for item in order))
    pairs = zip(order, positions, strict=True)
    return tuple(_changed(own, item, position=position) for item, position in pairs if item.position != position)


def add(own: Sequence[Item], label: str, kind: str, unit: str, wanted: str) -> tuple[Edit, ...]:
    """A new item of the person's own, the last of its section; InvalidEntry where there is one of that name."""
    _refuse_twin(own, label)
    item = Item(
        key=_free_key(own, label),
        label=label.strip(),
        kind=kind,
        unit=unit.strip(),
        group="trigger" if wanted == TRIGGER else "general",
        direction="neutral" if wanted == TRIGGER else "lower_better",
        custom=True,
        position=_last(own, wanted) + 1,
    )
    return (Edit(None, item),)


def rename(own: Sequence[Item], key: str, label: str, unit: str) -> tuple[Edit, ...]:
    """Give an item another name and unit; InvalidEntry where another item has that name."""
    item = _known(own, key)
    if _(item.label) == label.strip() and item.unit == unit.strip():
        return ()
    _refuse_twin([other for other in own if other.key != key], label, but=key)
    return (_changed(own, item, label=label.strip(), unit=unit.strip()),)


def remove(own: Sequence[Item], key: str, *, recorded: bool) -> tuple[Edit, ...]:
    """Take an own item out; InvalidEntry where something was recorded of it, since that would lose its name."""
    item = _known(own, key)
    if recorded:
        words = _("{item} has entries in the diary, so it cannot be removed. You can hide it instead.")
        raise InvalidEntry(words.format(item=_(item.label)))
    return (Edit(item, None),)


def _place(item: Item) -> tuple[bool, int, str]:
    return section(item) == TRIGGER, item.position, item.key


def _known(own: Iterable[Item], key: str) -> Item:
    return next(item for item in every(own) if item.key == key)


def _changed(own: Iterable[Item], item: Item, **changes: object) -> Edit:
    """A built-in item that was never changed has no row to change yet."""
    kept = any(found.key == item.key for found in own)
    return Edit(item if kept else None, item.replaced(**changes))


def _last(own: Iterable[Item], wanted: str) -> int:
    return max((item.position for item in listed(own, wanted)), default=0)


def _rising(positions: list[int]) -> list[int]:
    """The same places, no two alike."""
    found: list[int] = []
    for position in positions:
        found.append(max(position, found[-1] + 1) if found else position)
    return found


def _refuse_twin(own: Iterable[Item], label: str, but: str = "") -> None:
    twin = next((item for item in every(own) if item.key != but and _same(_(item.label), label)), None)
    if twin is not None:
        aside = _("“{item}” is already there, but hidden. Please show it again.")
        words = aside if twin.hidden else _("“{item}” is already there. Please choose another name.")
        raise InvalidEntry(words.format(item=_(twin.label)))


def _same(one: str, other: str) -> bool:
    return one.strip().casefold() == other.strip().casefold()


def _free_key(own: Iterable[Item], label: str) -> str:
    """A key like the name, in letters that every export can carry."""
    plain = unicodedata.normalize("NFKD", label).encode("ascii", "ignore").decode().lower()
    stem = re.sub(r"[^a-z0-9]+", "_", plain).strip("_")[:50]
    stem = stem if stem[:1].isalpha() else f"own_{stem}".rstrip("_")
    taken = {item.key for item in every(own)}
    number, key = 1, stem
    while key in taken:
        number += 1
        key = f"{stem}_{number}"
    return key
