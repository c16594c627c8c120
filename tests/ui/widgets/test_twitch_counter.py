from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tracker.ui.widgets.twitch_counter import WIDEST, TwitchCounter

Show = Callable[..., QWidget]
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def counter(show: Show) -> TwitchCounter:
    made = TwitchCounter()
    show(made)
    return made


@pytest.fixture
def told(counter: TwitchCounter) -> list[tuple[str, object]]:
    said: list[tuple[str, object]] = []
    counter.counted.connect(lambda count: said.append(("counted", count)))
    counter.added.connect(lambda step: said.append(("added", step)))
    counter.none_recorded.connect(lambda: said.append(("none", None)))
    counter.cleared.connect(lambda: said.append(("cleared", None)))
    return said


def type_over(counter: TwitchCounter, text: str) -> None:
    counter.count.setFocus()
    counter.count.selectAll()
    QTest.keyClicks(counter.count, text)


def test_not_recorded_is_not_zero(counter: TwitchCounter) -> None:
    assert (counter.count.text(), counter.note.text()) == ("–", "not recorded")
    counter.show_count(0, 0)
    assert (counter.count.text(), counter.note.text()) == ("0", "none today")
    counter.show_count(7, 4)
    assert (counter.count.text(), counter.note.text()) == ("7", "")


def test_typed_total_is_told_on_enter_once(counter: TwitchCounter, told: list[tuple[str, object]]) -> None:
    type_over(counter, "12")
    QTest.keyClick(counter.count, Qt.Key.Key_Return)
    counter.show_count(12, 0)
    counter.plus.setFocus()
    assert told == [("counted", 12)]


def test_typed_total_is_told_on_leaving(counter: TwitchCounter, told: list[tuple[str, object]]) -> None:
    type_over(counter, "12")
    QTest.mouseClick(counter.plus, LEFT)
    assert told == [("counted", 12), ("added", 1)]


def test_leaving_an_unchanged_number_tells_nothing(counter: TwitchCounter, told: list[tuple[str, object]]) -> None:
    counter.count.setFocus()
    QTest.keyClick(counter.count, Qt.Key.Key_Tab)
    assert told == []


def test_escape_brings_back_what_is_recorded(counter: TwitchCounter, told: list[tuple[str, object]]) -> None:
    counter.show_count(7, 0)
    type_over(counter, "99")
    QTest.keyClick(counter.count, Qt.Key.Key_Escape)
    assert counter.count.text() == "7"
    counter.plus.setFocus()
    assert told == []


@pytest.mark.parametrize(
    "text", ["12 or so", "7.5", "7,5", "-3", "10000", "99999", "1e3", "²", "12\n13", "", "x" * 500]
)
def test_what_is_no_count_is_refused_beside_the_number_and_keeps_the_keyboard(
    counter: TwitchCounter, told: list[tuple[str, object]], text: str
) -> None:
    counter.show_count(7, 0)
    counter.count.setFocus()
    wide, high = counter.width(), counter.count.height()
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
        QApplication.clipboard().setText(text or " ")
        counter.count.paste()
        QTest.keyClick(counter.count, key)
        assert told == []
        assert counter.count.hasFocus()
        assert counter.count.selectedText() == counter.count.text() != "7"
        assert counter.reason.isVisible()
        assert counter.reason.text().endswith("The diary still says 7.")
        assert (counter.width(), counter.count.height()) == (wide, high)
        assert counter.count.width() <= WIDEST
    QTest.keyClicks(counter.count, "8")
    assert not counter.reason.isVisible()
    QTest.keyClick(counter.count, Qt.Key.Key_Return)
    assert told == [("counted", 8)]


@pytest.mark.parametrize(("text", "count"), [("1 000", 1000), (" 12 ", 12), ("007", 7), ("12.0", 12), ("１２", 12)])
def test_count_is_read_by_the_grammar_of_all_numbers(
    counter: TwitchCounter, told: list[tuple[str, object]], text: str, count: int
) -> None:
    counter.count.setFocus()
    QApplication.clipboard().setText(text)
    counter.count.paste()
    QTest.keyClick(counter.count, Qt.Key.Key_Return)
    assert told == [("counted", count)]


def test_emptied_field_of_a_day_without_a_number_says_nothing(
    counter: TwitchCounter, told: list[tuple[str, object]]
) -> None:
    counter.count.setFocus()
    QTest.keyClick(counter.count, Qt.Key.Key_Delete)
    counter.plus.setFocus()
    assert (told, counter.count.text(), counter.reason.isVisible()) == ([], "–", False)


def test_space_on_the_number_counts_one_more_until_something_is_typed(
    counter: TwitchCounter, told: list[tuple[str, object]]
) -> None:
    counter.show_count(7, 0)
    counter.count.setFocus()
    QTest.keyClick(counter.count, Qt.Key.Key_Space)
    counter.show_count(8, 0)
    QTest.keyClicks(counter.count, "1 000")
    QTest.keyClick(counter.count, Qt.Key.Key_Return)
    assert told == [("added", 1), ("counted", 1000)]


def test_largest_count_is_taken(counter: TwitchCounter, told: list[tuple[str, object]]) -> None:
    type_over(counter, "9999")
    QTest.keyClick(counter.count, Qt.Key.Key_Return)
    assert told == [("counted", 9999)]


def test_taps_count_up_and_take_back(counter: TwitchCounter, told: list[tuple[str, object]]) -> None:
    counter.show_count(7, 4)
    QTest.mouseClick(counter.plus, LEFT)
    QTest.mouseClick(counter.minus, LEFT)
    QTest.keyClick(counter.plus, Qt.Key.Key_Return)
    assert told == [("added", 1), ("added", -1), ("added", 1)]


@pytest.mark.parametrize(("value", "placed"), [(None, 0), (0, 0), (4, 4)])
def test_minus_says_why_it_is_off(
    counter: TwitchCounter, told: list[tuple[str, object]], value: int | None, placed: int
) -> None:
    counter.show_count(value, placed)
    QTest.mouseClick(counter.minus, LEFT)
    assert told == []
    assert counter.minus.toolTip()
    assert counter.all_placed.isVisible() == bool(placed), "where it is not obvious it stands there to be read"
    counter.show_count(5, 4)
    assert not counter.all_placed.isVisible()
    assert counter.minus.isEnabled()


def test_links_say_none_and_not_recorded(counter: TwitchCounter, told: list[tuple[str, object]]) -> None:
    QTest.mouseClick(counter.none, LEFT)
    counter.show_count(0, 0)
    QTest.mouseClick(counter.clear, LEFT)
    assert told == [("none", None), ("cleared", None)]


def test_refused_text_gives_way_to_a_tap(counter: TwitchCounter) -> None:
    counter.show_count(7, 0)
    type_over(counter, "many")
    QTest.mouseClick(counter.plus, LEFT)
    counter.show_count(8, 0)
    assert counter.count.text() == "8"
    assert counter.count.property("refused") == "false"


def test_half_typed_number_stays_while_nothing_new_is_shown(counter: TwitchCounter) -> None:
    counter.show_count(7, 0)
    type_over(counter, "12")
    counter.show_count(7, 0)
    assert counter.count.text() == "12"


def test_settling_tells_what_is_typed_and_leaves_what_cannot_be_read(
    counter: TwitchCounter, told: list[tuple[str, object]]
) -> None:
    counter.show_count(7, 0)
    type_over(counter, "12")
    counter.settle()
    assert told == [("counted", 12)]
    counter.show_count(12, 0)
    type_over(counter, "many")
    assert not counter.settle()
    assert counter.count.text() == "many"
    assert counter.reason.isVisible()


def test_large_counts_are_seen_whole(counter: TwitchCounter) -> None:
    for value in (7, 888, 9999):
        counter.show_count(value, 0)
        assert counter.count.width() > counter.count.fontMetrics().horizontalAdvance(str(value))


def test_tally_buttons_are_large(counter: TwitchCounter) -> None:
    for button in (counter.minus, counter.plus):
        assert min(button.width(), button.height()) >= 56


def test_screen_reader_hears_what_the_buttons_do(counter: TwitchCounter) -> None:
    assert all(part.accessibleName() for part in (counter.minus, counter.plus, counter.count))
    assert counter.count.accessibleDescription() == "not recorded"


@pytest.mark.parametrize("text", ["1.000", "1,000"])
def test_thousand_that_could_be_one_is_asked_about(qtbot: QtBot, text: str) -> None:
    counter = TwitchCounter()
    qtbot.addWidget(counter)
    counter.count.selectAll()
    QTest.keyClicks(counter.count, text)
    with qtbot.assertNotEmitted(counter.counted), qtbot.waitSignal(counter.count.refused) as refused:
        QTest.keyClick(counter.count, Qt.Key.Key_Return)
    assert refused.args is not None
    assert "could mean 1 or 1000" in refused.args[0]
