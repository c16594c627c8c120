"""Recovery in words: what may be said of a change, with its range and its days; never a cause, a verdict, a dose.

Beside wording.py, since what is told here loads numpy.
"""

from datetime import date

from tracker.analysis.findings import (
    ENOUGH_BEFORE,
    ENOUGH_RECENT,
    FEW_BEFORE,
    FEW_RECENT,
    HIGHER,
    LITTLE,
    LITTLE_CHANGE,
    LOOKS,
    LOWER,
    NO_START,
    NONE_RECENT,
    NOT_CLEAR,
    Finding,
    Statement,
)
from tracker.domain.item import Item
from tracker.i18n import _, format_day, format_day_month, format_number, format_percent, ngettext

FEW_MISSING = 3
"""Days left out of the last four weeks from which on it is said that more would help."""


def change(item: Item, told: Statement, found: Finding) -> str:
    """What may be said of a change: only what two looks agree on, with its range; else that it is not clear, or why."""
    return " ".join(change_sentences(item, told, found))


def change_sentences(item: Item, told: Statement, found: Finding) -> list[str]:
    """The same in parts: first what is said of the symptom, then what belongs to it. `found` is the change today."""
    rested = basis(told, found)
    if rested.estimate is None:
        return [_silent(item, rested)]
    if told.direction == NOT_CLEAR:
        said = _("{name}: not clear yet. {fits}").format(name=_(item.label), fits=_would_fit(rested))
        return [part for part in (said, _narrower(rested)) if part]
    if told.direction == LITTLE_CHANGE:
        return [_("{name}: little or no change so far. {fits}").format(name=_(item.label), fits=_would_fit(rested))]
    said = _than(item, told, rested)
    if told.direction == HIGHER:
        return [said, _("Worth telling your clinician.")]
    noticed = not rested.is_ratio and rested.estimate.high < -LITTLE
    more = [_("That is more than the 1 point people usually notice.")] if noticed else []
    return [said, *more, _("A diary like this cannot show why.")]


def basis(told: Statement, found: Finding) -> Finding:
    """What a sentence rests on: where the two looks agree, what the later one found, else the change today."""
    return found if told.direction == NOT_CLEAR or told.found is None else told.found


def change_in_short(item: Item, told: Statement) -> str:
    """The same for a page with little room; empty where the two looks do not agree on a direction."""
    if told.found is None or told.direction not in (LOWER, HIGHER):
        return ""
    day = format_day_month(told.looks[0])
    words = {"name": _(item.label), "size": _size(told.found), "between": _between(told.found), "day": day}
    if told.found.first is not None:
        return _("{name}, mean of the 4 weeks to {day}: {size} than in the first 2 weeks; {between}.").format(**words)
    return _("{name}, mean of the 4 weeks to {day}: {size} than before treatment; {between}.").format(**words)


def _than(item: Item, told: Statement, found: Finding) -> str:
    """Beside the days before treatment; where there are none, beside the first two weeks, and never called «before»."""
    words = {
        "name": _(item.label),
        "day": format_day_month(told.looks[0]),
        "recent": format_number(found.recent.mean or 0.0, 1),
        "earlier": format_number((found.earlier.mean if found.earlier else 0.0) or 0.0, 1),
        "size": _size(found),
        "between": _between(found),
    }
    lower_forms = (
        _("{name}: lower in the 4 weeks to {day} ({recent}) than before treatment ({earlier}): {size}; {between}."),
        _("{name}: lower in the 4 weeks to {day} ({recent}) than in the first 2 weeks ({earlier}): {size}; {between}."),
    )
    higher_forms = (
        _("{name}: higher in the 4 weeks to {day} ({recent}) than before treatment ({earlier}): {size}; {between}."),
        _(
            "{name}: higher in the 4 weeks to {day} ({recent}) than in the first 2 weeks ({earlier}): {size}; "
            "{between}."
        ),
    )
    return (lower_forms if told.direction == LOWER else higher_forms)[found.first is not None].format(**words)


def _narrower(found: Finding) -> str:
    """How many more days would help, where days of the last four weeks were left out."""
    missing = found.recent.possible - found.recent.days
    if missing < FEW_MISSING:
        return ""
    form = ngettext(
        "{count} more recorded day in 4 weeks would narrow this.",
        "Up to {count} more recorded days in 4 weeks would narrow this.",
        missing,
    )
    return form.format(count=missing)


def caveats(found: Finding) -> list[str]:
    """What to bear in mind: a short beginning, one in a bad spell, days that were left out unevenly."""
    earlier = found.earlier
    if found.estimate is None or earlier is None:
        return []
    said = []
    if found.first is not None:
        said.append(_("Too few days were recorded while there was no treatment, so the first 2 weeks of it stand in."))
    elif earlier.days < ENOUGH_BEFORE:
        form = ngettext(
            "Only {count} day was recorded before treatment: an early figure.",
            "Only {count} days were recorded before treatment: an early figure.",
            earlier.days,
        )
        said.append(form.format(count=earlier.days))
    if found.recent.days < ENOUGH_RECENT:
        form = ngettext(
            "Only {count} of those 28 days was recorded: an early figure.",
            "Only {count} of those 28 days were recorded: an early figure.",
            found.recent.days,
        )
        said.append(form.format(count=found.recent.days))
    if found.spell:
        said.append(_("The first week was worse than the weeks after it: a fall may partly be a return to the usual."))
    if found.uneven:
        form = _(
            "Days were recorded unevenly ({earlier} then, {recent} now); if bad days were left out more often in one "
            "of the two, the difference is off."
        )
        earlier_share, recent_share = (format_percent(part.days / part.possible) for part in (earlier, found.recent))
        said.append(form.format(earlier=earlier_share, recent=recent_share))
    return said


def looks(told: Statement, after: date) -> str:
    """On which days the diary was looked at, and when the next look is due."""
    if len(told.looks) < LOOKS:
        return _("A conclusion may appear from {day} on, once two checks two weeks apart agree.").format(
            day=format_day(after)
        )
    form = _("Compared on {earlier} and {later}; next on {day}.")
    later, earlier = told.looks
    return form.format(earlier=format_day_month(earlier), later=format_day_month(later), day=format_day_month(after))


def levels(item: Item, found: Finding) -> str:
    """An item beside the main one: its levels and the range of the difference, without a statement."""
    if found.estimate is None:
        return _silent(item, found)
    words = {
        "name": _(item.label),
        "earlier": format_number((found.earlier.mean if found.earlier else 0.0) or 0.0, 1),
        "recent": format_number(found.recent.mean or 0.0, 1),
        "days": _days(found.earlier.days if found.earlier else 0),
        "recent_days": _days(found.recent.days),
        "fits": _would_fit(found),
    }
    if found.first is not None:
        return _(
            "{name}: {earlier} in the first 2 weeks ({days}), {recent} in the last 4 ({recent_days}). {fits}"
        ).format(**words)
    form = _("{name}: {earlier} before treatment ({days}), {recent} in the last 4 weeks ({recent_days}). {fits}")
    return form.format(**words)


def _days(count: int) -> str:
    return ngettext("{count} day", "{count} days", count).format(count=count)


def _silent(item: Item, found: Finding) -> str:
    if found.reason == NONE_RECENT:
        days = _days(found.recent.days)
        before = format_number((found.earlier.mean if found.earlier else 0.0) or 0.0, 1)
        form = _("{name}: none on any of the {days} recorded in the last 4 weeks; before treatment {before}.")
        if found.first is not None:
            form = _("{name}: none on any of the {days} recorded in the last 4 weeks; in the first 2 weeks {before}.")
        return form.format(name=_(item.label), days=days, before=before)
    more = ngettext("{count} more day", "{count} more days", found.missing_days).format(count=found.missing_days)
    forms = {
        NO_START: _("{name}: no B12 dose is recorded yet, so there is no before and after."),
        FEW_BEFORE: _("{name}: too few days were recorded before treatment to compare; {more} would have done."),
        FEW_RECENT: _("{name}: too few days yet in the last 4 weeks; {more} would do."),
    }
    return forms[found.reason].format(name=_(item.label), more=more)


def _size(found: Finding) -> str:
    assert found.estimate is not None, "told only of an estimate"
    if found.is_ratio:
        return _share(found.estimate.value)
    points = format_number(abs(found.estimate.value), 1)
    form = _("about {points} points lower") if found.estimate.value < 0 else _("about {points} points higher")
    return form.format(points=points)


def _share(value: float) -> str:
    """A ratio as so many per cent fewer or more."""
    share = format_percent(abs(1 - value))
    return _("about {share} fewer").format(share=share) if value < 1 else _("about {share} more").format(share=share)


def _between(found: Finding) -> str:
    """The range of a change whose direction is told before, so that its ends need no sign."""
    assert found.estimate is not None, "told only of an estimate"
    low, high = found.estimate.low, found.estimate.high
    if found.is_ratio:
        ends = sorted((abs(1 - low), abs(1 - high)))
        return _("probably between {low} and {high}").format(low=format_percent(ends[0]), high=format_percent(ends[1]))
    ends = sorted((abs(low), abs(high)))
    form = _("the true difference is probably between {low} and {high}")
    return form.format(low=format_number(ends[0], 1), high=format_number(ends[1], 1))


def _would_fit(found: Finding) -> str:
    assert found.estimate is not None, "told only of an estimate"
    low, high = (_end(value, ratio=found.is_ratio) for value in (found.estimate.low, found.estimate.high))
    return _("The true change could be anywhere from {low} to {high}.").format(low=low, high=high)


def _end(value: float, *, ratio: bool) -> str:
    """An end of a range in words; what rounds to nothing is not said to be on either side."""
    if ratio:
        share = format_percent(abs(1 - value))
        if share == format_percent(0):
            return _("no change")
        return (_("{share} fewer") if value < 1 else _("{share} more")).format(share=share)
    points = format_number(abs(value), 1)
    if points == format_number(0):
        return _("no change")
    return (_("{points} lower") if value < 0 else _("{points} higher")).format(points=points)


def rests_on(item: Item, found: Finding) -> list[str]:
    """What the range of an item rests on: its days, and how much they resemble each other."""
    earlier = found.earlier
    if found.estimate is None or earlier is None:
        return [_silent(item, found)]
    shared = found.estimate.resemblance
    days = _("{name}: {earlier} of {earlier_possible} earlier days and {recent} of {recent_possible} recent ones.")
    words = {"earlier": earlier.days, "earlier_possible": earlier.possible}
    recent = {"recent": found.recent.days, "recent_possible": found.recent.possible}
    said = [days.format(name=_(item.label), **words, **recent)]
    alike = _(
        "Neighbouring days resemble each other by about {rho} (0 not at all, 1 wholly); {noise} is each day's own."
    )
    rho = format_number(shared.rho, 2)
    said.append(alike.format(rho=rho, noise=format_percent(shared.noise)))
    if found.consistent is not None:
        form = _("A recent day is lower than an earlier one in {share} of pairs ({low} to {high}).")
        shares = (
            format_percent(part) for part in (found.consistent.value, found.consistent.low, found.consistent.high)
        )
        share, low, high = shares
        said.append(form.format(share=share, low=low, high=high))
    return said
