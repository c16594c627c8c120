from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tracker.charts.body_map import body
from tracker.domain import catalogue
from tracker.ui.reading_order import stops
from tracker.ui.widgets.place_list import PlaceList, all_sites

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # popups, without a screen

Show = Callable[..., QWidget]
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def places(show: Show) -> PlaceList:
    made = PlaceList()
    show(made, width=420)
    return made


def test_places_stand_from_head_to_foot_and_the_rest_last(places: PlaceList) -> None:
    places.show_amounts({"foot-left": 3, "calf-left": 4, "eyelid-right": 1}, 2, counted=True)
    shown = [places._flow.itemAt(at).widget() for at in range(places._flow.count())]  # type: ignore[union-attr]
    assert [chip.name.accessibleName() for chip in shown] == [  # type: ignore[union-attr]
        "Right eyelid · 1",
        "Left calf · 4",
        "Left foot · 3",
        "No place yet · 2",
    ]


def test_name_places_one_plus_adds_one_and_minus_takes_a_place_away(qtbot: QtBot, places: PlaceList) -> None:
    places.show_amounts({"calf-left": 4}, 0, counted=True)
    chip = places.chips["calf-left"]
    with qtbot.waitSignal(places.placed, check_params_cb=lambda site: site == "calf-left"):
        QTest.mouseClick(chip.name, LEFT)
    with qtbot.waitSignal(places.added, check_params_cb=lambda site: site == "calf-left"):
        QTest.mouseClick(chip.more, LEFT)
    with qtbot.waitSignal(places.removed, check_params_cb=lambda site: site == "calf-left"):
        QTest.mouseClick(chip.less, LEFT)


def test_what_is_felt_has_a_mark_and_no_number_and_a_click_takes_it_off(qtbot: QtBot, places: PlaceList) -> None:
    places.show_amounts({"foot-left": 1}, 0, counted=False)
    chip = places.chips["foot-left"]
    assert chip.name.text() == "Left foot"
    assert not chip.name.icon().isNull()
    assert chip.less.isHidden()
    with qtbot.waitSignal(places.removed):
        QTest.mouseClick(chip.name, LEFT)


def test_a_tap_changes_one_number_and_keeps_the_chips(places: PlaceList) -> None:
    places.show_amounts({"calf-left": 4, "foot-left": 1}, 0, counted=True)
    before = dict(places.chips)
    places.show_amounts({"calf-left": 5, "foot-left": 1}, 0, counted=True)
    assert places.chips == before
    assert places.chips["calf-left"].name.accessibleName() == "Left calf · 5"


def test_keyboard_finds_a_place_when_its_chip_goes(places: PlaceList) -> None:
    places.show_amounts({"calf-left": 1}, 0, counted=True)
    places.chips["calf-left"].less.setFocus()
    places.show_amounts({}, 0, counted=True)
    assert QApplication.focusWidget() is places.add


def test_tab_goes_through_the_chips_as_they_stand(places: PlaceList, qtbot: QtBot) -> None:
    places.show_amounts({"calf-left": 1}, 1, counted=True)
    places.show_amounts({"calf-left": 1, "eyelid-left": 1}, 1, counted=True)
    chips = [places.chips[site] for site in ("eyelid-left", "calf-left", "")]
    qtbot.waitUntil(lambda: all(chip.isVisible() for chip in chips))
    assert not chips[-1].name.isEnabled(), "what has no place yet is given one by naming it"
    order = [*(button for chip in chips[:-1] for button in (chip.less, chip.name, chip.more)), places.add]
    assert stops(places) == order


def test_long_name_takes_two_lines_where_the_room_is_narrow(places: PlaceList, show: Show, qtbot: QtBot) -> None:
    narrow = PlaceList()
    show(narrow, width=200)
    for shown in (places, narrow):
        shown.show_amounts({"lower_back-right": 12}, 0, counted=True)
    name = narrow.chips["lower_back-right"].name
    qtbot.waitUntil(lambda: name.text().count("\n") == 1)
    assert "\n" not in places.chips["lower_back-right"].name.text()
    assert name.text().replace("\n", " ") == "Right side of lower back · 12"
    assert name.width() >= name.minimumSizeHint().width()


def test_buttons_say_what_they_do_and_where(places: PlaceList) -> None:
    places.show_amounts({"calf-left": 4}, 0, counted=True)
    chip = places.chips["calf-left"]
    said = (chip.name.accessibleName(), chip.name.accessibleDescription())
    assert said == ("Left calf · 4", "One of the twitches was here")
    assert chip.less.accessibleName() == "Left calf: remove one from here"
    assert chip.more.accessibleName() == "Left calf: one more"
    assert min(chip.height(), chip.less.width(), chip.more.width()) >= 34


def test_list_offers_every_place_of_the_catalogue_and_all_of_the_map() -> None:
    sites = all_sites()
    assert {region.site for region in body().regions} <= set(sites)
    assert len(sites) == sum(2 if found.paired else 1 for found in catalogue.body_sites().values())


def test_a_place_is_found_by_a_part_of_its_name_and_placed_by_enter(qtbot: QtBot, places: PlaceList) -> None:
    QTest.keyClick(places.add, Qt.Key.Key_Return)
    qtbot.waitUntil(places.popup.isVisible)
    QTest.keyClicks(places.popup.search, "calf lef")
    with qtbot.waitSignal(places.placed, check_params_cb=lambda site: site == "calf-left"):
        QTest.keyClick(places.popup.search, Qt.Key.Key_Return)
    assert not places.popup.isVisible()


def test_arrow_keys_choose_among_what_was_found(qtbot: QtBot, places: PlaceList) -> None:
    places.open_choice()
    QTest.keyClicks(places.popup.search, "calf")
    QTest.keyClick(places.popup.search, Qt.Key.Key_Down)
    with qtbot.waitSignal(places.placed, check_params_cb=lambda site: site == "calf-right"):
        QTest.keyClick(places.popup.search, Qt.Key.Key_Return)


def test_what_is_nowhere_adds_nothing(places: PlaceList) -> None:
    asked: list[str] = []
    places.added.connect(asked.append)
    places.open_choice()
    QTest.keyClicks(places.popup.search, "moon")
    QTest.keyClick(places.popup.search, Qt.Key.Key_Return)
    assert asked == []
    QTest.keyClick(places.popup.search, Qt.Key.Key_Escape)
    assert not places.popup.isVisible()


def test_a_click_in_the_choice_places(qtbot: QtBot, places: PlaceList) -> None:
    places.open_choice()
    choice = places.popup.places
    item = choice.item(2)
    site = item.data(Qt.ItemDataRole.UserRole)
    with qtbot.waitSignal(places.placed, check_params_cb=lambda found: found == site):
        QTest.mouseClick(choice.viewport(), LEFT, pos=choice.visualItemRect(item).center())
