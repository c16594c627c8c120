"""The window leads from page to page, tells what happened, and keeps what is typed."""

from collections.abc import Callable
from datetime import UTC
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import NOON
from tracker.domain.change import Edit
from tracker.store.diary import Diary
from tracker.ui import theme
from tracker.ui.main_window import MainWindow
from tracker.ui.observable_diary import ObservableDiary
from tracker.ui.pages import PAGES
from tracker.ui.preferences import Preferences

Open = Callable[[], MainWindow]
KEYS = [page.key for page in PAGES]


@pytest.mark.parametrize("look", theme.names())
@pytest.mark.parametrize("key", KEYS)
def test_every_page_opens_on_an_empty_diary(open_window: Open, key: str, look: str) -> None:
    window = open_window()
    theme.apply(QApplication.instance(), theme.load(look), 1.5)  # type: ignore[arg-type]
    window.open_page(key)
    assert not window.grab().isNull()
    assert window.stack.currentWidget() is window.page(key)


@pytest.mark.usefixtures("full")
def test_every_page_opens_on_a_full_diary_and_refreshes_after_a_change(open_window: Open, diary: Diary) -> None:
    window = open_window()
    for key in KEYS:
        window.open_page(key)
        assert not window.grab().isNull()
    window.diary.record((Edit(diary.day(diary.today).observations[0], None),), "gone")
    for key in KEYS:
        window.open_page(key)


def _is_control(widget: QWidget) -> bool:
    return isinstance(widget, QAbstractButton | QLineEdit) and widget.isEnabled()


def test_keys_lead_to_the_pages(open_window: Open) -> None:
    window = open_window()
    for number, key in enumerate(KEYS, start=1):
        QTest.keyClick(window, getattr(Qt.Key, f"Key_{number}"), Qt.KeyboardModifier.ControlModifier)
        assert window.stack.currentWidget() is window.page(key)


def test_sidebar_says_when_it_saved_and_when_it_backed_up(open_window: Open, observable: ObservableDiary) -> None:
    window = open_window()
    assert window.sidebar.backed_up.text() == "no backup yet"
    page = window.page("today")
    QTest.keyClick(page, Qt.Key.Key_Space)
    assert window.sidebar.saved.text() == "Saved 12:00"
    observable.back_up()
    window.show_saved(None)
    assert window.sidebar.backed_up.text() == "backed up today"


def test_hidden_page_looks_again_when_it_is_shown(open_window: Open) -> None:
    window = open_window()
    window.open_page("recovery")
    assert window.page("recovery").empty.isVisible()  # type: ignore[attr-defined]
    window.open_page("today")
    QTest.keyClick(window.page("today"), Qt.Key.Key_Space)
    window.open_page("recovery")
    assert not window.page("recovery").empty.isVisible()  # type: ignore[attr-defined]


def test_closing_the_window_keeps_the_note_that_is_being_written(open_window: Open, diary: Diary) -> None:
    window = open_window()
    editor = window.page("today").note.editor.text  # type: ignore[attr-defined]
    editor.setFocus()
    QTest.keyClicks(editor, "calf")
    window.close()
    assert [event.text for event in diary.day(diary.today).events] == ["calf"]


def test_look_is_chosen_in_settings_and_remembered(open_window: Open, preferences: Preferences, qtbot: QtBot) -> None:
    window = open_window()
    window.open_page("settings")
    page = window.page("settings")
    with qtbot.waitSignal(preferences.look_changed):
        page.choose_look("dark")  # type: ignore[attr-defined]
    with qtbot.waitSignal(preferences.look_changed):
        page.choose_size("150")  # type: ignore[attr-defined]
    assert (preferences.theme, preferences.text_size) == ("dark", 150)


def test_diary_that_cannot_be_written_is_shown_and_not_changed(
    tmp_path: Path, qtbot: QtBot, preferences: Preferences, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tracker.store import database

    Diary.open(tmp_path / "kept.b12", make=True).close()
    monkeypatch.setattr(database, "is_writable", lambda _path: False)
    diary = Diary.open(tmp_path / "kept.b12", clock=lambda: NOON, zone=UTC)
    window = MainWindow(ObservableDiary(diary), preferences)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    page = window.page("today")
    assert page.notice.isVisible()  # type: ignore[attr-defined]
    assert not page.cards.isEnabled()  # type: ignore[attr-defined]
    assert window.sidebar.backed_up.text() == "open for reading only"
    diary.close()


WRITING = (
    *("Add", "Fill in", "Log", "Skipped", "Later", "Change…", "Remove", "Delete", "Hide", "Move", "Same as yesterday"),
    *("None today", "Clear", "+1", "One twitch", "Something of my own", "Bought more", "Count", "Show to doctor"),
)


@pytest.mark.parametrize("key", [page.key for page in PAGES])
def test_diary_that_is_only_read_offers_nothing_that_writes(
    open_window: Open, full: Diary, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    monkeypatch.setattr(Diary, "read_only", True)
    window = open_window()
    window.open_page(key)
    buttons = [
        found for found in window.page(key).findChildren(QAbstractButton) if found.isVisible() and found.isEnabled()
    ]
    names = [name for found in buttons for name in (found.text(), found.accessibleName()) if name.startswith(WRITING)]
    assert names == []
