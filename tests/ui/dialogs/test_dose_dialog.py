"""A dose typed into the form: filled in like the last one, refused with a sentence, never half saved."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tracker.domain.dose import Dose
from tracker.domain.errors import InvalidEntry
from tracker.domain.regimen import Regimen
from tracker.ui.dialogs.dose_dialog import DoseDialog, Known
from tracker.ui.reading_order import stops

DAY = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 9, 41, tzinfo=UTC)
LAST = Dose(day=date(2026, 11, 1), medicine="hydroxocobalamin", amount=1000, route="im", site="thigh_outer-left")


def shown(
    qtbot: QtBot, doses: tuple[Dose, ...] = (LAST,), day: date = DAY, keep: Callable[[Dose], None] = lambda _dose: None
) -> DoseDialog:
    dialog = DoseDialog(day, Known(NOW, doses), keep)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def save(dialog: DoseDialog) -> None:
    button = next(found for found in dialog.findChildren(QPushButton) if found.text() == "Save dose")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_form_is_filled_in_like_the_last_dose_and_saved_with_one_click(qtbot: QtBot) -> None:
    kept: list[Dose] = []
    dialog = shown(qtbot, keep=kept.append)
    with qtbot.waitSignal(dialog.accepted):
        save(dialog)
    (dose,) = kept
    assert (dose.medicine, dose.amount_ug, dose.route, dose.day) == ("hydroxocobalamin", 1000, "im", DAY)
    assert (dose.time, dose.utc_offset) == (time(9, 41), 0)
    assert dose.site == "thigh_outer-right" or dose.site != LAST.site


def test_a_dose_that_cannot_be_saved_stays_in_its_form(qtbot: QtBot) -> None:
    def refuse(_dose: Dose) -> None:
        raise InvalidEntry("The disk is full.")

    dialog = shown(qtbot, keep=refuse)
    dialog.note.setText("nurse")
    with qtbot.captureExceptions() as refusals:
        save(dialog)
    assert [str(error) for _kind, error, _trace in refusals] == ["The disk is full."]
    assert dialog.isVisible()
    assert dialog.note.text() == "nurse"


def test_first_dose_asks_for_the_amount_and_keeps_what_was_typed(qtbot: QtBot) -> None:
    dialog = shown(qtbot, doses=())
    dialog.note.setText("nurse")
    with qtbot.captureExceptions() as refusals:
        save(dialog)
    assert [str(error) for _kind, error, _trace in refusals] == ["Please type the amount."]
    assert dialog.isVisible()
    assert dialog.note.text() == "nurse"


@pytest.mark.parametrize("typed", ["0,5", "0.5"])
def test_both_decimal_signs_mean_the_same(qtbot: QtBot, typed: str) -> None:
    dialog = shown(qtbot)
    dialog.amount.selectAll()
    QTest.keyClicks(dialog.amount, typed)
    dialog.unit.setCurrentIndex(dialog.unit.findData("mg"))
    assert dialog.dose().amount_ug == 500


def test_medicine_of_ones_own_keeps_its_name(qtbot: QtBot) -> None:
    dialog = shown(qtbot)
    dialog.medicine.setCurrentText("Multi-B drops")
    assert dialog.dose().medicine == "Multi-B drops"


@pytest.mark.parametrize(
    ("typed", "chosen", "kept", "words"),
    [
        ("4000", "iu", (4000, "iu"), "4000"),
        ("4000 IU", "mg", (4000, "iu"), "4000"),
        ("1", "tablet", (1, "tablet"), "1"),
        ("99 mg", "iu", (99, "mg"), "99"),
        ("2,5", "ml", (2.5, "ml"), "2.5"),
    ],
)
def test_other_medicine_is_kept_and_shown_again_as_typed(
    qtbot: QtBot, typed: str, chosen: str, kept: tuple[float, str], words: str
) -> None:
    dialog = shown(qtbot)
    dialog.medicine.setCurrentText("Vitamin D")
    dialog.route.setCurrentIndex(dialog.route.findData("oral"))
    dialog.unit.setCurrentIndex(dialog.unit.findData(chosen))
    dialog.amount.selectAll()
    QTest.keyClicks(dialog.amount, typed)
    dose = dialog.dose()
    assert (dose.amount, dose.unit) == kept
    again = shown(qtbot, doses=(dose,))
    assert (again.amount.text(), again.unit.key()) == (words, kept[1])
    assert (again.dose().amount, again.dose().unit) == kept


def test_old_row_in_micrograms_is_shown_in_milligrams_and_saved_as_the_same(qtbot: QtBot) -> None:
    old = Dose(day=date(2026, 11, 1), medicine="Magnesium", amount=400_000, route="oral")
    dialog = shown(qtbot, doses=(old,))
    assert (dialog.amount.text(), dialog.unit.key()) == ("400", "mg")
    assert dialog.dose().mass_ug == old.mass_ug


def test_b12_is_offered_in_units_of_mass_alone(qtbot: QtBot) -> None:
    dialog = shown(qtbot)
    offered = [dialog.unit.itemData(place) for place in range(dialog.unit.count())]
    assert offered == ["ug", "mg", "g"]
    dialog.medicine.setCurrentText("Vitamin D")
    assert dialog.unit.findData("iu") >= 0
    dialog.medicine.setCurrentText("Cyanocobalamin")
    assert dialog.unit.findData("iu") < 0


def test_only_injections_have_a_place(qtbot: QtBot) -> None:
    dialog = shown(qtbot)
    dialog.route.setCurrentIndex(dialog.route.findData("oral"))
    assert not dialog.site.isEnabled()
    assert dialog.dose().site == ""
    dialog.route.setCurrentIndex(dialog.route.findData("im"))
    assert dialog.site.isEnabled()


def test_time_that_is_none_is_refused_and_an_empty_one_is_not_recorded(qtbot: QtBot) -> None:
    dialog = shown(qtbot)
    dialog.time.edit.setText("25:00")
    with pytest.raises(InvalidEntry, match="09:41"):
        dialog.dose()
    dialog.time.edit.clear()
    assert dialog.dose().time is None


def test_dose_of_a_past_day_has_no_time_of_now(qtbot: QtBot) -> None:
    assert shown(qtbot, day=date(2026, 11, 20)).dose().time is None


@pytest.mark.parametrize(
    ("amount", "sentence"),
    [
        ("0", "An amount of 0 is no dose"),
        ("-1", "must be above 0"),
        ("1000 IU", "not measured in international units"),
        ("much", "is not a number"),
    ],
)
def test_impossible_amount_is_refused_and_stays_as_typed(qtbot: QtBot, amount: str, sentence: str) -> None:
    kept: list[Dose] = []
    dialog = shown(qtbot, keep=kept.append)
    dialog.amount.selectAll()
    QTest.keyClicks(dialog.amount, amount)
    with qtbot.captureExceptions() as refusals:
        save(dialog)
    assert sentence in str(refusals[0][1])
    assert (dialog.amount.text(), kept, dialog.isVisible()) == (amount, [], True)


def test_milligrams_instead_of_micrograms_are_asked_about_once(qtbot: QtBot) -> None:
    kept: list[Dose] = []
    dialog = shown(qtbot, keep=kept.append)
    dialog.amount.selectAll()
    QTest.keyClicks(dialog.amount, "1000")
    QTest.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    assert "1\N{NO-BREAK SPACE}000\N{NO-BREAK SPACE}000 µg of Hydroxocobalamin is outside" in dialog.fault.text()
    assert (kept, dialog.save.text()) == ([], "Save as typed")
    QTest.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    assert [dose.amount_ug for dose in kept] == [1_000_000]


def test_change_after_the_question_takes_it_back(qtbot: QtBot) -> None:
    kept: list[Dose] = []
    dialog = shown(qtbot, keep=kept.append)
    dialog.amount.selectAll()
    QTest.keyClicks(dialog.amount, "1000")
    QTest.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    dialog.amount.selectAll()
    QTest.keyClicks(dialog.amount, "1")
    assert (dialog.fault.isVisible(), dialog.save.text()) == (False, "Save dose")
    QTest.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    assert [dose.amount_ug for dose in kept] == [1000]


def test_dose_of_tomorrow_and_one_before_birth_are_refused(qtbot: QtBot) -> None:
    dialog = DoseDialog(DAY, Known(NOW, (LAST,), born=date(1980, 2, 29)), lambda _dose: None)
    qtbot.addWidget(dialog)
    dialog.day.show_day(date(2026, 11, 23))
    with pytest.raises(InvalidEntry, match="still to come"):
        dialog.dose()
    dialog.day.show_day(date(1980, 2, 28))
    with pytest.raises(InvalidEntry, match="before the date of birth"):
        dialog.dose()


PLAN = Regimen(
    medicine="hydroxocobalamin",
    amount=1000,
    route="im",
    first_day=date(2026, 11, 20),
    recurrence="FREQ=DAILY;INTERVAL=21",
)


def planned(qtbot: QtBot, start: date | Dose = DAY, doses: tuple[Dose, ...] = (LAST,)) -> DoseDialog:
    dialog = DoseDialog(start, Known(NOW, doses, (PLAN,)), lambda _dose: None)
    qtbot.addWidget(dialog)
    return dialog


def test_dose_answers_what_is_due_unless_something_else_is_chosen(qtbot: QtBot) -> None:
    dialog = planned(qtbot)
    assert dialog.planned.currentText() == "Friday 20 November (2 days before)"
    assert (dialog.dose().regimen, dialog.dose().planned_day) == (PLAN.id, date(2026, 11, 20))
    dialog.planned.setCurrentIndex(0)
    said = dialog.dose()
    assert (said.extra, said.planned_day) == (True, None)
    dialog.planned.setCurrentIndex(2)
    assert dialog.dose().planned_day == date(2026, 12, 11)


def test_medicine_without_a_plan_answers_none(qtbot: QtBot) -> None:
    dialog = planned(qtbot)
    dialog.route.setCurrentIndex(dialog.route.findData("oral"))
    assert not dialog.planned.isEnabled()
    assert dialog.dose().planned_day is None


def test_choice_of_place_and_plan_stays_while_other_fields_are_typed(qtbot: QtBot) -> None:
    dialog = planned(qtbot)
    dialog.site.choose("deltoid-left")
    dialog.planned.setCurrentIndex(0)
    QTest.keyClicks(dialog.amount, "0")
    assert (dialog.site.key(), dialog.planned.key()) == ("deltoid-left", "")


def test_dose_that_is_changed_keeps_its_identity_day_and_answer(qtbot: QtBot) -> None:
    before = LAST.replaced(
        day=date(2026, 11, 21), planned_day=PLAN.first_day, regimen=PLAN.id, expiry=date(2027, 8, 31), utc_offset=60
    )
    dialog = planned(qtbot, before, (before,))
    assert dialog.expiry.text() == "08/2027"
    assert dialog.dose() == before.replaced(utc_offset=None)


def test_skipped_dose_has_no_place(qtbot: QtBot) -> None:
    dialog = planned(qtbot)
    skipped = next(found for found in dialog.status.findChildren(QPushButton) if found.text() == "Skipped")
    QTest.mouseClick(skipped, Qt.MouseButton.LeftButton)
    assert (dialog.dose().status, dialog.dose().site) == ("skipped", "")


def test_places_say_how_long_ago_they_were_used(qtbot: QtBot) -> None:
    dialog = planned(qtbot)
    labels = [dialog.site.list.itemText(place) for place in range(dialog.site.list.count())]
    assert any("Left outer thigh" in label and "used 21 days before" in label for label in labels)
    assert any("not used yet" in label for label in labels)


def test_keyboard_begins_with_the_medicine_and_ends_with_the_buttons(qtbot: QtBot) -> None:
    dialog = shown(qtbot)
    fields = [dialog.medicine, dialog.amount, dialog.unit, dialog.route, dialog.day.edit, dialog.time.edit, dialog.note]
    assert [found for found in stops(dialog) if found in (*fields, dialog.save)] == [*fields, dialog.save]


def test_new_dose_of_a_day_to_come_is_kept_as_an_appointment(qtbot: QtBot) -> None:
    plans: list[Regimen] = []
    dialog = DoseDialog(DAY, Known(NOW, (LAST,)), lambda _dose: None, plan=plans.append)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.day.put(date(2026, 12, 3))
    assert dialog.appointment.text() == (
        "Thursday 3 December is still to come. This is saved as an appointment, and is due on that day."
    )
    assert not dialog.site.isVisible()
    dialog.day.put(DAY)
    assert dialog.site.isVisible()
    assert not dialog.appointment.isVisible()
    dialog.day.put(date(2026, 12, 3))
    QTest.keyClicks(dialog.note, "surgery, 10:20")
    assert dialog.save.text() == "Save appointment"
    QTest.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    (plan,) = plans
    assert (plan.first_day, plan.recurrence, plan.note) == (date(2026, 12, 3), "FREQ=DAILY;COUNT=1", "surgery, 10:20")
    assert not dialog.isVisible()


def test_time_of_a_day_in_summer_has_the_offset_of_summer(qtbot: QtBot) -> None:
    now = datetime(2026, 11, 22, 9, 41, tzinfo=ZoneInfo("Europe/Berlin"))
    dialog = DoseDialog(DAY, Known(now, (LAST,)), lambda _dose: None)
    qtbot.addWidget(dialog)
    assert dialog.dose().utc_offset == 60
    dialog.day.show_day(date(2026, 7, 1))
    assert dialog.dose().utc_offset == 120
    before = LAST.replaced(time=time(9), utc_offset=-300)
    dialog = DoseDialog(before, Known(now, (before,)), lambda _dose: None)
    qtbot.addWidget(dialog)
    assert dialog.dose().utc_offset == -300
    dialog.day.show_day(date(2026, 7, 1))
    assert dialog.dose().utc_offset == 120


def test_time_of_now_is_left_out_for_another_day_and_a_typed_one_stays(qtbot: QtBot) -> None:
    dialog = DoseDialog(NOW.date(), Known(NOW, (LAST,)), lambda _dose: None)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.time.understood is not None
    dialog.day.put(NOW.date() - timedelta(days=3))
    assert dialog.time.understood is None
    dialog.day.put(NOW.date())
    dialog.time.edit.setText("7:15")
    dialog.time.settle()
    dialog.day.put(NOW.date() - timedelta(days=3))
    assert dialog.time.understood == time(7, 15)
