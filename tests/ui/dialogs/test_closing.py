"""Closing asks where something cannot be kept, shows it, and says nothing where all is saved."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from tracker.domain.errors import TrackerError
from tracker.store.diary import Diary
from tracker.ui.dialogs.closing import ClosingDialog
from tracker.ui.main_window import MainWindow
from tracker.ui.unsaved import Unsaved, unsaved

Open = Callable[[], MainWindow]
LEFT = Qt.MouseButton.LeftButton


def refuse(diary: Diary, *, off: bool = False) -> None:
    """As a disk does that takes nothing more."""
    diary._raw.execute(f"PRAGMA query_only = {'OFF' if off else 'ON'}")


def close(window: MainWindow, answer: str) -> list[str]:
    """Close by the button of the window, and answer what is asked; the answer is what was shown."""
    seen: list[str] = []

    def press() -> None:
        asked = QApplication.activeModalWidget()
        if isinstance(asked, ClosingDialog):
            seen.extend((asked.reason.text(), asked.text))
            QTest.mouseClick(getattr(asked, answer), LEFT)

    QTimer.singleShot(0, window, press)
    window.close()
    return seen


def type_note(window: MainWindow) -> None:
    editor = window.page("today").note.editor.text  # type: ignore[attr-defined]
    editor.setFocus()
    QTest.keyClicks(editor, "calf all night")


def type_no_number(window: MainWindow) -> None:
    count = window.page("today").twitches.counter.count  # type: ignore[attr-defined]
    QTest.mouseClick(count, LEFT)
    QTest.keyClicks(count, "12 or so")


def type_no_hours(window: MainWindow) -> None:
    field = window.page("today").triggers.rows["sleep_hours"].field  # type: ignore[attr-defined]
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "some")


def type_into_a_form(window: MainWindow) -> None:
    window.open_page("treatment")
    window.page("treatment").events.ask()  # type: ignore[attr-defined]
    form = QApplication.activeModalWidget()
    assert form is not None
    text = form.text  # type: ignore[attr-defined]
    text.setFocus()
    QTest.keyClicks(text, "Influenza")


def type_into_a_cell(window: MainWindow) -> None:
    window.open_page("diary")
    table = window.page("diary").table.table  # type: ignore[attr-defined]
    table.setCurrentIndex(table.days.index(0, 2))
    table.setFocus()
    QTest.keyClicks(table, "x")
    assert isinstance(table.editor(), QLineEdit)


@pytest.mark.usefixtures("full")
@pytest.mark.parametrize(
    ("happen", "text"),
    [
        (type_no_number, "12 or so"),
        (type_no_hours, "some"),
        (type_into_a_form, "Influenza"),
        (type_into_a_cell, "x"),
    ],
)
def test_what_cannot_be_kept_as_typed_is_asked_about_and_stays(
    open_window: Open, happen: Callable[[MainWindow], None], text: str
) -> None:
    window = open_window()
    happen(window)
    said = close(window, "stay")
    assert said
    assert text in said[1]
    assert window.isVisible()
    assert text in [one.text for one in unsaved(window)]
    assert close(window, "leave")
    assert not window.isVisible()


def test_note_that_the_disk_refuses_is_asked_about_and_kept_once_it_can_be(
    open_window: Open, diary: Diary, qtbot: QtBot
) -> None:
    window = open_window()
    refuse(diary)
    with qtbot.captureExceptions() as refusals:
        type_note(window)
        said = close(window, "stay")
    assert all(isinstance(error, TrackerError) for _kind, error, _trace in refusals)
    assert said[0].startswith("The last entry could not be saved: ")
    assert said[1] == "Note:\ncalf all night"
    assert window.isVisible()
    assert window.sidebar.saved.text() == "Not saved: note on 22 Nov"
    assert window.sidebar.backed_up.text() == "nothing was saved since the window was opened"
    refuse(diary, off=True)
    assert close(window, "stay") == []
    assert not window.isVisible()
    assert [event.text for event in diary.day(diary.today).events] == ["calf all night"]


def test_sidebar_says_what_is_not_saved_until_it_is(open_window: Open, diary: Diary, qtbot: QtBot) -> None:
    window = open_window()
    page = window.page("today")
    QTest.mouseClick(page.twitches.counter.plus, LEFT)  # type: ignore[attr-defined]
    assert window.sidebar.saved.text() == "Saved 12:00"
    refuse(diary)
    with qtbot.captureExceptions():
        type_note(window)
        page.leave()
        QTest.mouseClick(page.twitches.counter.plus, LEFT)  # type: ignore[attr-defined]
    assert window.sidebar.saved.text() == "Not saved: twitches 2 on 22 Nov"
    assert window.sidebar.backed_up.text() == "last saved 12:00"
    refuse(diary, off=True)
    QTest.mouseClick(page.twitches.counter.plus, LEFT)  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: window.sidebar.saved.text() == "Not saved: Note")  # that is not there yet
    page.leave()
    qtbot.waitUntil(lambda: window.sidebar.saved.text() == "Saved 12:00")


def test_choice_that_was_not_kept_does_not_look_kept(open_window: Open, diary: Diary, qtbot: QtBot) -> None:
    window = open_window()
    choice = window.page("today").triggers.rows["exercise"].field  # type: ignore[attr-defined]
    refuse(diary)
    with qtbot.captureExceptions() as refusals:
        QTest.mouseClick(choice.findChildren(QAbstractButton)[2], LEFT)
        assert window.sidebar.saved.text().startswith("Not saved: ")
        qtbot.waitUntil(lambda: choice.choice() is None)
    assert len(refusals) == 1


def test_saved_window_closes_without_a_question(open_window: Open, diary: Diary) -> None:
    window = open_window()
    type_note(window)
    assert close(window, "stay") == []
    assert not window.isVisible()
    assert [event.text for event in diary.day(diary.today).events] == ["calf all night"]


def test_text_is_put_in_a_file_or_a_refusal_is_said(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = ClosingDialog([Unsaved("Note", "calf"), Unsaved("Sleep", "some")], "The disk is full.")
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.stay.isDefault()
    dialog.save(tmp_path / "no folder" / "text.txt")
    assert dialog.fault.text().endswith("Please choose another place.")
    assert dialog.isVisible()
    dialog.save(tmp_path / "text.txt")
    assert (tmp_path / "text.txt").read_text() == "Note:\ncalf\n\nSleep:\nsome\n"
    assert dialog.result() == dialog.DialogCode.Accepted


def test_enter_and_escape_keep_the_window_open(qtbot: QtBot) -> None:
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Escape):
        dialog = ClosingDialog([Unsaved("Note", "calf")], "The disk is full.")
        qtbot.addWidget(dialog)
        with qtbot.waitExposed(dialog):
            dialog.show()
        with qtbot.waitSignal(dialog.rejected):
            QTest.keyClick(dialog, key)
