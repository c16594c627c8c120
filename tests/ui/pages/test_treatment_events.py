"""Other medicines and events: added, changed, removed; the chart reads them out."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from tracker.charts.readout import readout
from tracker.charts.view import View
from tracker.domain.errors import InvalidEntry
from tracker.domain.event import Event
from tracker.domain.history import Period
from tracker.store.diary import Diary
from tracker.ui.dialogs.event_dialog import EventDialog
from tracker.ui.main_window import MainWindow
from tracker.ui.observable_diary import ObservableDiary
from tracker.ui.pages.treatment import TreatmentPage
from tracker.ui.pages.treatment_events import EventsCard
from tracker.ui.widgets.button import Button
from tracker.ui.widgets.text import Text

LEFT = Qt.MouseButton.LeftButton
TODAY = date(2026, 11, 22)
Open = Callable[[], MainWindow]


@pytest.fixture
def omeprazole(diary: Diary) -> Event:
    return diary.add(Event(day=date(2026, 8, 3), kind="medicine", text="Started omeprazole 20 mg", for_doctor=True))


def card_of(window: MainWindow) -> EventsCard:
    window.open_page("treatment")
    page = window.page("treatment")
    assert isinstance(page, TreatmentPage)
    return page.events


def press(parent: QWidget, text: str) -> None:
    found = [button for button in parent.findChildren(Button) if button.text() == text and button.isVisible()]
    QTest.mouseClick(found[0], LEFT)


def opened(card: EventsCard) -> EventDialog:
    return next(found for found in card.window().findChildren(EventDialog) if found.isVisible())


def told(card: EventsCard) -> list[str]:
    return [row.text() for row in card.list.findChildren(Text) if row.isVisible()]


def test_illness_over_several_days_is_added_and_undone(
    open_window: Open, diary: Diary, omeprazole: Event, observable: ObservableDiary
) -> None:
    card = card_of(open_window())
    press(card, "Add medicine or event…")
    form = opened(card)
    QTest.keyClick(form.kind, Qt.Key.Key_Down)
    QTest.keyClicks(form.text, "Stomach bug")
    press(form.lasts, "Several days")
    form.day.show_day(date(2026, 10, 1))
    form.last_day.show_day(date(2026, 10, 5))
    QTest.mouseClick(form.save, LEFT)
    assert told(card)[:2] == ["Stomach bug", "Illness · 1 Oct 2026 – 5 Oct 2026"]
    assert observable.undo_text == "added: Stomach bug"
    observable.undo()
    assert told(card)[0] == "Started omeprazole 20 mg"


def test_event_is_changed_in_its_form_and_keeps_its_identity(
    open_window: Open, diary: Diary, omeprazole: Event
) -> None:
    card = card_of(open_window())
    press(card, "Change…")
    form = opened(card)
    assert (form.kind.key(), form.text.toPlainText(), form.for_doctor.isChecked()) == (
        "medicine",
        "Started omeprazole 20 mg",
        True,
    )
    QTest.keyClick(form.for_doctor, Qt.Key.Key_Space)
    QTest.mouseClick(form.save, LEFT)
    (kept,) = diary.records(Event)
    assert (kept.id, kept.for_doctor) == (omeprazole.id, False)
    assert told(card)[1] == "Other medicine · 3 Aug 2026"


def test_without_words_or_with_its_end_before_its_start_it_stays_in_the_form(
    open_window: Open, diary: Diary, omeprazole: Event
) -> None:
    card = card_of(open_window())
    press(card, "Add medicine or event…")
    form = opened(card)
    with pytest.raises(InvalidEntry, match="in a few words"):
        form.submit()
    QTest.keyClicks(form.text, "Flu")
    press(form.lasts, "Several days")
    form.last_day.show_day(TODAY - timedelta(days=1))
    with pytest.raises(InvalidEntry, match="before the first day"):
        form.submit()
    assert (len(diary.records(Event)), form.text.toPlainText(), form.isVisible()) == (1, "Flu", True)


def test_removed_event_comes_back(
    open_window: Open, diary: Diary, omeprazole: Event, observable: ObservableDiary
) -> None:
    card = card_of(open_window())
    press(card, "Remove")
    assert diary.records(Event) == ()
    observable.undo()
    assert [event.id for event in diary.records(Event)] == [omeprazole.id]


def test_newest_come_first_and_all_when_asked_for(open_window: Open, diary: Diary, omeprazole: Event) -> None:
    for number in range(7):
        diary.add(Event(day=TODAY - timedelta(days=number), kind="diet", text=f"Diet {number}"))
    diary.add(Event(day=TODAY, text="A note of the day"))
    card = card_of(open_window())
    assert told(card)[::2] == [f"Diet {number}" for number in range(6)]
    press(card, "Show all 8")
    assert told(card)[-2] == "Started omeprazole 20 mg"
    press(card, "Show the newest only")
    assert len(told(card)) == 12


def test_event_is_read_out_on_the_chart_on_each_day_that_it_lasts(diary: Diary) -> None:
    diary.add(Event(day=date(2026, 10, 1), last_day=date(2026, 10, 5), kind="illness", text="Stomach bug"))
    period = Period(date(2026, 9, 1), TODAY)
    whole, view = diary.history(period), View(period, ())
    assert "Stomach bug" in readout(whole, view, date(2026, 10, 5))
    assert "Stomach bug" not in readout(whole, view, date(2026, 10, 6))
