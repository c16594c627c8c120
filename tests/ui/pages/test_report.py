"""The page that is seen is the page that is saved."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tracker.domain.errors import OutputNotWritten
from tracker.store.diary import Diary
from tracker.ui.main_window import MainWindow
from tracker.ui.pages.report import ReportPage

Open = Callable[[], MainWindow]


@pytest.fixture
def page(open_window: Open, full: Diary) -> ReportPage:
    window = open_window()
    window.open_page("report")
    found = window.page("report")
    assert isinstance(found, ReportPage)
    return found


def text(path: Path) -> str:
    return PdfReader(path).pages[0].extract_text()


def test_saved_page_is_one_sheet_of_the_chosen_paper(page: ReportPage, tmp_path: Path) -> None:
    for paper, width in (("a4", 595), ("letter", 612)):
        page.paper.show_choice(paper)
        page.save(tmp_path / f"{paper}.pdf")
        sheets = PdfReader(tmp_path / f"{paper}.pdf").pages
        assert (len(sheets), round(sheets[0].mediabox.width)) == (1, width)


def test_period_that_is_chosen_is_the_period_on_the_page(page: ReportPage, tmp_path: Path) -> None:
    page.period.show_choice("84")
    page.save(tmp_path / "page.pdf")
    assert "31 August 2026" in text(tmp_path / "page.pdf")


def test_weeks_before_treatment_are_on_the_page_before_anything_is_chosen(page: ReportPage, tmp_path: Path) -> None:
    page.save(tmp_path / "page.pdf")
    assert "27 April 2026" in text(tmp_path / "page.pdf")  # 28 days before 25 May


def test_preview_has_the_proportions_of_the_paper(page: ReportPage) -> None:
    assert page.preview.heightForWidth(1000) == pytest.approx(1414, abs=3)
    page.paper.show_choice("letter")
    page.show_page()
    assert page.preview.heightForWidth(1000) == pytest.approx(1294, abs=3)


def test_page_that_cannot_be_written_leaves_nothing_behind(page: ReportPage, tmp_path: Path) -> None:
    target = tmp_path / "taken.pdf"
    target.mkdir()
    with pytest.raises(OutputNotWritten, match="taken"):
        page.save(target)
    assert list(tmp_path.glob(".taken*")) == []


def test_preview_shows_ink_on_white_paper(page: ReportPage) -> None:
    from tracker import report

    picture = Image.open(BytesIO(report.page_images(*page._wish(), ppi=60)[0])).convert("L")
    assert picture.getpixel((2, 2)) == 255
    assert min(picture.tobytes()) < 90


def test_saving_is_told(page: ReportPage, tmp_path: Path) -> None:
    page.save(tmp_path / "page.pdf")
    window = page.window()
    assert isinstance(window, MainWindow)
    assert window.toast.text.text() == "Saved page.pdf."


def test_choices_are_reached_by_keyboard(page: ReportPage) -> None:
    page.setFocus()
    QTest.keyClick(page, Qt.Key.Key_Tab)
    assert page.focusWidget() is not page
