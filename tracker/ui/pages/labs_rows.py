"""Samples as the rows of a table: every result as printed, and how long after an injection B12 was measured."""

from collections.abc import Sequence

from tracker.analysis.doses import days_since_injection
from tracker.analysis.wording import since_injection
from tracker.domain import catalogue
from tracker.domain.history import History
from tracker.domain.lab_printed import printed_range, printed_result
from tracker.domain.lab_sample import Sample
from tracker.i18n import _, format_day, format_day_short, format_time
from tracker.ui.tables.lab_table import LabCell, LabRow


def rows(history: History, samples: Sequence[Sample], tests: Sequence[str]) -> list[LabRow]:
    """A row for each sample, a cell for each test."""
    return [_row(history, sample, tests) for sample in samples]


def _head(sample: Sample) -> LabCell:
    day = format_day_short(sample.day)
    if sample.time is not None:
        day = _("{day}, {time}").format(day=day, time=format_time(sample.time))
    lines = (day, sample.laboratory or _("no laboratory named"), " ".join(sample.note.split()))
    spoken = ", ".join(part for part in (_when(sample), sample.laboratory, sample.note) if part)
    return LabCell(tuple(line for line in lines if line), spoken)


def _row(history: History, sample: Sample, tests: Sequence[str]) -> LabRow:
    since = since_injection(days_since_injection(history, sample.day, sample.time))
    return LabRow(_head(sample), tuple(_cell(sample, test, _when(sample), since) for test in tests))


def _when(sample: Sample) -> str:
    day = format_day(sample.day)
    if sample.time is None:
        return day
    return _("{day}, {time}").format(day=day, time=format_time(sample.time))


def _cell(sample: Sample, test: str, day: str, since: str) -> LabCell:
    """All results of a test in a sample: mostly one."""
    results = sample.of(test)
    title = f"{catalogue.test_label(test)}, {day}"
    if not results:
        return LabCell((), _("{title}: not in this sample").format(title=title))
    values = " / ".join(printed_result(lab) for lab in results)
    ranges = " / ".join(dict.fromkeys(text for lab in results if (text := printed_range(lab))))
    lines = tuple(line for line in (values, ranges, since if catalogue.is_b12_test(test) else "") if line)
    return LabCell(lines, f"{title}: {', '.join(lines)}")
