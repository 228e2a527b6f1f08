"""What is left out of a copy, piece by piece: shown in lines, asked, recorded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from dsardesk.domain.access import systems_for
from dsardesk.domain.measures import measures_of
from dsardesk.domain.withholding import WITHHELD, Piece, WithheldFor
from dsardesk.reports.decisions import measure_ground
from dsardesk.services.case_page import CasePage
from dsardesk.services.withholding import withhold_message
from dsardesk.ui.case.doing import Doer
from dsardesk.ui.case.reading import system_name
from dsardesk.ui.options import Options
from dsardesk.ui.session import Session
from dsardesk.wording import Catalogue


@dataclass(frozen=True, slots=True)
class WithholdForm:
    """What something is withheld with.

    Attributes:
        item: number of the item.
        systems: systems that may hold it, and their names.
        pieces: what may be withheld, in words.
        grounds: on what a document or a passage may be, in words.
        message_grounds: on what a professional message may be, in words.
    """

    item: int
    systems: Options
    pieces: Options
    grounds: Options
    message_grounds: Options


@dataclass(frozen=True, slots=True)
class Withheld:
    """What a person typed: which piece of which system, its name, on what ground and why."""

    item: int
    system: str
    piece: Piece
    what: str
    ground: WithheldFor
    reason: str


class WithholdingScreen(Protocol):
    """What the presenter asks of the part."""

    def ask_withheld(self, form: WithholdForm) -> None:
        """Ask what is left out, and why."""
        ...

    def tell_more(self) -> None:
        """It was recorded."""
        ...

    def refuse(self, sentence: str) -> None:
        """It was not, and why."""
        ...


class WithholdingPresenter:
    """Leaves messages, documents and passages out of a copy."""

    page: CasePage

    def __init__(self, screen: WithholdingScreen, session: Session) -> None:
        """No case is shown yet."""
        self._screen = screen
        self._words = session.words
        self._doer = Doer(session, screen.refuse)

    def show(self, page: CasePage) -> None:
        """Work on the case of *page*."""
        self.page = page

    def ask(self, number: int) -> None:
        """Ask what is left out of the copy of one item."""
        words = self._words
        systems = systems_for(self.page.case, self.page.profile)
        grounds = tuple((each.value, words.say(f"withheld_for.{each}")) for each in WithheldFor)
        self._screen.ask_withheld(
            WithholdForm(
                item=number,
                systems=tuple((system, system_name(self.page, system, words)) for system in systems),
                pieces=tuple((each.value, words.say(f"withheld_piece.{each}")) for each in Piece),
                grounds=grounds,
                message_grounds=grounds[:1],
            )
        )

    def withhold(self, typed: Withheld) -> None:
        """Record that something is left out."""
        self._doer.do(
            self.page.case.reference,
            lambda context, actor, reference: withhold_message(
                context,
                actor,
                reference,
                typed.item,
                typed.system,
                message=typed.what,
                reason=typed.reason,
                piece=typed.piece,
                ground=typed.ground,
            ),
            self._screen.tell_more,
        )


def withheld_lines(page: CasePage, number: int, words: Catalogue) -> tuple[str, ...]:
    """Each piece left out of the copy of one item, in a line."""
    return tuple(
        words.say(
            f"measure.{each.kind}",
            system=system_name(page, each.system, words),
            what=each.what,
            ground=measure_ground(each, words),
            reason=each.reason,
            on=each.done_on,
            by=each.by,
        )
        for each in measures_of(page.case, number, WITHHELD)
    )
