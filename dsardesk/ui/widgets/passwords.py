"""Where passwords are typed: shown on demand, with a word when caps lock is on."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit

from dsardesk.ui.theme.colours import Tone
from dsardesk.ui.theme.icons import icon
from dsardesk.ui.widgets.text import paragraph


class PasswordEdit(QLineEdit):
    """A password, which can be looked at while it is typed.

    Signals:
        caps_lock_seen: True when what was typed shows that caps lock is on, False when it shows that it is not.
    """

    caps_lock_seen = Signal(bool)

    def __init__(self, name: str) -> None:
        """An empty field; *name* is what it is called."""
        super().__init__()
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setAccessibleName(name)
        self._look = QAction(icon("eye", Tone.MUTED), self.tr("Show the password"), self, checkable=True)
        self._look.toggled.connect(self._show_it)
        self.addAction(self._look, QLineEdit.ActionPosition.TrailingPosition)

    def caps_lock_words(self) -> str:
        """What to say when caps lock is on."""
        return self.tr("Caps lock is on.")

    def _show_it(self, shown: bool) -> None:  # noqa: FBT001 -- a slot
        self.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Type, and look at what the key gave: no system-wide way tells of caps lock."""
        text, shift = event.text(), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        # With Shift a capital tells nothing: macOS gives one whether caps lock is on or not.
        if text.isalpha() and (text.islower() or (text.isupper() and not shift)):
            self.caps_lock_seen.emit(text.isupper() or shift)
        super().keyPressEvent(event)


def caps_lock_line(*fields: PasswordEdit) -> QLabel:
    """The line that says when caps lock is on while one of *fields* is typed."""
    line = paragraph("", Tone.WARNING)
    line.hide()
    for each in fields:
        each.caps_lock_seen.connect(line.setVisible)
        line.setText(each.caps_lock_words())
    line.setAccessibleName(line.text())
    return line
