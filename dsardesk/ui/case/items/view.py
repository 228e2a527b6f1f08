"""What is asked, one card for each right, and the dialog that decides."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from dsardesk.domain.requests import ItemState
from dsardesk.services.case_page import CasePage
from dsardesk.ui.case.items.adding import (
    AddRightDialog,
    AuthorityDialog,
    JointDialog,
    OwnErasureDialog,
    SplitDialog,
    WithholdDialog,
)
from dsardesk.ui.case.items.dialogs import ApprovalDialog, DecisionDialog, OpinionDialog
from dsardesk.ui.case.items.more import MorePart, MorePresenter
from dsardesk.ui.case.items.presenter import DecisionForm, ItemLine, ItemsPresenter
from dsardesk.ui.case.items.signing import SigningPresenter
from dsardesk.ui.case.items.withholding import WithholdForm, WithholdingPresenter
from dsardesk.ui.case.pieces import titled
from dsardesk.ui.session import Navigator, Session
from dsardesk.ui.tasks import for_owner
from dsardesk.ui.theme.colours import Tone
from dsardesk.ui.widgets.asking import Asking
from dsardesk.ui.widgets.buttons import button
from dsardesk.ui.widgets.flow import flow
from dsardesk.ui.widgets.layout import Card, Page, clear, column
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
        self.more = MorePresenter(self, for_owner(session, self))
        self.add_button = button(self.tr("Add a right…"), self.ask_right, icon_name="add")
        self.split_button = button(self.tr("A part is a customer’s…"), self.ask_split, kind="link")
        self.signing = SigningPresenter(self, for_owner(session, self))
        self.confidential_button = button("", self.signing.change_confidential, kind="link", icon_name="lock_closed")
        self.authority_button = button(self.tr("The supervisory authority wrote it…"), self.ask_authority, kind="link")
        self.withholding = WithholdingPresenter(self, for_owner(session, self))
        self.joint_button = button(self.tr("Joint controllers…"), self.ask_joint, kind="link")
        self.minor_button = button(
            self.tr("Erase the data of somebody too young…"), self.ask_own_erasure, icon_name="delete"
        )
        self.body.addWidget(
            flow(
                self.minor_button,
                self.add_button,
                self.split_button,
                self.authority_button,
                self.joint_button,
                self.confidential_button,
            )
        )
        self.body.addStretch(1)

    def show_page(self, page: CasePage) -> None:
        """Show what the case asks."""
        self.presenter.show(page)
        self.more.show(page)
        self.signing.show(page)
        self.withholding.show(page)

    def show_more(self, part: MorePart) -> None:
        """Offer what fits the case."""
        self.add_button.setVisible(part.may_add)
        self.split_button.setVisible(part.may_split)
        self.authority_button.setVisible(part.may_be_authority)
        self.joint_button.setVisible(part.may_join)
        self.minor_button.setVisible(part.owed_to_minor)

    def ask_right(self) -> None:
        """Ask which right the message asks for too."""
        self.asking.open(AddRightDialog(self, self.more.rights(), self.more.add))

    def ask_authority(self) -> None:
        """Ask for the day that the authority gives."""
        self.asking.open(AuthorityDialog(self, self.more.page.today, self.more.set_authority))

    def ask_withheld(self, form: WithholdForm) -> None:
        """Ask what is left out of a copy, and why."""
        self.asking.open(WithholdDialog(self, form, self.withholding.withhold))

    def ask_joint(self) -> None:
        """Ask which joint controllers the case concerns."""
        chosen = self.more.page.case.controllers
        self.asking.open(JointDialog(self, self.more.controllers(), chosen, self.more.join))

    def ask_own_erasure(self) -> None:
        """Ask whether to begin an erasure that nobody asked for."""
        self.asking.open(OwnErasureDialog(self, self.more.erase_unasked))

    def ask_split(self) -> None:
        """Ask which items are a customer's."""
        self.asking.open(SplitDialog(self, self.more.items(), self.more.split))

    def tell_more(self) -> None:
        """It was recorded."""
        self.asking.done(self.tr("Recorded."))

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
        for text in (*line.notes, *line.grounds, *line.withheld, *line.signed, *((line.fee,) if line.fee else ())):
            card.body.addWidget(paragraph(text, Tone.MUTED, selectable=True))
        if line.open:
            text = self.tr("Change the decision…") if line.outcome else self.tr("&Decide…")
            kind = "" if line.outcome else "primary"
            made = button(text, partial(self.presenter.ask, line.number), kind=kind)
            made.setAccessibleName(self.tr("Decide: {right}").format(right=line.right))
            card.body.addWidget(flow(made, *self._also(line)))
        return card

    def _also(self, line: ItemLine) -> tuple[QWidget, ...]:
        """What else a right calls for: a word that is missing, a fee that is due."""
        made = []
        if line.may_withhold:
            hold = button(self.tr("Withhold a part…"), partial(self.withholding.ask, line.number), kind="link")
            hold.setAccessibleName(f"{hold.text()} {line.right}")
            made.append(hold)
        if line.waits:
            made.append(button(self.tr("Opinion and approval…"), partial(self.signing.ask, line.number)))
        if line.unpaid:
            made.append(button(self.tr("The fee was paid"), partial(self.signing.paid, line.number)))
        for each in made:
            each.setAccessibleName(f"{each.text()} – {line.right}")
        return tuple(made)

    def ask_decision(self, form: DecisionForm) -> None:
        """Ask for the outcome of one item."""
        self.asking.open(DecisionDialog(self, form, self.presenter))

    def tell_decided(self, right: str, outcome: str) -> None:
        """The decision was recorded."""
        text = self.tr("Decision recorded: {right} – {outcome}. It can be changed until the letter has left.")
        self.asking.done(text.format(right=right, outcome=outcome))

    def tell_charged(self, right: str) -> None:
        """The fee was recorded."""
        text = self.tr("Fee recorded: {right}. Its letter waits for the opinion and the approval.")
        self.asking.done(text.format(right=right))

    def offer_confidential(self, *, offered: bool, confidential: bool) -> None:
        """Offer to hide the case, or to show it again."""
        text = self.tr("No longer confidential") if confidential else self.tr("Make the case confidential")
        self.confidential_button.setText(text)
        self.confidential_button.setAccessibleName(text)
        self.confidential_button.setVisible(offered)

    def ask_opinion(self, number: int) -> None:
        """Ask for the opinion of the data protection officer."""

        def advise(words: str, favourable: bool) -> None:  # noqa: FBT001 -- what a box of the dialog says
            self.signing.advise(number, words, favourable=favourable)

        self.asking.open(OpinionDialog(self, advise))

    def ask_approval(self, number: int, *, alone: bool) -> None:
        """Ask for the approval of the controller."""

        def approve(words: str, file: Path | None, favourable: bool) -> None:  # noqa: FBT001 -- what the dialog says
            self.signing.approve(number, words, file, favourable=favourable)

        self.asking.open(ApprovalDialog(self, approve, alone=alone))

    def tell_signed(self) -> None:
        """It was recorded."""
        self.asking.done(self.tr("Recorded."))

    def refuse(self, sentence: str) -> None:
        """It was not, and why."""
        self.asking.refuse(sentence)
