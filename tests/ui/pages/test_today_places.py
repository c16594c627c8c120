"""Where on the body: clicks on the figure and in the list make rows, and the rows add up to the day."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tracker.domain import catalogue
from tracker.domain.observation import Observation
from tracker.store.diary import Diary
from tracker.ui.main_window import MainWindow
from tracker.ui.observable_diary import ObservableDiary
from tracker.ui.pages.today import TodayPage
from tracker.ui.pages.today_places import PlacesPart

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # popups, without a screen

DAY = date(2026, 11, 22)
LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton

Open = Callable[[], MainWindow]


def today(window: MainWindow) -> TodayPage:
    page = window.page("today")
    assert isinstance(page, TodayPage)
    return page


@pytest.fixture
def page(open_window: Open, diary: Diary) -> TodayPage:
    return today(open_window())


@pytest.fixture
def places(page: TodayPage) -> PlacesPart:
    return page.twitches.places


def click(places: PlacesPart, site: str, button: Qt.MouseButton = LEFT) -> None:
    QTest.mouseClick(places.map, button, pos=places.map.spot(site).toPoint())


def speak_of(places: PlacesPart, name: str) -> None:
    places.switch.setFocus()
    QTest.keyClick(places.switch, Qt.Key.Key_Home)
    while places.switch.currentText() != name:
        QTest.keyClick(places.switch, Qt.Key.Key_Down)


def rows(diary: Diary, item: str = "twitching", day: date = DAY) -> dict[str, float]:
    return {row.site: row.value for row in diary.day(day).observations if row.item == item}


def test_a_click_on_the_body_adds_one_there_and_to_the_day(page: TodayPage, places: PlacesPart, diary: Diary) -> None:
    for site in ("calf-left", "calf-left", "eyelid-right"):
        click(places, site)
    assert rows(diary) == {"calf-left": 2, "eyelid-right": 1}
    assert page.twitches.counter.count.text() == "3"
    assert [chip.name.accessibleName() for chip in places.list.chips.values()] == ["Left calf · 2", "Right eyelid · 1"]


def test_click_places_what_was_typed_and_adds_only_when_all_have_a_place(
    page: TodayPage, places: PlacesPart, diary: Diary
) -> None:
    QTest.keyClicks(page, "2")
    QTest.keyClick(page.twitches.counter.count, Qt.Key.Key_Return)
    click(places, "calf-left")
    assert rows(diary) == {"": 1, "calf-left": 1}
    assert places.list.chips[""].name.accessibleName() == "No place yet · 1"
    click(places, "calf-left")
    assert rows(diary) == {"": 0, "calf-left": 2}
    assert page.twitches.counter.count.text() == "2"
    click(places, "forehead")
    assert rows(diary) == {"": 0, "calf-left": 2, "forehead": 1}
    assert page.twitches.counter.count.text() == "3"


def test_each_place_has_a_minus_that_keeps_the_total_and_a_plus_that_adds(
    page: TodayPage, places: PlacesPart, diary: Diary
) -> None:
    click(places, "calf-left")
    chip = places.list.chips["calf-left"]
    QTest.mouseClick(chip.more, LEFT)
    assert (rows(diary), page.twitches.counter.count.text()) == ({"calf-left": 2}, "2")
    QTest.mouseClick(chip.less, LEFT)
    assert (rows(diary), page.twitches.counter.count.text()) == ({"": 1, "calf-left": 1}, "2")


def test_counter_minus_is_off_with_its_reason_in_sight_while_all_have_a_place(
    page: TodayPage, places: PlacesPart, diary: Diary
) -> None:
    click(places, "calf-left")
    assert not page.twitches.counter.minus.isEnabled()
    assert page.twitches.counter.all_placed.isVisible()
    QTest.mouseClick(places.list.chips["calf-left"].less, LEFT)
    assert not page.twitches.counter.all_placed.isVisible()
    QTest.mouseClick(page.twitches.counter.minus, LEFT)
    assert rows(diary) == {"": 0}


def test_none_writes_one_zero_and_takes_the_places_away_as_one_step(
    page: TodayPage, places: PlacesPart, diary: Diary, observable: ObservableDiary
) -> None:
    click(places, "calf-left")
    click(places, "foot-left")
    QTest.mouseClick(page.twitches.counter.none, LEFT)
    assert rows(diary) == {"": 0}
    observable.undo()
    assert rows(diary) == {"calf-left": 1, "foot-left": 1}


def test_right_click_takes_the_place_away_and_keeps_the_total(places: PlacesPart, diary: Diary) -> None:
    click(places, "calf-left")
    click(places, "calf-left", RIGHT)
    assert rows(diary) == {"": 1}
    click(places, "calf-left", RIGHT)
    assert rows(diary) == {"": 1}, "there is nothing to take away"


def test_list_does_the_same_by_keyboard(places: PlacesPart, diary: Diary, qtbot: QtBot) -> None:
    places.list.add.setFocus()
    QTest.keyClick(places.list.add, Qt.Key.Key_Return)
    qtbot.waitUntil(places.list.popup.isVisible)
    QTest.keyClicks(places.list.popup.search, "left calf")
    QTest.keyClick(places.list.popup.search, Qt.Key.Key_Return)
    assert rows(diary) == {"calf-left": 1}
    chip = places.list.chips["calf-left"]
    QTest.keyClick(chip.more, Qt.Key.Key_Space)
    assert rows(diary) == {"calf-left": 2}
    QTest.keyClick(chip.less, Qt.Key.Key_Return)
    assert rows(diary) == {"": 1, "calf-left": 1}


def test_space_on_the_map_adds_at_the_place_and_not_to_the_tally(places: PlacesPart, diary: Diary) -> None:
    click(places, "calf-left")
    QTest.keyClick(places.map, Qt.Key.Key_Space)
    QTest.keyClick(places.map, Qt.Key.Key_Backspace)
    QTest.keyClick(places.map, Qt.Key.Key_Space)
    assert rows(diary) == {"": 0, "calf-left": 2}


def test_a_burst_in_one_place_is_one_step_and_another_place_another(
    places: PlacesPart, diary: Diary, observable: ObservableDiary
) -> None:
    for site in ("calf-left", "calf-left", "calf-left", "foot-left"):
        click(places, site)
    assert observable.undo_text == "twitches 1 on 22 Nov (Left foot)"
    observable.undo()
    assert rows(diary) == {"calf-left": 3}
    assert observable.undo_text == "twitches 3 on 22 Nov (Left calf)"
    observable.undo()
    assert rows(diary) == {}
    observable.redo()
    assert rows(diary) == {"calf-left": 3}
    assert places.list.chips["calf-left"].name.accessibleName() == "Left calf · 3"


def test_tingling_is_felt_at_a_place_or_not(places: PlacesPart, diary: Diary, observable: ObservableDiary) -> None:
    speak_of(places, "Tingling")
    click(places, "foot-left")
    click(places, "toe-right")
    assert rows(diary, "tingling") == {"foot-left": 1, "toe-right": 1}
    assert observable.undo_text == "Tingling felt on 22 Nov (Right toe)"
    click(places, "foot-left")
    assert rows(diary, "tingling") == {"toe-right": 1}
    observable.undo()
    assert rows(diary, "tingling") == {"foot-left": 1, "toe-right": 1}
    assert rows(diary) == {}, "twitches are another matter"


def test_places_of_tingling_leave_its_rating_alone(places: PlacesPart, diary: Diary, page: TodayPage) -> None:
    diary.put(Observation(day=DAY, item="numbness", value=4))
    speak_of(places, "Numbness")
    click(places, "finger-right")
    assert rows(diary, "numbness") == {"": 4, "finger-right": 1}
    assert "" not in places.list.chips


def test_switch_shows_the_places_of_what_it_says(places: PlacesPart) -> None:
    click(places, "calf-left")
    speak_of(places, "Numbness")
    assert list(places.list.chips) == []
    assert "Numbness" in places.map.accessibleName()
    speak_of(places, "Twitches")
    assert list(places.list.chips) == ["calf-left"]


@pytest.mark.parametrize("key", catalogue.placeable_items())
def test_everything_that_has_places_in_the_catalogue_is_reached_on_the_map(
    places: PlacesPart, diary: Diary, key: str
) -> None:
    speak_of(places, catalogue.items()[key].label)
    click(places, "calf-left")
    assert rows(diary, key) == {"calf-left": 1} if key != "twitching" else rows(diary, key)["calf-left"] == 1


def test_places_are_those_of_the_day_that_is_shown(page: TodayPage, places: PlacesPart, diary: Diary) -> None:
    click(places, "calf-left")
    page.show_day(DAY - timedelta(days=1))
    assert list(places.list.chips) == []
    click(places, "shin-right")
    assert rows(diary, day=DAY - timedelta(days=1)) == {"shin-right": 1}
    assert rows(diary) == {"calf-left": 1}


def test_a_place_from_elsewhere_is_in_the_list_though_not_on_the_map(
    page: TodayPage, places: PlacesPart, diary: Diary, observable: ObservableDiary
) -> None:
    row = Observation(day=DAY, item="twitching", site="lower_limb-left", value=2)
    observable.put(row, "import")
    assert places.list.chips["lower_limb-left"].name.accessibleName() == "Whole left leg · 2"


@pytest.mark.parametrize("size", [(1000, 640), (1280, 800)])
def test_map_is_whole_and_large_enough_at_every_size(
    open_window: Open, full: Diary, size: tuple[int, int], qtbot: QtBot
) -> None:
    window = open_window()
    page = today(window)
    window.resize(*size)
    qtbot.waitUntil(lambda: window.width() == size[0])
    assert page.twitches.places.map.height() >= 260
    assert page.area.horizontalScrollBar().maximum() == 0


@pytest.mark.qt_log_ignore("Mouse event .* not accepted", extend=True)
def test_a_diary_that_can_only_be_read_shows_its_places_and_takes_none(
    open_window: Open, diary: Diary, monkeypatch: pytest.MonkeyPatch
) -> None:
    diary.put(Observation(day=DAY, item="twitching", site="calf-left", value=4))
    monkeypatch.setattr(Diary, "read_only", True)
    places = today(open_window()).twitches.places
    assert places.map.isVisible()
    assert not places.list.hint.isVisible()
    assert places.list.chips["calf-left"].name.accessibleName() == "Left calf · 4"
    click(places, "calf-left")
    QTest.mouseClick(places.list.chips["calf-left"].less, LEFT)
    assert rows(diary) == {"calf-left": 4}
