"""Closing a case, or what must be done before."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QWidget

from dsardesk.ui.case.presenter import Blocker
from dsardesk.ui.case.reading import Part
from dsardesk.ui.theme.colours import Tone
from dsardesk.ui.widgets.buttons import button
from dsardesk.ui.widgets.dialogs import FormDialog
from dsardesk.ui.widgets.layout import column, row
from dsardesk.ui.widgets.text import heading, paragraph

WIDTH = 480


class CloseDialog(FormDialog):
    """Asks whether to close a case on which nothing is left open."""

    def __init__(self, parent: QWidget, close: Callable[[], object]) -> None:
        """*close* closes it."""
        super().__init__(
            parent,
            self.tr("Close the case?"),
            self.tr("Close the case"),
            explanation=self.tr(
                "Everything is done. A closed case stays readable and takes notes; nothing else is added to it."
            ),
        )
        self._close = close

    def submit(self) -> None:
        """Have it closed; the dialog closes once it is."""
        self._close()


class BlockersDialog(QDialog):
    """What must be done before a case can be closed, each with the way there."""

    def __init__(self, parent: QWidget, blockers: tuple[Blocker, ...], go: Callable[[Part], object]) -> None:
        """*go* is given the part of the page where a blocker is mended."""
        super().__init__(parent)
        title = self.tr("Not yet: something is still open")
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(WIDTH)
        self._go = go
        body = column(self, margin=20)
        body.addWidget(heading(title, 2))
        body.addWidget(paragraph(self.tr("The case can be closed once this is done:"), Tone.MUTED))
        for blocker in blockers:
            text = blocker.text[:1].upper() + blocker.text[1:]
            line = row(paragraph(text), stretch=False)
            made = button(self.tr("Go there"), partial(self._leave, blocker.part), kind="link")
            made.setAccessibleName(f"{text}: {made.text()}")
            line.addWidget(made)
            body.addLayout(line)
        body.addStretch(1)
        buttons = QDialogButtonBox()
        back = buttons.addButton(self.tr("Back to the case"), QDialogButtonBox.ButtonRole.RejectRole)
        back.setAccessibleName(back.text())
        back.setProperty("kind", "primary")
        back.setDefault(True)
        buttons.rejected.connect(self.reject)
        body.addWidget(buttons)

    def _leave(self, part: Part) -> None:
        self.reject()
        self._go(part)
