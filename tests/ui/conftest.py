"""A real diary in a temporary file, and a window over it."""

import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tracker.domain.change import Edit
from tracker.exchange.sample import sample_records
from tracker.store.diary import Diary
from tracker.ui import theme
from tracker.ui.main_window import MainWindow
from tracker.ui.observable_diary import ObservableDiary
from tracker.ui.preferences import Preferences

USUAL = (1280, 800)
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


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample diary as a file, made once."""
    path = tmp_path_factory.mktemp("sample") / "sample.b12"
    made = Diary.open(path, make=True, clock=Clock(), zone=UTC)
    made.apply(Edit(None, record) for record in sample_records(made.today))
    made.close()
    return path


@pytest.fixture
def diary(request: pytest.FixtureRequest, tmp_path: Path, clock: Clock) -> Iterator[Diary]:
    """An empty diary, or a copy of the sample where a test asks for `full`."""
    if "full" in request.fixturenames:
        shutil.copy(request.getfixturevalue("sample"), tmp_path / "diary.b12")
    opened = Diary.open(tmp_path / "diary.b12", make=True, clock=clock, zone=UTC)
    yield opened
    opened.close()


@pytest.fixture
def full(diary: Diary) -> Diary:
    """The diary, which then is the sample."""
    return diary


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
        qtbot.addWidget(window, before_close_func=_end)
        with qtbot.waitExposed(window):
            window.show()
        window.resize(*USUAL)  # the screen without a screen is smaller than most
        return window

    return open_it


def _end(window: QWidget) -> None:
    """A test may end with something unsaved; nobody is there to be asked."""
    window.ending = True  # type: ignore[attr-defined]
