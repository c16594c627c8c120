"""What a person typed is never markup: not in a hint of any control, nor of any cell, on any page."""

from collections.abc import Callable, Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QAbstractItemView, QWidget

from tracker.domain.change import Edit
from tracker.domain.dose import Dose
from tracker.domain.item import SEVERITY, Item
from tracker.domain.lab import LabResult
from tracker.domain.observation import Observation
from tracker.store.diary import Diary
from tracker.ui.main_window import MainWindow
from tracker.ui.pages import PAGES
from tracker.ui.widgets.text import as_tip

NAME = "<b>bold</b> &amp; <img src='x'>"
TIP = Qt.ItemDataRole.ToolTipRole


@given(st.text(alphabet=st.sampled_from("<>/&;abi \n\"'"), max_size=40))
def test_hint_shows_exactly_the_words(words: str) -> None:
    tip = as_tip(words)
    shown = QTextDocument()
    if "<" in tip:
        shown.setHtml(tip)
        assert shown.toPlainText().split() == words.split()
    else:
        assert tip == words


@pytest.mark.parametrize("key", [page.key for page in PAGES])
def test_no_hint_of_a_page_is_made_of_what_was_typed(
    full: Diary, open_window: Callable[[], MainWindow], key: str
) -> None:
    today = full.today
    own = (
        Item(key="own_a", label=NAME, kind=SEVERITY, custom=True, position=1),
        Observation(day=today, item="own_a", value=3),
        Dose(day=today, medicine=NAME, amount=1, unit="mg", route="oral", note=NAME),
        LabResult(day=today, test=NAME, value="1", unit=NAME, laboratory=NAME, note=NAME),
    )
    full.apply(Edit(None, record) for record in own)
    window = open_window()
    window.open_page(key)
    tips = list(_tips(window.page(key)))
    assert [tip for tip in tips if "<b>" in tip or "<img" in tip] == []


def _tips(page: QWidget) -> Iterator[str]:
    for widget in page.findChildren(QWidget):
        yield widget.toolTip()
        if isinstance(widget, QAbstractItemView) and widget.model() is not None:
            model = widget.model()
            for column in range(model.columnCount(QModelIndex())):
                yield str(model.headerData(column, Qt.Orientation.Horizontal, TIP) or "")
                for row in range(min(model.rowCount(QModelIndex()), 40)):
                    yield str(model.index(row, column).data(TIP) or "")
