"""A dose typed into the form: filled in like the last one, refused with a sentence, never half saved."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tracker.domain.dose import Dose
from tracker.domain.errors import InvalidEntry
from tracker.ui.dialogs.dose_dialog import DoseDialog, Known

DAY = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 9, 41, tzinfo=UTC)
LAST = Dose(day=date(2026, 11, 1), medicine="hydroxocobalamin", amount_ug=1000, route="im", site="thigh_outer-left")


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


def test_only_injections_have_a_place(qtbot: QtBot) -> None:
    dialog = shown(qtbot)
    dialog.route.setCurrentIndex(dialog.route.findData("oral"))
    assert not dialog.site.isEnabled()
    assert dialog.dose().site == ""
    dialog.route.setCurrentIndex(dialog.route.findData("im"))
    assert dialog.site.isEnabled()


def test_time_that_is_none_is_refused_and_an_empty_one_is_not_recorded(qtbot: QtBot) -> None:
    dialog = shown(qtbot)
    dialog.time.setText("25:00")
    with pytest.raises(InvalidEntry, match="09:41"):
        dialog.dose()
    dialog.time.clear()
    assert dialog.dose().time is None


def test_dose_of_a_past_day_has_no_time_of_now(qtbot: QtBot) -> None:
    assert shown(qtbot, day=date(2026, 11, 20)).dose().time is None
