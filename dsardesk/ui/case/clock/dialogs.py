"""What is asked before the clock of a case changes; each dialog hands over what was answered."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QCheckBox, QWidget

from dsardesk.ui.case.clock.extending import ExtensionForm
from dsardesk.ui.case.clock.fields import several_lines
from dsardesk.ui.case.clock.questions import QuestionAnswer, QuestionForm, Weight
from dsardesk.ui.options import Options
from dsardesk.ui.theme.colours import Tone
from dsardesk.ui.widgets.dialogs import FormDialog
from dsardesk.ui.widgets.fields import Choice, Day, Ticks
from dsardesk.ui.widgets.text import paragraph


class ExtensionDialog(FormDialog):
    """Asks for the ground and the reasons of an extension."""

    def __init__(
        self,
        parent: QWidget,
        form: ExtensionForm,
        do: Callable[[int, tuple[str, ...], str, date | None, str], object],
    ) -> None:
        """Ask about the items of *form*."""
        told = self.tr("Two further months, once, if the person is told so with the reasons before the month ends.")
        if form.due:
            told += " " + self.tr("The letter must leave by {day}.").format(day=form.due)
        super().__init__(parent, self.tr("Extend the time limit"), self.tr("Extend"), explanation=told)
        self._do, self._minor = do, form.minor
        self.item = Choice(form.items)
        self.grounds = Ticks(form.grounds)
        self.reasons = several_lines()
        self.announced = QCheckBox(self.tr("Announce an earlier day"))
        self.announced_due = Day(form.first, first=form.first)
        self.override = several_lines()
        self.add(self.tr("What is extended"), self.item)
        self.add(self.tr("Because of"), self.grounds)
        self.add(self.tr("Reasons, as the person will read them"), self.reasons)
        self.form.addRow("", self.announced)
        self.add(self.tr("Day announced"), self.announced_due)
        self.add(
            self.tr("Why all the same"),
            self.override,
            self.tr("Data of a minor, collected online: by default this is not extended (LIL 51 II)."),
        )
        self.item.currentIndexChanged.connect(lambda _index: self._show_what_counts())
        self.announced.toggled.connect(lambda _on: self._show_what_counts())
        self._show_what_counts()

    def _show_what_counts(self) -> None:
        self.form.setRowVisible(self.announced_due, self.announced.isChecked())
        row = self.form.getWidgetPosition(self.override)[0]  # type: ignore[index]
        for line in (row, row + 1):
            self.form.setRowVisible(line, self.item.value in self._minor)

    def submit(self) -> None:
        """Have it recorded; the dialog closes once it is."""
        announced = self.announced_due.value if self.announced.isChecked() else None
        override = self.override.toPlainText().strip() if self.item.value in self._minor else ""
        self._do(int(self.item.value), self.grounds.ticked, self.reasons.toPlainText().strip(), announced, override)


class QuestionDialog(FormDialog):
    """Asks what the person was asked to specify, and whether that stops the clock."""

    def __init__(
        self,
        parent: QWidget,
        form: QuestionForm,
        weigh: Callable[[date], Weight],
        do: Callable[[QuestionAnswer], object],
    ) -> None:
        """Ask about the items of *form*."""
        super().__init__(
            parent,
            self.tr("Ask the person to specify"),
            self.tr("Record"),
            explanation=self.tr(
                "An invitation, never a condition: whoever asks for everything receives everything, and the search"
                " goes on meanwhile."
            ),
        )
        self._do, self._weigh, self._asked = do, weigh, form
        self.item = Choice(form.items)
        self.told = paragraph("", Tone.MUTED)
        self.question = several_lines()
        self.asked_on = Day(form.today, first=form.received_on, last=form.today)
        self.large = QCheckBox(self.tr("We process a large quantity of data about this person"))
        self.large.setChecked(True)
        self.promptly = QCheckBox(self.tr("Asked without undue delay"))
        self.promptly.setChecked(True)
        self.override = QCheckBox(self.tr("Let it stop the clock although the month is over"))
        self.override.setAccessibleDescription(
            self.tr("By default it stops nothing then; the DPO may decide otherwise.")
        )
        self.reason = several_lines()
        self.add(self.tr("Item"), self.item)
        self.form.addRow(self.told)
        self.add(self.tr("What is asked"), self.question, self.tr("Propose choices: contracts, invoices, a period…"))
        self.add(self.tr("Asked on"), self.asked_on)
        self.form.addRow("", self.large)
        self.form.addRow("", self.promptly)
        self.form.addRow("", self.override)
        self.add(
            self.tr("Why"),
            self.reason,
            self.tr("Asked late, it stops the clock only for a reason: say why it was not asked earlier."),
        )
        self.form.setRowVisible(self.item, len(form.items) > 1)
        self.item.currentIndexChanged.connect(lambda _index: self._show_what_counts())
        self.asked_on.dateChanged.connect(lambda _day: self._show_what_counts())
        for box in (self.large, self.promptly, self.override):
            box.toggled.connect(lambda _on: self._show_what_counts())
        self._show_what_counts()

    def _show_what_counts(self) -> None:
        """What may be asked and what it does; a question that stops nothing needs no reason."""
        weight, may_stop = self._weigh(self.asked_on.value), self._may_stop
        self.told.setText(self._asked.told.get(self.item.value, ""))
        for box in (self.large, self.promptly):
            self.form.setRowVisible(box, may_stop)
        self.form.setRowVisible(self.override, may_stop and weight is Weight.EXPIRED)
        stops = may_stop and self.large.isChecked() and self.promptly.isChecked()
        if weight is Weight.EXPIRED:
            stops = stops and self.override.isChecked()
        row = self.form.getWidgetPosition(self.reason)[0]  # type: ignore[index]
        for line in (row, row + 1):
            self.form.setRowVisible(line, stops and weight is not Weight.PROMPT)
        self.grow()

    @property
    def _may_stop(self) -> bool:
        """True where a question about the item chosen may stop its clock."""
        return self.item.value in self._asked.suspending

    def submit(self) -> None:
        """Have it recorded; the dialog closes once it is."""
        expired = self._weigh(self.asked_on.value) is Weight.EXPIRED
        self._do(
            QuestionAnswer(
                item=int(self.item.value),
                question=self.question.toPlainText().strip(),
                large=self._may_stop and self.large.isChecked(),
                asked_on=self.asked_on.value,
                promptly=self.promptly.isChecked(),
                reason=self.reason.toPlainText().strip(),
                override=self._may_stop and expired and self.override.isChecked(),
            )
        )


class AnsweredDialog(FormDialog):
    """Asks on what day the person answered."""

    def __init__(
        self, parent: QWidget, first: date, today: date, told: tuple[str, ...], do: Callable[[date], object]
    ) -> None:
        """Ask for a day between *first* and *today*; *told* is what it does to each time limit."""
        super().__init__(
            parent,
            self.tr("The person specified the request"),
            self.tr("Record"),
            explanation="\n".join(told),
        )
        self._do = do
        self.on = Day(today, first=first, last=today)
        self.add(self.tr("Answer received on"), self.on)

    def submit(self) -> None:
        """Have it recorded; the dialog closes once it is."""
        self._do(self.on.value)


class MinorDialog(FormDialog):
    """Asks for the two facts of a minor's erasure."""

    def __init__(
        self, parent: QWidget, *, online_service: bool, minor_at_collection: bool, do: Callable[[bool, bool], object]
    ) -> None:
        """Show what is known."""
        super().__init__(
            parent,
            self.tr("Data of a minor"),
            self.tr("Record"),
            explanation=self.tr(
                "Where both are true, erase as soon as possible: after one month the person may go to the CNIL, and"
                " the time limit is not extended by default (LIL 51 II). The person may be an adult today."
            ),
        )
        self._do = do
        self.online = QCheckBox(self.tr("The data were collected for an online service"))
        self.online.setChecked(online_service)
        self.minor = QCheckBox(self.tr("The person was a minor when they were collected"))
        self.minor.setChecked(minor_at_collection)
        for box in (self.online, self.minor):
            box.setAccessibleName(box.text())
            self.form.addRow(box)

    def submit(self) -> None:
        """Have it recorded; the dialog closes once it is."""
        self._do(self.online.isChecked(), self.minor.isChecked())


class RegimeDialog(FormDialog):
    """Asks under which law access is asked."""

    def __init__(self, parent: QWidget, regimes: Options, chosen: str, do: Callable[[str], object]) -> None:
        """Offer *regimes*, *chosen* first."""
        super().__init__(parent, self.tr("Law that applies"), self.tr("Record"))
        self._do = do
        self.regime = Choice((("", self.tr("GDPR, Article 15")), *regimes), chosen)
        self.add(self.tr("Access is asked under"), self.regime)

    def submit(self) -> None:
        """Have it recorded; the dialog closes once it is."""
        self._do(self.regime.value)
