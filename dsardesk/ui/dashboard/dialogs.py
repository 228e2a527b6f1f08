"""The dialog in which a manager reads one decision and answers it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from dsardesk.ui.dashboard.presenter import Question
from dsardesk.ui.widgets.buttons import button
from dsardesk.ui.widgets.dialogs import FormDialog
from dsardesk.ui.widgets.fields import Choice
from dsardesk.ui.widgets.pdf import show_pdf
from dsardesk.ui.widgets.text import paragraph

APPROVE, WITHHOLD = "approve", "withhold"


class Answering(Protocol):
    """Takes the dialog, the id of the request, the words, and whether they approve."""

    def __call__(self, form: AnswerDialog, request: str, words: str, *, favourable: bool) -> object:
        """Sign the answer."""
        ...


class AnswerDialog(FormDialog):
    """A decision, its reasons, the letter, and what one says of it."""

    def __init__(self, parent: QWidget, question: Question, answer: Answering) -> None:
        """Hand the answer to *answer*."""
        explanation = self.tr(
            "Your answer is signed with your own key. It takes effect when the data protection officer next opens the"
            " vault."
        )
        super().__init__(parent, self.tr("Decision to approve"), self.tr("Sign the answer"), explanation=explanation)
        self._question, self._answer = question, answer
        for words in (question.title, *question.paragraphs):
            told = paragraph(words, selectable=True)
            told.setAccessibleName(words)
            self.form.addRow(told)
        if question.letter:
            read: Callable[[], object] = self._read
            self.form.addRow(button(self.tr("&Read the letter…"), read, icon_name="document"))
        self.verdict = Choice(((APPROVE, self.tr("I approve")), (WITHHOLD, self.tr("I do not approve"))))
        self.words = QPlainTextEdit(tabChangesFocus=True)
        self.add(self.tr("Your answer"), self.verdict)
        self.add(self.tr("In a few words"), self.words, self.tr("Needed where you do not approve."))

    def _read(self) -> None:
        show_pdf(self, self.tr("Letter to approve"), self._question.letter)

    def submit(self) -> None:
        """Sign the answer."""
        favourable = self.verdict.value == APPROVE
        words = self.words.toPlainText()
        if not favourable and not words.strip():
            self.refuse(self.tr("Say in a few words why you do not approve."))
            self.words.setFocus()
            return
        self._answer(self, self._question.id, words, favourable=favourable)

    def show_working(self, *, working: bool) -> None:
        """Say that something lasts, or that one may try again."""
        self.do_button.setText(self.tr("One moment…") if working else self.tr("Sign the answer"))
        self.do_button.setEnabled(not working)

    def finish(self) -> None:
        """Close: it is done."""
        self.accept()
