"""Texts and formats are chosen apart; what has no translation is English, words in dates included."""

import ast
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest
from babel.localedata import locale_identifiers

from tracker import i18n
from tracker.i18n import Regional, from_environment

DAY = date(2026, 12, 6)
ROOMS_BELOW_THE_WINDOW = ("domain", "store", "analysis", "wording", "charts", "report", "exchange", "cli")


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    with i18n.writing_as(i18n.in_use()):
        yield


def written() -> list[str]:
    moment = datetime(2026, 12, 6, 15, 30, tzinfo=UTC)
    return [
        i18n.format_day(DAY),
        i18n.format_day_short(DAY),
        i18n.format_day_digits(DAY),
        i18n.format_day_month(DAY),
        i18n.format_month(DAY),
        i18n.format_weekday(DAY),
        i18n.format_weekday_short(DAY),
        i18n.format_month_short(DAY),
        i18n.format_time(time(15, 30)),
        i18n.format_moment(moment),
        i18n.format_exact(-1234567.5),
        i18n.format_percent(0.85),
    ]


@pytest.mark.parametrize(
    ("environ", "expected"),
    [
        ({}, Regional(("",), "", "", "")),
        ({"LANG": "de_DE.UTF-8"}, Regional(("de_DE.UTF-8",), *["de_DE.UTF-8"] * 3)),
        ({"LANG": "en_US", "LC_TIME": "de_DE"}, Regional(("en_US",), "de_DE", "en_US", "en_US")),
        ({"LANG": "en_US", "LC_MESSAGES": "de_DE"}, Regional(("de_DE",), "en_US", "en_US", "en_US")),
        ({"LANG": "en_US", "LANGUAGE": "de:fr"}, Regional(("de", "fr", "en_US"), "en_US", "en_US", "en_US")),
        ({"LANG": "de_DE", "LC_ALL": "C"}, Regional(("C",), "C", "C", "C")),
        ({"LANG": "de_DE", "LC_ALL": "C.UTF-8", "LANGUAGE": "fr"}, Regional(("C.UTF-8",), *["C.UTF-8"] * 3)),
        ({"LC_NUMERIC": "fr_FR", "LC_ALL": "sv_SE"}, Regional(("sv_SE",), "sv_SE", "sv_SE", "sv_SE")),
        (
            {"LANG": "en_GB", "LC_NUMERIC": "de_DE", "LC_PAPER": "en_US"},
            Regional(("en_GB",), "en_GB", "de_DE", "en_US"),
        ),
    ],
)
def test_each_kind_is_asked_for_by_its_own_variable(environ: dict[str, str], expected: Regional) -> None:
    assert from_environment(environ) == expected


def test_formats_without_a_translation_leave_the_words_english() -> None:
    i18n.use(from_environment({"LANG": "de_DE.UTF-8"}))
    assert written() == [
        "6 December 2026",
        "6 Dec 2026",
        "06.12.2026",
        "6 Dec",
        "December 2026",
        "Sunday 6 December",
        "Sun",
        "Dec",
        "15:30",
        "6 Dec 2026, 15:30",
        "-1\xa0234\xa0567,5",
        "85%",
    ]


@pytest.mark.parametrize("environ", [{"LC_ALL": "C", "LANG": "de_DE.UTF-8"}, {"LANG": "nowhere"}, {}])
def test_british_english_is_what_is_left(environ: dict[str, str]) -> None:
    i18n.use(from_environment(environ))
    assert (i18n.format_day_digits(DAY), i18n.decimal_sign(), i18n.paper()) == ("06/12/2026", ".", "a4")


def test_american_reader_gets_american_sentences_digits_clock_and_paper() -> None:
    i18n.use(from_environment({"LANG": "en_US.UTF-8"}))
    assert i18n.format_day(DAY) == "December 6, 2026"
    assert i18n.format_weekday(DAY) == "Sunday, December 6"
    assert i18n.format_day_digits(DAY) == "12/06/2026"
    assert i18n.format_time(time(15, 30)).split() == ["3:30", "PM"]
    assert i18n.paper() == "letter"


@pytest.mark.parametrize(
    ("name", "digits", "clock", "number"),
    [
        ("ar_EG", "06/12/2026", "3:30 pm", "2.5"),
        ("fa_IR", "2026-12-06", "15:30", "2.5"),
        ("mr_IN", "06/12/2026", "3:30 pm", "2.5"),
        ("fi_FI", "06.12.2026", "15.30", "2,5"),
        ("hu_HU", "2026-12-06", "15:30", "2,5"),
        ("en_XX", "06/12/2026", "3:30 pm", "2.5"),
        ("pt-BR", "06/12/2026", "15:30", "2,5"),
    ],
)
def test_order_of_dates_clock_and_decimal_sign_stay_the_readers(
    name: str, digits: str, clock: str, number: str
) -> None:
    i18n.use(Regional.all_of(name))
    shown_time = " ".join(i18n.format_time(time(15, 30)).split())
    assert (i18n.format_day_digits(DAY), shown_time, i18n.format_number(2.5)) == (digits, clock, number)


@pytest.mark.parametrize("name", locale_identifiers())
def test_nothing_but_english_letters_and_digits_is_written_in_any_locale(name: str) -> None:
    i18n.use(Regional.all_of(name))
    for text in written():
        assert " ".join(text.split()).isascii(), text


@pytest.mark.parametrize("name", locale_identifiers())
def test_days_are_sorted_into_one_of_three_orders(name: str) -> None:
    i18n.use(Regional.all_of(name))
    known = {"dmy": ("06", "12", "2026"), "mdy": ("12", "06", "2026"), "ymd": ("2026", "12", "06")}
    digits = i18n.format_day_digits(DAY)
    assert tuple(digits.replace("/", ".").replace("-", ".").split(".")) == known[i18n.day_order()]


def test_letter_is_for_where_it_is_used() -> None:
    papers = {}
    for name in ("en_US", "fr_CA", "es_MX", "en_GB", "de_DE", "es_ES", "en"):
        i18n.use(Regional(dates=name))
        papers[name] = i18n.paper()
    assert [name for name, paper in papers.items() if paper == "letter"] == ["en_US", "fr_CA", "es_MX"]


def test_english_asked_for_first_is_never_replaced_by_a_translation(tmp_path: Path) -> None:
    i18n.use(Regional(("en_US", "de_DE")))
    assert i18n.language() == "en"
    assert i18n.languages()[0] == "en"


def kept_when_loaded(path: Path) -> list[int]:
    """The lines on which a module asks for a text while it is loaded."""
    found: list[int] = []

    def look(node: ast.AST) -> None:
        if isinstance(node, ast.FunctionDef | ast.Lambda):
            return
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("_", "ngettext"):
            found.append(node.lineno)
        for child in ast.iter_child_nodes(node):
            look(child)

    look(ast.parse(path.read_text(encoding="utf-8")))
    return found


def test_no_text_is_kept_before_the_language_is_known() -> None:
    """The window's modules are loaded once its language is settled, those below it may be loaded before."""
    tracker = Path(i18n.__file__).parent
    below = [path for path in tracker.rglob("*.py") if path.relative_to(tracker).parts[0] not in ("ui", "app.py")]
    assert [(path.name, lines) for path in below if (lines := kept_when_loaded(path))] == []
