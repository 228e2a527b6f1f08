"""What is asked before a decision, an opinion or an approval is recorded."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QFormLayout, QLineEdit, QWidget

from dsardesk.domain.rights import Outcome
from dsardesk.ui.case.items.ground_block import GroundBlock, few_lines
from dsardesk.ui.case.items.grounds import TypedGround
from dsardesk.ui.case.items.presenter import DecisionForm, ItemsPresenter, OutcomeChoice
from dsardesk.ui.theme.colours import Tone
from dsardesk.ui.widgets.buttons import button
from dsardesk.ui.widgets.dialogs import FormDialog
from dsardesk.ui.widgets.fields import Choice
from dsardesk.ui.widgets.layout import column
from dsardesk.ui.widgets.paths import PathField, Wanted
from dsardesk.ui.widgets.text import paragraph

APPROVES, OUTSIDE, WITHHOLDS = "approves", "outside", "withholds"


class DecisionDialog(FormDialog):
    """Asks for an outcome, the reasons that some need, and the grounds of what is refused."""

    def __init__(self, parent: QWidget, form: DecisionForm, presenter: ItemsPresenter) -> None:
        """Ask for the outcome of the item of *form*."""
        told = self.tr("The person was told an outcome already: after a change, another letter is owed.")
        super().__init__(
            parent,
            self.tr("Decide: {right}").format(right=form.right),
            self.tr("Record the decision"),
            explanation=told if form.told else "",
        )
        self._form = form
        self.subject = str(form.item)
        self._presenter = presenter
        self._lay_out()
        self.outcome.currentIndexChanged.connect(self._explain)
        self.charge.toggled.connect(self._show_what_fits)
        self._explain()

    def _lay_out(self) -> None:
        form = self._form
        self.outcome = Choice([(choice.outcome, choice.text) for choice in form.choices], form.proposed)
        self._hint, self._warning = paragraph("", Tone.MUTED), paragraph("", Tone.WARNING)
        self.reasons = few_lines(form.reasons)
        # Labels above their fields: those of the grounds are long, and stand in forms of their own.
        self.form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        self.add(self.tr("Outcome"), self.outcome)
        self.form.addRow(self._hint)
        self.form.addRow(self._warning)
        self.despite = few_lines()
        self.add(self.tr("Why all the same"), self.despite)
        self.add(self.tr("Reasons"), self.reasons)
        why = self.tr("A refusal, even in part, gives its reasons: the letter repeats them.")
        self._why = paragraph(why, Tone.MUTED)
        self.reasons.setAccessibleDescription(why)
        self.form.addRow(self._why)
        self.unchecked = few_lines(form.why_unchecked)
        self.add(self.tr("Nobody checked who asks, because"), self.unchecked)
        self.blocks: list[GroundBlock] = []
        self._grounds = QWidget()
        self._column = column(self._grounds)
        self.more_button = button(self.tr("Another ground…"), self._another, kind="link", icon_name="add")
        self.form.addRow(self._grounds)
        self.form.addRow(self.more_button)
        self.charge = QCheckBox(self.tr("Ask for a reasonable fee instead of refusing"))
        self.charge.setAccessibleName(self.charge.text())
        self.form.addRow(self.charge)
        self.amount, self.calculation, self.opinion = QLineEdit(), few_lines(), few_lines()
        self.add(self.tr("Amount in euros"), self.amount)
        self.add(self.tr("How it is calculated"), self.calculation)
        self.add(self.tr("Opinion of the data protection officer"), self.opinion)

    @property
    def choice(self) -> OutcomeChoice:
        """The outcome chosen."""
        return next(choice for choice in self._form.choices if choice.outcome == self.outcome.value)

    @property
    def grounds(self) -> tuple[TypedGround, ...]:
        """Grounds chosen, with what was typed."""
        return tuple(typed for block in self.blocks if (typed := block.typed))

    def _explain(self) -> None:
        self._hint.setText(self.choice.hint)
        self._warning.setText(self.choice.warning)
        self._warning.setVisible(bool(self.choice.warning))
        for block in self.blocks:
            block.setParent(None)
            block.deleteLater()
        self.blocks.clear()
        if self.choice.grounds:
            known = {choice.code for choice in self.choice.grounds}
            before = tuple(each for each in self._form.grounds if each.code in known)
            for typed in before or (None,):
                self._add_block(typed)
        self._show_what_fits()

    def _another(self) -> None:
        self._add_block(None).setFocus()
        self._show_what_fits()

    def _add_block(self, typed: TypedGround | None) -> GroundBlock:
        block = GroundBlock(self.choice.grounds, typed, self._show_what_fits)
        self.blocks.append(block)
        self._column.addWidget(block)
        return block

    def _show_what_fits(self) -> None:
        """Show only what the grounds chosen call for."""
        chosen = [choice for block in self.blocks if (choice := block.choice)]
        fee = bool(chosen) and all(choice.fee for choice in chosen) and self.choice.outcome is Outcome.REFUSED
        charging = fee and self.charge.isChecked()
        visible = {
            self._grounds: bool(self.blocks),
            self.more_button: bool(chosen),
            self.charge: fee,
            self.amount: charging,
            self.calculation: charging,
            self.reasons: not charging,
            self._why: not charging,
            self.despite: self.choice.late and not charging,
            self.unchecked: self._form.unchecked and self.choice.favours,
            self.opinion: any(choice.both for choice in chosen) and not charging,
        }
        for field, shown in visible.items():
            self.form.setRowVisible(field, shown)
        self.grow()

    def submit(self) -> None:
        """Have the decision, or the fee, recorded; the dialog closes once it is."""
        item = self._form.item
        if self.form.isRowVisible(self.amount):
            self._presenter.charge(item, self.amount.text(), self.calculation.toPlainText(), self.grounds)
            return
        opinion = self.opinion.toPlainText() if self.form.isRowVisible(self.opinion) else ""
        outcome = Outcome(self.outcome.value)
        unchecked = self.unchecked.toPlainText() if self.form.isRowVisible(self.unchecked) else ""
        reasons = self.reasons.toPlainText()
        despite = self.despite.toPlainText() if self.form.isRowVisible(self.despite) else ""
        self._presenter.decide(item, outcome, reasons, self.grounds, opinion, unchecked=unchecked, despite=despite)


class OpinionDialog(FormDialog):
    """Asks for the opinion of the data protection officer; *do* is given its words and whether it agrees."""

    def __init__(self, parent: QWidget, do: Callable[[str, bool], object]) -> None:
        """Nothing is said yet."""
        super().__init__(
            parent,
            self.tr("Opinion of the data protection officer"),
            self.tr("Record the opinion"),
            explanation=self.tr("It stands beside the controller’s decision and is never overwritten."),
        )
        self._do = do
        self.words = few_lines()
        self.against = QCheckBox(self.tr("I advise against"))
        self.against.setAccessibleName(self.against.text())
        self.add(self.tr("Opinion"), self.words)
        self.form.addRow("", self.against)

    def submit(self) -> None:
        """Have it recorded; the dialog closes once it is."""
        self._do(self.words.toPlainText(), not self.against.isChecked())


class ApprovalDialog(FormDialog):
    """Asks for the approval of the controller; *do* is given its words, the file, and whether it is given."""

    def __init__(self, parent: QWidget, do: Callable[[str, Path | None, bool], object], *, alone: bool) -> None:
        """Offer what fits the vault: its only user approves *alone*."""
        super().__init__(
            parent,
            self.tr("Approval of the controller"),
            self.tr("Record the answer"),
            explanation=self.tr("A refusal or a fee under Article 12(5) leaves with this approval on record."),
        )
        self._do = do
        own = [(APPROVES, self.tr("I approve alone (only user)"))] if alone else []
        outside = (OUTSIDE, self.tr("approved outside (attached)"))
        self.answer = Choice([*own, outside, (WITHHOLDS, self.tr("not approved"))])
        self.file = PathField(Wanted.FILE, self.tr("Approval given outside"))
        self.words = few_lines()
        self.add(self.tr("Answer"), self.answer)
        self.add(self.tr("Approval given outside"), self.file)
        self.add(self.tr("What was said"), self.words)
        self.answer.currentIndexChanged.connect(self._show_what_fits)
        self._show_what_fits()

    def _show_what_fits(self) -> None:
        self.form.setRowVisible(self.file, self.answer.value != APPROVES)
        self.grow()

    def submit(self) -> None:
        """Have it recorded; the dialog closes once it is."""
        if self.answer.value == OUTSIDE and self.file.path is None:
            self.refuse(self.tr("Choose the file of the approval given outside."))
            return
        file = self.file.path if self.answer.value != APPROVES else None
        self._do(self.words.toPlainText(), file, self.answer.value != WITHHOLDS)
