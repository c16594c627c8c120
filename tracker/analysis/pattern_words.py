"""Patterns in words: what comes with the days since an injection or with a trigger, and how fast it got better."""

from collections.abc import Iterator, Sequence

from tracker.analysis.change_words import signed
from tracker.analysis.half_life import TimeToHalf
from tracker.analysis.results import ALWAYS_EQUAL, EVERY_DAY, FEW_CYCLES, FEW_DAYS, FIXED_WEEK, WearOff
from tracker.analysis.triggers import Comparison
from tracker.analysis.wording import in_sentence
from tracker.domain.history import History
from tracker.domain.item import COUNT, Item
from tracker.i18n import _, format_number, format_percent, ngettext


def wear_off(item: Item, found: WearOff) -> str:
    """Whether an item rises with the days since an injection: what came out, or why nothing can be said."""
    missing = found.missing
    cycles = ngettext("{count} more whole cycle", "{count} more whole cycles", missing).format(count=missing)
    days = ngettext("{count} more recorded day", "{count} more recorded days", missing).format(count=missing)
    if found.estimate is None:
        forms = {
            FIXED_WEEK: _("Cannot tell: injections kept to the same weekdays, so weekday and wear-off look alike."),
            EVERY_DAY: _("Cannot tell: with an injection every day there are no days between to compare."),
            ALWAYS_EQUAL: _("{name}: the same value on every recorded day, so there is no rise or fall to see."),
            FEW_CYCLES: _("Too few cycles between injections yet; {cycles} would do."),
            FEW_DAYS: _("Too few recorded days between injections yet; {days} would do."),
        }
        return forms[found.reason].format(name=_(item.label), cycles=cycles, days=days)
    values = (found.estimate.value, found.estimate.low, found.estimate.high)
    counted = ngettext("{count} cycle", "{count} cycles", found.cycles).format(count=found.cycles)
    if found.estimate.low <= 0 <= found.estimate.high:
        return _("{name}: no clear rise or fall between injections, over {cycles}.").format(
            name=_(item.label), cycles=counted
        )
    show = _per_cent if item.kind == COUNT else _points
    form = _("{name}: on average {size} for each day after an injection ({low} to {high}), over {cycles}. {other}")
    size, low, high = (show(value) for value in values)
    other = _("Other habits could play a part.")
    if found.unplanned:
        other = _("If injections were given on bad days, that alone can look like this.")
    return form.format(name=_(item.label), size=size, low=low, high=high, cycles=counted, other=other)


def _points(value: float) -> str:
    return signed(format_number(abs(value), 2), value)


def _per_cent(value: float) -> str:
    return signed(format_percent(abs(value), 1), value)


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


def together_groups(history: History, found: Sequence[Comparison]) -> Iterator[str]:
    """What went together, one sentence a trigger, a direction and a lag; never that one is the cause."""
    groups: dict[tuple[str, int, bool], list[str]] = {}
    for one in found:
        assert one.estimate is not None, "told only of what survived"
        group = groups.setdefault((one.trigger, one.lag, one.estimate.value > 0), [])
        group.append(in_sentence(history.item(one.symptom)))
    for (trigger, lag, more), symptoms in groups.items():
        words = {"trigger": in_sentence(history.item(trigger)), "symptoms": ", ".join(symptoms)}
        less = (
            _("More {trigger} went together with less of these on the same day: {symptoms}."),
            _("More {trigger} went together with less of these the day after: {symptoms}."),
        )
        greater = (
            _("More {trigger} went together with more of these on the same day: {symptoms}."),
            _("More {trigger} went together with more of these the day after: {symptoms}."),
        )
        yield (greater if more else less)[lag].format(**words)


def time_to_half(found: TimeToHalf) -> str:
    """When half of the improvement had come, in weeks of treatment."""
    value, low, high = (max(1, round(days / 7)) for days in (found.value, found.low, found.high))
    return _("Half of the improvement had come by about week {value} (week {low} to {high}).").format(
        value=value, low=low, high=high
    )


def time_to_half_short(found: TimeToHalf) -> tuple[str, str]:
    """The same in a table: week 5, and week 3 to 9."""
    value, low, high = (max(1, round(days / 7)) for days in (found.value, found.low, found.high))
    return _("week {value}").format(value=value), _("{low} to {high}").format(low=low, high=high)
