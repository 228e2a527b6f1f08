"""Buttons that say what they do, to eyes and to screen readers."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QPushButton, QToolButton

from dsardesk.ui.theme.colours import Tone
from dsardesk.ui.theme.icons import icon
from dsardesk.ui.widgets.gestures import pressing
from dsardesk.ui.widgets.text import ICON


def button(
    text: str, press: Callable[[], object], *, icon_name: str = "", kind: str = "", tip: str = ""
) -> QPushButton:
    """A push button; *kind* is "", "primary", "danger" or "link"."""
    made = QPushButton(text)
    made.setProperty("kind", kind)
    made.setAccessibleName(text.replace("&", ""))
    made.setAutoDefault(False)
    if icon_name:
        made.setIcon(icon(icon_name, _tone_on(kind)))
        made.setIconSize(ICON)
    if tip:
        made.setToolTip(tip)
        made.setAccessibleDescription(tip)
    made.clicked.connect(pressing(made, press))
    return made


def icon_button(name: str, icon_name: str, press: Callable[[], object]) -> QToolButton:
    """A button that shows an icon only; *name* is its accessible name and its tooltip."""
    made = QToolButton()
    made.setObjectName("iconButton")
    made.setIcon(icon(icon_name, Tone.MUTED))
    made.setIconSize(ICON)
    made.setToolTip(name)
    made.setAccessibleName(name)
    made.clicked.connect(pressing(made, press))
    return made


def _tone_on(kind: str) -> Tone | None:
    return {"primary": None, "danger": Tone.DANGER, "link": Tone.ACCENT}.get(kind, Tone.PLAIN)
