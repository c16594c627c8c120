"""The plain figures above the Recovery chart: what is typical before treatment and now, doses, days filled."""

from collections.abc import Collection, Iterable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from tracker.analysis.change import FEWEST_DAYS, BeforeAfter, before_after, windows
from tracker.analysis.coverage import coverage
from tracker.analysis.doses import injections, injections_as_planned
from tracker.analysis.level import Level, level
from tracker.analysis.wording import as_planned_parts
from tracker.charts.titles import item_title
from tracker.domain import catalogue, schedule
from tracker.domain.dose_words import when_due
from tracker.domain.history import History, Period
from tracker.i18n import _, format_day_month, format_number, format_percent, ngettext
from tracker.ui.widgets.columns import Columns
from tracker.ui.widgets.figure_card import FigureCard

if TYPE_CHECKING:
    from tracker.analysis.findings import Finding


SYMPTOM_CARDS = 2


class RecoveryCards(QWidget):
    """Two symptoms, the injections, and how much of the diary is filled."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.symptoms = (FigureCard(""), FigureCard(""))
        self.injections = FigureCard(_("Injections"))
        self.diary = FigureCard(_("Diary"))
        row = Columns([1, 1, 1, 1], narrow=940)
        self.setLayout(row)
        for card in (*self.symptoms, self.injections, self.diary):
            row.addWidget(card)

    def show_changes(self, changes: "Mapping[str, Finding]", better: Collection[str]) -> None:
        """Add what took longer to work out: how large each change is, and its likely range.

        Green are those that two looks agree on: the colour is a statement, and must not come and go by the day.
        """
        from tracker.analysis.change_words import change_figure, change_range

        for card, (key, found) in zip(self.symptoms, changes.items(), strict=False):
            if found.estimate is not None:
                card.show_change(change_figure(found), change_range(found), good=key in better)

    def show_history(self, history: History, items: Iterable[str]) -> None:
        """Show the figures of a whole diary; `items` are those chosen for the chart, the first two get a card."""
        chosen = list(items)[: len(self.symptoms)]
        for card, key in zip(self.symptoms, chosen, strict=False):
            _show_change(card, history, key)
        for place, card in enumerate(self.symptoms):
            card.setVisible(place < len(chosen))
        _show_injections(self.injections, history)
        _show_coverage(self.diary, history)


def _show_change(card: FigureCard, history: History, key: str) -> None:
    item = history.item(key)
    caption = item_title(item)
    beside = windows(history, key)
    if beside is None or beside.recent is None:
        return _show_recent(card, caption, before_after(history, key))
    earlier, recent = level(history, key, beside.earlier), level(history, key, beside.recent)
    if min(earlier.days, recent.days) < FEWEST_DAYS:
        return _show_recent(card, caption, before_after(history, key))
    figure = f"{_typical(earlier)} → {_typical(recent)}"
    days = _("means of {before} and {recent} days").format(before=earlier.days, recent=recent.days)
    sides = _("first 2 weeks, last 4 weeks") if beside.first_days else _("4 weeks before, last 4 weeks")
    return card.show_figure(caption, figure, details=[sides, days])


def _show_recent(card: FigureCard, caption: str, found: BeforeAfter) -> None:
    words = _("mean of the last 4 weeks, {days}")
    card.show_figure(caption, _typical(found.recent), details=[words.format(days=_days(found.recent)), _why(found)])


def _why(found: BeforeAfter) -> str:
    """Why nothing is set beside it."""
    if found.before is None:
        return _("no B12 dose recorded yet")
    if found.before.days < FEWEST_DAYS:
        return _("too few days before treatment to compare")
    return _("too early to compare with before treatment")


def _typical(level: Level) -> str:
    if level.mean is None or level.days < FEWEST_DAYS:
        return _("too few days")
    return format_number(level.mean, 1)


def _days(level: Level) -> str:
    return _("{days} of {possible} days").format(days=level.days, possible=level.possible)


def _show_injections(card: FigureCard, history: History) -> None:
    """What was planned and answered; without a plan only how many were taken."""
    taken = sum(dose.taken for dose in injections(history))
    found = injections_as_planned(history)
    if found is None:
        card.show_figure(_("Injections"), _("{count} taken").format(count=taken) if taken else _("none recorded"))
        return
    _taken, *details = as_planned_parts(found)
    if taken > found.taken:
        details.append(_("{count} without a plan").format(count=taken - found.taken))
    if ahead := _next_injection(history):
        details.append(ahead)
    figure = _("{taken} of {planned}").format(taken=found.taken, planned=found.planned)
    card.show_figure(_("Injections taken"), figure, details=details)


def _next_injection(history: History) -> str:
    """What is due of the plans of injections, else the next planned day; empty where none is ahead."""
    plans = [plan for plan in history.regimens if catalogue.is_injection(plan.route)]
    today = history.present
    if waiting := schedule.due(plans, history.doses, today):
        return _("next: {when}").format(when=when_due(waiting[0].day, today))
    ahead = schedule.coming(plans, history.doses, today)
    return _("next on {day}").format(day=format_day_month(ahead[0].day)) if ahead else ""


def _show_coverage(card: FigureCard, history: History) -> None:
    found = coverage(history)
    if found is None:
        card.show_figure(_("Diary"), _("no days yet"))
        return
    details = [_("{filled} of {calendar} days filled").format(filled=found.filled, calendar=found.calendar)]
    if found.back_filled:
        words = ngettext("{count} day entered later", "{count} days entered later", found.back_filled)
        details.append(words.format(count=found.back_filled))
    if found.last_gap is not None:
        details.append(_("last gap: {gap}").format(gap=_span(found.last_gap)))
    card.show_figure(_("Days filled"), format_percent(found.share), details=details)


def _span(period: Period) -> str:
    return f"{format_day_month(period.first)} – {format_day_month(period.last)}"
