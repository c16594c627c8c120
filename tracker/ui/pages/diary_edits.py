"""What typing into the table of days, and emptying a day, does to its records."""

from collections.abc import Callable, Iterable

from tracker.domain import observation
from tracker.domain.change import Edit
from tracker.domain.event import NOTE, Event
from tracker.domain.history import Day
from tracker.domain.item import COUNT, WHOLE, Item
from tracker.domain.numbers import read_number, read_whole
from tracker.domain.observation import Observation
from tracker.i18n import _, format_day_month, ngettext
from tracker.ui.tables.day_columns import DOSES, NOTES, WORDS, value_words


def value_edits(day: Day, item: Item, text: str) -> tuple[Edit, ...]:
    """The edits that give a day's item the value that was typed; an empty text makes it «not recorded» again."""
    rows, value = day.observations, read_value(item, text)
    if value is None:
        places = item.kind == COUNT
        return tuple(Edit(row, None) for row in rows if row.item == item.key and (places or not row.site))
    if item.kind == COUNT:
        return observation.set_total(rows, day.day, item.key, value)
    return (observation.put(rows, Observation(day=day.day, item=item.key, value=value)),)


def read_value(item: Item, text: str) -> float | None:
    """The value that a text means: a number, or one of the item's words; InvalidEntry where it means none."""
    words = [word.casefold() for word in WORDS.get(item.kind, ())]
    if text.strip().casefold() in words:
        return float(words.index(text.strip().casefold()))
    value = (read_whole if item.kind in WHOLE else read_number)(text, 0, item.highest)
    if value is not None:
        item.check(value)
    return value


def value_sentence(day: Day, item: Item, text: str) -> str:
    """What undo will call a value that was typed."""
    value, when = read_value(item, text), format_day_month(day.day)
    if value is None:
        return _("{item} not recorded on {day}").format(item=_(item.label), day=when)
    return _("{item} {value} on {day}").format(item=_(item.label), value=value_words(item, value), day=when)


def note_edits(day: Day, text: str) -> tuple[Edit, ...]:
    """The edits that make a day's only note read so; an empty text removes it."""
    before = next((event for event in day.events if event.kind == NOTE), None)
    if not text:
        return (Edit(before, None),) if before else ()
    return (Edit(before, before.replaced(text=text) if before else Event(day=day.day, kind=NOTE, text=text)),)


def note_sentence(day: Day) -> str:
    """What undo will call a change of a note."""
    return _("note on {day}").format(day=format_day_month(day.day))


def clearing(day: Day, key: str, item: Callable[[str], Item]) -> tuple[Edit, ...]:
    """Return the edits that take out what one cell of a day shows; what lasted for several days stays."""
    if key == NOTES:
        return tuple(Edit(event, None) for event in _of_this_day(day))
    if key == DOSES:
        return tuple(Edit(dose, None) for dose in day.doses)
    return value_edits(day, item(key), "")


def clearing_sentence(day: Day, key: str, edits: tuple[Edit, ...], item: Callable[[str], Item]) -> str:
    """Return what undo will call it when a cell was cleared."""
    when = format_day_month(day.day)
    if key == DOSES:
        words = ngettext("{count} dose of {day} removed", "{count} doses of {day} removed", len(edits))
        return words.format(count=len(edits), day=when)
    if key == NOTES:
        words = ngettext("note of {day} removed", "{count} notes of {day} removed", len(edits))
        return words.format(count=len(edits), day=when)
    return value_sentence(day, item(key), "")


def removal(days: Iterable[Day]) -> tuple[Edit, ...]:
    """The edits that empty days: what was observed, counted, taken and written.

    Laboratory results have a page of their own and stay, as does what lasted for several days.
    """
    return tuple(
        Edit(record, None)
        for day in days
        for record in (*day.observations, *day.timed_counts, *day.doses, *_of_this_day(day))
    )


def _of_this_day(day: Day) -> list[Event]:
    return [event for event in day.events if (event.last_day or event.day) == event.day]


def removal_sentence(days: list[Day], edits: tuple[Edit, ...]) -> str:
    """What undo will call it when days were emptied."""
    entries = ngettext("{count} entry", "{count} entries", len(edits)).format(count=len(edits))
    if len(days) == 1:
        return _("{entries} of {day} removed").format(entries=entries, day=format_day_month(days[0].day))
    count = ngettext("{count} day", "{count} days", len(days)).format(count=len(days))
    return _("{entries} of {days} removed").format(entries=entries, days=count)
