"""Which place an injection could go next: the one used longest ago."""

from collections.abc import Iterable, Sequence
from datetime import date

from tracker.domain.dose import Dose


def next_site(doses: Iterable[Dose], sites: Sequence[str]) -> str:
    """The place of `sites` that was never used or used longest ago, '' where there are no places to choose from.

    Only places that this person uses rotate: where some of `sites` were used before, the others stay out.
    """
    last = last_used(doses)
    used = [site for site in sites if site in last]
    choice = used if len(used) > 1 else list(sites)
    return min(choice, key=lambda site: last.get(site, date.min), default="")


def last_used(doses: Iterable[Dose]) -> dict[str, date]:
    """The last day on which each place was injected."""
    found: dict[str, date] = {}
    for dose in doses:
        if dose.site and dose.taken:
            found[dose.site] = max(dose.day, found.get(dose.site, dose.day))
    return found
