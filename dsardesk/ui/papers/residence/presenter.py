"""The country in which the person of a case lives, and the authority that letters name for it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Protocol

from dsardesk.domain.authorities import Authorities
from dsardesk.services.case_page import CasePage
from dsardesk.services.requesters import record_residence
from dsardesk.ui.case.doing import Doer
from dsardesk.ui.session import Session
from dsardesk.wording import Catalogue


@dataclass(frozen=True, slots=True)
class ResidencePart:
    """What is known of where the person lives.

    Attributes:
        residence: code of the country, or of its region; "" where letters name the company's authority alone.
        options: codes and names among which one chooses, in the order of their names.
        authority: what letters name beside the company's authority, in a sentence; "" for nothing.
        open: True while it may be changed.
    """

    residence: str
    options: tuple[tuple[str, str], ...]
    authority: str
    open: bool


class ResidenceScreen(Protocol):
    """What the presenter asks of the card."""

    def show_residence(self, part: ResidencePart) -> None:
        """Show where the person lives."""
        ...

    def refuse(self, sentence: str) -> None:
        """It was not recorded, and why."""
        ...


class ResidencePresenter:
    """Keeps the card true to the case, and records what is chosen at once."""

    page: CasePage

    def __init__(self, screen: ResidenceScreen, session: Session) -> None:
        """No case is shown yet."""
        self._screen = screen
        self._session = session
        self._doer = Doer(session, self._refuse)

    def show(self, page: CasePage) -> None:
        """Show where the person of the case lives."""
        self.page = page
        self._again()

    def _again(self) -> None:
        authorities = self._session.desk.context.authorities
        self._screen.show_residence(residence_part(self.page, authorities, self._session.words))

    def record(self, residence: str) -> None:
        """Record where the person lives."""
        if residence != self.page.case.requester.residence:
            doing = partial(record_residence, residence=residence)
            self._doer.do(self.page.case.reference, doing, lambda: None)

    def _refuse(self, sentence: str) -> None:
        self._again()
        self._screen.refuse(sentence)


def residence_part(page: CasePage, authorities: Authorities, words: Catalogue) -> ResidencePart:
    """Where the person of the case lives, in words."""
    residence, home = page.case.requester.residence, page.profile.country
    beside = authorities.beside(residence, home)
    return ResidencePart(
        residence=residence if beside else "",
        options=abroad_options(authorities, home, words),
        authority=words.say("residence.named", authority=beside.name) if beside else "",
        open=page.case.closed_on is None,
    )


def abroad_options(authorities: Authorities, home: str, words: Catalogue) -> tuple[tuple[str, str], ...]:
    """The company's own country, then every other whose authority letters would name, in the order of their names."""
    abroad = (code for code in authorities.residences() if authorities.beside(code, home))
    named = sorted(((code, words.name("residence", code)) for code in abroad), key=lambda each: each[1])
    return ("", words.say("residence.here", country=words.name("residence", home))), *named
