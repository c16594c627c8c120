"""What is left of supplies, and until when, counted by hand."""

import datetime as dt
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest

from tracker.domain.dose import SKIPPED, Dose
from tracker.domain.errors import InvalidEntry
from tracker.domain.regimen import Regimen
from tracker.domain.stock import BEYOND, ENOUGH, UNPLANNED, UNTIL, Stock, pieces, stock
from tracker.domain.supply import Supply, named

TODAY = date(2026, 11, 22)
COUNTED = datetime(2026, 11, 1, 10, 0, tzinfo=UTC)


def supply(name: str = "hydroxocobalamin/im", in_stock: float = 10, **changes: Any) -> Supply:
    fields = {"amount_ug": 1000, "recorded_at": COUNTED, **changes}
    return Supply(name=name, in_stock=in_stock, **fields)


def needles(in_stock: float, **changes: Any) -> Supply:
    return supply("Needles/injection", in_stock, amount_ug=None, **changes)


def dose(day: int, **changes: Any) -> Dose:
    fields = {"medicine": "hydroxocobalamin", "amount_ug": 1000, "route": "im", **changes}
    return Dose(day=date(2026, 11, day), **fields)


def plan(first: date, recurrence: str, **changes: Any) -> Regimen:
    fields = {"medicine": "hydroxocobalamin", "amount_ug": 1000, "route": "im", **changes}
    return Regimen(first_day=first, recurrence=recurrence, **fields)


def left(*supplies: Supply, doses: tuple[Dose, ...] = (), plans: tuple[Regimen, ...] = ()) -> list[float]:
    return [found.left for found in stock(supplies, doses, plans, TODAY, UTC)]


def of(found: Supply, *plans: Regimen, doses: tuple[Dose, ...] = ()) -> Stock:
    return stock((found,), doses, plans, TODAY, UTC)[0]


def test_each_dose_taken_after_the_count_takes_one() -> None:
    doses = (dose(1, time=dt.time(9)), dose(3), dose(5, status=SKIPPED), dose(7, medicine="cyanocobalamin"), dose(9))
    assert left(supply(), doses=doses) == [8]


def test_dose_on_the_day_of_the_count_is_taken_off_where_it_came_later() -> None:
    early, late = COUNTED - timedelta(hours=1), COUNTED + timedelta(hours=1)
    assert left(supply(), doses=(dose(1, time=dt.time(9)), dose(1, time=dt.time(11)))) == [9]
    assert left(supply(), doses=(dose(1, recorded_at=early), dose(1, recorded_at=late))) == [9]


def test_day_of_the_count_is_that_of_the_person() -> None:
    far_east = timezone(timedelta(hours=14))
    (found,) = stock((supply(),), (dose(2, time=dt.time(1)), dose(1, time=dt.time(23))), (), TODAY, far_east)
    assert found.left == 9  # counted at 00:00 on the 2nd over there


def test_ampoule_that_was_opened_is_gone_and_tablets_can_be_halved() -> None:
    assert pieces(supply(), dose(2, amount_ug=500)) == 1
    assert pieces(supply(), dose(2, amount_ug=1500)) == 2
    assert pieces(supply(amount_ug=10_000), dose(2)) == 0.1
    tablets = supply("cyanocobalamin/oral", amount_ug=1000)
    assert pieces(tablets, dose(2, medicine="cyanocobalamin", route="oral", amount_ug=500)) == 0.5
    assert pieces(tablets, dose(2, medicine="cyanocobalamin", route="im")) == 0


def test_needles_go_with_every_injection_and_with_no_tablet() -> None:
    doses = (dose(2), dose(3, medicine="cyanocobalamin", route="oral"), dose(4, medicine="x", route="sc"))
    assert left(needles(5), doses=doses) == [3]


def test_dose_comes_from_the_strength_that_fits() -> None:
    weak, strong = (supply("cyanocobalamin/oral", 30, amount_ug=amount) for amount in (50, 1000))
    doses = tuple(dose(day, medicine="cyanocobalamin", route="oral", amount_ug=50) for day in (2, 3))
    assert left(weak, strong, doses=doses) == [28, 30]


def test_what_expires_first_is_used_first_and_expired_last() -> None:
    old, new = supply(in_stock=1, expiry=date(2026, 12, 31)), supply(in_stock=5, expiry=date(2027, 12, 31))
    gone = supply(in_stock=5, expiry=date(2026, 10, 31))
    assert left(new, old, gone, doses=(dose(2), dose(3))) == [4, 0, 5]


def test_count_never_falls_below_nothing() -> None:
    assert left(supply(in_stock=1), doses=(dose(2), dose(3))) == [0]


def test_lasts_until_the_last_planned_day_that_it_is_enough_for() -> None:
    weekly = plan(date(2026, 11, 25), "FREQ=WEEKLY")
    found = of(supply(in_stock=3), weekly)
    assert (found.left, found.lasts, found.last_day) == (3, UNTIL, date(2026, 12, 9))
    twice = plan(date(2026, 11, 23), "FREQ=DAILY", medicine="cyanocobalamin", route="oral", times_per_day=2)
    found = of(supply("cyanocobalamin/oral", 5), twice)
    assert (found.lasts, found.last_day) == (UNTIL, date(2026, 11, 24))


def test_what_expires_lasts_no_longer_than_that() -> None:
    every = plan(date(2026, 11, 25), "FREQ=WEEKLY;INTERVAL=3")
    found = of(supply(in_stock=10, expiry=date(2026, 12, 31)), every)
    assert (found.left, found.lasts, found.last_day) == (10, UNTIL, date(2026, 12, 16))


def test_dose_that_is_still_due_is_counted_before_those_to_come() -> None:
    late = plan(date(2026, 11, 18), "FREQ=WEEKLY")
    found = of(supply(in_stock=2), late)
    assert (found.lasts, found.last_day) == (UNTIL, date(2026, 11, 25))
    answer = dose(18, regimen=late.id, planned_day=date(2026, 11, 18))
    found = of(supply(in_stock=3), late, doses=(answer,))
    assert (found.left, found.last_day) == (2, date(2026, 12, 2))


def test_what_is_enough_for_a_plan_or_for_two_years_says_so() -> None:
    assert of(supply(in_stock=4), plan(date(2026, 11, 25), "FREQ=WEEKLY;COUNT=3")).lasts == ENOUGH
    assert of(supply(in_stock=20), plan(date(2026, 11, 25), "FREQ=WEEKLY;INTERVAL=8")).lasts == BEYOND
    assert of(supply(), plan(date(2026, 11, 25), "FREQ=WEEKLY", route="sc")).lasts == UNPLANNED


def test_not_enough_for_the_next_dose_has_no_day() -> None:
    found = of(supply(in_stock=1), plan(date(2026, 11, 25), "FREQ=WEEKLY", amount_ug=2000))
    assert (found.left, found.lasts, found.last_day) == (1, UNTIL, None)


def test_name_tells_what_it_is_used_for() -> None:
    assert (supply().what, supply().use) == ("hydroxocobalamin", "im")
    assert (needles(1).what, needles(1).use) == ("Needles", "injection")
    own = supply("Syringes 2/5 ml", amount_ug=None)
    assert (own.what, own.use) == ("Syringes 2/5 ml", "")
    assert (named(" Needles ", "injection"), named("Sharps bin", ""), named(" ", "im")) == (
        "Needles/injection",
        "Sharps bin",
        "",
    )
    with pytest.raises(InvalidEntry, match="what is in stock"):
        supply("/")


@pytest.mark.parametrize(
    ("each", "taken", "number"),
    [
        ((400, "mg"), (400, "mg"), 1),
        ((400_000, "ug"), (400, "mg"), 1),
        ((400, "mg"), (200_000, "ug"), 0.5),
        ((1000, "iu"), (4000, "iu"), 4),
        ((1, "tablet"), (2, "tablet"), 2),
        ((400, "mg"), (2, "tablet"), 2),
        ((100, "ml"), (5, "ml"), 0.05),
        ((400, "mg"), (4000, "iu"), 0),
        ((400, "mg"), (10, "drop"), 0),
        ((1, "tablet"), (400, "mg"), 0),
    ],
)
def test_dose_in_its_own_unit_takes_pieces_of_the_same(
    each: tuple[float, str], taken: tuple[float, str], number: float
) -> None:
    kept = Supply(name="Magnesium/oral", amount=each[0], unit=each[1], in_stock=30)
    assert pieces(
        kept, dose(9, medicine="Magnesium", route="oral", amount_ug=None, amount=taken[0], unit=taken[1])
    ) == (number)
