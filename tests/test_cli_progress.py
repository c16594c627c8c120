import io

import pytest

from tracker.cli_progress import BETWEEN, FEW, QUICK, Progress


class Clock:
    """Time that goes on by as much as is said at each look."""

    def __init__(self, step: float) -> None:
        self.now, self.step = 0.0, step

    def __call__(self) -> float:
        self.now += self.step
        return self.now


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def work(step: float, things: int) -> None:
    progress = Progress(Clock(step))
    assert sum(1 for _thing in progress.through(range(things), "Reading: {count} lines …")) == things
    progress.step("Comparing …")
    progress.close()


@pytest.mark.parametrize(("step", "things"), [(QUICK, FEW - 1), (0.0, 4 * FEW)])
def test_quick_work_is_silent(step: float, things: int, capsys: pytest.CaptureFixture[str]) -> None:
    work(step, things)
    assert capsys.readouterr() == ("", "")


def test_log_gets_a_line_for_each_step(capsys: pytest.CaptureFixture[str]) -> None:
    work(QUICK, 4 * FEW)
    assert capsys.readouterr().err == "Reading: 5120 lines …\nComparing …\n"


def test_terminal_gets_one_line_that_is_updated(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr("sys.stderr", terminal)
    work(max(QUICK, BETWEEN), 4 * FEW)
    said = terminal.getvalue()
    assert said.count("\n") == 1
    assert said.count("\r") > 20
    assert said.endswith("Comparing …\n")
