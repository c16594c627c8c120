from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from tracker.ui.widgets import toast as toasts
from tracker.ui.widgets.banner import Banner
from tracker.ui.widgets.card import Card
from tracker.ui.widgets.empty_state import EmptyState
from tracker.ui.widgets.figure_card import FigureCard
from tracker.ui.widgets.text import Text
from tracker.ui.widgets.toast import Toast

Show = Callable[..., QWidget]
LEFT = Qt.MouseButton.LeftButton


def test_banner_offers_to_act_or_to_wait(qtbot: QtBot, show: Show) -> None:
    banner = Banner()
    show(banner)
    banner.show_text("Injection due today", "1 mg", "Log injection", "Later")
    with qtbot.waitSignal(banner.acted):
        QTest.mouseClick(banner.act, LEFT)
    with qtbot.waitSignal(banner.postponed):
        QTest.keyClick(banner.postpone, Qt.Key.Key_Return)
    assert (banner.accessibleName(), banner.accessibleDescription()) == ("Injection due today", "1 mg")


def test_banner_without_words_for_a_button_has_no_button(show: Show) -> None:
    banner = Banner(warn=True)
    show(banner)
    banner.show_text("The last backup was 9 days ago.")
    assert not banner.act.isVisible()
    assert not banner.postpone.isVisible()
    assert not banner.details.isVisible()


def test_empty_state_starts_what_is_missing(qtbot: QtBot, show: Show) -> None:
    empty = EmptyState("Your lab results will be here.", "Add lab result")
    show(empty)
    with qtbot.waitSignal(empty.acted):
        QTest.mouseClick(empty.action, LEFT)


def test_toast_says_what_happened_and_undoes_it(qtbot: QtBot, show: Show) -> None:
    window = show(QLabel("page"))
    toast = Toast(window)
    toast.tell("Undone: twitches 7", undoable=True)
    assert toast.isVisible()
    assert toast.text.text() == "Undone: twitches 7"
    assert window.rect().contains(toast.geometry())
    with qtbot.waitSignal(toast.undone):
        QTest.mouseClick(toast.undo, LEFT)
    assert not toast.isVisible()


def test_toast_stays_at_least_six_seconds_and_then_goes(
    qtbot: QtBot, show: Show, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert toasts.SHOWN_FOR >= 6000
    monkeypatch.setattr(toasts, "SHOWN_FOR", 10)
    toast = Toast(show(QLabel("page")))
    toast.tell("Saved")
    qtbot.waitUntil(lambda: not toast.isVisible())


def test_toast_stays_under_the_pointer(show: Show, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(toasts, "SHOWN_FOR", 10)
    toast = Toast(show(QLabel("page")))
    toast.tell("Saved")
    QApplication.sendEvent(toast, QEnterEvent(QPointF(), QPointF(), QPointF()))
    assert not toast.waiting()
    QApplication.sendEvent(toast, QEvent(QEvent.Type.Leave))
    assert toast.waiting()


def test_toast_keeps_its_place_when_the_window_grows(show: Show) -> None:
    window = show(QLabel("page"))
    toast = Toast(window)
    toast.tell("Saved")
    before = toast.geometry().center().x()
    window.resize(1000, 700)
    assert toast.geometry().center().x() > before
    assert window.rect().contains(toast.geometry())


def test_card_has_a_heading_and_a_hint_that_changes(show: Show) -> None:
    card = Card("Twitches", "yesterday 8")
    show(card)
    assert card.accessibleName() == "Twitches"
    card.show_hint("")
    assert not card.hint.isVisible()
    card.show_title("Tingling")
    assert (card.heading.text(), card.accessibleName()) == ("Tingling", "Tingling")


def test_figure_card_reads_as_one_sentence(show: Show) -> None:
    card = FigureCard()
    show(card)
    card.show_figure("Tingling", "6.7 → 2.6", ["25 and 27 of 28 days"])
    card.show_change("−4.1", "likely −5.0 to −3.2", good=True)
    assert card.accessibleName() == "Tingling"
    assert card.accessibleDescription() == "6.7 → 2.6 −4.1 likely −5.0 to −3.2 25 and 27 of 28 days"
    assert card.change.property("kind") == "good"
    card.show_figure("Diary", "86 %")
    assert not card.change.isVisible()
    assert not card.range.isVisible()
    assert not card.details.isVisible()


def test_text_never_takes_words_for_markup(qtbot: QtBot) -> None:
    text = Text("<b>not bold</b>")
    qtbot.addWidget(text)
    assert text.textFormat() == Qt.TextFormat.PlainText
