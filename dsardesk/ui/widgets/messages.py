"""The message bar: what was done and what went wrong, until it is read."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from dsardesk.ui.theme.colours import Tone
from dsardesk.ui.theme.icons import icon
from dsardesk.ui.widgets.buttons import icon_button
from dsardesk.ui.widgets.text import ICON, paragraph, set_tone

ICONS = {Tone.GOOD: "checkmark_circle", Tone.WARNING: "warning", Tone.DANGER: "error_circle", Tone.ACCENT: "info"}


class MessageBar(QFrame):
    """One sentence at a time; it stays until it is closed or replaced."""

    def __init__(self, parent: QWidget | None = None, *, close: Callable[[], object] | None = None) -> None:
        """Nothing to say yet; *close* is done in place of hiding it where it is part of something larger."""
        super().__init__(parent)
        self._icon = QLabel()
        self._text = paragraph(selectable=True)
        line = QHBoxLayout(self)
        line.setContentsMargins(12, 6, 6, 6)
        line.addWidget(self._icon)
        line.addWidget(self._text, 1)
        line.addWidget(icon_button(self.tr("Close this message"), "dismiss", close or self.hide))
        self.hide()

    def say(self, sentence: str, tone: Tone = Tone.GOOD) -> None:
        """Show *sentence*; screen readers announce it."""
        self._icon.setPixmap(icon(ICONS.get(tone, "info"), tone).pixmap(ICON))
        self._text.setText(sentence)
        set_tone(self._text, tone)
        self.setProperty("soft", tone.value)
        self.style().unpolish(self)
        self.style().polish(self)
        self.setAccessibleName(sentence)
        self.show()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    @property
    def sentence(self) -> str:
        """What is shown; "" when nothing is."""
        return "" if self.isHidden() else self._text.text()
