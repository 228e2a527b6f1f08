"""What is asked when identity is checked, more is asked, or a document is kept or destroyed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import cast

from PySide6.QtWidgets import QCheckBox, QPlainTextEdit, QWidget

from dsardesk.domain.identity import Rung, Verdict
from dsardesk.ui.identity.presenter import CheckAnswer, CheckForm, Options
from dsardesk.ui.theme.colours import Tone
from dsardesk.ui.widgets.dialogs import FormDialog
from dsardesk.ui.widgets.fields import Choice, Day, Ticks
from dsardesk.ui.widgets.text import paragraph

LINES = 3
USUAL_HOLD = timedelta(days=90)


class _Checking(FormDialog):
    """Fields of a check; the doubt is asked only where a copy was used."""

    def _add_check(self, form: CheckForm) -> None:
        self.verdict = Choice(form.verdicts, form.verdict)
        self.rung = Choice(form.rungs, form.rung)
        self.facts = Ticks(form.facts)
        self.doubt = _text(form.doubt)
        self.received = Day(form.today, first=form.asked_on, last=form.today)
        self._asked = form.asked_on is not None
        self.add(self.tr("Result"), self.verdict)
        self.add(self.tr("Means"), self.rung)
        self.add(self.tr("What matched"), self.facts)
        self.add(self.tr("Reasonable doubt"), self.doubt, self.tr("Why nothing softer than a copy was enough."))
        if self._asked:
            self.add(self.tr("Answer received on"), self.received, self.tr("The time limit runs again that day."))
        for choice in (self.rung, self.verdict):
            choice.currentIndexChanged.connect(lambda _index: self._show_what_counts())
        self._show_what_counts()

    def _show_what_counts(self) -> None:
        self.form.setRowVisible(self.facts, self.verdict.value != Verdict.NOT_NEEDED)
        copied = self.rung.value == Rung.COPY
        row, _ = cast("tuple[int, object]", self.form.getWidgetPosition(self.doubt))
        for line in (row, row + 1):
            self.form.setRowVisible(line, copied)

    def _add_places(self, form: CheckForm) -> None:
        self.places = Ticks(form.places)
        hint = self.tr(
            "You attest to these places: the program cannot see them. What is not ticked stays to be cleaned."
        )
        self.add(self.tr("Cleaned elsewhere"), self.places, hint)

    def _answer(self, attested: tuple[str, ...]) -> CheckAnswer:
        return CheckAnswer(
            rung=Rung(self.rung.value),
            verdict=Verdict(self.verdict.value),
            matched=() if self.verdict.value == Verdict.NOT_NEEDED else self.facts.ticked,
            doubt=self.doubt.toPlainText() if self.rung.value == Rung.COPY else "",
            attested=attested,
            received_on=self.received.value if self._asked else None,
        )


class CheckDialog(_Checking):
    """A check to record; documents that wait for it are destroyed with it."""

    def __init__(self, parent: QWidget, form: CheckForm, record: Callable[[CheckAnswer], object]) -> None:
        """Propose what *form* proposes."""
        self._destroying = bool(form.places)
        super().__init__(
            parent,
            self.tr("Record a check"),
            self.tr("Record"),
            explanation=self.tr("Only the means, the result and what matched are kept, never a copy or a number."),
            kind="danger" if self._destroying else "primary",
        )
        self._record = record
        self._add_check(form)
        if self._destroying:
            self._add_places(form)
            self.verdict.currentIndexChanged.connect(lambda _index: self._name_the_deed())
            self._name_the_deed()

    def _name_the_deed(self) -> None:
        """A document that did not convince may be evidence: it then stays until somebody decides."""
        stays = self.verdict.value == Verdict.NOT_CONFIRMED
        self.do_button.setText(self.tr("Record") if stays else self.tr("Record and destroy the document"))
        self.do_button.setAccessibleName(self.do_button.text())

    def submit(self) -> None:
        """Record the check."""
        self._record(self._answer(self.places.ticked if self._destroying else ()))


class DestroyDialog(_Checking):
    """The end of one document: what was found, where else copies were cleaned, what the vault guarantees."""

    def __init__(
        self,
        parent: QWidget,
        form: CheckForm,
        described: str,
        destroy: Callable[[CheckAnswer | None, tuple[str, ...]], object],
    ) -> None:
        """Ask for the check too, unless it is on record; *described* is the document in a few words."""
        super().__init__(
            parent,
            self.tr("Destroy the identity document"),
            self.tr("Destroy now – cannot be undone"),
            explanation=described,
            kind="danger",
        )
        self._destroy = destroy
        self._checks = not form.checked
        if self._checks:
            self._add_check(form)
        self._add_places(form)
        guarantee = self.tr(
            "In the vault: the document’s own key is destroyed, and nothing can open it again. No backup ever held it. "
            "The timeline keeps that it was destroyed, when, by whom and how."
        )
        self.form.addRow(paragraph(guarantee, Tone.MUTED))

    def submit(self) -> None:
        """Destroy it."""
        attested = self.places.ticked
        self._destroy(self._answer(attested) if self._checks else None, attested)


class AskDialog(FormDialog):
    """More to ask of the person, for a doubt put in words."""

    def __init__(
        self,
        parent: QWidget,
        *,
        rungs: Options,
        received_on: date,
        today: date,
        is_prompt: Callable[[date], bool],
        ask: Callable[[Rung, str, date, bool], object],
    ) -> None:
        """Propose matching facts, asked today."""
        super().__init__(
            parent,
            self.tr("Ask for more"),
            self.tr("Record the request"),
            explanation=self.tr(
                "The time limit stops on the day on which more is asked, if that was without undue delay. "
                "The letter “identity request” is then to be written and sent: nothing leaves by itself."
            ),
        )
        self._ask, self._is_prompt = ask, is_prompt
        self.rung = Choice(rungs, Rung.DATA_POINTS)
        self.doubt = _text()
        self.asked_on = Day(today, first=received_on, last=today)
        self.promptly = QCheckBox(self.tr("without undue delay"))
        self._late = paragraph(
            self.tr("More than three working days after receipt: tick the box only if something explains it."),
            Tone.WARNING,
        )
        self.add(self.tr("What is asked"), self.rung)
        self.add(
            self.tr("Reasonable doubt"),
            self.doubt,
            self.tr("The letter quotes these words: say what makes the identity uncertain."),
        )
        self.add(self.tr("Asked on"), self.asked_on)
        self.add(self.tr("It was asked"), self.promptly)
        self.form.addRow("", self._late)
        self.asked_on.dateChanged.connect(lambda _day: self._weigh())
        self._weigh()

    def _weigh(self) -> None:
        prompt = self._is_prompt(self.asked_on.value)
        self.promptly.setChecked(prompt)
        self.form.setRowVisible(self._late, not prompt)

    def submit(self) -> None:
        """Record the request."""
        self._ask(Rung(self.rung.value), self.doubt.toPlainText(), self.asked_on.value, self.promptly.isChecked())


class HoldDialog(FormDialog):
    """A document to keep as evidence, with its reason and its end."""

    def __init__(self, parent: QWidget, today: date, hold: Callable[[str, date], object]) -> None:
        """Propose three months."""
        super().__init__(
            parent,
            self.tr("Hold the identity document"),
            self.tr("Hold"),
            explanation=self.tr(
                "For a forged or doubtful document that is evidence. "
                "It is destroyed when the vault first opens after the last day."
            ),
        )
        self._hold = hold
        self.reason = _text()
        self.until = Day(today + USUAL_HOLD, first=today)
        self.add(self.tr("Reason"), self.reason)
        self.add(self.tr("Last day"), self.until)

    def submit(self) -> None:
        """Hold it."""
        self._hold(self.reason.toPlainText(), self.until.value)


def _text(words: str = "") -> QPlainTextEdit:
    """A field of a few lines, left by Tab."""
    made = QPlainTextEdit(words)
    made.setTabChangesFocus(True)
    made.setFixedHeight(made.fontMetrics().lineSpacing() * LINES + 18)
    return made
