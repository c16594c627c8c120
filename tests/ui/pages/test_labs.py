"""The page of lab results: samples as printed, each test over time, every change one step that undo takes back."""

from collections.abc import Callable
from datetime import UTC, date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from tests.ui.conftest import NOON
from tracker.domain.change import Edit
from tracker.domain.dose import Dose
from tracker.domain.lab import LabResult
from tracker.domain.profile import Profile
from tracker.store.diary import Diary
from tracker.ui.dialogs.lab_dialog import LabDialog
from tracker.ui.main_window import MainWindow
from tracker.ui.observable_diary import ObservableDiary
from tracker.ui.pages.labs import LabsPage
from tracker.ui.preferences import Preferences

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
"""Lists that open while one types are windows, which a system without a screen does not raise."""

Open = Callable[[], MainWindow]


@pytest.fixture
def page(open_window: Open) -> LabsPage:
    window = open_window()
    window.open_page("labs")
    found = window.page("labs")
    assert isinstance(found, LabsPage)
    return found


def form(page: LabsPage) -> LabDialog:
    found = [dialog for dialog in page.window().findChildren(LabDialog) if dialog.isVisible()]
    assert len(found) == 1
    return found[0]


def click(button: QAbstractButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def cells(page: LabsPage, row: int) -> list[str]:
    model = page.table.samples
    return [model.index(row, column).data() for column in range(model.columnCount())]


def heads(page: LabsPage) -> list[str]:
    model = page.table.samples
    return [str(model.headerData(row, Qt.Orientation.Vertical)) for row in range(model.rowCount())]


def add_b12(diary: Diary, day: date, value: str, unit: str = "ng/L", laboratory: str = "St Mary's") -> LabResult:
    lab = LabResult(day=day, test="b12_total", value=value, unit=unit, laboratory=laboratory)
    diary.apply((Edit(None, lab),))
    return lab


def test_first_sample_is_typed_saved_and_taken_back(page: LabsPage, diary: Diary, qtbot: QtBot) -> None:
    assert page.empty.isVisible()
    click(page.empty.action)
    dialog = form(page)
    QTest.keyClicks(dialog.lines[0].value, "<150")
    QTest.keyClicks(dialog.lines[0].unit, "pmol/L")
    QTest.keyClicks(dialog.lines[0].low, "145")
    with qtbot.waitSignal(page.diary.changed):
        click(dialog.save)
    assert (heads(page), cells(page, 0)) == (["22 Nov 2026\nno laboratory named"], ["<150 pmol/L\nrange from 145"])
    assert not page.empty.isVisible()
    assert page.diary.undo_text == "lab results of 22 Nov"
    page.diary.undo()
    assert diary.records(LabResult) == ()
    assert page.empty.isVisible()


@pytest.mark.usefixtures("full")
def test_samples_stand_as_printed_with_the_days_since_an_injection(page: LabsPage) -> None:
    assert page.subtitle.text() == "4 samples, 15 results"
    assert page.table.samples.columns[:3] == ("Serum B12", "Methylmalonic acid (MMA)", "Folate")
    assert heads(page)[1] == "19 Aug 2026\nWestmere Laboratory\ntaken in the afternoon"
    assert cells(page, 1)[0] == ">2000 ng/L\nrange 180–914\n2 days after an injection"
    assert cells(page, 1)[1] == "214 nmol/L\nrange up to 400"
    assert cells(page, 1)[2] == ""
    assert cells(page, 3)[4] == "negative"


@pytest.mark.usefixtures("full")
def test_sample_is_changed_and_undo_brings_the_old_values_back(page: LabsPage, qtbot: QtBot) -> None:
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    dialog = form(page)
    assert dialog.lines[0].line().value == "641"
    dialog.lines[0].value.selectAll()
    QTest.keyClicks(dialog.lines[0].value, "642")
    with qtbot.waitSignal(page.diary.changed):
        click(dialog.save)
    assert cells(page, 0)[0].startswith("642 ng/L")
    page.diary.undo()
    assert cells(page, 0)[0].startswith("641 ng/L")


@pytest.mark.usefixtures("full")
def test_sample_is_removed_with_one_key_and_comes_back_whole(page: LabsPage) -> None:
    before = [cells(page, row) for row in range(4)]
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Delete)
    assert page.table.samples.rowCount() == 3
    page.diary.undo()
    assert [cells(page, row) for row in range(4)] == before


@pytest.mark.usefixtures("full")
def test_column_of_the_table_and_choice_of_test_go_together(page: LabsPage) -> None:
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Right)
    assert page.trend.test.currentText() == "Methylmalonic acid (MMA)"
    assert page.trend.chart is not None
    assert page.trend.chart.accessibleDescription().startswith("Methylmalonic acid (MMA) in nmol/L: 3 results.")
    page.trend.test_chosen.emit("hb")
    assert page.table.currentIndex().column() == page.table.samples.columns.index("Haemoglobin")


@pytest.mark.usefixtures("full")
def test_unit_is_switched_for_the_whole_diary_and_printed_values_stay(page: LabsPage, diary: Diary) -> None:
    assert page.trend.units is not None
    assert page.trend.units.choice() == "ng/L"
    click(page.trend.units.findChildren(QAbstractButton)[0])
    (profile,) = diary.records(Profile)
    assert profile.lab_units == {"b12_total": "pmol/L"}
    assert page.diary.undo_text == "Serum B12 shown in pmol/L"
    assert page.trend.chart is not None
    assert "473 pmol/L (printed: 641 ng/L)" in page.trend.chart.accessibleDescription()
    assert cells(page, 0)[0].startswith("641 ng/L")
    page.diary.undo()
    assert page.trend.units.choice() == "ng/L"


def test_test_with_one_unit_or_only_words_offers_no_switch(page: LabsPage, diary: Diary) -> None:
    lab = LabResult(day=date(2026, 5, 6), test="ifab", value="negative")
    page.diary.record((Edit(None, lab),), "lab")
    assert page.trend.units is None


@pytest.mark.usefixtures("full")
def test_click_in_the_chart_goes_to_the_sample(page: LabsPage) -> None:
    page.trend.day_chosen.emit(date(2026, 7, 10))
    assert page.table.currentIndex().row() == 2


def test_an_injection_that_is_entered_later_tells_its_days_at_once(page: LabsPage, diary: Diary) -> None:
    add_b12(diary, date(2026, 11, 20), "900")
    page.refresh()
    assert cells(page, 0) == ["900 ng/L"]
    dose = Dose(day=date(2026, 11, 14), medicine="hydroxocobalamin", amount=1000, route="im")
    page.diary.record((Edit(None, dose),), "dose")
    assert cells(page, 0) == ["900 ng/L\n6 days after an injection"]


def test_saving_goes_to_the_sample_that_was_saved(page: LabsPage, diary: Diary) -> None:
    for day in (date(2026, 1, 5), date(2026, 2, 5), date(2026, 3, 5)):
        add_b12(diary, day, "300")
    page.refresh()
    page.edit(2)
    dialog = form(page)
    dialog.lines[0].value.selectAll()
    QTest.keyClicks(dialog.lines[0].value, "301")
    click(dialog.save)
    assert page.table.currentIndex().row() == 2


def test_ten_years_of_samples_are_shown(page: LabsPage, diary: Diary) -> None:
    tests = ("b12_total", "hb", "ferritin", "folate", "mma", "Zinc")
    days = [date(2017 + n // 6, 1 + 2 * (n % 6), 1 + n % 28) for n in range(59)]
    labs = [
        LabResult(day=day, test=test, value=str(100 + n), unit="ng/L") for n, day in enumerate(days) for test in tests
    ]
    page.diary.record([Edit(None, lab) for lab in labs], "labs")
    assert page.table.samples.rowCount() == 59
    assert page.subtitle.text() == "59 samples, 354 results"
    assert not page.grab().isNull()


def test_diary_that_can_only_be_read_is_shown_and_not_changed(
    tmp_path: Path, qtbot: QtBot, preferences: Preferences, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tracker.store import database

    made = Diary.open(tmp_path / "kept.b12", make=True, clock=lambda: NOON)
    add_b12(made, date(2026, 5, 6), "180")
    made.close()
    monkeypatch.setattr(database, "is_writable", lambda _path: False)
    diary = Diary.open(tmp_path / "kept.b12", clock=lambda: NOON, zone=UTC)
    window = MainWindow(ObservableDiary(diary), preferences)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    window.open_page("labs")
    page = window.page("labs")
    assert isinstance(page, LabsPage)
    assert not any(button.isEnabled() for button in (page.add_button, page.edit_button, page.remove_button))
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Delete):
        QTest.keyClick(page.table, key)
    assert window.findChildren(LabDialog) == []
    page.show_in("b12_total", "pmol/L")
    assert page.trend.chart is not None
    assert "133 pmol/L" in page.trend.chart.accessibleDescription()
    assert diary.records(Profile) == ()
    diary.close()
