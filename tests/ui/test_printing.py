"""The page comes out of the printer as it was seen: whole, upright, edge to edge."""

from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QColor, QImage
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from tracker.domain.errors import OutputNotWritten
from tracker.ui import printing


def page(width: int = 827, height: int = 1169) -> bytes:
    picture = QImage(width, height, QImage.Format.Format_RGB32)
    picture.fill(QColor("white"))
    kept = QBuffer()
    kept.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(kept, "PNG")  # type: ignore[call-overload]
    return bytes(kept.data().data())


@pytest.mark.parametrize(("paper", "points"), [("a4", (595, 842)), ("letter", (612, 792))])
def test_each_page_fills_a_sheet_of_the_paper(
    qtbot: QtBot, tmp_path: Path, paper: str, points: tuple[int, int]
) -> None:
    printer = printing.prepared(paper)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "sheet.pdf"))
    printing.print_pages(printer, [page(), page()])
    sheets = PdfReader(tmp_path / "sheet.pdf").pages
    assert [(round(sheet.mediabox.width), round(sheet.mediabox.height)) for sheet in sheets] == [points, points]
    image = sheets[0].images[0].image
    assert image is not None
    assert image.width >= 800


@pytest.mark.qt_log_ignore("QPainter::begin", extend=True)
def test_printer_that_refuses_is_said_in_a_sentence(qtbot: QtBot, tmp_path: Path) -> None:
    printer = printing.prepared("a4")
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "no" / "such" / "folder" / "sheet.pdf"))
    with qtbot.captureExceptions(), pytest.raises(OutputNotWritten, match="PDF"):
        printing.print_pages(printer, [page()])
