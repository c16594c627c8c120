"""Tab goes as the eye does: row by row, a column at a time where columns stand apart, and back again."""

from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tracker.ui.reading_order import ReadingOrder, stops
from tracker.ui.widgets.segmented import Segmented


class Window(ReadingOrder, QWidget):
    """Two columns over a choice and a button, made in another order than they are read."""

    def __init__(self) -> None:
        super().__init__()
        self.last = QPushButton("last")
        self.choice = Segmented((("a", "A"), ("b", "B")), "choice")
        self.right = [QPushButton(name) for name in ("right 1", "right 2")]
        self.left = [QPushButton(name) for name in ("left 1", "left 2", "left 3")]
        columns = QHBoxLayout()
        for buttons in (self.left, self.right):
            column = QVBoxLayout()
            columns.addLayout(column)
            for place, button in enumerate(buttons):
                button.setFixedHeight(70 - 20 * place if buttons is self.right else 40)
                column.addWidget(button)
        whole = QVBoxLayout(self)
        whole.addLayout(columns)
        whole.addWidget(self.choice)
        whole.addWidget(self.last)


class Plain(ReadingOrder, QWidget):
    pass


@pytest.fixture
def window(qtbot: QtBot) -> Window:
    made = Window()
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    QTest.qWaitForWindowActive(made)
    return made


def segment(window: Window, text: str) -> QPushButton:
    return next(found for found in window.choice.findChildren(QPushButton) if found.text() == text)


def test_tab_goes_as_the_eye_does_and_back_and_round(window: Window) -> None:
    window.choice.show_choice("b")
    order = [*window.left, *window.right, segment(window, "B"), window.last]
    assert stops(window) == order
    order[0].setFocus()
    for here, following in pairwise([*order, order[0]]):
        QTest.keyClick(here, Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is following
    for here, following in pairwise([order[0], *order[::-1]]):
        QTest.keyClick(here, Qt.Key.Key_Backtab)
        assert QApplication.focusWidget() is following


def test_what_is_off_or_hidden_is_passed_and_an_open_choice_is_one_stop(window: Window) -> None:
    window.last.setEnabled(False)
    window.choice.hide()
    assert stops(window) == [*window.left, *window.right]
    window.choice.show()
    assert stops(window) == [*window.left, *window.right, segment(window, "A")]


def test_control_that_goes_on_out_of_sight_is_brought_into_sight(qtbot: QtBot) -> None:
    window, inside, area = Plain(), QWidget(), QScrollArea()
    qtbot.addWidget(window)
    column = QVBoxLayout(inside)
    buttons = [QPushButton(str(number)) for number in range(40)]
    for button in buttons:
        column.addWidget(button)
    area.setWidget(inside)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    QVBoxLayout(window).addWidget(area)
    window.resize(200, 200)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    buttons[0].setFocus()
    QTest.keyClick(buttons[0], Qt.Key.Key_Backtab)
    assert QApplication.focusWidget() is buttons[-1]
    assert not buttons[-1].visibleRegion().isEmpty()
