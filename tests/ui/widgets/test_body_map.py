from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QImage, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tracker.charts.body_map import body
from tracker.ui import theme
from tracker.ui.widgets.body_map import BodyMap

Show = Callable[..., QWidget]
LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton


@pytest.fixture
def drawn(qtbot: QtBot) -> BodyMap:
    """A map in a window of its own, speaking of twitches."""
    shown = BodyMap()
    qtbot.addWidget(shown)
    shown.resize(420, 460)
    shown.show_amounts({}, "Twitches", "twitching", counted=True)
    with qtbot.waitExposed(shown):
        shown.show()
    shown.activateWindow()
    return shown


def at(drawn: BodyMap, site: str) -> QPoint:
    return drawn.spot(site).toPoint()


def picture(drawn: BodyMap) -> QImage:
    return drawn.grab().toImage()


@pytest.mark.parametrize("site", sorted({region.site for region in body().regions}))
def test_a_click_on_what_is_painted_adds_one_there(qtbot: QtBot, drawn: BodyMap, site: str) -> None:
    with qtbot.waitSignal(drawn.placed, check_params_cb=lambda found: found == site):
        QTest.mouseClick(drawn, LEFT, pos=at(drawn, site))


def test_right_button_takes_one_away_and_opens_no_menu(qtbot: QtBot, drawn: BodyMap) -> None:
    added: list[str] = []
    drawn.placed.connect(added.append)
    with qtbot.waitSignal(drawn.removed, check_params_cb=lambda found: found == "calf-left"):
        QTest.mouseClick(drawn, RIGHT, pos=at(drawn, "calf-left"))
    assert added == []


def test_quick_second_click_counts_too(drawn: BodyMap) -> None:
    added: list[str] = []
    drawn.placed.connect(added.append)
    QTest.mouseClick(drawn, LEFT, pos=at(drawn, "calf-left"))
    QTest.mouseDClick(drawn, LEFT, pos=at(drawn, "calf-left"))
    assert added == ["calf-left"] * 2


def test_a_click_beside_the_paint_still_counts(qtbot: QtBot, drawn: BodyMap) -> None:
    beside = at(drawn, "finger-left") + QPoint(12, 10)
    assert drawn.place_at(QPointF(beside)) == "finger-left"
    with qtbot.waitSignal(drawn.placed):
        QTest.mouseClick(drawn, LEFT, pos=beside)


def test_hand_shows_where_a_click_counts(drawn: BodyMap) -> None:
    QTest.mouseMove(drawn, at(drawn, "knee-right"))
    assert drawn.cursor().shape() == Qt.CursorShape.PointingHandCursor
    QTest.mouseMove(drawn, QPoint(drawn.width() - 1, drawn.height() - 1))
    assert drawn.cursor().shape() == Qt.CursorShape.ArrowCursor


def test_name_and_number_show_under_the_pointer_and_go_with_it(drawn: BodyMap) -> None:
    before = picture(drawn)
    QTest.mouseMove(drawn, at(drawn, "knee-right"))
    hovered = picture(drawn)
    strip = QRect(0, at(drawn, "toe-left").y() + 12, drawn.width(), 24)
    assert hovered.copy(strip) != before.copy(strip)
    QTest.mouseMove(drawn, QPoint(drawn.width() - 1, drawn.height() - 1))
    assert picture(drawn) == before


def test_more_is_darker_and_no_number_is_blank(drawn: BodyMap) -> None:
    beside = at(drawn, "thigh_back-left") + QPoint(0, 24)  # the number stands in the middle
    shades = []
    for amount in (0, 1, 4, 16):
        drawn.show_amounts({"thigh_back-left": amount}, "Twitches", "twitching", counted=True)
        shades.append(picture(drawn).pixelColor(beside).lightness())
    assert shades == sorted(shades, reverse=True)
    assert len(set(shades)) == 4


def test_what_is_felt_is_painted_in_its_own_colour_without_a_number(drawn: BodyMap) -> None:
    drawn.show_amounts({"foot-left": 1, "thigh_back-left": 1}, "Tingling", "tingling", counted=False)
    found = picture(drawn).pixelColor(at(drawn, "thigh_back-left"))
    assert found.blue() > found.red()


def test_arrow_keys_go_from_region_to_region(drawn: BodyMap) -> None:
    QTest.mouseClick(drawn, LEFT, pos=at(drawn, "knee-left"))
    asked: list[str] = []
    drawn.placed.connect(asked.append)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_Right):
        QTest.keyClick(drawn, key)
        QTest.keyClick(drawn, Qt.Key.Key_Return)
    assert asked == ["shin-left", "shin-right", "knee-right", "knee-left"]


def test_every_place_can_be_reached_by_arrow_keys(drawn: BodyMap) -> None:
    start = body().regions[0]
    found, waiting = {start}, [start]
    while waiting:
        region = waiting.pop()
        for key in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down):
            drawn._current = region
            QTest.keyClick(drawn, key)
            if drawn._current not in found:
                found.add(drawn._current)
                waiting.append(drawn._current)
    assert {region.site for region in found} == {region.site for region in body().regions}


def test_arrow_at_the_edge_stays(drawn: BodyMap) -> None:
    QTest.mouseClick(drawn, LEFT, pos=at(drawn, "toe-left"))
    QTest.keyClick(drawn, Qt.Key.Key_Down)
    assert "toe" in drawn.accessibleName()


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Plus])
def test_keys_add_where_the_keyboard_is_and_the_window_does_not_take_them(
    qtbot: QtBot, drawn: BodyMap, key: Qt.Key
) -> None:
    taps: list[int] = []
    QShortcut(QKeySequence(key), drawn.window()).activated.connect(lambda: taps.append(1))
    drawn.setFocus(Qt.FocusReason.TabFocusReason)
    with qtbot.waitSignal(drawn.placed):
        QTest.keyClick(drawn, key)
    assert taps == []


@pytest.mark.parametrize("key", [Qt.Key.Key_Backspace, Qt.Key.Key_Delete, Qt.Key.Key_Minus])
def test_keys_take_away_where_the_keyboard_is(qtbot: QtBot, drawn: BodyMap, key: Qt.Key) -> None:
    drawn.setFocus(Qt.FocusReason.TabFocusReason)
    with qtbot.waitSignal(drawn.removed):
        QTest.keyClick(drawn, key)


def test_screen_reader_hears_subject_place_and_number(drawn: BodyMap) -> None:
    assert BodyMap().accessibleName() == "Body map, "
    QTest.mouseClick(drawn, LEFT, pos=at(drawn, "calf-left"))
    drawn.show_amounts({"calf-left": 4}, "Twitches", "twitching", counted=True)
    assert drawn.accessibleName() == "Body map, Twitches: Left calf · 4"
    drawn.show_amounts({"calf-left": 1}, "Numbness", "series_3", counted=False)
    assert drawn.accessibleName() == "Body map, Numbness: Left calf · felt here"
    assert "Arrow keys" in drawn.accessibleDescription()


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_it_is_never_lower_than_can_be_hit_and_grows_with_its_room(qtbot: QtBot, scale: float) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.apply(app, theme.load("light"), scale)
    window = QWidget()
    qtbot.addWidget(window)
    drawn = BodyMap()
    QVBoxLayout(window).addWidget(drawn)
    assert drawn.minimumSizeHint().height() >= 260
    with qtbot.waitExposed(window):
        window.show()
    window.resize(900, 900)
    qtbot.waitUntil(lambda: drawn.height() > 800)
    ankle = drawn.spot("foot-left").y()
    assert ankle > 700
    assert all(drawn.rect().contains(at(drawn, region.site)) for region in body().regions)


def test_only_what_changed_is_drawn_anew(drawn: BodyMap) -> None:
    picture(drawn)
    sheets = drawn._figure._sheets
    drawn.show_amounts({"calf-left": 4}, "Twitches", "twitching", counted=True)
    picture(drawn)
    assert drawn._figure._sheets is sheets


def test_another_theme_is_worn_at_once(drawn: BodyMap, show: Show) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    spot = at(drawn, "thigh_back-left")
    light = picture(drawn).pixelColor(spot).lightness()
    theme.apply(app, theme.load("dark"))
    dark = picture(drawn).pixelColor(spot).lightness()
    theme.apply(app, theme.load("light"))
    assert light > 200
    assert dark < 100


@pytest.mark.qt_log_ignore("Mouse event .* not accepted", extend=True)
def test_without_leave_to_write_it_is_seen_and_takes_no_click(drawn: BodyMap) -> None:
    drawn.show_amounts({"thigh_back-left": 4}, "Twitches", "twitching", counted=True)
    drawn.setEnabled(False)
    asked: list[str] = []
    drawn.placed.connect(asked.append)
    QTest.mouseClick(drawn, LEFT, pos=at(drawn, "calf-left"))
    assert asked == []
    beside = QPoint(0, 24)
    found = picture(drawn)
    assert found.pixelColor(at(drawn, "thigh_back-left") + beside) != found.pixelColor(
        at(drawn, "thigh_back-right") + beside
    )
