"""Which place an injection could go next: the one used longest ago."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from tracker.domain import catalogue
from tracker.domain.dose import Dose


def next_site(doses: Iterable[Dose], sites: Sequence[str]) -> str:
    """The first of the places `in_turn`, '' where there are no places to choose from."""
    return next(iter(in_turn(last_used(doses), sites)), "")


def offered_site(dose: Dose, doses: Iterable[Dose]) -> str:
    """Return the place whose turn it is for an injection that was taken and has none, '' where there is no question."""
    return "" if dose.site or not dose.taken else next_site(doses, catalogue.injection_places(dose.route))


def in_turn(last: Mapping[str, date], sites: Sequence[str]) -> list[str]:
    """The places of `sites` by whose turn it is: the one never used or used longest ago comes first.

    Only places that this person uses rotate: where some of `sites` were used before, the others come last.
    """
    used = [site for site in sites if site in last]
    others_last = len(used) > 1
    return sorted(sites, key=lambda site: (others_last and site not in last, last.get(site, date.min)))


def last_used(doses: Iterable[Dose]) -> dict[str, date]:
    """The last day on which each place was injected."""
    found: dict[str, date] = {}
    for dose in doses:
        if dose.site and dose.taken:
            found[dose.site] = max(dose.day, found.get(dose.site, dose.day))
    return found
