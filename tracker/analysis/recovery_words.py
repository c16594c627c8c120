"""Recovery in words: what may be said of a change, its range, wear-off and triggers; never a cause, a verdict, a dose.

Beside wording.py, since what is told here loads numpy.
"""

from tracker.analysis.findings import (
    FEW_BEFORE,
    FEW_RECENT,
    LITTLE_CHANGE,
    LOWER,
    NO_START,
    NONE_RECENT,
    NOT_CLEAR,
    Finding,
    Statement,
)
from tracker.analysis.half_life import TimeToHalf
from tracker.analysis.results import FEW_CYCLES, FEW_DAYS, FIXED_WEEK, WearOff
from tracker.analysis.triggers import Comparison
from tracker.analysis.wording import in_sentence
from tracker.domain.item import COUNT, Item
from tracker.i18n import _, format_number, format_percent, ngettext


def change(item: Item, told: Statement, found: Finding) -> str:
    """What may be said of a change: only what two looks agree on, with its range; else that it is not clear, or why."""
    if found.estimate is None:
        return _silent(item, found)
    if told.direction == NOT_CLEAR:
        return _("{name}: not clear yet. {fits}").format(name=_(item.label), fits=_would_fit(found))
    if told.direction == LITTLE_CHANGE:
        return _("{name}: little or no change so far. {fits}").format(name=_(item.label), fits=_would_fit(found))
    words = {
        "name": _(item.label),
        "recent": format_number(found.recent.mean or 0.0, 1),
        "before": format_number((found.before.mean if found.before else 0.0) or 0.0, 1),
        "size": _size(found),
        "between": _between(found),
    }
    if told.direction == LOWER:
        form = _("{name}: lower in the last 4 weeks ({recent}) than before treatment ({before}): {size}; {between}.")
        return " ".join((form.format(**words), _("A diary like this cannot show why.")))
    form = _("{name}: higher in the last 4 weeks ({recent}) than before treatment ({before}): {size}; {between}.")
    return " ".join((form.format(**words), _("Worth telling your clinician.")))


def levels(item: Item, found: Finding) -> str:
    """An item beside the main one: its levels and the range of the difference, without a statement."""
    if found.estimate is None:
        return _silent(item, found)
    words = {
        "name": _(item.label),
        "before": format_number((found.before.mean if found.before else 0.0) or 0.0, 1),
        "recent": format_number(found.recent.mean or 0.0, 1),
        "fits": _would_fit(found),
    }
    return _("{name}: {before} before treatment, {recent} in the last 4 weeks. {fits}").format(**words)


def _silent(item: Item, found: Finding) -> str:
    if found.reason == NONE_RECENT:
        days = ngettext("{count} day", "{count} days", found.recent.days).format(count=found.recent.days)
        return _("{name}: none on any of the {days} recorded in the last 4 weeks.").format(
            name=_(item.label), days=days
        )
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
    low, high = found.estimate.low, found.estimate.high
    if found.is_ratio:
        words = [_("{share} fewer") if end < 1 else _("{share} more") for end in (low, high)]
        ends = [form.format(share=format_percent(abs(1 - end))) for form, end in zip(words, (low, high), strict=True)]
    else:
        words = [_("{points} lower") if end < 0 else _("{points} higher") for end in (low, high)]
        ends = [form.format(points=format_number(abs(end), 1)) for form, end in zip(words, (low, high), strict=True)]
    return _("Anywhere from {low} to {high} would fit.").format(low=ends[0], high=ends[1])


def wear_off(item: Item, found: WearOff) -> str:
    """Whether an item rises with the days since an injection: what came out, or why nothing can be said."""
    missing = found.missing
    cycles = ngettext("{count} more whole cycle", "{count} more whole cycles", missing).format(count=missing)
    days = ngettext("{count} more recorded day", "{count} more recorded days", missing).format(count=missing)
    if found.estimate is None:
        forms = {
            FIXED_WEEK: _("Cannot tell: injections came exactly once a week, so weekday and wear-off look alike."),
            FEW_CYCLES: _("Too few cycles between injections yet; {cycles} would do."),
            FEW_DAYS: _("Too few recorded days between injections yet; {days} would do."),
        }
        return forms[found.reason].format(cycles=cycles, days=days)
    values = (found.estimate.value, found.estimate.low, found.estimate.high)
    counted = ngettext("{count} cycle", "{count} cycles", found.cycles).format(count=found.cycles)
    if found.estimate.low <= 0 <= found.estimate.high:
        return _("{name}: no clear rise or fall between injections, over {cycles}.").format(
            name=_(item.label), cycles=counted
        )
    show = _per_cent if item.kind == COUNT else _points
    form = _("{name}: on average {size} for each day after an injection ({low} to {high}), over {cycles}. {other}")
    size, low, high = (show(value) for value in values)
    other = _("Other weekly habits could play a part.")
    return form.format(name=_(item.label), size=size, low=low, high=high, cycles=counted, other=other)


def _points(value: float) -> str:
    return _signed(format_number(abs(value), 2), value)


def _per_cent(value: float) -> str:
    return _signed(f"{format_number(abs(value) * 100, 1)}%", value)


def together(symptom: Item, trigger: Item, found: Comparison, comparisons: int) -> str:
    """That two things went together, allowing for how many were compared; never that one is the cause."""
    assert found.estimate is not None, "told only of what survived"
    when = _("on the same day") if found.lag == 0 else _("the day after")
    more = _("higher") if found.estimate.value > 0 else _("lower")
    form = _(
        "More {trigger} went together with {more} values of {symptom} {when}, "
        "also after allowing for {count} comparisons."
    )
    return form.format(
        trigger=in_sentence(trigger), more=more, symptom=in_sentence(symptom), when=when, count=comparisons
    )


def time_to_half(found: TimeToHalf) -> str:
    """When half of the improvement had come, in weeks of treatment."""
    value, low, high = (max(1, round(days / 7)) for days in (found.value, found.low, found.high))
    return _("Half of the improvement had come by about week {value} (week {low} to {high}).").format(
        value=value, low=low, high=high
    )


def change_figure(found: Finding) -> str:
    """The change in one figure: −86 %, −4.0 points."""
    assert found.estimate is not None, "shown only of an estimate"
    value = found.estimate.value
    if found.is_ratio:
        return _signed(format_percent(abs(value - 1)), value - 1)
    points = format_number(abs(value), 1)
    return _signed(_("{points} points").format(points=points), value)


def change_range(found: Finding) -> str:
    """The range of the change of the means: likely −78 % to −91 %."""
    assert found.estimate is not None, "shown only of an estimate"
    ends = (found.estimate.low, found.estimate.high)
    if found.is_ratio:
        low, high = (_signed(format_percent(abs(end - 1)), end - 1) for end in ends)
    else:
        low, high = (_signed(format_number(abs(end), 1), end) for end in ends)
    return _("means: likely range {low} to {high}").format(low=low, high=high)


def _signed(size: str, value: float) -> str:
    return f"{'+' if value > 0 else '−'}{size}"
