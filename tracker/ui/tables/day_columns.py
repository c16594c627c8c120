"""The columns of the table of days: what each says of a day, what it is sorted by, and what can be typed into it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from tracker.domain import catalogue
from tracker.domain.dose import Dose
from tracker.domain.dose_words import amount_of
from tracker.domain.item import Item
from tracker.i18n import _, format_day_short, format_exact, format_number, format_weekday_short
from tracker.ui.tables.days import Days

DAY, DOSES, NOTES = "day:", "doses:", "notes:"
LEVELS = (_("none"), _("light"), _("medium"), _("hard"))
ANSWERS = (_("no"), _("yes"))
WORDS = {"level": LEVELS, "yes_no": ANSWERS}


@dataclass(frozen=True, slots=True)
class Column:
    """`text` is what a day shows, `rank` what it is sorted by, `typed` what an editor begins with.

    A day (ordinal) of rank None has nothing there; one for which `typed` is None cannot be typed into here.
    """

    key: str
    label: str
    text: Callable[[int], str]
    rank: Callable[[int], float | str | None]
    typed: Callable[[int], str | None]
    late: frozenset[int] = frozenset()
    is_number: bool = False


def columns(days: Days, keys: tuple[str, ...], latest: int) -> tuple[Column, ...]:
    """The day, the items of these keys, the doses and the notes; days after the latest cannot be typed into."""
    items = (_of_item(days, days.history.item(key), latest) for key in keys)
    return (_of_days(), *items, _of_doses(days), _of_notes(days, latest))


def value_words(item: Item, value: float, *, exact: bool = False) -> str:
    """A value as it is shown: 7, 6.5, «light», «yes»; `exact` as it is typed, with every decimal."""
    words = WORDS.get(item.kind, ())
    if value == int(value) and int(value) < len(words):
        return words[int(value)]
    return format_exact(value) if exact else format_number(value)


def day_words(day: date) -> str:
    """Sun 22 Nov 2026."""
    return _("{weekday} {day}").format(weekday=format_weekday_short(day), day=format_day_short(day))


def dose_words(dose: Dose) -> str:
    """Return injection 1 mg, 4000 IU, or tablet 1000 µg, skipped."""
    by_itself = dose.route == "oral" and dose.mass_ug is None
    words = amount_of(dose) if by_itself else _("{form} {amount}").format(form=_form(dose), amount=amount_of(dose))
    return words if dose.taken else _("{dose}, skipped").format(dose=words)


def _form(dose: Dose) -> str:
    if catalogue.is_injection(dose.route):
        return _("injection")
    if dose.route == "oral":
        return _("tablet")
    return catalogue.route_inside(dose.route)


def _of_days() -> Column:
    return Column(DAY, _("Day"), lambda day: day_words(date.fromordinal(day)), float, lambda _day: None)


def _of_item(days: Days, item: Item, latest: int) -> Column:
    values = days.values(item.key)
    words = {value: value_words(item, value) for value in set(values.values())}

    def text(day: int) -> str:
        return words[values[day]] if day in values else ""

    def typed(day: int) -> str | None:
        """With every decimal, so that a cell left as it was is the same value."""
        if day > latest:
            return None
        return value_words(item, values[day], exact=True) if day in values else ""

    return Column(item.key, _(item.label), text, values.get, typed, days.back_filled(item.key), is_number=True)


def _of_doses(days: Days) -> Column:
    def text(day: int) -> str:
        return "; ".join(dose_words(dose) for dose in days.doses.get(day, ()))

    return Column(DOSES, _("Doses"), text, lambda day: text(day) or None, lambda _day: None)


def _of_notes(days: Days, latest: int) -> Column:
    def text(day: int) -> str:
        return " · ".join(" ".join(event.text.split()) for event in days.events.get(day, ()))

    def typed(day: int) -> str | None:
        """One note of one line; more than that is written on the day's own page."""
        events, notes = days.events.get(day, ()), days.notes(day)
        plain = len(events) == len(notes) <= 1 and not any("\n" in note.text for note in notes)
        return "".join(note.text for note in notes) if plain and day <= latest else None

    return Column(NOTES, _("Note"), text, lambda day: text(day).casefold() or None, typed)
