"""The table of laboratory results, as they were printed."""

from collections.abc import Iterable
from datetime import date, time

from tracker.analysis.doses import days_since_injection
from tracker.analysis.lab_marks import HIGH, LOW, mark
from tracker.analysis.wording import since_injection
from tracker.domain import catalogue
from tracker.domain.lab import LabResult
from tracker.domain.lab_printed import printed_limits, printed_value
from tracker.domain.units import unit_label
from tracker.i18n import _, format_day_month, format_day_short, format_time, ngettext
from tracker.report.blocks import RIGHT, Cell, Table
from tracker.report.page import Page, cut

SAMPLES = 4
"""As many days of samples find room beside each other."""

LONGEST_VALUE = 24
NOTED = "*"


def laboratory(page: Page) -> Table:
    """A row for each test and unit, a column for each of the latest days of samples up to the page's last day."""
    labs = [lab for lab in page.whole.labs if lab.day <= page.period.last]
    days = sorted({lab.day for lab in labs})
    shown = days[-SAMPLES:]
    kinds = _in_order({(lab.test, lab.unit) for lab in labs if lab.day in shown})
    rows = [_row(page, kind, shown, labs) for kind in kinds[: page.room.tests]]
    heads = (Cell(_("Test, unit as printed")), *_heads(shown, labs, page)) if rows else ()
    seen = [lab for lab in labs if lab.day in shown and (lab.test, lab.unit) in kinds[: page.room.tests]]
    left_out = _more(len(kinds) - page.room.tests, len(days) - len(shown))
    more = (*left_out, *_laboratories(seen, page), *_notes(seen, page)) if rows else (_("No results were recorded."),)
    return Table(_("Laboratory"), heads, tuple(rows), more, (1.4, *[1.0] * len(shown)), side=RIGHT)


def _in_order(kinds: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """As in the catalogue; the person's own tests come last."""
    known = list(catalogue.lab_tests())
    return sorted(kinds, key=lambda kind: (known.index(kind[0]) if kind[0] in known else len(known), kind))


def _heads(days: list[date], labs: list[LabResult], page: Page) -> list[Cell]:
    """Without the year where all samples are of the year in which the page ends.

    Under days with a B12 test stands how long after an injection they are, since that raises it.
    """
    said = [_short(day, days, page) for day in days]
    under = [(*_times(labs, day), *_since(page, labs, day)) for day in days]
    return [Cell(name, texts) for name, texts in zip(said, under, strict=True)]


def _times(labs: list[LabResult], day: date) -> tuple[str, ...]:
    """Return when the samples of a day were taken, where that is known: 08:40 / 16:00."""
    times = sorted({lab.time for lab in labs if lab.day == day and lab.time is not None})
    return (" / ".join(map(format_time, times)),) if times else ()


def _since(page: Page, labs: list[LabResult], day: date) -> tuple[str, ...]:
    """Return how long after an injection the B12 tests of a day are: once where it is the same for all."""
    times = {lab.time for lab in labs if lab.day == day and catalogue.is_b12_test(lab.test)}
    in_order = sorted(times, key=lambda at: at or time.min)
    said = (since_injection(days_since_injection(page.whole, day, at)) for at in in_order)
    return tuple(dict.fromkeys(text for text in said if text))


def _short(day: date, days: Iterable[date], page: Page) -> str:
    one_year = {other.year for other in days} == {page.period.last.year}
    return format_day_month(day) if one_year else format_day_short(day)


def _row(page: Page, kind: tuple[str, str], days: list[date], labs: list[LabResult]) -> tuple[Cell, ...]:
    test, unit = kind
    name = cut(catalogue.test_label(test))
    head = Cell(name, (cut(unit_label(unit), 20),) if unit else ())
    of_row = sorted((lab for lab in labs if (lab.test, lab.unit) == kind), key=lambda lab: lab.time or time.min)
    return head, *[_cell(page, [lab for lab in of_row if lab.day == day]) for day in days]


def _cell(page: Page, results: list[LabResult]) -> Cell:
    """All results of a test on a day: mostly one."""
    if not results:
        return Cell("–")
    marks = [_letter(page, lab) for lab in results]
    values = [
        f"{_value(lab)}{NOTED if lab.note else ''} {mark}".strip() for lab, mark in zip(results, marks, strict=True)
    ]
    under = [text for text in map(_range, results) if text]
    return Cell(" / ".join(values), tuple(dict.fromkeys(under)), marked=any(marks))


def _value(lab: LabResult) -> str:
    return cut(printed_value(lab), LONGEST_VALUE)


def _range(lab: LabResult) -> str:
    limits = printed_limits(lab)
    return f"({cut(limits, 25)})" if limits else ""


def _letter(page: Page, lab: LabResult) -> str:
    """Return the letter that laboratories print beside a value outside its range."""
    return {LOW: _("L"), HIGH: _("H"), "": ""}[mark(page.whole, lab)]


def _more(tests: int, days: int) -> tuple[str, ...]:
    lines = [_("L below, H above the range printed with the result; a high B12 under treatment is not marked.")]
    if tests > 0:
        more = ngettext("and {count} more test in the diary", "and {count} more tests in the diary", tests)
        lines.append(more.format(count=tests))
    if days > 0:
        more = ngettext("and {count} earlier day in the diary", "and {count} earlier days in the diary", days)
        lines.append(more.format(count=days))
    return tuple(lines)


def _laboratories(labs: list[LabResult], page: Page) -> tuple[str, ...]:
    """Which results are of which laboratory, where there are several: each has its own ranges."""
    days = [lab.day for lab in labs]
    of: dict[str, dict[date, None]] = {}
    for lab in labs:
        of.setdefault(lab.laboratory, {})[lab.day] = None
    if len(of) < 2:
        return ()
    told = []
    for name, found in of.items():
        listed = ", ".join(_short(day, days, page) for day in sorted(found))
        told.append(_("{laboratory} ({days})").format(laboratory=cut(name, 30) or _("not named"), days=listed))
    return (_("Laboratories: {each}.").format(each="; ".join(told)),)


def _notes(labs: list[LabResult], page: Page) -> tuple[str, ...]:
    """What was written beside results, the newest where there are too many; once where it is said of several."""
    noted = list(dict.fromkeys((lab.day, lab.note) for lab in labs if lab.note))
    days = [lab.day for lab in labs]
    lines = []
    for day, note in noted[-page.room.lab_notes :]:
        tests = dict.fromkeys(catalogue.test_label(lab.test) for lab in labs if (lab.day, lab.note) == (day, note))
        words = {"tests": ", ".join(cut(test, 30) for test in tests), "note": cut(note, page.room.letters)}
        lines.append(_("{sign} {day}, {tests}: {note}").format(sign=NOTED, day=_short(day, days, page), **words))
    left = len(noted) - len(lines)
    if left:
        more = ngettext("{sign} and {count} earlier note", "{sign} and {count} earlier notes", left)
        lines.insert(0, more.format(sign=NOTED, count=left))
    return tuple(lines)
