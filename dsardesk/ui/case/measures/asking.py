"""What is asked about a question examined, a system left running, and a use of restricted data."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from dsardesk.domain.restriction import RestrictedUse
from dsardesk.ui.case.measures.questions import QuestionPart
from dsardesk.ui.widgets.dialogs import FormDialog
from dsardesk.ui.widgets.fields import Choice
from dsardesk.wording import Catalogue

LINES = 5


def _long(text: str = "") -> QPlainTextEdit:
    made = QPlainTextEdit(text)
    made.setTabChangesFocus(True)
    made.setFixedHeight(LINES * made.fontMetrics().lineSpacing() + 16)
    return made


class QuestionDialog(FormDialog):
    """Asks for the answer to one question; *do* is given ground, words and name, "" for what is not asked."""

    def __init__(self, parent: QWidget, question: QuestionPart, do: Callable[[str, str, str], object]) -> None:
        """Ask *question*."""
        super().__init__(parent, question.title, self.tr("Record"), explanation=question.hint)
        self._do = do
        ground, words, who = question.answer
        self.ground = Choice(list(question.grounds), ground) if question.grounds else None
        self.who = QLineEdit(who) if question.with_name else None
        self.words = _long(words) if question.with_words else None
        if self.ground is not None:
            self.add(self.tr("Answer"), self.ground)
        if self.who is not None:
            self.add(self.tr("Examined by"), self.who)
        if self.words is not None:
            self.add(self.tr("In words"), self.words)

    def submit(self) -> None:
        """Have it recorded; the dialog closes once it is."""
        self._do(
            self.ground.value if self.ground else "",
            self.words.toPlainText().strip() if self.words else "",
            self.who.text().strip() if self.who else "",
        )


class UseDialog(FormDialog):
    """Asks which restricted data were used, for what and why; *do* is given that."""

    def __init__(
        self, parent: QWidget, system: str, words: Catalogue, do: Callable[[RestrictedUse, str, str], object]
    ) -> None:
        """Ask about *system*."""
        super().__init__(
            parent,
            self.tr("{system}: restricted data used").format(system=system),
            self.tr("Record this use"),
            explanation=self.tr("Restricted data are stored; the law leaves four uses only (Article 18(2))."),
        )
        self._do = do
        self.use = Choice([(use.value, words.say(f"restricted_use.{use}")) for use in RestrictedUse])
        self.what, self.reason = QLineEdit(), _long()
        self.add(self.tr("For what"), self.use)
        self.add(self.tr("Which data"), self.what)
        self.add(self.tr("Reason"), self.reason)

    def submit(self) -> None:
        """Have it recorded; the dialog closes once it is."""
        self._do(RestrictedUse(self.use.value), self.what.text(), self.reason.toPlainText())
