"""The look applied: Fusion, a palette, a short style sheet."""

from __future__ import annotations

from enum import StrEnum
from string import Template
from typing import cast

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from dsardesk import resources
from dsardesk.ui.theme.colours import DARK, LIGHT, Colours


class Theme(StrEnum):
    """Which colours."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Look(QObject):
    """The look of the window, one for the whole program.

    Signals:
        changed: other colours are in use.
    """

    changed = Signal()

    def __init__(self) -> None:
        """Follow the system until told otherwise."""
        super().__init__()
        self._theme = Theme.SYSTEM
        self.colours: Colours = LIGHT

    def start(self, application: QApplication, theme: Theme) -> None:
        """Dress *application*, and follow the system's own changes."""
        application.setStyle("Fusion")
        QGuiApplication.styleHints().colorSchemeChanged.connect(lambda _scheme: self.wear(self._theme))
        self.wear(theme)

    def wear(self, theme: Theme) -> None:
        """Use the colours of *theme*."""
        self._theme = theme
        self.colours = DARK if _is_dark(theme) else LIGHT
        application = cast("QApplication", QApplication.instance())
        application.setPalette(palette(self.colours))
        application.setStyleSheet(style_sheet(self.colours))
        self.changed.emit()


def _is_dark(theme: Theme) -> bool:
    if theme is Theme.SYSTEM:
        return QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
    return theme is Theme.DARK


def palette(colours: Colours) -> QPalette:
    """The palette of *colours*."""
    made = QPalette()
    roles = {
        QPalette.ColorRole.Window: colours.window,
        QPalette.ColorRole.Base: colours.surface,
        QPalette.ColorRole.AlternateBase: colours.window,
        QPalette.ColorRole.Button: colours.surface,
        QPalette.ColorRole.ToolTipBase: colours.surface,
        QPalette.ColorRole.WindowText: colours.text,
        QPalette.ColorRole.Text: colours.text,
        QPalette.ColorRole.ButtonText: colours.text,
        QPalette.ColorRole.ToolTipText: colours.text,
        QPalette.ColorRole.BrightText: colours.danger,
        QPalette.ColorRole.Highlight: colours.selected,
        QPalette.ColorRole.HighlightedText: colours.text,
        QPalette.ColorRole.Accent: colours.accent,
        QPalette.ColorRole.Link: colours.accent,
        QPalette.ColorRole.LinkVisited: colours.accent,
        QPalette.ColorRole.PlaceholderText: colours.muted,
        QPalette.ColorRole.Mid: colours.border,
        QPalette.ColorRole.Midlight: colours.line,
        QPalette.ColorRole.Light: colours.hover,
        QPalette.ColorRole.Dark: colours.border,
        QPalette.ColorRole.Shadow: colours.line,
    }
    for role, colour in roles.items():
        made.setColor(role, QColor(colour))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText, QPalette.ColorRole.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(colours.border))
    return made


def style_sheet(colours: Colours) -> str:
    """The style sheet in *colours*."""
    values = {name: getattr(colours, name) for name in Colours.__slots__}
    icons = resources.folder("icons").as_posix()
    tick = "tick-on-dark.svg" if colours is DARK else "tick-on-light.svg"
    return Template(resources.text("icons", "style.qss")).substitute(values, icons=icons, tick=tick)


LOOK = Look()
"""The look in use."""
