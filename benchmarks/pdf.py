"""The doctor's page of half a year: what composing and fitting cost beyond the chart and typst, and how large it is."""

import json
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from benchmarks.ratio import Ratio
from benchmarks.sample_history import sample_history
from tracker.analysis.memory import Memory
from tracker.charts import fonts
from tracker.domain import catalogue
from tracker.domain.history import History, Period
from tracker.i18n import format_day, format_day_month, format_percent
from tracker.report.blocks import Block
from tracker.report.compose import compose
from tracker.report.page import ROOMS, Room
from tracker.report.typeset import Source, drawn, finished, fitted

DAYS = 182
ROUNDS = 9
REACH = 1.3
LARGEST_KB = 150


def measure() -> list[Ratio]:
    """Medians of fresh processes, since typst remembers what it has set; the floor sets the finished page alone.

    Not counted: reading the diary and the catalogue, loading libraries and language, drawing the chart (measured in
    chart_redraw.py), working out ranges (measured in analysis.py).
    """
    with TemporaryDirectory() as folder:
        page = Path(folder) / "page.json"
        pairs = [(float(_fresh("whole", page)), float(_fresh("alone", page))) for _round in range(ROUNDS)]
        size = len(_page(page).pdf()[0]) / 1000
    print(f"page of half a year: {size:.0f} KB (reach {LARGEST_KB} KB)")
    own, floor = map(median, zip(*pairs, strict=True))
    return [Ratio("page of half a year without its chart / typst alone", own, floor, REACH)]


def whole(path: Path) -> float:
    """Seconds from a diary in memory to the PDF, without drawing the chart; leaves the finished page in a file."""
    history = sample_history()
    period = Period.ending(history.period.last, DAYS)
    fonts.letters()
    import_module("tracker.charts.composition")
    format_day(period.last)
    format_percent(0.5)
    format_day_month(period.last)
    catalogue.items(), catalogue.lab_tests(), catalogue.medicines(), catalogue.routes()
    known = Memory()
    _composed(history, ROOMS[0], known)
    begun = perf_counter()
    fit = fitted(lambda room: _composed(history, room, known), history, period.last, "a4")
    fitting = perf_counter() - begun
    page = finished(fit, drawn(history, fit))
    path.write_text(json.dumps([page.page, page.chart]), encoding="utf-8")
    return fitting + _seconds(page)


def _composed(history: History, room: Room, known: Memory) -> list[Block]:
    period = Period.ending(history.period.last, DAYS)
    return compose(history, period, period.last, True, room, known)


def alone(path: Path) -> float:
    """Seconds that typst takes for the finished page."""
    fonts.letters()
    return _seconds(_page(path))


def _page(path: Path) -> Source:
    words, chart = json.loads(path.read_text(encoding="utf-8"))
    return Source(words, chart, system_fonts=False)


def _seconds(page: Source) -> float:
    begun = perf_counter()
    page.pdf()
    return perf_counter() - begun


def _fresh(part: str, path: Path) -> str:
    ask = f"import typst, sys, pathlib; from benchmarks.pdf import {part} as do; print(do(pathlib.Path(sys.argv[1])))"
    return subprocess.run([sys.executable, "-c", ask, str(path)], check=True, capture_output=True, text=True).stdout
