from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tracker import i18n
from tracker.domain.numbers import read_number
from tracker.i18n import Regional
from tracker.ui.widgets.number_field import NumberField

Show = Callable[..., QWidget]


@pytest.fixture(params=["en_GB", "de_DE", "fr_FR"])
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    with i18n.writing_as(Regional.all_of(request.param)):
        yield str(request.param)


@pytest.fixture
def field(show: Show) -> NumberField:
    made = NumberField("Vitamin B12", 0, 5000, "ng/L")
    show(made, QPushButton("other"))
    made.setFocus()
    return made


def test_number_is_told_on_enter_and_not_again_on_leaving(field: NumberField) -> None:
    said: list[object] = []
    field.submitted.connect(said.append)
    QTest.keyClicks(field, "412,5")
    QTest.keyClick(field, Qt.Key.Key_Return)
    QTest.keyClick(field, Qt.Key.Key_Tab)
    assert said == [412.5]


def test_emptied_field_is_told_as_missing(qtbot: QtBot, field: NumberField) -> None:
    field.show_value(6.5)
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_Delete)
    with qtbot.waitSignal(field.submitted) as waited:
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert waited.args == [None]


def test_refused_text_stays_and_is_marked_until_it_is_changed(qtbot: QtBot, field: NumberField) -> None:
    QTest.keyClicks(field, "abc")
    with qtbot.waitSignal(field.refused) as waited:
        QTest.keyClick(field, Qt.Key.Key_Tab)
    assert waited.args is not None
    assert "abc" in waited.args[0]
    assert field.text() == "abc"
    assert field.property("refused") == "true"
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Backspace)
    assert field.property("refused") == "false"


def test_escape_brings_back_the_recorded_number(field: NumberField) -> None:
    field.show_value(6.5)
    QTest.keyClicks(field, "99")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == "6.5"


@pytest.mark.parametrize("number", [0.0, 0.82, 1000.0, 1234567.0, 0.0001])
def test_shown_number_can_be_read_back(language: str, field: NumberField, number: float) -> None:
    field.show_value(number)
    assert read_number(field.text(), 0, 1e9) == number


def test_unit_is_seen_and_heard(field: NumberField) -> None:
    assert field.accessibleName() == "Vitamin B12"
    assert field.accessibleDescription() == "ng/L"
    assert field.textMargins().right() > 0
    field.show_unit("")
    assert field.textMargins().right() == 0
