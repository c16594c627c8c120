"""The places of injections on the Treatment page: when each was used, and whose turn it is."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tracker.domain import catalogue
from tracker.domain.history import LOOK_BACK_DAYS, History
from tracker.domain.rotation import in_turn, last_used
from tracker.i18n import _, format_day_short, ngettext
from tracker.ui.widgets.card import Card
from tracker.ui.widgets.columns import Columns
from tracker.ui.widgets.segmented import Segmented
from tracker.ui.widgets.site_list import SiteLine, SiteList
from tracker.ui.widgets.site_map import SiteMap, SiteState
from tracker.ui.widgets.text import Text


class SitesCard(Card):
    """A map and a list of the same places; where injections go two ways, a switch says which."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Injection sites"), parent=parent)
        self._whole: History | None = None
        self._used: tuple[str, ...] = ()
        self.ways = Segmented([(way, _(catalogue.routes()[way].label)) for way in ways()], _("How it is injected"))
        self.map = SiteMap()
        self.list = SiteList()
        self.hint = Text(
            _("The number is the days since a place was used. The next one is the one used longest ago."),
            "small",
            wrap=True,
        )
        self._arrange()
        self.ways.chosen.connect(lambda _key: self._show())
        self.map.chosen.connect(self.list.choose)
        self.list.chosen.connect(self.map.mark)

    def show_history(self, whole: History) -> None:
        """Show the places of injections up to the end of the period; nothing at all without injections."""
        self._whole = whole
        used = ways_used(whole)
        self.setVisible(bool(used))
        self.ways.setVisible(len(used) > 1)
        if used != self._used:
            self._used = used
            self.ways.show_choice(used[0] if used else None)
        if used:
            self._show()

    def _show(self) -> None:
        assert self._whole is not None, "places are shown of a diary"
        last, today = last_used(self._whole.doses), self._whole.period.last
        recent = [dose for dose in self._whole.doses if (today - dose.day).days <= LOOK_BACK_DAYS]
        places = in_turn(last_used(recent), catalogue.injection_places(self.ways.choice() or ""))
        self.map.show_sites([_state(place, last.get(place), today, first=place == places[0]) for place in places])
        self.list.show_lines([_line(place, last.get(place), today, first=place == places[0]) for place in places])

    def _arrange(self) -> None:
        beside = QWidget()
        column = QVBoxLayout(beside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.list)
        column.addWidget(self.hint)
        column.addStretch(1)
        sides = Columns([36, 64], narrow=560, gap=20)
        sides.addWidget(self.map)
        sides.addWidget(beside)
        self.body.addWidget(self.ways, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addLayout(sides)


def ways() -> tuple[str, ...]:
    """The ways of injecting that have places of their own; one that shares its places with another is not named."""
    found: dict[tuple[str, ...], str] = {}
    for route in catalogue.routes():
        if places := catalogue.injection_places(route):
            found.setdefault(places, route)
    return tuple(found.values())


def ways_used(whole: History) -> tuple[str, ...]:
    """The ways that doses and plans go, the latest one first."""
    by_places = {catalogue.injection_places(way): way for way in ways()}
    routes = dict.fromkeys([*(dose.route for dose in reversed(whole.doses)), *(plan.route for plan in whole.regimens)])
    found = (by_places.get(catalogue.injection_places(route)) for route in routes)
    return tuple(dict.fromkeys(way for way in found if way))


def _state(place: str, used: date | None, today: date, *, first: bool) -> SiteState:
    days = None if used is None else (today - used).days
    label = catalogue.injection_site_label(place)
    if days is None:
        words = _("{place} · not used yet").format(place=label)
    else:
        since = ngettext("{count} day", "{count} days", days).format(count=days)
        words = _("{place} · {days}").format(place=label, days=since)
    return SiteState(place, words, days, first)


def _line(place: str, used: date | None, today: date, *, first: bool) -> SiteLine:
    label = catalogue.injection_site_label(place)
    label = _("{place} (next)").format(place=label) if first else label
    if used is None:
        return SiteLine(place, label, "", _("not used yet"))
    return SiteLine(place, label, str((today - used).days), format_day_short(used))
