"""Results in words, the same on screen and on paper: what is said, with its days; a change is told, never a cause."""

from collections.abc import Sequence
from datetime import date
from unicodedata import bidirectional

from tracker.analysis.baseline import BaselineSoFar
from tracker.analysis.change import FEWEST_DAYS, BeforeAfter
from tracker.analysis.doses import AsPlanned
from tracker.analysis.level import Level
from tracker.domain.history import Period
from tracker.domain.item import COUNT, Item
from tracker.i18n import _, format_day, format_day_month, format_day_short, format_number, inside, ngettext


def gap(period: Period) -> str:
    """When nothing was recorded: 12 Jun – 19 Jun 2026 (8 days)."""
    days = ngettext("{count} day", "{count} days", period.days).format(count=period.days)
    return _("{first} – {last} ({days})").format(
        first=format_day_month(period.first), last=format_day_short(period.last), days=days
    )


def as_planned(doses: AsPlanned) -> str:
    """How doses agree with their plan: 14 of 16 taken, 14 of them entered later, 1 skipped, 1 not recorded."""
    return ", ".join(as_planned_parts(doses))


def as_planned_parts(doses: AsPlanned) -> list[str]:
    """The same in parts, for places with a line for each; the first is what was taken."""
    if not doses.planned:
        return [_("nothing was due in this time")]
    said = [_("{taken} of {planned} taken").format(taken=doses.taken, planned=doses.planned)]
    if doses.late:
        said.append(after_their_day(doses))
    if doses.entered_later:
        said.append(_("{count} of them entered later").format(count=doses.entered_later))
    if doses.skipped:
        said.append(_("{count} skipped").format(count=doses.skipped))
    if doses.not_recorded:
        said.append(_("{count} not recorded").format(count=doses.not_recorded))
    return said


def after_their_day(doses: AsPlanned) -> str:
    """How many were taken after their planned day: 2 of them after the planned day, by up to 4 days."""
    one = "{late} of them {delay} after the planned day"
    words = ngettext(one, "{late} of them after the planned day, by up to {delay}", doses.late)
    delay = ngettext("{count} day", "{count} days", doses.latest_delay).format(count=doses.latest_delay)
    return words.format(late=doses.late, delay=delay)


def since_injection(days: int | None) -> str:
    """How long before a result the last injection was; empty where there was none."""
    if days is None:
        return ""
    if days == 0:
        return _("on the day of an injection")
    return ngettext("{count} day after an injection", "{count} days after an injection", days).format(count=days)


def since_treatment(start: date, found: Sequence[tuple[Item, BeforeAfter]]) -> list[str]:
    """Since treatment began, twitches went from 36.8 a day (...) to 5 (...); tingling from 6.5 to 1.9 out of 10.

    Means with their days, named again only where they differ from those of the item before; what rests on too few
    days is said in a sentence of its own, without a value. A change is told, never a cause.
    """
    enough = [(item, pair, pair.before) for item, pair in found if pair.enough and pair.before]
    parts: list[str] = []
    told: tuple[int, int] | None = None
    for item, pair, before in enough:
        days = (before.days, pair.recent.days)
        parts.append(_went(item, before, pair.recent, first=not parts, again=days == told))
        told = days
    few = [_too_few(item, pair) for item, pair in found if not pair.enough]
    opening = _("Since B12 treatment began on {day}, {changes}.")
    said = [opening.format(day=format_day(start), changes="; ".join(parts))] if parts else []
    if not parts:
        said = [_("B12 treatment began on {day}.").format(day=format_day(start))]
    return said + ([_("Not enough days yet to compare {items}.").format(items="; ".join(few))] if few else [])


def _went(item: Item, before: Level, recent: Level, *, first: bool, again: bool) -> str:
    words = {
        "name": in_sentence(item),
        "before": quantity(item, before.mean or 0.0) if first else format_number(before.mean or 0.0, 1),
        "after": format_number(recent.mean or 0.0, 1) if first else quantity(item, recent.mean or 0.0),
        "days": before.days,
        "possible": before.possible,
        "recent": of_the_last(recent),
    }
    if first:
        form = _("{name} went from {before} (mean; {days} of {possible} days before) to {after} ({recent})")
        return form.format(**words)
    if again:
        return _("{name} from {before} to {after}").format(**words)
    return _("{name} from {before} ({days} of {possible} days before) to {after} ({recent})").format(**words)


def _too_few(item: Item, pair: BeforeAfter) -> str:
    words = {"name": in_sentence(item), "recent": of_the_last(pair.recent)}
    if pair.before is None:
        return _("{name} ({recent})").format(**words)
    form = _("{name} ({days} of {possible} days before treatment, {recent})")
    return form.format(days=pair.before.days, possible=pair.before.possible, **words)


def untreated(until: date, found: Sequence[tuple[Item, BeforeAfter]], *, dosed: bool = False) -> list[str]:
    """What was typical lately in a diary without treatment up to a day; too few days are told without a value.

    That no dose is recorded is said; whether treatment had begun, the diary cannot know.
    """
    enough = [(item, pair.recent) for item, pair in found if pair.recent.days >= FEWEST_DAYS]
    few = [_too_few(item, pair) for item, pair in found if pair.recent.days < FEWEST_DAYS]
    said = [] if dosed else [_("No B12 dose is recorded up to {day}.").format(day=format_day(until))]
    if enough:
        levels = "; ".join(_were(item, recent) for item, recent in enough)
        said.append(_("Typical values (medians): {levels}.").format(levels=levels))
    if few:
        said.append(_("Not enough days yet: {items}.").format(items="; ".join(few)))
    return said


def _were(item: Item, recent: Level) -> str:
    words = {"name": in_sentence(item), "value": quantity(item, recent.median or 0.0), "days": of_the_last(recent)}
    return _("{name} {value} ({days})").format(**words)


def of_the_last(level: Level) -> str:
    """On how many days a recent level rests: 27 of the last 28 days."""
    form = ngettext("{days} of the last {possible} day", "{days} of the last {possible} days", level.possible)
    return form.format(days=level.days, possible=level.possible)


def baseline_line(found: BaselineSoFar) -> str:
    """How many days there are before treatment, for the line beside a day."""
    form = ngettext(
        "before treatment: {count} day recorded", "before treatment: {count} of the last 28 days recorded", found.days
    )
    return form.format(count=found.days)


def baseline_wish(found: BaselineSoFar) -> list[str]:
    """What days before treatment are good for, and how many more would do; nothing is to wait for them."""
    said = [
        _("Later days are compared with what you record before your first B12 dose."),
        _("{count} of the last 28 days are recorded.").format(count=found.days),
    ]
    if found.missing:
        form = ngettext(
            "{count} more day would make a good beginning; 28 are best.",
            "{count} more days would make a good beginning; 28 are best.",
            found.missing,
        )
        said.append(form.format(count=found.missing))
    else:
        said.append(_("That is a good beginning; each further day makes later ranges narrower."))
    said.append(_("Do not delay treatment for this."))
    return said


def in_sentence(item: Item) -> str:
    """The name of an item inside a sentence; one of the person's own stands as it was typed."""
    plain = item.label if item.custom else inside(item.label)
    return f"\u2068{plain}\u2069" if any(map(_runs_leftwards, plain)) else plain


def _runs_leftwards(letter: str) -> bool:
    """Such a name is set apart, or the number after it would be drawn before it."""
    return bidirectional(letter) in ("R", "AL")


def quantity(item: Item, value: float) -> str:
    """A value with what it counts: 29 a day, 7 out of 10, 7.5 hours."""
    forms = {
        COUNT: _("{value} a day"),
        "severity": _("{value} out of 10"),
        "hours": _("{value} hours"),
        "servings": _("{value} servings"),
        "level": _("{value} out of 3"),
    }
    return forms.get(item.kind, "{value}").format(value=format_number(value, 1))


def last_injection(count: int, last: date, until: date) -> str:
    """How many injections there were, and how long before a last day the latest was."""
    days = (until - last).days
    when = _("on the last day of this page")
    if days:
        when = ngettext("{days} day before the end of this page", "{days} days before the end of this page", days)
    taken = ngettext("{count} B12 injection was taken", "{count} B12 injections were taken", count)
    words = _("{taken}, the last on {day}, {when}.")
    return words.format(taken=taken.format(count=count), day=format_day(last), when=when.format(days=days))


def gap_sentence(period: Period) -> str:
    """The latest run of days without entries, in a sentence."""
    return _("The latest gap without entries: {gap}.").format(gap=gap(period))
