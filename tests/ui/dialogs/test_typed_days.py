"""Every form with a day or a time keeps what was typed there, however a person types it, or says beside it why not."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

import tracker.ui
from tracker.domain.dose import Dose
from tracker.domain.errors import InvalidEntry
from tracker.domain.event import Event
from tracker.domain.history import Period
from tracker.domain.profile import Profile
from tracker.domain.regimen import Regimen
from tracker.i18n import Regional, writing_as
from tracker.store.diary import Diary
from tracker.ui.dialogs.dose_dialog import DoseDialog, Known
from tracker.ui.dialogs.event_dialog import SPAN, EventDialog
from tracker.ui.dialogs.lab_dialog import LabBook, LabDialog
from tracker.ui.dialogs.regimen_dialog import LAST_DAY, THROUGHOUT, RegimenDialog
from tracker.ui.observable_diary import ObservableDiary
from tracker.ui.pages.settings_profile import ProfileSettings
from tracker.ui.widgets.chart_tools import ChartTools
from tracker.ui.widgets.echo_edit import EchoEdit
from tracker.ui.widgets.stretch_fields import StretchFields

TODAY = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 9, 41, 12, tzinfo=UTC)
FIRST = date(2026, 1, 1)
SEPTEMBER = date(2026, 9, 7)
PLACES = ("en_GB", "en_US", "de_DE")
NAMED = ("7 sept", "7 Sep 2026", "7 September 2026", "2026-09-07")
IN_ORDER = {
    "en_GB": ("7/9/2026", "07/09/26", "7.9.2026", "07092026", "7.9."),
    "en_US": ("9/7/2026", "09/07/26", "9-7-2026", "09072026", "9/7"),
    "de_DE": ("7.9.2026", "07.09.26", "7/9/2026", "07092026", "7.9."),
}
TIMES = ("21:41", "9:41 PM", "9:41pm", "21.41", "2141", "21h41")
WHAT: dict[str, Any] = {"medicine": "hydroxocobalamin", "amount": 1000, "route": "im"}
PLAN = Regimen(first_day=FIRST, last_day=TODAY, recurrence="FREQ=DAILY", **WHAT)

Made = tuple[QWidget, EchoEdit[date], Callable[[], object]]
Make = Callable[[ObservableDiary], Made]


def dose_form() -> DoseDialog:
    return DoseDialog(TODAY, Known(NOW, (Dose(day=date(2026, 11, 1), **WHAT),)), lambda _dose: None)


def dose(_diary: ObservableDiary) -> Made:
    form = dose_form()
    return form, form.day, lambda: form.dose().day


def event(_diary: ObservableDiary) -> Made:
    form = EventDialog(Event(day=TODAY, kind="illness", text="flu"), TODAY, lambda _event: None)
    return form, form.day, lambda: form.event_typed().day


def end_of_event(_diary: ObservableDiary) -> Made:
    form = EventDialog(Event(day=FIRST, last_day=TODAY, kind="illness", text="flu"), TODAY, lambda _event: None)
    assert form.lasts.choice() == SPAN
    return form, form.last_day, lambda: form.event_typed().last_day


def plan_form() -> RegimenDialog:
    form = RegimenDialog(PLAN, TODAY, (), lambda _edits, _text: None)
    form.scope.show_choice(THROUGHOUT)
    form.first_day.show_day(FIRST)
    assert form.end.choice() == LAST_DAY
    return form


def plan(_diary: ObservableDiary) -> Made:
    form = plan_form()
    return form, form.first_day, lambda: form.regimen().first_day


def end_of_plan(_diary: ObservableDiary) -> Made:
    form = plan_form()
    return form, form.last_day, lambda: form.regimen().last_day


def sample(_diary: ObservableDiary) -> Made:
    form = LabDialog(LabBook((), TODAY), lambda _sheet, _edits: None)
    return form, form.day, form.day.day


def period(_diary: ObservableDiary) -> Made:
    fields = StretchFields(TODAY)
    fields.show_stretch(PLAN)
    return fields, fields.first_day, lambda: fields.stretch().first_day


def end_of_period(_diary: ObservableDiary) -> Made:
    fields = StretchFields(TODAY)
    fields.show_stretch(PLAN)
    return fields, fields.last_day, lambda: fields.stretch().last_day


def chart(which: str) -> Make:
    def make(_diary: ObservableDiary) -> Made:
        tools, told = ChartTools(TODAY), list[Period]()
        tools.show_period(Period(FIRST, TODAY), Period(FIRST, TODAY))
        tools.ranged.connect(told.append)
        return tools, getattr(tools, which), lambda: getattr(told[-1], which)

    return make


def profile_card(diary: ObservableDiary) -> ProfileSettings:
    card = ProfileSettings(diary)
    diary.changed.connect(lambda *_news: card.show_profile(diary.history(Period(FIRST, TODAY))))
    return card


def profile(which: str, kept: str) -> Make:
    def make(diary: ObservableDiary) -> Made:
        card = profile_card(diary)
        return card, getattr(card, which), lambda: getattr(diary.records(Profile)[0], kept)

    return make


FORMS: dict[str, Make] = {
    "dose": dose,
    "event": event,
    "end of event": end_of_event,
    "plan": plan,
    "end of plan": end_of_plan,
    "sample": sample,
    "period": period,
    "end of period": end_of_period,
    "chart from": chart("first"),
    "chart to": chart("last"),
    "birth": profile("born", "date_of_birth"),
    "start": profile("start", "treatment_start"),
}
TIMED = 2
"""Fields of a time: of a dose and of a sample."""


def walk_to(form: QWidget, line: QLineEdit) -> None:
    """Press Tab until the line has the keyboard."""
    first = form.focusWidget()
    while form.focusWidget() is not line:
        QTest.keyClick(form.focusWidget() or form, Qt.Key.Key_Tab)
        assert form.focusWidget() is not first, "not to be reached by Tab"


@pytest.fixture
def show(qtbot: QtBot) -> Callable[[QWidget], None]:
    def show_it(form: QWidget) -> None:
        qtbot.addWidget(form)
        with qtbot.waitActive(form):
            form.show()
            form.activateWindow()

    return show_it


@pytest.mark.parametrize("over", [False, True], ids=["by Tab", "by Ctrl+A"])
@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("name", FORMS)
def test_usual_ways_to_type_a_day_are_kept_as_that_day(
    observable: ObservableDiary, show: Callable[[QWidget], None], name: str, place: str, over: bool
) -> None:
    with writing_as(Regional.all_of(place)):
        form, field, kept = FORMS[name](observable)
        show(form)
        for text in (*NAMED, *IN_ORDER[place]):
            field.put(date(2026, 11, 20))
            field.edit.clearFocus()
            if over:
                field.edit.setFocus(Qt.FocusReason.MouseFocusReason)
                QTest.keyClick(field.edit, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
            else:
                field.edit.setFocus(Qt.FocusReason.TabFocusReason)
            QTest.keyClicks(field.edit, text)
            QTest.keyClick(field.edit, Qt.Key.Key_Tab)
            assert not field.edit.hasFocus(), "one stop of Tab"
            assert kept() == SEPTEMBER, text


@pytest.mark.parametrize("place", PLACES)
def test_usual_ways_to_type_a_time_are_kept_as_that_time(show: Callable[[QWidget], None], place: str) -> None:
    with writing_as(Regional.all_of(place)):
        form = dose_form()
        form.day.show_day(FIRST)  # the evening of today is still to come
        show(form)
        form.day.put(TODAY - timedelta(days=1))
        for text in TIMES:
            walk_to(form, form.time.edit)
            QTest.keyClicks(form.time.edit, text)
            QTest.keyClick(form.time.edit, Qt.Key.Key_Tab)
            assert form.dose().time == time(21, 41), text
            form.what.amount.setFocus()


def test_no_form_with_a_day_or_a_time_is_left_out_here() -> None:
    made = re.compile(r"\b(?:Optional|Short)?(Date|Time)Field\(_\(")
    found = [
        kind
        for module in Path(tracker.ui.__file__).parent.rglob("*.py")
        for kind in made.findall(module.read_text(encoding="utf-8"))
    ]
    assert found.count("Date") == len(FORMS)
    assert found.count("Time") == TIMED


@pytest.mark.parametrize("field", ["day", "time"])
@pytest.mark.parametrize("way", ["Enter", "mouse"])
def test_form_with_a_refused_day_or_time_keeps_nothing_and_leads_back_to_it(
    qtbot: QtBot, show: Callable[[QWidget], None], field: str, way: str
) -> None:
    kept: list[Dose] = []
    form = DoseDialog(TODAY, Known(NOW, (Dose(day=FIRST, **WHAT),)), kept.append)
    show(form)
    line: EchoEdit[date] | EchoEdit[time] = form.day if field == "day" else form.time
    line.edit.setFocus()
    line.edit.selectAll()
    QTest.keyClicks(line.edit, "31 sep")
    with qtbot.captureExceptions() as refusals:
        if way == "Enter":
            QTest.keyClick(line.edit, Qt.Key.Key_Return)
        else:
            QTest.mouseClick(form.save, Qt.MouseButton.LeftButton)
    (refusal,) = [error for _kind, error, _trace in refusals]
    assert isinstance(refusal, InvalidEntry)
    form.tell(str(refusal))
    assert kept == []
    assert form.isVisible()
    assert form.focusWidget() is line.edit
    assert line.edit.text() == "31 sep"
    assert line.words.isVisible()
    assert line.words.text() == line.edit.accessibleDescription() == str(refusal)
    assert not form.fault.isVisible(), "said once, beside the field"


def test_sample_with_a_refused_day_leads_back_to_it(show: Callable[[QWidget], None]) -> None:
    form = LabDialog(LabBook((), TODAY), lambda _sheet, _edits: None)
    show(form)
    form.day.edit.setFocus()
    form.day.edit.selectAll()
    QTest.keyClicks(form.day.edit, "1 dec 2026")
    form.note.setFocus()
    with pytest.raises(InvalidEntry, match="still to come") as refused:
        form.submit()
    form.tell(str(refused.value))
    assert form.focusWidget() is form.day.edit
    assert form.day.words.isVisible()
    assert not form.fault.isVisible()


def test_day_of_an_event_is_counted_from_today_and_not_from_the_event(show: Callable[[QWidget], None]) -> None:
    form = EventDialog(Event(day=FIRST, kind="illness", text="flu"), TODAY, lambda _event: None)
    show(form)
    form.day.edit.selectAll()
    QTest.keyClicks(form.day.edit, "yesterday")
    assert form.event_typed().day == date(2026, 11, 21)


def test_seconds_that_are_not_shown_are_not_lost_when_something_else_is_changed(diary: Diary) -> None:
    before = Dose(day=FIRST, time=time(9, 41, 30), utc_offset=0, **WHAT)
    form = DoseDialog(before, Known(NOW, (before,)), lambda _dose: None)
    form.note.setText("nurse")
    assert form.dose().time == time(9, 41, 30)
