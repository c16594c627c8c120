"""The charts, one module each; a module is loaded when its chart is drawn, matplotlib with it."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from tracker.i18n import mark

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from tracker.charts.style import Style
    from tracker.charts.view import View
    from tracker.domain.history import History


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture of a diary: its name, which is that of its module, and the function there that draws it."""

    key: str
    title: str

    def draw(self, history: History, style: Style, view: View) -> Figure:
        """The picture of what the diary holds in a view."""
        figure: Figure = import_module(f"{__name__}.{self.key}").draw(history, style, view)
        return figure


CHARTS: tuple[Chart, ...] = (
    Chart("recovery", mark("Recovery")),
    Chart("lab_trend", mark("Lab results")),
)
