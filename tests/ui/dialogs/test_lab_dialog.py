"""A sample typed into the form: several tests at once, refused with a sentence, never half saved."""

from collections.abc import Callable
from datetime import date, time
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tracker.domain.change import Edit
from tracker.domain.errors import InvalidEntry
from tracker.domain.lab import LabResult
from tracker.domain.lab_entry import Sheet
from tracker.domain.lab_sample import Sample, samples
from tracker.ui.dialogs.lab_dialog import LabBook, LabDialog
from tracker.ui.dialogs.lab_line import LabLine

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
"""Lists that open while one types are windows, which a system without a screen does not raise."""

TODAY = date(2026, 11, 22)
DAY = date(2026, 5, 6)
Kept = list[tuple[Sheet, tuple[Edit, ...]]]


def result(test: str, value: str, unit: str = "", **fields: Any) -> LabResult:
    given: dict[str, Any] = {"day": DAY, "test": test, "value": value, "unit": unit, "laboratory": "St Mary's"}
    return LabResult(**given | fields)


LABS = (result("hb", "118", "g/L", reference_low="120", reference_high="160"), result("b12_total", "128", "ng/L"))


def shown(
    qtbot: QtBot,
    labs: tuple[LabResult, ...] = (),
    kept: Kept | None = None,
    sample: Sample | None = None,
    born: date | None = None,
    keep: Callable[[Sheet, tuple[Edit, ...]], None] | None = None,
) -> LabDialog:
    kept = [] if kept is None else kept
    dialog = LabDialog(LabBook(labs, TODAY, born), keep or (lambda *wish: kept.append(wish)), sample)
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    return dialog


def type_into(field: QLineEdit | None, text: str) -> None:
    assert field is not None
    field.selectAll()
    QTest.keyClicks(field, text)


def fill(line: LabLine, test: str = "", value: str = "", unit: str = "", low: str = "", high: str = "") -> None:
    for field, text in (
        (line.test.lineEdit(), test),
        (line.value, value),
        (line.unit.lineEdit(), unit),
        (line.low, low),
        (line.high, high),
    ):
        if text:
            type_into(field, text)


def refusal(qtbot: QtBot, dialog: LabDialog) -> str:
    """The sentence with which saving is refused."""
    with qtbot.captureExceptions() as refusals:
        QTest.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    ((_kind, error, _trace),) = refusals
    assert isinstance(error, InvalidEntry)
    assert dialog.isVisible()
    return str(error)


def test_several_tests_are_saved_as_one_step(qtbot: QtBot) -> None:
    kept: Kept = []
    dialog = shown(qtbot, kept=kept)
    dialog.day.show_day(DAY)
    type_into(dialog.laboratory.lineEdit(), "St Mary's")
    type_into(dialog.note, "fasting")
    fill(dialog.lines[0], value="<150", unit="pmol/L", low="197", high="771")
    QTest.mouseClick(dialog.add_button, Qt.MouseButton.LeftButton)
    fill(dialog.lines[1], "Parietal cell antibodies", "1:40", "titre 1:n")
    QTest.mouseClick(dialog.add_button, Qt.MouseButton.LeftButton)
    fill(dialog.lines[2], "Plasma zinc", "0,82", "mg/L")
    with qtbot.waitSignal(dialog.accepted):
        QTest.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    ((sheet, edits),) = kept
    assert sheet == Sheet(DAY, "St Mary's", "fasting")
    made = [edit.after for edit in edits]
    assert [
        (lab.test, lab.comparator, lab.value, lab.unit, lab.reference_low, lab.reference_high)
        for lab in made
        if isinstance(lab, LabResult)
    ] == [
        ("b12_total", "<", "150", "pmol/L", "197", "771"),
        ("gpcab", "=", "1:40", "titre 1:n", "", ""),
        ("Plasma zinc", "=", "0.82", "mg/L", "", ""),
    ]
    assert {(lab.day, lab.laboratory, lab.note) for lab in made if isinstance(lab, LabResult)} == {
        (DAY, "St Mary's", "fasting")
    }


def test_time_of_the_sample_is_kept_with_all_its_results(qtbot: QtBot) -> None:
    kept: Kept = []
    dialog = shown(qtbot, LABS, kept)
    type_into(dialog.time.edit, "8:40")
    fill(dialog.lines[0], value="128")
    fill(dialog.lines[1], value="131")
    QTest.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    ((sheet, edits),) = kept
    assert sheet.time == time(8, 40)
    assert [edit.record.time for edit in edits] == [time(8, 40)] * 2  # type: ignore[attr-defined]


def test_time_that_is_none_is_refused_and_the_form_stays(qtbot: QtBot) -> None:
    dialog = shown(qtbot, LABS)
    type_into(dialog.time.edit, "25:00")
    fill(dialog.lines[0], value="128")
    assert "is not a time" in refusal(qtbot, dialog)


def test_new_sample_begins_like_the_last_one_without_its_values(qtbot: QtBot) -> None:
    dialog = shown(qtbot, LABS)
    lines = [line.line() for line in dialog.lines]
    assert [(line.test, line.value, line.unit, line.low) for line in lines] == [
        ("Serum B12", "", "ng/L", ""),
        ("Haemoglobin", "", "g/L", ""),
    ]
    assert dialog.laboratory.currentText() == "St Mary's"
    assert dialog.day.day() == TODAY


def test_offered_lines_without_a_value_stay_out(qtbot: QtBot) -> None:
    kept: Kept = []
    dialog = shown(qtbot, LABS, kept)
    fill(dialog.lines[1], value="131")
    QTest.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    assert [edit.record.test for edit in kept[0][1]] == ["hb"]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"value": "<"}, "Serum B12: please type a number after “<”."),
        ({"value": "5", "unit": "ng/L", "low": "9", "high": "3"}, "Serum B12: The lower limit of the range is above"),
        ({"low": "9"}, "Serum B12: please type the value."),
        ({"value": "5"}, "Serum B12: please choose the unit that was printed"),
        ({"test": "16695-9", "value": "5", "unit": "ng/L"}, "16695-9 is often taken for the code of Serum B12"),
        ({}, "Please type at least one value"),
    ],
)
def test_bad_line_is_one_sentence_and_stays_as_typed(qtbot: QtBot, typed: dict[str, str], sentence: str) -> None:
    kept: Kept = []
    dialog = shown(qtbot, kept=kept)
    fill(dialog.lines[0], **typed)
    before = dialog.lines[0].line()
    assert refusal(qtbot, dialog).startswith(sentence)
    assert dialog.lines[0].line() == before
    assert kept == []


def test_line_that_is_refused_has_the_keyboard_and_is_marked_until_it_is_right(qtbot: QtBot) -> None:
    dialog = shown(qtbot, LABS)
    fill(dialog.lines[0], value="131")
    fill(dialog.lines[1], value=">")
    refusal(qtbot, dialog)
    assert dialog.focusWidget() is dialog.lines[1].value
    assert [line.value.property("refused") for line in dialog.lines] == ["false", "true"]
    fill(dialog.lines[1], value="118")
    with qtbot.waitSignal(dialog.accepted):
        QTest.mouseClick(dialog.save, Qt.MouseButton.LeftButton)


@pytest.mark.parametrize(
    ("typed", "part"),
    [
        ({"test": "14685-0", "value": "5"}, "test"),
        ({"value": "5", "unit": "g/L"}, "unit"),
        ({"value": "5"}, "unit"),
        ({"value": "5", "unit": "ng/L", "low": "x"}, "low"),
        ({"value": "5", "unit": "ng/L", "high": "x"}, "high"),
        ({"value": "5", "unit": "ng/L", "low": "9", "high": "3"}, "high"),
    ],
)
def test_keyboard_goes_to_the_part_that_was_refused(qtbot: QtBot, typed: dict[str, str], part: str) -> None:
    dialog = shown(qtbot)
    fill(dialog.lines[0], **typed)
    refusal(qtbot, dialog)
    field = getattr(dialog.lines[0], part)
    assert dialog.focusWidget() is field
    assert field.property("refused") == "true"


def test_line_that_was_added_by_hand_must_not_stay_empty(qtbot: QtBot) -> None:
    dialog = shown(qtbot)
    fill(dialog.lines[0], value="128", unit="ng/L")
    QTest.mouseClick(dialog.add_button, Qt.MouseButton.LeftButton)
    assert refusal(qtbot, dialog) == "Please choose a test, or type the name of your own."
    fill(dialog.lines[1], "Folate")
    assert refusal(qtbot, dialog) == "Folate: please type the value."
    QTest.mouseClick(dialog.lines[1].remove_button, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(dialog.accepted):
        QTest.mouseClick(dialog.save, Qt.MouseButton.LeftButton)


def test_unit_unknown_for_the_test_is_asked_about_and_can_be_kept(qtbot: QtBot) -> None:
    kept: Kept = []
    dialog = shown(qtbot, kept=kept)
    fill(dialog.lines[0], value="5", unit="g/L")
    assert "“g/L” is not a unit known for this test" in refusal(qtbot, dialog)
    assert dialog.keep_unit.text() == "Keep “g/L” as printed"
    with qtbot.waitSignal(dialog.accepted):
        QTest.mouseClick(dialog.keep_unit, Qt.MouseButton.LeftButton)
    assert kept[0][1][0].record.unit == "g/L"  # type: ignore[attr-defined]


def test_consent_to_a_unit_ends_when_the_unit_is_changed(qtbot: QtBot) -> None:
    dialog = shown(qtbot, keep=_full_disk)
    fill(dialog.lines[0], value="5", unit="g/L")
    refusal(qtbot, dialog)
    with qtbot.captureExceptions():
        QTest.mouseClick(dialog.keep_unit, Qt.MouseButton.LeftButton)
    fill(dialog.lines[0], unit="kg/L")
    assert "“kg/L” is not a unit known" in refusal(qtbot, dialog)


def test_day_to_come_and_day_before_birth_are_refused(qtbot: QtBot) -> None:
    dialog = shown(qtbot, born=date(1980, 2, 29))
    fill(dialog.lines[0], value="128", unit="ng/L")
    dialog.day.show_day(date(2027, 1, 1))
    assert refusal(qtbot, dialog).startswith("1 Jan 2027 is still to come")
    dialog.day.show_day(date(1980, 2, 28))
    assert "is before the date of birth in this diary, 29 Feb 1980" in refusal(qtbot, dialog)


def test_second_result_of_a_test_for_the_same_sample_is_refused(qtbot: QtBot) -> None:
    dialog = shown(qtbot, LABS)
    dialog.day.show_day(DAY)
    fill(dialog.lines[0], value="130")
    assert refusal(qtbot, dialog).startswith("Serum B12 of 6 May 2026 from St Mary's is already in the diary")
    type_into(dialog.laboratory.lineEdit(), "Westmere")
    with qtbot.waitSignal(dialog.accepted):
        QTest.mouseClick(dialog.save, Qt.MouseButton.LeftButton)


def test_sample_is_changed_line_by_line_and_keeps_its_records(qtbot: QtBot) -> None:
    kept: Kept = []
    dialog = shown(qtbot, LABS, kept, samples(LABS)[0])
    assert [line.line().value for line in dialog.lines] == ["128", "118"]
    fill(dialog.lines[0], value="129")
    QTest.mouseClick(dialog.lines[1].remove_button, Qt.MouseButton.LeftButton)
    QTest.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    ((_sheet, edits),) = kept
    ((before, after),) = [(edit.before, edit.after) for edit in edits if edit.after]
    assert isinstance(after, LabResult)
    assert (before, after.id, after.value) == (LABS[1], LABS[1].id, "129")
    assert [edit.before for edit in edits if edit.after is None] == [LABS[0]]


def test_saving_an_unchanged_sample_changes_nothing(qtbot: QtBot) -> None:
    odd = (*LABS, result("mma", "5", "furlongs", note="haemolysed"), result("ifab", "negative", comparator="="))
    kept: Kept = []
    dialog = shown(qtbot, odd, kept, samples(odd)[0])
    QTest.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    assert kept[0][1] == ()


def test_new_note_goes_to_all_results_and_an_old_one_stays_with_its_own(qtbot: QtBot) -> None:
    labs = (LABS[0], LABS[1].replaced(note="haemolysed"))
    kept: Kept = []
    dialog = shown(qtbot, labs, kept, samples(labs)[0])
    assert dialog.note.text() == "haemolysed"
    type_into(dialog.note, "fasting")
    QTest.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    assert [edit.record.note for edit in kept[0][1]] == ["fasting", "fasting"]  # type: ignore[attr-defined]


def test_enter_goes_on_to_the_next_field_and_control_enter_saves(qtbot: QtBot) -> None:
    kept: Kept = []
    dialog = shown(qtbot, LABS, kept)
    line = dialog.lines[0]
    line.value.setFocus()
    QTest.keyClicks(line.value, "640")
    QTest.keyClick(line.value, Qt.Key.Key_Return)
    assert kept == []
    assert dialog.focusWidget() is not line.value
    with qtbot.waitSignal(dialog.accepted):
        QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert len(kept) == 1


def test_escape_does_not_lose_what_was_typed_at_once(qtbot: QtBot) -> None:
    dialog = shown(qtbot, LABS)
    fill(dialog.lines[0], value="640")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert dialog.fault.text().startswith("Not saved yet.")
    with qtbot.waitSignal(dialog.rejected):
        QTest.keyClick(dialog, Qt.Key.Key_Escape)


def test_escape_closes_an_untouched_form(qtbot: QtBot) -> None:
    dialog = shown(qtbot, LABS)
    with qtbot.waitSignal(dialog.rejected):
        QTest.keyClick(dialog, Qt.Key.Key_Escape)


def test_sample_that_cannot_be_saved_stays_in_its_form(qtbot: QtBot) -> None:
    dialog = shown(qtbot, LABS, keep=_full_disk)
    fill(dialog.lines[0], value="640")
    assert refusal(qtbot, dialog) == "The disk is full."
    assert dialog.lines[0].line().value == "640"


def test_choosing_a_test_offers_its_units_and_those_the_diary_has_with_it(qtbot: QtBot) -> None:
    dialog = shown(qtbot, (result("mma", "5", "furlongs"),))
    line = dialog.add_line()
    fill(line, "Methylmalonic acid (MMA)")
    offered = [line.unit.itemText(place) for place in range(line.unit.count())]
    assert offered == ["nmol/L", "µmol/L", "nmol/mL", "ng/mL", "µg/L", "furlongs"]
    assert line.unit.currentText() == "furlongs"


def test_unit_that_was_typed_outlives_a_change_of_the_test_and_an_offered_one_does_not(qtbot: QtBot) -> None:
    dialog = shown(qtbot, LABS)
    typed, offered = dialog.lines
    fill(typed, unit="pmol/L")
    fill(typed, "Active B12")
    assert typed.line().unit == "pmol/L"
    fill(offered, "Ferritin")
    assert offered.line().unit == ""


def test_every_field_has_a_name_and_is_reached_by_tab(qtbot: QtBot) -> None:
    dialog = shown(qtbot, LABS)
    dialog.day.setFocus()
    QTest.keyClick(dialog.day.edit, Qt.Key.Key_Tab)
    reached: list[QWidget] = []
    while (widget := dialog.focusWidget()) not in reached:
        assert widget is not None
        reached.append(widget)
        QTest.keyClick(widget, Qt.Key.Key_Tab)
    assert all(widget.accessibleName() or isinstance(widget, QAbstractButton) for widget in reached)
    line = dialog.lines[0]
    wanted = [dialog.laboratory, dialog.note, line.test, line.value, line.unit, line.low, line.high]
    places = [reached.index(widget) for widget in (*wanted, line.remove_button, dialog.add_button, dialog.save)]
    assert places == sorted(places)


def _full_disk(_sheet: Sheet, _edits: tuple[Edit, ...]) -> None:
    raise InvalidEntry("The disk is full.")


def test_odd_value_is_asked_about_once_and_kept_exactly(qtbot: QtBot) -> None:
    kept: Kept = []
    dialog = shown(qtbot, kept=kept)
    fill(dialog.lines[0], value="1.234", unit="ng/L")
    dialog.submit()
    assert (kept, dialog.keep_unit.isVisible()) == ([], True)
    assert "Is it what was printed?" in dialog.fault.text()
    assert (dialog.lines[0].value.text(), dialog.lines[0].value.selectedText()) == ("1.234", "1.234")
    QTest.mouseClick(dialog.keep_unit, Qt.MouseButton.LeftButton)
    ((_sheet, (edit,)),) = kept
    assert isinstance(edit.after, LabResult)
    assert (edit.after.value, edit.after.unit) == ("1.234", "ng/L")


def test_odd_value_that_is_corrected_is_asked_about_no_more(qtbot: QtBot) -> None:
    kept: Kept = []
    dialog = shown(qtbot, kept=kept)
    fill(dialog.lines[0], value="1.234", unit="ng/L")
    dialog.submit()
    type_into(dialog.lines[0].value, "1234")
    dialog.submit()
    ((_sheet, (edit,)),) = kept
    assert isinstance(edit.after, LabResult)
    assert edit.after.value == "1234"
