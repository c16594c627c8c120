"""Recovery shows what was recorded, in the range and with the symptoms that are chosen."""

from collections.abc import Callable
from datetime import date

import numpy as np
from matplotlib.backend_bases import MouseButton, MouseEvent
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tracker.domain.observation import Observation
from tracker.store.diary import Diary
from tracker.ui.main_window import MainWindow
from tracker.ui.pages.recovery import RecoveryPage
from tracker.ui.pages.today import TodayPage
from tracker.ui.widgets.chart_view import ChartView

Open = Callable[[], MainWindow]
LEFT = Qt.MouseButton.LeftButton


def recovery(window: MainWindow) -> RecoveryPage:
    window.open_page("recovery")
    page = window.page("recovery")
    assert isinstance(page, RecoveryPage)
    return page


def drawn_days(page: RecoveryPage, item: str) -> list[float]:
    lines = [line for axes in chart(page).canvas.figure.axes for line in axes.lines]
    return [float(x) for line in lines if line.get_gid() == f"{item}:dots" for x in np.asarray(line.get_xdata())]


def chart(page: RecoveryPage) -> ChartView:
    assert page.chart is not None
    return page.chart


def test_range_first_shown_reaches_back_before_treatment(open_window: Open, full: Diary) -> None:
    page = recovery(open_window())
    baseline = full.history(full.span()).baseline  # type: ignore[arg-type]
    assert baseline is not None
    assert min(drawn_days(page, "twitching")) < baseline.last.toordinal()


def test_range_crops_the_picture_and_not_the_figures(open_window: Open, full: Diary) -> None:
    page = recovery(open_window())
    before = page.cards.symptoms[0].figure.text()
    page.range.chosen.emit("28")
    page.range.show_choice("28")
    page.draw()
    assert min(drawn_days(page, "twitching")) > full.today.toordinal() - 28
    assert page.cards.symptoms[0].figure.text() == before


def test_chosen_symptom_gets_a_panel(open_window: Open, full: Diary) -> None:
    page = recovery(open_window())
    assert drawn_days(page, "fatigue") == []
    QTest.mouseClick(page.chips["fatigue"], LEFT)
    assert drawn_days(page, "fatigue") != []


def test_cards_say_medians_with_their_days(open_window: Open, full: Diary) -> None:
    page = recovery(open_window())
    card = page.cards.symptoms[0]
    assert "→" in card.figure.text()
    assert "days" in card.details.text()


def test_one_day_alone_is_called_typical_of_nothing(open_window: Open, diary: Diary) -> None:
    diary.put(Observation(day=diary.today, item="twitching", value=7))
    page = recovery(open_window())
    assert page.cards.symptoms[0].figure.text() == "too few days"
    assert page.cards.diary.figure.text() == "100% of days"


def test_click_on_the_chart_opens_that_day(open_window: Open, full: Diary, qtbot: QtBot) -> None:
    window = open_window()
    page = recovery(window)
    canvas = chart(page).canvas
    canvas.draw()
    day = date(2026, 8, 3)
    axes = canvas.figure.axes[0]
    x, y = axes.transData.transform((day.toordinal(), sum(axes.get_ylim()) / 2))
    with qtbot.waitSignal(page.day_opened) as opened:
        event = MouseEvent("button_release_event", canvas, x, y, MouseButton.LEFT)
        canvas.callbacks.process("button_release_event", event)
    assert opened.args == [day]
    today = window.page("today")
    assert isinstance(today, TodayPage)
    assert (today.day, window.stack.currentWidget()) == (day, today)


def test_chart_is_told_to_those_who_cannot_see_it(open_window: Open, full: Diary) -> None:
    page = recovery(open_window())
    assert "Twitches" in chart(page).canvas.accessibleDescription()
