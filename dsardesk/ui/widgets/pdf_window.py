"""The window on a PDF: its very pages, and their text for whoever cannot see them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QBuffer, QByteArray, QIODeviceBase, QPointF, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QDialog, QLabel, QPlainTextEdit, QStackedWidget, QWidget

from dsardesk.ui.theme.colours import Tone
from dsardesk.ui.widgets.buttons import button, icon_button
from dsardesk.ui.widgets.layout import column, row
from dsardesk.ui.widgets.text import paragraph

SIZE = (820, 900)
SHARE_OF_SCREEN = 0.9
ZOOM_STEP = 1.2
SMALLEST_ZOOM, LARGEST_ZOOM = 0.25, 5.0


class PdfWindow(QDialog):
    """Every page of one PDF; nothing of it is ever a file here."""

    def __init__(self, parent: QWidget, title: str, content: bytes, save: Callable[[], object] | None = None) -> None:
        """Show *content* from its first page, as wide as the window."""
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._buffer = QBuffer(self)
        self._buffer.setData(QByteArray(content))
        self._buffer.open(QIODeviceBase.OpenModeFlag.ReadOnly)
        self.document = QPdfDocument(self)
        self.document.load(self._buffer)
        self._make_pages()
        self._lay_out(save)
        self._add_keys()
        self._resize_to_screen()
        self._show_place()

    @property
    def pages(self) -> int:
        """How many pages there are; 0 for what is not a PDF."""
        return max(self.document.pageCount(), 0)

    def text(self, page: int) -> str:
        """The words of one page, counted from 0."""
        return self.document.getAllText(page).text()

    def _make_pages(self) -> None:
        self.view = QPdfView(self)
        self.view.setDocument(self.document)
        self.view.setPageMode(QPdfView.PageMode.MultiPage)
        self.view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self.view.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.view.pageNavigator().currentPageChanged.connect(lambda _page: self._show_place())
        self.words = QPlainTextEdit(readOnly=True)
        self.words.setAccessibleName(self.tr("Text of the document"))
        self.words.setPlainText("\n\n".join(self.text(page) for page in range(self.pages)))
        self.stack = QStackedWidget()
        for widget in (self.view, self.words):
            self.stack.addWidget(widget)

    def _lay_out(self, save: Callable[[], object] | None) -> None:
        self._place = QLabel()
        self.text_button = button(self.tr("&Text"), self._switch, tip=self.tr("Show the words alone, to be read aloud"))
        self.text_button.setCheckable(True)
        self._tools: list[QWidget] = [
            icon_button(self.tr("Previous page"), "chevron_left", lambda: self.turn(-1)),
            self._place,
            icon_button(self.tr("Next page"), "chevron_right", lambda: self.turn(1)),
            icon_button(self.tr("Smaller"), "zoom_out", lambda: self.zoom(1 / ZOOM_STEP)),
            icon_button(self.tr("Larger"), "zoom_in", lambda: self.zoom(ZOOM_STEP)),
            icon_button(self.tr("As wide as the window"), "page_fit", self.fit),
        ]
        line = row(*self._tools, gap=4)
        line.addWidget(self.text_button)
        if save is not None:
            line.addWidget(button(self.tr("&Save…"), save, icon_name="save", kind="primary"))
        body = column(self, margin=12)
        body.addLayout(line)
        self._trouble = paragraph(
            self.tr("This document cannot be shown: it is not a PDF, or it is damaged."), Tone.DANGER
        )
        self._trouble.setHidden(bool(self.pages))
        body.addWidget(self._trouble)
        body.addWidget(self.stack, 1)
        self.view.setFocus()

    def _add_keys(self) -> None:
        # AZERTY keyboards write the signs with Shift, or only on the number pad: every way of typing them is taken.
        keys: tuple[tuple[QKeySequence | QKeySequence.StandardKey | str, Callable[[], object]], ...] = (
            (QKeySequence.StandardKey.ZoomIn, lambda: self.zoom(ZOOM_STEP)),
            (QKeySequence.StandardKey.ZoomOut, lambda: self.zoom(1 / ZOOM_STEP)),
            ("+", lambda: self.zoom(ZOOM_STEP)),
            ("-", lambda: self.zoom(1 / ZOOM_STEP)),
            ("Ctrl+PgDown", lambda: self.turn(1)),
            ("Ctrl+PgUp", lambda: self.turn(-1)),
            ("F9", self.close),
        )
        for key, do in keys:
            QShortcut(QKeySequence(key), self).activated.connect(do)

    def _resize_to_screen(self) -> None:
        room = self.screen().availableSize() * SHARE_OF_SCREEN
        self.resize(min(SIZE[0], room.width()), min(SIZE[1], room.height()))

    def turn(self, by: int) -> None:
        """Go *by* pages further."""
        navigator = self.view.pageNavigator()
        page = min(max(navigator.currentPage() + by, 0), max(self.pages - 1, 0))
        navigator.jump(page, QPointF(), navigator.currentZoom())

    def zoom(self, factor: float) -> None:
        """Show everything *factor* times as large."""
        present = self.view.zoomFactor() if self.view.zoomMode() is QPdfView.ZoomMode.Custom else self._fitting()
        self.view.setZoomMode(QPdfView.ZoomMode.Custom)
        self.view.setZoomFactor(min(max(present * factor, SMALLEST_ZOOM), LARGEST_ZOOM))

    def fit(self) -> None:
        """Show pages as wide as the window."""
        self.view.setZoomMode(QPdfView.ZoomMode.FitToWidth)

    def _fitting(self) -> float:
        """The zoom at which the first page is as wide as the window."""
        points = self.document.pagePointSize(0).width() or 1.0
        return self.view.viewport().width() / (points * self.logicalDpiX() / 72)

    def _switch(self) -> None:
        shown = self.words if self.text_button.isChecked() else self.view
        self.stack.setCurrentWidget(shown)
        shown.setFocus()

    def _show_place(self) -> None:
        """Say which page is in view, and give its words to screen readers."""
        page = self.view.pageNavigator().currentPage()
        place = self.tr("Page {page} of {pages}").format(page=page + 1, pages=self.pages)
        self._place.setText(place)
        self._place.setVisible(bool(self.pages))
        self.view.setAccessibleName(place)
        self.view.setAccessibleDescription(self.text(page) if page < self.pages else "")
