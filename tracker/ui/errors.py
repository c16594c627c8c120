"""The one place where a failure becomes a sentence on the screen."""

import logging
import sys
from collections.abc import Callable
from types import TracebackType
from typing import TypeVar

from tracker.domain.errors import TrackerError
from tracker.i18n import _

log = logging.getLogger("tracker")

T = TypeVar("T")


def install(tell: Callable[[str], None]) -> None:
    """Show what a person can be told; log the rest without the values that were handled."""

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        try:
            show(error, trace)
        except Exception as fault:  # noqa: BLE001 - what shows failures must not bring about the next one
            log.critical("unexpected %s while telling at %s", type(fault).__name__, _where(fault.__traceback__))

    def show(error: BaseException, trace: TracebackType | None) -> None:
        if isinstance(error, TrackerError):
            tell(str(error))
        else:
            log.critical("unexpected %s at %s", type(error).__name__, _where(trace))
            tell(_("Something went wrong. What was saved is safe; please close B12 Tracker and open it again."))

    sys.excepthook = hook


def with_whole_errors(action: Callable[[], T]) -> T:
    """Return what an action returns; errors raised meanwhile within Qt become messages, never the end of the program.

    Before Python 3.12 the interpreter leaves an error such as IndexError half made until someone looks at it, and
    PySide, which looks when an overridden method of Qt was called from Python, ends with a segmentation fault. While
    another error is being handled, each new one is made whole when it is raised: hence the one raised here.
    """
    try:
        raise RuntimeError("errors are made whole from here on")
    except RuntimeError:
        return action()


def _where(trace: TracebackType | None) -> str:
    """The innermost places of a traceback, without values: health data never goes to the log."""
    places = []
    while trace is not None:
        code = trace.tb_frame.f_code
        places.append(f"{code.co_filename.rpartition('tracker')[2]}:{trace.tb_lineno}:{code.co_name}")
        trace = trace.tb_next
    return " > ".join(places[-8:])
