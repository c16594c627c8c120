"""Supplies: a dose takes a piece and undo puts it back; counted anew, bought, removed."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QWidget

from tests.ui.conftest import Clock
from tracker.domain.errors import InvalidEntry
from tracker.domain.regimen import Regimen
from tracker.domain.supply import Supply
from tracker.store.diary import Diary
from tracker.ui.dialogs.purchase_dialog import PurchaseDialog
from tracker.ui.dialogs.supply_dialog import THING, SupplyDialog
from tracker.ui.main_window import MainWindow
from tracker.ui.observable_diary import ObservableDiary
from tracker.ui.pages.treatment import TreatmentPage
from tracker.ui.pages.treatment_supplies import SuppliesCard
from tracker.ui.widgets.button import Button
from tracker.ui.widgets.text import Text

LEFT = Qt.MouseButton.LeftButton
TODAY = date(2026, 11, 22)
Open = Callable[[], MainWindow]
D = TypeVar("D", bound=QDialog)


@pytest.fixture
def plan(diary: Diary) -> Regimen:
    """Every three weeks, due today."""
    rule = "FREQ=DAILY;INTERVAL=21"
    return diary.add(Regimen(medicine="hydroxocobalamin", amount=1000, route="im", first_day=TODAY, recurrence=rule))


def page_of(window: MainWindow) -> TreatmentPage:
    window.open_page("treatment")
    page = window.page("treatment")
    assert isinstance(page, TreatmentPage)
    return page


def press(parent: QWidget, text: str) -> None:
    found = [button for button in parent.findChildren(Button) if button.text() == text and button.isVisible()]
    QTest.mouseClick(found[-1], LEFT)


def dialog(card: SuppliesCard, kind: type[D]) -> D:
    return next(found for found in card.window().findChildren(kind) if found.isVisible())


def told(card: SuppliesCard) -> list[str]:
    rows = card.list.findChildren(Text)
    return [row.text() for row in rows if row.isVisible()]


def add_ampoules(card: SuppliesCard, count: str) -> None:
    press(card, "Add supply…")
    form = dialog(card, SupplyDialog)
    QTest.keyClicks(form.in_stock, count)
    QTest.keyClicks(form.expiry, "08/2027")
    QTest.mouseClick(form.save, LEFT)


def test_dose_takes_an_ampoule_and_undo_puts_it_back(
    open_window: Open, plan: Regimen, observable: ObservableDiary, clock: Clock
) -> None:
    page = page_of(open_window())
    add_ampoules(page.supplies, "3")
    # today, 13 December, 3 January
    counted = ["Hydroxocobalamin ampoules 1 mg", "3 left, lasts until 3 January 2027", "Expiry 08/2027"]
    assert told(page.supplies) == counted
    clock.pass_time(60)
    press(page.due, "Log")
    assert told(page.supplies)[1] == "2 left, lasts until 3 January 2027"
    observable.undo()
    assert told(page.supplies) == counted
    observable.undo()
    assert page.supplies.empty.isVisible()


def test_purchase_adds_and_one_with_another_expiry_stands_apart(
    open_window: Open, plan: Regimen, diary: Diary, observable: ObservableDiary
) -> None:
    card = page_of(open_window()).supplies
    add_ampoules(card, "3")
    press(card, "Bought more…")
    form = dialog(card, PurchaseDialog)
    with pytest.raises(InvalidEntry, match="how many were bought"):
        form.submit()
    QTest.keyClicks(form.count, "5")
    QTest.mouseClick(form.save, LEFT)
    assert told(card)[1].startswith("8 left")
    press(card, "Bought more…")
    form = dialog(card, PurchaseDialog)
    QTest.keyClicks(form.count, "10")
    form.expiry.selectAll()
    QTest.keyClicks(form.expiry, "09/2028")
    QTest.mouseClick(form.save, LEFT)
    assert sorted(supply.in_stock for supply in diary.records(Supply)) == [8, 10]
    observable.undo()
    observable.undo()
    assert [supply.in_stock for supply in diary.records(Supply)] == [3]


def test_new_count_begins_anew_and_a_note_does_not(
    open_window: Open, plan: Regimen, diary: Diary, observable: ObservableDiary, clock: Clock
) -> None:
    page = page_of(open_window())
    add_ampoules(page.supplies, "3")
    clock.pass_time(3600)
    press(page.due, "Log")
    clock.pass_time(3600)
    press(page.supplies, "Change…")
    form = dialog(page.supplies, SupplyDialog)
    assert form.in_stock.text() == "2"
    QTest.keyClicks(form.note, "in the fridge")
    QTest.mouseClick(form.save, LEFT)
    assert told(page.supplies)[1:] == ["2 left, lasts until 3 January 2027", "Expiry 08/2027 · in the fridge"]
    press(page.supplies, "Change…")
    form = dialog(page.supplies, SupplyDialog)
    form.in_stock.selectAll()
    QTest.keyClicks(form.in_stock, "5")
    QTest.mouseClick(form.save, LEFT)
    assert [supply.in_stock for supply in diary.records(Supply)] == [5]
    assert told(page.supplies)[1].startswith("5 left")
    observable.undo()
    assert told(page.supplies)[1].startswith("2 left")


def test_needles_are_used_with_every_injection(open_window: Open, plan: Regimen, diary: Diary, clock: Clock) -> None:
    page = page_of(open_window())
    press(page.supplies, "Add supply…")
    form = dialog(page.supplies, SupplyDialog)
    press(form.kind, "Needles and other things")
    with pytest.raises(InvalidEntry, match="how many there are"):
        form.submit()
    QTest.keyClicks(form.in_stock, "20")
    with pytest.raises(InvalidEntry, match="what is in stock"):
        form.submit()
    QTest.keyClicks(form.name, "Needles")
    QTest.mouseClick(form.save, LEFT)
    assert (diary.records(Supply)[0].name, form.kind.choice()) == ("Needles/injection", THING)
    clock.pass_time(timedelta(minutes=5).total_seconds())
    press(page.due, "Log")
    assert told(page.supplies)[1].startswith("19 left")


def test_removed_supply_comes_back(open_window: Open, plan: Regimen, diary: Diary, observable: ObservableDiary) -> None:
    card = page_of(open_window()).supplies
    add_ampoules(card, "3")
    press(card, "Remove")
    assert diary.records(Supply) == ()
    observable.undo()
    assert told(card)[0] == "Hydroxocobalamin ampoules 1 mg"


@pytest.mark.parametrize(
    ("amount", "unit", "name"),
    [
        (4000, "iu", "Vitamin D 4000 IU"),
        (1, "tablet", "Vitamin D tablets"),
        (400, "mg", "Vitamin D tablets 400 mg"),
        (10, "drop", "Vitamin D 10 drops"),
    ],
)
def test_supply_of_another_medicine_is_counted_in_its_own_unit(
    open_window: Open, diary: Diary, clock: Clock, amount: float, unit: str, name: str
) -> None:
    diary.add(
        Regimen(medicine="Vitamin D", amount=amount, unit=unit, route="oral", first_day=TODAY, recurrence="FREQ=DAILY")
    )
    page = page_of(open_window())
    add_ampoules(page.supplies, "3")
    assert told(page.supplies)[:2] == [name, "3 left, lasts until 24 November 2026"]
    (kept,) = diary.records(Supply)
    assert (kept.amount, kept.unit) == (amount, unit)
    clock.pass_time(60)
    press(page.due, "Log")
    assert told(page.supplies)[1] == "2 left, lasts until 24 November 2026"
    press(page.supplies, "Bought more…")
    form = dialog(page.supplies, PurchaseDialog)
    QTest.keyClicks(form.count, "5")
    QTest.mouseClick(form.save, LEFT)
    assert {(supply.amount, supply.unit) for supply in diary.records(Supply)} == {(amount, unit)}
