"""Samples as the rows of a table: every result as printed, and how long after an injection B12 was measured."""

from collections.abc import Sequence

from tracker.analysis.doses import days_since_injection
from tracker.analysis.wording import since_injection
from tracker.domain import catalogue
from tracker.domain.history import History
from tracker.domain.lab import LabResult
from tracker.domain.lab_sample import Sample
from tracker.domain.units import unit_label
from tracker.i18n import _, format_day, format_day_short
from tracker.ui.tables.lab_table import LabCell, LabRow


def rows(history: History, samples: Sequence[Sample], tests: Sequence[str]) -> list[LabRow]:
    """A row for each sample, a cell for each test."""
    return [_row(history, sample, tests) for sample in samples]


def value_text(lab: LabResult) -> str:
    """The value with its sign and unit as printed: <150 pmol/L."""
    sign = "" if lab.comparator == "=" else lab.comparator
    return " ".join(f"{sign}{lab.value} {unit_label(lab.unit)}".split())


def range_text(lab: LabResult) -> str:
    """The range as printed: 197–771, up to 280, from 3.9; empty where none was."""
    if lab.reference_low and lab.reference_high:
        return _("range {low}–{high}").format(low=lab.reference_low, high=lab.reference_high)
    if lab.reference_high:
        return _("range up to {high}").format(high=lab.reference_high)
    return _("range from {low}").format(low=lab.reference_low) if lab.reference_low else ""


def _head(sample: Sample) -> LabCell:
    lines = (format_day_short(sample.day), sample.laboratory or _("no laboratory named"), " ".join(sample.note.split()))
    spoken = ", ".join(part for part in (format_day(sample.day), sample.laboratory, sample.note) if part)
    return LabCell(tuple(line for line in lines if line), spoken)


def _row(history: History, sample: Sample, tests: Sequence[str]) -> LabRow:
    day, since = format_day(sample.day), since_injection(days_since_injection(history, sample.day))
    return LabRow(_head(sample), tuple(_cell(sample, test, day, since) for test in tests))


def _cell(sample: Sample, test: str, day: str, since: str) -> LabCell:
    """All results of a test in a sample: mostly one."""
    results = sample.of(test)
    title = f"{catalogue.test_label(test)}, {day}"
    if not results:
        return LabCell((), _("{title}: not in this sample").format(title=title))
    values = " / ".join(value_text(lab) for lab in results)
    ranges = " / ".join(dict.fromkeys(text for lab in results if (text := range_text(lab))))
    lines = tuple(line for line in (values, ranges, since if catalogue.is_b12_test(test) else "") if line)
    return LabCell(lines, f"{title}: {', '.join(lines)}")
