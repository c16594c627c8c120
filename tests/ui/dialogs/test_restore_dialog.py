"""Backups in the window: looked into now, chosen by mouse or keys, those that are damaged not at all."""

from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.store.files import write_diary
from tracker.store.diary import Diary
from tracker.ui import theme
from tracker.ui.dialogs.restore_dialog import RestoreDialog

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A diary with three backups, the newest damaged."""
    path = tmp_path / "diary.b12"
    write_diary(path, 20)
    for day in range(3):
        with closing(Diary.open(path, clock=lambda day=day: NOON + timedelta(days=day), zone=UTC)) as diary:  # type: ignore[misc]
            made = diary.back_up()
    made.write_bytes(made.read_bytes()[:-1])
    return path


@pytest.fixture
def dialog(path: Path, qtbot: QtBot, qapp: QApplication) -> RestoreDialog:
    theme.apply(qapp, theme.load("light"))
    shown = RestoreDialog(path)
    qtbot.addWidget(shown)
    with qtbot.waitSignal(shown.list.looked):
        shown.show()
    return shown


def rows(dialog: RestoreDialog) -> list[str]:
    return [dialog.list.item(row).text() for row in range(dialog.list.count())]


def click(dialog: RestoreDialog, row: int) -> None:
    place = dialog.list.visualItemRect(dialog.list.item(row)).center()
    QTest.mouseClick(dialog.list.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_newest_sound_backup_is_chosen_and_the_damaged_one_is_named(dialog: RestoreDialog) -> None:
    first, second, third = rows(dialog)
    assert "24 Nov 2026, 12:00: daily backup\nIt has changed since it was made." in first
    assert second == "23 Nov 2026, 12:00: daily backup\n63 entries, 1 Apr 2026 to 20 Apr 2026. It can be restored."
    assert third.startswith("22 Nov 2026")
    choice = dialog.list.choice()
    assert choice is not None
    assert choice.name.startswith("b12-20261123")


def test_damaged_backup_cannot_be_chosen(dialog: RestoreDialog) -> None:
    click(dialog, 0)
    choice = dialog.list.choice()
    assert choice is None or not choice.name.startswith("b12-20261124")


@pytest.mark.parametrize("way", ["mouse", "keys"])
def test_chosen_backup_is_handed_over(dialog: RestoreDialog, way: str, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dialog.accepted):
        if way == "mouse":
            click(dialog, 2)
            QTest.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
        else:
            QTest.keyClick(dialog.list, Qt.Key.Key_Down)
            QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    assert dialog.chosen is not None
    assert dialog.chosen.name.startswith("b12-20261122")


def test_file_from_elsewhere_stands_at_the_top_and_is_chosen(dialog: RestoreDialog, tmp_path: Path) -> None:
    write_diary(tmp_path / "stick.b12", 5)
    dialog.show_file(tmp_path / "stick.b12")
    choice = dialog.list.choice()
    assert choice is not None
    assert choice.path == tmp_path / "stick.b12"
    assert rows(dialog)[0].startswith(str(tmp_path / "stick.b12"))


def test_text_from_elsewhere_cannot_be_restored(dialog: RestoreDialog, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear doctor")
    dialog.show_file(tmp_path / "letter.txt")
    assert "It is not a diary of B12 Tracker. It cannot be restored." in rows(dialog)[0]


def test_diary_without_backups_offers_a_file(tmp_path: Path, qtbot: QtBot) -> None:
    empty = RestoreDialog(tmp_path / "diary.b12")
    qtbot.addWidget(empty)
    empty.show()
    assert not empty.save.isEnabled()
    assert not empty.list.isVisible()
    assert empty.elsewhere.isVisible()
