"""A chart under the hand: wheel, drag, keys and pointer say which days are wanted and read a day out."""

from datetime import date, timedelta
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.build import history
from tests.charts.drawn import after, injected, screen_roles, seen
from tests.ui.widgets.conftest import Show
from tracker.charts import pointing, readout, recovery
from tracker.charts.style import screen_style
from tracker.charts.view import View
from tracker.domain.event import Event
from tracker.domain.history import Period
from tracker.ui.widgets.chart_view import ChartView

WHOLE = Period(after(-28), after(200))
SHOWN = Period(after(0), after(99))
NONE = Qt.KeyboardModifier.NoModifier
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
MADE = history(
    [
        *(seen(day, day % 20) for day in range(-28, 200) if day != 50),
        injected(40),
        Event(day=after(40), text="Fever"),
    ],
    WHOLE,
)


class Shown:
    """A chart over a small diary that goes where it is told to."""

    def __init__(self, show: Show) -> None:
        self.view = ChartView("Chart")
        self.view.setMinimumHeight(320)
        self.days = SHOWN
        self.view.moved.connect(self.draw)
        show(self.view, width=700)
        self.draw(SHOWN)

    def draw(self, days: Period) -> None:
        self.days = days
        view = View(days, ("twitching",))
        self.view.show_chart(
            lambda width, height, dpi, earlier: recovery.draw(
                MADE, screen_style(screen_roles(), width, height, dpi), view, earlier
            ),
            lambda day: readout.readout(MADE, view, day),
            days,
            WHOLE,
        )

    def place(self, day: date) -> QPoint:
        across = pointing.place_of(self.view.figure, day)
        return QPoint(round(across * self.view.width()), self.view.height() // 2)

    def turn(self, day: date, up: int, modifiers: Qt.KeyboardModifier = NONE) -> QWheelEvent:
        """Turn the wheel over a day by steps."""
        place = QPointF(self.place(day))
        where = place, QPointF(self.view.mapToGlobal(place.toPoint()))
        buttons, phase = Qt.MouseButton.NoButton, Qt.ScrollPhase.NoScrollPhase
        event = QWheelEvent(*where, QPoint(), QPoint(0, 120 * up), buttons, modifiers, phase, False)
        QApplication.sendEvent(self.view, event)
        return event


@pytest.fixture
def chart(show: Show) -> Shown:
    return Shown(show)


def moved(chart: Shown, qtbot: QtBot, act: Any, *arguments: Any) -> Period:
    with qtbot.waitSignal(chart.view.moved):
        act(*arguments)
    return chart.days


def test_wheel_shows_fewer_days_and_keeps_the_day_under_the_pointer_there(chart: Shown, qtbot: QtBot) -> None:
    day = after(30)
    before = chart.place(day)
    nearer = moved(chart, qtbot, chart.turn, day, 2)
    assert nearer.days < SHOWN.days * 0.7
    assert abs(chart.place(day).x() - before.x()) <= 700 / nearer.days
    assert moved(chart, qtbot, chart.turn, day, -2).days == pytest.approx(SHOWN.days, abs=1)


def test_wheel_with_shift_moves_on(chart: Shown, qtbot: QtBot) -> None:
    later = moved(chart, qtbot, chart.turn, after(30), -1, SHIFT)
    assert (later.days, later.first) == (SHOWN.days, after(13))


def test_wheel_that_changes_nothing_is_left_to_the_page(chart: Shown, qtbot: QtBot) -> None:
    while chart.days != WHOLE:
        moved(chart, qtbot, chart.turn, after(30), -1)
    assert not chart.turn(after(30), -1).isAccepted()
    assert chart.turn(after(30), 1).isAccepted()


def test_drag_moves_the_days_along_and_opens_none(chart: Shown, qtbot: QtBot) -> None:
    opened: list[date] = []
    chart.view.chosen.connect(opened.append)
    start, end = chart.place(after(50)), chart.place(after(30))
    QTest.mousePress(chart.view, Qt.MouseButton.LeftButton, NONE, start)
    with qtbot.waitSignal(chart.view.moved):
        QTest.mouseMove(chart.view, end)
    QTest.mouseRelease(chart.view, Qt.MouseButton.LeftButton, NONE, end)
    assert abs((chart.days.first - after(20)).days) <= 1
    assert opened == []


def test_days_end_where_the_diary_ends(chart: Shown, qtbot: QtBot) -> None:
    for _step in range(20):
        chart.view.pan(1)
    with qtbot.waitSignal(chart.view.moved):
        chart.view.pan(-0.01)
    assert chart.days.last >= WHOLE.last - timedelta(days=2)
    assert chart.days.days == SHOWN.days


@pytest.mark.parametrize(("key", "days"), [(Qt.Key.Key_Plus, 80), (Qt.Key.Key_Minus, 125)])
def test_plus_and_minus_zoom(chart: Shown, qtbot: QtBot, key: Qt.Key, days: int) -> None:
    chart.view.setFocus()
    assert moved(chart, qtbot, QTest.keyClick, chart.view, key).days == days


def test_arrow_with_control_pans(chart: Shown, qtbot: QtBot) -> None:
    chart.view.setFocus()
    assert moved(chart, qtbot, QTest.keyClick, chart.view, Qt.Key.Key_Left, CTRL).first < SHOWN.first
    assert chart.days.days == SHOWN.days


def test_home_wishes_the_whole(chart: Shown, qtbot: QtBot) -> None:
    with qtbot.waitSignal(chart.view.whole_wanted):
        QTest.keyClick(chart.view, Qt.Key.Key_Home)


def test_pointer_reads_the_day_out(chart: Shown) -> None:
    QTest.mouseMove(chart.view, chart.place(after(40)))
    assert chart.view.readout.shown
    text = chart.view.readout.text()
    assert text.startswith("6 Jun 2026")
    assert "Twitches per day: 0" in text
    assert "Fever" in text
    assert "ydroxocobalamin" in text


def test_day_without_an_entry_is_read_out_as_not_recorded(chart: Shown) -> None:
    QTest.mouseMove(chart.view, chart.place(after(50)))
    assert "not recorded" in chart.view.readout.text()


def test_pointer_beside_the_panels_reads_nothing(chart: Shown) -> None:
    QTest.mouseMove(chart.view, chart.place(after(40)))
    QTest.mouseMove(chart.view, QPoint(3, 100))
    assert not chart.view.readout.shown


def test_read_out_stays_inside_the_chart(chart: Shown) -> None:
    for day in (SHOWN.first, SHOWN.last):
        QTest.mouseMove(chart.view, chart.place(day))
        assert chart.view.rect().contains(chart.view.readout.box)


def test_line_is_painted_at_the_day(chart: Shown) -> None:
    before = chart.view.grab().toImage()
    QTest.mouseMove(chart.view, chart.place(after(50)))
    x, y = chart.place(after(50)).x(), chart.view.height() - 120
    after_it = chart.view.grab().toImage()
    changed = [at for at in range(x - 3, x + 4) if before.pixel(at, y) != after_it.pixel(at, y)]
    assert 1 <= len(changed) <= 2


def test_arrow_keys_read_days_out_one_after_another(chart: Shown) -> None:
    QTest.keyClick(chart.view, Qt.Key.Key_Right)
    assert chart.view.day == SHOWN.last
    QTest.keyClick(chart.view, Qt.Key.Key_Left)
    QTest.keyClick(chart.view, Qt.Key.Key_Left, SHIFT)
    assert chart.view.day == SHOWN.last - timedelta(days=8)
    assert "Twitches per day" in chart.view.readout.text()


def test_arrow_keys_take_the_picture_along(chart: Shown, qtbot: QtBot) -> None:
    QTest.keyClick(chart.view, Qt.Key.Key_Right)
    days = moved(chart, qtbot, QTest.keyClick, chart.view, Qt.Key.Key_Right, SHIFT)
    assert days.last == SHOWN.last + timedelta(days=7)
    assert chart.view.day == days.last
    assert chart.view.readout.shown


def test_enter_opens_the_day_that_is_read_out(chart: Shown, qtbot: QtBot) -> None:
    QTest.keyClick(chart.view, Qt.Key.Key_Left)
    with qtbot.waitSignal(chart.view.chosen) as chosen:
        QTest.keyClick(chart.view, Qt.Key.Key_Return)
    assert chosen.args == [SHOWN.last]


def test_escape_ends_the_read_out(chart: Shown) -> None:
    QTest.keyClick(chart.view, Qt.Key.Key_Left)
    QTest.keyClick(chart.view, Qt.Key.Key_Escape)
    assert (chart.view.day, chart.view.readout.shown) == (None, False)


def test_click_opens_the_day(chart: Shown, qtbot: QtBot) -> None:
    with qtbot.waitSignal(chart.view.chosen) as chosen:
        QTest.mouseClick(chart.view, Qt.MouseButton.LeftButton, NONE, chart.place(after(40)))
    assert chosen.args == [after(40)]
