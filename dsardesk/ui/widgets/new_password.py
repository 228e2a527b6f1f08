"""A new password: typed twice, with how hard it is to guess in words."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QLabel, QWidget

from dsardesk.ui.strength import Strength, strength
from dsardesk.ui.theme.colours import Tone
from dsardesk.ui.widgets.layout import column
from dsardesk.ui.widgets.passwords import PasswordEdit, caps_lock_line
from dsardesk.ui.widgets.text import paragraph, set_tone

TONES = {
    Strength.NONE: Tone.MUTED,
    Strength.REFUSED: Tone.DANGER,
    Strength.FAIR: Tone.WARNING,
    Strength.GOOD: Tone.GOOD,
    Strength.STRONG: Tone.GOOD,
}


class NewPassword(QWidget):
    """A new password, typed twice, with how hard it is to guess in words."""

    def __init__(self, changed: Callable[[], object] = lambda: None) -> None:
        """Empty fields; *changed* is called at every letter."""
        super().__init__()
        self.once = PasswordEdit(self.tr("New password"))
        self.again = PasswordEdit(self.tr("New password, once more"))
        self.word = paragraph("", Tone.MUTED)
        body = column(self, gap=6)
        for label, field in ((self.tr("New password"), self.once), (self.tr("Once more"), self.again)):
            caption = QLabel(label)
            caption.setBuddy(field)
            body.addWidget(caption)
            body.addWidget(field)
            field.textChanged.connect(lambda _text: self._judge())
            field.textChanged.connect(lambda _text: changed())
        body.addWidget(caps_lock_line(self.once, self.again))
        body.addWidget(self.word)
        self.setFocusProxy(self.once)
        self._judge()

    def _judge(self) -> None:
        found = strength(self.once.text())
        set_tone(self.word, TONES[found])
        self.word.setText(self._words()[found])
        # Screen readers tell it with the field that it is about.
        self.once.setAccessibleDescription(self.word.text())

    def _words(self) -> dict[Strength, str]:
        return {
            Strength.NONE: self.tr("Four words that have nothing to do with one another make a good password."),
            Strength.REFUSED: self.tr("Too easy to guess: add words, or signs that nobody expects."),
            Strength.FAIR: self.tr("Fair: it would hold for a while. One more word makes it good."),
            Strength.GOOD: self.tr("Good: hard to guess."),
            Strength.STRONG: self.tr("Strong: very hard to guess."),
        }

    @property
    def typed(self) -> str:
        """What was typed first."""
        return self.once.text()

    def fault(self) -> str:
        """What is wrong with it, in words; "" when it can be used."""
        if strength(self.typed) in {Strength.NONE, Strength.REFUSED}:
            return self.tr("Choose a password that is harder to guess.")
        if self.typed != self.again.text():
            return self.tr("The two passwords differ: type the same one twice.")
        return ""

    def forget(self) -> None:
        """Empty both fields."""
        self.once.clear()
        self.again.clear()
