"""A PDF, or a page of our own, sent to a printer. Importing this is slow: the PDF reader and the printers come too."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QBuffer, QByteArray, QIODeviceBase, QRect, QSize, Qt
from PySide6.QtGui import QImage, QPageSize, QPainter, QTextDocument
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from dsardesk.domain.errors import DeskError
from dsardesk.ui.work import Runner

DOTS_PER_INCH = 300
POINTS_PER_INCH = 72


def ask_and_print(
    parent: QWidget, title: str, content: bytes, runner: Runner, failed: Callable[[DeskError], object]
) -> QPrintDialog:
    """The system's print dialog; the pages of *content* are drawn away from the window, then printed."""
    printer, dialog = _ask(parent, title)
    printer.setFullPage(True)
    dialog.accepted.connect(
        lambda: runner.run(lambda: pages_of(content), lambda pages: print_pages(printer, pages), failed)
    )
    return dialog


def ask_and_print_page(parent: QWidget, title: str, page: str) -> QPrintDialog:
    """The system's print dialog for a page of our own, written in HTML."""
    printer, dialog = _ask(parent, title)
    document = QTextDocument(dialog)
    document.setHtml(page)
    dialog.accepted.connect(lambda: document.print_(printer))
    return dialog


def _ask(parent: QWidget, title: str) -> tuple[QPrinter, QPrintDialog]:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(title)
    QDialog.open(dialog)  # The one of QPrintDialog wants a receiver.
    return printer, dialog


def pages_of(content: bytes) -> tuple[QImage, ...]:
    """Every page as a printer wants it."""
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODeviceBase.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    scale = DOTS_PER_INCH / POINTS_PER_INCH
    pages = []
    for number in range(document.pageCount()):
        points = document.pagePointSize(number)
        size = QSize(round(points.width() * scale), round(points.height() * scale))
        pages.append(document.render(number, size))
    document.close()
    return tuple(pages)


def print_pages(printer: QPrinter, pages: tuple[QImage, ...]) -> None:
    """Print each page as large as the paper."""
    painter = QPainter(printer)
    for number, page in enumerate(pages):
        if number:
            printer.newPage()
        paper = QRect(0, 0, printer.width(), printer.height())
        size = page.size().scaled(paper.size(), Qt.AspectRatioMode.KeepAspectRatio)
        painter.drawImage(QRect(paper.topLeft(), size), page)
    painter.end()
