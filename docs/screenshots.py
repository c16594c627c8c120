"""Pictures of the real window over the sample diary.

Without an option: the pictures of the README. With --all DIR: every page, light and dark and in high contrast,
two sizes, two text sizes, with the sample diary and with an empty one.
"""

import argparse
import os
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

from PySide6.QtCore import QSettings, QThreadPool  # noqa: E402 - the platform is chosen first
from PySide6.QtGui import QPixmap  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402

from tracker.domain.change import Edit  # noqa: E402
from tracker.exchange.sample import sample_records  # noqa: E402
from tracker.store.diary import Diary  # noqa: E402
from tracker.ui import theme  # noqa: E402
from tracker.ui.main_window import MainWindow  # noqa: E402
from tracker.ui.observable_diary import ObservableDiary  # noqa: E402
from tracker.ui.preferences import Preferences  # noqa: E402

EVENING = datetime(2026, 11, 22, 18, 30, tzinfo=UTC)
PAGES = ("today", "diary", "recovery", "treatment", "labs", "report", "settings")
SHOWN = ("today", "diary", "recovery", "report")
THEMES = ("light", "dark", "high_contrast_light", "high_contrast_dark")
SIZES = ((1280, 800), (1000, 640))
SCALES = (1.0, 1.5)
SETTLE_SECONDS = 0.5


def main() -> None:
    """Take the pictures that were asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--all", type=Path, metavar="DIR")
    folder = parser.parse_args().all
    app = QApplication(sys.argv[:1])
    with TemporaryDirectory() as place:
        if folder is None:
            window = _window(Path(place), filled=True)
            for page in SHOWN:
                _take(app, window, page, "light", (1280, 800), 1.0).save(str(HERE / f"{page}.png"))
        else:
            folder.mkdir(parents=True, exist_ok=True)
            for name in _all(app, Path(place), folder):
                sys.stdout.write(f"{name}\n")


def _all(app: QApplication, place: Path, folder: Path) -> Iterator[str]:
    for filled in (True, False):
        window = _window(place, filled=filled)
        for page, look, size, scale in product(PAGES, THEMES, SIZES, SCALES):
            name = f"{page}-{look}-{size[0]}x{size[1]}-{scale:.0%}-{'sample' if filled else 'empty'}.png"
            _take(app, window, page, look, size, scale).save(str(folder / name))
            yield name
        window.close()


def _window(place: Path, *, filled: bool) -> MainWindow:
    diary = Diary.open(place / f"{filled}.b12", make=True, clock=lambda: EVENING, zone=UTC)
    if filled:
        diary.apply(Edit(None, record) for record in sample_records(diary.today))
    settings = QSettings(str(place / "preferences.ini"), QSettings.Format.IniFormat)
    return MainWindow(ObservableDiary(diary), Preferences(settings))


def _take(app: QApplication, window: MainWindow, page: str, look: str, size: tuple[int, int], scale: float) -> QPixmap:
    theme.apply(app, theme.load(look), scale)
    window.resize(*size)
    window.show()
    window.open_page(page)
    for _round in range(2):  # what is worked out beside the window comes in the second
        until = time.monotonic() + SETTLE_SECONDS
        while time.monotonic() < until:
            app.processEvents()
        QThreadPool.globalInstance().waitForDone()
    return window.grab()


if __name__ == "__main__":
    main()
