"""A failure becomes one sentence on the screen, and nothing of the diary stands in the log."""

import logging
import subprocess
import sys
from collections.abc import Iterator

import pytest

from tracker.domain.errors import InvalidEntry
from tracker.ui import errors


@pytest.fixture
def told() -> Iterator[list[str]]:
    before = sys.excepthook
    said: list[str] = []
    errors.install(said.append)
    yield said
    sys.excepthook = before


def fail(error: Exception) -> None:
    try:
        raise error
    except (InvalidEntry, KeyError) as raised:
        sys.excepthook(type(raised), raised, raised.__traceback__)


def test_what_a_person_can_mend_is_said_in_its_own_words(told: list[str], caplog: pytest.LogCaptureFixture) -> None:
    fail(InvalidEntry("Please type the amount."))
    assert told == ["Please type the amount."]
    assert caplog.records == []


def test_what_nobody_expected_is_logged_by_its_place_and_without_values(
    told: list[str], caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(errors.log, "disabled", False)  # import-linter switches off all loggers that are there
    with caplog.at_level(logging.DEBUG):
        fail(KeyError("tingling of Robin Sample-Person"))
    assert [sentence.split(";")[0] for sentence in told] == ["Something went wrong. What was saved is safe"]
    assert "unexpected KeyError at" in caplog.text
    assert "test_errors.py" in caplog.text
    assert "Robin" not in caplog.text


PROGRAM = """
import subprocess
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
from tracker.domain.errors import InvalidEntry
from tracker.ui import errors

class Page(QWidget):
    def showEvent(self, event):
        {fault}

app, page = QApplication(sys.argv), Page()
errors.install(lambda sentence: print(sentence, flush=True))
QTimer.singleShot(0, page.show)
QTimer.singleShot(50, app.quit)
print("ended with", errors.with_whole_errors(app.exec))
"""


@pytest.mark.parametrize(
    ("fault", "sentence"),
    [
        ("()[0]", "Something went wrong."),
        ("1 / 0", "Something went wrong."),
        ("int('x')", "Something went wrong."),
        ("(lambda one: one)()", "Something went wrong."),
        ("{}['x']", "Something went wrong."),
        ("raise InvalidEntry('Please type the amount.')", "Please type the amount."),
    ],
)
def test_error_while_a_page_is_shown_is_a_message_and_no_crash(fault: str, sentence: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM.format(fault=fault)], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.stdout.startswith(sentence), done.stderr
    assert done.stdout.endswith("ended with 0\n")


def test_failure_to_tell_is_logged_and_goes_no_further(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(errors.log, "disabled", False)

    def tell(_sentence: str) -> None:
        raise KeyError("tingling of Robin Sample-Person")

    errors.install(tell)
    fail(InvalidEntry("Please type the amount."))
    assert "unexpected KeyError while telling at" in caplog.text
    assert "Robin" not in caplog.text
