"""Recovery: symptoms, doses and laboratory values on one time axis, and what changed in plain figures."""

from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from tracker.domain.history import History, Period
from tracker.domain.item import COUNT, SEVERITY
from tracker.i18n import _, format_day
from tracker.ui import theme
from tracker.ui.observable_diary import ObservableDiary
from tracker.ui.pages.live import LivePage
from tracker.ui.pages.recovery_cards import RecoveryCards
from tracker.ui.widgets.card import Card
from tracker.ui.widgets.chip import Chip
from tracker.ui.widgets.columns import Columns
from tracker.ui.widgets.empty_state import EmptyState
from tracker.ui.widgets.flow_layout import FlowLayout
from tracker.ui.widgets.segmented import Segmented
from tracker.ui.widgets.text import Text

if TYPE_CHECKING:
    from tracker.ui.widgets.chart_view import ChartView

ALL = "all"
RANGES = (("28", _("4 weeks")), ("84", _("12 weeks")), ("182", _("6 months")), ("365", _("1 year")), (ALL, _("All")))
USUAL_INCHES = (7.0, 6.0)
FIRST_CHOICE = ("twitching", "tingling")


class RecoveryPage(LivePage):
    """Draws what is chosen, for the range that is chosen; the cards always speak of the whole diary."""

    def __init__(self, diary: ObservableDiary, parent: QWidget | None = None) -> None:
        super().__init__(diary, _("Recovery"), parent)
        self.range = Segmented(RANGES, _("Range"))
        self.cards = RecoveryCards()
        self.chart_card = Card()
        self.choice = Card(_("Show"))
        self.chips: dict[str, Chip] = {}
        self.empty = EmptyState(
            _("Your recovery will be drawn here, from the first day you write down."), _("Open today")
        )
        self.chart: ChartView | None = None
        self._history: History | None = None
        self._arrange()
        self.range.chosen.connect(lambda _key: self.draw())
        self.empty.acted.connect(lambda: self.day_opened.emit(diary.today))

    def refresh(self) -> None:
        """Read the diary from its first day to today, and draw."""
        span = self.diary.span()
        self.empty.setVisible(span is None)
        self.figures.setVisible(span is not None)
        self.range.setVisible(span is not None)
        if span is None:
            return
        self._history = self.diary.history(Period(span.first, max(span.last, self.diary.today)))
        self.show_subtitle(_since_words(self._history, self.diary.today))
        self._offer(self._history)
        if self.range.choice() is None:
            self.range.show_choice(_first_range(self._history))
        self.draw()

    def draw(self) -> None:
        """Show the chosen symptoms over the chosen range."""
        history = self._history
        if history is None:
            return
        self.cards.show_history(history, self._chosen())
        from tracker.charts import readout, recovery, style

        view = recovery.View(self._period(history), self._chosen())
        look = theme.current()
        least = recovery.least_height(history, style.screen_style(look.roles, *USUAL_INCHES, scale=look.scale), view)
        self._chart().setMinimumHeight(round(least * self.logicalDpiY()))
        self._chart().show_chart(
            lambda width, height, dpi: recovery.draw(
                history, style.screen_style(look.roles, width, height, dpi, look.scale), view
            ),
            lambda day: readout.readout(history, view, day),
            recovery.alt_text(history, view),
        )

    def _chart(self) -> "ChartView":
        """The canvas, made when it is first needed: matplotlib takes half a second to load."""
        if self.chart is None:
            from tracker.ui.widgets.chart_view import ChartView

            self.chart = ChartView(_("Recovery chart"))
            self.chart.chosen.connect(self.day_opened)
            self.chart_card.body.addWidget(self.chart)
        return self.chart

    def _period(self, history: History) -> Period:
        """The range that ends today; «all», and whatever is longer than the diary, begins with its first day."""
        choice = self.range.choice() or ALL
        if choice == ALL:
            return history.period
        first = history.period.last - timedelta(days=int(choice) - 1)
        return Period(max(first, history.period.first), history.period.last)

    def _chosen(self) -> tuple[str, ...]:
        return tuple(key for key, chip in self.chips.items() if chip.isChecked())

    def _offer(self, history: History) -> None:
        """A chip for each item that has values; new ones join at the end."""
        for key in history.recorded_items:
            if key not in self.chips and history.item(key).kind in (COUNT, SEVERITY):
                chip = Chip(_(history.item(key).label), chosen=key in FIRST_CHOICE)
                chip.toggled.connect(lambda _on: self.draw())
                self.chips[key] = chip
                self._flow.addWidget(chip)

    def _arrange(self) -> None:
        self.tools.addWidget(self.range)
        self.figures = QWidget()
        column = QVBoxLayout(self.figures)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self.cards)
        below = Columns([7, 3], narrow=820)
        column.addLayout(below, 1)
        below.addWidget(self.chart_card)
        side = QWidget()
        below.addWidget(side)
        beside = QVBoxLayout(side)
        beside.setContentsMargins(0, 0, 0, 0)
        self._flow = FlowLayout()
        self.choice.body.addLayout(self._flow)
        beside.addWidget(self.choice)
        beside.addWidget(Text(_("These figures describe your diary. They are not a diagnosis."), "muted", wrap=True))
        beside.addStretch(1)
        self.add(self.empty)
        self.add(self.figures, 1)


def _first_range(history: History) -> str:
    """The shortest range that shows the weeks before treatment too; all where none does."""
    baseline = history.baseline
    needed = history.period.days if baseline is None else (history.period.last - baseline.first).days + 1
    return next((key for key, _label in RANGES if key != ALL and int(key) >= needed), ALL)


def _since_words(history: History, today: date) -> str:
    start = history.treatment_start
    if start is None or start > today:
        return _("no B12 dose recorded yet")
    week = (today - start).days // 7 + 1
    return _("week {week} since treatment began on {day}").format(week=week, day=format_day(start))
