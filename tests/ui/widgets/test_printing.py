"""What is printed is what the PDF holds."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication

from dsardesk.desk.printing import recovery_sheet
from dsardesk.ui.widgets.printing import pages_of, print_pages
from tests.makers import TODAY

CODE = "ABCD-EFGH-IJKL-MNOP-QRST-UVWX-YZ23-4567"


def test_the_sheet_comes_out_of_the_printer(dressed: QApplication, tmp_path: Path) -> None:
    pages = pages_of(recovery_sheet("Alto SAS", "coffre", CODE, TODAY, "fr"))
    assert [page.isNull() for page in pages] == [False]
    assert pages[0].width() > 2400  # A4 at 300 dots per inch.
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    print_pages(printer, (*pages, *pages))
    assert len(pages_of((tmp_path / "printed.pdf").read_bytes())) == 2
