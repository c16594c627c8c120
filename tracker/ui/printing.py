"""Puts finished pages on paper through the system's dialog."""

from collections.abc import Callable

from PySide6.QtCore import QMarginsF, QRectF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from tracker.domain.errors import OutputNotWritten
from tracker.i18n import _

PAPERS = {"a4": QPageSize.PageSizeId.A4, "letter": QPageSize.PageSizeId.Letter}
PPI = 300


def ask_and_print(paper: str, pages: Callable[[int], list[bytes]], parent: QWidget) -> None:
    """Let the person choose a printer, then print; `pages(ppi)` gives the pages as PNG."""
    printer = prepared(paper)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(_("Print the page"))
    if dialog.exec() == QPrintDialog.DialogCode.Accepted:
        print_pages(printer, pages(PPI))


def prepared(paper: str) -> QPrinter:
    """A printer set to the paper, edge to edge: the page brings its own margins."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setFullPage(True)
    printer.setPageLayout(QPageLayout(QPageSize(PAPERS[paper]), QPageLayout.Orientation.Portrait, QMarginsF()))
    return printer


def print_pages(printer: QPrinter, pages: list[bytes]) -> None:
    """Paint each page over the whole sheet."""
    painter = QPainter()
    if not painter.begin(printer):
        raise OutputNotWritten(_("The page could not be printed. Please check the printer, or save the page as a PDF."))
    try:
        for number, page in enumerate(pages):
            if number:
                printer.newPage()
            sheet = printer.pageLayout().fullRectPixels(printer.resolution())
            painter.drawImage(QRectF(0, 0, sheet.width(), sheet.height()), QImage.fromData(page))
    finally:
        painter.end()
