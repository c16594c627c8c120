"""The tables of the Recovery page as plain rows: every symptom, every regimen, every comparison."""

from collections.abc import Iterator, Sequence

from tracker.analysis.change_words import change_figure, missing_short, unit_change
from tracker.analysis.comparison import Estimate
from tracker.analysis.coverage import Coverage, coverage
from tracker.analysis.findings import Finding
from tracker.analysis.level import Level, level
from tracker.analysis.pattern_words import time_to_half_short
from tracker.analysis.results import Course, Results, UnderRegimen
from tracker.analysis.triggers import FEWEST_PAIRS, Comparison
from tracker.analysis.wording import as_planned_parts
from tracker.domain.dose_words import amount_of, medicine_words
from tracker.domain.history import History, Period
from tracker.i18n import _, format_day_month, format_day_short, format_number, format_percent, ngettext
from tracker.ui.tables.lab_table import LabCell, LabRow

DAYS_A_WEEK = 7


def cell(*lines: str) -> LabCell:
    """Lines under one another, spoken as one sentence."""
    return LabCell(tuple(line for line in lines if line), ", ".join(line for line in lines if line))


def symptom_heads(*, first: bool) -> list[str]:
    """Columns of the table of symptoms; without days before treatment the first one never speaks of them."""
    earlier = _("First 2 weeks") if first else _("Before")
    return [
        earlier,
        _("Last 4 weeks"),
        _("Difference"),
        _("Recent change a week"),
        _("Half improved by"),
        _("Recent days lower"),
    ]


def symptom_rows(history: History, found: Results) -> Iterator[LabRow]:
    """One row a symptom, with the range and the days behind each figure."""
    for course in found.courses:
        change, item = course.change, history.item(course.change.item)
        note = _("main symptom") if course.statement else ""
        first = [_("first 2 weeks")] if change.first else []
        yield LabRow(
            cell(_(item.label), note),
            (
                _level_cell(change.earlier, *first),
                _level_cell(change.recent),
                _difference(change),
                _trend(course),
                cell(*time_to_half_short(course.half)) if course.half else cell(),
                _pairs(course),
            ),
        )


def _difference(found: Finding) -> LabCell:
    if found.estimate is None:
        return cell(*missing_short(found))
    return cell(change_figure(found), _range(found.estimate, ratio=found.is_ratio))


def _level_cell(found: Level | None, *more: str) -> LabCell:
    if found is None or found.mean is None:
        return cell()
    return cell(format_number(found.mean, 1), _days(found), *more)


def _days(found: Level) -> str:
    return _("{days} of {possible}").format(days=found.days, possible=found.possible)


def _range(found: Estimate, *, ratio: bool) -> str:
    ends = [end - 1 if ratio else end for end in (found.low, found.high)]
    return _("{low} to {high}").format(low=unit_change(ends[0], ratio=ratio), high=unit_change(ends[1], ratio=ratio))


def _pairs(course: Course) -> LabCell:
    found = course.change.consistent
    if found is None:
        return cell()
    low, high = format_percent(found.low), format_percent(found.high)
    return cell(format_percent(found.value), _("{low} to {high}").format(low=low, high=high))


def _trend(course: Course) -> LabCell:
    found = course.trend.estimate
    if found is None:
        return cell()
    value, low, high = (unit_change(part * DAYS_A_WEEK) for part in (found.value, found.low, found.high))
    return cell(value, _("{low} to {high}").format(low=low, high=high))


def regimen_heads(history: History, items: Sequence[str]) -> list[str]:
    """Columns of the table of regimens."""
    return [_("Days filled"), _("Doses as planned"), *(_(history.item(key).label) for key in items)]


def regimen_rows(history: History, found: Results, items: Sequence[str]) -> Iterator[LabRow]:
    """One row a period: before treatment where there was any of it, then each regimen."""
    before = history.baseline.overlap(history.period) if history.baseline else None
    if before is not None and coverage(history, before):
        cells = (
            _filled(coverage(history, before), before),
            cell("–"),
            *(_mean(level(history, key, before)) for key in items),
        )
        yield LabRow(cell(_("Before treatment"), _span(before, history)), cells)
    for under in found.regimens:
        plan = under.regimen
        levels = dict(under.levels)
        head = cell(medicine_words(plan), f"{amount_of(plan)}, {_span(under.period, history)}")
        yield LabRow(head, (_filled(under.filled, under.period), _doses(under), *(_mean(levels[key]) for key in items)))


def _filled(found: Coverage | None, period: Period) -> LabCell:
    if found is None:
        return cell(_("none of {days} days").format(days=period.days))
    words = _("{filled} of {days} days").format(filled=found.filled, days=found.calendar)
    return cell(format_percent(found.share), words)


def _doses(under: UnderRegimen) -> LabCell:
    if not under.doses.planned:
        return cell(_("none planned"))
    first, *others = as_planned_parts(under.doses)
    return cell(first, ", ".join(others))


def _mean(found: Level) -> LabCell:
    if found.mean is None:
        return cell(_("not recorded"))
    days = ngettext("{count} day", "{count} days", found.days).format(count=found.days)
    return cell(format_number(found.mean, 1), days)


def _span(period: Period, history: History) -> str:
    last = period.last
    begun = format_day_month(period.first) if period.first.year == last.year else format_day_short(period.first)
    if last == history.period.last:
        return _("since {day}").format(day=begun)
    return _("{first} – {last}").format(first=begun, last=format_day_month(last))


def trigger_heads() -> list[str]:
    """Columns of the table of triggers: each lag has its change and its days."""
    return [_("For one more of"), _("Same day"), _("Day after")]


def trigger_rows(history: History, compared: Sequence[Comparison], together: Sequence[Comparison]) -> Iterator[LabRow]:
    """Every comparison that was made, or why it could not be; those that went together first."""
    pairs: dict[tuple[str, str], list[Comparison]] = {}
    for one in compared:
        pairs.setdefault((one.symptom, one.trigger), []).append(one)
    kept = set(map(id, together))
    order = sorted(pairs.items(), key=lambda pair: not any(id(one) in kept for one in pair[1]))
    for (symptom, trigger), lags in order:
        item = history.item(trigger)
        unit = _("{item}, {unit}").format(item=_(item.label), unit=_(item.unit)) if item.unit else _(item.label)
        yield LabRow(cell(_(history.item(symptom).label)), (cell(unit), *(_together(one, kept) for one in lags)))


def _together(one: Comparison, kept: set[int]) -> LabCell:
    if one.estimate is None:
        if one.pairs >= FEWEST_PAIRS:
            return cell(_("hardly varies"))
        return cell(_("too few days: {days} of {needed}").format(days=one.pairs, needed=FEWEST_PAIRS))
    low, high = unit_change(one.estimate.low), unit_change(one.estimate.high)
    size = unit_change(one.estimate.value)
    words = _("{size}, went together").format(size=size) if id(one) in kept else size
    return cell(words, _("{low} to {high}, {days} days").format(low=low, high=high, days=one.pairs))
