"""The table of symptoms: four weeks before treatment beside the last four."""

from tracker.analysis.change import FEWEST_DAYS, BeforeAfter, before_after
from tracker.analysis.level import Level
from tracker.domain.history import RECENT_DAYS
from tracker.domain.item import Item
from tracker.i18n import _, format_number, ngettext
from tracker.report.blocks import Cell, Table
from tracker.report.page import Page, cut

MINUS = "−"
NONE = "–"


def symptoms(page: Page) -> Table:
    """Mean, median and days of every symptom; without treatment only the last weeks."""
    shown = page.symptoms[: page.room.symptoms]
    found = [(item, before_after(page.whole, item.key)) for item in shown]
    recent = found[0][1].recent.possible if found else 0
    treated = page.start is not None
    windows = [_("4 weeks before"), _recent_head(recent)] if treated else [_recent_head(recent)]
    change = (_("change"),) if treated else ()
    heads = (_("0–10"), *(_("mean"), _("median"), _("days")) * len(windows), *change)
    groups = (Cell(""), *(Cell(name, span=3) for name in windows), *(Cell("") for _head in change))
    rows = tuple(_row(item, pair, treated) for item, pair in found)
    more = _more(page, recent)
    widths = (1.0, *(0.0,) * (len(heads) - 1))
    return Table(_("Symptoms"), tuple(map(Cell, heads)), rows, more, widths, groups)


def _recent_head(possible: int) -> str:
    if possible in (0, 28):
        return _("last 4 weeks")
    return ngettext("last {count} day", "last {count} days", possible).format(count=possible)


def _row(item: Item, pair: BeforeAfter, treated: bool) -> tuple[Cell, ...]:
    if not treated:
        return Cell(_name(item)), *_level(pair.recent)
    return Cell(_name(item)), *_level(pair.before), *_level(pair.recent), Cell(_change(pair))


def _name(item: Item) -> str:
    units = {
        "count": _("{item} a day"),
        "severity": "{item}",
        "level": _("{item}, 0–3"),
        "yes_no": _("{item}, days with (0–1)"),
    }
    form = units.get(item.kind, _("{item}, {unit}") if item.unit else "{item}")
    return form.format(item=cut(_(item.label)), unit=cut(_(item.unit), 16) if item.unit else "")


def _level(level: Level | None) -> tuple[Cell, ...]:
    """Mean, median and days, or one cell over all three that says that there are none."""
    if level is None or level.mean is None or level.median is None:
        return (Cell(_("not recorded"), span=3),)
    return Cell(decimal(level.mean)), Cell(format_number(level.median, 1)), Cell(format_number(level.days, 0))


def _change(pair: BeforeAfter) -> str:
    """The difference of the means as they are; the printed means are rounded, so it may differ in its last digit."""
    before, recent = pair.before, pair.recent
    if not pair.enough or before is None or before.mean is None or recent.mean is None:
        return NONE
    return signed(recent.mean - before.mean)


def decimal(value: float) -> str:
    """One decimal always: 2.0 says that it was measured to the tenth."""
    text = format_number(value, 1)
    return text if round(value, 1) % 1 else text + format_number(0.5, 1)[1] + "0"


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
    lines.append(_("Days: those recorded."))
    if page.start is not None:
        of_28 = _("Days: those recorded of 28.") if recent == RECENT_DAYS else _("Days: those recorded.")
        words = _("{days} Change: of the means, with {count} days or more in both.")
        lines[-1] = words.format(days=of_28, count=FEWEST_DAYS)
    return tuple(lines)
