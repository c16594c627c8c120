"""The table of symptoms: four weeks before treatment beside the last four."""

from tracker.analysis.change import FEWEST_DAYS, BeforeAfter, before_after
from tracker.analysis.level import Level
from tracker.domain.history import RECENT_DAYS
from tracker.domain.item import YES_NO, Item
from tracker.i18n import _, decimal_sign, format_number, format_percent, ngettext
from tracker.report.blocks import Cell, Table
from tracker.report.page import Page, cut

MINUS = "−"
NONE = "–"


def symptoms(page: Page) -> Table:
    """Mean and days of every symptom; without treatment only the last weeks."""
    shown = page.symptoms[: page.room.symptoms]
    found = [(item, before_after(page.whole, item.key)) for item in shown]
    recent = found[0][1].recent.possible if found else 0
    treated = page.start is not None
    windows = [_("4 weeks before"), _recent_head(recent)] if treated else [_recent_head(recent)]
    change = (_("change, likely range"),) if treated else ()
    heads = (_("0–10, mean (days)"), *windows, *change)
    rows = tuple(_row(page, item, pair) for item, pair in found)
    more = _more(page, recent)
    widths = (1.0, *(0.0,) * (len(heads) - 1))
    return Table(_("Symptoms"), tuple(map(Cell, heads)), rows, more, widths)


def _recent_head(possible: int) -> str:
    if possible in (0, 28):
        return _("last 4 weeks")
    return ngettext("last {count} day", "last {count} days", possible).format(count=possible)


def _row(page: Page, item: Item, pair: BeforeAfter) -> tuple[Cell, ...]:
    if page.start is None:
        return Cell(_name(item)), _level(pair.recent)
    return Cell(_name(item)), _level(pair.before), _level(pair.recent), _change(page, item, pair)


def _name(item: Item) -> str:
    units = {
        "count": _("{item} a day"),
        "severity": "{item}",
        "level": _("{item}, 0–3"),
        "yes_no": _("{item}, days with (0–1)"),
    }
    form = units.get(item.kind, _("{item}, {unit}") if item.unit else "{item}")
    return form.format(item=cut(_(item.label)), unit=cut(_(item.unit), 16) if item.unit else "")


def _level(level: Level | None) -> Cell:
    """Mean and days."""
    if level is None or level.mean is None:
        return Cell(_("not recorded"))
    return Cell(_("{mean} ({days})").format(mean=decimal(level.mean), days=format_number(level.days, 0)))


def _change(page: Page, item: Item, pair: BeforeAfter) -> Cell:
    """The difference of the means, of counts in per cent, beside its likely range where there is one.

    The printed means are rounded, so it may differ from theirs in its last digit.
    """
    before, recent = pair.before, pair.recent
    if not pair.enough or before is None or before.mean is None or recent.mean is None:
        return Cell(NONE)
    plain = Cell(signed(recent.mean - before.mean))
    if item.kind == YES_NO:
        return plain
    found = page.change(item)
    if found.estimate is None or found.first is not None:
        return plain
    value, low, high = found.estimate.value, found.estimate.low, found.estimate.high
    if not found.is_ratio:
        return Cell(signed(value), aside=_("{low} to {high}").format(low=signed(low), high=signed(high)))
    value, low, high = (part - 1 for part in (value, low, high))
    spans = _("{low} to {high}").format(low=_per_cent(low), high=_per_cent(high))
    return Cell(_per_cent(value), aside=spans)


def _per_cent(value: float) -> str:
    size = format_percent(abs(value))
    if not round(value, 2):
        return size
    return ("+" if value > 0 else MINUS) + size


def decimal(value: float) -> str:
    """One decimal always: 2.0 says that it was measured to the tenth."""
    text = format_number(value, 1)
    return text if round(value, 1) % 1 else f"{text}{decimal_sign()}0"


def signed(value: float) -> str:
    """A change with its sign and at most two significant digits, 0.0 without a sign."""
    if not round(value, 1):
        return decimal(0.0)
    size = round(abs(value), 1)
    return ("+" if value > 0 else MINUS) + (decimal(size) if size < 10 else format_number(size, 0))


def _more(page: Page, recent: int) -> tuple[str, ...]:
    if not page.symptoms:
        return (_("No symptoms were recorded."),)
    lines = []
    left = len(page.symptoms) - page.room.symptoms
    if left > 0:
        form = ngettext("and {count} more in the diary", "and {count} more in the diary", left)
        lines.append(form.format(count=left))
    days = _("days recorded of 28") if recent == RECENT_DAYS else _("days recorded")
    lines.append(_("0 none, 10 worst imaginable. In brackets: {days}.").format(days=days))
    if page.start is not None:
        words = _("Change of the means with its 95% range; none from fewer than {count} days.")
        lines[-1] += " " + words.format(count=FEWEST_DAYS)
    return tuple(lines)
