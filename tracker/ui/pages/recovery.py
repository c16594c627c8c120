"""Recovery: symptoms, doses and laboratory values on one time axis, and what changed in plain figures."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QGuiApplication, QImage, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tracker.domain.history import History, Period
from tracker.i18n import _
from tracker.ui import theme
from tracker.ui.observable_diary import ObservableDiary
from tracker.ui.pages.live import LivePage
from tracker.ui.pages.recovery_cards import RecoveryCards
from tracker.ui.pages.recovery_offer import DOSES, EVENTS, LAB, beside, first_shown, since_words, symptoms
from tracker.ui.pages.recovery_picture import ask_where
from tracker.ui.pages.recovery_range import ALL, RANGES, first_range, key_of, period_of
from tracker.ui.pages.recovery_side import RecoverySide
from tracker.ui.pages.recovery_statement import StatementLine
from tracker.ui.pages.recovery_tables import RecoveryTables
from tracker.ui.pages.recovery_work import ResultsWork
from tracker.ui.pages.start_question import StartQuestion
from tracker.ui.preferences import Preferences
from tracker.ui.widgets.card import Card
from tracker.ui.widgets.chart_choice import DATES, WEEKS
from tracker.ui.widgets.chart_tools import ChartTools
from tracker.ui.widgets.columns import Columns
from tracker.ui.widgets.empty_state import EmptyState
from tracker.ui.widgets.segmented import Segmented

if TYPE_CHECKING:
    from tracker.charts.view import View
    from tracker.ui.pages.recovery_results import Figures
    from tracker.ui.widgets.chart_view import ChartView

USUAL_INCHES = (7.0, 6.0)
WEAR_OFF_INCHES = (2.75, 1.75)
GAP, ABOVE = 16, 220
"""Pixels of the page that are neither cards nor chart."""
USUAL = 5
"""How many symptoms are offered before anybody asks for more."""

PAINTED_MS = 50
"""After so long the picture is on the screen; slow work beside it would have kept it waiting."""

PICTURE_DPI = 192


class RecoveryPage(LivePage):
    """Draws what is chosen, for the days that are chosen; the cards always speak of the whole diary."""

    def __init__(self, diary: ObservableDiary, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(diary, _("Recovery"), parent)
        self.preferences = preferences
        self.range = Segmented(RANGES, _("Range"))
        self.start, self.cards = StartQuestion(diary), RecoveryCards()
        self.statement, self.tables, self.side = StatementLine(), RecoveryTables(), RecoverySide()
        self.choice, self.wear_off = self.side.choice, self.side.wear_off
        self.chart_card = Card()
        self.tools_row = ChartTools(diary.today)
        self.work = ResultsWork(self)
        self.empty = EmptyState(_("Your recovery will appear here, from the first day you record."), _("Open today"))
        self.chart: ChartView | None = None
        self._history: History | None = None
        self._days = preferences.chart_range
        self._look = theme.current()
        self._least = 0
        self._arrange()
        self._wire()

    def refresh(self) -> None:
        """Read the diary from its first day to today, and draw."""
        span = self.diary.span()
        for widget, shown in ((self.empty, span is None), (self.figures, span is not None), (self.range, span)):
            widget.setVisible(bool(shown))
        if span is None:
            return
        self._history = self.diary.history(Period(span.first, max(span.last, self.diary.today)))
        self.show_subtitle(since_words(self._history, self.diary.today))
        self.start.show_history(self._history)
        self._offer(self._history)
        self._days = self._days or first_range(self._history)
        self.show_chosen()

    def show_chosen(self) -> None:
        """Show the figures and the picture of what is chosen."""
        history = self._history
        if history is None:
            return
        items = symptoms(history, self.choice.items())
        self.cards.show_history(history, items)
        self.statement.show_before(history)
        from tracker.charts import recovery, style

        look = theme.current()
        usual = style.screen_style(look.roles, *USUAL_INCHES, scale=look.scale)
        least = recovery.least_height(history, usual, self._view(history))
        self._least = round(least * self.logicalDpiY())
        self._fit_chart()
        self.draw()
        QTimer.singleShot(PAINTED_MS, self, lambda: self._work_out(history, items))

    def _work_out(self, history: History, items: list[str]) -> None:
        self.wear_off.offer([(key, _(history.item(key).label)) for key in symptoms(history)], (items or [""])[0])
        self.work.start(history, items)
        self.draw_wear_off()

    def _show_figures(self, history: History, found: "Figures") -> None:
        self.cards.show_changes(found.changes, found.better)
        self.statement.show_said(history, found)
        self._fit_chart()

    def draw_wear_off(self) -> None:
        """Show what comes with the days since an injection, for the symptom that is chosen there."""
        history, key = self._history, self.wear_off.symptom.key()
        if history is None or not key:
            return
        from tracker.charts import style

        look, dpi = theme.current(), self.logicalDpiX() * self.devicePixelRatioF()
        wide, tall = (length * look.scale for length in WEAR_OFF_INCHES)
        self.work.draw_wear_off(history, key, style.screen_style(look.roles, wide, tall, dpi, look.scale))

    def show_range(self, key: str) -> None:
        """Show one of the ranges, or the days of a key."""
        self._days = key
        self.draw()

    def show_days(self, days: Period) -> None:
        """Show these days."""
        self.show_range(ALL if self._history is not None and days == self._history.period else key_of(days))

    def zoom(self, nearer: bool) -> None:
        """Show fewer days or more."""
        from tracker.ui.widgets.chart_view import CLOSER

        self._chart().zoom(CLOSER if nearer else 1 / CLOSER)

    def draw(self) -> None:
        """Draw the days that are chosen, and say which they are."""
        history = self._history
        if history is None:
            return
        from tracker.charts import readout, recovery, style

        view, look = self._view(history), theme.current()
        self._look = look
        self.range.show_choice(self._days if self._days in dict(RANGES) else None)
        self.tools_row.show_period(view.period, history.period)
        chart = self._chart()
        chart.setAccessibleDescription(recovery.alt_text(history, view))
        chart.show_chart(
            lambda width, height, dpi, earlier: recovery.draw(
                history, style.screen_style(look.roles, width, height, dpi, look.scale), view, earlier
            ),
            lambda day: readout.readout(history, view, day),
            view.period,
            history.period,
        )

    def copy_picture(self) -> None:
        """Put the picture where other programs can paste it from."""
        QGuiApplication.clipboard().setImage(QImage.fromData(self._picture(".png")))
        self.told.emit(_("The picture is copied. Paste it where you want it."))

    def ask_and_save(self) -> None:
        """Let the person choose a file, and write the picture there."""
        path = ask_where(self, f"b12-recovery-{self.diary.today.isoformat()}")
        if path is not None:
            self.save(path)

    def save(self, path: Path) -> None:
        """Write the picture, as SVG where the name says so, and say that it is there."""
        from tracker.report import output

        output.save(self._picture(path.suffix.lower()), path)
        self.told.emit(_("Saved {name}.").format(name=path.name))

    def leave(self) -> None:
        """Keep what is shown for the next time."""
        if self._history is not None:
            self.preferences.chart_range = self._days
            self.preferences.chart_shown = self.choice.shown()
            self.preferences.chart_weeks = self.choice.axis.choice() == WEEKS

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the days in sight."""
        super().resizeEvent(event)
        self._fit_chart()

    def _fit_chart(self) -> None:
        """As tall as the window has room for below the cards; what stands beside it may be taller."""
        if self.chart is not None or self._history is not None:
            said = self.statement.height() + GAP if self.statement.isVisible() else 0
            room = self.height() - self.cards.sizeHint().height() - said - theme.current().px(ABOVE)
            self._chart().setFixedHeight(max(self._least, room))

    def changeEvent(self, event: QEvent) -> None:
        """Draw in the new look, now or when it is shown next."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self._history is not None and self._look != theme.current():
            self._stale = True
            if self.isVisible():
                self.refresh_if_stale()

    def _chart(self) -> "ChartView":
        """The canvas, made when it is first needed: matplotlib takes half a second to load."""
        if self.chart is None:
            from tracker.ui.widgets.chart_view import ChartView

            self.chart = ChartView(_("Recovery chart"))
            self.chart.chosen.connect(self.day_opened)
            self.chart.moved.connect(self.show_days)
            self.chart.whole_wanted.connect(lambda: self.show_range(ALL))
            self.chart_card.body.addWidget(self.chart, 1)
        return self.chart

    def _picture(self, suffix: str) -> bytes:
        """What is shown, as large as it is shown, on white paper."""
        from tracker.charts import recovery, render, style

        assert self._history is not None, "asked only where a chart is shown"
        chart, dpi = self._chart(), self.logicalDpiX()
        light, scale = theme.load("light").roles, theme.current().scale
        look = style.screen_style(light, chart.width() / dpi, chart.height() / dpi, scale=scale)
        figure = recovery.draw(self._history, look, self._view(self._history))
        return render.svg(figure).encode() if suffix == ".svg" else render.png(figure, PICTURE_DPI)

    def _view(self, history: History) -> "View":
        from tracker.charts.view import View

        shown = self.choice.shown()
        tests = tuple(key.removeprefix(LAB) for key in shown if key.startswith(LAB))
        period = period_of(self._days, history.period)
        weeks = self.choice.axis.choice() == WEEKS
        return View(period, self.choice.items(), tests, weeks, DOSES in shown, EVENTS in shown)

    def _offer(self, history: History) -> None:
        """A chip for each item and test that has values; new ones join at the end."""
        items = [history.item(key) for key in history.recorded_items]
        shown = self.preferences.chart_shown
        self.choice.offer(
            [(item.key, _(item.label), place < USUAL) for place, item in enumerate(items)],
            list(beside(history)),
            first_shown(history) if shown is None else shown,
        )

    def _wire(self) -> None:
        self.range.chosen.connect(self.show_range)
        self.choice.changed.connect(self.show_chosen)
        self.wear_off.chosen.connect(self.draw_wear_off)
        self.tools_row.ranged.connect(self.show_days)
        self.tools_row.zoomed.connect(self.zoom)
        self.tools_row.whole_wanted.connect(lambda: self.show_range(ALL))
        self.tools_row.copied.connect(self.copy_picture)
        self.tools_row.saved.connect(self.ask_and_save)
        self.empty.acted.connect(lambda: self.day_opened.emit(self.diary.today))
        self.work.figured.connect(self._show_figures)
        self.work.worked.connect(self.tables.show_results)
        self.work.worn_off.connect(lambda found: self.wear_off.show_words(found.words, found.picture))

    def _arrange(self) -> None:
        self.tools.addWidget(self.range)
        self.choice.axis.show_choice(WEEKS if self.preferences.chart_weeks else DATES)
        self.figures = QWidget()
        column = QVBoxLayout(self.figures)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self.cards)
        column.addWidget(self.statement)
        below = Columns([7, 3], narrow=820)
        column.addLayout(below, 1)
        self.chart_card.body.addWidget(self.tools_row)
        main = QWidget()
        under = QVBoxLayout(main)
        under.setContentsMargins(0, 0, 0, 0)
        under.setSpacing(GAP)
        under.addWidget(self.chart_card)
        under.addWidget(self.tables.symptoms)
        under.addStretch(1)
        below.addWidget(main)
        below.addWidget(self.side)
        column.addWidget(self.tables)
        self.add(self.empty)
        self.add(self.start)
        self.add(self.figures, 1)
