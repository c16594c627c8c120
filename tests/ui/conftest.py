"""A real diary in a temporary file, and a window over it."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tracker.store.diary import Diary
from tracker.ui import theme
from tracker.ui.main_window import MainWindow
from tracker.ui.observable_diary import ObservableDiary
from tracker.ui.preferences import Preferences

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


class Clock:
    """Stands still until it is moved."""

    def __init__(self) -> None:
        self.moment = NOON

    def __call__(self) -> datetime:
        return self.moment

    def pass_time(self, seconds: float) -> None:
        """Move on."""
        self.moment += timedelta(seconds=seconds)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def diary(tmp_path: Path, clock: Clock) -> Iterator[Diary]:
    opened = Diary.open(tmp_path / "diary.b12", make=True, clock=clock, zone=UTC)
    yield opened
    opened.close()


@pytest.fixture
def observable(diary: Diary, qapp: QApplication) -> ObservableDiary:
    return ObservableDiary(diary)


@pytest.fixture
def preferences(tmp_path: Path) -> Preferences:
    return Preferences(QSettings(str(tmp_path / "preferences.ini"), QSettings.Format.IniFormat))


@pytest.fixture
def open_window(qtbot: QtBot, observable: ObservableDiary, preferences: Preferences) -> Callable[[], MainWindow]:
    def open_it() -> MainWindow:
        theme.apply(QApplication.instance(), theme.load("light"))  # type: ignore[arg-type]
        window = MainWindow(observable, preferences)
        qtbot.addWidget(window)
        with qtbot.waitExposed(window):
            window.show()
        return window

    return open_it
