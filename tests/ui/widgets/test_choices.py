from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tracker.ui.widgets.button import Button
from tracker.ui.widgets.chip import Chip
from tracker.ui.widgets.segmented import Segmented
from tracker.ui.widgets.sidebar import Sidebar

Show = Callable[..., QWidget]
LEFT = Qt.MouseButton.LeftButton
RANGES = [("28", "4 weeks"), ("84", "12 weeks"), ("all", "All")]
PAGES = [("today", "Today", "today"), ("recovery", "Recovery", "recovery"), ("report", "Report", "report")]


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_keys_press_a_button(qtbot: QtBot, show: Show, key: Qt.Key) -> None:
    button = Button("Log injection", variant="primary")
    show(button)
    with qtbot.waitSignal(button.clicked):
        QTest.keyClick(button, key)


def test_space_on_a_button_is_not_taken_by_the_window(qtbot: QtBot, show: Show) -> None:
    button = Button("None today", variant="link")
    window = show(button)
    taps: list[int] = []
    QShortcut(QKeySequence("Space"), window).activated.connect(lambda: taps.append(1))
    button.setFocus()
    with qtbot.waitSignal(button.clicked):
        QTest.keyClick(button, Qt.Key.Key_Space)
    assert taps == []


def test_disabled_button_says_why(qtbot: QtBot) -> None:
    button = Button("Next")
    qtbot.addWidget(button)
    button.disable("Tomorrow cannot be filled in yet")
    assert (button.isEnabled(), button.toolTip()) == (False, "Tomorrow cannot be filled in yet")
    button.enable()
    assert (button.isEnabled(), button.toolTip()) == (True, "")


def test_icon_keeps_its_distance_from_words(show: Show) -> None:
    button = Button("Today", "today", "nav")
    show(button)
    beside_words = button.iconSize()
    button.setText("")
    assert button.iconSize().width() < beside_words.width()
    button.setText("Today")
    assert button.iconSize() == beside_words


@pytest.mark.parametrize("variant", ["", "primary", "quiet", "link", "nav", "chip"])
def test_every_button_is_large_enough_to_hit(show: Show, variant: str) -> None:
    button = Button("Go", variant=variant)
    show(button)
    assert button.height() >= 36


def test_chip_is_chosen_by_mouse_and_keys_with_a_mark_beside_the_colour(show: Show) -> None:
    chip = Chip("Tingling")
    show(chip)
    assert chip.icon().isNull()
    QTest.mouseClick(chip, LEFT)
    assert chip.isChecked()
    assert not chip.icon().isNull()
    QTest.keyClick(chip, Qt.Key.Key_Return)
    assert not chip.isChecked()
    assert chip.icon().isNull()
    QTest.keyClick(chip, Qt.Key.Key_Space)
    assert chip.isChecked()


def test_segment_is_chosen_and_told_once(show: Show) -> None:
    choice = Segmented(RANGES, "Range")
    show(choice)
    said: list[str] = []
    choice.chosen.connect(said.append)
    choice.show_choice("28")
    assert said == []
    second = choice.findChildren(Button)[1]
    QTest.mouseClick(second, LEFT)
    assert said == ["84"]
    QTest.keyClick(second, Qt.Key.Key_Right)
    assert said == ["84", "all"]
    assert choice.choice() == "all"


def test_segments_can_have_no_choice(show: Show) -> None:
    choice = Segmented(RANGES)
    show(choice)
    assert choice.choice() is None
    choice.show_choice("84")
    choice.show_choice(None)
    assert choice.choice() is None
    QTest.mouseClick(choice.findChildren(Button)[0], LEFT)
    assert choice.choice() == "28"


def test_sidebar_tells_the_page_by_mouse_and_arrows(show: Show) -> None:
    sidebar = Sidebar("B12 Tracker", PAGES)
    show(sidebar, width=900)
    said: list[str] = []
    sidebar.chosen.connect(said.append)
    sidebar.show_current("today")
    assert said == []
    QTest.mouseClick(sidebar.button("recovery"), LEFT)
    QTest.keyClick(sidebar.button("recovery"), Qt.Key.Key_Down)
    QTest.keyClick(sidebar.button("report"), Qt.Key.Key_Up)
    assert said == ["recovery", "report", "recovery"]


def test_sidebar_names_its_keys_and_says_when_it_saved(show: Show) -> None:
    sidebar = Sidebar("B12 Tracker", PAGES, [("settings", "Settings", "settings")])
    show(sidebar, width=900)
    sidebar.show_status("Saved 09:41", "backed up today")
    assert sidebar.button("recovery").toolTip() == "Recovery (Ctrl+2)"
    assert sidebar.saved.isVisible()
    assert sidebar.backed_up.text() == "backed up today"


def test_sidebar_folds_to_icons_in_a_narrow_window(show: Show) -> None:
    sidebar = Sidebar("B12 Tracker", PAGES)
    window = show(sidebar, width=900)
    sidebar.show_status("Saved 09:41", "")
    wide = sidebar.width()
    window.resize(600, 400)
    assert sidebar.width() < wide
    assert sidebar.button("today").text() == ""
    button = QAccessible.queryAccessibleInterface(sidebar.button("today"))
    assert button.text(QAccessible.Text.Name) == "Today"
    assert not sidebar.saved.isVisible()
    window.resize(900, 400)
    assert sidebar.button("today").text() == "Today"
    assert sidebar.saved.isVisible()
