"""What is asked when more is asked of the person."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QCheckBox, QWidget

from dsardesk.domain.identity import Rung
from dsardesk.ui.identity.forms import AskAnswer, AskForm, Lateness
from dsardesk.ui.identity.rows import show_rows, text_field
from dsardesk.ui.theme.colours import Tone
from dsardesk.ui.widgets.dialogs import FormDialog
from dsardesk.ui.widgets.fields import Choice, Day
from dsardesk.ui.widgets.text import paragraph, set_tone


class AskDialog(FormDialog):
    """More to ask of the person, for a doubt put in words."""

    def __init__(
        self,
        parent: QWidget,
        form: AskForm,
        lateness: Callable[[date], Lateness],
        ask: Callable[[AskAnswer], object],
    ) -> None:
        """Propose the softest means, asked today."""
        super().__init__(
            parent,
            self.tr("Ask for more"),
            self.tr("Record the request"),
            explanation=self.tr(
                "The time limit stops on the day on which more is asked, if that was without undue delay. "
                "The letter “identity request” is then to be written and sent: nothing leaves by itself."
            ),
        )
        self._ask, self._lateness, self._advice = ask, lateness, form.advice
        self.rung = Choice(form.rungs)
        self.doubt = text_field()
        self.softer = text_field()
        self.asked_on = Day(form.today, first=form.received_on, last=form.today)
        self.promptly = QCheckBox(self.tr("without undue delay"))
        self.override = QCheckBox(self.tr("let it stop the time limit all the same"))
        self.late_reason = text_field()
        self._how = paragraph("", Tone.MUTED)
        self._late = paragraph("", Tone.WARNING)
        self._add_fields()
        self.rung.currentIndexChanged.connect(lambda _index: self._show_means())
        self.asked_on.dateChanged.connect(lambda _day: self._weigh())
        for box in (self.promptly, self.override):
            box.toggled.connect(lambda _on: self._show_reason())
        self._show_means()
        self._weigh()

    def _add_fields(self) -> None:
        self.add(self.tr("What is asked"), self.rung)
        self.form.addRow("", self._how)
        self.add(
            self.tr("Reasonable doubt"),
            self.doubt,
            self.tr("The letter quotes these words: say what makes the identity uncertain."),
        )
        self.add(
            self.tr("Why nothing softer"),
            self.softer,
            self.tr("The letter quotes these words too: say why no softer means would do."),
        )
        self.add(self.tr("Asked on"), self.asked_on)
        self.add(self.tr("It was asked"), self.promptly)
        self.form.addRow("", self._late)
        self.add(self.tr("By the DPO’s decision"), self.override)
        self.add(self.tr("Why"), self.late_reason)

    def _show_means(self) -> None:
        self._how.setText(self._advice.get(self.rung.value, ""))
        self.rung.setAccessibleDescription(self._how.text())
        show_rows(self.form, self.softer, shown=self.rung.value == Rung.COPY, lines=2)

    def _weigh(self) -> None:
        """Late, it is for the person at the desk to say that it was without undue delay, and why."""
        late = self._lateness(self.asked_on.value)
        self.promptly.setChecked(not late.words)
        self._late.setText(late.words)
        set_tone(self._late, Tone.DANGER if late.red else Tone.WARNING)
        self.form.setRowVisible(self._late, bool(late.words))
        self.form.setRowVisible(self.override, late.expired)
        if not late.expired:
            self.override.setChecked(False)
        self._show_reason()

    def _show_reason(self) -> None:
        self.form.setRowVisible(self.late_reason, self._reasoned)
        self.grow()

    @property
    def _reasoned(self) -> bool:
        """True where the question stops the clock only for a reason."""
        if self.form.isRowVisible(self.override):
            return self.override.isChecked()
        return bool(self._late.text()) and self.promptly.isChecked()

    def submit(self) -> None:
        """Record the request."""
        copied = self.rung.value == Rung.COPY
        self._ask(
            AskAnswer(
                rung=Rung(self.rung.value),
                doubt=self.doubt.toPlainText(),
                asked_on=self.asked_on.value,
                promptly=self.promptly.isChecked() or self.override.isChecked(),
                softer=self.softer.toPlainText() if copied else "",
                late_reason=self.late_reason.toPlainText() if self._reasoned else "",
                override=self.override.isChecked(),
            )
        )
