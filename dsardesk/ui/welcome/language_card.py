"""The first card: which language, and what this program is."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QButtonGroup, QRadioButton

from dsardesk.ui.theme.colours import Tone
from dsardesk.ui.widgets.buttons import button
from dsardesk.ui.widgets.layout import Card, row
from dsardesk.ui.widgets.text import paragraph

NAMES = {"fr": "Français", "en": "English"}
"""Each language by its own name: whoever speaks no other finds it."""


class LanguageCard(Card):
    """The languages of the interface."""

    def __init__(
        self,
        language: str,
        choose: Callable[[str], object],
        open_vault: Callable[[], object],
        restore: Callable[[], object],
    ) -> None:
        """*language* is spoken now; *choose* is told another, at once."""
        super().__init__()
        self.body.addWidget(
            paragraph(
                self.tr(
                    "DSARDesk helps you to answer people who exercise their rights over their personal data: on time, "
                    "completely, and with proof. Everything stays on this computer, encrypted."
                )
            )
        )
        self.body.addWidget(paragraph(self.tr("The five steps to come take less than four minutes."), Tone.MUTED))
        self._group = QButtonGroup(self)
        self.choices = {code: QRadioButton(name) for code, name in NAMES.items()}
        for code, made in self.choices.items():
            made.setAccessibleName(NAMES[code])
            made.setChecked(code == language)
            made.clicked.connect(lambda _checked=False, code=code: choose(code))
            self._group.addButton(made)
            self.body.addWidget(made)
        self.setFocusProxy(self.choices[language])
        existing = button(self.tr("&Open a vault that exists…"), open_vault, kind="link")
        self.body.addLayout(row(existing, button(self.tr("&Restore a backup…"), restore, kind="link")))
