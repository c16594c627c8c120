"""The table of treatment: plans with what was taken of them, and doses without a plan."""

from datetime import date

from tracker.analysis.doses import is_b12, taken_as_planned
from tracker.analysis.wording import as_planned_parts
from tracker.domain import catalogue
from tracker.domain.dose import Dose
from tracker.domain.dose_words import amount_of, medicine_words
from tracker.domain.history import Period
from tracker.domain.recurrence_words import how_often
from tracker.domain.regimen import Regimen
from tracker.i18n import _, format_day_month, format_day_short, ngettext
from tracker.report.blocks import Cell, Table
from tracker.report.page import Page, cut

Row = tuple[bool, tuple[Cell, ...]]
"""Whether it is about B12, and its cells."""


def treatment(page: Page) -> Table:
    """The plans that reach into the page's days, oldest first, then what was taken without one of them."""
    past = Period(page.period.first, max(page.period.first, min(page.period.last, page.present)))
    plans = sorted(page.whole.regimens, key=lambda plan: (plan.first_day, plan.medicine))
    shown = [plan for plan in plans if past.overlap(Period(plan.first_day, plan.last_day or date.max))]
    plan_rows = [(catalogue.is_b12_medicine(plan.medicine), _plan(page, plan, past)) for plan in shown]
    rows = [*plan_rows, *_without_plan(page, past)]
    most = page.room.regimens
    more: tuple[str, ...] = ()
    if len(rows) > most:
        form = ngettext("and {count} more in the diary", "and {count} more in the diary", len(rows) - most)
        more = (form.format(count=len(rows) - most),)
    if not rows:
        more = (_("No doses were recorded."),)
    heads = (Cell(_("medicine, how often, when")), Cell(_("doses in this period")))
    return Table(_("Treatment"), heads, _most_telling(rows, most), more, (1.7, 1.0), left=True)


def _most_telling(rows: list[Row], most: int) -> tuple[tuple[Cell, ...], ...]:
    """Return so many rows in their order: B12 before other medicines, and the latest, which say what is taken now."""
    ranked = sorted(range(len(rows)), key=lambda place: (rows[place][0], place), reverse=True)
    return tuple(rows[place][1] for place in sorted(ranked[:most]))


def _plan(page: Page, plan: Regimen, past: Period) -> tuple[Cell, ...]:
    first, *others = as_planned_parts(taken_as_planned(page.shown, plan, past, today=page.present))
    return Cell(_what(plan), (_when(how_often(plan), plan.first_day, plan.last_day, page),)), Cell(first, tuple(others))


def _what(planned: Dose | Regimen) -> str:
    """Hydroxocobalamin 1 mg IM, Cyanocobalamin tablet 1000 µg: injections by the letters that a doctor writes."""
    ways = {"im": _("IM"), "sc": _("SC")}
    if planned.route in ways:
        words = _("{medicine} {amount} {way}")
        name = cut(catalogue.medicine_label(planned.medicine))
        return words.format(medicine=name, amount=amount_of(planned), way=ways[planned.route])
    return _("{medicine} {amount}").format(medicine=cut(medicine_words(planned)), amount=amount_of(planned))


def _without_plan(page: Page, past: Period) -> list[Row]:
    """Doses that name no plan of this diary, one row for each medicine, route and amount."""
    known = {plan.id for plan in page.whole.regimens}
    groups: dict[tuple[str, str, float, str], list[Dose]] = {}
    for dose in page.whole.doses:
        if dose.day in past and dose.regimen not in known:
            groups.setdefault((dose.medicine, dose.route, dose.amount, dose.unit), []).append(dose)
    return [(is_b12(doses[0]), _group(page, doses)) for doses in groups.values()]


def _group(page: Page, doses: list[Dose]) -> tuple[Cell, ...]:
    taken = sum(dose.taken for dose in doses)
    skipped = len(doses) - taken
    said = ngettext("{count} dose taken", "{count} doses taken", taken).format(count=taken)
    under = (_("{count} skipped").format(count=skipped),) if skipped else ()
    days = [dose.day for dose in doses]
    return Cell(_what(doses[0]), (_when(_("without a plan"), min(days), max(days), page),)), Cell(said, under)


def _when(how: str, first: date, last: date | None, page: Page) -> str:
    return _("{how}, {span}").format(how=how, span=_span(first, last, page))


def _span(first: date, last: date | None, page: Page) -> str:
    """27 Apr – 10 May; still running: since 18 May; with the year where it is not that of the page's end."""
    year = page.period.last.year
    begun = format_day_month(first) if first.year == year else format_day_short(first)
    if last is None:
        return _("since {day}").format(day=begun)
    if last == first:
        return begun
    ended = format_day_month(last) if last.year == year else format_day_short(last)
    return _("{first} – {last}").format(first=begun, last=ended)
