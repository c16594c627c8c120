"""Seven months of treatment entered as they were lived: every number is that of a calendar worked by hand."""

import json
import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any, TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QDialog, QLineEdit, QWidget

from tests.ui.conftest import Clock
from tracker.cli import main
from tracker.store.diary import Diary
from tracker.ui.dialogs.dose_dialog import DoseDialog
from tracker.ui.dialogs.lab_dialog import LabDialog
from tracker.ui.dialogs.regimen_dialog import RegimenDialog
from tracker.ui.main_window import MainWindow
from tracker.ui.pages.labs import LabsPage
from tracker.ui.pages.today import TodayPage
from tracker.ui.pages.treatment import TreatmentPage
from tracker.ui.widgets.button import Button
from tracker.ui.widgets.choice import Choice
from tracker.ui.widgets.medicine_fields import MedicineFields
from tracker.ui.widgets.text import Text

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

STORY: dict[str, Any] = json.loads(
    (Path(__file__).parent.parent / "data" / "lived_treatment.json").read_text(encoding="utf-8")
)
LEFT = Qt.MouseButton.LeftButton
D = TypeVar("D", bound=QDialog)


def days() -> Iterator[date]:
    """Every day from the first blood sample to the day on which all is looked at."""
    day, last = date(2026, 4, 7), date(2026, 11, 22)
    while day <= last:
        yield day
        day += timedelta(days=1)


def click(button: QAbstractButton) -> None:
    QTest.mouseClick(button, LEFT)


def press(parent: QWidget, name: str) -> None:
    """The button of that text or name that can be seen."""
    found = [one for one in parent.findChildren(Button) if name in (one.text(), one.accessibleName())]
    click(next(one for one in found if one.isVisible()))


def type_into(field: QLineEdit | None, text: str) -> None:
    assert field is not None
    field.selectAll()
    QTest.keyClicks(field, text) if text else QTest.keyClick(field, Qt.Key.Key_Delete)


def choose(box: Choice, key: str) -> None:
    QTest.keyClick(box, Qt.Key.Key_Home)
    while box.key() != key:
        before = box.currentIndex()
        QTest.keyClick(box, Qt.Key.Key_Down)
        assert box.currentIndex() != before, f"{key} is not offered"


def dialog(window: MainWindow, kind: type[D]) -> D:
    return next(found for found in window.findChildren(kind) if found.isVisible())


def said(parent: QWidget) -> list[str]:
    return [found.text() for found in parent.findChildren(Text) if found.isVisible() and found.text()]


def type_medicine(what: MedicineFields, medicine: str, amount: str, unit: str, route: str) -> None:
    type_into(what.medicine.lineEdit(), medicine)
    choose(what.route, route)
    choose(what.unit, unit)
    type_into(what.amount, amount)


class Life:
    """A person with a diary, on one day after another."""

    def __init__(self, window: MainWindow, clock: Clock) -> None:
        self.window, self.clock = window, clock
        today, treatment, labs = (window.page(key) for key in ("today", "treatment", "labs"))
        assert isinstance(today, TodayPage)
        assert isinstance(treatment, TreatmentPage)
        assert isinstance(labs, LabsPage)
        self.today, self.treatment, self.labs = today, treatment, labs

    def begin(self, day: date) -> None:
        """A new morning; a sample is typed in on its day, before all else."""
        self.clock.moment = datetime.combine(day, time(9, 30), UTC)
        if day.isoformat() in STORY["samples"]:
            self.type_sample(**STORY["samples"][day.isoformat()])
        self.window.open_page("today")
        self.today.show_day(day)

    def live(self, day: date) -> None:
        """All of a day, in the order in which it happens."""
        key = day.isoformat()
        if any(key in STORY[what] for what in ("regimens", "due_then", "skipped", "injections")):
            self.treat(key)
            self.window.open_page("today")
        tablets = STORY["tablets"]
        if tablets["first"] <= key <= tablets["last"] and key not in tablets["not_recorded"]:
            press(self.today.doses, "Log Cyanocobalamin tablet 1000\xa0µg")

    def treat(self, key: str) -> None:
        """What is done on the Treatment page on a day."""
        self.window.open_page("treatment")
        if key in STORY["regimens"]:
            self.type_regimen(STORY["regimens"][key])
        if key in STORY["due_then"]:
            assert self.due() == STORY["due_then"][key]
        if key in STORY["skipped"]:
            press(self.treatment.due, "Hydroxocobalamin injection 1\xa0mg was skipped")
        if key in STORY["injections"]:
            self.type_injection(*STORY["injections"][key])

    def due(self) -> list[str]:
        return [words.replace("\xa0", " ") for words in said(self.treatment.due.list)]

    def type_regimen(self, plan: dict[str, str]) -> None:
        press(self.treatment, "Add plan…")
        form = dialog(self.window, RegimenDialog)
        type_medicine(form.what, plan["medicine"], plan["amount"], plan["unit"], plan["route"])
        choose(form.repeats.kind, plan["kind"])
        if plan["every"]:
            type_into(form.repeats.every, plan["every"])
        if plan["last_day"]:
            press(form.end, "On a day")
            form.last_day.show_day(date.fromisoformat(plan["last_day"]))
        press(form.phase, plan["phase"])
        click(form.save)

    def type_injection(self, site: str, batch: str, note: str) -> None:
        press(self.treatment, "Add dose…")
        form = dialog(self.window, DoseDialog)
        type_medicine(form.what, "Hydroxocobalamin", "1", "mg", "im")
        choose(form.site.list, site)
        type_into(form.batch, batch)
        type_into(form.expiry, "08/2027")
        type_into(form.note, note)
        click(form.save)

    def type_sample(self, laboratory: str, note: str, lines: list[list[str]]) -> None:
        self.window.open_page("labs")
        press(self.labs, "Add sample…")
        form = dialog(self.window, LabDialog)
        type_into(form.laboratory.lineEdit(), laboratory)
        type_into(form.note, note)
        for place, (test, value, unit, low, high) in enumerate(lines):
            while place >= len(form.lines):
                click(form.add_button)
            line = form.lines[place]
            type_into(line.test.lineEdit(), test)
            for field, text in ((line.value, value), (line.unit.lineEdit(), unit), (line.low, low), (line.high, high)):
                type_into(field, text)
        click(form.save)


@pytest.fixture
def life(clock: Clock, diary: Diary, open_window: Callable[[], MainWindow]) -> Life:
    clock.moment = datetime(2026, 4, 7, 9, 30, tzinfo=UTC)
    return Life(open_window(), clock)


def test_every_number_is_that_of_the_calendar(
    life: Life, diary: Diary, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for day in days():
        life.begin(day)
        life.live(day)
    page = life.treatment
    life.window.open_page("treatment")
    assert page.subtitle.text() == STORY["subtitles"][0]
    assert page.due.none_due.isVisible()
    assert [words.replace("\xa0", " ") for words in said(page.due.coming)] == STORY["next"]
    for span, kept in STORY["as_planned"].items():
        press(page.regimens.range, span)
        assert [words for words in said(page.regimens.list) if words in kept] == kept, span
    assert sites(page) == STORY["sites"]
    assert page.doses.hint.text() == STORY["doses"]
    QTest.keyClicks(page.doses.search, "injection")
    assert injections(page) == STORY["injections_in_the_table"]
    life.window.open_page("labs")
    assert life.labs.subtitle.text() == STORY["subtitles"][1]
    assert samples(life.labs) == STORY["labs"]
    copy = str(shutil.copy(diary.path, tmp_path / "copy.b12"))  # the window still holds the diary
    capsys.readouterr()
    for day, lines in STORY["due"].items():
        assert main(["due", "--day", day, "--diary", copy]) == 0
        assert capsys.readouterr().out.splitlines() == lines, day


def sites(page: TreatmentPage) -> list[list[str]]:
    shown = page.sites.list
    rows = [[shown.item(row, column) for column in range(3)] for row in range(shown.rowCount())]
    return [[item.text() if item else "" for item in row] for row in rows]


def injections(page: TreatmentPage) -> dict[str, str]:
    """Day by day how each agrees with its plan."""
    model = page.doses.table.model()
    rows = [[str(model.index(row, column).data()) for column in (0, 4)] for row in range(model.rowCount())]
    return {day.partition(",")[0]: planned for day, planned in rows}


def samples(page: LabsPage) -> dict[str, list[str]]:
    model = page.table.samples
    heads = [str(model.headerData(row, Qt.Orientation.Vertical)) for row in range(model.rowCount())]
    cells = [[model.index(row, column).data() for column in range(model.columnCount())] for row in range(len(heads))]
    return {head: [cell for cell in row if cell] for head, row in zip(heads, cells, strict=True)}
