"""One test over time, with the choice of test and of the unit that it is drawn in."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from tracker.analysis.lab_course import shown_unit
from tracker.domain import catalogue
from tracker.domain.history import History, Period
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
        self.test.setAccessibleName(_("Test shown in the chart"))
        self.test.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.units: Segmented | None = None
        self.chart: ChartView | None = None
        self._tests: tuple[str, ...] = ()
        self._offered: tuple[str, ...] = ()
        self._history: History | None = None
        self._test = ""
        self._days: Period | None = None
        self._look: theme.Theme | None = None
        tools, slot = QWidget(), QWidget()
        self._slot = QHBoxLayout(slot)
        self._slot.setContentsMargins(0, 0, 0, 0)
        row = FlowLayout(tools, gap=12, spread=True)
        row.addWidget(self.test)
        row.addWidget(slot)
        self.body.addWidget(tools)
        hint = _("Beside each value, pale: the range printed with it. Open marks: printed with <, >, ≤ or ≥.")
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
        self._days = self._days if test == self._test else None
        self._history, self._test = history, test
        self._draw()

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
            self.units = Segmented([(unit, unit_label(unit)) for unit in units], _("Unit shown in the chart"))
            self.units.chosen.connect(lambda unit: self.unit_chosen.emit(test, unit))
            self._slot.addWidget(self.units)

    def show_days(self, days: Period | None) -> None:
        """Show these days of the test, or all that have results."""
        self._days = days
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        """Draw in the new look."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self._look not in (None, theme.current()):
            self._draw()

    def _draw(self) -> None:
        history, test = self._history, self._test
        if history is None:
            return
        from tracker.charts import lab_trend, style
        from tracker.charts.view import View

        whole = lab_trend.period_of(history, test)
        assert whole is not None, "only tests with results are offered"
        view = View(self._days or whole, (), (test,), weeks=False, events=False)
        look = self._look = theme.current()
        usual = style.screen_style(look.roles, *USUAL_INCHES, scale=look.scale)
        chart = self._chart()
        least = round(lab_trend.least_height(history, usual, view) * self.logicalDpiY())
        chart.setMinimumHeight(max(least, look.px(LEAST_HEIGHT)))
        chart.setAccessibleDescription(lab_trend.alt_text(history, view))
        chart.show_chart(
            lambda width, height, dpi, earlier: lab_trend.draw(
                history, style.screen_style(look.roles, width, height, dpi, look.scale), view, earlier
            ),
            lambda day: lab_trend.readout(history, view, day),
            view.period,
            whole,
        )

    def _chart(self) -> "ChartView":
        """The canvas, made when it is first needed: matplotlib takes half a second to load."""
        if self.chart is None:
            from tracker.ui.widgets.chart_view import ChartView

            self.chart = ChartView(_("Chart of one test"))
            self.chart.chosen.connect(self.day_chosen)
            self.chart.moved.connect(self.show_days)
            self.chart.whole_wanted.connect(lambda: self.show_days(None))
            self.body.addWidget(self.chart, 1)
            self.body.addWidget(self.legend)
        return self.chart
