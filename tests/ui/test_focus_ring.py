"""The ring follows the keyboard, and lets go when the program ends."""

import subprocess
import sys

from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from tracker.ui.focus_ring import FocusFollower, FocusRing

ENDING = """
from PySide6.QtWidgets import QApplication, QLineEdit
from tracker.ui.focus_ring import FocusFollower
app = QApplication([])
follower = FocusFollower(app)
line = QLineEdit()
line.show()
line.setFocus()
app.processEvents()
"""


def test_ring_is_around_what_has_the_focus_until_the_program_ends(qtbot: QtBot, qapp: QApplication) -> None:
    follower, window = FocusFollower(qapp), QWidget()
    qtbot.addWidget(window)
    row = QHBoxLayout(window)
    first, second = QLineEdit(), QLineEdit()
    for line in (first, second):
        row.addWidget(line)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    first.setFocus()
    ring = follower._ring
    assert isinstance(ring, FocusRing)
    assert ring.widget() is first
    second.setFocus()
    assert ring.widget() is second
    follower.rest()
    assert not isValid(ring)
    first.setFocus()
    assert follower._ring is None


def test_ring_comes_when_what_has_the_focus_is_scrolled_into_sight(qtbot: QtBot, qapp: QApplication) -> None:
    follower, area, inside = FocusFollower(qapp), QScrollArea(), QWidget()
    qtbot.addWidget(area)
    column = QVBoxLayout(inside)
    lines = [QLineEdit() for _number in range(40)]
    for line in lines:
        column.addWidget(line)
    area.setWidget(inside)
    area.resize(200, 200)
    with qtbot.waitExposed(area):
        area.show()
    area.activateWindow()
    lines[-1].setFocus()
    area.ensureWidgetVisible(lines[-1])
    qtbot.waitUntil(lambda: follower._ring is not None and follower._ring.isVisible())
    assert follower._ring is not None
    assert follower._ring.widget() is lines[-1]
    follower.rest()


def test_program_that_ends_with_a_focused_window_ends_in_peace() -> None:
    done = subprocess.run([sys.executable, "-c", ENDING], capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr
