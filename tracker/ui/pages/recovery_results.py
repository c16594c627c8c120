"""What takes a while on the Recovery page: ranges and wear-off, worked out beside the window from one picture."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tracker.analysis.findings import Finding, finding
from tracker.analysis.recovery_words import wear_off as wear_off_words
from tracker.analysis.results import cycles_of, wear_off_of
from tracker.charts import render, wear_off
from tracker.charts.style import Style
from tracker.charts.titles import item_title
from tracker.domain.history import History
from tracker.domain.item import COUNT


@dataclass(frozen=True, slots=True)
class Worked:
    """Changes of items with their ranges; of the first one the wear-off in words and, where it can be drawn, as PNG."""

    changes: Mapping[str, Finding]
    wear_off: str
    picture: bytes


def work_out(history: History, items: Sequence[str], style: Style) -> Worked:
    """All of it; pure, so that it can be done in any thread."""
    changes = {key: finding(history, key) for key in items[:2]}
    if not items:
        return Worked(changes, "", b"")
    item = history.item(items[0])
    words = wear_off_words(item, wear_off_of(history, item.key))
    cycles = cycles_of(history, item.key)
    if cycles.count < wear_off.FEWEST:
        return Worked(changes, words, b"")
    counts = item.kind == COUNT
    figure = wear_off.draw(cycles, style, style.colour(item.key, 0), item_title(item), counts=counts)
    return Worked(changes, words, render.png(figure, style.dpi))
