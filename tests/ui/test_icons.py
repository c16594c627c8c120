import re

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QPixmap
from PySide6.QtWidgets import QApplication

from tracker import resources
from tracker.ui import icons

WANTED = {
    *("today", "diary", "recovery", "treatment", "lab", "report", "learn", "settings"),
    *("chevron-left", "chevron-right", "chevron-down", "plus", "minus", "check", "close", "undo", "redo"),
    *("printer", "save", "info", "warning", "pin", "clock", "calendar-pick", "injection", "tablet", "note"),
}


def inked(picture: QPixmap) -> list[QColor]:
    """The colours of all pixels that are fully painted."""
    image = picture.toImage()
    points = ((x, y) for x in range(image.width()) for y in range(image.height()))
    return [color for x, y in points if (color := image.pixelColor(x, y)).alpha() == 255]


def test_no_icon_is_missing() -> None:
    assert set(icons.names()) >= WANTED


@pytest.mark.parametrize("name", icons.names())
def test_icon_is_drawn_in_the_colour_that_is_asked_for(qapp: QApplication, name: str) -> None:
    painted = inked(icons.pixmap(name, "#B5400A", 20, 2.0))
    assert len(painted) > 20
    assert {color.name() for color in painted} == {"#b5400a"}


@pytest.mark.parametrize("name", icons.names())
def test_drawing_has_no_colour_of_its_own_and_nothing_qt_ignores(name: str) -> None:
    text = resources.read_text("icons", f"{name}.svg")
    assert set(re.findall(r'(?:fill|stroke)="([^"]*)"', text)) <= {"none", "currentColor"}
    assert 'viewBox="0 0 20 20"' in text
    assert 'stroke-width="1.75"' in text
    assert not re.search(r"clip|style|<use|#[0-9a-fA-F]{3}", text)


def test_icon_is_crisp_on_a_dense_screen_and_faded_while_disabled(qapp: QApplication) -> None:
    made = icons.icon("check", "#17212B", "#55626F", 20, 2.0)
    dense = made.pixmap(QSize(20, 20), 2.0)
    assert dense.size() == QSize(40, 40)
    assert dense.devicePixelRatio() == 2.0
    faded = made.pixmap(QSize(20, 20), 2.0, QIcon.Mode.Disabled)
    assert {color.name() for color in inked(faded)} == {"#55626f"}


def test_same_picture_is_drawn_once(qapp: QApplication) -> None:
    assert icons.pixmap("plus", "#123456", 20) is icons.pixmap("plus", "#123456", 20)
