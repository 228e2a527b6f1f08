"""The dialog by which somebody answers for a vault in doubt."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from dsardesk.ui.widgets.dialogs import FormDialog

REASON_LINES = 4


class AcceptDialog(FormDialog):
    """Asks what happened to a vault in doubt."""

    def __init__(self, parent: QWidget, answer: Callable[[str], object]) -> None:
        """Ask for a few sentences, which *answer* is given."""
        super().__init__(
            parent,
            self.tr("Answer for the vault"),
            self.tr("Record it and go on"),
            explanation=self.tr(
                "Only if you know what happened, for instance a copy that you put back yourself. What was noticed and "
                "what you write stay in the journal; the vault can be written to again."
            ),
        )
        self._answer = answer
        self.reasons = QPlainTextEdit()
        self.reasons.setTabChangesFocus(True)
        self.reasons.setFixedHeight(self.reasons.fontMetrics().lineSpacing() * REASON_LINES)
        self.add(self.tr("&What happened"), self.reasons)

    def submit(self) -> None:
        """Have it recorded; the dialog closes once it is."""
        self._answer(self.reasons.toPlainText())
