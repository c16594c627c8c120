"""One datum walks through the whole house, and a missing one stays missing in every room."""

import csv
import math
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from statistics import mean
from tempfile import TemporaryDirectory

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.figure import Figure
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tracker.analysis.change import before_after
from tracker.charts.recovery import View, draw
from tracker.charts.style import PRINT
from tracker.charts.words import Words
from tracker.domain.change import Change
from tracker.domain.dose import Dose
from tracker.domain.history import History, Period
from tracker.domain.observation import Observation, none_today
from tracker.exchange import csv_folder
from tracker.report.blocks import Table
from tracker.report.compose import compose
from tracker.store.diary import Diary
from tracker.ui.main_window import MainWindow
from tracker.ui.observable_diary import ObservableDiary
from tracker.ui.pages.today import TodayPage
from tracker.ui.preferences import Preferences

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
TODAY = NOW.date()
START = TODAY - timedelta(days=40)


def dots(figure: Figure, item: str) -> dict[int, float]:
    """All dots, the hollow ones of back-filled days too; a day off the scale has its number beside its mark."""
    names = {f"{item}:dots", f"{item}:back_filled"}
    lines = [line for axes in figure.axes for line in axes.lines if line.get_gid() in names]
    within = {int(day): float(value) for line in lines for day, value in np.asarray(line.get_xydata())}
    beyond = {f"{item}:off_scale", f"{item}:off_scale:back_filled"}
    marks = [line for axes in figure.axes for line in axes.lines if line.get_gid() in beyond]
    days = [int(day) for line in marks for day, _edge in np.asarray(line.get_xydata())]
    numbers = [float(words.get_text()) for words in figure.findobj(Words) if words.get_gid() == "off_scale"]
    return within | dict(zip(days, numbers, strict=True))


@pytest.fixture
def diary(tmp_path: Path) -> Iterator[Diary]:
    diary = Diary.open(tmp_path / "diary.b12", make=True, clock=lambda: NOW, zone=UTC)
    diary.add(Dose(day=START, medicine="hydroxocobalamin", amount=1000, route="im"))
    for days in range(1, 9):
        diary.put(Observation(day=START - timedelta(days=days), item="twitching", value=30))
        diary.put(Observation(day=TODAY - timedelta(days=days), item="twitching", value=7))
    yield diary
    diary.close()


def opened(diary: Diary, qtbot: QtBot, place: Path) -> MainWindow:
    settings_file = QSettings(str(place / "preferences.ini"), QSettings.Format.IniFormat)
    window = MainWindow(ObservableDiary(diary), Preferences(settings_file))
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    return window


def test_seven_twitches_walk_from_the_counter_to_the_export(diary: Diary, qtbot: QtBot, tmp_path: Path) -> None:
    window = opened(diary, qtbot, tmp_path)
    observable = window.diary
    page = window.page("today")
    assert isinstance(page, TodayPage)
    counter = page.twitches.counter

    signals = [(counter.counted, "counted"), (observable.changed, "changed")]
    with qtbot.waitSignals(signals) as told:
        QTest.mouseClick(counter.count, Qt.MouseButton.LeftButton)
        QTest.keyClicks(counter.count, "7")
        QTest.keyClick(counter.count, Qt.Key.Key_Return)
    heard = {signal.signal_name: signal.args for signal in told.all_signals_and_args}
    assert heard["counted"] == (7,)  # 1 the wish
    assert heard["changed"] == (Change(frozenset({"Observation"}), frozenset({TODAY})),)  # 6 the news
    assert observable.undo_text == "twitches 7 on 22 Nov"  # 2, 3 a record, and a step that can be taken back
    kept = diary.observation(TODAY, "twitching")  # 4, 5 one row of its own
    assert kept is not None
    assert (kept.value, kept.site, kept.recorded_at) == (7, "", NOW)

    history = diary.history(Period(START - timedelta(days=28), TODAY))
    figure = draw(history, PRINT, View(history.period, ("twitching",)))
    assert dots(figure, "twitching")[TODAY.toordinal()] == 7  # 7 drawn
    found = before_after(history, "twitching")
    assert found.enough
    assert found.before is not None
    assert (found.before.median, found.recent.median, found.recent.days) == (30, 7, 9)  # 8 compared
    words = " ".join(str(block) for block in compose(history, history.period, TODAY, named=False))
    assert "to 7 (9 of the last 28 days)" in words  # 9 said

    csv_folder.write(diary.records(Observation), tmp_path / "out")
    with (tmp_path / "out" / "observations.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["day"] == TODAY.isoformat()]
    assert [(row["item"], row["value"]) for row in rows] == [("twitching", "7")]  # 10 written


State = int | None


@settings(max_examples=25)
@given(st.lists(st.one_of(st.none(), st.just(0), st.integers(1, 60)), min_size=5, max_size=14))
def test_missing_is_never_zero_in_any_room(states: list[State]) -> None:
    days = {TODAY - timedelta(days=back): state for back, state in enumerate(states)}
    recorded = {day: state for day, state in days.items() if state is not None}
    with TemporaryDirectory() as place:
        diary = Diary.open(Path(place) / "diary.b12", make=True, clock=lambda: NOW, zone=UTC)
        try:
            history = entered(diary, recorded)
            assert {date.fromordinal(day): value for day, value in charted(history).items()} == recorded
            assert_said(history, recorded)
            assert exported(diary, Path(place)) == recorded
        finally:
            diary.close()


def entered(diary: Diary, recorded: dict[date, int]) -> History:
    for day, value in recorded.items():
        if value:
            diary.put(Observation(day=day, item="twitching", value=value))
        else:
            diary.apply(none_today(diary.day(day).observations, day, "twitching"))
    emptied = TODAY - timedelta(days=20)  # entered and taken back: as if it had never been
    diary.put(Observation(day=emptied, item="twitching", value=5))
    diary.clear(emptied, "twitching")
    diary.put(Observation(day=TODAY - timedelta(days=27), item="tingling", value=1))
    return diary.history(Period(TODAY - timedelta(days=27), TODAY))


def charted(history: History) -> dict[int, float]:
    figure = draw(history, PRINT, View(history.period, ("twitching",)))
    lines = [line for axes in figure.axes for line in axes.lines if line.get_gid() == "twitching:median"]
    drawn = {int(day) for line in lines for day, value in np.asarray(line.get_xydata()) if not math.isnan(value)}
    shown = dots(figure, "twitching")
    assert drawn <= set(shown), "the line stands only on recorded days"
    return shown


def assert_said(history: History, recorded: dict[date, int]) -> None:
    tables = [block for block in compose(history, history.period, TODAY, named=False) if isinstance(block, Table)]
    table = next(table for table in tables if table.title == "Symptoms")
    rows = [[cell.text for cell in row] for row in table.rows if row[0].text.startswith("Twitches")]
    if not recorded:
        assert rows == []
        return
    values = list(recorded.values())
    assert rows == [["Twitches a day", f"{mean(values):.1f} ({len(values)})"]]


def exported(diary: Diary, place: Path) -> dict[date, int]:
    csv_folder.write(diary.records(Observation), place / "out")
    with (place / "out" / "observations.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["item"] == "twitching"]
    return {date.fromisoformat(row["day"]): int(row["value"]) for row in rows}
