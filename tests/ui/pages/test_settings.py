"""What is tracked is set in one place, and every other page follows."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from tests.domain.examples import make
from tracker.domain.dose import Dose
from tracker.domain.errors import InvalidEntry
from tracker.domain.item import Item
from tracker.domain.observation import Observation
from tracker.domain.profile import Profile
from tracker.i18n import known_locale
from tracker.store.diary import Diary
from tracker.ui.dialogs.item_dialog import ItemDialog
from tracker.ui.main_window import MainWindow
from tracker.ui.pages.settings import SettingsPage
from tracker.ui.pages.settings_items import ItemsSettings
from tracker.ui.pages.settings_regional import FORMATS
from tracker.ui.pages.today import TodayPage
from tracker.ui.widgets.button import Button
from tracker.ui.widgets.labelled import Labelled

LEFT = Qt.MouseButton.LeftButton
Open = Callable[[], MainWindow]


def settings(window: MainWindow) -> SettingsPage:
    window.open_page("settings")
    page = window.page("settings")
    assert isinstance(page, SettingsPage)
    return page


def labels(card: ItemsSettings) -> list[str]:
    """The names in the list, in their order; lines that were replaced are hidden until Qt takes them away."""
    hide = [button for button in card.findChildren(Button) if button.text() == "Hide" and button.isVisibleTo(card)]
    return [button.accessibleName().removeprefix("Hide ") for button in hide]


def press(card: ItemsSettings, key: str, what: str) -> None:
    button = card.list.button(key, what)
    assert button is not None
    QTest.mouseClick(button, LEFT)


def rows(window: MainWindow) -> list[str]:
    window.open_page("today")
    page = window.page("today")
    assert isinstance(page, TodayPage)
    return list(page.symptoms.rows)


def asked() -> ItemDialog:
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ItemDialog)
    return dialog


def test_order_and_what_is_hidden_are_the_same_on_today_and_come_back_with_undo(open_window: Open) -> None:
    window = open_window()
    card = settings(window).symptoms
    press(card, "fatigue", "up")
    press(card, "vision", "hide")
    assert rows(window) == ["tingling", "fatigue", "numbness", "weakness", "brain_fog", "balance", "sore_tongue"]
    window.diary.undo()
    assert window.diary.redo_text == "Vision is hidden"
    window.diary.undo()
    assert rows(window)[:3] == ["tingling", "numbness", "fatigue"]
    assert rows(window)[-1] == "vision"


def test_item_moves_step_by_step_by_the_keyboard(open_window: Open) -> None:
    window = open_window()
    card = settings(window).symptoms
    up = card.list.button("brain_fog", "up")
    assert up is not None
    up.setFocus()
    for _step in range(2):
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, Qt.Key.Key_Space)
    assert rows(window).index("brain_fog") == 2


def test_item_at_the_end_hands_the_keyboard_to_the_button_beside(open_window: Open) -> None:
    card = settings(open_window()).symptoms
    up = card.list.button("numbness", "up")
    assert up is not None
    up.setFocus()
    QTest.keyClick(up, Qt.Key.Key_Space)
    assert QApplication.focusWidget() is card.list.button("numbness", "down")


def test_hidden_item_is_shown_by_a_click_and_its_values_were_never_gone(open_window: Open, diary: Diary) -> None:
    diary.put(Observation(day=diary.today, item="memory", value=4))
    window = open_window()
    card = settings(window).symptoms
    press(card, "tingling", "hide")
    show = next(button for button in card.findChildren(Button) if button.accessibleName() == "Show Memory")
    QTest.mouseClick(show, LEFT)
    assert labels(card)[-1] == "Memory"
    assert "Tingling" not in labels(card)
    assert diary.day(diary.today).value("memory") == 4


@pytest.mark.parametrize(("section", "kind", "unit"), [("symptom", "severity", ""), ("trigger", "servings", "cups")])
def test_own_item_is_added_followed_renamed_and_removed(
    open_window: Open, diary: Diary, section: str, kind: str, unit: str
) -> None:
    window = open_window()
    page = settings(window)
    card = page.symptoms if section == "symptom" else page.triggers
    QTest.mouseClick(card.add, LEFT)
    dialog = asked()
    QTest.keyClicks(dialog.name, "Green tea")
    dialog.kind.setCurrentIndex(dialog.kind.findData(kind))
    assert dialog.unit.isVisible() == bool(unit)
    QTest.keyClicks(dialog.unit, unit)
    QTest.mouseClick(dialog.save, LEFT)
    (item,) = diary.records(Item)
    assert (item.label, item.kind, item.unit, item.custom) == ("Green tea", kind, unit, True)
    assert labels(card)[-1] == "Green tea"
    press(card, "green_tea", "change")
    dialog = asked()
    dialog.name.selectAll()
    QTest.keyClicks(dialog.name, "White tea")
    QTest.mouseClick(dialog.save, LEFT)
    assert labels(card)[-1] == "White tea"
    press(card, "green_tea", "remove")
    assert diary.records(Item) == ()
    window.diary.undo()
    assert labels(card)[-1] == "White tea"


def test_name_that_is_taken_or_missing_leaves_the_form_as_typed(open_window: Open, diary: Diary) -> None:
    card = settings(open_window()).symptoms
    QTest.mouseClick(card.add, LEFT)
    dialog = asked()
    for typed, said in (("", "Please give it a name."), ("Fatigue", "“Fatigue” is already there")):
        QTest.keyClicks(dialog.name, typed)
        with pytest.raises(InvalidEntry, match=said):
            dialog.submit()
        assert dialog.name.text() == typed
    dialog.reject()
    assert diary.records(Item) == ()


def test_own_item_with_entries_is_not_removed(open_window: Open, diary: Diary) -> None:
    diary.add(Item(key="hum", label="Hum", kind="severity", custom=True, position=20))
    diary.put(Observation(day=diary.today, item="hum", value=2))
    card = settings(open_window()).symptoms
    with pytest.raises(InvalidEntry, match="hide it instead"):
        card.remove_item("hum")
    assert [item.key for item in diary.records(Item)] == ["hum"]


def test_read_only_diary_shows_what_is_tracked_and_offers_no_change(
    open_window: Open, diary: Diary, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(diary), "read_only", True)
    card = settings(open_window()).symptoms
    assert "Tingling" in [label.text() for label in card.findChildren(QLabel)]
    assert card.list.button("tingling", "hide") is None
    assert not card.add.isEnabled()


def test_colours_and_size_are_worn_at_once_and_remembered(open_window: Open) -> None:
    window = open_window()
    page = settings(window)
    page.look.setFocus()
    QTest.keyClick(page.look, Qt.Key.Key_Down)
    QTest.keyClick(page.text_size, Qt.Key.Key_Down)
    assert (window.preferences.theme, window.preferences.text_size) == ("light", 125)


def test_main_symptom_is_chosen_and_taken_back(open_window: Open, diary: Diary) -> None:
    window = open_window()
    page = settings(window)
    choice = page.outcome.choice
    assert choice.findData("stress") < 0
    choice.setCurrentIndex(choice.findData("fatigue"))
    assert diary.records(Profile)[0].preferences == {"main_outcome": "fatigue"}
    choice.setCurrentIndex(choice.findData("tingling"))
    choice.setCurrentIndex(0)
    assert diary.records(Profile)[0].preferences == {}
    window.diary.undo()
    assert choice.key() == "tingling"


def test_formats_are_chosen_with_an_example_and_take_effect_at_the_next_start(open_window: Open) -> None:
    window = open_window()
    card = settings(window).regional
    assert card.note.isHidden()
    keys = [card.formats.itemData(index) for index in range(card.formats.count())]
    QTest.keyClicks(card.formats, "Germany")
    assert card.formats.key() == "de_DE"
    assert ".2026 · 15:30 · 12\xa0345,5" in card.findChildren(Labelled)[1].hint.text()
    assert card.note.text() == "Your choice takes effect when you next open B12 Tracker."
    assert window.preferences.formats == "de_DE"
    card.formats.setCurrentIndex(keys.index("system"))
    assert card.note.isHidden()


def test_every_place_that_can_be_chosen_has_a_name_and_formats_of_its_own(open_window: Open) -> None:
    card = settings(open_window()).regional
    names = [card.formats.itemText(index) for index in range(card.formats.count())]
    assert len(set(names)) == len(names) == len(FORMATS) + 1
    assert all(known_locale(place).territory == place[3:] for place in FORMATS)  # type: ignore[union-attr]
    assert "Switzerland (German)" in names


def test_languages_are_those_that_there_are_texts_in(open_window: Open) -> None:
    card = settings(open_window()).regional
    assert [card.language.itemText(index) for index in range(card.language.count())] == ["As the system", "English"]


def profile_of(diary: Diary) -> Profile:
    return next(iter(diary.records(Profile)), Profile())


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # the list of suggestions opens
def test_who_keeps_the_diary_is_kept_field_by_field(diary: Diary, open_window: Open) -> None:
    page = settings(open_window())
    fields = page.profile
    for field, text in (
        (fields.name, "Maria de los Angeles"),
        (fields.identifiers, "NHS 943"),
        (fields.clinician, "Dr O"),
    ):
        field.setFocus()
        QTest.keyClicks(field, text)
        QTest.keyClick(field, Qt.Key.Key_Tab)
    fields.born.setFocus()
    QTest.keyClicks(fields.born.edit, "29/2/1960")
    QTest.keyClick(fields.born.edit, Qt.Key.Key_Tab)
    fields.start.setFocus()
    QTest.keyClicks(fields.start.edit, "1 Sep 2026")
    QTest.keyClick(fields.start.edit, Qt.Key.Key_Tab)
    QTest.keyClicks(fields.causes.box, "Coeliac disease")
    QTest.keyClick(fields.causes.box, Qt.Key.Key_Return)
    QTest.keyClicks(fields.medicines.box, "Levodopa")
    QTest.keyClick(fields.medicines.box, Qt.Key.Key_Return)
    found = profile_of(diary)
    assert (found.name, found.identifiers, found.clinician) == ("Maria de los Angeles", "NHS 943", "Dr O")
    assert (found.date_of_birth, found.treatment_start) == (date(1960, 2, 29), date(2026, 9, 1))
    assert (found.causes, found.medicines) == (["coeliac"], ["Levodopa"])


def test_field_of_the_profile_is_undone_alone_and_shown_so(diary: Diary, open_window: Open) -> None:
    window = open_window()
    fields = settings(window).profile
    for field, text in ((fields.name, "A. Patient"), (fields.clinician, "Dr O")):
        field.setFocus()
        QTest.keyClicks(field, text)
        QTest.keyClick(field, Qt.Key.Key_Tab)
    window.diary.undo()
    assert (fields.name.text(), fields.clinician.text()) == ("A. Patient", "")
    window.diary.undo()
    assert fields.name.text() == ""
    assert profile_of(diary) == Profile()


def test_field_that_is_left_as_it_was_changes_nothing(diary: Diary, open_window: Open) -> None:
    window = open_window()
    fields = settings(window).profile
    for field in (fields.name, fields.clinician, fields.causes.box, fields.medicines.box):
        field.setFocus()
        QTest.keyClick(field, Qt.Key.Key_Tab)
    assert diary.records(Profile) == ()
    assert window.diary.undo_text == ""


def test_start_that_is_left_empty_names_the_first_dose(diary: Diary, open_window: Open) -> None:
    diary.add(make(Dose, day=date(2026, 5, 5), planned_day=None))
    page = settings(open_window())
    assert "5 May 2026" in page.profile.start_row.hint.text()


def test_day_of_birth_that_cannot_be_is_refused_beside_its_field(diary: Diary, open_window: Open) -> None:
    diary.add(make(Dose, day=date(2026, 5, 5), planned_day=None))
    fields = settings(open_window()).profile
    fields.born.put(date(2026, 6, 1))
    assert fields.born.words.text() == "The diary has entries of 5 May 2026, before this day of birth."
    assert profile_of(diary).date_of_birth is None
