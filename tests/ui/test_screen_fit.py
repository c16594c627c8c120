"""The window fits the screen that there is, and comes back onto one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QByteArray, QRect, QSize
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tracker.ui import screen_fit
from tracker.ui.main_window import MainWindow
from tracker.ui.observable_diary import ObservableDiary
from tracker.ui.preferences import Preferences

SIDES = st.integers(1, 4000)
PLACES = st.integers(-9000, 9000)


@given(st.tuples(PLACES, PLACES, SIDES, SIDES), st.tuples(PLACES, PLACES, SIDES, SIDES))
def test_window_lies_within_the_room_and_is_no_smaller_than_it_must_be(
    wanted: tuple[int, int, int, int], room: tuple[int, int, int, int]
) -> None:
    found = screen_fit.fitted(QRect(*wanted), QRect(*room))
    assert QRect(*room).contains(found)
    assert (found.width(), found.height()) == (min(wanted[2], room[2]), min(wanted[3], room[3]))
    if QRect(*room).contains(QRect(*wanted)):
        assert found == QRect(*wanted)


@pytest.mark.parametrize("at", [(-5000, -5000), (9000, 9000), (0, 700), (10, 10)])
def test_window_that_was_larger_or_elsewhere_comes_back_onto_the_screen(qtbot: QtBot, at: tuple[int, int]) -> None:
    before, after = QWidget(), QWidget()
    qtbot.addWidget(before)
    qtbot.addWidget(after)
    before.setGeometry(*at, 3000, 2000)
    screen_fit.place(after, QSize(1280, 800), before.saveGeometry())
    assert after.screen().availableGeometry().contains(after.geometry())


def test_first_window_leaves_room_for_its_frame(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    screen_fit.place(window, QSize(9000, 9000), QByteArray())
    room = window.screen().availableGeometry()
    assert (window.width(), window.height()) == (room.width() - 8, room.height() - 68)


def test_main_window_fits_the_screen_at_its_first_start(
    qtbot: QtBot, observable: ObservableDiary, preferences: Preferences
) -> None:
    window = MainWindow(observable, preferences)  # the screen of the tests is 800 by 800
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    assert window.screen().availableGeometry().contains(window.geometry())
    assert window.sidebar.backed_up.geometry().bottom() < window.height()
