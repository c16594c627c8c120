"""Treatment: what is due, what was prescribed, and every dose."""

from dataclasses import replace

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tracker.domain.change import Change
from tracker.domain.dose import Dose
from tracker.domain.event import Event
from tracker.domain.history import History, Period
from tracker.i18n import _, format_day
from tracker.ui.observable_diary import ObservableDiary
from tracker.ui.pages import dose_wishes
from tracker.ui.pages.live import LivePage
from tracker.ui.pages.start_question import StartQuestion
from tracker.ui.pages.treatment_doses import DosesTableCard
from tracker.ui.pages.treatment_due import DueCard
from tracker.ui.pages.treatment_events import EventsCard
from tracker.ui.pages.treatment_going_on import GoingOnBanner
from tracker.ui.pages.treatment_regimens import RegimensCard
from tracker.ui.pages.treatment_sites import SitesCard
from tracker.ui.pages.treatment_supplies import SuppliesCard
from tracker.ui.preferences import Preferences
from tracker.ui.timers import timer
from tracker.ui.widgets.button import Button
from tracker.ui.widgets.empty_state import EmptyState

CONCERNS = {"Dose", "Regimen", "Profile", "Supply", "Event"}

MANY = 250
"""Doses in about a year: from there on it takes a moment to read and to count all of them."""


class TreatmentPage(LivePage):
    """Shows plans and doses of the whole diary, and takes what is said of them."""

    def __init__(self, diary: ObservableDiary, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(diary, _("Treatment"), parent)
        self._day = diary.today
        self.fill_in = Button(_("Fill in past doses…"))
        self.add_dose = Button(_("Add dose…"))
        self.add_regimen = Button(_("Add plan…"), variant="primary")
        self.empty = EmptyState(
            _("Your injections and tablets will be kept here: what was prescribed, what is due, and every dose."),
            _("Add plan…"),
        )
        self.going_on, self.start = GoingOnBanner(diary), StartQuestion(diary)
        self.due = DueCard(diary, preferences)
        self.regimens = RegimensCard(diary)
        self.sites = SitesCard()
        self.supplies = SuppliesCard(diary)
        self.events = EventsCard(diary)
        self.doses = DosesTableCard(diary)
        self._soon = timer(self, 0)
        self._arrange()
        self._soon.timeout.connect(self.fill)
        self.fill_in.clicked.connect(lambda _on: dose_wishes.fill_in(diary, self.window(), self.going_on.ask))
        self.add_dose.clicked.connect(lambda _on: dose_wishes.ask(diary, diary.today, self.window()))
        self.add_regimen.clicked.connect(lambda _on: self.regimens.ask())
        self.empty.acted.connect(self.regimens.ask)
        self.doses.told.connect(self.told)
        preferences.postponed.connect(self._look_again)

    def refresh(self) -> None:
        """Show what is due at once, and the rest with it; after years of doses the rest comes when that is painted."""
        self._day = today = self.diary.today
        near = self.diary.history(Period(today, today))
        self._show_frame(near)
        self.due.show_history(near, today)
        if len(near.doses) > MANY:
            self._soon.start()
        else:
            self.fill()

    def fill(self) -> None:
        """Read every plan and dose, and show them."""
        self._soon.stop()
        whole = self._whole()
        self._show_frame(whole)
        self.start.show_history(whole)
        self.going_on.show_history(whole)
        self.due.show_coming(whole, self._day)
        self.regimens.show_history(whole)
        self.sites.show_history(whole)
        self.supplies.show_history(whole)
        self.events.show_events(whole.events)
        self.doses.show_history(whole)
        self.rest.show()

    def concerns(self, change: Change) -> bool:
        """What is felt does not change what is taken."""
        return bool(change.kinds & CONCERNS)

    def showEvent(self, event: QShowEvent) -> None:
        """A new day may have begun while the page was hidden."""
        self._stale = self._stale or self._day != self.diary.today
        super().showEvent(event)

    def _show_frame(self, history: History) -> None:
        """The words beside the title, and what stands in the place of plans and doses where there are none."""
        begun = bool(history.regimens or history.doses or history.treatment_start)
        self.empty.setVisible(not begun)
        for card in (self.due, self.regimens, self.doses):
            card.setVisible(begun)
        self.show_subtitle(_since_words(history))

    def _whole(self) -> History:
        """Plans, doses and events of the whole diary up to today, without the observations."""
        today = self.diary.today
        doses = self.diary.records(Dose)
        near = self.diary.history(Period(today, today))
        firsts = [doses[0].day] if doses else []
        first = min([today, *firsts, *(plan.first_day for plan in near.regimens)])
        return replace(near, period=Period(first, today), doses=doses, events=self.diary.records(Event))

    def _look_again(self) -> None:
        self._stale = True
        if self.isVisible():
            self.refresh_if_stale()

    def _arrange(self) -> None:
        for button in (self.fill_in, self.add_dose, self.add_regimen):
            self.tools.addWidget(button)
            if self.diary.read_only:
                button.disable(_("This diary is open for reading only."))
        self.cards, self.rest = QWidget(), QWidget()
        self.rest.hide()
        for place, cards in (
            (self.rest, (self.regimens, self.sites, self.supplies, self.events, self.doses)),
            (self.cards, (self.due, self.rest)),
        ):
            column = QVBoxLayout(place)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(16)
            for card in cards:
                column.addWidget(card, 100 if card in (self.rest, self.doses) else 0)
            column.addStretch(1)  # cards are no taller than they need where there is no table
        self.add(self.going_on)
        self.add(self.empty)
        self.add(self.start)
        self.add(self.cards, 1)


def _since_words(whole: History) -> str:
    start, today = whole.treatment_start, whole.period.last
    if start is None or start > today:
        return ""
    week = (today - start).days // 7 + 1
    return _("week {week} since treatment began on {day}").format(week=week, day=format_day(start))
