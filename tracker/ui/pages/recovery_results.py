"""What takes a while on the Recovery page: worked out beside the window from one picture, first what the cards show."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from tracker.analysis.findings import Finding, Statement, main_outcome
from tracker.analysis.memory import Answers, Memory
from tracker.analysis.pattern_words import wear_off as wear_off_words
from tracker.analysis.results import Results, change_of, cycles_of, got_better, results, said_of, wear_off_of
from tracker.charts import render, wear_off
from tracker.charts.style import Style
from tracker.charts.titles import item_title
from tracker.domain.history import History
from tracker.domain.item import COUNT


@dataclass(frozen=True, slots=True)
class Figures:
    """The changes that cards show, and what may be said of the main outcome (None while nothing is recorded).

    `better` are those items of which two looks agree that they got better.
    """

    changes: Mapping[str, Finding]
    better: Collection[str]
    main: Finding | None
    said: Statement | None
    answers: Answers


@dataclass(frozen=True, slots=True)
class WornOff:
    """What comes with the days since an injection: in words and, where it can be drawn, as PNG."""

    item: str
    words: str
    picture: bytes


@dataclass(frozen=True, slots=True)
class Worked:
    """All results, and the answers to go on from when the diary has changed."""

    results: Results
    answers: Answers


def work_out_figures(history: History, items: Sequence[str], answers: Answers) -> Figures:
    """What is seen first; pure, so that it can be done in any thread."""
    memory = Memory(answers)
    main = main_outcome(history)
    return Figures(
        {key: change_of(history, key, memory) for key in items},
        [key for key in items if got_better(history, said_of(history, key, memory), key)],
        change_of(history, main, memory) if main else None,
        said_of(history, main, memory) if main else None,
        {**answers, **memory.answers},
    )


def work_out(history: History, answers: Answers) -> Worked:
    """Everything else; answers that nothing asked for any more are forgotten."""
    memory = Memory(answers)
    found = results(history, memory)
    return Worked(found, memory.answers)


def wear_off_picture(history: History, key: str, style: Style) -> WornOff:
    """Whether an item returns before the next injection."""
    item = history.item(key)
    words = wear_off_words(item, wear_off_of(history, key))
    cycles = cycles_of(history, key)
    if cycles.count < wear_off.FEWEST:
        return WornOff(key, words, b"")
    counts = item.kind == COUNT
    figure = wear_off.draw(cycles, style, style.colour(key, 0), item_title(item), counts=counts)
    return WornOff(key, words, render.png(figure, style.dpi))
