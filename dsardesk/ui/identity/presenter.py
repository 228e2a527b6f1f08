"""Asking, checking, looking, holding and destroying: every gesture on the identity of one case."""

from __future__ import annotations

import mimetypes
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Protocol

from dsardesk.domain.case import Case
from dsardesk.domain.cleaning import PLACES
from dsardesk.domain.clocks import asked_too_late
from dsardesk.domain.deadlines import ClockFact, ClockFactType, ClockState
from dsardesk.domain.entitlement import subject_of
from dsardesk.domain.errors import DeskError
from dsardesk.domain.identity import DestructionCause, IdentityDocument, KnownChannel, Rung, Verdict
from dsardesk.domain.ids import DocumentId
from dsardesk.domain.ladder import Promptness, known_by, promptness, why_not_asked, why_unsuited
from dsardesk.domain.letters import LetterKind
from dsardesk.services.case_page import CasePage
from dsardesk.services.copies import attest_places, declare_gone
from dsardesk.services.evidence import certificate
from dsardesk.services.identity import check_identity, request_identity
from dsardesk.services.identity_documents import (
    destroy_document,
    hold_document,
    lies_elsewhere,
    look_at,
    receive_document,
)
from dsardesk.ui.files import read_file
from dsardesk.ui.identity.forms import KNOWN_FACTS, AskAnswer, AskForm, CheckAnswer, CheckForm, Lateness
from dsardesk.ui.identity.standing import Standing, open_request, proposed_rung, standing
from dsardesk.ui.session import Session
from dsardesk.wording import sentence


class IdentityScreen(Protocol):
    """What the presenter asks of the part."""

    def show_standing(self, standing: Standing) -> None:
        """Show where the identity stands."""
        ...

    def show_document(self, content: bytes, media_type: str) -> None:
        """Show an identity document, in the program only."""
        ...

    def show_certificate(self, content: bytes, document: DocumentId, language: str) -> None:
        """Show a certificate before it is saved."""
        ...

    def done(self, sentence: str) -> None:
        """What the open dialog asked for was done."""
        ...

    def refuse(self, sentence: str) -> None:
        """It was not done."""
        ...


class IdentityPresenter:
    """Keeps the part true to the case, and changes the case as asked."""

    def __init__(self, screen: IdentityScreen, session: Session) -> None:
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
        self.tick()

    def tick(self) -> None:
        """Show the time left as it is now."""
        if self._page is not None:
            context = self._session.desk.context
            away = {d.id for d in self._page.case.identity.held() if lies_elsewhere(context, d)}
            lasts = context.identity_store.lasts
            shown = standing(self._page, self._session.words, context.now(), lasts=lasts, elsewhere=away)
            self._screen.show_standing(shown)

    def check_form(self, document: DocumentId | None = None) -> CheckForm:
        """What a check is recorded with; with a *document*, what its destruction is recorded with."""
        case, words = self.page.case, self._session.words
        identity, asked = case.identity, open_request(self.page)
        suited = [rung for rung in Rung if why_unsuited(case, rung) is None]
        return CheckForm(
            rungs=tuple((rung, words.say(f"rung.{rung}")) for rung in suited),
            rung=asked.rung if asked else proposed_rung(self.page),
            advice=self._advice(),
            verdicts=tuple((verdict, words.say(f"verdict.{verdict}")) for verdict in Verdict),
            verdict=self._likely_verdict(document),
            facts=tuple((key, self._fact(key)) for key in KNOWN_FACTS),
            doubt=asked.doubt if asked else "",
            places=tuple((place, words.say(f"place.{place}")) for place in PLACES) if identity.held() else (),
            asked_on=asked.asked_on if asked else None,
            today=self.page.today,
            channels=tuple((each.value, words.say(f"known_channel.{each}")) for each in KnownChannel),
            channel=known_by(case),
            checked=case.closed_on is not None
            or (document is not None and identity.check is not None and asked is None),
        )

    def _likely_verdict(self, document: DocumentId | None) -> Verdict:
        """A copy that nobody asked for was most often not needed."""
        identity = self.page.case.identity
        unasked = document is not None and not identity.document(document).requested
        return Verdict.NOT_NEEDED if unasked else Verdict.CONFIRMED

    def _fact(self, key: str) -> str:
        """A fact that may match, with what the case holds of it."""
        person = subject_of(self.page.case)
        held = {
            "name": person.name,
            "email": person.email,
            "postal_address": ", ".join(person.postal_address),
            **person.identifiers,
        }
        name = self._session.words.say(f"matched.{key}")
        return f"{name} ({held[key]})" if held.get(key) else name

    def _advice(self) -> dict[str, str]:
        return {rung: self._session.words.say(f"rung_advice.{rung}") for rung in Rung}

    def may_ask(self) -> bool:
        """True where something may be asked of the person at all."""
        return bool(self._rungs_to_ask())

    def _rungs_to_ask(self) -> list[Rung]:
        return [rung for rung in Rung if why_not_asked(self.page.case, rung) is None]

    def ask_form(self) -> AskForm:
        """What may be asked of the person."""
        words = self._session.words
        return AskForm(
            rungs=tuple((rung, words.say(f"rung.{rung}")) for rung in self._rungs_to_ask()),
            advice=self._advice(),
            received_on=self.page.case.receipt.received_on,
            today=self.page.today,
        )

    def lateness(self, asked_on: date) -> Lateness:
        """How late a question put on that day is; the law gives no figure, the rule book a warning."""
        page, rules = self.page, self._session.desk.context.rules
        asked = ClockFact(ClockFactType.IDENTITY_REQUESTED, asked_on)
        if asked_too_late(page.case, asked, page.profile, page.calendar, rules):
            return Lateness(self._session.words.say("asking_late.expired"), red=True, expired=True)
        received_on = self.page.case.receipt.received_on
        found = promptness(received_on, asked_on, self._session.desk.context.rules)
        if found is Promptness.PROMPT:
            return Lateness()
        said = self._session.words.say(f"asking_late.{found}", days=(asked_on - received_on).days)
        return Lateness(said, red=found is Promptness.RED)

    def usual_hold(self) -> date:
        """The last day proposed for a hold."""
        return self.page.today + timedelta(days=self._session.desk.context.rules.days("design.hold_proposed"))

    def record(self, answer: CheckAnswer) -> None:
        """Record a check; documents that waited for it are destroyed."""
        held = self.page.case.identity.held()
        key = "destroyed" if held and answer.verdict is not Verdict.NOT_CONFIRMED else "recorded"
        self._change(lambda reference: self._check(reference, answer), lambda _case: key)

    def destroy(self, document: DocumentId, answer: CheckAnswer | None, attested: tuple[str, ...]) -> None:
        """Destroy one document, after recording the check where none is on record."""
        desk = self._session.desk

        def work(reference: str) -> Case:
            case = self._check(reference, answer) if answer else self.page.case
            found = case.identity.document(document)
            if not found.held:
                return case
            return destroy_document(
                desk.context, desk.actor, reference, document, cause=_cause(found), attested=attested
            )

        self._change(work, lambda _case: "destroyed")

    def attest(self, document: DocumentId, places: tuple[str, ...]) -> None:
        """Record that other places hold no copy of a destroyed document."""
        desk = self._session.desk
        self._change(
            lambda reference: attest_places(desk.context, desk.actor, reference, document, places=places),
            lambda _case: "attested",
        )

    def declare_gone(self, document: DocumentId, reason: str, attested: tuple[str, ...]) -> None:
        """Record that a copy which another computer held is gone with it."""
        desk = self._session.desk
        self._change(
            lambda reference: declare_gone(
                desk.context, desk.actor, reference, document, reason=reason, attested=attested
            ),
            lambda _case: "declared",
        )

    def _check(self, reference: str, answer: CheckAnswer) -> Case:
        desk = self._session.desk
        return check_identity(
            desk.context,
            desk.actor,
            reference,
            rung=answer.rung,
            verdict=answer.verdict,
            matched=answer.matched,
            doubt=answer.doubt.strip(),
            attested=answer.attested,
            received_on=answer.received_on,
            channel=answer.channel,
            why=answer.why.strip(),
        )

    def ask(self, answer: AskAnswer) -> None:
        """Record that more was asked of the person; the letter that asks it is still to be sent."""
        desk, page = self._session.desk, self.page

        def work(reference: str) -> Case:
            return request_identity(
                desk.context,
                desk.actor,
                reference,
                rung=answer.rung,
                doubt=answer.doubt.strip(),
                asked_on=answer.asked_on,
                promptly=answer.promptly,
                softer=answer.softer,
                late_reason=answer.late_reason,
                override=answer.override,
            )

        def stopped(case: Case) -> str:
            limits = desk.context.time_limits(case, page.profile).values()
            return "asked" if any(limit.state is ClockState.SUSPENDED for limit in limits) else "asked_only"

        self._change(work, stopped)

    def receive(self, path: Path) -> None:
        """Put a copy that came after the request in quarantine, out of a file that stays where it is."""
        desk = self._session.desk
        media_type = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        self._change(
            lambda reference: receive_document(desk.context, desk.actor, reference, read_file(path), media_type),
            lambda _case: "came",
        )

    def hold(self, document: DocumentId, reason: str, until: date) -> None:
        """Keep one document as evidence."""
        desk = self._session.desk
        self._change(
            lambda reference: hold_document(desk.context, desk.actor, reference, document, reason=reason, until=until),
            lambda _case: "hold",
        )

    def _change(self, work: Callable[[str], Case], said: Callable[[Case], str]) -> None:
        """Do *work* on the case shown, say what *said* names, and let everybody know."""
        words, reference = self._session.words, self.page.case.reference

        def done(case: Case) -> None:
            letter = words.say(f"letter.{LetterKind.IDENTITY_REQUEST}")
            self._screen.done(words.say(f"identity_held.{said(case)}", letter=letter))
            self._session.news.tell(reference)

        self._session.runner.run(lambda: work(reference), done, self._refused)

    def look(self, document: DocumentId) -> None:
        """Show one held document, in the program only."""
        desk, case = self._session.desk, self.page.case
        media_type = case.identity.document(document).media_type
        self._session.runner.run(
            lambda: look_at(desk.context, desk.actor, case.reference, document),
            lambda content: self._screen.show_document(content, media_type),
            self._refused,
        )

    def certify(self, document: DocumentId, language: str) -> None:
        """Show the certificate of one destroyed document."""
        work = self._certificate(document, language)
        self._session.runner.run(
            work, lambda content: self._screen.show_certificate(content, document, language), self._refused
        )

    def save_certificate(self, document: DocumentId, language: str, path: Path) -> None:
        """Write the certificate of one destroyed document where a person asked for it."""
        work, words = self._certificate(document, language), self._session.words
        self._session.runner.run(
            lambda: self._session.desk.write_file(path, work()),
            lambda _nothing: self._screen.done(words.say("papers.saved")),
            self._refused,
        )

    def _certificate(self, document: DocumentId, language: str) -> Callable[[], bytes]:
        desk, reference = self._session.desk, self.page.case.reference
        return lambda: certificate(desk.context, desk.actor, desk.reports, reference, document, language=language)

    def _refused(self, error: DeskError) -> None:
        self._screen.refuse(sentence(error, self._session.words))


def _cause(document: IdentityDocument) -> DestructionCause:
    return DestructionCause.CHECKED if document.requested else DestructionCause.UNSOLICITED
