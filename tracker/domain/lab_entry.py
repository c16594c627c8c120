"""Laboratory results as people type them: what is understood and what is refused, in the window and for commands."""

import datetime as dt
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from tracker.domain import catalogue
from tracker.domain.catalogue_entries import LabTest, plain_unit
from tracker.domain.errors import InvalidEntry
from tracker.domain.lab import LabResult
from tracker.domain.lab_sample import Identity, identity
from tracker.domain.lab_value import MOST, Printed, check_flag, read_limit, read_value
from tracker.domain.names import NearMiss, find, is_slip, near
from tracker.domain.numbers import quoted
from tracker.domain.units import unit_label
from tracker.i18n import _, format_day_short

CODE = re.compile(r"\d{1,6}-\d")


@dataclass(frozen=True, slots=True)
class Sheet:
    """The head of a laboratory's page: day and time of the sample, laboratory, note."""

    day: date
    laboratory: str = ""
    note: str = ""
    time: dt.time | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "laboratory", " ".join(self.laboratory.split()))


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a laboratory's page as typed.

    `own_unit`: a unit unknown for the test was printed all the same. `own_test`: a name like that of a known test is
    meant as it stands. `decimal`: the sign before decimals, where it is not the reader's.
    """

    test: str
    value: str
    unit: str = ""
    low: str = ""
    high: str = ""
    own_unit: bool = False
    own_test: bool = False
    decimal: str | None = None


def read(line: Line, sheet: Sheet, known: Sequence[LabResult] = (), before: LabResult | None = None) -> LabResult:
    """The result that a line means; InvalidEntry in one sentence that begins with its test.

    `known` are the diary's results, for its own tests and units; `before` is the result that is being changed.
    """
    test = key_of_test(line.test, known, sure=line.own_test)
    try:
        printed = _value(test, line)
        fields: dict[str, Any] = {
            "day": sheet.day,
            "test": test,
            "comparator": printed.comparator,
            "value": printed.value,
            "unit": _unit(line, test, printed.value, known),
            "reference_low": read_limit(line.low, line.decimal),
            "reference_high": read_limit(line.high, line.decimal),
            "laboratory": sheet.laboratory,
            "note": sheet.note,
            "time": sheet.time,
        }
        found = before.replaced(**fields) if before else LabResult(**fields)
        check_flag(printed.flag, line.value, found)
        return found
    except InvalidEntry as refusal:
        words = _("{test}: {reason}")
        raise InvalidEntry(words.format(test=catalogue.test_label(test), reason=refusal)) from refusal


def key_of_test(typed: str, known: Sequence[LabResult] = (), *, sure: bool = False) -> str:
    """The catalogue's id of a test by its name or code, else the person's own name for it, written as before.

    NearMiss where a name is almost that of a known test, unless the person is `sure` or the diary has it already.
    """
    name = " ".join(typed.split())
    if not name:
        raise InvalidEntry(_("Please choose a test, or type the name of your own."))
    refuse_rejected(name)
    names = {test.id: _names(test) for test in catalogue.lab_tests().values()}
    if found := next((key for key, names_of in names.items() if name in names_of), None) or find(name, names):
        return found
    if CODE.fullmatch(name):
        words = _("{code} is not the code of a test known here; please type the name of the test.")
        raise InvalidEntry(words.format(code=name))
    before = next((lab.test for lab in known if lab.test.casefold() == name.casefold()), None)
    if before is None and not sure and (meant := near(name, names)):
        raise NearMiss(name, catalogue.test_label(meant))
    return before or name


def refuse_rejected(name: str) -> None:
    """InvalidEntry where a test's name holds a code that is often taken for that of a test, and is not."""
    codes = CODE.findall(name)
    for test in catalogue.lab_tests().values() if codes else ():
        if rejected := [code for code in codes if code in test.loinc_reject]:
            words = _("{code} is often taken for the code of {test} and is not; please choose the test by its name.")
            raise InvalidEntry(words.format(code=rejected[0], test=_(test.label)))


def fault_of(line: Line, known: Sequence[LabResult] = ()) -> str:
    """Which part of a refused line to look at: test, value, low, high or unit."""
    try:
        test = key_of_test(line.test, known, sure=line.own_test)
    except InvalidEntry:
        return "test"
    attempts: dict[str, Callable[[], object]] = {
        "value": lambda: _value(test, line),
        "unit": lambda: _unit(line, test, _value(test, line).value, known),
        "low": lambda: read_limit(line.low, line.decimal),
    }
    for part, attempt in attempts.items():
        try:
            attempt()
        except InvalidEntry:
            return part
    return "high"


def is_odd_unit(test: str, unit: str, known: Sequence[LabResult] = ()) -> bool:
    """Whether a unit is not one of a test of the catalogue, and none that the diary has with it already."""
    if not unit.strip() or test not in catalogue.lab_tests() or catalogue.lab_tests()[test].unit(unit):
        return False
    return all((lab.test, lab.unit) != (test, unit.strip()) for lab in known)


def near_unit(test: str, unit: str) -> bool:
    """Whether a unit is almost, and not quite, one of a known test: pmoI/L with a capital i."""
    facts = catalogue.lab_tests().get(test)
    if facts is None or not unit.strip() or facts.unit(unit):
        return False
    return is_slip(plain_unit(unit), {plain_unit(one.display) for one in facts.units})


def check_day(day: date, today: date, born: date | None) -> None:
    """Refuse a sample of a day that is still to come, or before the person was born."""
    if day > today:
        words = _("{day} is still to come; please give the day on which the sample was taken.")
        raise InvalidEntry(words.format(day=format_day_short(day)))
    if born is not None and day < born:
        words = _("{day} is before the date of birth in this diary, {born}.")
        raise InvalidEntry(words.format(day=format_day_short(day), born=format_day_short(born)))


def check_new(results: Sequence[LabResult], known: Sequence[LabResult]) -> None:
    """Refuse a second result of a test for the same day, time and laboratory, unless the diary has both already."""
    before = {lab.id: _place(lab) for lab in known}
    edited = {lab.id for lab in results}
    taken = {_place(lab) for lab in known if lab.id not in edited}
    for lab in sorted(results, key=lambda lab: before.get(lab.id) != _place(lab)):
        if _place(lab) in taken and before.get(lab.id) != _place(lab):
            raise InvalidEntry(_twice(lab))
        taken.add(_place(lab))


def _place(lab: LabResult) -> tuple[str, Identity]:
    return lab.test.casefold(), identity(lab.day, lab.laboratory, lab.time)


def _twice(lab: LabResult) -> str:
    where = _("from {laboratory}").format(laboratory=lab.laboratory) if lab.laboratory else _("without a laboratory")
    words = _(
        "{test} of {day} {where} is already in the diary. Please change that result, or give the time of this sample."
    )
    return words.format(test=catalogue.test_label(lab.test), day=format_day_short(lab.day), where=where)


def _names(test: LabTest) -> set[str]:
    words = (test.id, test.label, _(test.label), test.full_label, _(test.full_label), *test.aliases)
    return {*words, *(code.code for code in test.loinc)}


def _value(test: str, line: Line) -> Printed:
    facts = catalogue.lab_tests().get(test)
    return read_value(
        line.value, 0.0 if facts else -MOST, words=facts is None or facts.may_be_text, decimal=line.decimal
    )


def _unit(line: Line, test: str, value: str, known: Sequence[LabResult]) -> str:
    """The unit as the catalogue writes it, or as printed where it is the person's own."""
    unit, facts = " ".join(line.unit.split()), catalogue.lab_tests().get(test)
    if facts is None:
        return unit
    names = ", ".join(dict.fromkeys(unit_label(one.display) for one in facts.units))
    if not unit and re.fullmatch(r"-?[\d.]+", value):
        raise InvalidEntry(_("please choose the unit that was printed ({units}).").format(units=names))
    if not line.own_unit and is_odd_unit(test, unit, known):
        words = _("“{unit}” is not a unit known for this test ({units}); it can be kept if it was printed so.")
        raise InvalidEntry(words.format(unit=quoted(unit), units=names))
    found = facts.unit(unit)
    return found.display if found else unit
