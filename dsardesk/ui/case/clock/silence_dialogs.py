"""What is asked about a person who does not answer, and about the day on which the request arrived."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QCheckBox, QWidget

from dsardesk.domain.clock_records import Course
from dsardesk.ui.case.clock.fields import several_lines
from dsardesk.ui.case.clock.silence import ChooseForm, ReceiptForm, RemindForm
from dsardesk.ui.theme.colours import Tone
from dsardesk.ui.widgets.dialogs import FormDialog
from dsardesk.ui.widgets.fields import Choice, Day
from dsardesk.ui.widgets.text import paragraph


class RemindDialog(FormDialog):
    """Asks of what, how and when the person was reminded by other ways than a letter of the case."""

    def __init__(self, parent: QWidget, form: RemindForm, do: Callable[[str, str, date], object]) -> None:
        """Ask about the questions of *form*."""
        super().__init__(
            parent,
            self.tr("Record a reminder"),
            self.tr("Record"),
            explanation=self.tr(
                "A reminder by letter is written among the letters, and recorded when it leaves. Here: a call, or a"
                " message sent by other ways. The next reminder is counted from it."
            ),
        )
        self._do = do
        self.question = Choice(form.questions)
        self.way = Choice(form.ways)
        self.on = Day(form.today, first=form.first, last=form.today)
        self.add(self.tr("About"), self.question)
        self.add(self.tr("How"), self.way)
        self.add(self.tr("Reminded on"), self.on)
        self.form.setRowVisible(self.question, len(form.questions) > 1)

    def submit(self) -> None:
        """Have it recorded; the dialog closes once it is."""
        self._do(self.question.value, self.way.value, self.on.value)


class ChooseDialog(FormDialog):
    """Asks how to go on without an answer."""

    def __init__(self, parent: QWidget, form: ChooseForm, do: Callable[[str, str], object]) -> None:
        """Offer the courses of *form*."""
        super().__init__(
            parent,
            self.tr("Go on without an answer"),
            self.tr("Choose"),
            explanation=self.tr(
                "Closed provisionally, the request resumes when the person answers, its time limit as it stands; the"
                " letter gives your reasons and the remedies. Or decide on what you know, by {day}."
            ).format(day=form.strict),
        )
        self._do = do
        self.course = Choice(form.courses)
        self.reasons = several_lines()
        self.add(self.tr("How to go on"), self.course)
        if form.why_not:
            self.form.addRow("", paragraph(form.why_not, Tone.MUTED))
        self.add(self.tr("Reasons"), self.reasons, self.tr("The person reads these words if the case is closed."))
        self._hint_row = self.form.getWidgetPosition(self.reasons)[0] + 1  # type: ignore[index]
        self.course.currentIndexChanged.connect(lambda _index: self._show_hint())
        self._show_hint()

    def _show_hint(self) -> None:
        self.form.setRowVisible(self._hint_row, self.course.value == Course.CLOSE_FOR_NOW)

    def submit(self) -> None:
        """Have it recorded; the dialog closes once it is."""
        self._do(self.course.value, self.reasons.toPlainText().strip())


class ReceiptDialog(FormDialog):
    """Asks when the request arrived and, for post, when it was first presented."""

    def __init__(self, parent: QWidget, form: ReceiptForm, do: Callable[[date, date | None, str], object]) -> None:
        """Show what is known."""
        super().__init__(
            parent,
            self.tr("Day of receipt"),
            self.tr("Record"),
            explanation=self.tr("The time limit counts from this day: every date is counted anew."),
        )
        self._do = do
        self.arrived = Day(form.received_on, last=form.today)
        self.registered = QCheckBox(self.tr("A registered letter, presented on another day"))
        self.registered.setChecked(form.presented_on is not None)
        self.presented = Day(form.presented_on or form.received_on, last=form.today)
        self.reason = several_lines()
        self.add(self.tr("Arrived on"), self.arrived)
        self.form.addRow("", self.registered)
        self.add(
            self.tr("First presented on"),
            self.presented,
            self.tr("The first presentation counts if it came before, whoever opened the letter."),
        )
        self.add(self.tr("Why it changes"), self.reason)
        self.form.setRowVisible(self.registered, form.by_post)
        self.registered.toggled.connect(lambda _on: self._show_presented())
        self._show_presented()

    def _show_presented(self) -> None:
        row = self.form.getWidgetPosition(self.presented)[0]  # type: ignore[index]
        for line in (row, row + 1):
            self.form.setRowVisible(line, self.registered.isChecked())
        self.grow()

    def submit(self) -> None:
        """Have it recorded; the dialog closes once it is."""
        presented = self.presented.value if self.registered.isChecked() else None
        self._do(self.arrived.value, presented, self.reason.toPlainText().strip())
