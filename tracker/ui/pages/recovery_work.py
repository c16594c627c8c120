"""Results of the Recovery page, worked out beside the window; what has not changed is not worked out again."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from tracker.domain.history import History
from tracker.ui.background import Background
from tracker.ui.pages.recovery_cards import SYMPTOM_CARDS

if TYPE_CHECKING:
    from tracker.analysis.memory import Answers
    from tracker.charts.style import Style
    from tracker.ui.pages.recovery_results import Figures, Worked, WornOff


class ResultsWork(QObject):
    """Tells first what is seen first, then the rest; holds the answers of the last round for the next one."""

    figured = Signal(object, object)
    worked = Signal(object, object, object)
    worn_off = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._figures, self._wear_off = Background(self), Background(self)
        self.answers: Answers = {}

    def start(self, history: History, items: list[str]) -> None:
        """Work out everything for a diary whose chart shows these symptoms; what was begun before is forgotten."""
        answers = self.answers

        def figures() -> "Figures":
            from tracker.ui.pages.recovery_results import work_out_figures

            return work_out_figures(history, items[:SYMPTOM_CARDS], answers)

        self._figures.run(figures, lambda found: self._go_on(history, items, found))

    def draw_wear_off(self, history: History, item: str, style: "Style") -> None:
        """Look at one item by the days since an injection."""

        def work() -> "WornOff":
            from tracker.ui.pages.recovery_results import wear_off_picture

            return wear_off_picture(history, item, style)

        self._wear_off.run(work, self.worn_off.emit)

    def _go_on(self, history: History, items: list[str], found: "Figures") -> None:
        self.figured.emit(history, found)

        def rest() -> "Worked":
            from tracker.ui.pages.recovery_results import work_out

            return work_out(history, found.answers)

        self._figures.run(rest, lambda worked: self._finish(history, items, worked))

    def _finish(self, history: History, items: list[str], found: "Worked") -> None:
        self.answers = found.answers
        self.worked.emit(history, found.results, items)
