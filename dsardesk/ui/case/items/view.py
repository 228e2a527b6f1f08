"""What is asked, one card for each right, and the dialog that decides."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QPlainTextEdit

from dsardesk.domain.records import ItemState
from dsardesk.domain.rights import Outcome
from dsardesk.services.case_page import CasePage
from dsardesk.ui.case.items.presenter import DecisionForm, ItemLine, ItemsPresenter
from dsardesk.ui.case.pieces import titled
from dsardesk.ui.session import Navigator, Session
from dsardesk.ui.tasks import for_owner
from dsardesk.ui.theme.colours import Tone
from dsardesk.ui.widgets.asking import Asking
from dsardesk.ui.widgets.buttons import button
from dsardesk.ui.widgets.dialogs import FormDialog
from dsardesk.ui.widgets.fields import Choice
from dsardesk.ui.widgets.layout import Card, Page, clear, column, row
from dsardesk.ui.widgets.text import Chip, paragraph

STATES = {
    ItemState.OPEN: ("circle", Tone.MUTED),
    ItemState.DECIDED: ("checkmark", Tone.ACCENT),
    ItemState.ANSWERED: ("checkmark_circle", Tone.GOOD),
}
"""Icon and tone of where a right asked stands."""


class ItemsTab(Page):
    """What is asked, and what was decided."""

    def __init__(self, session: Session, navigator: Navigator) -> None:
        """No case is shown yet."""
        super().__init__()
        self.setAccessibleName(self.tr("Items"))
        self.asking = Asking(navigator.say, navigator.warn)
        self.presenter = ItemsPresenter(self, for_owner(session, self))
        self._cards = column()
        self._shown: tuple[ItemLine, ...] = ()
        self.body.addLayout(self._cards)
        self.body.addStretch(1)

    def show_page(self, page: CasePage) -> None:
        """Show what the case asks."""
        self.presenter.show(page)

    def show_items(self, lines: tuple[ItemLine, ...]) -> None:
        """Show what is asked; what did not change is left alone."""
        if lines != self._shown:
            self._shown = lines
            clear(self._cards)
            for line in lines:
                self._cards.addWidget(self._card(line))

    def _card(self, line: ItemLine) -> Card:
        card = Card()
        name = f"{line.right[:1].upper()}{line.right[1:]}"
        card.setAccessibleName(name)
        card.body.addLayout(titled(name, 2, Chip(line.outcome or self.tr("to decide"), *STATES[line.state])))
        if line.quote:
            card.body.addWidget(paragraph(self.tr("“{quote}”").format(quote=line.quote), Tone.MUTED, selectable=True))
        card.body.addWidget(paragraph(line.clock.text))
        who, day = line.decided
        if line.outcome:
            card.body.addWidget(paragraph(self.tr("Decided by {who} on {day}.").format(who=who, day=day), Tone.MUTED))
        if line.reasons:
            card.body.addWidget(paragraph(self.tr("Reasons: {reasons}").format(reasons=line.reasons), selectable=True))
        if line.open:
            text = self.tr("Change the decision…") if line.outcome else self.tr("&Decide…")
            kind = "" if line.outcome else "primary"
            made = button(text, partial(self.presenter.ask, line.number), kind=kind)
            made.setAccessibleName(self.tr("Decide: {right}").format(right=line.right))
            card.body.addLayout(row(made))
        return card

    def ask_decision(self, form: DecisionForm) -> None:
        """Ask for the outcome of one item."""
        self.asking.open(_DecisionDialog(self, form))

    def tell_decided(self, right: str, outcome: str) -> None:
        """The decision was recorded."""
        text = self.tr("Decision recorded: {right} – {outcome}. It can be changed until the letter has left.")
        self.asking.done(text.format(right=right, outcome=outcome))

    def refuse(self, sentence: str) -> None:
        """It was not, and why."""
        self.asking.refuse(sentence)


class _DecisionDialog(FormDialog):
    """Asks for an outcome, and the reasons that some need."""

    def __init__(self, parent: ItemsTab, form: DecisionForm) -> None:
        told = self.tr("The person was told an outcome already: after a change, another letter is owed.")
        super().__init__(
            parent,
            self.tr("Decide: {right}").format(right=form.right),
            self.tr("Record the decision"),
            explanation=told if form.told else "",
        )
        self._form = form
        self._presenter = parent.presenter
        self.outcome = Choice([(choice.outcome, choice.text) for choice in form.choices], form.proposed)
        self._hint = paragraph("", Tone.MUTED)
        self.reasons = QPlainTextEdit(form.reasons)
        self.reasons.setTabChangesFocus(True)
        self.add(self.tr("Outcome"), self.outcome)
        self.form.addRow("", self._hint)
        self.add(
            self.tr("Reasons"),
            self.reasons,
            self.tr("A refusal, even in part, gives its reasons: the letter repeats them."),
        )
        self.outcome.currentIndexChanged.connect(self._explain)
        self._explain()

    def _explain(self) -> None:
        choice = next(choice for choice in self._form.choices if choice.outcome == self.outcome.value)
        self._hint.setText(choice.hint)

    def submit(self) -> None:
        """Have the decision recorded; the dialog closes once it is."""
        self._presenter.decide(self._form.item, Outcome(self.outcome.value), self.reasons.toPlainText())
