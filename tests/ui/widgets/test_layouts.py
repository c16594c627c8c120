from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFrame, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tracker.ui import theme
from tracker.ui.widgets.columns import Columns
from tracker.ui.widgets.flow_layout import FlowLayout
from tracker.ui.widgets.page import MARGIN, Page
from tracker.ui.widgets.text import Text

Show = Callable[..., QWidget]


class Box(QFrame):
    """A block of a fixed wish."""

    def __init__(self, width: int, height: int) -> None:
        super().__init__()
        self.setMinimumSize(width, height)


def test_flow_goes_on_in_the_next_line_and_says_how_high_it_is(show: Show) -> None:
    holder = QWidget()
    flow = FlowLayout(holder, gap=10)
    boxes = [Box(100, 20) for _ in range(3)]
    for box in boxes:
        flow.addWidget(box)
    assert flow.heightForWidth(320) == 20
    assert flow.heightForWidth(319) == 50
    assert flow.heightForWidth(100) == 80
    show(holder, width=260)
    assert [box.y() for box in boxes] == [0, 0, 30]
    assert [box.x() for box in boxes] == [0, 110, 0]


def test_hidden_parts_take_no_room_in_a_flow(show: Show) -> None:
    holder = QWidget()
    flow = FlowLayout(holder, gap=10)
    boxes = [Box(100, 20) for _ in range(3)]
    for box in boxes:
        flow.addWidget(box)
    show(holder, width=600)
    boxes[1].hide()
    assert flow.heightForWidth(210) == 20
    assert flow.sizeHint().width() == 210


def test_flow_is_mirrored_where_people_read_from_right_to_left(show: Show) -> None:
    holder = QWidget()
    holder.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    flow = FlowLayout(holder, gap=10)
    first, second = Box(100, 20), Box(100, 20)
    flow.addWidget(first)
    flow.addWidget(second)
    show(holder, width=600)
    assert first.geometry().right() == holder.width() - 1
    assert second.geometry().right() == first.x() - 11


def test_last_part_of_a_spread_line_stands_at_its_end(show: Show) -> None:
    holder = QWidget()
    flow = FlowLayout(holder, gap=10, spread=True)
    first, second = Box(100, 20), Box(100, 20)
    flow.addWidget(first)
    flow.addWidget(second)
    show(holder, width=600)
    assert (first.x(), second.geometry().right()) == (0, holder.width() - 1)


def test_removed_part_leaves_the_flow(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    flow = FlowLayout(holder)
    box = Box(10, 10)
    flow.addWidget(box)
    flow.removeWidget(box)
    assert flow.count() == 0
    assert flow.itemAt(0) is None
    box.deleteLater()


def test_columns_share_the_width_by_weight(show: Show) -> None:
    holder = QWidget()
    columns = Columns([1, 3], narrow=300, gap=10)
    holder.setLayout(columns)
    boxes = [Box(50, 20), Box(50, 60)]
    for box in boxes:
        columns.addWidget(box)
    holder.resize(410, 60)
    show(holder, width=432)
    assert boxes[0].y() == boxes[1].y()
    assert boxes[0].height() == boxes[1].height()
    assert boxes[1].width() == pytest.approx(3 * boxes[0].width(), abs=3)


def test_column_gets_what_it_needs_before_the_weights_count(show: Show) -> None:
    holder = QWidget()
    columns = Columns([1, 9], narrow=300, gap=10)
    holder.setLayout(columns)
    boxes = [Box(150, 20), Box(50, 20)]
    for box in boxes:
        columns.addWidget(box)
    show(holder, width=432)
    assert boxes[0].width() == 150
    assert boxes[1].x() == 160


@pytest.mark.parametrize(("width", "places"), [(900, 4), (600, 2), (300, 1)])
def test_four_columns_become_two_and_then_one(show: Show, width: int, places: int) -> None:
    holder = QWidget()
    columns = Columns([1, 1, 1, 1], narrow=800)
    holder.setLayout(columns)
    boxes = [Box(100, 20) for _ in range(4)]
    for box in boxes:
        columns.addWidget(box)
    show(holder, width=width)
    assert len({box.x() for box in boxes}) == places
    assert len({box.y() for box in boxes}) == 4 // places
    assert columns.heightForWidth(holder.width()) == 4 // places * 20 + (4 // places - 1) * 16


def test_columns_give_way_earlier_to_larger_text(qapp: QApplication, qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    columns = Columns([1, 1], narrow=700, gap=10)
    holder.setLayout(columns)
    for _ in range(2):
        columns.addWidget(Box(100, 20))
    assert columns.heightForWidth(800) == 20
    theme.apply(qapp, theme.load("light"), 1.5)
    assert columns.heightForWidth(800) == 50


@pytest.fixture
def page(qtbot: QtBot) -> Page:
    made = Page("Recovery", "week 19")
    qtbot.addWidget(made)
    made.resize(500, 300)
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_page_scrolls_what_does_not_fit_and_keeps_its_width(qtbot: QtBot, page: Page) -> None:
    box = Box(100, 100)
    page.add(box)
    width = page.width() - 2 * MARGIN
    qtbot.waitUntil(lambda: box.width() == width)
    page.add(Box(100, 1000))
    qtbot.waitUntil(lambda: page.area.verticalScrollBar().maximum() > 0)
    assert box.width() == width, "the bar comes into the margin"


def test_page_has_a_title_and_room_for_tools(qtbot: QtBot, page: Page) -> None:
    button = QPushButton("Print")
    page.tools.addWidget(button)
    qtbot.waitUntil(button.isVisible)
    page.show_subtitle("")
    assert not page.subtitle.isVisible()
    assert page.accessibleName() == "Recovery"


def test_page_may_bring_its_own_header(qtbot: QtBot, page: Page) -> None:
    header = Text("Sunday", "title")
    page.replace_header(header)
    qtbot.waitUntil(header.isVisible)
    assert not page.title.isVisible()
