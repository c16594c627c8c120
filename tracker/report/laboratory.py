"""The table of laboratory results, as they were printed."""

from collections.abc import Iterable
from datetime import date

from tracker.analysis.doses import days_since_injection
from tracker.analysis.wording import since_injection
from tracker.domain import catalogue
from tracker.domain.lab import LabResult
from tracker.domain.units import unit_label
from tracker.i18n import _, format_day_month, format_day_short, ngettext
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
    b12 = {lab.day for lab in labs if _is_b12(lab)}
    since = [since_injection(days_since_injection(page.whole, day)) if day in b12 else "" for day in days]
    return [Cell(name, (text,) if text else ()) for name, text in zip(said, since, strict=True)]


def _short(day: date, days: Iterable[date], page: Page) -> str:
    one_year = {other.year for other in days} == {page.period.last.year}
    return format_day_month(day) if one_year else format_day_short(day)


def _row(page: Page, kind: tuple[str, str], days: list[date], labs: list[LabResult]) -> tuple[Cell, ...]:
    test, unit = kind
    name = cut(catalogue.test_label(test))
    head = Cell(name, (cut(unit_label(unit), 20),) if unit else ())
    of_row = [lab for lab in labs if (lab.test, lab.unit) == kind]
    return head, *[_cell(page, [lab for lab in of_row if lab.day == day]) for day in days]


def _cell(page: Page, results: list[LabResult]) -> Cell:
    """All results of a test on a day: mostly one."""
    if not results:
        return Cell("–")
    marks = [_mark(page, lab) for lab in results]
    values = [
        f"{_value(lab)}{NOTED if lab.note else ''} {mark}".strip() for lab, mark in zip(results, marks, strict=True)
    ]
    under = [text for text in map(_range, results) if text]
    return Cell(" / ".join(values), tuple(dict.fromkeys(under)), marked=any(marks))


def _value(lab: LabResult) -> str:
    return cut(lab.value if lab.comparator == "=" else f"{lab.comparator}{lab.value}", LONGEST_VALUE)


def _range(lab: LabResult) -> str:
    if lab.reference_low and lab.reference_high:
        return f"({cut(lab.reference_low, 12)}–{cut(lab.reference_high, 12)})"
    if lab.reference_low:
        return f"(≥{cut(lab.reference_low, 12)})"
    return f"(≤{cut(lab.reference_high, 12)})" if lab.reference_high else ""


def _is_b12(lab: LabResult) -> bool:
    return lab.test in catalogue.lab_tests() and catalogue.lab_tests()[lab.test].is_b12


def _mark(page: Page, lab: LabResult) -> str:
    """L or H against the range printed with this result; none where «<» or «>» leave it open.

    B12 tests after treatment began get none: then a high value is what treatment does.
    """
    if lab.number is None or (_is_b12(lab) and page.start is not None and lab.day >= page.start):
        return ""
    if lab.low is not None and lab.comparator != ">" and _below(lab.number, lab.low, lab.comparator == "<"):
        return _("L")
    if lab.high is not None and lab.comparator != "<" and _below(lab.high, lab.number, lab.comparator == ">"):
        return _("H")
    return ""


def _below(lower: float, upper: float, or_equal: bool) -> bool:
    return lower < upper or (or_equal and lower == upper)


def _more(tests: int, days: int) -> tuple[str, ...]:
    lines = [_("L below, H above the range printed with the result; B12 is not marked after treatment began.")]
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
