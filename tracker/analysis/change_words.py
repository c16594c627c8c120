"""A change as a figure: for the cards and tables of Recovery."""

from tracker.analysis.findings import FEW_RECENT, NONE_RECENT, Finding
from tracker.i18n import _, format_number, format_percent, ngettext

TWO_DIGITS = 10


def unit_change(value: float, *, ratio: bool = False) -> str:
    """A change with its sign in a table: −0.4; of a ratio in per cent."""
    size = abs(value)
    digits = 0 if round(size) >= TWO_DIGITS else 1 if round(size, 1) >= 1 else 2
    if not round(size, 2):
        return format_percent(0) if ratio else format_number(0, 0)
    return signed(format_percent(size) if ratio else format_number(size, digits), value)


def missing_short(found: Finding) -> tuple[str, str]:
    """In a table, why there is no difference, and how many more days would do."""
    if found.reason == NONE_RECENT:
        return _("none lately"), ""
    if found.reason == FEW_RECENT:
        form = ngettext("{count} more would do", "{count} more would do", found.missing_days)
        return _("too few days"), form.format(count=found.missing_days)
    return _("nothing to"), _("compare with")


def change_figure(found: Finding) -> str:
    """The change in one figure: −86 %, −4.0 in the item's unit."""
    assert found.estimate is not None, "shown only of an estimate"
    value = found.estimate.value
    if found.is_ratio:
        return signed(format_percent(abs(value - 1)), value - 1)
    return signed(format_number(abs(value), 1), value)


def change_range(found: Finding) -> str:
    """The range of the change: likely −91 % to −78 %."""
    assert found.estimate is not None, "shown only of an estimate"
    ends = (found.estimate.low, found.estimate.high)
    if found.is_ratio:
        low, high = (signed(format_percent(abs(end - 1)), end - 1) for end in ends)
    else:
        low, high = (signed(format_number(abs(end), 1), end) for end in ends)
    return _("likely {low} to {high}").format(low=low, high=high)


def signed(size: str, value: float) -> str:
    """A size in words with the sign of its value; what reads as nothing has none."""
    nothing = size in (format_number(0, 0), format_percent(0))
    return size if nothing else f"{'+' if value > 0 else '−'}{size}"
