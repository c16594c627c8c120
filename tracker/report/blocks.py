"""What the page says, as plain data: texts as a person reads them, without any look."""

from dataclasses import dataclass

from tracker.charts.view import View

LEFT, RIGHT, WIDE, BELOW = "left", "right", "wide", "below"
"""Where a block stands: in one of two columns, or across the page above or below them."""


@dataclass(frozen=True, slots=True)
class Heading:
    """The top of the page; a line about the person with an empty value is a rule to write on."""

    title: str
    lines: tuple[str, ...]
    person: tuple[tuple[str, str], ...]
    subject: str
    side: str = WIDE


@dataclass(frozen=True, slots=True)
class InShort:
    """The box that is read first."""

    title: str
    sentences: tuple[str, ...]
    side: str = WIDE


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture still to be drawn, and what it shows in words."""

    view: View
    alt: str
    side: str = WIDE


@dataclass(frozen=True, slots=True)
class Cell:
    """A text, smaller words beside it and lines under it; marked cells are seen without colours."""

    text: str
    under: tuple[str, ...] = ()
    marked: bool = False
    aside: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under heads; the first column names the row.

    `widths` are the columns' shares of the width, 0 for one that is as wide as it must be.
    Figures stand at the right of their columns, words (`left`) at the left. Without rows `more` says why, with rows
    what was left out or must be known; it may be empty.
    """

    title: str
    heads: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    more: tuple[str, ...] = ()
    widths: tuple[float, ...] = ()
    left: bool = False
    side: str = LEFT


@dataclass(frozen=True, slots=True)
class Note:
    """What the person wants the doctor to read; the number is that of its flag on the chart."""

    number: str
    day: str
    text: str


@dataclass(frozen=True, slots=True)
class Notes:
    """All notes of the page, by day."""

    title: str
    notes: tuple[Note, ...]
    more: tuple[str, ...] = ()
    side: str = BELOW


@dataclass(frozen=True, slots=True)
class Footer:
    """The foot of every page; `page` has the places {page} and {pages}."""

    statement: str
    page: str
    printed: str
    side: str = WIDE


Block = Heading | InShort | Chart | Table | Notes | Footer
