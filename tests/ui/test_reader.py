"""What is shown can be typed again and means the same, in the window, by commands and in files, for every reader."""

from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from tracker import i18n
from tracker.cli import main
from tracker.domain.dose import Dose
from tracker.domain.lab import LabResult
from tracker.domain.lab_sample import samples
from tracker.domain.observation import Observation
from tracker.store.diary import Diary
from tracker.ui.dialogs.lab_dialog import LabBook, LabDialog
from tracker.ui.main_window import MainWindow
from tracker.ui.pages.diary import DiaryPage
from tracker.ui.tables.dose_model import DoseModel

pytestmark = [
    pytest.mark.locales,
    pytest.mark.qt_log_ignore("This plugin does not support", extend=True),
]
DAY = date(2026, 11, 1)
AMOUNT = 2
AMOUNTS = (2.4, 0.4, 12.5, 1000.0, 1000.5, 12345.678)

Open = Callable[[], MainWindow]


def leave_cells_as_they_are(table: QAbstractItemView, columns: Iterable[int]) -> int:
    """Open every cell of the columns that can be typed into and press Return; how many there were."""
    model, typed = table.model(), 0
    table.setFocus()
    for row in range(model.rowCount()):
        for column in columns:
            index = model.index(row, column)
            if not index.flags() & Qt.ItemFlag.ItemIsEditable:
                continue
            table.setCurrentIndex(index)
            QTest.keyClick(table, Qt.Key.Key_F2)
            editor = QApplication.focusWidget()
            if isinstance(editor, QLineEdit) and table.isAncestorOf(editor):
                QTest.keyClick(editor, Qt.Key.Key_Return)
                typed += 1
    return typed


@pytest.mark.parametrize("route", ["im", "oral"])
@pytest.mark.parametrize("amount", AMOUNTS)
def test_amount_cell_that_is_left_as_it_opens_is_the_same_dose(route: str, amount: float) -> None:
    dose = Dose(day=DAY, medicine="Own drops", amount=amount, route=route)
    model = DoseModel()
    model.show_doses((dose,), editable=True)
    index = model.index(0, AMOUNT)
    assert model.typed(index, str(model.data(index, Qt.ItemDataRole.EditRole))) == dose


def test_days_stay_as_they_are_when_their_cells_are_opened_and_left(open_window: Open, diary: Diary) -> None:
    values = {"sleep_hours": 6.125, "caffeine": 2.5, "twitching": 1234, "exercise": 2}
    for item, value in values.items():
        diary.add(Observation(day=date(2026, 11, 20), item=item, site="", value=value))
    before = diary.records(Observation)
    window = open_window()
    window.open_page("diary")
    page = window.page("diary")
    assert isinstance(page, DiaryPage)
    table = page.findChildren(QAbstractItemView)[0]
    leave_cells_as_they_are(table, range(table.model().columnCount()))
    assert diary.records(Observation) == before


def test_sample_that_is_opened_and_saved_stays_as_it_was_printed(qtbot: QtBot) -> None:
    labs = (
        LabResult(day=DAY, test="b12_total", comparator="<=", value="1.234", unit="ug/L", reference_low="0.197"),
        LabResult(day=DAY, test="ferritin", value="7.40", unit="ng/mL", reference_low="15.5", reference_high="150"),
        LabResult(day=DAY, test="ifab", value="negative"),
        LabResult(day=DAY, test="mma", comparator=">", value="1476", unit="nmol/L"),
    )
    kept: list[LabResult] = []
    dialog = LabDialog(
        LabBook(labs, date(2026, 11, 22)),
        lambda _sheet, edits: kept.extend(edit.after for edit in edits if isinstance(edit.after, LabResult)),
        samples(labs)[0],
    )
    qtbot.addWidget(dialog)
    dialog.submit()
    assert dialog.fault.text() == ""
    assert all(lab in labs for lab in kept)


@pytest.mark.parametrize("typed", ["2.5 ug", "2,5 µg", "2,50 mcg"])
def test_dose_of_a_command_is_kept_and_told_as_typed(
    typed: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = str(tmp_path / "d.b12")
    Diary.open(Path(path), make=True).close()
    dose = ("--medicine", "cyano", "--amount", typed, "--route", "P.O.", "--day", "2026-11-01", "--sure")
    assert main(["dose", "add", *dose, "--diary", path]) == 0
    assert f"Cyanocobalamin tablet {i18n.format_exact(2.5)} µg" in " ".join(capsys.readouterr().out.split())
    opened = Diary.open(Path(path))
    assert [(dose.amount, dose.route) for dose in opened.records(Dose)] == [(2.5, "oral")]
    opened.close()


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("≥2000", (">=", "2000")), ("<=148,5", ("<=", "148.5")), ("1 234", ("=", "1234"))],
)
def test_result_of_a_command_is_kept_as_it_is_printed(typed: str, kept: tuple[str, str], tmp_path: Path) -> None:
    path = tmp_path / "d.b12"
    Diary.open(path, make=True).close()
    lab = ("--test", "vit B12", "--unit", "ng/l", "--day", "2026-11-01", "--value", typed)
    assert main(["lab", "add", *lab, "--diary", str(path)]) == 0
    opened = Diary.open(path)
    assert [(lab.comparator, lab.value) for lab in opened.records(LabResult)] == [kept]
    opened.close()


def test_files_are_written_alike_for_every_reader(tmp_path: Path) -> None:
    path = tmp_path / "d.b12"
    made = Diary.open(path, make=True)
    made.add(Dose(day=DAY, medicine="cyanocobalamin", amount=2.5, route="oral"))
    made.close()
    assert main(["export", str(tmp_path / "csv"), "--diary", str(path)]) == 0
    assert ",2026-11-01,,,cyanocobalamin,2.5,oral," in (tmp_path / "csv" / "doses.csv").read_text()
