"""One list makes the menu, the keys and the sheet of keys; the menu says what undo would do."""

import re
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from tracker.domain.observation import Observation
from tracker.store.diary import Diary
from tracker.ui.commands import sheet, written
from tracker.ui.dialogs.dose_dialog import DoseDialog
from tracker.ui.dialogs.lab_dialog import LabDialog
from tracker.ui.dialogs.shortcuts import ShortcutsDialog
from tracker.ui.dialogs.timed_count import TimedCountDialog
from tracker.ui.main_window import MainWindow
from tracker.ui.pages import PAGES
from tracker.ui.pages.today import TodayPage

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # popups, without a screen
Open = Callable[[], MainWindow]
LEFT = Qt.MouseButton.LeftButton


def press(window: MainWindow, keys: str) -> None:
    combination = QKeySequence(keys)[0]  # type: ignore[index]  # the stubs do not know it
    QTest.keyClick(window, combination.key(), combination.keyboardModifiers())


def today(window: MainWindow) -> TodayPage:
    page = window.page("today")
    assert isinstance(page, TodayPage)
    return page


def test_every_command_has_a_key_of_its_own_and_a_place_in_the_menu(open_window: Open) -> None:
    window = open_window()
    keys = [QKeySequence(part).toString() for command in window.commands for part in command.keys.split()]
    assert all(keys)
    assert len(keys) == len(set(keys))
    menus = [window.menu, *(action.menu() for action in window.menu.actions() if action.menu())]
    shown = [action for menu in menus for action in menu.actions()]  # type: ignore[attr-defined]
    window.menu.aboutToShow.emit()
    for command in window.commands:
        action = window.menu.action(command.key)
        assert [part.toString() for part in action.shortcuts()] == [
            QKeySequence(part).toString() for part in command.keys.split()
        ]
        assert not action.icon().isNull()
        assert action in shown or command.key == "menu"


def test_sheet_shows_every_command_with_its_keys(open_window: Open) -> None:
    window = open_window()
    press(window, "Ctrl+/")
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ShortcutsDialog)
    words = {label.text() for label in dialog.findChildren(QLabel)}
    for command in window.commands:
        assert command.label in words
        assert {written(part) for part in command.keys.split()} <= words
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_pages_are_reached_from_the_menu(open_window: Open) -> None:
    window = open_window()
    for page in PAGES:
        window.menu.action(page.key).trigger()
        assert window.stack.currentWidget() is window.page(page.key)


@pytest.mark.parametrize("keys", ["F10", "Alt+M"])
def test_menu_opens_by_key_and_by_its_button(open_window: Open, keys: str) -> None:
    window = open_window()
    press(window, keys)
    assert window.menu.isVisible()
    QTest.keyClick(window.menu, Qt.Key.Key_Escape)
    assert not window.menu.isVisible()
    QTest.mouseClick(window.sidebar.menu, LEFT)
    assert window.menu.isVisible()
    window.menu.close()


def test_menu_says_what_undo_and_redo_would_do(open_window: Open) -> None:
    window = open_window()
    undo, redo = window.menu.action("undo"), window.menu.action("redo")
    assert (undo.text(), undo.isEnabled(), redo.isEnabled()) == ("Undo", False, False)
    today(window).twitches.set_total(7)
    assert (undo.text(), redo.isEnabled()) == ("Undo: twitches 7 on 22 Nov", False)
    press(window, "Ctrl+Z")
    assert (undo.isEnabled(), redo.text()) == (False, "Redo: twitches 7 on 22 Nov")
    press(window, "Ctrl+Shift+Z")
    assert (undo.text(), redo.isEnabled()) == ("Undo: twitches 7 on 22 Nov", False)


def test_ampersand_in_an_entry_is_no_key(open_window: Open) -> None:
    window = open_window()
    today(window).diary.put(Observation(day=today(window).day, item="tingling", value=3), "A & B 3")
    assert window.menu.action("undo").text() == "Undo: A && B 3"


def test_days_are_walked_from_any_page(open_window: Open) -> None:
    window = open_window()
    page, first = today(window), today(window).day
    press(window, "Alt+Left")
    assert (first - page.day).days == 1
    window.open_page("report")
    press(window, "Alt+Right")
    assert (window.stack.currentWidget(), page.day) == (page, first)
    press(window, "Ctrl+G")
    assert page.header.popup.isVisible()
    page.header.popup.close()


@pytest.mark.parametrize(("keys", "minutes"), [("Alt+1", 1), ("Alt+5", 5)])
def test_timed_count_is_begun_by_key_for_the_day_that_it_is(open_window: Open, keys: str, minutes: int) -> None:
    window = open_window()
    press(window, "Alt+Left")
    press(window, keys)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, TimedCountDialog)
    assert (dialog.minutes, today(window).day) == (minutes, window.diary.today)
    dialog.close()


@pytest.mark.parametrize(("keys", "form"), [("Alt+D", DoseDialog), ("Ctrl+N", LabDialog)])
def test_forms_are_opened_by_key_from_any_page(open_window: Open, keys: str, form: type[QDialog]) -> None:
    window = open_window()
    window.open_page("recovery")
    press(window, keys)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, form)
    dialog.close()


@pytest.mark.usefixtures("full")
@pytest.mark.parametrize(("keys", "asked"), [("Ctrl+P", "print_page"), ("Ctrl+Shift+S", "save_page")])
def test_report_is_put_on_paper_from_any_page(
    open_window: Open, monkeypatch: pytest.MonkeyPatch, keys: str, asked: str
) -> None:
    window = open_window()
    page = window.page("report")
    told: list[str] = []
    monkeypatch.setattr(type(page), asked, lambda page: told.append(page.accessibleName()))  # the system would ask
    press(window, keys)
    assert (window.stack.currentWidget(), told) == (page, ["Report"])


def test_quit_closes_the_window(open_window: Open, qtbot: QtBot) -> None:
    window = open_window()
    with qtbot.waitSignal(window.closed):
        press(window, "Ctrl+Q")


@pytest.mark.usefixtures("full")
@pytest.mark.parametrize("key", [page.key for page in PAGES])
def test_keys_in_tooltips_are_those_of_the_list(open_window: Open, key: str) -> None:
    window = open_window()
    window.open_page(key)
    known = {key for lines in sheet(window.commands).values() for keys, _label in lines for key in keys}
    hints = [widget.toolTip() for widget in window.findChildren(QWidget) if widget.isVisible()]
    named = [found for hint in hints for found in re.findall(r"\b(?:(?:Ctrl|Alt|Shift)\+\S+?|F\d+)(?=\)|$)", hint)]
    assert named
    assert set(named) <= known


def test_saved_and_undone_are_said_aloud(open_window: Open, qtbot: QtBot, diary: Diary) -> None:
    window = open_window()
    with qtbot.waitSignal(window.announcer.said) as saved:
        for _tap in range(3):
            QTest.keyClick(window.page("today"), Qt.Key.Key_Space)
    assert saved.args == ["Saved: twitches 3 on 22 Nov"]
    with qtbot.waitSignal(window.announcer.said) as undone:
        press(window, "Ctrl+Z")
    assert undone.args == ["Undone: twitches 3 on 22 Nov"]
    assert not diary.day(diary.today).observations


def test_removed_is_said_once(open_window: Open, qtbot: QtBot) -> None:
    window = open_window()
    today(window).twitches.set_total(7)
    with qtbot.waitSignal(window.announcer.said, check_params_cb=lambda said: "not recorded" in said):
        today(window).twitches.clear()
    assert window.announcer.waiting is False
