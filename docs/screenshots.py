"""Pictures of the real window over the sample diary.

Without an option: the pictures of the README. With --all DIR: every page and dialog in every state; the other options
narrow that down, each a list with commas, as in --pages today,recovery --looks dark --texts 100,200.
"""

import argparse
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

from PySide6.QtCore import QSettings, QThreadPool  # noqa: E402 - the platform is chosen first
from PySide6.QtGui import QPixmap  # noqa: E402
from PySide6.QtWidgets import QApplication, QWidget  # noqa: E402

from tracker.app import make_application  # noqa: E402
from tracker.domain.change import Edit  # noqa: E402
from tracker.domain.record import Record  # noqa: E402
from tracker.exchange.sample import sample_records  # noqa: E402
from tracker.store.diary import Diary  # noqa: E402
from tracker.ui import theme  # noqa: E402
from tracker.ui.main_window import MainWindow  # noqa: E402
from tracker.ui.observable_diary import ObservableDiary  # noqa: E402
from tracker.ui.pages import PAGES  # noqa: E402
from tracker.ui.preferences import Preferences  # noqa: E402

EVENING = datetime(2026, 11, 22, 18, 30, tzinfo=UTC)
FEW_DAYS = 5
SHOWN = ("today", "diary", "recovery", "report")
QUIET_SECONDS = 0.15

WANTED = {
    "pages": tuple(page.key for page in PAGES),
    "looks": ("light", "dark", "high_contrast_light", "high_contrast_dark"),
    "sizes": ("1000x640", "1280x800", "1600x1000"),
    "texts": ("100", "150", "200"),
    "states": ("full", "few", "empty", "read-only"),
    "dialogs": ("dose", "regimen", "back-fill", "supply", "event", "lab", "item", "count", "keys", "menu", "calendar"),
}


def main() -> None:
    """Take the pictures that were asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--all", type=Path, metavar="DIR")
    for name, values in WANTED.items():
        parser.add_argument(f"--{name}", type=lambda text: tuple(filter(None, text.split(","))), default=values)
    wish = parser.parse_args()
    app, _preferences = make_application()
    with TemporaryDirectory() as place:
        if wish.all is None:
            window = _window(_written(Path(place), "full"))
            for page in SHOWN:
                _page(app, window, page, "light", "1280x800", "100").save(str(HERE / f"{page}.png"))
        else:
            wish.all.mkdir(parents=True, exist_ok=True)
            for name, picture in _all(app, Path(place), wish):
                picture.save(str(wish.all / f"{name}.png"))
                sys.stdout.write(f"{name}\n")


def _all(app: QApplication, place: Path, wish: argparse.Namespace) -> Iterator[tuple[str, QPixmap]]:
    for state in wish.states:
        path = _written(place, state)
        with ExitStack() as held:
            if state == "read-only":
                held.enter_context(patch.object(Diary, "read_only", new=True))
            window = _window(path)
            for page, look, size, text in product(wish.pages, wish.looks, wish.sizes, wish.texts):
                yield f"{page}-{state}-{look}-{size}-{text}", _page(app, window, page, look, size, text)
            if state == "full":
                for name, look, text in product(wish.dialogs, wish.looks, wish.texts):
                    yield f"dialog-{name}-{look}-{text}", _dialog(app, window, name, look, text)
            window.close()


def _written(place: Path, state: str) -> Path:
    """A diary of a certain fullness."""
    path = place / f"{state}.b12"
    diary = Diary.open(path, make=True, clock=lambda: EVENING, zone=UTC)
    if state != "empty":
        diary.apply(Edit(None, record) for record in sample_records(diary.today) if state != "few" or _new(record))
    diary.close()
    return path


def _window(path: Path) -> MainWindow:
    diary = Diary.open(path, clock=lambda: EVENING, zone=UTC)
    settings = QSettings(str(path.with_name("preferences.ini")), QSettings.Format.IniFormat)
    window = MainWindow(ObservableDiary(diary), Preferences(settings))
    window.closed.connect(diary.close)
    return window


def _new(record: Record) -> bool:
    """Whether a record belongs to a diary that began a few days ago."""
    day = getattr(record, "day", None)
    return day is not None and day > EVENING.date() - timedelta(days=FEW_DAYS)


def _page(app: QApplication, window: MainWindow, page: str, look: str, size: str, text: str) -> QPixmap:
    theme.apply(app, theme.load(look), int(text) / 100)
    window.resize(*map(int, size.split("x")))
    window.show()
    window.open_page(page)
    _settle(app)
    return window.grab()


def _dialog(app: QApplication, window: MainWindow, name: str, look: str, text: str) -> QPixmap:
    _page(app, window, "today", look, "1280x800", text)
    _openers(window)[name]()
    _settle(app)
    shown: QWidget = QApplication.activePopupWidget() or QApplication.activeModalWidget()
    picture = shown.grab()
    shown.close()
    _settle(app)
    return picture


def _openers(window: MainWindow) -> dict[str, Callable[[], object]]:
    def on(page: str, path: str) -> Callable[[], object]:
        def press() -> None:
            window.open_page(page)
            found: object = window.page(page)
            for part in path.split("."):
                found = getattr(found, part)
            found()  # type: ignore[operator]

        return press

    return {
        "dose": on("today", "doses.ask"),
        "regimen": on("treatment", "regimens.ask"),
        "back-fill": on("treatment", "fill_in.click"),
        "supply": on("treatment", "supplies.ask"),
        "event": on("treatment", "events.ask"),
        "lab": on("labs", "add_entry"),
        "item": on("settings", "symptoms.ask"),
        "count": lambda: window.open_today().count(1),
        "keys": window.show_keys,
        "menu": window.show_menu,
        "calendar": on("today", "header.open_calendar"),
    }


def _settle(app: QApplication) -> None:
    """Until what is worked out beside the window has come, has asked for more, and was painted."""
    for _round in range(3):
        until = time.monotonic() + QUIET_SECONDS
        while time.monotonic() < until:
            app.processEvents()
        QThreadPool.globalInstance().waitForDone()
    for _more in range(20):
        app.processEvents()


if __name__ == "__main__":
    main()
