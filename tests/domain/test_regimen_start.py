"""Templates fill a regimen in as their source prints it, and leave open what the source leaves open."""

import pytest

from tracker.domain import catalogue
from tracker.domain.recurrence import ALTERNATE, APART, DAILY, MONTHS, WEEKDAYS, Pattern
from tracker.domain.regimen_start import Start, starts


@pytest.mark.parametrize(
    ("key", "amount", "said"),
    [
        ("uk_hydroxo_neuro:loading", 1000, Pattern(ALTERNATE, 2)),
        ("uk_hydroxo_neuro:maintenance", 1000, Pattern(MONTHS, 2)),
        ("uk_hydroxo_no_neuro:loading", 1000, Pattern(WEEKDAYS, 1, count=6)),
        ("nl_hydroxo:loading", 1000, Pattern(APART, 3, count=10)),
        ("jp_mecobalamin_oral:maintenance", 500, Pattern(DAILY, times=3)),
        ("n2o_daily_im:loading", None, Pattern(DAILY)),
    ],
)
def test_template_fills_in_what_its_source_prints(key: str, amount: float | None, said: Pattern) -> None:
    found = starts()[key]
    assert (found.amount_ug, found.pattern) == (amount, said)


def test_range_of_intervals_leaves_the_number_to_the_person() -> None:
    assert starts()["uk_hydroxo_smpc_no_neuro:maintenance"].pattern == Pattern(MONTHS, None)


@pytest.mark.parametrize("found", starts().values(), ids=starts().keys())
def test_every_start_names_its_country_its_source_and_what_is_printed(found: Start) -> None:
    assert found.country
    assert found.sources
    assert found.printed
    assert found.template.medicine in catalogue.medicines()
    assert found.template.verification != "unverified"


def test_sources_that_contradict_one_another_are_marked() -> None:
    assert {found.template.id for found in starts().values() if not found.agreed} == {
        "uk_hydroxo_no_neuro",
        "us_cyano_inj",
    }
    assert starts()["nl_hydroxo:loading"].country == "Netherlands"
    assert starts()["oral_high:maintenance"].country == "several countries"


def test_remark_that_nobody_verified_is_not_repeated() -> None:
    found = starts()["us_cyano_inj:loading"]
    assert "unverified" in found.template.notes
    assert found.notes.startswith("Drugs.com prints 1000 ug")
    assert "unverified" not in found.notes
