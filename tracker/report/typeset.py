"""Sets the blocks of a page: the chart as tall as the rest leaves room for, and always on one page."""

import atexit
import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import date
from functools import cache
from shutil import copy, rmtree
from tempfile import mkdtemp
from typing import TYPE_CHECKING, Any
from unicodedata import category
from warnings import catch_warnings, filterwarnings

from tracker import resources
from tracker.charts import fonts, recovery
from tracker.charts.render import svg
from tracker.charts.style import FAMILY, Style, print_style
from tracker.charts.view import View
from tracker.domain.history import History
from tracker.i18n import language
from tracker.report.blocks import Block, Chart, Heading
from tracker.report.page import ROOMS, Room

if TYPE_CHECKING:
    from typst import Compiler, Fonts

PAPERS = {"a4": ("a4", 210 / 25.4), "letter": ("us-letter", 8.5)}
"""What typst calls a paper, and its width in inches."""

MARGIN = 15 / 25.4
"""Inches left and right, as in resources/report/report.typ."""

TALLEST = 4.6
"""Inches: a chart gains nothing from more, unless a root scale wants it."""

LOWEST = 1.5
"""Inches: what a chart gets where even the tightest room leaves less than it needs."""

AIR = 9 / 72
"""Inches between the last line and the foot."""

TAGGED = "ua-1"

UNSEEN = ("Cc", "Cf")
"""Kinds of characters that need no glyph: line ends, marks of direction."""


@dataclass(frozen=True, slots=True)
class Source:
    """A finished page before it is set: its words as JSON, its chart as SVG, whether it needs this system's fonts."""

    page: str
    chart: str
    system_fonts: bool

    def pdf(self) -> tuple[bytes, bool]:
        """The PDF, and whether it is tagged; it is not where PDF/UA refuses the letters of the system's fonts."""
        from typst import TypstError

        if self.system_fonts:
            try:
                return self._compiled(pdf_standards=TAGGED), True
            except TypstError:
                return self._compiled(), False
        return self._compiled(pdf_standards=TAGGED), True

    def images(self, ppi: float) -> list[bytes]:
        """Each page as a PNG."""
        made = self.compiler().compile(format="png", ppi=ppi)
        return list(made) if isinstance(made, list) else [made or b""]

    def compiler(self) -> "Compiler":
        """The template with these words, in the fonts that they need.

        The chart is a file beside it: typst keeps what it has set as long as the inputs are the same, so a page that
        was measured without its chart is not set anew.
        """
        from typst import Compiler

        files: Any = {"main.typ": resources.path("report", "report.typ"), "chart.svg": self.chart.encode()}
        return Compiler(files, font_paths=_fonts(self.system_fonts), sys_inputs={"page": self.page})

    def _compiled(self, **wish: Any) -> bytes:
        made = self.compiler().compile(format="pdf", **wish)
        assert isinstance(made, bytes), "a PDF is one file"
        return made


@dataclass(frozen=True, slots=True)
class Fit:
    """Words that are one page together with a chart of a certain size; without a chart both its parts are None."""

    page: str
    view: View | None = None
    style: Style | None = None


def fitted(composed: Callable[[Room], list[Block]], history: History, today: date, paper: str) -> Fit:
    """The page in the first room in which it is one page with a chart that can be read."""
    name, width = PAPERS[paper]
    for room in ROOMS:
        blocks = composed(room)
        page = _page(blocks, today, name)
        picture = next((block for block in blocks if isinstance(block, Chart)), None)
        style = print_style(width - 2 * MARGIN, TALLEST)
        least = recovery.least_height(history, style, picture.view) if picture else 0.0
        left = _left(Source(page, "", _needs_more(page)))
        if left >= least:
            break
    if picture is None:
        return Fit(page)
    tallest = max(TALLEST, recovery.wanted_height(history, style, picture.view))
    return Fit(page, picture.view, print_style(style.width, max(LOWEST, min(tallest, left))))


def drawn(history: History, fit: Fit) -> str:
    """The chart as SVG, empty where there is none.

    matplotlib need not know all letters of a name: typst sets them, and may have the font.
    """
    if fit.view is None or fit.style is None:
        return ""
    with catch_warnings():
        filterwarnings("ignore", "Glyph .* missing from font", UserWarning)
        return svg(recovery.draw(history, fit.style, fit.view))


def finished(fit: Fit, chart: str) -> Source:
    """The page with its chart."""
    return Source(fit.page, chart, _needs_more(fit.page + chart))


def _page(blocks: list[Block], today: date, paper: str) -> str:
    top = next(block for block in blocks if isinstance(block, Heading))
    name = top.person[0][1]
    page = {
        "blocks": [{"kind": type(block).__name__} | asdict(block) for block in blocks],
        "author": [name] if name else [],
        "today": [today.year, today.month, today.day],
        "paper": paper,
        "font": FAMILY,
        "language": language(),
    }
    return json.dumps(page, ensure_ascii=False, default=str)


def _left(unfinished: Source) -> float:
    """Inches that a page without its chart leaves free; negative where even that is more than one page."""
    end, foot = json.loads(unfinished.compiler().query("<place>", field="value"))
    return (foot["y"] - end["y"]) / 72 - AIR if end["page"] == foot["page"] == 1 else -1.0


def _needs_more(text: str) -> bool:
    """Whether it has letters that the font of the page lacks."""
    return any(letter not in fonts.letters() and category(letter) not in UNSEEN for letter in set(text))


@cache
def _fonts(system: bool) -> "Fonts":
    from typst import Fonts

    return Fonts(include_system_fonts=system, include_embedded_fonts=False, font_paths=[_folder()])


@cache
def _folder() -> str:
    """A folder with the two fonts alone, since typst takes whole folders, for as long as the program runs."""
    folder = mkdtemp(prefix="b12-tracker-fonts-")
    atexit.register(rmtree, folder, ignore_errors=True)
    for file in fonts.files():
        copy(file, folder)
    return folder
