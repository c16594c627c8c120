"""The doctor's page, as a PDF and as images of the same page; loads its libraries when one is made."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from tracker.domain.history import History, Period

if TYPE_CHECKING:
    from tracker.report.typeset import Source


@dataclass(frozen=True, slots=True)
class Document:
    """A finished PDF; `tagged` says that it keeps to PDF/UA, which screen readers rely on."""

    pdf: bytes
    tagged: bool


def make(history: History, period: Period, today: date, paper: str = "a4", named: bool = True) -> Document:
    """One page about a period on `a4` or `letter`; the history should reach back to the weeks before treatment."""
    return Document(*_source(history, period, today, paper, named).pdf())


def page_images(
    history: History, period: Period, today: date, paper: str = "a4", named: bool = True, ppi: float = 110
) -> list[bytes]:
    """The same page as PNG, `ppi` pixels an inch."""
    return _source(history, period, today, paper, named).images(ppi)


def _source(history: History, period: Period, today: date, paper: str, named: bool) -> "Source":
    from tracker.analysis.memory import Memory
    from tracker.report.compose import compose
    from tracker.report.typeset import drawn, finished, fitted

    memory = Memory()
    whole = history.crop(Period(min(history.period.first, period.first), period.last))
    fit = fitted(lambda room: compose(history, period, today, named, room, memory), whole, today, paper)
    return finished(fit, drawn(whole, fit))
