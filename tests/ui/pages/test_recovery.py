"""Recovery shows what was recorded, in the range and with the symptoms that are chosen."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest
from matplotlib.colors import to_hex
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from tracker.charts import pointing
from tracker.charts.words import Words
from tracker.domain.dose import Dose
from tracker.domain.errors import OutputNotWritten
from tracker.domain.history import Period
from tracker.domain.observation import Observation
from tracker.store.diary import Diary
from tracker.ui import theme
from tracker.ui.main_window import MainWindow
from tracker.ui.pages.recovery import RecoveryPage
from tracker.ui.pages.recovery_picture import SVG
from tracker.ui.pages.today import TodayPage
from tracker.ui.tables.lab_table import LabTable
from tracker.ui.widgets.chart_view import ChartView
from tracker.ui.widgets.text import Text

Open = Callable[[], MainWindow]
LEFT = Qt.MouseButton.LeftButton


def recovery(window: MainWindow) -> RecoveryPage:
    window.open_page("recovery")
    page = window.page("recovery")
    assert isinstance(page, RecoveryPage)
    return page


def drawn_days(page: RecoveryPage, item: str) -> list[float]:
    lines = [line for axes in chart(page).figure.axes for line in axes.lines]
    return [float(x) for line in lines if line.get_gid() == f"{item}:dots" for x in np.asarray(line.get_xdata())]


def chart(page: RecoveryPage) -> ChartView:
    assert page.chart is not None
    return page.chart


def test_range_first_shown_reaches_back_before_treatment(open_window: Open, full: Diary) -> None:
    page = recovery(open_window())
    baseline = full.history(full.span()).baseline  # type: ignore[arg-type]
    assert baseline is not None
    assert min(drawn_days(page, "twitching")) < baseline.last.toordinal()


def test_range_crops_the_picture_and_not_the_figures(open_window: Open, full: Diary) -> None:
    page = recovery(open_window())
    before = page.cards.symptoms[0].figure.text()
    page.range.chosen.emit("28")
    assert min(drawn_days(page, "twitching")) > full.today.toordinal() - 28
    assert page.cards.symptoms[0].figure.text() == before


def test_chosen_symptom_gets_a_panel(open_window: Open, full: Diary) -> None:
    page = recovery(open_window())
    assert drawn_days(page, "fatigue") == []
    QTest.mouseClick(page.choice.chips["fatigue"], LEFT)
    assert drawn_days(page, "fatigue") != []


def test_injections_card_counts_what_was_planned(open_window: Open, full: Diary) -> None:
    card = recovery(open_window()).cards.injections
    assert (card.caption.text(), card.figure.text()) == ("Injections taken", "15 of 15")
    assert card.details.text().splitlines() == ["1 of them 3 days after the planned day", "next on 30 Nov"]


def test_cards_say_means_with_their_days(open_window: Open, full: Diary) -> None:
    page = recovery(open_window())
    card = page.cards.symptoms[0]
    assert "→" in card.figure.text()
    assert "days" in card.details.text()


def test_one_day_alone_is_called_typical_of_nothing(open_window: Open, diary: Diary) -> None:
    diary.put(Observation(day=diary.today, item="twitching", value=7))
    page = recovery(open_window())
    assert page.cards.symptoms[0].figure.text() == "too few days"
    assert page.cards.diary.figure.text() == "100%"


def test_click_on_the_chart_opens_that_day(open_window: Open, full: Diary, qtbot: QtBot) -> None:
    window = open_window()
    page = recovery(window)
    day = date(2026, 8, 3)
    view = chart(page)
    place = QPoint(round(pointing.place_of(view.figure, day) * view.width()), view.height() // 2)
    with qtbot.waitSignal(page.day_opened) as opened:
        QTest.mouseClick(view, LEFT, Qt.KeyboardModifier.NoModifier, place)
    assert opened.args == [day]
    today = window.page("today")
    assert isinstance(today, TodayPage)
    assert (today.day, window.stack.currentWidget()) == (day, today)


def titles(page: RecoveryPage) -> list[str]:
    return [str(axes.get_label()) for axes in chart(page).figure.axes]


def test_symptom_is_moved_up_with_the_keyboard(open_window: Open, full: Diary) -> None:
    page = recovery(open_window())
    assert titles(page)[:2] == ["Twitches per day, root scale", "Tingling (0–10)"]
    QTest.mouseClick(page.choice.ordering, LEFT)
    QTest.keyClick(page.choice.rows["tingling"].up, Qt.Key.Key_Space)
    assert titles(page)[:2] == ["Tingling (0–10)", "Twitches per day, root scale"]
    assert page.choice.rows["tingling"].down.hasFocus()
    assert page.cards.symptoms[0].caption.text().startswith("Tingling")


def test_doses_and_tests_can_be_left_out(open_window: Open, full: Diary) -> None:
    page = recovery(open_window())
    assert titles(page)[2:] == ["B12 doses (× skipped)", "Serum B12 (ng/L)"]
    QTest.mouseClick(page.choice.chips["doses:"], LEFT)
    QTest.mouseClick(page.choice.chips["lab:b12_total"], LEFT)
    assert len(titles(page)) == 2


def test_less_usual_things_are_offered_on_wish(open_window: Open, full: Diary) -> None:
    page = recovery(open_window())
    hidden = [key for key, chip in page.choice.chips.items() if chip.isHidden()]
    assert "sleep_hours" in hidden
    QTest.mouseClick(page.choice.more, LEFT)
    QTest.mouseClick(page.choice.chips["sleep_hours"], LEFT)
    assert drawn_days(page, "sleep_hours") != []
    assert len(page.cards.symptoms) == 2


def test_days_can_be_counted_as_dates(open_window: Open, full: Diary) -> None:
    page = recovery(open_window())
    page.choice.axis.show_choice("dates")
    page.choice.axis.chosen.emit("dates")
    words = [words.get_text() for words in chart(page).figure.findobj(Words) if words.get_gid() == "day"]
    assert any("Aug" in text for text in words)


def test_own_range_is_typed(open_window: Open, full: Diary, qtbot: QtBot) -> None:
    page = recovery(open_window())
    with qtbot.waitSignal(page.tools_row.ranged):
        page.tools_row.first.edit.selectAll()
        QTest.keyClicks(page.tools_row.first.edit, "1 aug")
        QTest.keyClick(page.tools_row.first.edit, Qt.Key.Key_Return)
    assert min(drawn_days(page, "twitching")) >= date(2026, 8, 1).toordinal()
    assert page.range.choice() is None


def test_zooming_is_told_by_the_dates_and_home_shows_all(open_window: Open, full: Diary, qtbot: QtBot) -> None:
    page = recovery(open_window())
    with qtbot.waitSignal(chart(page).moved):
        QTest.mouseClick(page.tools_row.nearer, LEFT)
    assert page.range.choice() is None
    assert page.tools_row.first.day() > full.span().first  # type: ignore[union-attr]
    QTest.keyClick(chart(page), Qt.Key.Key_Home)
    assert page.range.choice() == "all"
    assert page.tools_row.first.day() == full.span().first  # type: ignore[union-attr]


def test_what_was_shown_is_shown_the_next_time(open_window: Open, full: Diary) -> None:
    window = open_window()
    page = recovery(window)
    QTest.mouseClick(page.choice.chips["fatigue"], LEFT)
    QTest.mouseClick(page.choice.chips["twitching"], LEFT)
    page.show_days(Period(date(2026, 7, 1), date(2026, 8, 1)))
    window.close()
    again = recovery(open_window())
    assert again.choice.items() == ("tingling", "fatigue")
    assert again.tools_row.last.day() == date(2026, 8, 1)
    assert again.choice.chips["doses:"].isChecked()


def test_picture_is_copied(open_window: Open, full: Diary, qtbot: QtBot) -> None:
    page = recovery(open_window())
    with qtbot.waitSignal(page.told) as told:
        QTest.mouseClick(page.tools_row.copy, LEFT)
    copied = QGuiApplication.clipboard().image()
    assert copied.width() == pytest.approx(2 * chart(page).width(), abs=2)
    assert "copied" in told.args[0]


@pytest.mark.parametrize(("name", "begins"), [("picture.png", b"\x89PNG"), ("picture.svg", b"<?xml")])
def test_picture_is_saved(
    open_window: Open, full: Diary, qtbot: QtBot, tmp_path: Path, name: str, begins: bytes
) -> None:
    page = recovery(open_window())
    with qtbot.waitSignal(page.told) as told:
        page.save(tmp_path / name)
    assert (tmp_path / name).read_bytes().startswith(begins)
    assert told.args == [f"Saved {name}."]


def test_picture_that_cannot_be_written_is_told_in_a_sentence(open_window: Open, full: Diary, tmp_path: Path) -> None:
    page = recovery(open_window())
    with pytest.raises(OutputNotWritten, match="could not be written"):
        page.save(tmp_path / "nowhere" / "picture.png")


def test_file_without_an_ending_gets_the_one_that_was_chosen(
    open_window: Open, full: Diary, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = recovery(open_window())
    answer = str(tmp_path / "picture"), SVG
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: answer)
    with qtbot.waitSignal(page.told):
        QTest.mouseClick(page.tools_row.save, LEFT)
    assert (tmp_path / "picture.svg").exists()


def test_chart_follows_the_look(open_window: Open, full: Diary, qapp: QApplication) -> None:
    page = recovery(open_window())
    theme.apply(qapp, theme.load("dark"))
    try:
        assert to_hex(chart(page).figure.get_facecolor()) == theme.load("dark").roles["surface"].lower()
    finally:
        theme.apply(qapp, theme.load("light"))


def test_chart_is_told_to_those_who_cannot_see_it(open_window: Open, full: Diary) -> None:
    page = recovery(open_window())
    assert "Twitches" in chart(page).accessibleDescription()


def test_ranges_and_wear_off_come_when_they_are_worked_out(open_window: Open, full: Diary, qtbot: QtBot) -> None:
    page = recovery(open_window())
    qtbot.waitUntil(lambda: bool(page.wear_off.sentence.text()), timeout=20_000)
    assert page.cards.symptoms[0].range.text().startswith("likely")
    assert page.cards.symptoms[0].change.text().endswith("%")
    assert page.cards.symptoms[1].change.text().startswith("−")
    assert "over 7 cycles" in page.wear_off.sentence.text()
    assert not page.wear_off.picture.pixmap().isNull()
    assert page.wear_off.isVisible()


def worked(page: RecoveryPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.work.worked, timeout=20_000):
        pass


def told_in(table: LabTable) -> list[list[str]]:
    """What each row says, as a screen reader tells it."""
    spoken = Qt.ItemDataRole.AccessibleTextRole
    model = table.model()
    rows = range(model.rowCount())
    return [
        [str(model.headerData(row, Qt.Orientation.Vertical, spoken))]
        + [str(model.index(row, column).data(spoken)) for column in range(model.columnCount())]
        for row in rows
    ]


def test_sentence_of_the_main_outcome_and_all_tables_come_when_they_are_worked_out(
    open_window: Open, full: Diary, qtbot: QtBot
) -> None:
    page = recovery(open_window())
    worked(page, qtbot)
    assert page.statement.sentence.text().startswith("Twitches: lower in the 4 weeks to 9 Nov (5.3) than before")
    assert page.statement.looks.text() == "Compared on 26 Oct and 9 Nov; next on 23 Nov."
    symptoms, regimens, triggers = (
        told_in(card.table) for card in (page.tables.symptoms, page.tables.regimens, page.tables.triggers)
    )
    assert [row[0] for row in symptoms][:2] == ["Twitches, main symptom", "Tingling"]
    assert symptoms[0][3].startswith("−85%, −91% to −76%")
    assert [row[0] for row in regimens] == [
        "Before treatment, 27 Apr – 24 May",
        "Hydroxocobalamin injection, 1 mg, 25 May – 7 Jun",
        "Hydroxocobalamin injection, 1 mg, since 15 Jun",
        "Cyanocobalamin tablet, 1000 µg, since 29 Jun",
    ]
    assert len(regimens[0]) == len(["period", "days", "doses", *page.choice.items()])
    assert len(triggers) == 9 * 4
    assert any("went together" in text for row in triggers for text in row)
    assert "72 comparisons" in page.tables.triggers.sentences.text()


def test_what_has_not_changed_is_not_worked_out_again(open_window: Open, full: Diary, qtbot: QtBot) -> None:
    window = open_window()
    page = recovery(window)
    worked(page, qtbot)
    before = dict(page.work.answers)
    window.open_page("today")
    full_day = Observation(day=full.today, item="tingling", value=9)
    page.diary.put(full_day, "Tingling 9")
    window.open_page("recovery")
    worked(page, qtbot)
    kept = [key for key in page.work.answers if key in before]
    assert len(page.work.answers) == len(before)
    assert all(page.work.answers[key] is before[key] for key in kept)
    assert 0 < len(before) - len(kept) < len(before) / 4


def test_wear_off_is_shown_for_the_symptom_that_is_chosen(open_window: Open, full: Diary, qtbot: QtBot) -> None:
    page = recovery(open_window())
    worked(page, qtbot)
    page.wear_off.symptom.choose("fatigue")
    with qtbot.waitSignal(page.work.worn_off):
        page.wear_off.symptom.activated.emit(page.wear_off.symptom.currentIndex())
    assert page.wear_off.sentence.text().startswith("Fatigue: ")
    QTest.mouseClick(page.choice.chips["numbness"], LEFT)
    assert page.wear_off.symptom.key() == "fatigue"


def test_method_is_told_with_what_this_diary_gave_it(open_window: Open, full: Diary, qtbot: QtBot) -> None:
    page = recovery(open_window())
    worked(page, qtbot)
    seen: list[str] = []

    def read() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        seen.extend(text.text() for text in dialog.findChildren(Text))
        dialog.accept()

    QTimer.singleShot(0, read)
    QTest.mouseClick(page.statement.how, LEFT)
    told = " ".join(seen)
    assert "26 of 28 earlier days and 28 of 28 recent ones" in told
    assert "Newcombe" in told


def write_days(diary: Diary, first: int, last: int, value: int) -> None:
    """A rating on each day from so many days ago to so many days ago."""
    for ago in range(first, last - 1, -1):
        day = diary.today - timedelta(days=ago)
        entered = datetime(day.year, day.month, day.day, 20, tzinfo=UTC)
        diary.put(Observation(day=day, item="tingling", value=value + ago % 2, recorded_at=entered))


def test_before_treatment_days_are_asked_for_on_recovery_and_counted_on_today(
    open_window: Open, diary: Diary, qtbot: QtBot
) -> None:
    write_days(diary, 4, 0, 5)
    window = open_window()
    today = window.page("today")
    assert isinstance(today, TodayPage)
    assert "5 of the last 28 days recorded" in today.header.extra.text()
    page = recovery(window)
    worked(page, qtbot)
    assert "before your first B12 dose" in page.statement.sentence.text()
    assert "9 more days would make a good beginning" in page.statement.caveats.text()
    assert not page.tables.symptoms.isVisible()


def test_without_days_before_treatment_the_page_never_says_before(
    open_window: Open, diary: Diary, qtbot: QtBot
) -> None:
    write_days(diary, 69, 56, 7)
    write_days(diary, 55, 0, 2)
    started = diary.today - timedelta(days=70)
    diary.add(Dose(day=started, medicine="hydroxocobalamin", amount=1000, route="im"))
    page = recovery(open_window())
    worked(page, qtbot)
    assert "than in the first 2 weeks (7.5)" in page.statement.sentence.text()
    assert "first 2 weeks, last 4 weeks" in page.cards.symptoms[0].details.text()
    heads = page.tables.symptoms.table.samples.columns
    assert heads[:2] == ("First 2 weeks", "Last 4 weeks")
    shown = [text.text() for text in page.figures.findChildren(Text) if text.isVisible()]
    assert [text for text in shown if "before" in text.lower() and "injection" not in text] == []


def test_diary_with_few_cycles_says_what_is_missing(open_window: Open, diary: Diary, qtbot: QtBot) -> None:
    diary.put(Observation(day=diary.today, item="tingling", value=3))
    page = recovery(open_window())
    qtbot.waitUntil(lambda: bool(page.wear_off.sentence.text()), timeout=20_000)
    assert page.wear_off.sentence.text() == "Too few cycles between injections yet; 6 more whole cycles would do."
    assert not page.wear_off.picture.isVisible()


def test_tab_goes_as_the_eye_does(open_window: Open, full: Diary, qapp: QApplication, qtbot: QtBot) -> None:
    page = recovery(open_window())
    qtbot.waitUntil(chart(page).isVisible)
    QTest.mouseClick(page.choice.ordering, LEFT)
    page.window().activateWindow()
    page.tools_row.save.setFocus()
    qtbot.waitUntil(page.tools_row.save.hasFocus)
    seen: list[QWidget] = []
    while page.choice.axis not in [widget.parentWidget() for widget in seen] and len(seen) < 60:
        focused = qapp.focusWidget()
        assert focused is not None
        seen.append(focused)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    choice = page.choice
    wanted = [page.tools_row.save, chart(page), choice.chips["twitching"], choice.chips["doses:"], choice.more]
    wanted += [choice.ordering, choice.rows["twitching"].down, choice.rows["tingling"].up]
    assert [widget for widget in seen if widget in wanted] == wanted


def test_diary_of_one_unusual_symptom_opens_with_it_on_the_chart(open_window: Open, diary: Diary) -> None:
    for back in range(2):
        diary.put(Observation(day=diary.today - timedelta(days=back), item="restless_legs", value=4))
    page = recovery(open_window())
    assert list(page.choice.items()) == ["restless_legs"]
    assert len(drawn_days(page, "restless_legs")) == 2
