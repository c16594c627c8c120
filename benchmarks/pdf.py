"""The doctor's page of half a year: what composing and fitting cost beyond the chart and typst, and how large it is."""

from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from benchmarks.ratio import Ratio
from tracker import resources
from tracker.domain.change import Edit
from tracker.domain.history import History, Period
from tracker.exchange import csv_folder
from tracker.report.compose import compose
from tracker.report.typeset import Source, drawn, finished, fitted
from tracker.store.diary import Diary

DAYS = 182
ROUNDS = 7
LARGEST_KB = 150


def measure() -> list[Ratio]:
    """The least time of several rounds; the floor is typst alone on the finished page.

    The chart's own drawing is not counted: it has its benchmark in chart_redraw.py.
    """
    history = _sample()
    period = Period.ending(history.period.last, DAYS)
    own, floor = [], []
    for _round in range(ROUNDS):
        begun = perf_counter()
        fit = fitted(lambda room: compose(history, period, period.last, True, room), history, period.last, "a4")
        fitting = perf_counter() - begun
        page = finished(fit, drawn(history, fit))
        own.append(fitting + _seconds(page))
        floor.append(_seconds(page))
    print(f"page of half a year: {len(page.pdf()[0]) / 1000:.0f} KB (reach {LARGEST_KB} KB)")
    return [Ratio("page of half a year without its chart / typst alone", min(own), min(floor), 2.5)]


def _seconds(page: Source) -> float:
    begun = perf_counter()
    page.pdf()
    return perf_counter() - begun


def _sample() -> History:
    with TemporaryDirectory() as folder:
        diary = Diary.open(Path(folder) / "sample.b12", make=True)
        diary.apply([Edit(None, record) for record in csv_folder.read(resources.path("sample")).records])
        span = diary.span()
        assert span is not None, "the sample has days"
        history = diary.history(span)
        diary.close()
    return history
