"""What came, as it was understood, with the words that say so; and the way out for what is no request."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPlainTextEdit, QWidget

from dsardesk.domain.clarifications import ControllerAsks
from dsardesk.domain.draft import MessageKind
from dsardesk.domain.linking import Relation
from dsardesk.domain.rights import RightType
from dsardesk.domain.setting_aside import AsideReason, proposed_reason
from dsardesk.ui.intake.belonging import Course
from dsardesk.ui.intake.form import Form
from dsardesk.ui.intake.kind import KindFields
from dsardesk.ui.intake.parts import Field, Fold, on_edit, put, shortened
from dsardesk.ui.intake.proposed import Sheet
from dsardesk.ui.intake.reading import Reading
from dsardesk.ui.theme.colours import Tone
from dsardesk.ui.widgets.buttons import button
from dsardesk.ui.widgets.fields import Choice
from dsardesk.ui.widgets.layout import Card, column, row
from dsardesk.ui.widgets.text import Chip, paragraph
from dsardesk.wording import Catalogue, sentence

WHICH = "which_right"
"""The choice of a question that is about no right in particular."""
QUESTION_LINES = 3
LOOKS = {
    MessageKind.REQUEST.value: ("checkmark_circle", Tone.GOOD),
    MessageKind.UNCLEAR.value: ("question_circle", Tone.WARNING),
    MessageKind.NOT_A_REQUEST.value: ("info", Tone.MUTED),
    MessageKind.AUTHORITY_LETTER.value: ("building", Tone.DANGER),
    MessageKind.BREACH_NOTICE.value: ("warning", Tone.DANGER),
    Relation.COMPLAINT.value: ("comment", Tone.WARNING),
    Relation.REMINDER.value: ("alert", Tone.WARNING),
}
"""Icon and tone of each kind, beside its word."""
IN_A_CASE = ("attach", Tone.ACCENT)
"""The same of what belongs to a case in any other way."""


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
        self._what = ""
        self._banner = QFrame()
        self._chip = Chip()
        self._said = paragraph()
        self._quote = paragraph("", Tone.MUTED)
        self._breach = paragraph("", Tone.DANGER)
        self.question = Field(
            self.tr("Question to the person"),
            QPlainTextEdit(tabChangesFocus=True),
            self.tr("An invitation, never a condition. Its letter is drafted with the case."),
        )
        self.asks_about = Field(self.tr("It is about"), Choice())
        self._unasked = paragraph(sentence(ControllerAsks(), words), Tone.MUTED)
        self._askable: tuple[RightType | None, ...] = (None,)
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
        for part in (self._banner, self.question, self.asks_about, self._unasked, self.other):
            self.body.addWidget(part)
        self.kind.edited.connect(self.edited)
        on_edit([self.question.field, self.asks_about.field], self.edited.emit)
        self.asks_about.field.currentIndexChanged.connect(lambda _index: self._tell_what_may_be_asked())
        self._offer(None)

    def fill(self, sheet: Sheet) -> None:
        """Show what is proposed; what it is follows with `show_course`."""
        self._what = ""
        self._show(self._breach, sheet.breach)
        quote = sheet.draft.kind_quote
        self._show(self._quote, self.tr("“{quote}”").format(quote=shortened(quote)) if quote else "")
        put(self.question.field, sheet.form.question)
        self._offer(sheet.form.asks_about)
        self.kind.fill(sheet)
        self.aside.propose(proposed_reason(sheet.draft.kind))

    def show_course(self, course: Course) -> None:
        """Say what it is, and what follows."""
        icon_name, tone = LOOKS.get(course.what, IN_A_CASE)
        named = f"{course.name} – {course.decided.reference}" if course.decided else course.name
        self._chip.show_status(named[:1].upper() + named[1:], icon_name, tone)
        self._banner.setProperty("soft", tone.value)
        self._banner.style().unpolish(self._banner)
        self._banner.style().polish(self._banner)
        self._show(self._said, course.said)
        self._show_question(course.what)
        if course.what != self._what:
            self.other.unfold(unfolded=not course.plain and not course.adds)
        self._what = course.what
        self.title.setVisible(not course.plain)

    def show_reading(self, reading: Reading) -> None:
        """Offer what may be asked of the rights ticked; what was chosen stays while it may."""
        if reading.askable != self._askable:
            self._askable = reading.askable
            self._offer(self._chosen)
            self._show_question(self._what)

    def _offer(self, chosen: RightType | None) -> None:
        """Which right it is comes first: the words of the message do not tell."""
        rights = [(each.value, self._words.say(f"right.{each}")) for each in self._askable if each]
        which = [(WHICH, self._words.say("question_effect.which_right"))]
        named = [(value, text[:1].upper() + text[1:]) for value, text in (*which, *rights)]
        with QSignalBlocker(self.asks_about.field):
            self.asks_about.field.offer(named, chosen or WHICH)
        self._tell_what_may_be_asked()

    @property
    def _chosen(self) -> RightType | None:
        value = self.asks_about.field.value
        return None if value == WHICH else RightType(value)

    def _tell_what_may_be_asked(self) -> None:
        """What may be asked, and that the time limit runs on all the same."""
        chosen = self._chosen
        access = chosen is RightType.ACCESS
        key = "intake.question.access" if access else f"question_may.{chosen or WHICH}"
        self.asks_about.say(self._words.say(key))

    def _show_question(self, what: str) -> None:
        """A processor asks nothing, and is told why."""
        unclear = what == MessageKind.UNCLEAR
        for part in (self.question, self.asks_about):
            part.setVisible(unclear and bool(self._askable))
        self._unasked.setVisible(unclear and not self._askable)

    def read(self, form: Form) -> Form:
        """The same form with these fields."""
        asked = "" if self.question.isHidden() else self.question.field.toPlainText()
        return replace(self.kind.read(form), question=asked, asks_about=self._chosen if asked.strip() else None)

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
