"""Recording for whom the requester writes, and keeping the papers that show it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Protocol

from dsardesk.domain.case import Case
from dsardesk.domain.days import read_day
from dsardesk.domain.errors import DeskError
from dsardesk.domain.mandates import ProofKind, Representation
from dsardesk.services.authority import keep_proof, record_own_request, record_representation
from dsardesk.services.case_page import CasePage
from dsardesk.ui.files import read_file
from dsardesk.ui.identity.authority.reading import (
    KNOWN_BY,
    AuthorityAnswer,
    AuthorityForm,
    AuthorityLine,
    authority_form,
    authority_line,
    proof_kinds,
    rights_of,
)
from dsardesk.ui.options import Options
from dsardesk.ui.session import Session
from dsardesk.wording import sentence


class AuthorityScreen(Protocol):
    """What the presenter asks of the card."""

    def show_authority(self, line: AuthorityLine) -> None:
        """Show where the right to act stands."""
        ...

    def done(self, sentence: str) -> None:
        """What the open dialog asked for was done."""
        ...

    def refuse(self, sentence: str) -> None:
        """It was not done."""
        ...


class NotADay(Exception):
    """Words that name no day."""


class AuthorityPresenter:
    """Keeps the card true to the case, and records what a person saw."""

    def __init__(self, screen: AuthorityScreen, session: Session) -> None:
        """No case is shown yet."""
        self._screen = screen
        self._session = session
        self._page: CasePage | None = None

    @property
    def page(self) -> CasePage:
        """The case shown."""
        if self._page is None:
            raise RuntimeError("no case is shown yet")
        return self._page

    def show(self, page: CasePage) -> None:
        """Show the case as it stands."""
        self._page = page
        self._screen.show_authority(authority_line(page, self._session.words))

    def form(self) -> AuthorityForm:
        """What a representation is recorded with."""
        return authority_form(self.page, self._session.words, self._session.desk.context.rules)

    def proof_kinds(self) -> Options:
        """Kinds of papers that are kept apart."""
        return proof_kinds(self._session.words)

    def record(self, answer: AuthorityAnswer) -> None:
        """Record for whom the requester writes."""
        try:
            known = self._known(answer)
        except NotADay as error:
            self._screen.refuse(self._session.words.say("standing.bad_day", text=str(error)))
            return
        desk = self._session.desk
        self._change(lambda reference: record_representation(desk.context, desk.actor, reference, known), "recorded")

    def _known(self, answer: AuthorityAnswer) -> Representation:
        before = self.page.case.representation
        others = dict(before.identifiers) if before else {}
        number = answer.number.strip()
        return Representation(
            authority=answer.authority,
            name=answer.name.strip(),
            email=answer.email.strip(),
            postal_address=tuple(line.strip() for line in answer.postal_address.splitlines() if line.strip()),
            identifiers={**others, KNOWN_BY: number} if number else others,
            born_on=self._day(answer.born_on, past=True),
            shown_on=answer.shown_on,
            valid_until=self._day(answer.valid_until, past=False),
            rights=rights_of(answer.rights),
            names_us=answer.names_us,
            reply_to=answer.reply_to,
            writer_identified=answer.writer_identified,
            interest=answer.interest.strip(),
        )

    def _day(self, text: str, *, past: bool) -> date | None:
        """The day typed; None where nothing was."""
        if not text.strip():
            return None
        day = read_day(text, self.page.today, past=past)
        if day is None:
            raise NotADay(text.strip())
        return day

    def take_back(self) -> None:
        """Record that the requester writes for themselves after all."""
        desk = self._session.desk
        self._change(lambda reference: record_own_request(desk.context, desk.actor, reference), "recorded")

    def keep(self, kind: str, path: Path | None, *, without_identity_pages: bool) -> None:
        """Keep one paper apart, out of a file that stays where it is."""
        if path is None:
            self._screen.refuse(self._session.words.say("standing.no_file"))
            return
        desk = self._session.desk
        self._change(
            lambda reference: keep_proof(
                desk.context,
                desk.actor,
                reference,
                ProofKind(kind),
                read_file(path),
                suffix=path.suffix,
                without_identity_pages=without_identity_pages,
            ),
            "kept",
        )

    def _change(self, work: Callable[[str], Case], said: str) -> None:
        words, reference = self._session.words, self.page.case.reference

        def done(_case: Case) -> None:
            self._screen.done(words.say(f"standing.{said}"))
            self._session.news.tell(reference)

        self._session.runner.run(lambda: work(reference), done, self._refused)

    def _refused(self, error: DeskError) -> None:
        self._screen.refuse(sentence(error, self._session.words))
