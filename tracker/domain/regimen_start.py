"""What a regimen of a formulary or label fills in: a start to be changed to what was prescribed, never advice."""

import re
from dataclasses import dataclass

from tracker.domain import catalogue
from tracker.domain.catalogue_entries import RegimenTemplate
from tracker.domain.recurrence import ALTERNATE, APART, DAILY, DAYS, MONTHS, WEEKDAYS, WEEKS, Pattern
from tracker.domain.units import MICROGRAM, Amount
from tracker.i18n import _, words_locale

LOADING, MAINTENANCE = "loading", "maintenance"
UNITS = {"D": DAYS, "W": WEEKS, "M": MONTHS}
DURATION = re.compile(r"P(?:(?P<number>\d+)(?P<unit>[DWM])|T(?P<hours>\d+)H)")
APART_IN_WORDS = "apart"
UNVERIFIED = "unverified"


@dataclass(frozen=True, slots=True)
class Start:
    """One phase of a template; what the source leaves open (an amount, an interval) is None and stays to be typed."""

    template: RegimenTemplate
    phase: str
    printed: str
    amount_ug: float | None
    pattern: Pattern

    @property
    def amount(self) -> Amount | None:
        """Return the amount with its unit."""
        return None if self.amount_ug is None else Amount(self.amount_ug, MICROGRAM)

    @property
    def label(self) -> str:
        """Loading: UK: hydroxocobalamin, nerve involvement (BNF)."""
        phase = {LOADING: _("loading"), MAINTENANCE: _("maintenance")}[self.phase]
        return _("{template} – {phase}").format(template=_(self.template.label), phase=phase)

    @property
    def country(self) -> str:
        """Where the source is from."""
        code = self.template.jurisdiction
        return str(words_locale().territories.get(code, "")) or _("several countries")

    @property
    def agreed(self) -> bool:
        """Whether the sources do not contradict one another."""
        return self.template.verification != "conflict"

    @property
    def notes(self) -> str:
        """What the sources say besides; a remark that nobody verified is left out."""
        remarks = re.split(r"(?<=\.)\s+", self.template.notes)
        return " ".join(remark for remark in remarks if UNVERIFIED not in remark)

    @property
    def sources(self) -> tuple[str, ...]:
        """The titles of what it was read in."""
        known = catalogue.sources()
        return tuple(known[name].title for name in self.template.sources if name in known)


def starts() -> dict[str, Start]:
    """All that a regimen can be started from, by key: each template once for each phase that it names."""
    found = (start for template in catalogue.regimen_templates().values() for start in _phases(template))
    return {f"{start.template.id}:{start.phase}": start for start in found}


def _phases(template: RegimenTemplate) -> list[Start]:
    found = []
    if template.loading:
        said = _loading(template)
        found.append(Start(template, LOADING, template.loading, template.loading_dose_ug, said))
    if template.maintenance:
        said = _maintenance(template)
        found.append(Start(template, MAINTENANCE, template.maintenance, template.maint_dose_ug, said))
    return found


def _loading(template: RegimenTemplate) -> Pattern:
    """Without an interval the doses fall on days of the week, which the person chooses."""
    if not template.loading_interval:
        return Pattern(WEEKDAYS, 1, count=template.loading_count)
    said = _every(template.loading_interval)
    if template.loading_count is not None and APART_IN_WORDS in template.loading:
        return Pattern(APART, said.every, count=template.loading_count)
    return Pattern(said.kind, said.every, times=said.times, count=template.loading_count)


def _maintenance(template: RegimenTemplate) -> Pattern:
    """Where the source prints a range, the number is left to be typed: one end of it would be a recommendation."""
    shortest = _every(template.maint_interval_min)
    if template.maint_interval_max in ("", template.maint_interval_min):
        return shortest
    longest = _every(template.maint_interval_max)
    return Pattern(longest.kind, None)


def _every(duration: str) -> Pattern:
    """P2D is alternate days, P2M every 2 months, PT8H three times a day."""
    found = DURATION.fullmatch(duration)
    assert found is not None, "intervals of the catalogue are days, weeks, months or hours"
    if found["hours"]:
        return Pattern(DAILY, times=24 // int(found["hours"]))
    number, kind = int(found["number"]), UNITS[found["unit"]]
    return Pattern({1: DAILY, 2: ALTERNATE}.get(number, DAYS) if kind == DAYS else kind, number)
