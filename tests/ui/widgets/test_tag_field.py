"""Several answers: chosen, typed, taken away, each told once."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tracker.ui.widgets.button import Button
from tracker.ui.widgets.tag_field import TagField

KNOWN = {"metformin": "Metformin", "ppi": "Acid reducer"}


@pytest.fixture
def field(qtbot: QtBot) -> TagField:
    made = TagField("Other medicines", KNOWN)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    made.box.setFocus()
    return made


def tags(field: TagField) -> list[str]:
    found = field.tags.findChildren(Button)
    return [tag.accessibleName() for tag in found if not tag.isHidden()]


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # the list of suggestions opens
@pytest.mark.parametrize(
    ("typed", "key"),
    [("Metformin", "metformin"), ("  acid REDUCER ", "ppi"), ("Levodopa", "Levodopa"), ("Vitamin  C", "Vitamin C")],
)
def test_typed_answer_is_kept_on_enter_as_the_known_one_or_as_ones_own(
    field: TagField, qtbot: QtBot, typed: str, key: str
) -> None:
    QTest.keyClicks(field.box, typed)
    with qtbot.waitSignal(field.changed) as told:
        QTest.keyClick(field.box, Qt.Key.Key_Return)
    assert told.args == [[key]]
    assert field.box.currentText() == ""
    assert tags(field) == [f"Remove {KNOWN.get(key, key)}"]


def test_answer_is_chosen_from_the_list_once(field: TagField, qtbot: QtBot) -> None:
    field.show_keys(["metformin"])
    assert [field.box.itemText(index) for index in range(field.box.count())] == ["Acid reducer"]
    with qtbot.waitSignal(field.changed) as told:
        field.box.activated.emit(0)
    assert told.args == [["metformin", "ppi"]]


def test_answer_that_is_there_is_not_added_again(field: TagField, qtbot: QtBot) -> None:
    field.show_keys(["ppi"])
    with qtbot.assertNotEmitted(field.changed):
        QTest.keyClicks(field.box, "Acid reducer")
        QTest.keyClick(field.box, Qt.Key.Key_Return)
    assert field.keys() == ["ppi"]


def test_button_of_an_answer_takes_it_away_and_leaves_the_keyboard_in_the_field(field: TagField, qtbot: QtBot) -> None:
    field.show_keys(["ppi", "Levodopa"])
    first = next(tag for tag in field.tags.findChildren(Button) if tag.text() == "Acid reducer")
    with qtbot.waitSignal(field.changed) as told:
        QTest.mouseClick(first, Qt.MouseButton.LeftButton)
    assert told.args == [["Levodopa"]]
    assert tags(field) == ["Remove Levodopa"]


def test_what_is_shown_is_not_told(field: TagField, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(field.changed):
        field.show_keys(["ppi"])
        field.show_keys([])
    assert not field.tags.isVisible()
