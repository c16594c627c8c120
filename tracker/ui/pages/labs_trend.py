"""One test over time, with the choice of test and of the unit that it is drawn in."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from tracker.analysis.lab_course import shown_unit
from tracker.domain import catalogue
from tracker.domain.history import History
from tracker.domain.units import unit_label
from tracker.i18n import _
from tracker.ui import theme
from tracker.ui.widgets.card import Card
from tracker.ui.widgets.flow_layout import FlowLayout
from tracker.ui.widgets.segmented import Segmented
from tracker.ui.widgets.text import Text

if TYPE_CHECKING:
    from tracker.ui.widgets.chart_view import ChartView

LEAST_HEIGHT = 240
USUAL_INCHES = (7.0, 3.0)


class TrendCard(Card):
    """Wishes for another test or unit go up; the page hands down what is to be shown."""

    test_chosen = Signal(str)
    unit_chosen = Signal(str, str)
    day_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setAccessibleName(_("One test over time"))
        self.test = QComboBox()
        self.test.setAccessibleName(_("Test that is drawn"))
        self.test.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.units: Segmented | None = None
        self.chart: ChartView | None = None
        self._tests: tuple[str, ...] = ()
        self._offered: tuple[str, ...] = ()
        tools, slot = QWidget(), QWidget()
        self._slot = QHBoxLayout(slot)
        self._slot.setContentsMargins(0, 0, 0, 0)
        row = FlowLayout(tools, gap=12, spread=True)
        row.addWidget(self.test)
        row.addWidget(slot)
        self.body.addWidget(tools)
        hint = _("Beside each value, pale: the range printed with it. Open marks: the laboratory printed < or >.")
        self.legend = Text(hint, "small", wrap=True)
        self.test.activated.connect(lambda place: self.test_chosen.emit(self._tests[place]))

    def show_test(self, history: History, tests: Sequence[str], test: str) -> None:
        """Draw a test, offering the others."""
        if self._tests != tuple(tests):
            self._tests = tuple(tests)
            with QSignalBlocker(self.test):
                self.test.clear()
                self.test.addItems([catalogue.test_label(key) for key in tests])
        self.test.setCurrentIndex(self._tests.index(test))
        self._offer_units(history, test)
        self._draw(history, test)

    def _offer_units(self, history: History, test: str) -> None:
        """The units that the test can be said in; none where there is nothing to choose."""
        facts = catalogue.lab_tests().get(test)
        units = tuple(unit.display for unit in facts.units) if facts and facts.convertible else ()
        numbers = any(lab.test == test and lab.number is not None for lab in history.labs)
        offered = (test, *units) if len(units) > 1 and numbers else ()
        if offered != self._offered:
            self._offered = offered
            self._replace_units(test, units if offered else ())
        if self.units is not None:
            self.units.show_choice(shown_unit(history, test))

    def _replace_units(self, test: str, units: Sequence[str]) -> None:
        if self.units is not None:
            self._slot.removeWidget(self.units)
            self.units.hide()
            self.units.deleteLater()
            self.units = None
        if units:
            self.units = Segmented([(unit, unit_label(unit)) for unit in units], _("Unit that is drawn"))
            self.units.chosen.connect(lambda unit: self.unit_chosen.emit(test, unit))
            self._slot.addWidget(self.units)

    def _draw(self, history: History, test: str) -> None:
        from tracker.charts import lab_trend, style
        from tracker.charts.view import View

        period = lab_trend.period_of(history, test)
        assert period is not None, "only tests with results are offered"
        view, look = View(period, (), (test,), weeks=False), theme.current()
        least = lab_trend.least_height(history, style.screen_style(look.roles, *USUAL_INCHES, scale=look.scale), view)
        chart = self._chart()
        chart.setMinimumHeight(max(round(least * self.logicalDpiY()), look.px(LEAST_HEIGHT)))
        chart.show_chart(
            lambda width, height, dpi: lab_trend.draw(
                history, style.screen_style(look.roles, width, height, dpi, look.scale), view
            ),
            lambda day: lab_trend.readout(history, view, day),
            lab_trend.alt_text(history, view),
        )

    def _chart(self) -> "ChartView":
        """The canvas, made when it is first needed: matplotlib takes half a second to load."""
        if self.chart is None:
            from tracker.ui.widgets.chart_view import ChartView

            self.chart = ChartView(_("Chart of one test"))
            self.chart.chosen.connect(self.day_chosen)
            self.body.addWidget(self.chart, 1)
            self.body.addWidget(self.legend)
        return self.chart
