"""A day is written down by mouse and by keyboard, quickly and without loss."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Clock
from tracker.domain import tracked
from tracker.domain.dose import Dose
from tracker.domain.errors import DiaryNotSaved
from tracker.domain.event import Event
from tracker.domain.item import Item
from tracker.domain.observation import Observation
from tracker.domain.regimen import Regimen
from tracker.store.diary import Diary
from tracker.ui.dialogs.dose_dialog import DoseDialog
from tracker.ui.main_window import MainWindow
from tracker.ui.observable_diary import ObservableDiary
from tracker.ui.pages.today import TodayPage
from tracker.ui.widgets.button import Button
from tracker.ui.widgets.item_row import ItemRow
from tracker.ui.widgets.rating_row import RatingRow

DAY = date(2026, 11, 22)
LEFT = Qt.MouseButton.LeftButton

Open = Callable[[], MainWindow]


def today(window: MainWindow) -> TodayPage:
    page = window.page("today")
    assert isinstance(page, TodayPage)
    return page


def click_cell(row: QWidget, value: int) -> None:
    assert isinstance(row, RatingRow)
    QTest.mouseClick(row, LEFT, pos=row.cell(value).center())


def field_of(row: QWidget) -> QWidget:
    assert isinstance(row, ItemRow)
    return row.field


def button(parent: QWidget, name: str) -> Button:
    return next(found for found in parent.findChildren(Button) if name in (found.text(), found.accessibleName()))


def value(diary: Diary, item: str, site: str = "", day: date = DAY) -> float | None:
    return diary.day(day).value(item, site)


@pytest.fixture
def tablets(diary: Diary) -> Regimen:
    plan = Regimen(medicine="cyanocobalamin", amount=1000, route="oral", first_day=DAY, recurrence="FREQ=DAILY")
    return diary.add(plan)


def test_a_usual_day_takes_four_clicks_and_the_number(open_window: Open, diary: Diary, tablets: Regimen) -> None:
    page = today(open_window())
    QTest.mouseClick(page.twitches.counter.count, LEFT)
    QTest.keyClicks(page.twitches.counter.count, "7")
    click_cell(page.symptoms.rows["tingling"], 3)
    click_cell(page.symptoms.rows["fatigue"], 5)
    QTest.mouseClick(button(page.doses, "Log"), LEFT)
    assert [value(diary, item) for item in ("twitching", "tingling", "fatigue")] == [7, 3, 5]
    assert [(dose.medicine, dose.planned_day) for dose in diary.day(DAY).doses] == [("cyanocobalamin", DAY)]


def test_a_usual_day_takes_at_most_twelve_keys(open_window: Open, diary: Diary, tablets: Regimen) -> None:
    window = open_window()
    enter = Qt.Key.Key_Return
    keys = [Qt.Key.Key_7, enter, Qt.Key.Key_3, enter, enter, Qt.Key.Key_5]
    for key in keys:
        QTest.keyClick(focused(), key)
    QTest.keyClick(focused(), Qt.Key.Key_L, Qt.KeyboardModifier.AltModifier)
    assert len(keys) + 1 <= 12
    assert [value(diary, item) for item in ("twitching", "tingling", "fatigue")] == [7, 3, 5]
    assert [dose.medicine for dose in diary.day(DAY).doses] == ["cyanocobalamin"]
    assert window.isVisible()


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None, "the keyboard always has a place"
    return widget


def test_an_empty_day_is_not_recorded_and_none_today_is_zero(open_window: Open, diary: Diary) -> None:
    page = today(open_window())
    assert value(diary, "twitching") is None
    QTest.mouseClick(page.twitches.counter.none, LEFT)
    assert value(diary, "twitching") == 0
    QTest.mouseClick(page.twitches.counter.clear, LEFT)
    assert value(diary, "twitching") is None


def test_space_on_the_tick_for_the_doctor_ticks_it_and_counts_nothing(open_window: Open, diary: Diary) -> None:
    page = today(open_window())
    QTest.keyClicks(page.note.editor.text, "calf")
    page.note.editor.for_doctor.setFocus()
    QTest.keyClick(page.note.editor.for_doctor, Qt.Key.Key_Space)
    assert [(event.text, event.for_doctor) for event in diary.day(DAY).events] == [("calf", True)]
    assert value(diary, "twitching") is None


def test_what_is_being_written_outlives_an_entry_elsewhere(open_window: Open, diary: Diary) -> None:
    page = today(open_window())
    too_long = "a" * 20_001
    page.note.editor.text.setPlainText(too_long)
    page.note.editor.for_doctor.setChecked(True)
    QTest.mouseClick(page.twitches.counter.plus, LEFT)
    assert page.note.editor.text.toPlainText() == too_long
    assert page.note.editor.for_doctor.isChecked()
    assert diary.day(DAY).events == ()
    page.show_day(DAY - timedelta(days=1))
    assert page.day == DAY, "a note that cannot be kept keeps its day"
    page.note.editor.text.setPlainText("short")


def test_what_could_not_be_saved_stays_and_is_saved_later(
    open_window: Open, diary: Diary, observable: ObservableDiary, qtbot: QtBot
) -> None:
    page = today(open_window())
    diary._raw.execute("PRAGMA query_only = ON")
    with qtbot.captureExceptions() as refusals:
        QTest.mouseClick(page.twitches.counter.count, LEFT)
        QTest.keyClicks(page.twitches.counter.count, "7")
        QTest.keyClick(page.twitches.counter.count, Qt.Key.Key_Return)
        QTest.keyClicks(page.note.editor.text, "calf")
        page.note.editor.flush()
        page.show_day(DAY - timedelta(days=1))
    assert {type(error) for _kind, error, _trace in refusals} == {DiaryNotSaved}
    assert page.day == DAY
    assert (page.twitches.counter.count.text(), page.note.editor.text.toPlainText()) == ("7", "calf")
    diary._raw.execute("PRAGMA query_only = OFF")
    page.show_day(DAY - timedelta(days=1))
    assert value(diary, "twitching") == 7
    assert [event.text for event in diary.day(DAY).events] == ["calf"]
    assert page.day == DAY - timedelta(days=1)


def test_a_dose_from_the_form_answers_what_is_due(open_window: Open, diary: Diary, tablets: Regimen) -> None:
    page = today(open_window())
    QTest.mouseClick(page.doses.add_button, LEFT)
    dialog = page.window().findChild(DoseDialog)
    assert isinstance(dialog, DoseDialog)
    dialog.amount.selectAll()
    QTest.keyClicks(dialog.amount, "500")
    QTest.mouseClick(dialog.save, LEFT)
    (dose,) = diary.day(DAY).doses
    assert (dose.regimen, dose.planned_day, dose.amount_ug) == (tablets.id, DAY, 500)


def test_a_burst_of_taps_is_one_step_of_undo(open_window: Open, diary: Diary, observable, clock) -> None:  # type: ignore[no-untyped-def]
    page = today(open_window())
    for _tap in range(3):
        clock.pass_time(0.4)
        QTest.mouseClick(page.twitches.counter.plus, LEFT)
    clock.pass_time(5)
    QTest.mouseClick(page.twitches.counter.plus, LEFT)
    assert value(diary, "twitching") == 4
    observable.undo()
    assert value(diary, "twitching") == 3
    observable.undo()
    assert value(diary, "twitching") is None
    observable.redo()
    assert value(diary, "twitching") == 3


def test_one_and_zero_typed_into_a_row_make_ten(open_window: Open, diary: Diary) -> None:
    page = today(open_window())
    QTest.keyClicks(page.symptoms.rows["fatigue"], "10")
    assert value(diary, "fatigue") == 10


def test_a_total_below_what_is_placed_is_refused_beside_the_number(open_window: Open, diary: Diary) -> None:
    diary.put(Observation(day=DAY, item="twitching", site="calf-left", value=5))
    window = open_window()
    counter = today(window).twitches.counter
    QTest.mouseClick(counter.count, LEFT)
    QTest.keyClicks(counter.count, "3")
    QTest.keyClick(counter.count, Qt.Key.Key_Return)
    assert counter.reason.text() == (
        "5 twitches are placed on the body map, so the total can’t be 3. Remove some there first. "
        "The diary still says 5."
    )
    assert (value(diary, "twitching", "calf-left"), value(diary, "twitching")) == (5, None)
    assert counter.count.hasFocus()
    assert counter.count.selectedText() == "3"
    assert not window.toast.isVisible()
    QTest.keyClick(counter.count, Qt.Key.Key_Escape)
    assert (counter.count.text(), counter.reason.isVisible()) == ("5", False)


def test_the_past_can_be_filled_in_and_tomorrow_cannot(open_window: Open, diary: Diary) -> None:
    page = today(open_window())
    QTest.keyClick(page, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert page.day == DAY - timedelta(days=1)
    click_cell(page.symptoms.rows["tingling"], 0)
    assert value(diary, "tingling", day=DAY - timedelta(days=1)) == 0
    assert value(diary, "tingling") is None
    page.show_day(DAY + timedelta(days=1))
    assert page.day == DAY


def test_a_note_is_kept_when_the_page_is_left(open_window: Open, diary: Diary) -> None:
    window = open_window()
    page = today(window)
    page.note.editor.text.setFocus()
    QTest.keyClicks(page.note.editor.text, "calf")
    window.open_page("settings")
    assert [event.text for event in diary.day(DAY).events] == ["calf"]


def test_exercise_can_be_taken_back_by_a_second_click_or_by_delete(open_window: Open, diary: Diary) -> None:
    page = today(open_window())
    hard = button(page.triggers, "hard")
    for take_back in ("click", "delete"):
        QTest.mouseClick(hard, LEFT)
        assert value(diary, "exercise") == 3
        if take_back == "click":
            QTest.mouseClick(hard, LEFT)
        else:
            QTest.keyClick(hard, Qt.Key.Key_Delete)
        assert value(diary, "exercise") is None
        assert not hard.isChecked()


def test_hours_of_sleep_being_typed_are_kept_when_another_day_is_opened(open_window: Open, diary: Diary) -> None:
    page = today(open_window())
    field = field_of(page.triggers.rows["sleep_hours"])
    field.setFocus()
    QTest.keyClicks(field, "6,5")
    page.show_day(DAY - timedelta(days=1))
    assert value(diary, "sleep_hours") == 6.5
    assert value(diary, "sleep_hours", day=DAY - timedelta(days=1)) is None


def test_a_note_is_kept_when_another_day_is_opened(open_window: Open, diary: Diary) -> None:
    page = today(open_window())
    QTest.keyClicks(page.note.editor.text, "calf")
    page.show_day(DAY - timedelta(days=1))
    assert [event.text for event in diary.day(DAY).events] == ["calf"]
    assert diary.day(DAY - timedelta(days=1)).events == ()


def test_a_note_is_kept_when_the_window_is_closed(open_window: Open, diary: Diary) -> None:
    window = open_window()
    QTest.keyClicks(today(window).note.editor.text, "calf")
    window.close()
    assert [event.text for event in diary.day(DAY).events] == ["calf"]


def test_none_today_by_mistake_is_taken_back_with_one_click(open_window: Open, diary: Diary) -> None:
    diary.put(Observation(day=DAY, item="twitching", site="calf-left", value=4))
    window = open_window()
    QTest.mouseClick(today(window).twitches.counter.none, LEFT)
    assert value(diary, "twitching", "calf-left") is None
    QTest.mouseClick(window.toast.undo, LEFT)
    assert value(diary, "twitching", "calf-left") == 4


def test_an_emptied_note_is_removed_and_undo_brings_it_back(open_window: Open, diary: Diary, observable) -> None:  # type: ignore[no-untyped-def]
    diary.add(Event(day=DAY, text="calf twitching"))
    page = today(open_window())
    page.note.editor.text.selectAll()
    QTest.keyClick(page.note.editor.text, Qt.Key.Key_Delete)
    page.note.editor.flush()
    assert diary.day(DAY).events == ()
    observable.undo()
    assert [event.text for event in diary.day(DAY).events] == ["calf twitching"]


def test_a_due_injection_is_logged_from_the_banner_and_its_place_is_asked_for(open_window: Open, diary: Diary) -> None:
    plan = diary.add(
        Regimen(
            medicine="hydroxocobalamin",
            amount=1000,
            route="im",
            first_day=DAY - timedelta(days=21),
            recurrence="FREQ=DAILY;INTERVAL=21",
        )
    )
    for days, site in ((42, "thigh_outer-left"), (21, "thigh_outer-right")):
        diary.add(
            Dose(
                day=DAY - timedelta(days=days),
                planned_day=DAY - timedelta(days=days),
                medicine="hydroxocobalamin",
                amount=1000,
                route="im",
                site=site,
                regimen=plan.id,
            )
        )
    page = today(open_window())
    assert page.due.isVisible()
    QTest.mouseClick(page.due.act, LEFT)
    assert [(dose.planned_day, dose.site) for dose in diary.day(DAY).doses] == [(DAY, "")]
    assert not page.due.isVisible()
    QTest.mouseClick(button(page.doses, "Set the place: Left outer thigh"), LEFT)
    assert [dose.site for dose in diary.day(DAY).doses] == ["thigh_outer-left"]


def test_a_removed_dose_comes_back_with_undo(open_window: Open, diary: Diary, observable) -> None:  # type: ignore[no-untyped-def]
    kept = diary.add(Dose(day=DAY, medicine="cyanocobalamin", amount=1000, route="oral"))
    page = today(open_window())
    QTest.mouseClick(button(page.doses, "Remove"), LEFT)
    assert diary.day(DAY).doses == ()
    observable.undo()
    assert diary.day(DAY).doses[0].id == kept.id


def test_ctrl_z_takes_back_the_last_entry_and_says_which(open_window: Open, diary: Diary, qtbot: QtBot) -> None:
    window = open_window()
    page = today(window)
    click_cell(page.symptoms.rows["tingling"], 3)
    QTest.keyClick(focused(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert value(diary, "tingling") is None
    assert "Tingling 3" in window.toast.text.text()


def test_later_hides_a_reminder_until_tomorrow_and_stores_no_answer(
    qtbot: QtBot, open_window: Open, diary: Diary, tablets: Regimen, clock: Clock
) -> None:
    page = today(open_window())
    QTest.mouseClick(button(page.doses, "Later"), LEFT)
    assert not [found for found in page.doses.findChildren(Button) if found.text() == "Log" and found.isVisibleTo(page)]
    assert page.doses.later.text() == "1 dose put off until tomorrow."
    assert diary.day(DAY).doses == ()
    clock.pass_time(24 * 3600)
    page.show_day(DAY + timedelta(days=1))
    assert page.doses.later.isHidden()
    qtbot.waitUntil(
        lambda: any(found.isVisible() for found in page.doses.findChildren(Button) if found.text() == "Log")
    )


def test_injection_can_be_logged_put_off_or_skipped_from_the_banner(open_window: Open, diary: Diary) -> None:
    plan = Regimen(medicine="hydroxocobalamin", amount=1000, route="im", first_day=DAY, recurrence="FREQ=WEEKLY")
    diary.add(plan)
    page = today(open_window())
    QTest.mouseClick(page.due.postpone, LEFT)
    assert not page.due.isVisible()
    assert page.doses.later.text() == "1 dose put off until tomorrow."
    assert diary.day(DAY).doses == ()


def test_skipped_from_the_banner_is_an_answer(open_window: Open, diary: Diary) -> None:
    plan = Regimen(medicine="hydroxocobalamin", amount=1000, route="im", first_day=DAY, recurrence="FREQ=WEEKLY")
    diary.add(plan)
    page = today(open_window())
    QTest.mouseClick(page.due.decline, LEFT)
    assert not page.due.isVisible()
    assert [(dose.status, dose.planned_day) for dose in diary.day(DAY).doses] == [("skipped", DAY)]


def test_own_items_have_a_field_of_their_kind_and_are_recorded(open_window: Open, diary: Diary) -> None:
    kinds = {
        "hum": "severity",
        "falls_seen": "count",
        "naps": "hours",
        "tea": "servings",
        "salt": "level",
        "rash": "yes_no",
    }
    for position, (key, kind) in enumerate(kinds.items()):
        diary.add(Item(key=key, label=key, kind=kind, group="general", custom=True, position=60 + position))
    page = today(open_window())
    rows = page.symptoms.rows
    click_cell(rows["hum"], 4)
    for key, typed in (("falls_seen", "2"), ("naps", "1,5"), ("tea", "3")):
        QTest.keyClicks(field_of(rows[key]), typed)
        QTest.keyClick(field_of(rows[key]), Qt.Key.Key_Return)
    QTest.mouseClick(button(rows["salt"], "medium"), LEFT)
    QTest.mouseClick(button(rows["rash"], "no"), LEFT)
    assert [value(diary, key) for key in kinds] == [4, 2, 1.5, 3, 2, 0]


def test_hidden_symptom_is_shown_on_a_day_that_has_it(open_window: Open, diary: Diary) -> None:
    diary.put(Observation(day=DAY - timedelta(days=1), item="memory", value=3))
    page = today(open_window())
    assert "memory" not in page.symptoms.rows
    page.show_day(DAY - timedelta(days=1))
    assert "memory" in page.symptoms.rows
    page.show_day(DAY)
    assert "memory" not in page.symptoms.rows


def test_what_is_moved_or_renamed_elsewhere_stands_so_here_and_typing_goes_on(open_window: Open, diary: Diary) -> None:
    window = open_window()
    page = today(window)
    sleep = field_of(page.triggers.rows["sleep_hours"])
    QTest.keyClicks(sleep, "6")
    window.diary.record(tracked.move((), "alcohol", -4), "alcohol moved")
    assert list(page.triggers.rows) == ["alcohol", "sleep_hours", "caffeine", "stress", "exercise"]
    assert field_of(page.triggers.rows["sleep_hours"]) is sleep
    QApplication.processEvents()  # rows are put in their places once the window has time
    assert page.triggers.rows["alcohol"].y() < page.triggers.rows["sleep_hours"].y()
    window.diary.record(tracked.hide(diary.items(), "alcohol"), "alcohol hidden")
    assert "alcohol" not in page.triggers.rows


def test_same_as_yesterday_fills_what_is_missing_in_one_step(open_window: Open, diary: Diary) -> None:
    for item, rating in (("tingling", 3), ("fatigue", 0), ("balance", 2), ("stress", 5)):
        diary.put(Observation(day=DAY - timedelta(days=1), item=item, value=rating))
    diary.put(Observation(day=DAY, item="balance", value=1))
    window = open_window()
    page = today(window)
    assert "2 symptoms" in page.symptoms.same.toolTip()
    QTest.mouseClick(page.symptoms.same, LEFT)
    found = {item: value(diary, item) for item in ("tingling", "fatigue", "balance", "numbness", "stress")}
    assert found == {"tingling": 3, "fatigue": 0, "balance": 1, "numbness": None, "stress": None}
    assert not page.symptoms.same.isEnabled()
    window.diary.undo()
    assert value(diary, "tingling") is None
    assert value(diary, "balance") == 1


def test_rows_say_what_came_before_and_what_was_filled_in_late(open_window: Open, diary: Diary) -> None:
    for ago, rating in ((1, 2), (2, 4), (3, 5)):
        diary.put(Observation(day=DAY - timedelta(days=ago), item="tingling", value=rating))
    page = today(open_window())
    assert "yesterday 2 · 7 days 4" in page.symptoms.rows["tingling"].accessibleDescription()
    assert "not recorded" in page.symptoms.rows["tingling"].accessibleName()
    page.show_day(DAY - timedelta(days=3))
    assert "entered later" in page.symptoms.rows["tingling"].accessibleName()
    page.show_day(DAY - timedelta(days=1))
    assert "entered later" not in page.symptoms.rows["tingling"].accessibleName()


def test_nothing_moves_away_under_the_first_clicks_of_an_empty_diary(open_window: Open, diary: Diary) -> None:
    window = open_window()
    page = today(window)
    before = page.twitches.counter.plus.mapToGlobal(page.twitches.counter.plus.rect().center())
    assert page.notice.isVisible()
    QTest.mouseClick(page.twitches.counter.plus, LEFT)
    QTest.mouseClick(page.twitches.counter.plus, LEFT)
    assert page.twitches.counter.plus.mapToGlobal(page.twitches.counter.plus.rect().center()) == before
    assert diary.observation(page.day, "twitching").value == 2  # type: ignore[union-attr]
    window.open_page("diary")
    window.open_page("today")
    assert not page.notice.isVisible()
