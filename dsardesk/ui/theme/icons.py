"""Icons of resources/icons, in the colour that the theme gives their tone at the moment they are painted."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from dsardesk import resources
from dsardesk.ui.theme.colours import Tone
from dsardesk.ui.theme.look import LOOK


class _Tinted(QIconEngine):
    """Paints one drawing in the theme's colour."""

    def __init__(self, name: str, tone: Tone | None) -> None:
        super().__init__()
        self._name = name
        self._tone = tone

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        """Draw into *rect*."""
        sharp = rect.size() * painter.device().devicePixelRatio()
        painter.drawPixmap(rect, self.pixmap(sharp, mode, state))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """The drawing alone."""
        colours = LOOK.colours
        colour = colours.on_accent if self._tone is None else colours.of(self._tone)
        if mode is QIcon.Mode.Disabled:
            colour = colours.border
        return _drawn(self._name, colour, size.width(), size.height())

    def clone(self) -> QIconEngine:
        """The same drawing."""
        return _Tinted(self._name, self._tone)


@cache
def _drawn(name: str, colour: str, width: int, height: int) -> QPixmap:
    """A drawing in one colour and size: a page shows the same few dozens of times."""
    drawing = resources.text("icons", f"{name}.svg").replace("currentColor", colour)
    made = QPixmap(width, height)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    QSvgRenderer(QByteArray(drawing.encode())).render(painter, QRectF(0, 0, width, height))
    painter.end()
    return made


def icon(name: str, tone: Tone | None = Tone.PLAIN) -> QIcon:
    """The icon of that name; a *tone* of None is for a button in the accent colour."""
    return QIcon(_Tinted(name, tone))


def desk_icon() -> QIcon:
    """The desk's own icon."""
    return QIcon(str(resources.folder("icons", "dsardesk.svg")))
