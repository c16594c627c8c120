"""Nothing flashes: while pages and forms are opened, no widget is shown as a window that is not meant to be one."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.test_audit import FORMS, KEYS, _form, _page, _settle
from tracker.ui.main_window import MainWindow

Open = Callable[[], MainWindow]
MEANT = (MainWindow, QDialog, QMenu)

pytestmark = pytest.mark.usefixtures("full")


class Watch(QObject):
    """Notes what is shown as a window of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.strays: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        shown = event.type() == QEvent.Type.Show and isinstance(watched, QWidget)
        if shown and watched.isWindow() and not isinstance(watched, MEANT):  # type: ignore[attr-defined]
            words = watched.property("text") or watched.accessibleName()  # type: ignore[attr-defined]
            self.strays.append(f"{type(watched).__name__} {words}")
        return False


@pytest.mark.parametrize("key", [*KEYS, *FORMS])
def test_no_stray_window_flashes_while_a_page_or_form_opens(open_window: Open, key: str, qtbot: QtBot) -> None:
    watch = Watch()
    app = QApplication.instance()
    assert app is not None
    app.installEventFilter(watch)
    try:
        window = open_window()
        window.resize(1280, 800)
        place = _form(window, key) if key in FORMS else _page(window, key)
        _settle(place, qtbot)
        window.resize(700, 640)
        _settle(place, qtbot)
    finally:
        app.removeEventFilter(watch)
    assert watch.strays == []
