"""What else a case calls for: a right found later, a part that is a customer's, controllers beside the company."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from dsardesk.domain.case import CaseKind, Role
from dsardesk.domain.minors import erasure_owed
from dsardesk.domain.needs import Need, needs
from dsardesk.domain.rights import RightType
from dsardesk.services.case_page import CasePage
from dsardesk.services.clocks import erase_for_minor
from dsardesk.services.complaints import note_authority_letter, note_right
from dsardesk.services.joint import name_joint_controllers
from dsardesk.services.splitting import split_case
from dsardesk.ui.case.doing import Doer
from dsardesk.ui.session import Session

NOT_ADDED = frozenset({RightType.PROCESSOR_REDIRECT, RightType.HEIR_REQUEST})
"""What no message asks beside another right."""


@dataclass(frozen=True, slots=True)
class MorePart:
    """What fits the case: a right to add, a part to split off, a complaint that may be the authority's, and more.

    Attributes:
        may_join: True where the profile names joint controllers.
        owed_to_minor: True while an erasure that nobody asked for is owed.
    """

    may_add: bool
    may_split: bool
    may_be_authority: bool
    may_join: bool = False
    owed_to_minor: bool = False


class MoreScreen(Protocol):
    """What the presenter asks of the part."""

    def show_more(self, part: MorePart) -> None:
        """Offer what fits the case."""
        ...

    def tell_more(self) -> None:
        """It was recorded."""
        ...

    def refuse(self, sentence: str) -> None:
        """It was not, and why."""
        ...


class MorePresenter:
    """Adds rights, and splits a case between the company and a customer."""

    page: CasePage

    def __init__(self, screen: MoreScreen, session: Session) -> None:
        """No case is shown yet."""
        self._screen = screen
        self._words = session.words
        self._doer = Doer(session, screen.refuse)

    def show(self, page: CasePage) -> None:
        """Offer what fits the case: only a company that processes for customers is ever asked about them."""
        self.page = page
        open_ = page.case.closed_on is None
        for_customers = Need.PROCESSOR in needs(page.profile) and page.case.role is not Role.PROCESSOR
        complaint = page.case.kind is CaseKind.COMPLAINT
        self._screen.show_more(
            MorePart(
                may_add=open_ and bool(self.rights()),
                may_split=open_ and for_customers,
                may_be_authority=open_ and complaint,
                may_join=open_ and bool(self.controllers()) and page.case.role is not Role.PROCESSOR,
                owed_to_minor=open_ and erasure_owed(page.case, page.profile),
            )
        )

    def controllers(self) -> tuple[tuple[str, str], ...]:
        """Joint controllers that the profile names, each with its name."""
        return tuple((each.id, each.name) for each in self.page.profile.joint_controllers)

    def join(self, controllers: tuple[str, ...]) -> None:
        """Record which joint controllers the case concerns."""
        self._doer.do(
            self.page.case.reference,
            lambda context, actor, reference: name_joint_controllers(context, actor, reference, controllers),
            self._screen.tell_more,
        )

    def erase_unasked(self) -> None:
        """Begin the erasure of data of somebody too young."""
        self._doer.do(self.page.case.reference, erase_for_minor, self._screen.tell_more)

    def rights(self) -> tuple[tuple[str, str], ...]:
        """Rights that the case does not ask for yet, each with its words."""
        asked = {item.right for item in self.page.case.items} | NOT_ADDED
        return tuple((right.value, self._words.say(f"right.{right}")) for right in RightType if right not in asked)

    def items(self) -> tuple[tuple[int, str], ...]:
        """Items of the case, each with its right in words."""
        return tuple((item.number, self._words.say(f"right.{item.right}")) for item in self.page.case.items)

    def add(self, right: RightType, quote: str) -> None:
        """Record that the message exercises one right more."""
        self._doer.do(
            self.page.case.reference,
            lambda context, actor, reference: note_right(context, actor, reference, right, quote=quote),
            self._screen.tell_more,
        )

    def set_authority(self, answer_by: date | None, about: str) -> None:
        """Record that the supervisory authority wrote, the day it gives and the case it writes about."""
        self._doer.do(
            self.page.case.reference,
            lambda context, actor, reference: note_authority_letter(
                context, actor, reference, answer_by=answer_by, about=about
            ),
            self._screen.tell_more,
        )

    def split(self, both: tuple[int, ...], moved: tuple[int, ...]) -> None:
        """Make two linked cases of one."""
        self._doer.do(
            self.page.case.reference,
            lambda context, actor, reference: split_case(context, actor, reference, both=both, moved=moved),
            self._screen.tell_more,
        )
