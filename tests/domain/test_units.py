"""Amounts as they are typed and shown, each with its unit."""

import pytest
from babel import localedata
from hypothesis import given
from hypothesis import strategies as st

from tracker import i18n
from tracker.domain.errors import InvalidEntry
from tracker.domain.units import SPELLINGS, Amount, amount_words, in_unit, read_amount, unit_label


def test_injections_are_named_in_mg_and_small_amounts_in_micrograms() -> None:
    assert amount_words(1000, in_mg=True) == "1 mg"
    assert amount_words(1500, in_mg=True) == "1.5 mg"
    assert amount_words(500, in_mg=True) == "500 µg"
    assert amount_words(1000) == "1000 µg"
    assert amount_words(5000) == "5000 µg"


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        ((99, "mg"), "99 mg"),
        ((4000, "iu"), "4000 IU"),
        ((1, "tablet"), "1 tablet"),
        ((0.5, "tablet"), "0.5 tablets"),
        ((10, "drop"), "10 drops"),
        ((2, "spray"), "2 sprays"),
        ((1, "capsule"), "1 capsule"),
        ((5, "ml"), "5 ml"),
        ((1.5, "g"), "1.5 g"),
    ],
)
def test_amount_in_its_own_unit_is_shown_as_it_was_typed(amount: tuple[float, str], words: str) -> None:
    assert amount_words(*amount) == words


def test_what_was_typed_in_mg_and_kept_in_micrograms_is_shown_in_mg() -> None:
    assert amount_words(400_000) == "400 mg"
    assert amount_words(99_000) == "99 mg"
    assert amount_words(14_000) == "14 mg"
    assert amount_words(10_000) == "10\N{NO-BREAK SPACE}000 µg", "as biotin is labelled"


@pytest.mark.parametrize(
    ("text", "unit", "read"),
    [
        ("1 mg", "", (1, "mg")),
        ("1000 µg", "mg", (1000, "ug")),
        ("1000μg", "", (1000, "ug")),
        ("500 MCG", "", (500, "ug")),
        ("0,5", "mg", (0.5, "mg")),
        ("50", "ug", (50, "ug")),
        ("4000 IU", "mg", (4000, "iu")),
        ("1000IE", "", (1000, "iu")),
        ("500 i.u.", "", (500, "iu")),
        ("500 I.E.", "", (500, "iu")),
        ("500 UI", "", (500, "iu")),
        ("2 tabs", "", (2, "tablet")),
        ("1 Tbl.", "", (1, "tablet")),
        ("1 tablet", "", (1, "tablet")),
        ("2 caps", "", (2, "capsule")),
        ("20 gtt", "", (20, "drop")),
        ("20 Tropfen", "", (20, "drop")),
        ("2 puffs", "", (2, "spray")),
        ("5 mL", "", (5, "ml")),
        ("1 g", "", (1, "g")),
        ("٤٠٠ mg", "", (400, "mg")),
    ],
)
def test_unit_is_read_however_packages_write_it(text: str, unit: str, read: tuple[float, str]) -> None:
    assert read_amount(text, unit) == Amount(*read)


@pytest.mark.parametrize("key", SPELLINGS)
def test_each_spelling_belongs_to_one_unit(key: str) -> None:
    others = {word for other, words in SPELLINGS.items() if other != key for word in (other, *words.split())}
    assert not {key, *SPELLINGS[key].split()} & others


def test_no_amount_is_missing_and_an_amount_without_unit_is_asked_about() -> None:
    assert read_amount("  ", "mg") is None
    with pytest.raises(InvalidEntry, match="type the unit too"):
        read_amount("1000")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("1 furlong", "“furlong” is not a unit known here"),
        ("x mg", "“x mg” is not an amount"),
        ("-1 mg", "must be above 0"),
    ],
)
def test_what_is_no_amount_is_refused(text: str, sentence: str) -> None:
    with pytest.raises(InvalidEntry, match=sentence):
        read_amount(text, "mg")


@given(
    amount=st.one_of(
        st.integers(1, 1_000_000).map(float),
        st.decimals(min_value="0.001", max_value="99999", places=3).map(float),
    ),
    unit=st.sampled_from(sorted(SPELLINGS)),
    in_mg=st.booleans(),
)
@pytest.mark.parametrize("name", ["en_GB", "de_DE", "fr_FR", "tr_TR", "ar_EG", "hi_IN", "de_CH", "pl_PL"])
def test_written_amount_is_read_as_the_same(name: str, amount: float, unit: str, in_mg: bool) -> None:
    with i18n.writing_as(i18n.from_environment({"LC_ALL": name})):
        read = read_amount(amount_words(amount, unit, in_mg=in_mg))
    assert read is not None
    same = in_unit(read.amount, read.unit, unit) if (read.unit, unit) == ("mg", "ug") else read.amount
    assert same == pytest.approx(amount, rel=1e-12)
    assert read.unit in (unit, "mg")


def test_written_amounts_are_read_in_every_locale() -> None:
    for name in localedata.locale_identifiers():
        with i18n.writing_as(i18n.from_environment({"LC_ALL": name})):
            for amount, unit in ((2.5, "ug"), (1234.5, "mg"), (25_000, "iu"), (1, "tablet"), (0.5, "drop")):
                assert read_amount(amount_words(amount, unit)) == Amount(amount, unit), (name, unit)


@pytest.mark.parametrize(
    ("unit", "printed"),
    [
        ("ug", "µg"),
        ("ug/L", "µg/L"),
        ("umol/L", "µmol/L"),
        ("10*9/L", "10⁹/L"),
        ("10*3/uL", "10³/µL"),
        ("mL/min/1.73 m2", "mL/min/1.73 m²"),
        ("uIU/mL", "µIU/mL"),
        ("mg", "mg"),
        ("U/L", "U/L"),
        ("mu", "mu"),
    ],
)
def test_units_are_printed_with_their_signs(unit: str, printed: str) -> None:
    assert unit_label(unit) == printed


@pytest.mark.parametrize("locale", ["en_GB", "de_DE", "fr_FR"])
@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("½ tablet", Amount(0.5, "tablet")),
        ("1/2 tablet", Amount(0.5, "tablet")),
        ("1 1/2 tablets", Amount(1.5, "tablet")),
        ("1½ mg", Amount(1.5, "mg")),
        ("¼ tablet", Amount(0.25, "tablet")),
        ("1⁄2 tablet", Amount(0.5, "tablet")),
        ("1 3/8 mg", Amount(1.375, "mg")),
    ],
)
def test_fractions_are_read_as_amounts(locale: str, text: str, amount: Amount) -> None:
    with i18n.writing_as(i18n.Regional.all_of(locale)):
        assert read_amount(text) == amount


@pytest.mark.parametrize("text", ["1 mg/ml", "1/0 tablet", "1/2/3 mg", "1 mg per ml"])
def test_what_is_no_amount_is_refused_as_it_was_typed(text: str) -> None:
    with pytest.raises(InvalidEntry, match=f"“{text}”"):
        read_amount(text)
