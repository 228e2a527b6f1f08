"""A look at an identity document: in memory, in the program, closed with the part that opened it."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODeviceBase, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QKeySequence, QPixmap, QResizeEvent, QShortcut
from PySide6.QtWidgets import QDialog, QLabel, QScrollArea, QWidget

from dsardesk.ui.theme.colours import Tone
from dsardesk.ui.widgets.buttons import button, icon_button
from dsardesk.ui.widgets.layout import column, row
from dsardesk.ui.widgets.text import paragraph

LARGEST = QSize(2400, 2400)
SIZE = QSize(760, 640)
ZOOM_STEP = 1.25
LARGEST_ZOOM = 4.0


def picture(content: bytes) -> QImage:
    """The picture in *content*, upright and no larger than a screen needs; a null one if there is none."""
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODeviceBase.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    size = reader.size()
    if size.width() > LARGEST.width() or size.height() > LARGEST.height():
        reader.setScaledSize(size.scaled(LARGEST, Qt.AspectRatioMode.KeepAspectRatio))
    return reader.read()


class PictureWindow(QDialog):
    """One picture, as large as the window or larger."""

    def __init__(self, parent: QWidget, image: QImage) -> None:
        """Show *image*; nothing of it is ever a file, and nothing copies it."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("Identity document"))
        self.setAccessibleName(self.tr("Identity document"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._image = image
        self._zoom = 1.0
        self.shown = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self.shown.setAccessibleName(self.tr("Picture of the identity document"))
        self._area = QScrollArea()
        self._area.setWidget(self.shown)
        self._area.setWidgetResizable(True)
        self._area.setAccessibleName(self.tr("Picture of the identity document"))
        self._lay_out()
        self.resize(SIZE.boundedTo(self.screen().availableSize()))

    def _lay_out(self) -> None:
        body = column(self, margin=12)
        body.addWidget(paragraph(self.tr("Only to check it: no copy is made, and closing forgets it."), Tone.MUTED))
        trouble = self.tr("This document cannot be shown here: it is neither a picture nor a PDF.")
        body.addWidget(self._area if not self._image.isNull() else paragraph(trouble, Tone.DANGER), 1)
        line = row(
            icon_button(self.tr("Smaller"), "zoom_out", lambda: self.zoom(1 / ZOOM_STEP)),
            icon_button(self.tr("Larger"), "zoom_in", lambda: self.zoom(ZOOM_STEP)),
        )
        line.addWidget(button(self.tr("&Close"), self.close, kind="primary"))
        body.addLayout(line)
        for key, factor in (("+", ZOOM_STEP), ("-", 1 / ZOOM_STEP)):
            QShortcut(QKeySequence(key), self).activated.connect(lambda by=factor: self.zoom(by))

    def zoom(self, factor: float) -> None:
        """Show the picture *factor* times as large, never smaller than the window allows."""
        self._zoom = min(max(self._zoom * factor, 1.0), LARGEST_ZOOM)
        self._draw()

    def _draw(self) -> None:
        if not self._image.isNull():
            size = self._area.viewport().size() * self._zoom
            kept, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            self.shown.setPixmap(QPixmap.fromImage(self._image.scaled(size, kept, smooth)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The picture fills the window."""
        super().resizeEvent(event)
        self._draw()
