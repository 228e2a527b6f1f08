"""What came, as it was understood, with the words that say so; and the way out for what is no request."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLabel, QPlainTextEdit, QWidget

from dsardesk.domain.case import CaseKind
from dsardesk.domain.draft import MessageKind
from dsardesk.domain.setting_aside import AsideReason, proposed_reason
from dsardesk.ui.intake.form import Form
from dsardesk.ui.intake.kind import KindFields
from dsardesk.ui.intake.parts import Field, Fold, on_edit, shortened
from dsardesk.ui.intake.proposed import Sheet
from dsardesk.ui.theme.colours import Tone
from dsardesk.ui.widgets.buttons import button
from dsardesk.ui.widgets.fields import Choice
from dsardesk.ui.widgets.layout import Card, column, row
from dsardesk.ui.widgets.text import Chip, paragraph
from dsardesk.wording import Catalogue

QUESTION_LINES = 3
LOOKS = {
    MessageKind.REQUEST: ("checkmark_circle", Tone.GOOD),
    MessageKind.UNCLEAR: ("question_circle", Tone.WARNING),
    MessageKind.NOT_A_REQUEST: ("info", Tone.MUTED),
    MessageKind.AUTHORITY_LETTER: ("building", Tone.DANGER),
    MessageKind.BREACH_NOTICE: ("warning", Tone.DANGER),
}
"""Icon and tone of each kind, beside its word."""


class VerdictCard(Card):
    """What it is.

    Signals:
        edited: something in the fields changed.
    """

    edited = Signal()

    def __init__(self, words: Catalogue, set_aside: Callable[[AsideReason], object]) -> None:
        """Nothing was read yet; *set_aside* files the message without a case."""
        super().__init__(self.tr("What it is"))
        self._words = words
        self._banner = QFrame()
        self._chip = Chip()
        self._said = paragraph()
        self._quote = paragraph("", Tone.MUTED)
        self._breach = paragraph("", Tone.DANGER)
        self.question = Field(
            self.tr("Question to the person"),
            QPlainTextEdit(tabChangesFocus=True),
            self.tr("Its letter is drafted with the case. Only access is specified so: tick access below."),
        )
        self.question.field.setFixedHeight(QUESTION_LINES * self.fontMetrics().lineSpacing() + 16)
        self.kind = KindFields(words)
        self.aside = AsideFields(words, set_aside)
        self._else = QWidget()
        self.other = Fold(self.tr("It is something else…"), self._else)
        self._lay_out()

    def _lay_out(self) -> None:
        behind = column(self._else, gap=10)
        behind.addWidget(self.kind)
        behind.addWidget(self.aside)
        inside = column(self._banner, margin=10, gap=6)
        self._chip.setContentsMargins(-8, 0, 0, 0)
        for each in (self._chip, self._said, self._breach, self._quote):
            inside.addWidget(each)
        for part in (self._banner, self.question, self.other):
            self.body.addWidget(part)
        self.kind.edited.connect(self.edited)
        on_edit([self.question.field], self.edited.emit)

    def fill(self, sheet: Sheet) -> None:
        """Say what was understood."""
        kind = sheet.seems
        icon_name, tone = LOOKS[kind]
        word = self._words.say(f"message_kind.{kind}")
        self._chip.show_status(word[:1].upper() + word[1:], icon_name, tone)
        self._banner.setProperty("soft", tone.value)
        self._banner.style().unpolish(self._banner)
        self._banner.style().polish(self._banner)
        link = sheet.draft.case_link
        plain = kind is MessageKind.REQUEST
        told = (*(() if plain else (f"intake.kind.{kind}",)), *((f"intake.link.{link}",) if link else ()))
        self._show(self._said, " ".join(self._words.say(key) for key in told))
        self._show(self._breach, sheet.breach)
        quote = sheet.draft.kind_quote
        self._show(self._quote, self.tr("“{quote}”").format(quote=shortened(quote)) if quote else "")
        self.question.setVisible(kind is MessageKind.UNCLEAR)
        self.question.field.clear()
        self.kind.fill(sheet)
        self.aside.propose(proposed_reason(kind))
        self.other.unfold(unfolded=not plain or sheet.form.kind is not CaseKind.REQUEST)
        self.title.setVisible(not plain)

    def tie(self, kind: CaseKind, reference: str) -> None:
        """Make it a case of that kind, about an earlier one."""
        self.kind.tie(kind, reference)
        self.other.unfold(unfolded=True)

    def read(self, form: Form) -> Form:
        """The same form with these fields."""
        asked = "" if self.question.isHidden() else self.question.field.toPlainText()
        return replace(self.kind.read(form), question=asked)

    @staticmethod
    def _show(label: QLabel, text: str) -> None:
        label.setText(text)
        label.setVisible(bool(text))


class AsideFields(QWidget):
    """A word of why, and the button that files the message."""

    def __init__(self, words: Catalogue, set_aside: Callable[[AsideReason], object]) -> None:
        """Call *set_aside* with the reason chosen."""
        super().__init__()
        self.reason = Field(
            self.tr("If it is no request, it is"),
            Choice([(each.value, words.say(f"aside.{each}")) for each in AsideReason]),
        )
        self.button = button(
            self.tr("File without a case"),
            lambda: set_aside(AsideReason(self.reason.field.value)),
            icon_name="archive",
        )
        body = column(self, gap=8)
        body.addWidget(self.reason)
        body.addLayout(row(self.button))

    def propose(self, reason: AsideReason) -> None:
        """Choose what was understood."""
        self.reason.field.choose(reason.value)
