"""Every day at a glance: gone to by keys, found, sorted, typed into, emptied and opened."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QToolTip
from pytestqt.qtbot import QtBot

from tests.ui.conftest import NOON, Clock
from tracker.domain.change import Edit
from tracker.domain.dose import Dose
from tracker.domain.event import Event
from tracker.domain.lab import LabResult
from tracker.domain.observation import Observation
from tracker.store.diary import Diary
from tracker.ui.main_window import MainWindow
from tracker.ui.observable_diary import ObservableDiary
from tracker.ui.pages.diary import DiaryPage
from tracker.ui.pages.today import TodayPage
from tracker.ui.preferences import Preferences
from tracker.ui.tables.day_columns import DAY, DOSES, NOTES
from tracker.ui.tables.day_table import DayTable

Open = Callable[[], MainWindow]
LEFT = Qt.MouseButton.LeftButton
CTRL = Qt.KeyboardModifier.ControlModifier
TODAY = NOON.date()

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # popups, without a screen


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


@pytest.fixture
def week(diary: Diary, clock: Clock) -> Diary:
    """Twitches 9, 5 and 0 on three days, tingling on two, one note, one injection, one day back-filled."""
    records = [
        Observation(day=TODAY, item="twitching", value=9),
        Observation(day=ago(1), item="twitching", value=5),
        Observation(day=ago(3), item="twitching", value=0),
        Observation(day=ago(1), item="tingling", value=2),
        Observation(day=ago(3), item="tingling", value=10),
        Event(day=ago(1), text="Eyelid again, after little sleep"),
        Dose(day=ago(2), medicine="hydroxocobalamin", amount=1000, route="im"),
    ]
    diary.apply(Edit(None, record) for record in records)
    return diary


def page_of(window: MainWindow) -> DiaryPage:
    window.open_page("diary")
    page = window.page("diary")
    assert isinstance(page, DiaryPage)
    return page


def column(page: DiaryPage, key: str) -> int:
    return [found.key for found in page.table.table.days.columns].index(key)


def rows(page: DiaryPage) -> list[int]:
    """How many days ago the rows are, from top to bottom."""
    model = page.table.table.days
    return [(TODAY - model.day(row)).days for row in range(model.rowCount())]


def cell(page: DiaryPage, day: date, key: str) -> str:
    table = page.table.table
    row = table.days.row_of(day)
    assert row is not None
    return str(table.days.index(row, column(page, key)).data())


def go_to(page: DiaryPage, day: date, key: str) -> DayTable:
    table = page.table.table
    row = table.days.row_of(day)
    assert row is not None
    index = table.days.index(row, column(page, key))
    table.scrollTo(index)
    QTest.mouseClick(table.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, table.visualRect(index).center())
    return table


def type_into(page: DiaryPage, day: date, key: str, text: str, end: Qt.Key = Qt.Key.Key_Return) -> QLineEdit:
    table = go_to(page, day, key)
    QTest.keyClick(table, Qt.Key.Key_F2)
    editor = table.editor()
    assert editor is not None
    editor.clear()
    QTest.keyClicks(editor, text)
    QTest.keyClick(editor, end)
    return editor


def test_calendar_shades_what_was_recorded_and_hatches_the_rest(open_window: Open, week: Diary) -> None:
    month = page_of(open_window()).map.month
    picture = month.grab().toImage()
    ratio = picture.devicePixelRatio()

    def colors(day: date) -> set[str]:
        box = month.cell(day).toRect().adjusted(6, 26, -6, -6)
        spots = ((x, y) for x in range(box.left(), box.left() + 12) for y in range(box.top(), box.bottom()))
        return {picture.pixelColor(round(x * ratio), round(y * ratio)).name() for x, y in spots}

    assert len(colors(ago(2))) > 2
    assert colors(ago(3)) == {"#ffffff"}
    assert len(colors(ago(1))) == 1
    assert colors(ago(1)) not in (colors(ago(3)), colors(TODAY))
    assert (month.heat[ago(2).toordinal()].injection, month.heat[ago(2).toordinal()].value) == (True, None)


def test_arrows_go_from_day_to_day_and_stop_at_today(open_window: Open, week: Diary) -> None:
    page = page_of(open_window())
    month = page.map.month
    month.setFocus()
    for key, day in (
        (Qt.Key.Key_Right, TODAY),
        (Qt.Key.Key_Left, ago(1)),
        (Qt.Key.Key_Up, ago(8)),
        (Qt.Key.Key_Down, ago(1)),
        (Qt.Key.Key_PageUp, date(2026, 10, 21)),
        (Qt.Key.Key_Home, date(2026, 10, 1)),
        (Qt.Key.Key_End, date(2026, 10, 31)),
        (Qt.Key.Key_PageDown, TODAY),
    ):
        QTest.keyClick(month, key)
        assert page.day == day
    assert month.accessibleName() == "Twitches, November 2026"


def test_month_ends_where_the_shorter_month_ends(open_window: Open, week: Diary) -> None:
    page = page_of(open_window())
    page.show_day(date(2026, 3, 31))
    QTest.keyClick(page.map.month, Qt.Key.Key_PageUp)
    assert page.day == date(2026, 2, 28)


def test_current_day_is_spoken_with_its_value_or_that_it_has_none(open_window: Open, week: Diary) -> None:
    page = page_of(open_window())
    month = page.map.month
    page.show_day(ago(1))
    assert month.accessibleDescription().splitlines() == [
        "21 November 2026",
        "Twitches per day: 5",
        "Eyelid again, after little sleep",
    ]
    page.show_day(ago(2))
    assert "Twitches per day: not recorded" in month.accessibleDescription()
    assert "Hydroxocobalamin injection, 1 mg" in month.accessibleDescription()


def test_pointer_on_a_day_tells_what_it_holds(open_window: Open, week: Diary) -> None:
    month = page_of(open_window()).map.month
    spot = month.cell(ago(3)).center().toPoint()
    QApplication.sendEvent(month, QHelpEvent(QEvent.Type.ToolTip, spot, month.mapToGlobal(spot)))
    assert "Twitches per day: 0" in QToolTip.text()


def test_click_chooses_a_day_everywhere_and_a_second_one_opens_it(open_window: Open, week: Diary, qtbot: QtBot) -> None:
    window = open_window()
    page = page_of(window)
    spot = page.map.month.cell(ago(1)).center().toPoint()
    QTest.mouseClick(page.map.month, LEFT, Qt.KeyboardModifier.NoModifier, spot)
    assert page.words.heading.text() == "Saturday 21 November 2026"
    assert page.table.table.chosen() == [ago(1)]
    with qtbot.waitSignal(page.day_opened) as opened:
        QTest.mouseDClick(page.map.month, LEFT, Qt.KeyboardModifier.NoModifier, spot)
    assert opened.args == [ago(1)]
    today = window.page("today")
    assert isinstance(today, TodayPage)
    assert today.day == ago(1)


def test_day_to_come_cannot_be_chosen(open_window: Open, week: Diary) -> None:
    page = page_of(open_window())
    spot = page.map.month.cell(TODAY + timedelta(days=1)).center().toPoint()
    QTest.mouseClick(page.map.month, LEFT, Qt.KeyboardModifier.NoModifier, spot)
    assert page.day == TODAY
    assert not page.map.after.isEnabled()


def test_enter_opens_the_day_of_the_calendar(open_window: Open, week: Diary) -> None:
    window = open_window()
    page = page_of(window)
    QTest.keyClick(page.map.month, Qt.Key.Key_Left)
    QTest.keyClick(page.map.month, Qt.Key.Key_Return)
    today = window.page("today")
    assert window.stack.currentWidget() is today
    assert today.day == ago(1)  # type: ignore[attr-defined]


def test_button_opens_the_day_in_words(open_window: Open, week: Diary) -> None:
    window = open_window()
    page = page_of(window)
    page.show_day(ago(3))
    QTest.mouseClick(page.words.open, LEFT)
    assert window.page("today").day == ago(3)  # type: ignore[attr-defined]


def test_day_in_words_keeps_zero_apart_from_not_recorded(open_window: Open, week: Diary) -> None:
    page = page_of(open_window())
    page.show_day(ago(3))
    shown = [(label.text(), value.text()) for label, value in page.words.values if label.isVisible()]
    assert ("Twitches", "0 ○") in shown
    page.show_day(TODAY)
    assert "Tingling" in page.words.missing.text()
    page.show_day(ago(2))
    assert page.words.missing.text() == "Nothing was observed on this day."
    assert "Hydroxocobalamin injection" in page.words.others.text()


def test_months_and_today_are_reached_by_buttons(open_window: Open, week: Diary) -> None:
    page = page_of(open_window())
    QTest.mouseClick(page.map.before, LEFT)
    assert (page.day, page.map.heading.text()) == (date(2026, 10, 22), "October 2026")
    QTest.mouseClick(page.map.after, LEFT)
    assert page.map.heading.text() == "November 2026"
    page.show_day(ago(200))
    QTest.mouseClick(page.map.now, LEFT)
    assert page.day == TODAY


def test_year_leads_to_the_day_that_is_clicked(open_window: Open, week: Diary) -> None:
    page = page_of(open_window())
    QTest.mouseClick(page.view.findChildren(type(page.map.now))[1], LEFT)
    year = page.map.year
    assert (year.isVisible(), page.map.heading.text()) == (True, "2026")
    spot = year.square(date(2026, 5, 20)).center().toPoint()
    QTest.mouseClick(year, LEFT, Qt.KeyboardModifier.NoModifier, spot)
    assert (page.day, page.map.heading.text()) == (date(2026, 5, 20), "May 2026")
    assert page.map.month.isVisible()
    assert page.view.choice() == "month"


def test_year_is_walked_by_keys_and_opened_with_enter(open_window: Open, week: Diary, qtbot: QtBot) -> None:
    page = page_of(open_window())
    page.map.show_view("year")
    year = page.map.year
    year.setFocus()
    qtbot.waitUntil(lambda: year.width() > 700)
    for key, month in (
        (Qt.Key.Key_Left, (2026, 10)),
        (Qt.Key.Key_Up, (2026, 4)),
        (Qt.Key.Key_Down, (2026, 10)),
        (Qt.Key.Key_PageUp, (2025, 10)),
        (Qt.Key.Key_Home, (2025, 1)),
        (Qt.Key.Key_End, (2025, 12)),
        (Qt.Key.Key_PageDown, (2026, 11)),
    ):
        QTest.keyClick(year, key)
        assert (page.day.year, page.day.month) == month
    QTest.keyClick(year, Qt.Key.Key_Return)
    assert page.map.month.isVisible()
    assert page.map.month.hasFocus()


def test_item_of_the_shades_is_chosen_and_remembered(open_window: Open, week: Diary, preferences: Preferences) -> None:
    window = open_window()
    page = page_of(window)
    page.item.setFocus()
    QTest.keyClick(page.item, Qt.Key.Key_Down)
    heat = page.map.month.heat
    assert (heat[ago(1).toordinal()].text, page.map.legend.high.text()) == ("2", "10")
    assert TODAY.toordinal() not in heat
    window.open_page("today")
    assert preferences.diary_item == "tingling"


def test_gap_is_a_dash_and_never_zero(open_window: Open, week: Diary) -> None:
    page = page_of(open_window())
    assert rows(page) == [0, 1, 2, 3]
    assert [cell(page, ago(days), "twitching") for days in range(4)] == ["9", "5", "", "0"]
    model = page.table.table.days
    spoken = model.index(2, column(page, "twitching")).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "not recorded"


def test_click_on_a_heading_sorts_and_gaps_stay_last(open_window: Open, week: Diary) -> None:
    page = page_of(open_window())
    header = page.table.table.horizontalHeader()
    place = column(page, "twitching")
    spot = QPoint(header.sectionViewportPosition(place) + header.sectionSize(place) // 2, header.height() // 2)
    orders = []
    for _click in range(2):
        QTest.mouseClick(header.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, spot)
        orders.append(rows(page))
    assert sorted(orders) == [[0, 1, 3, 2], [3, 1, 0, 2]]


def test_keys_sort_by_the_column_of_the_keyboard_and_stay_on_the_day(open_window: Open, week: Diary) -> None:
    page = page_of(open_window())
    table = go_to(page, ago(1), "tingling")
    QTest.keyClick(table, Qt.Key.Key_Up, CTRL)
    assert rows(page) == [1, 3, 0, 2]
    QTest.keyClick(table, Qt.Key.Key_Down, CTRL)
    assert rows(page) == [3, 1, 0, 2]
    assert table.days.day(table.currentIndex().row()) == ago(1)
    assert table.chosen() == [ago(1)]


def test_notes_are_searched_for_all_words(open_window: Open, week: Diary) -> None:
    page = page_of(open_window())
    QTest.keyClick(page, Qt.Key.Key_F, CTRL)
    assert page.table.search.hasFocus()
    QTest.keyClicks(page.table.search, "sleep EYELID")
    assert (rows(page), page.table.count.text()) == ([1], "1 of 4 days")
    QTest.keyClicks(page.table.search, "x")
    assert rows(page) == []
    assert page.table.none.isVisible()
    QTest.keyClick(page.table.search, Qt.Key.Key_Escape)
    assert rows(page) == [0, 1, 2, 3]


@pytest.mark.parametrize(
    ("kept", "days"),
    [("filled", [0, 1, 3]), ("gaps", [2]), ("notes", [1]), ("injections", [2]), ("late", [3])],
)
def test_table_is_narrowed_down(open_window: Open, week: Diary, kept: str, days: list[int]) -> None:
    page = page_of(open_window())
    page.table.kept.setCurrentIndex(page.table.kept.findData(kept))
    assert rows(page) == days


def test_back_filled_value_is_marked(open_window: Open, week: Diary) -> None:
    page = page_of(open_window())
    model = page.table.table.days
    late = [model.index(row, column(page, "twitching")).data(Qt.ItemDataRole.UserRole) for row in range(4)]
    assert late == [False, False, False, True]
    assert page.map.month.heat[ago(3).toordinal()].late
    page.show_day(ago(3))
    assert page.words.values[0][1].text() == "0 ○"


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Tab])
def test_value_is_typed_over_and_taken_back(
    open_window: Open, week: Diary, observable: ObservableDiary, key: Qt.Key
) -> None:
    page = page_of(open_window())
    type_into(page, ago(1), "twitching", "12", key)
    assert (cell(page, ago(1), "twitching"), page.map.month.heat[ago(1).toordinal()].text) == ("12", "12")
    assert observable.undo_text == "Twitches 12 on 21 Nov"
    observable.undo()
    assert cell(page, ago(1), "twitching") == "5"


def test_typing_a_digit_begins_to_edit_the_cell(open_window: Open, week: Diary) -> None:
    page = page_of(open_window())
    table = go_to(page, ago(2), "tingling")
    QTest.keyClick(table, Qt.Key.Key_7)
    editor = table.editor()
    assert editor is not None
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert cell(page, ago(2), "tingling") == "7"
    assert table.days.day(table.currentIndex().row()) == ago(2)


def test_emptied_cell_is_not_recorded(open_window: Open, week: Diary, observable: ObservableDiary) -> None:
    page = page_of(open_window())
    type_into(page, ago(1), "tingling", "")
    assert week.day(ago(1)).value("tingling") is None
    assert observable.undo_text == "Tingling not recorded on 21 Nov"


def test_both_decimal_signs_are_read(open_window: Open, week: Diary) -> None:
    week.put(Observation(day=TODAY, item="sleep_hours", value=8))
    page = page_of(open_window())
    type_into(page, TODAY, "sleep_hours", "6,5")
    assert week.day(TODAY).value("sleep_hours") == 6.5
    type_into(page, TODAY, "sleep_hours", "7.5")
    assert week.day(TODAY).value("sleep_hours") == 7.5


@pytest.mark.parametrize(("text", "said"), [("11", "from 0 to 10"), ("2.5", "whole number"), ("bad", "not a number")])
def test_what_cannot_be_a_value_stays_as_typed_with_a_sentence(
    open_window: Open, week: Diary, text: str, said: str
) -> None:
    window = open_window()
    page = page_of(window)
    editor = type_into(page, ago(1), "tingling", text)
    assert said in page.table.table.note.text.text()
    assert (editor.isVisible(), editor.text(), editor.property("refused")) == (True, text, "true")
    assert week.day(ago(1)).value("tingling") == 2
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert cell(page, ago(1), "tingling") == "2"


def test_total_below_what_has_a_place_is_refused(open_window: Open, week: Diary) -> None:
    week.put(Observation(day=ago(1), item="twitching", site="calf-left", value=3))
    window = open_window()
    page = page_of(window)
    assert cell(page, ago(1), "twitching") == "8"
    type_into(page, ago(1), "twitching", "2")
    assert "3 twitches are placed on the body map" in page.table.table.note.text.text()
    assert week.day(ago(1)).value("twitching") == 5


def test_note_is_edited_in_its_cell(open_window: Open, week: Diary, observable: ObservableDiary) -> None:
    page = page_of(open_window())
    type_into(page, ago(1), "notes:", "Better")
    type_into(page, TODAY, "notes:", "Calf")
    assert [event.text for event in week.day(ago(1)).events] == ["Better"]
    assert [event.text for event in week.day(TODAY).events] == ["Calf"]
    observable.undo()
    assert cell(page, TODAY, "notes:") == ""


def test_note_of_several_lines_is_left_to_the_page_of_its_day(open_window: Open, week: Diary) -> None:
    week.add(Event(day=ago(3), text="First\nsecond"))
    page = page_of(open_window())
    table = go_to(page, ago(3), "notes:")
    assert cell(page, ago(3), "notes:") == "First second"
    assert not table.currentIndex().flags() & Qt.ItemFlag.ItemIsEditable


def test_what_is_being_typed_is_kept_when_the_page_is_left(open_window: Open, week: Diary) -> None:
    window = open_window()
    page = page_of(window)
    table = go_to(page, ago(1), "tingling")
    QTest.keyClick(table, Qt.Key.Key_9)
    window.open_page("today")
    assert week.day(ago(1)).value("tingling") == 9


def test_whole_days_are_removed_by_a_key_of_their_own_and_undo_brings_all_back(
    open_window: Open, week: Diary, observable: ObservableDiary
) -> None:
    week.add(LabResult(day=ago(1), test="b12_total", value="350", unit="ng/L"))
    window = open_window()
    page = page_of(window)
    table = go_to(page, ago(1), "twitching")
    QTest.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert table.chosen() == [ago(1), ago(2)]
    assert page.table.delete.text() == "Remove 2 whole days"
    QTest.keyClick(table, Qt.Key.Key_Delete, Qt.KeyboardModifier.ShiftModifier)
    emptied = week.day(ago(1))
    assert (emptied.observations, emptied.events, len(emptied.labs), week.day(ago(2)).doses) == ((), (), 1, ())
    assert window.toast.text.text() == "4 entries of 2 days removed"
    QTest.mouseClick(window.toast.undo, LEFT)
    assert (len(week.day(ago(1)).observations), len(week.day(ago(1)).events), len(week.day(ago(2)).doses)) == (2, 1, 1)
    assert cell(page, ago(1), "tingling") == "2"


def held(diary: Diary, day: date) -> dict[str, int]:
    """How much of each column a day has in the diary."""
    found = diary.day(day)
    kinds = {item: sum(row.item == item for row in found.observations) for item in ("twitching", "tingling", "fatigue")}
    return {**kinds, DOSES: len(found.doses), NOTES: len(found.events), "labs": len(found.labs)}


def test_delete_clears_the_cell_of_the_keyboard_alone_and_undo_brings_it_back(
    open_window: Open, week: Diary, observable: ObservableDiary, qtbot: QtBot
) -> None:
    day = ago(1)
    week.apply(
        Edit(None, record)
        for record in (
            Dose(day=day, medicine="cyanocobalamin", amount=1000, route="oral"),
            Observation(day=day, item="fatigue", value=5),
            Observation(day=TODAY, item="fatigue", value=4),
            Observation(day=day, item="twitching", site="calf-left", value=2),
            LabResult(day=day, test="b12_total", value="350", unit="ng/L"),
        )
    )
    window = open_window()
    page = page_of(window)
    before = held(week, day)
    assert all(before.values())
    for key in [found.key for found in page.table.table.days.columns]:
        table = go_to(page, day, key)
        QTest.keyClick(table, Qt.Key.Key_Delete)
        expected = before if key == DAY else {**before, key: 0}
        assert held(week, day) == expected, f"only {key} of the day is cleared"
        assert window.toast.isVisible()
        if key == DAY:
            assert "Shift+Delete" in window.toast.text.text()
            continue
        assert cell(page, day, key) == ""
        QTest.keyClick(table, Qt.Key.Key_Delete)
        assert held(week, day) == expected, "an empty cell has nothing to clear"
        observable.undo()
        assert held(week, day) == before


def test_cell_is_cleared_and_day_removed_from_the_menu_of_the_right_button(
    open_window: Open, week: Diary, qtbot: QtBot
) -> None:
    page = page_of(open_window())
    table = go_to(page, ago(1), "tingling")
    for place, words in ((1, "Clear this cell"), (2, "Remove the whole day")):
        spot = table.visualRect(table.currentIndex()).center()
        reason = QContextMenuEvent.Reason.Keyboard
        QApplication.sendEvent(table, QContextMenuEvent(reason, spot, table.viewport().mapToGlobal(spot)))
        menu = table.findChild(QMenu)
        assert isinstance(menu, QMenu)
        qtbot.waitUntil(menu.isVisible)
        action = menu.actions()[place]
        assert action.text() == words
        action.trigger()
        menu.close()
        qtbot.waitUntil(lambda: table.findChild(QMenu) is None)
        left = {row.item for row in week.day(ago(1)).observations}
        assert left == ({"twitching"} if place == 1 else set())


def test_day_without_entries_has_nothing_to_delete(open_window: Open, diary: Diary) -> None:
    for days in (0, 2):
        diary.put(Observation(day=ago(days), item="twitching", value=1))
    window = open_window()
    page = page_of(window)
    go_to(page, ago(1), "twitching")
    QTest.mouseClick(page.table.delete, LEFT)
    assert "Nothing was recorded there" in window.toast.text.text()


@pytest.mark.parametrize("with_keys", [True, False])
def test_row_opens_its_day(open_window: Open, week: Diary, *, with_keys: bool) -> None:
    window = open_window()
    page = page_of(window)
    table = go_to(page, ago(1), "twitching")
    if with_keys:
        QTest.keyClick(table, Qt.Key.Key_Return)
    else:
        spot = table.visualRect(table.currentIndex()).center()
        QTest.mouseClick(table.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, spot)
        QTest.mouseDClick(table.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, spot)
    assert window.stack.currentWidget() is window.page("today")
    assert window.page("today").day == ago(1)  # type: ignore[attr-defined]


def test_day_chosen_elsewhere_is_the_only_row_chosen(open_window: Open, week: Diary) -> None:
    page = page_of(open_window())
    table = go_to(page, ago(1), "twitching")
    QTest.keyClick(table, Qt.Key.Key_Down, CTRL | Qt.KeyboardModifier.ShiftModifier)
    page.show_day(ago(3))
    assert table.chosen() == [ago(3)]


def test_row_of_the_keyboard_is_the_day_of_the_calendar(open_window: Open, week: Diary) -> None:
    page = page_of(open_window())
    table = go_to(page, TODAY, "twitching")
    QTest.keyClick(table, Qt.Key.Key_Down)
    assert (page.day, page.map.month.day) == (ago(1), ago(1))


def test_tab_leaves_the_table(open_window: Open, week: Diary) -> None:
    page = page_of(open_window())
    table = go_to(page, TODAY, "twitching")
    QTest.keyClick(table, Qt.Key.Key_Tab)
    assert not table.hasFocus()


def test_columns_are_chosen_several_in_one_go_and_remembered(
    open_window: Open, full: Diary, preferences: Preferences
) -> None:
    window = open_window()
    page = page_of(window)
    keys = [found.key for found in page.table.table.days.columns]
    assert len(keys) == 8
    actions = {str(action.data()): action for action in page.table.menu.list.actions()}
    page.table.menu.list.popup(page.mapToGlobal(QPoint(0, 0)))
    for key in ("twitching", "sleep_hours"):
        spot = page.table.menu.list.actionGeometry(actions[key]).center()
        QTest.mouseClick(page.table.menu.list, LEFT, Qt.KeyboardModifier.NoModifier, spot)
    assert page.table.menu.list.isVisible()
    page.table.menu.list.hide()
    shown = [found.key for found in page.table.table.days.columns]
    assert "twitching" not in shown
    assert "sleep_hours" in shown
    window.open_page("today")
    assert preferences.diary_columns == tuple(shown[1:-2])


def test_day_filled_elsewhere_is_seen_on_return(open_window: Open, week: Diary) -> None:
    window = open_window()
    page = page_of(window)
    window.open_page("today")
    QTest.keyClick(window.page("today"), Qt.Key.Key_Space)
    page_of(window)
    assert cell(page, TODAY, "twitching") == "10"


def test_empty_diary_says_what_will_be_here(open_window: Open, diary: Diary) -> None:
    window = open_window()
    page = page_of(window)
    assert page.empty.isVisible()
    assert not page.cards.isVisible()
    QTest.mouseClick(page.empty.action, LEFT)
    assert window.stack.currentWidget() is window.page("today")


def test_diary_that_cannot_be_written_is_looked_at_only(
    open_window: Open, week: Diary, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Diary, "read_only", True)
    window = open_window()
    page = page_of(window)
    table = go_to(page, ago(1), "twitching")
    assert page.notice.isVisible()
    assert not table.currentIndex().flags() & Qt.ItemFlag.ItemIsEditable
    assert not page.table.delete.isEnabled()
    for modifier in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier):
        QTest.keyClick(table, Qt.Key.Key_Delete, modifier)
    assert len(week.day(ago(1)).observations) == 2
    assert "reading only" in window.toast.text.text()
