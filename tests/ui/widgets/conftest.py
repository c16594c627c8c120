"""Widgets as they look in the app, each in a window of its own."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tracker.ui import theme

Show = Callable[..., QWidget]


@pytest.fixture(autouse=True)
def _dressed(qapp: QApplication) -> Iterator[None]:
    if theme.current().name != "light" or theme.current().scale != 1.0 or not qapp.styleSheet():
        theme.apply(qapp, theme.load("light"))
    yield
    if theme.current().scale != 1.0:
        theme.apply(qapp, theme.load("light"))


@pytest.fixture
def show(qtbot: QtBot) -> Show:
    """Show widgets under one another in an active window of a width."""
    kept: list[QWidget] = []

    def show_them(*widgets: QWidget, width: int = 640) -> QWidget:
        window = QWidget()
        qtbot.addWidget(window)
        kept.append(window)  # qtbot itself holds windows only weakly
        column = QVBoxLayout(window)
        for widget in widgets:
            column.addWidget(widget)
        column.addStretch(1)
        window.resize(width, 400)
        with qtbot.waitExposed(window):
            window.show()
        window.activateWindow()
        return window

    return show_them
