"""What was being written when the vault was locked, where its form could not be opened again by itself."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from dsardesk.services.ports import KeptDraft
from dsardesk.ui.drafts.presenter import SAID, TITLE
from dsardesk.ui.theme.colours import Tone
from dsardesk.ui.widgets.buttons import button
from dsardesk.ui.widgets.clipboard import copy
from dsardesk.ui.widgets.dialogs import FormDialog
from dsardesk.ui.widgets.flow import flow
from dsardesk.ui.widgets.layout import column
from dsardesk.ui.widgets.text import paragraph

SIDE, EDGE = 12, 6


class UnfinishedBar(QFrame):
    """One calm line: what was being written, and whether to go on with it or to leave it."""

    def __init__(self) -> None:
        """Nothing is unfinished."""
        super().__init__()
        self.setProperty("soft", Tone.ACCENT.value)
        self._go_on: Callable[[], object] = bool
        self._leave: Callable[[], object] = bool
        self.words = paragraph("", Tone.ACCENT, selectable=True)
        self.go_button = button(self.tr("&Go on"), lambda: self._end(self._go_on), icon_name="edit")
        self.leave_button = button(self.tr("&Leave it"), lambda: self._end(self._leave), kind="link")
        body = column(self, gap=EDGE)
        body.setContentsMargins(SIDE, EDGE, SIDE, EDGE)
        body.addWidget(self.words)
        body.addWidget(flow(self.go_button, self.leave_button))
        self.hide()

    def offer(self, draft: KeptDraft, go_on: Callable[[], object], leave: Callable[[], object]) -> None:
        """Say what *draft* is of, and do one or the other."""
        self._go_on, self._leave = go_on, leave
        title = draft.text.get(TITLE) or self.tr("a form")
        words = self.tr("You were writing: {title}.").format(title=title)
        if draft.reference:
            words = self.tr("You were writing: {title}, case {reference}.").format(
                title=title, reference=draft.reference
            )
        self.words.setText(words)
        self.setAccessibleName(words)
        self.show()

    def _end(self, do: Callable[[], object]) -> None:
        self.hide()
        do()


class KeptWordsDialog(FormDialog):
    """The words of a form that is not there any more, to be copied where they are needed now."""

    asks = False

    def __init__(self, parent: QWidget, draft: KeptDraft) -> None:
        """Show what was written."""
        title = draft.text.get(TITLE) or self.tr("What you had written")
        explanation = self.tr(
            "This form cannot be opened again as it was: the case, or the language, changed since. Here is what you had"
            " written; it stays kept until you leave it."
        )
        super().__init__(parent, title, self.tr("Close"), explanation=explanation)
        self.words = QPlainTextEdit(draft.text.get(SAID, ""))
        self.words.setReadOnly(True)
        self.add(self.tr("What you had written"), self.words)
        self.copy_button = button(self.tr("&Copy"), lambda: copy(self.words.toPlainText()), icon_name="copy")
        self.body.insertWidget(self.body.count() - 1, flow(self.copy_button))
