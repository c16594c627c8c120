"""The method in plain words: what it says of itself, and what it never says."""

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tracker.ui.dialogs.method import PARTS, SOURCES, method_dialog
from tracker.ui.widgets.text import Text

AVOIDED = ("monitor", "analyse", "interpret", "detect", "diagnos", "predict", "score", "alarm", "deficient", "normal")


def test_own_figures_come_first_and_sources_last(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = method_dialog(["Twitches: 26 of 28 earlier days."], parent)
    told = [text.text() for text in dialog.findChildren(Text)]
    assert told.index("In your diary") < told.index(PARTS[0][0])
    assert told[told.index("In your diary") + 1] == "Twitches: 26 of 28 earlier days."
    assert told[-1] == "\n".join(SOURCES)


def test_without_figures_the_method_stands_alone(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    assert "In your diary" not in [text.text() for text in method_dialog([], parent).findChildren(Text)]


@pytest.mark.parametrize(("title", "words"), PARTS)
def test_no_part_claims_what_a_diary_is_not(title: str, words: str) -> None:
    assert [word for word in AVOIDED if word in f"{title} {words}".lower()] == []
