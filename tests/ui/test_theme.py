import re
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tracker.ui import theme
from tracker.ui.focus_ring import FocusRing
from tracker.ui.widgets.page import Page

TEXT = ("ink", "muted", "accent", "accent_ink", "good", "warn", "bad")
DATA = ("twitching", "tingling", *(f"series_{place}" for place in range(3, 9)), "dose", "lab", "event")
PAIRS = (("on_accent", "accent"), ("on_accent", "accent_hover"), ("on_accent", "accent_pressed"))
SOFT = (("accent_ink", "accent_soft"), ("accent_ink", "accent_soft_hover"), ("ink", "hover"), ("ink", "pressed"))


def contrast(first: QColor, second: QColor) -> float:
    """WCAG 2.2: (lighter + 0.05) / (darker + 0.05) of the relative luminances."""
    light, dark = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(color: QColor) -> float:
    return 0.2126 * _linear(color.redF()) + 0.7152 * _linear(color.greenF()) + 0.0722 * _linear(color.blueF())


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def test_contrast_is_measured_as_the_guideline_says() -> None:
    assert contrast(QColor("#000000"), QColor("#FFFFFF")) == pytest.approx(21)
    assert contrast(QColor("#777777"), QColor("#FFFFFF")) == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("name", theme.names())
def test_text_can_be_read_on_page_and_card(name: str) -> None:
    look = theme.load(name)
    least = 7 if name.startswith("high_contrast") else 4.5
    for role in TEXT:
        for paper in ("window", "surface"):
            assert contrast(look.color(role), look.color(paper)) >= least, (role, paper)


@pytest.mark.parametrize("name", theme.names())
def test_words_on_coloured_buttons_can_be_read_while_pressed_too(name: str) -> None:
    look = theme.load(name)
    least = 7 if name.startswith("high_contrast") else 4.5
    for words, ground in (*PAIRS, *SOFT):
        assert contrast(look.color(words), look.color(ground)) >= least, (words, ground)


@pytest.mark.parametrize("name", theme.names())
def test_edges_of_controls_and_data_stand_out(name: str) -> None:
    look = theme.load(name)
    strong = name.startswith("high_contrast")
    for role in ("control_line", *DATA):
        assert contrast(look.color(role), look.color("surface")) >= (7 if strong else 3), role
    if strong:
        assert contrast(look.color("line"), look.color("surface")) >= 7


def test_all_themes_have_the_same_roles() -> None:
    roles = {name: set(theme.load(name).roles) for name in theme.names()}
    assert set(roles) == {"light", "dark", "high_contrast_light", "high_contrast_dark"}
    assert all(found == roles["light"] for found in roles.values())
    assert {*TEXT, *DATA, "window", "surface", "line", "control_line", "shade"} <= roles["light"]


@pytest.mark.parametrize("name", theme.names())
def test_high_contrast_has_no_soft_fills(name: str) -> None:
    look = theme.load(name)
    soft = look.roles["accent_soft"] != look.roles["surface"]
    assert soft is not name.startswith("high_contrast")
    assert contrast(look.color("chosen_line"), look.color("accent_ink")) < 3 or soft, "the choice needs its edge"


@pytest.mark.parametrize("name", theme.names())
@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_every_name_in_the_style_sheet_is_filled(qapp: QApplication, tmp_path: Path, name: str, scale: float) -> None:
    sheet = theme.style_sheet(replace(theme.load(name), scale=scale), tmp_path)
    assert "$" not in sheet
    pictures = re.findall(r"url\((.*?)\)", sheet)
    assert pictures
    assert all(Path(picture).is_file() for picture in pictures)


def test_dark_theme_is_our_own_palette(qapp: QApplication) -> None:
    theme.apply(qapp, theme.load("dark"))
    shown = qapp.palette()
    assert shown.color(QPalette.ColorRole.Window) == QColor("#12171C")
    assert shown.color(QPalette.ColorRole.Text) == QColor("#E8EDF2")
    theme.apply(qapp, theme.load("light"))
    assert qapp.palette().color(QPalette.ColorRole.Window) == QColor("#F5F7F9")


def test_text_size_scales_letters_and_targets(qtbot: QtBot, qapp: QApplication) -> None:
    button = QPushButton("Log")
    qtbot.addWidget(button)
    sizes = []
    for scale in (1.0, 2.0):
        theme.apply(qapp, theme.load("light"), scale)
        button.ensurePolished()
        sizes.append((button.sizeHint().height(), qapp.font().pointSizeF()))
    theme.apply(qapp, theme.load("light"))
    assert sizes[0][0] == 36
    assert sizes[1][0] >= 70
    assert sizes[1][1] == pytest.approx(2 * sizes[0][1], abs=0.02)


def test_current_theme_is_the_one_applied(qapp: QApplication) -> None:
    theme.apply(qapp, theme.load("dark"), 1.25)
    assert (theme.current().name, theme.current().scale, theme.current().px(8)) == ("dark", 1.25, 10)
    theme.apply(qapp, theme.load("light"))


def test_silent_system_gets_the_light_theme(qapp: QApplication) -> None:
    assert qapp.styleHints().colorScheme() == Qt.ColorScheme.Unknown, "the test needs a system that says nothing"
    assert theme.system_theme() == "light"


def test_ring_is_around_what_has_the_focus(qtbot: QtBot, qapp: QApplication) -> None:
    theme.apply(qapp, theme.load("light"))
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    column.setContentsMargins(0, 0, 0, 0)
    inside = QWidget()
    column.addWidget(inside)
    fields = QVBoxLayout(inside)
    first, second = QLineEdit(), QLineEdit()
    fields.addWidget(first)
    fields.addWidget(second)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Tab)
    ring = window.findChild(FocusRing)
    assert isinstance(ring, FocusRing)
    assert ring.widget() is second
    assert ring.isVisibleTo(window)
    around = second.rect().translated(second.mapTo(window, second.rect().topLeft()))
    assert ring.geometry() == around.adjusted(-4, -4, 4, 4)
    painted = window.grab(ring.geometry()).toImage().pixelColor(ring.width() // 2, 0)
    assert painted == theme.current().color("accent")


def test_page_that_holds_the_focus_for_its_keys_has_no_ring(qtbot: QtBot, qapp: QApplication) -> None:
    theme.apply(qapp, theme.load("light"))
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    page, field = Page("Today"), QLineEdit()
    page.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    column.addWidget(page)
    column.addWidget(field)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    field.setFocus()
    ring = window.findChild(FocusRing)
    assert isinstance(ring, FocusRing)
    page.setFocus()
    assert page.hasFocus()
    assert not ring.isVisible()


def test_ring_survives_the_window_it_was_in(qtbot: QtBot, qapp: QApplication) -> None:
    theme.apply(qapp, theme.load("light"))
    for _turn in range(2):
        window = QWidget()
        column = QVBoxLayout(window)
        field = QLineEdit()
        column.addWidget(field)
        with qtbot.waitExposed(window):
            window.show()
        window.activateWindow()
        field.setFocus()
        ring = window.findChild(FocusRing)
        assert isinstance(ring, FocusRing)
        assert ring.widget() is field
        with qtbot.waitSignal(window.destroyed):
            window.close()
            window.deleteLater()
