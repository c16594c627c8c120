from collections.abc import Callable

import pytest
from babel import Locale
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tracker.domain.errors import InvalidEntry
from tracker.ui.widgets import number_field
from tracker.ui.widgets.number_field import NumberField, read_number

Show = Callable[..., QWidget]


@pytest.fixture(params=["en_GB", "de_DE", "fr_FR"])
def language(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setattr(number_field, "locale", lambda: Locale.parse(request.param))
    return str(request.param)


@pytest.fixture
def field(show: Show) -> NumberField:
    made = NumberField("Vitamin B12", 0, 5000, "ng/L")
    show(made, QPushButton("other"))
    made.setFocus()
    return made


@pytest.mark.parametrize(("text", "number"), [("0.82", 0.82), ("0,82", 0.82), ("118.5", 118.5), ("118,5", 118.5)])
def test_both_decimal_signs_are_read_in_every_language(language: str, text: str, number: float) -> None:
    assert read_number(text, 0, 1000) == number


@pytest.mark.parametrize(("text", "number"), [(" 7 ", 7), (".5", 0.5), (",5", 0.5), ("3.", 3), ("-2", -2), ("−2", -2)])
def test_usual_ways_to_write_a_number_are_read(text: str, number: float) -> None:
    assert read_number(text, -10, 10) == number


def test_empty_is_missing_not_zero() -> None:
    assert read_number("", 0, 10) is None
    assert read_number("  ", 0, 10) is None
    assert read_number("0", 0, 10) == 0


@pytest.mark.parametrize("text", ["abc", "1.2.3", "1,2.3", "1 000", "1e3", "inf", "nan", "5 mg", "-", "."])
def test_what_is_no_number_is_refused_with_the_text_in_the_sentence(text: str) -> None:
    with pytest.raises(InvalidEntry, match="is not a number") as refused:
        read_number(text, 0, 10)
    assert text in str(refused.value)


def test_thousand_that_could_be_one_is_refused(language: str) -> None:
    sign = "," if language == "en_GB" else "."
    with pytest.raises(InvalidEntry, match="could mean 1 or 1000"):
        read_number(f"1{sign}000", 0, 5000)
    with pytest.raises(InvalidEntry, match=r"could mean 1[.,]5 or 1500"):
        read_number(f"1{sign}500", 0, 5000)
    assert read_number(f"0{sign}250", 0, 5000) == 0.25
    assert read_number("1000", 0, 5000) == 1000


@pytest.mark.parametrize("text", ["-0.1", "5000.1", "99999"])
def test_limits_are_named_when_a_number_is_beyond_them(text: str) -> None:
    with pytest.raises(InvalidEntry, match="from 0 to 5,000"):
        read_number(text, 0, 5000)


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
