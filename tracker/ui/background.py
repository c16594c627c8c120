"""Slow pure work beside the window: it takes values, gives a value back, and never touches the diary or a widget."""

from collections.abc import Callable
from contextlib import suppress
from typing import TypeVar

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal, SignalInstance

T = TypeVar("T")


class _Answer(QObject):
    """Carries what came out from the working thread to the one of the window."""

    done = Signal(object)
    failed = Signal(object)


class _Work(QRunnable):
    def __init__(self, work: Callable[[], object], answer: _Answer) -> None:
        super().__init__()
        self._work = work
        self._answer = answer

    def run(self) -> None:
        try:
            found = self._work()
        except Exception as error:  # noqa: BLE001 - it is raised again where failures are shown
            self._tell(self._answer.failed, error)
        else:
            self._tell(self._answer.done, found)

    def _tell(self, signal: SignalInstance, what: object) -> None:
        with suppress(RuntimeError):  # the owner is gone with its answer: nobody waits any more
            signal.emit(what)


class Background(QObject):
    """Does one thing at a time for its owner: what was asked last counts, what came before is forgotten."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._wanted = 0
        self._waiting: set[_Answer] = set()

    def run(self, work: Callable[[], T], then: Callable[[T], None]) -> None:
        """Do the work in another thread and hand what came out to `then` in this one, if nothing newer was wanted."""
        self._wanted += 1
        number, answer = self._wanted, _Answer(self)
        self._waiting.add(answer)

        def settle(found: T) -> None:
            self._waiting.discard(answer)
            answer.deleteLater()
            if number == self._wanted:
                then(found)

        def fail(error: Exception) -> None:
            self._waiting.discard(answer)
            answer.deleteLater()
            raise error

        answer.done.connect(settle)
        answer.failed.connect(fail)
        QThreadPool.globalInstance().start(_Work(work, answer))

    def forget(self) -> None:
        """What is still under way is not wanted any more."""
        self._wanted += 1
