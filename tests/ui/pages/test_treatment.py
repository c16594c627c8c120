"""Treatment: what is due is answered, regimens are begun and changed, and every dose can be found and mended."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFrame, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tracker.domain.change import Edit
from tracker.domain.dose import Dose
from tracker.domain.regimen import Regimen
from tracker.store.diary import Diary
from tracker.ui.dialogs.dose_dialog import DoseDialog
from tracker.ui.dialogs.regimen_dialog import RegimenDialog
from tracker.ui.main_window import MainWindow
from tracker.ui.observable_diary import ObservableDiary
from tracker.ui.pages.treatment import TreatmentPage
from tracker.ui.widgets.button import Button
from tracker.ui.widgets.choice import Choice
from tracker.ui.widgets.text import Text

TODAY = date(2026, 11, 22)
LEFT = Qt.MouseButton.LeftButton
Open = Callable[[], MainWindow]


@pytest.fixture
def plan(diary: Diary) -> Regimen:
    """Every three weeks, due four days ago."""
    first = TODAY - timedelta(days=4)
    kept = Regimen(
        medicine="hydroxocobalamin", amount=1000, route="im", first_day=first, recurrence="FREQ=DAILY;INTERVAL=21"
    )
    return diary.add(kept)


@pytest.fixture
def doses(diary: Diary) -> list[Dose]:
    """Two injections and a skipped tablet, oldest first."""
    fields: dict[str, Any] = {"medicine": "hydroxocobalamin", "amount_ug": 1000, "route": "im"}
    made = [
        Dose(day=date(2026, 9, 1), site="deltoid-left", batch="HX1", note="nurse", **fields),
        Dose(day=date(2026, 10, 1), site="deltoid-right", batch="HX2", **fields),
        Dose(day=date(2026, 11, 1), medicine="cyanocobalamin", amount=50, route="oral", status="skipped"),
    ]
    return [diary.add(dose) for dose in made]


def page_of(window: MainWindow) -> TreatmentPage:
    window.open_page("treatment")
    page = window.page("treatment")
    assert isinstance(page, TreatmentPage)
    return page


def button(parent: QWidget, text: str) -> Button:
    """The newest button of that name: rows that were replaced may not be gone yet."""
    return [found for found in parent.findChildren(Button) if text in (found.text(), found.accessibleName())][-1]


def words(parent: QWidget) -> str:
    return "\n".join(found.text() for found in parent.findChildren(Text) if found.isVisibleTo(parent))


def dialogs(window: MainWindow) -> Iterator[QDialog]:
    return (found for found in window.findChildren(QDialog) if found.isVisible())


def click(found: Button) -> None:
    QTest.mouseClick(found, LEFT)


def cell(page: TreatmentPage, row: int, column: int) -> str:
    return str(page.doses.table.model().index(row, column).data())


def type_into_cell(page: TreatmentPage, row: int, column: int, text: str) -> QLineEdit:
    table = page.doses.table
    table.setFocus()
    table.setCurrentIndex(table.model().index(row, column))
    QTest.keyClick(table, Qt.Key.Key_F2)
    editor = table.findChild(QLineEdit)
    assert isinstance(editor, QLineEdit)
    editor.selectAll()
    QTest.keyClicks(editor, text)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    return editor


def test_empty_page_says_what_will_be_here_and_begins_it(open_window: Open) -> None:
    window = open_window()
    page = page_of(window)
    assert page.empty.isVisible()
    assert not page.doses.isVisible()
    assert page.events.add.isVisible()
    click(page.empty.action)
    assert isinstance(next(dialogs(window)), RegimenDialog)


def test_late_injection_is_logged_as_planned_with_one_click(open_window: Open, diary: Diary, plan: Regimen) -> None:
    window = open_window()
    page = page_of(window)
    assert "planned for Wednesday 18 November" in words(page.due)
    click(button(page.due, "Log"))
    (dose,) = diary.day(TODAY).doses
    assert (dose.planned_day, dose.regimen, dose.days_late) == (plan.first_day, plan.id, 4)
    assert page.due.none_due.isVisible()
    assert "1 of 1 taken, 1 of them 4 days after the planned day" in words(page.regimens)


def test_skipped_is_stored_and_later_is_not(open_window: Open, diary: Diary, plan: Regimen) -> None:
    window = open_window()
    page = page_of(window)
    click(button(page.due, "Later"))
    assert diary.day(TODAY).doses == ()
    click(button(page.due, "Skipped"))
    assert [(dose.status, dose.planned_day) for dose in diary.day(TODAY).doses] == [("skipped", plan.first_day)]


def test_sidebar_says_how_much_is_due_until_it_is_put_off(qtbot: QtBot, open_window: Open, plan: Regimen) -> None:
    window = open_window()
    treatment = window.sidebar.button("treatment")
    qtbot.waitUntil(lambda: treatment.text() == "Treatment · 1 due")
    assert treatment.accessibleDescription() == "Due: Hydroxocobalamin injection (1 planned before today)"
    page = page_of(window)
    click(button(page.due, "Later"))
    assert treatment.text() == "Treatment"
    assert treatment.accessibleDescription() == ""


def test_narrow_window_has_a_dot_for_what_is_due_and_the_hint_its_words(
    qtbot: QtBot, open_window: Open, plan: Regimen
) -> None:
    window = open_window()
    window.resize(700, 600)
    treatment = window.sidebar.button("treatment")
    qtbot.waitUntil(lambda: any(dot.isVisible() for dot in treatment.findChildren(QFrame)))
    assert treatment.text() == ""
    assert "Due: Hydroxocobalamin injection" in treatment.toolTip()


def test_mark_in_the_sidebar_goes_and_comes_with_the_dose(
    qtbot: QtBot, open_window: Open, observable: ObservableDiary, plan: Regimen
) -> None:
    window = open_window()
    click(button(page_of(window).due, "Log"))
    assert window.sidebar.button("treatment").text() == "Treatment"
    observable.undo()
    assert window.sidebar.button("treatment").text() == "Treatment · 1 due"


def test_what_is_coming_is_told_with_its_day(open_window: Open, diary: Diary) -> None:
    first = TODAY + timedelta(days=8)
    diary.add(Regimen(medicine="hydroxocobalamin", amount=1000, route="im", first_day=first, recurrence="FREQ=WEEKLY"))
    page = page_of(open_window())
    assert "Monday 30 November, in 8 days" in words(page.due)


def test_regimen_is_removed_and_its_doses_stay(
    open_window: Open, diary: Diary, plan: Regimen, observable: ObservableDiary
) -> None:
    page = page_of(open_window())
    click(button(page.due, "Log"))
    click(button(page.regimens, "Remove"))
    assert diary.records(Regimen) == ()
    assert len(diary.records(Dose)) == 1
    observable.undo()
    assert [kept.id for kept in diary.records(Regimen)] == [plan.id]


def test_range_of_doses_taken_as_planned_can_be_chosen(open_window: Open, diary: Diary, plan: Regimen) -> None:
    longer = diary.change(plan.replaced(first_day=TODAY - timedelta(days=67)))
    page = page_of(open_window())
    assert "0 of 4 taken, 4 not recorded" in words(page.regimens)
    click(button(page.regimens.range, "4 weeks"))
    assert "0 of 2 taken, 2 not recorded" in words(page.regimens)
    assert longer.id == plan.id


def test_doses_are_sorted_by_day_newest_first_and_by_any_column(open_window: Open, doses: list[Dose]) -> None:
    page = page_of(open_window())
    assert [cell(page, row, 0) for row in range(3)] == ["1 Nov 2026", "1 Oct 2026", "1 Sept 2026"]
    page.doses.table.sortByColumn(2, Qt.SortOrder.AscendingOrder)
    assert cell(page, 0, 2) == "50 µg"


def test_doses_are_found_by_words_and_status(open_window: Open, doses: list[Dose]) -> None:
    page = page_of(open_window())
    QTest.keyClicks(page.doses.search, "hx2 upper")
    assert page.doses.table.model().rowCount() == 1
    assert page.doses.hint.text() == "1 of 3 doses"
    page.doses.search.clear()
    page.doses.status.setFocus()
    QTest.keyClick(page.doses.status, Qt.Key.Key_End)
    assert [cell(page, row, 3) for row in range(page.doses.table.model().rowCount())] == ["skipped"]


def test_table_says_how_a_dose_agrees_with_its_plan(open_window: Open, diary: Diary, plan: Regimen) -> None:
    fields: dict[str, Any] = {"medicine": plan.medicine, "amount_ug": 1000, "route": "im", "regimen": plan.id}
    for days in (-1, 0, 3):
        diary.add(Dose(day=plan.first_day + timedelta(days=days), planned_day=plan.first_day, **fields))
    diary.add(Dose(day=date(2026, 1, 1), medicine="x", amount=1, route="oral"))
    page = page_of(open_window())
    found = [cell(page, row, 4) for row in range(4)]
    assert found == [
        "planned for 18 Nov 2026",
        "on the day, entered later",
        "planned for 18 Nov 2026, entered later",
        "entered later",
    ]


def test_batch_is_typed_into_its_cell_and_undone(
    qtbot: QtBot, open_window: Open, diary: Diary, doses: list[Dose], observable: ObservableDiary
) -> None:
    page = page_of(open_window())
    with qtbot.waitSignal(page.doses.table.edited):
        type_into_cell(page, 1, 6, "HX9")
    assert [dose.batch for dose in diary.records(Dose)] == ["HX1", "HX9", ""]
    assert observable.undo_text == "changed: Hydroxocobalamin injection on 1 Oct"
    observable.undo()
    assert cell(page, 1, 6) == "HX2"


def test_amount_that_cannot_be_stays_in_its_cell_with_a_sentence(
    qtbot: QtBot, open_window: Open, diary: Diary, doses: list[Dose]
) -> None:
    page = page_of(open_window())
    with qtbot.waitSignal(page.doses.table.refused) as told:
        editor = type_into_cell(page, 1, 2, "1000 IU")
    assert told.args is not None
    assert "not measured in international units" in told.args[0]
    assert (editor.text(), editor.property("refused"), editor.isVisible()) == ("1000 IU", "true", True)
    editor.selectAll()
    QTest.keyClicks(editor, "1000 mg")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert "outside the amounts known here" in page.doses.table.note.text.text()
    editor.selectAll()
    with qtbot.waitSignal(page.doses.table.edited):
        QTest.keyClicks(editor, "500 µg")
        QTest.keyClick(editor, Qt.Key.Key_Return)
    assert [dose.amount_ug for dose in diary.records(Dose)] == [1000, 500, 50]


def edit_by_choice(qtbot: QtBot, page: TreatmentPage, row: int, column: int, key: str) -> None:
    table = page.doses.table
    table.setFocus()
    table.setCurrentIndex(table.model().index(row, column))
    QTest.keyClick(table, Qt.Key.Key_F2)
    editor = table.findChildren(Choice)[-1]
    QTest.keyClick(editor, Qt.Key.Key_Home)
    while editor.key() != key:
        QTest.keyClick(editor, Qt.Key.Key_Down)
    with qtbot.waitSignal(table.edited):
        QTest.keyClick(editor, Qt.Key.Key_Return)


def test_day_is_typed_into_its_cell_in_either_way_and_not_one_to_come(
    qtbot: QtBot, open_window: Open, diary: Diary, doses: list[Dose], observable: ObservableDiary
) -> None:
    page = page_of(open_window())
    with qtbot.waitSignal(page.doses.table.edited):
        type_into_cell(page, 1, 0, "03/10/2026")
    with qtbot.waitSignal(page.doses.table.refused) as told:
        editor = type_into_cell(page, 1, 0, "2026-12-01")
    assert told.args is not None
    assert "still to come" in told.args[0]
    editor.selectAll()
    with qtbot.waitSignal(page.doses.table.refused) as told:
        QTest.keyClicks(editor, "in May")
        QTest.keyClick(editor, Qt.Key.Key_Return)
    assert told.args == ["“in May” is not a day. Please type it like 22/11/2026, or “yesterday”."]
    assert editor.accessibleDescription() == told.args[0]
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert [dose.day for dose in diary.records(Dose)][1] == date(2026, 10, 3)
    observable.undo()
    assert [dose.day for dose in diary.records(Dose)][1] == date(2026, 10, 1)


def test_status_and_place_are_chosen_in_their_cells(
    qtbot: QtBot, open_window: Open, diary: Diary, doses: list[Dose], observable: ObservableDiary
) -> None:
    page = page_of(open_window())
    edit_by_choice(qtbot, page, 1, 5, "thigh_outer-left")
    assert cell(page, 1, 5) == "Left outer thigh"
    edit_by_choice(qtbot, page, 1, 3, "skipped")
    changed = diary.records(Dose)[1]
    assert (changed.id, changed.status, changed.site) == (doses[1].id, "skipped", "")
    observable.undo()
    assert diary.records(Dose)[1].site == "thigh_outer-left"
    tablet = page.doses.table.model().index(0, 5)
    assert not tablet.flags() & Qt.ItemFlag.ItemIsEditable


def test_table_marks_doses_that_were_entered_days_later(open_window: Open, doses: list[Dose]) -> None:
    page = page_of(open_window())
    assert {cell(page, row, 4) for row in range(3)} == {"entered later"}


def test_dose_is_opened_by_enter_and_kept_in_its_new_form(open_window: Open, diary: Diary, doses: list[Dose]) -> None:
    window = open_window()
    page = page_of(window)
    page.doses.table.selectRow(1)
    QTest.keyClick(page.doses.table, Qt.Key.Key_Return)
    dialog = next(dialogs(window))
    assert isinstance(dialog, DoseDialog)
    assert (dialog.batch.text(), dialog.site.key(), dialog.day.day()) == ("HX2", "deltoid-right", date(2026, 10, 1))
    dialog.batch.selectAll()
    QTest.keyClicks(dialog.batch, "HX3")
    click(dialog.save)
    assert [dose.batch for dose in diary.records(Dose)] == ["HX1", "HX3", ""]
    assert [dose.id for dose in diary.records(Dose)] == [dose.id for dose in doses]


def test_chosen_doses_are_removed_and_brought_back_in_one_step(
    open_window: Open, diary: Diary, doses: list[Dose], observable: ObservableDiary
) -> None:
    page = page_of(open_window())
    assert not page.doses.remove.isEnabled()
    page.doses.table.selectAll()
    assert page.doses.remove.isEnabled()
    assert not page.doses.change.isEnabled()
    QTest.keyClick(page.doses.table, Qt.Key.Key_Delete)
    assert diary.records(Dose) == ()
    observable.undo()
    assert {dose.id for dose in diary.records(Dose)} == {dose.id for dose in doses}


def test_tab_leaves_the_table(open_window: Open, doses: list[Dose]) -> None:
    page = page_of(open_window())
    page.doses.table.setFocus()
    QTest.keyClick(page.doses.table, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is not page.doses.table


def test_sample_diary_shows_each_regimen_with_its_numbers(open_window: Open, full: Diary) -> None:
    page = page_of(open_window())
    told = words(page.regimens)
    assert "7 of 7 taken" in told
    assert "of them 3 days after the planned day" in told
    assert "of them entered later" in told
    assert "%" not in told


def test_after_years_of_doses_what_is_due_comes_first_and_the_rest_at_once_after_it(
    qtbot: QtBot, open_window: Open, diary: Diary, plan: Regimen
) -> None:
    fields: dict[str, Any] = {"medicine": "cyanocobalamin", "amount_ug": 50, "route": "oral"}
    diary.apply(Edit(None, Dose(day=TODAY - timedelta(days=number), **fields)) for number in range(300))
    window = open_window()
    page = page_of(window)
    assert "planned for Wednesday 18 November" in words(page.due)
    assert not page.rest.isVisible()
    qtbot.waitUntil(page.rest.isVisible)
    assert page.doses.hint.text() == "300 doses"
    click(button(page.due, "Log"))
    qtbot.waitUntil(lambda: page.doses.hint.text() == "301 doses")
