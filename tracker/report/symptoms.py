"""The table of symptoms: four weeks before treatment beside the last four."""

from tracker.analysis.change import FEWEST_DAYS, BeforeAfter, before_after
from tracker.analysis.level import Level
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
    heads = [_("0–10: mean (median; days)"), _("4 weeks before"), _recent_head(recent), _("change")]
    rows = [_row(item, pair) for item, pair in found]
    if not treated:
        heads, rows = [heads[0], heads[2]], [(row[0], row[2]) for row in rows]
    widths = (1.55, 1.25, 1.15, 0.75) if treated else (1.0, 1.0)
    return Table(_("Symptoms"), tuple(heads), tuple(rows), _more(page), widths)


def _recent_head(possible: int) -> str:
    if possible in (0, 28):
        return _("last 4 weeks")
    return ngettext("last {count} day", "last {count} days", possible).format(count=possible)


def _row(item: Item, pair: BeforeAfter) -> tuple[Cell, ...]:
    before = Cell(_level(pair.before)) if pair.before else Cell(NONE)
    return Cell(_name(item)), before, Cell(_level(pair.recent)), Cell(_change(pair))


def _name(item: Item) -> str:
    units = {
        "count": _("{item} a day"),
        "severity": "{item}",
        "level": _("{item}, 0–3"),
        "yes_no": _("{item}, days with (0–1)"),
    }
    form = units.get(item.kind, _("{item}, {unit}") if item.unit else "{item}")
    return form.format(item=cut(_(item.label)), unit=cut(_(item.unit), 16) if item.unit else "")


def _level(level: Level) -> str:
    if level.mean is None or level.median is None:
        return _("not recorded")
    words = _("{mean} ({median}; {days})")
    return words.format(mean=decimal(level.mean), median=format_number(level.median, 1), days=level.days)


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
    """A change with its sign, 0.0 without one."""
    sign = "+" if value > 0 else MINUS
    return sign + decimal(abs(value)) if round(value, 1) else decimal(0.0)


def _more(page: Page) -> tuple[str, ...]:
    if not page.symptoms:
        return (_("No symptoms were recorded."),)
    lines = []
    left = len(page.symptoms) - page.room.symptoms
    if left > 0:
        form = ngettext("and {count} more in the diary", "and {count} more in the diary", left)
        lines.append(form.format(count=left))
    lines.append(_("Days: those recorded."))
    if page.start is not None:
        words = _("Days: those recorded of 28. Change: of the means, with {count} days or more in both.")
        lines[-1] = words.format(count=FEWEST_DAYS)
    return tuple(lines)
