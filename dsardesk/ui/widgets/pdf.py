"""A PDF shown from memory, in a window of its own. What draws PDFs is loaded when the first one is shown."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from dsardesk.ui.widgets.pdf_window import PdfWindow


def show_pdf(parent: QWidget, title: str, content: bytes, save: Callable[[], object] | None = None) -> PdfWindow:
    """A window on *content*, which goes with *parent*; *save*, where one is given, is behind a button.

    The title is told to the whole computer: it names no one.
    """
    made: PdfWindow = importlib.import_module("dsardesk.ui.widgets.pdf_window").PdfWindow(parent, title, content, save)
    made.show()
    return made
