"""A box to tick, and what the file holds."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QCheckBox

from dsardesk.ui.program import DeskNavigator
from dsardesk.ui.session import Session
from dsardesk.ui.settings.reminders.presenter import RemindersPresenter
from dsardesk.ui.theme.colours import Tone
from dsardesk.ui.widgets.layout import Card
from dsardesk.ui.widgets.text import paragraph


class RemindersCard(Card):
    """Whether a scheduled job learns what is due while the vault is locked."""

    def __init__(self, title: str, session: Session, navigator: DeskNavigator) -> None:
        """Nothing shown yet."""
        super().__init__(title)
        self._navigator = navigator
        self.presenter = RemindersPresenter(self, session)
        self.box = QCheckBox(self.tr("Keep a reminder file beside the vault"))
        self.box.setAccessibleName(self.box.text())
        self.box.toggled.connect(lambda on: self.presenter.keep(kept=on))
        self.body.addWidget(self.box)
        self.body.addWidget(
            paragraph(
                self.tr(
                    "It holds references, days and what to do, signed, and nobody’s name; nothing of a restricted case."
                    " With it, “dsardesk alerts” answers while the vault is locked."
                ),
                Tone.MUTED,
            )
        )

    def show_kept(self, *, kept: bool) -> None:
        """Show whether the file is kept."""
        with QSignalBlocker(self.box):
            self.box.setChecked(kept)

    def warn(self, sentence: str) -> None:
        """Say what went wrong."""
        self._navigator.warn(sentence)
