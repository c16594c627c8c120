"""Every page and every form is walked: each control has a name, is large enough, and is reached in reading order."""

from collections.abc import Callable, Iterator
from itertools import groupby, pairwise

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QLineEdit,
    QPlainTextEdit,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tracker.ui import theme
from tracker.ui.dialogs.restore_dialog import RestoreDialog
from tracker.ui.focus_ring import FocusRing
from tracker.ui.main_window import MainWindow
from tracker.ui.pages import PAGES
from tracker.ui.pages.recovery import RecoveryPage
from tracker.ui.reading_order import stops
from tracker.ui.widgets.card import Card

Open = Callable[[], MainWindow]
KEYS = [page.key for page in PAGES]
CONTROLS = (QAbstractButton, QLineEdit, QComboBox, QPlainTextEdit, QTableView)
STILL = 5
"""So many looks in a row must show the same."""

LEAST, LEAST_OF_LINK = 36, 24
"""Pixels high and wide; links stand in a line of text."""

FORMS = {
    "dose": "today.doses.ask",
    "regimen": "treatment.regimens.ask",
    "back-fill": "treatment.fill_in.click",
    "supply": "treatment.supplies.ask",
    "event": "treatment.events.ask",
    "lab": "labs.add_entry",
    "item": "settings.symptoms.ask",
    "timed": "today.timed",
    "keys": "keys",
    "restore": "restore",
}

pytestmark = pytest.mark.usefixtures("full")


@pytest.mark.parametrize("key", [*KEYS, *FORMS])
def test_page_or_form_can_be_used_by_everyone(open_window: Open, key: str, qtbot: QtBot) -> None:
    window = open_window()
    window.resize(1280, 800)
    place = _form(window, key) if key in FORMS else _page(window, key)
    _settle(place, qtbot)
    walk = stops(place)
    assert walk
    found = [*_nameless(walk), *_unreached(place, walk), *_small(walk), *_out_of_order(walk, place), *_ringless(walk)]
    assert "\n".join(found) == ""


@pytest.fixture
def usual_look() -> Iterator[None]:
    """What a test makes of the look is gone after it."""
    yield
    theme.apply(QApplication.instance(), theme.load("light"), 1.0)  # type: ignore[arg-type]


@pytest.mark.usefixtures("usual_look")
@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("key", KEYS)
def test_nothing_is_cut_off_in_the_smallest_window(open_window: Open, key: str, scale: float, qtbot: QtBot) -> None:
    window = open_window()
    theme.apply(QApplication.instance(), theme.load("light"), scale)  # type: ignore[arg-type]
    window.resize(1000, 640)
    page = _page(window, key)
    _settle(page, qtbot)
    assert page.area.horizontalScrollBar().maximum() == 0  # type: ignore[attr-defined]
    buttons = [found for found in page.findChildren(QAbstractButton) if found.isVisible() and found.text()]
    assert buttons
    cut = [found.text() for found in buttons if found.width() < found.minimumSizeHint().width()]
    assert not cut


def _page(window: MainWindow, key: str) -> QWidget:
    window.open_page(key)
    return window.page(key)


def _settle(place: QWidget, qtbot: QtBot) -> None:
    """Until all is worked out and nothing moves any more: heights that follow from widths take several rounds."""
    if isinstance(place, RecoveryPage):
        qtbot.waitUntil(lambda: bool(place.work.answers and place.wear_off.sentence.text()), timeout=20_000)
    seen: list[list[QRect]] = []

    def still() -> bool:
        buttons = [found for found in place.findChildren(QAbstractButton) if found.isVisible()]
        seen.append([QRect(found.mapTo(place, QPoint()), found.size()) for found in buttons])
        return len(seen) > STILL and all(boxes == seen[-1] for boxes in seen[-STILL:])

    qtbot.waitUntil(still)


def _form(window: MainWindow, key: str) -> QWidget:
    if key == "keys":
        window.show_keys()
    elif key == "restore":
        window.diary.back_up()
        RestoreDialog(window.diary.path, window).open()
    elif key == "timed":
        window.open_today().count(1)
    else:
        page, *path = FORMS[key].split(".")
        wish: object = _page(window, page)
        for part in path:
            wish = getattr(wish, part)
        wish()  # type: ignore[operator]
    return next(found for found in window.findChildren(QDialog) if found.isVisible())


def _nameless(walk: list[QWidget]) -> Iterator[str]:
    for control in walk:
        if not _name(control):
            yield f"no name: {type(control).__name__} in {type(control.parentWidget()).__name__}"


def _unreached(place: QWidget, walk: list[QWidget]) -> Iterator[str]:
    """Not reached itself, nor part of something that is, nor stood for by it."""
    for control in (found for kind in CONTROLS for found in place.findChildren(kind)):
        shown = control.isVisible() and control.isEnabled() and control.focusProxy() not in walk
        group = control.group() if isinstance(control, QAbstractButton) else None
        beside = group.buttons() if group is not None else [control]  # arrow keys go on inside a group
        if shown and not any(found in beside or found.isAncestorOf(control) for found in walk):
            yield f"Tab does not come to: {_name(control) or type(control).__name__}"


def _small(walk: list[QWidget]) -> Iterator[str]:
    for control in walk:
        least = LEAST_OF_LINK if control.property("variant") == "link" else LEAST
        if min(control.width(), control.height()) < least:
            yield f"small: {_name(control)}, {control.width()} x {control.height()}"


def _out_of_order(walk: list[QWidget], place: QWidget) -> Iterator[str]:
    """Card by card, and within a card never back to something that lies wholly above."""
    cards = [card for card, _controls in groupby(walk, _card_of) if card is not None]
    for card in {card for card in cards if cards.count(card) > 1}:
        yield f"left and entered again: {card.accessibleName() or type(card).__name__}"
    for before, after in pairwise(walk):
        if _card_of(before) is _card_of(after) and _bottom(after, place) <= _top(before, place):
            yield f"up: from {_name(before)} to {_name(after)}"


def _ringless(walk: list[QWidget]) -> Iterator[str]:
    """The key itself leads from one to the next, and a ring shows where it is."""
    window = walk[0].window()
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    walk[0].setFocus(Qt.FocusReason.TabFocusReason)
    for control in walk:
        holder = QApplication.focusWidget()
        if holder is not control:
            yield f"Tab did not go to {_name(control)} but to {_name(holder) if holder else 'nothing'}"
            return
        if not any(ring.isVisible() and ring.widget() is holder for ring in window.findChildren(FocusRing)):
            yield f"no ring: {_name(control)}"
        QTest.keyClick(holder, Qt.Key.Key_Tab)


def _name(control: QWidget) -> str:
    return control.accessibleName() or str(control.property("text") or "")


def _card_of(control: QWidget) -> Card | None:
    holder = control.parentWidget()
    while holder is not None and not isinstance(holder, Card):
        holder = holder.parentWidget()
    return holder


def _top(control: QWidget, place: QWidget) -> int:
    return control.mapTo(place, QPoint()).y()


def _bottom(control: QWidget, place: QWidget) -> int:
    return _top(control, place) + control.height()
