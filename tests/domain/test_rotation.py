"""Which place an injection could go next."""

from datetime import date

from tracker.domain.dose import Dose
from tracker.domain.rotation import in_turn, last_used, next_site

SITES = ("deltoid-left", "deltoid-right", "thigh_outer-left")


def injected(day: int, site: str, status: str = "taken") -> Dose:
    return Dose(day=date(2026, 5, day), medicine="hydroxocobalamin", amount=1000, route="im", site=site, status=status)


def test_place_used_longest_ago_is_next() -> None:
    doses = [injected(1, "deltoid-left"), injected(3, "deltoid-right"), injected(5, "deltoid-left")]
    assert next_site(doses, SITES) == "deltoid-right"


def test_places_that_this_person_never_uses_stay_out_once_two_are_in_use() -> None:
    assert next_site([injected(1, "deltoid-left"), injected(3, "deltoid-right")], SITES) == "deltoid-left"
    assert next_site([injected(1, "deltoid-left")], SITES) == "deltoid-right"


def test_without_places_there_is_no_next_one() -> None:
    assert next_site([injected(1, "deltoid-left")], ()) == ""


def test_skipped_injection_used_no_place() -> None:
    doses = [injected(1, "deltoid-left"), injected(9, "deltoid-left", "skipped"), injected(2, "")]
    assert last_used(doses) == {"deltoid-left": date(2026, 5, 1)}


def test_newest_use_counts_in_whatever_order_doses_come() -> None:
    assert last_used([injected(9, "deltoid-left"), injected(1, "deltoid-left")]) == {"deltoid-left": date(2026, 5, 9)}


def test_places_by_turn_have_the_unused_ones_last_once_two_are_in_use() -> None:
    last = {"thigh_outer-left": date(2026, 5, 1)}
    assert in_turn(last, SITES) == ["deltoid-left", "deltoid-right", "thigh_outer-left"]
    last["deltoid-right"] = date(2026, 5, 9)
    assert in_turn(last, SITES) == ["thigh_outer-left", "deltoid-right", "deltoid-left"]
