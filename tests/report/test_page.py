"""The page itself: one, inside its margins, with its words, for eyes and for screen readers."""

import io
import re
from datetime import timedelta
from pathlib import Path
from typing import Any, cast

import pypdf
import pytest

from tests.report.diaries import PERIOD, PERSON, TODAY, expected, full, of, printed, sample, seen
from tracker.domain.event import Event
from tracker.domain.history import History, Period
from tracker.domain.item import Item
from tracker.domain.lab import LabResult
from tracker.report import Document, make, page_images

SIZES = {"a4": (595.3, 841.9), "letter": (612.0, 792.0)}
MARGIN = 15 / 25.4 * 72
HOSTILE = (
    r"""#import "x": * $x$ *bold* _it_ \ ] [ } { 'q' // c /* d */ <lab> @ref `raw` ~ --- \u{41} </text>&amp; %s {0}"""
)


def read(document: Document) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(document.pdf))


def words(document: Document) -> str:
    """The text of all pages on one line, without the places where a long word may break."""
    text = " ".join(page.extract_text() for page in read(document).pages)
    return " ".join(text.replace("\u200b", "").split())


def sample_document(paper: str = "a4", named: bool = True) -> Document:
    return make(sample(named=True), PERIOD, TODAY, paper, named)


def places(document: Document) -> list[tuple[str, float, float]]:
    """Each piece of text with where it begins, in points from the lower left corner."""
    found: list[tuple[str, float, float]] = []

    def keep(text: str, outer: list[float], inner: list[float], _font: object, _size: float) -> None:
        if text.strip():
            x, y = inner[4], inner[5]
            found.append((text, x * outer[0] + y * outer[2] + outer[4], x * outer[1] + y * outer[3] + outer[5]))

    read(document).pages[0].extract_text(visitor_text=keep)
    return found


def test_expected_figures_stand_on_the_page() -> None:
    text = words(sample_document())
    for key in ("twitching", "tingling", "numbness", "fatigue", "vision", "sore_tongue"):
        before, recent = (printed(expected()["items"][key][span]) for span in ("baseline", "last_28_days"))
        assert f"{before} {recent}" in text
    assert "Diary filled on 195 of 238 days (82%), 18 of them entered later (9%)" in text
    assert "27 April 2026" in text


def test_what_it_is_and_is_not_stands_at_the_foot() -> None:
    text = words(sample_document())
    assert "Recorded by the patient with B12 Tracker. Self-reported data. Not verified by a clinician." in text
    assert "Describes the diary; not a diagnosis." in text
    assert "Page 1 of 1 · printed 22 Nov 2026" in text


@pytest.mark.parametrize("paper", SIZES)
def test_full_diary_is_one_page_of_the_paper(paper: str) -> None:
    document = make(*full(), TODAY, paper)
    pages = read(document).pages
    assert len(pages) == 1
    assert (float(pages[0].mediabox.width), float(pages[0].mediabox.height)) == pytest.approx(SIZES[paper], abs=0.1)
    assert len(re.findall(r"and \d+ (?:more|earlier)", words(document))) >= 4
    assert "(continued in the diary)" in words(document)
    assert len(page_images(*full(), TODAY, paper, ppi=30)) == 1


@pytest.mark.parametrize("diary", [(sample(), PERIOD), full(), of(seen(0, 3), days=3), of(days=3)])
@pytest.mark.parametrize("paper", SIZES)
def test_text_lies_inside_the_margins(diary: tuple[History, Period], paper: str) -> None:
    width, height = SIZES[paper]
    for text, x, y in places(make(*diary, TODAY, paper)):
        assert MARGIN - 1 <= x <= width - MARGIN, text
        assert 12 <= y <= height - 25, text


def test_ink_stays_off_the_edges_of_the_fullest_page() -> None:
    from matplotlib import image

    [png] = page_images(*full(), TODAY, ppi=40)
    pixels = image.imread(io.BytesIO(png))[..., :3].min(axis=2)
    edge = int(13 / 25.4 * 40)
    assert pixels[:, :edge].min() > 0.99
    assert pixels[:, -edge:].min() > 0.99


def test_chart_and_what_it_shows_in_words_are_on_the_page() -> None:
    document = sample_document()
    lines = _lines(document)
    axis, title, below = (_height(lines, name) for name in ("Weekssincetreatmentbegan", "Twitchesperday", "Laboratory"))
    assert below < axis < title < 720
    assert title - axis > 200
    alts = [str(found["/Alt"]) for found in _tags(read(document)) if "/Alt" in found]
    assert len(alts) == 1
    assert "Twitches per day: typically 8, recorded on 195 of 238 days" in alts[0]


def _lines(document: Document) -> dict[float, str]:
    """What stands at each height, without spaces: a chart sets letter by letter."""
    lines: dict[float, str] = {}
    for text, _x, y in places(document):
        lines[round(y, 1)] = lines.get(round(y, 1), "") + text.replace(" ", "")
    return lines


def _height(lines: dict[float, str], words: str) -> float:
    return next(y for y, text in lines.items() if words in text)


def _tags(reader: pypdf.PdfReader) -> list[pypdf.generic.DictionaryObject]:
    objects = (reader.get_object(number) for number in range(1, len(reader.xref_objStm) + len(reader.xref[0]) + 1))
    return [thing for thing in objects if isinstance(thing, pypdf.generic.DictionaryObject) and "/S" in thing]


def test_pdf_is_tagged_titled_and_in_a_language() -> None:
    document = sample_document()
    reader = read(document)
    root = cast("dict[str, Any]", reader.root_object)
    assert document.tagged
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en"
    assert reader.metadata is not None
    assert reader.metadata.title == "B12 recovery report, 30 March 2026 – 22 November 2026"
    assert {"/H1", "/H2", "/Table", "/TH", "/Figure"} <= {str(found["/S"]) for found in _tags(reader)}


def test_fonts_are_the_two_of_the_charts_and_embedded() -> None:
    resources = cast("dict[str, Any]", read(sample_document()).pages[0]["/Resources"])
    fonts = [font.get_object() for font in resources["/Font"].values()]
    assert {font["/BaseFont"].partition("+")[2] for font in fonts} == {"DejaVuSans", "DejaVuSans-Bold"}
    for font in fonts:
        descriptor = font["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object()
        assert {"/FontFile2", "/FontFile3"} & set(descriptor)


def test_page_without_name_holds_no_name_anywhere() -> None:
    named, unnamed = sample_document(), sample_document(named=False)
    for part in (PERSON.name, PERSON.identifiers, "1985"):
        assert part in words(named)
        assert part not in words(unnamed)
    assert read(named).metadata["/Author"] == PERSON.name  # type: ignore[index]
    assert "/Author" not in (read(unnamed).metadata or {})
    assert b"Robin" not in b"".join(_unpacked(unnamed))


def _unpacked(document: Document) -> list[bytes]:
    reader = read(document)
    objects = [reader.get_object(number) for number in range(1, len(reader.xref_objStm) + len(reader.xref[0]) + 1)]
    streams = [thing.get_data() for thing in objects if isinstance(thing, pypdf.generic.StreamObject)]
    return [document.pdf, *streams, *(repr(thing).encode() for thing in objects)]


def test_pdf_tells_nothing_of_the_machine() -> None:
    everything = b"".join(_unpacked(sample_document()))
    for trace in (str(Path.home()), str(Path(__file__).parent.parent.parent), "report.typ", "/tmp/"):
        assert trace.encode() not in everything


def test_half_a_year_takes_at_most_150_kilobytes() -> None:
    assert len(make(sample(), Period.ending(TODAY, 182), TODAY).pdf) <= 150_000


def test_same_diary_gives_the_same_page() -> None:
    assert sample_document().pdf == sample_document().pdf


def hostile(text: str) -> tuple[History, Period]:
    records = [
        Item(key="own", label=text[:70], kind="severity", custom=True),
        *[seen(day, 3, "own") for day in range(12)],
        Event(day=TODAY, text=text, for_doctor=True),
        LabResult(day=TODAY, test=text[:30], value=text[:12], unit=text[:9]),
        PERSON.model_copy(update={"name": text[:24], "identifiers": text[24:48]}),
    ]
    return of(*records)


def test_hostile_text_comes_out_as_it_was_typed() -> None:
    document = make(*hostile(HOSTILE), TODAY)
    text = words(document)
    assert f"22 Nov – {HOSTILE}" in text
    assert HOSTILE[:24].strip() in text
    assert document.tagged
    assert read(document).metadata["/Author"] == HOSTILE[:24].strip()  # type: ignore[index]


@pytest.mark.parametrize(
    "text", ["שלום עולם", "مرحبا بالعالم", "你好世界 再见", "👩‍👩‍👧 🧠💉", "a\u0301\u200d\ufeff\u202e\ue000\U0010fffd"]
)
def test_every_script_gives_one_page(text: str) -> None:
    document = make(*hostile(text * 4), TODAY)
    assert len(read(document).pages) == 1
    assert len(page_images(*hostile(text * 4), TODAY, ppi=30)) == 1


def test_letters_that_no_font_here_has_make_the_page_untagged_and_keep_the_rest() -> None:
    document = make(*hostile("\U0010fffd then words"), TODAY)
    assert not document.tagged
    assert "then words" in words(document)


@pytest.mark.parametrize("days", [1, 2, 7, 14, 730])
def test_every_length_of_period_is_one_page(days: int) -> None:
    period = Period(TODAY - timedelta(days=days - 1), TODAY)
    assert len(read(make(sample(), period, TODAY)).pages) == 1
