"""Importing and exporting from the window: everything or nothing, shown first, taken back by one undo."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from tests.figures import SAMPLE
from tracker.domain.observation import Observation
from tracker.exchange import EXPORTS, IMPORTS, Export
from tracker.store.diary import Diary
from tracker.ui import exchange_actions
from tracker.ui.dialogs.export_dialog import ExportDialog
from tracker.ui.dialogs.import_dialog import ImportDialog
from tracker.ui.exchange_actions import all_records, show_offer
from tracker.ui.main_window import MainWindow

LEFT = Qt.MouseButton.LeftButton
Open = Callable[[], MainWindow]
HEAD = "id,day,item,site,value,recorded_at"


def folder(tmp_path: Path, *lines: str) -> Path:
    place = tmp_path / "files"
    place.mkdir()
    (place / "observations.csv").write_text("\n".join((HEAD, *lines)) + "\n", encoding="utf-8")
    return place


def words(dialog: ImportDialog) -> list[str]:
    return [dialog.lines.item(row).text() for row in range(dialog.lines.count())]


def test_folder_is_imported_as_one_step_with_a_backup_of_what_was_there(
    diary: Diary, open_window: Open, tmp_path: Path
) -> None:
    diary.put(Observation(day=diary.today.replace(month=1), item="twitching", value=3))
    window = open_window()
    dialog = show_offer(window.diary, IMPORTS[0], SAMPLE, window)
    assert dialog.save.text() == "Import 3074 entries"
    before = len(all_records(window.diary))
    QTest.mouseClick(dialog.save, LEFT)
    assert len(all_records(window.diary)) == before + 3074
    assert [path.name for path in (tmp_path / "backups" / "diary.b12").glob("*-import.b12")]
    window.diary.undo()
    assert len(all_records(window.diary)) == before


def test_fault_in_a_line_is_listed_and_nothing_can_be_imported(open_window: Open, tmp_path: Path) -> None:
    window = open_window()
    place = folder(tmp_path, ",2026-11-02,twitching,,7,", ",2026-11-31,twitching,,7,")
    dialog = show_offer(window.diary, IMPORTS[0], place, window)
    assert words(dialog)[0].startswith("observations.csv, line 3: ")
    assert not dialog.save.isVisible()
    assert dialog.cancel.text() == "Close"
    assert all_records(window.diary) == ()


def test_slip_is_asked_about_and_can_be_kept(open_window: Open, tmp_path: Path) -> None:
    window = open_window()
    place = folder(tmp_path, ",2026-11-02,sleep_hours,,20,")
    dialog = show_offer(window.diary, IMPORTS[0], place, window)
    assert "line 2" in words(dialog)[0]
    QTest.mouseClick(dialog.save, LEFT)
    assert len(all_records(window.diary)) == 1


def test_folder_that_holds_nothing_of_a_diary_is_told(open_window: Open, tmp_path: Path) -> None:
    window = open_window()
    dialog = show_offer(window.diary, IMPORTS[0], tmp_path, window)
    assert "has none of the files of a diary" in words(dialog)[0]
    assert not dialog.save.isVisible()


@pytest.mark.parametrize("way", EXPORTS, ids=lambda way: way.key)
def test_every_format_is_reached_from_the_menu_and_writes_all(
    full: Diary, open_window: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: Export
) -> None:
    target = tmp_path / f"out{way.suffix}"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(target), ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: str(target))
    told: list[str] = []
    monkeypatch.setattr(exchange_actions, "show_message", lambda _title, text, _parent: told.append(text))
    window = open_window()
    next(command for command in window.commands if command.key == "export").do()
    (dialog,) = window.findChildren(ExportDialog)
    dialog.format.choose(way.key)
    QTest.mouseClick(dialog.save, LEFT)
    assert target.exists()
    assert "written to" in told[0]
    if not way.suffix:
        read = next(found for found in IMPORTS if found.key == way.key).read(target, (), iter)
        assert len(read.records) == len(all_records(window.diary))
