"""Injection sites: the map and the list say how long ago each was used, and agree with what the dose form suggests."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tracker.domain.change import Edit
from tracker.domain.dose import Dose
from tracker.store.diary import Diary
from tracker.ui.dialogs.dose_dialog import DoseDialog
from tracker.ui.main_window import MainWindow
from tracker.ui.observable_diary import ObservableDiary
from tracker.ui.pages.treatment import TreatmentPage
from tracker.ui.pages.treatment_sites import SitesCard
from tracker.ui.widgets.button import Button

LEFT = Qt.MouseButton.LeftButton
Open = Callable[[], MainWindow]


def injected(day: date, site: str, **changes: Any) -> Dose:
    fields = {"medicine": "hydroxocobalamin", "amount_ug": 1000, "route": "im", **changes}
    return Dose(day=day, site=site, **fields)


@pytest.fixture
def rotated(diary: Diary) -> Diary:
    """Right arm 52 days ago, left arm 31, right thigh today, and one more there that was skipped."""
    for day, site in (((10, 1), "deltoid-right"), ((10, 22), "deltoid-left"), ((11, 22), "thigh_outer-right")):
        diary.add(injected(date(2026, *day), site))
    diary.add(injected(date(2026, 11, 20), "deltoid-right", status="skipped"))
    return diary


def page_of(window: MainWindow) -> TreatmentPage:
    window.open_page("treatment")
    page = window.page("treatment")
    assert isinstance(page, TreatmentPage)
    return page


def rows(card: SitesCard) -> list[tuple[str, ...]]:
    shown = card.list
    items = [[shown.item(row, column) for column in range(3)] for row in range(shown.rowCount())]
    return [tuple(item.text() if item else "" for item in row) for row in items]


def test_list_has_days_since_each_was_used_and_the_next_one_first(open_window: Open, rotated: Diary) -> None:
    card = page_of(open_window()).sites
    assert rows(card) == [
        ("Right upper arm muscle (next)", "52", "1 Oct 2026"),
        ("Left upper arm muscle", "31", "22 Oct 2026"),
        ("Right outer thigh", "0", "22 Nov 2026"),
        ("Left outer thigh", "", "not used yet"),
        ("Side of left hip", "", "not used yet"),
        ("Side of right hip", "", "not used yet"),
    ]


def test_next_one_is_what_the_form_of_a_dose_suggests(open_window: Open, rotated: Diary) -> None:
    window = open_window()
    page = page_of(window)
    QTest.mouseClick(page.add_dose, LEFT)
    (dialog,) = window.findChildren(DoseDialog)
    assert isinstance(dialog, DoseDialog)
    assert (dialog.site.key(), page.sites.list.site(0)) == ("", "deltoid-right")
    assert dialog.dose().site == ""
    QTest.mouseClick(dialog.site.chip, LEFT)
    assert dialog.site.key() == "deltoid-right"


def test_click_on_the_map_goes_to_the_place_in_the_list(qtbot: QtBot, open_window: Open, rotated: Diary) -> None:
    page = page_of(open_window())
    qtbot.waitUntil(lambda: page.sites.map.height() >= page.sites.map.minimumSizeHint().height())
    QTest.mouseClick(page.sites.map, LEFT, pos=page.sites.map.spot("thigh_outer-right").toPoint())
    assert page.sites.list.site(page.sites.list.currentRow()) == "thigh_outer-right"


def test_keys_go_through_the_list_and_tab_leaves_it(open_window: Open, rotated: Diary) -> None:
    page = page_of(open_window())
    page.sites.list.setFocus()
    for _time in range(2):
        QTest.keyClick(page.sites.list, Qt.Key.Key_Down)
    assert page.sites.list.currentRow() in (1, 2)
    QTest.keyClick(page.sites.list, Qt.Key.Key_Tab)
    assert not page.sites.list.hasFocus()


def test_new_injection_moves_its_place_to_the_end(
    open_window: Open, rotated: Diary, observable: ObservableDiary
) -> None:
    page = page_of(open_window())
    (dose,) = rotated.day(date(2026, 10, 1)).doses
    observable.record([Edit(dose, dose.replaced(day=date(2026, 11, 21)))], "moved")
    assert [row[0] for row in rows(page.sites)[:2]] == ["Left upper arm muscle (next)", "Right upper arm muscle"]


def test_two_ways_of_injecting_have_places_of_their_own(open_window: Open, rotated: Diary) -> None:
    rotated.add(injected(date(2026, 11, 1), "abdomen-left", route="sc"))
    card = page_of(open_window()).sites
    assert card.ways.isVisible()
    assert rows(card)[0][0] == "Right upper arm muscle (next)"
    QTest.mouseClick(next(found for found in card.ways.findChildren(Button) if found.text() == "Under the skin"), LEFT)
    assert ("Left side of abdomen", "21", "1 Nov 2026") in rows(card)


def test_tablets_alone_have_no_places(open_window: Open, diary: Diary) -> None:
    diary.add(injected(date(2026, 11, 1), "", route="oral"))
    assert not page_of(open_window()).sites.isVisible()
