"""Doses of the past: typed as periods, seen as a list, kept as one step, and told as entered later."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget

from tracker.domain.change import Edit
from tracker.domain.dose import Dose
from tracker.domain.errors import InvalidEntry
from tracker.domain.recurrence import ALTERNATE, APART, WEEKS
from tracker.domain.regimen import Regimen
from tracker.store.diary import Diary
from tracker.ui.dialogs.back_fill_dialog import BackFillDialog
from tracker.ui.main_window import MainWindow
from tracker.ui.observable_diary import ObservableDiary
from tracker.ui.pages.treatment import TreatmentPage
from tracker.ui.widgets.choice import Choice
from tracker.ui.widgets.date_field import DateField
from tracker.ui.widgets.text import Text

LEFT = Qt.MouseButton.LeftButton
Open = Callable[[], MainWindow]


def opened(window: MainWindow) -> tuple[TreatmentPage, BackFillDialog]:
    window.open_page("treatment")
    page = window.page("treatment")
    assert isinstance(page, TreatmentPage)
    QTest.mouseClick(page.fill_in, LEFT)
    (dialog,) = window.findChildren(BackFillDialog)
    assert isinstance(dialog, BackFillDialog)
    return page, dialog


def choose(box: Choice, key: str) -> None:
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Home)
    while box.key() != key:
        QTest.keyClick(box, Qt.Key.Key_Down)


def pick(field: DateField, year: int, month: int, day: int) -> None:
    field.edit.selectAll()
    QTest.keyClicks(field.edit, date(year, month, day).isoformat())
    field.settle()


def press(parent: QWidget, text: str) -> None:
    found = [button for button in parent.findChildren(QPushButton) if button.text() == text and button.isVisible()]
    QTest.mouseClick(found[-1], LEFT)


def fill_in_since_28_september(page_and_dialog: tuple[TreatmentPage, BackFillDialog]) -> TreatmentPage:
    """Fill in injections every 8 weeks from 28 September 2026, after which going on like this is offered."""
    page, dialog = page_and_dialog
    QTest.keyClicks(dialog.fields.what.amount, "1")
    choose(dialog.fields.repeats.kind, WEEKS)
    dialog.fields.repeats.every.selectAll()
    QTest.keyClicks(dialog.fields.repeats.every, "8")
    pick(dialog.fields.first_day, 2026, 9, 28)
    QTest.mouseClick(dialog.save, LEFT)
    assert page.going_on.isVisible()
    return page


def type_january(dialog: BackFillDialog) -> None:
    """Every other day 3-20 January 2026, one milligram."""
    QTest.keyClicks(dialog.fields.what.amount, "1")
    choose(dialog.fields.repeats.kind, ALTERNATE)
    pick(dialog.fields.first_day, 2026, 1, 3)
    pick(dialog.fields.last_day, 2026, 1, 20)


def lines(dialog: BackFillDialog) -> list[str]:
    return [dialog.doses.lines.item(row).text() for row in range(dialog.doses.lines.count())]


def test_two_stretches_are_seen_ticked_off_and_kept_as_one_step(
    open_window: Open, diary: Diary, observable: ObservableDiary
) -> None:
    page, dialog = opened(open_window())
    type_january(dialog)
    assert dialog.doses.heading.text() == "9 doses will be saved"
    QTest.mouseClick(dialog.add, LEFT)
    choose(dialog.fields.repeats.kind, WEEKS)
    dialog.fields.repeats.every.selectAll()
    QTest.keyClicks(dialog.fields.repeats.every, "8")
    assert dialog.fields.first_day.day() == date(2026, 1, 21)
    assert dialog.doses.heading.text() == "15 doses will be saved"
    assert lines(dialog)[0] == "Sat 3 Jan 2026 · 1 mg"
    dialog.doses.lines.setFocus()
    dialog.doses.lines.setCurrentRow(1)
    QTest.keyClick(dialog.doses.lines, Qt.Key.Key_Space)
    assert dialog.doses.heading.text() == "14 doses will be saved"
    QTest.mouseClick(dialog.save, LEFT)
    kept = diary.records(Dose)
    assert [dose.day for dose in kept[:3]] == [date(2026, 1, 3), date(2026, 1, 7), date(2026, 1, 9)]
    assert (len(kept), kept[-1].day) == (14, date(2026, 10, 28))
    assert "filled in: 14 past doses" in observable.undo_text
    assert page.doses.isVisible()
    observable.undo()
    assert diary.records(Dose) == ()


def test_filled_in_doses_answer_their_plan_and_are_told_as_entered_later(open_window: Open, diary: Diary) -> None:
    first = date(2026, 1, 3)
    plan = Regimen(
        medicine="hydroxocobalamin", amount=1000, route="im", first_day=first, recurrence="FREQ=DAILY;INTERVAL=2"
    )
    diary.add(plan.replaced(last_day=date(2026, 1, 20)))
    page, dialog = opened(open_window())
    dialog.fields.what.amount.clear()
    type_january(dialog)
    QTest.mouseClick(dialog.save, LEFT)
    assert {dose.regimen for dose in diary.records(Dose)} == {plan.id}
    told = [text.text() for text in page.regimens.findChildren(Text)]
    assert "9 of 9 taken, 9 of them entered later" in told


def test_days_that_have_a_dose_are_shown_and_cannot_be_ticked(open_window: Open, diary: Diary) -> None:
    diary.add(Dose(day=date(2026, 1, 5), medicine="hydroxocobalamin", amount=1000, route="im"))
    _page, dialog = opened(open_window())
    dialog.fields.what.amount.clear()
    type_january(dialog)
    assert lines(dialog)[1] == "Mon 5 Jan 2026 · has a dose already"
    assert not dialog.doses.lines.item(1).flags() & Qt.ItemFlag.ItemIsUserCheckable
    assert dialog.doses.aside.text() == "1 day with a dose already is left out."
    QTest.mouseClick(dialog.save, LEFT)
    assert len(diary.records(Dose)) == 9


def test_what_is_missing_is_said_in_a_sentence_and_the_form_stays(open_window: Open, diary: Diary) -> None:
    _page, dialog = opened(open_window())
    assert dialog.doses.aside.text() == "Please type the amount."
    type_january(dialog)
    pick(dialog.fields.last_day, 2026, 1, 2)
    assert dialog.doses.aside.text() == "The last day is before the first day. Please correct one of them."
    pick(dialog.fields.last_day, 2026, 12, 1)
    assert "can end today at the latest" in dialog.doses.aside.text()
    with pytest.raises(InvalidEntry, match="today at the latest"):
        dialog.submit()
    choose(dialog.fields.repeats.kind, APART)
    pick(dialog.fields.last_day, 2026, 1, 20)
    assert dialog.doses.aside.text() == "Please type how many doses there are."
    QTest.keyClicks(dialog.fields.count, "4")
    press(dialog.doses, "Tick none")
    with pytest.raises(InvalidEntry, match="No dose is ticked"):
        dialog.submit()
    assert (diary.records(Dose), dialog.isVisible(), dialog.fields.what.amount.text()) == ((), True, "1")


def test_another_period_begins_after_the_last_and_adds_nothing_by_itself(open_window: Open, diary: Diary) -> None:
    _page, dialog = opened(open_window())
    type_january(dialog)
    QTest.mouseClick(dialog.add, LEFT)
    assert dialog.fields.first_day.day() == date(2026, 1, 21)
    assert dialog.doses.heading.text() == "9 doses will be saved"
    QTest.mouseClick(dialog.add, LEFT)
    assert dialog.doses.heading.text() == "9 doses will be saved"
    QTest.mouseClick(dialog.save, LEFT)
    assert len(diary.records(Dose)) == 9


def test_plan_that_goes_on_is_offered_and_takes_up_what_was_filled_in(
    open_window: Open, diary: Diary, observable: ObservableDiary
) -> None:
    page = fill_in_since_28_september(opened(open_window()))
    assert diary.records(Regimen) == ()
    assert page.going_on.text.text().startswith("Go on like this? Next: ")
    QTest.mouseClick(page.going_on.act, LEFT)
    (plan,) = diary.records(Regimen)
    kept = diary.records(Dose)
    assert {dose.regimen for dose in kept} == {plan.id}
    assert [dose.planned_day for dose in kept] == [dose.day for dose in kept]
    assert not page.going_on.isVisible()
    observable.undo()
    assert {dose.regimen for dose in diary.records(Dose)} == {None}


def test_plan_made_by_hand_is_not_offered_once_more(open_window: Open, observable: ObservableDiary) -> None:
    page = fill_in_since_28_september(opened(open_window()))
    plan = Regimen(
        medicine="hydroxocobalamin",
        amount=1000,
        route="im",
        first_day=date(2026, 9, 28),
        recurrence="FREQ=WEEKLY;INTERVAL=8",
    )
    observable.record((Edit(None, plan),), "plan")
    assert not page.going_on.isVisible()


def test_doses_that_were_undone_are_not_asked_to_go_on(open_window: Open, observable: ObservableDiary) -> None:
    page = fill_in_since_28_september(opened(open_window()))
    observable.undo()
    assert not page.going_on.isVisible()


def test_a_stretch_is_taken_back_into_the_form_or_removed(open_window: Open) -> None:
    _page, dialog = opened(open_window())
    type_january(dialog)
    QTest.mouseClick(dialog.add, LEFT)
    choose(dialog.fields.repeats.kind, WEEKS)
    press(dialog.stretches, "Change…")
    assert dialog.fields.repeats.kind.key() == ALTERNATE
    assert dialog.fields.last_day.day() == date(2026, 1, 20)
    press(dialog.stretches, "Remove")
    assert not dialog.stretches.isVisible()
    assert dialog.doses.heading.text() == "9 doses will be saved"


def test_amount_that_is_unusual_is_asked_about_once(open_window: Open, diary: Diary) -> None:
    _page, dialog = opened(open_window())
    type_january(dialog)
    dialog.fields.what.amount.selectAll()
    QTest.keyClicks(dialog.fields.what.amount, "1000")
    QTest.mouseClick(dialog.save, LEFT)
    assert "outside the amounts known here" in dialog.fault.text()
    assert diary.records(Dose) == ()
    QTest.mouseClick(dialog.save, LEFT)
    assert {dose.amount_ug for dose in diary.records(Dose)} == {1_000_000}


def test_doses_of_another_medicine_are_filled_in_with_their_own_unit(open_window: Open, diary: Diary) -> None:
    _page, dialog = opened(open_window())
    dialog.fields.what.medicine.setCurrentText("Vitamin D")
    choose(dialog.fields.what.route, "oral")
    type_january(dialog)
    dialog.fields.what.amount.selectAll()
    QTest.keyClicks(dialog.fields.what.amount, "4000 IU")
    assert lines(dialog)[0].endswith("Vitamin D, 4000 IU") or "4000 IU" in lines(dialog)[0]
    QTest.mouseClick(dialog.save, LEFT)
    assert {(dose.amount, dose.unit) for dose in diary.records(Dose)} == {(4000, "iu")}
