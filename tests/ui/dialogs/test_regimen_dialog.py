"""A regimen typed into its form: patterns in words, its next dates beside them, and the past left as it was planned."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tracker.domain.change import Edit
from tracker.domain.dose import Dose
from tracker.domain.errors import InvalidEntry
from tracker.domain.recurrence import ALTERNATE, APART, DAILY, DAYS, MONTHS, ONCE, WEEKDAYS, WEEKS
from tracker.domain.regimen import LAST_DOSE, Regimen
from tracker.ui.dialogs.regimen_dialog import RegimenDialog
from tracker.ui.widgets.choice import Choice
from tracker.ui.widgets.number_field import NumberField

TODAY = date(2026, 11, 22)
LEFT = Qt.MouseButton.LeftButton
OLD = Regimen(
    medicine="hydroxocobalamin",
    amount=1000,
    route="im",
    first_day=date(2026, 6, 15),
    recurrence="FREQ=DAILY;INTERVAL=21",
    phase="maintenance",
    note="nurse",
)


class Kept:
    """What a form handed over."""

    def __init__(self) -> None:
        self.edits: list[Edit] = []
        self.text = ""

    def __call__(self, edits: Sequence[Edit], text: str) -> None:
        self.edits, self.text = list(edits), text


@pytest.fixture
def kept() -> Kept:
    return Kept()


def shown(qtbot: QtBot, kept: Kept, plan: Regimen | None = None, doses: tuple[Dose, ...] = ()) -> RegimenDialog:
    dialog = RegimenDialog(plan, TODAY, doses, kept)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def choose(box: Choice, key: str) -> None:
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Home)
    while box.key() != key:
        before = box.currentIndex()
        QTest.keyClick(box, Qt.Key.Key_Down)
        assert box.currentIndex() != before, f"{key} is not offered"


def fill(field: NumberField, text: str) -> None:
    field.selectAll()
    QTest.keyClicks(field, text)


def press(parent: QWidget, text: str) -> None:
    button = next(found for found in parent.findChildren(QPushButton) if found.text() == text)
    QTest.mouseClick(button, LEFT)


def plan_of(kept: Kept) -> Regimen:
    (edit,) = kept.edits
    assert isinstance(edit.after, Regimen)
    return edit.after


def type_amount(dialog: RegimenDialog, text: str = "1") -> None:
    dialog.what.amount.selectAll()
    QTest.keyClicks(dialog.what.amount, text)


@pytest.mark.parametrize(
    ("kind", "every", "rule", "said"),
    [
        (DAYS, "21", "FREQ=DAILY;INTERVAL=21", "Every 3 weeks"),
        (WEEKS, "8", "FREQ=WEEKLY;INTERVAL=8", "Every 8 weeks"),
        (MONTHS, "2", "FREQ=MONTHLY;INTERVAL=2", "Every 2 months"),
        (ALTERNATE, "", "FREQ=DAILY;INTERVAL=2", "Every other day"),
        (ONCE, "", "FREQ=DAILY;COUNT=1", "Once"),
    ],
)
def test_pattern_is_chosen_in_words(qtbot: QtBot, kept: Kept, kind: str, every: str, rule: str, said: str) -> None:
    dialog = shown(qtbot, kept)
    choose(dialog.repeats.kind, kind)
    if every:
        fill(dialog.repeats.every, every)
    assert dialog.preview.how.text() == said
    type_amount(dialog)
    QTest.mouseClick(dialog.save, LEFT)
    assert (plan_of(kept).recurrence, plan_of(kept).first_day, plan_of(kept).amount_ug) == (rule, TODAY, 1000)
    assert not dialog.isVisible()


def test_preview_shows_the_next_ten_dates_with_the_year_where_it_changes(qtbot: QtBot, kept: Kept) -> None:
    dialog = shown(qtbot, kept)
    choose(dialog.repeats.kind, DAYS)
    fill(dialog.repeats.every, "21")
    lines = dialog.preview.days.text().splitlines()
    assert len(lines) == 10
    assert lines[:3] == ["Sunday 22 November 2026", "Sunday 13 December", "Sunday 3 January 2027"]
    assert "Sunday 13 December" in dialog.preview.accessibleDescription()


def test_days_of_the_week_are_chosen_by_chips(qtbot: QtBot, kept: Kept) -> None:
    dialog = shown(qtbot, kept)
    choose(dialog.repeats.kind, WEEKDAYS)
    assert dialog.preview.how.text() == "Please choose the days of the week."
    for day in ("MO", "TH"):
        QTest.mouseClick(dialog.repeats.weekdays[day], LEFT)
    assert dialog.preview.days.text().splitlines()[:2] == ["Monday 23 November 2026", "Thursday 26 November"]


def test_ten_doses_three_days_apart_are_counted_from_the_last(qtbot: QtBot, kept: Kept) -> None:
    dialog = shown(qtbot, kept)
    choose(dialog.repeats.kind, APART)
    fill(dialog.repeats.every, "3")
    assert dialog.preview.how.text() == "Please type how many doses there are."
    fill(dialog.count, "10")
    assert dialog.preview.how.text() == "10 doses, at least 3 days apart"
    type_amount(dialog)
    QTest.mouseClick(dialog.save, LEFT)
    assert (plan_of(kept).recurrence, plan_of(kept).anchor) == ("FREQ=DAILY;INTERVAL=3;COUNT=10", LAST_DOSE)
    assert kept.text == "plan: Hydroxocobalamin injection, 10 doses, at least 3 days apart"


def test_plan_that_begins_on_the_31st_ends_each_month(qtbot: QtBot, kept: Kept) -> None:
    dialog = shown(qtbot, kept)
    dialog.first_day.show_day(date(2026, 12, 31))
    choose(dialog.repeats.kind, MONTHS)
    fill(dialog.repeats.every, "1")
    assert dialog.preview.days.text().splitlines()[1:3] == ["Sunday 31 January 2027", "Sunday 28 February"]


@pytest.mark.parametrize(
    ("every", "sentence"),
    [("", "lie between two doses"), ("0", "from 1 to 999"), ("2,5", "not a whole number"), ("x", "not a number")],
)
def test_number_that_cannot_be_is_named_in_the_preview_and_refused(
    qtbot: QtBot, kept: Kept, every: str, sentence: str
) -> None:
    dialog = shown(qtbot, kept)
    choose(dialog.repeats.kind, WEEKS)
    fill(dialog.repeats.every, every)
    assert sentence in dialog.preview.how.text()
    type_amount(dialog)
    with pytest.raises(InvalidEntry, match=sentence):
        dialog.submit()
    assert (kept.edits, dialog.repeats.every.text(), dialog.isVisible()) == ([], every, True)


def test_how_often_is_for_the_person_to_say(qtbot: QtBot, kept: Kept) -> None:
    dialog = shown(qtbot, kept)
    type_amount(dialog)
    assert dialog.preview.how.text() == "Please choose how often it is taken."
    with pytest.raises(InvalidEntry, match="how often"):
        dialog.submit()
    assert (kept.edits, dialog.what.amount.text()) == ([], "1")


def test_end_before_the_start_and_a_plan_that_never_happens_are_refused(qtbot: QtBot, kept: Kept) -> None:
    dialog = shown(qtbot, kept)
    type_amount(dialog)
    choose(dialog.repeats.kind, DAILY)
    press(dialog.end, "On a day")
    dialog.last_day.put(date(2026, 11, 21))
    assert dialog.preview.how.text() == "The last day is before the first day. Please correct one of them."
    with pytest.raises(InvalidEntry, match="before the first day"):
        dialog.submit()
    dialog.last_day.show_day(TODAY)
    choose(dialog.repeats.kind, WEEKDAYS)
    QTest.mouseClick(dialog.repeats.weekdays["MO"], LEFT)
    with pytest.raises(InvalidEntry, match="No day fits this plan"):
        dialog.submit()
    assert kept.edits == []


def test_amount_that_is_unusual_is_asked_about(qtbot: QtBot, kept: Kept) -> None:
    dialog = shown(qtbot, kept)
    type_amount(dialog, "1000")
    choose(dialog.repeats.kind, DAILY)
    QTest.mouseClick(dialog.save, LEFT)
    assert "outside the amounts known here" in dialog.fault.text()
    assert kept.edits == []
    QTest.mouseClick(dialog.save, LEFT)
    assert plan_of(kept).amount_ug == 1_000_000


def test_template_fills_the_form_in_with_its_country_and_sources(qtbot: QtBot, kept: Kept) -> None:
    dialog = shown(qtbot, kept)
    choose(dialog.start, "nl_hydroxo:loading")
    assert dialog.source.printed.text() == "Netherlands: “10 injections of 1000 µg at least 3 days apart”"
    assert "This is not advice" in dialog.source.details.text()
    assert "B12 Institute" in dialog.source.details.text()
    assert dialog.source.disagree.text() == ""
    QTest.mouseClick(dialog.save, LEFT)
    assert (plan_of(kept).recurrence, plan_of(kept).phase) == ("FREQ=DAILY;INTERVAL=3;COUNT=10", "loading")


def test_template_whose_sources_disagree_says_so(qtbot: QtBot, kept: Kept) -> None:
    dialog = shown(qtbot, kept)
    choose(dialog.start, "uk_hydroxo_no_neuro:maintenance")
    assert dialog.source.disagree.isVisible()
    assert dialog.source.disagree.text().startswith("Sources differ: BNF changed")
    assert dialog.preview.how.text() == "Please type how many days, weeks or months lie between two doses."


def test_change_in_mid_course_ends_the_plan_and_begins_the_next(qtbot: QtBot, kept: Kept) -> None:
    dialog = shown(qtbot, kept, OLD)
    assert dialog.first_day.day() == TODAY
    choose(dialog.repeats.kind, WEEKS)
    fill(dialog.repeats.every, "8")
    QTest.mouseClick(dialog.save, LEFT)
    ended, begun = (edit.after for edit in kept.edits)
    assert isinstance(ended, Regimen)
    assert isinstance(begun, Regimen)
    assert (ended.id, ended.recurrence, ended.last_day) == (OLD.id, OLD.recurrence, date(2026, 11, 21))
    assert (begun.first_day, begun.recurrence, begun.note) == (TODAY, "FREQ=WEEKLY;INTERVAL=8", "nurse")
    assert begun.id != OLD.id


def test_correction_throughout_keeps_the_plan_that_its_doses_answer(qtbot: QtBot, kept: Kept) -> None:
    dialog = shown(qtbot, kept, OLD)
    press(dialog.scope, "Correct it throughout")
    assert dialog.first_day.day() == OLD.first_day
    fill(dialog.repeats.every, "28")
    QTest.mouseClick(dialog.save, LEFT)
    assert (plan_of(kept).id, plan_of(kept).recurrence) == (OLD.id, "FREQ=DAILY;INTERVAL=28")


@pytest.mark.parametrize(
    "changes",
    [
        {"recurrence": "FREQ=MONTHLY;BYDAY=2TU"},
        {"recurrence": "FREQ=DAILY", "times_per_day": 3},
        {"recurrence": "FREQ=WEEKLY", "last_day": date(2026, 12, 31)},
        {"recurrence": "FREQ=WEEKLY;COUNT=6", "anchor": LAST_DOSE},
        {"recurrence": "FREQ=DAILY;COUNT=1"},
    ],
)
def test_plan_that_is_only_looked_at_stays_as_it_is(qtbot: QtBot, kept: Kept, changes: dict[str, Any]) -> None:
    plan = OLD.replaced(**changes)
    dialog = shown(qtbot, kept, plan)
    press(dialog.scope, "Correct it throughout")
    assert dialog.regimen() == plan


def test_plan_of_another_medicine_is_kept_and_shown_again_in_its_own_unit(qtbot: QtBot, kept: Kept) -> None:
    dialog = shown(qtbot, kept)
    dialog.what.medicine.setCurrentText("Vitamin D")
    choose(dialog.what.route, "oral")
    QTest.keyClicks(dialog.what.amount, "4000 IU")
    choose(dialog.repeats.kind, DAILY)
    plan = dialog.regimen()
    assert (plan.amount, plan.unit) == (4000, "iu")
    again = shown(qtbot, kept, plan)
    assert (again.what.amount.text(), again.what.unit.key()) == ("4000", "iu")
    assert (again.regimen().amount, again.regimen().unit) == (4000, "iu")
