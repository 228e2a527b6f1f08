"""The opinion and the approval that a refusal waits for, the fee that is paid, and who may see the case."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from dsardesk.domain.reasons import SignOffKind
from dsardesk.domain.sign_offs import latest
from dsardesk.services.case_page import CasePage
from dsardesk.services.confidential import set_confidential
from dsardesk.services.fees import record_payment
from dsardesk.services.sign_offs import approve_decision, give_opinion
from dsardesk.ui.case.doing import Doer
from dsardesk.ui.case.items.grounds import attached
from dsardesk.ui.session import Session


class SigningScreen(Protocol):
    """What the presenter asks of the part."""

    def offer_confidential(self, *, offered: bool, confidential: bool) -> None:
        """Offer to hide the case, or to show it again."""
        ...

    def ask_opinion(self, number: int) -> None:
        """Ask for the opinion of the data protection officer."""
        ...

    def ask_approval(self, number: int, *, alone: bool) -> None:
        """Ask for the approval of the controller; *alone* where the vault has a single user."""
        ...

    def tell_signed(self) -> None:
        """It was recorded."""
        ...

    def refuse(self, sentence: str) -> None:
        """It was not, and why."""
        ...


class SigningPresenter:
    """Records who advised, who approved, what was paid, and who may see the case."""

    page: CasePage

    def __init__(self, screen: SigningScreen, session: Session) -> None:
        """No case is shown yet."""
        self._screen = screen
        self._doer = Doer(session, screen.refuse)

    def show(self, page: CasePage) -> None:
        """A vault with a single user hides nothing from anybody: it is not asked to."""
        self.page = page
        hidden = page.case.confidential
        self._screen.offer_confidential(offered=page.shared or hidden, confidential=hidden)

    def ask(self, number: int) -> None:
        """Ask for the word that comes next: the opinion, then the approval."""
        if latest(self.page.case, number, SignOffKind.OPINION) is None:
            self._screen.ask_opinion(number)
        else:
            self._screen.ask_approval(number, alone=not self.page.shared)

    def advise(self, number: int, words: str, *, favourable: bool) -> None:
        """Record the opinion."""
        self._doer.do(
            self.page.case.reference,
            lambda context, actor, reference: give_opinion(
                context, actor, reference, number, words, favourable=favourable
            ),
            self._screen.tell_signed,
        )

    def approve(self, number: int, words: str, file: Path | None, *, favourable: bool) -> None:
        """Record the approval, or why it is withheld; *file* is the one given outside."""
        self._doer.do(
            self.page.case.reference,
            lambda context, actor, reference: approve_decision(
                context,
                actor,
                reference,
                number,
                words,
                favourable=favourable,
                outside=attached(file) if file else None,
            ),
            self._screen.tell_signed,
        )

    def paid(self, number: int) -> None:
        """Record that the fee was paid."""
        self._doer.do(
            self.page.case.reference,
            lambda context, actor, reference: record_payment(context, actor, reference, number),
            self._screen.tell_signed,
        )

    def change_confidential(self) -> None:
        """Hide the case from those who only follow or approve, or show it to them again."""
        hide = not self.page.case.confidential
        self._doer.do(
            self.page.case.reference,
            lambda context, actor, reference: set_confidential(context, actor, reference, confidential=hide),
            self._screen.tell_signed,
        )
