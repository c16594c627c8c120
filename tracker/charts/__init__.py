"""The charts, one module each; nothing here loads matplotlib before something is drawn."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.charts import lab_trend, recovery
from tracker.charts.style import Style
from tracker.charts.view import View
from tracker.domain.history import History
from tracker.i18n import _

if TYPE_CHECKING:
    from matplotlib.figure import Figure


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture of a diary: its name, and the function that draws it."""

    key: str
    title: str
    draw: Callable[[History, Style, View], Figure]


CHARTS: tuple[Chart, ...] = (
    Chart("recovery", _("Recovery"), recovery.draw),
    Chart("lab_trend", _("Lab results"), lab_trend.draw),
)
