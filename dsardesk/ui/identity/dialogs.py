"""What is asked when identity is checked, more is asked, or a document is kept or destroyed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QWidget

from dsardesk.domain.identity import KnownChannel, Rung, Verdict
from dsardesk.ui.identity.forms import CheckAnswer, CheckForm
from dsardesk.ui.identity.rows import show_rows, text_field
from dsardesk.ui.theme.colours import Tone
from dsardesk.ui.widgets.dialogs import FormDialog
from dsardesk.ui.widgets.fields import Choice, Day, Ticks
from dsardesk.ui.widgets.text import paragraph


class _Checking(FormDialog):
    """Fields of a check; the doubt is asked only where a copy was used."""

    def _add_check(self, form: CheckForm) -> None:
        self.verdict = Choice(form.verdicts, form.verdict)
        self.rung = Choice(form.rungs, form.rung)
        self.facts = Ticks(form.facts)
        self.doubt = text_field(form.doubt)
        self.received = Day(form.today, first=form.asked_on, last=form.today)
        self._asked = form.asked_on is not None
        self.add(self.tr("Result"), self.verdict)
        self.why = text_field()
        self.add(self.tr("Why no check was needed"), self.why)
        self._advice = form.advice
        self._how = paragraph("", Tone.MUTED)
        self.add(self.tr("Means"), self.rung)
        self.form.addRow("", self._how)
        self.channel = Choice(form.channels, form.channel)
        self.add(self.tr("Already known"), self.channel)
        self.add(self.tr("What matched"), self.facts)
        self.add(self.tr("Reasonable doubt"), self.doubt, self.tr("Why nothing softer than a copy was enough."))
        if self._asked:
            self.add(self.tr("Answer received on"), self.received, self.tr("The time limit runs again that day."))
        for choice in (self.rung, self.verdict):
            choice.currentIndexChanged.connect(lambda _index: self._show_what_counts())
        self._show_what_counts()

    def _show_what_counts(self) -> None:
        self.form.setRowVisible(self.facts, self.verdict.value != Verdict.NOT_NEEDED)
        self.form.setRowVisible(self.why, self.verdict.value == Verdict.NOT_NEEDED)
        self.form.setRowVisible(self.channel, self.rung.value == Rung.KNOWN_CHANNEL)
        self._how.setText(self._advice.get(self.rung.value, ""))
        self.rung.setAccessibleDescription(self._how.text())
        show_rows(self.form, self.doubt, shown=self.rung.value == Rung.COPY, lines=2)

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
            channel=KnownChannel(self.channel.value) if self.rung.value == Rung.KNOWN_CHANNEL else None,
            why=self.why.toPlainText() if self.verdict.value == Verdict.NOT_NEEDED else "",
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


class HoldDialog(FormDialog):
    """A document to keep as evidence, with its reason and its end."""

    def __init__(self, parent: QWidget, today: date, until: date, hold: Callable[[str, date], object]) -> None:
        """Propose *until* as the last day."""
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
        self.reason = text_field()
        self.until = Day(until, first=today)
        self.add(self.tr("Reason"), self.reason)
        self.add(self.tr("Last day"), self.until)

    def submit(self) -> None:
        """Hold it."""
        self._hold(self.reason.toPlainText(), self.until.value)
