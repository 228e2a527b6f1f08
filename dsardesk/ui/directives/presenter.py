"""The register kept true to what is stored: listed, looked through, written to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Protocol

from dsardesk.domain.actors import UserRole
from dsardesk.domain.days import read_day
from dsardesk.domain.directives import Author, Directive, Wording
from dsardesk.domain.errors import DeskError
from dsardesk.domain.folding import folded_name
from dsardesk.domain.renumbered import number_today
from dsardesk.domain.words import words_in
from dsardesk.services.absences import AbsenceProof, absence_proof, record_absence
from dsardesk.services.directives import (
    Entry,
    change_directive,
    print_receipt,
    read_register,
    register_directive,
    revoke_directive,
)
from dsardesk.services.ports import PrintedLetter
from dsardesk.ui.directives.answers import AbsenceAnswer
from dsardesk.ui.directives.reading import Blank, Detail, Line, Reader
from dsardesk.ui.files import read_file
from dsardesk.ui.session import Session
from dsardesk.wording import sentence


class RegisterScreen(Protocol):
    """What the presenter asks of the screen."""

    def show_policy(self, sentence: str) -> None:
        """What is to be known of the company's own policy; "" for nothing."""
        ...

    def show_lines(self, lines: tuple[Line, ...], total: int) -> None:
        """Entries that are looked for, and how many the register has."""
        ...

    def show_detail(self, detail: Detail | None) -> None:
        """All that is known of the entry chosen; None where none is."""
        ...

    def ask_for(self, blank: Blank) -> None:
        """Ask what is to be registered, or changed."""
        ...

    def ask_absence(self, standing: tuple[str, ...], today: date) -> None:
        """Ask who of those *standing* died or refused."""
        ...

    def done(self, sentence: str) -> None:
        """What was asked was done."""
        ...

    def refuse(self, sentence: str) -> None:
        """It was not, and why."""
        ...

    def show_receipt(self, reference: str, receipt: PrintedLetter) -> None:
        """The receipt of one entry."""
        ...


class RegisterPresenter:
    """Keeps the screen true to the register."""

    def __init__(self, screen: RegisterScreen, session: Session) -> None:
        """Nothing is read yet."""
        self._screen = screen
        self._session = session
        self._reader = Reader(session.desk.profile, session.words)
        self._entries: dict[str, Directive] = {}
        self._looked_for = ""
        self._chosen = ""
        self._request = ""

    def activate(self) -> None:
        """Read the register and show it."""
        self._screen.show_policy(self._policy())
        desk = self._session.desk
        self._session.runner.run(lambda: read_register(desk.context, desk.actor), self._show, self._failed)

    def _policy(self) -> str:
        """That a policy cites the law by a number it had before, where it does."""
        promise = self._session.desk.profile.post_mortem
        today = number_today(promise.cites) if promise else ""
        if promise is None or not today:
            return ""
        return self._session.words.say("directives.renumbered", cited=promise.cites, today=today)

    def _show(self, entries: tuple[Directive, ...]) -> None:
        self._entries = {each.reference: each for each in entries}
        self.look_for(self._looked_for)
        self.choose(self._chosen)

    def look_for(self, words: str) -> None:
        """Show only entries whose author or reference holds *words*."""
        self._looked_for = words
        wanted = folded_name(words)
        found = [each for each in self._entries.values() if _meets(each, wanted)]
        self._screen.show_lines(tuple(self._reader.line(each) for each in found), len(self._entries))

    def choose(self, reference: str) -> None:
        """Show all that is known of one entry."""
        self._chosen = reference
        known = self._entries.get(reference)
        self._screen.show_detail(self._reader.detail(known) if known else None)

    def begin(self, request: str = "") -> None:
        """Ask for a new entry; for the request of a case if one is named, whose requester is its author.

        What is changed or revoked next carries out that request too.
        """
        self._request = request
        if not request:
            self._ask(Author("", language=self._session.desk.profile.language))
            return
        desk = self._session.desk

        def requester() -> Author:
            with desk.context.work.read() as transaction:
                person = transaction.cases.get(request).requester
            return Author(
                person.name,
                person.email,
                person.language,
                postal_address=person.postal_address,
                identifiers=person.identifiers,
            )

        self._session.runner.run(requester, lambda author: self._ask(author, request), self._failed)

    def _ask(self, author: Author, request: str = "") -> None:
        self._screen.ask_for(self._blank(author, request))

    def _blank(self, author: Author, request: str = "", known: Directive | None = None) -> Blank:
        desk, lang = self._session.desk, self._session.words.lang
        processings = tuple((each.id, words_in(each.name, lang)) for each in desk.profile.activities)
        return Blank(desk.context.today(desk.profile), processings, author, request, known)

    def begin_change(self) -> None:
        """Ask for a later version of the entry chosen."""
        known = self._entries[self._chosen]
        self._screen.ask_for(self._blank(known.author, self._request, known))

    def register(self, entry: Entry, request: str, born_on: str = "") -> None:
        """Register a new entry; *born_on* is a day as it was typed, "" if it is not known: no age is ever asked."""
        desk = self._session.desk
        if born_on.strip():
            day = read_day(born_on, desk.context.today(desk.profile), past=True)
            if day is None:
                self._screen.refuse(self._session.words.say("standing.bad_day", text=born_on.strip()))
                return
            entry = replace(entry, author=replace(entry.author, born_on=day))
        self._write(
            lambda: register_directive(desk.context, desk.actor, entry, request=request), "directives.registered"
        )

    def change(self, reference: str, wording: Wording, request: str) -> None:
        """Put a later version in the place of the one that holds."""
        desk = self._session.desk
        self._write(
            lambda: change_directive(desk.context, desk.actor, reference, wording, request=request),
            "directives.changed",
        )

    def revoke(self) -> None:
        """Record that the author of the entry chosen revoked it today."""
        desk, reference, request = self._session.desk, self._chosen, self._request
        self._write(
            lambda: revoke_directive(desk.context, desk.actor, reference, request=request), "directives.revoked"
        )

    @property
    def may_record_absence(self) -> bool:
        """True for whoever may record that somebody designated died or refused."""
        return self._session.desk.actor.role is UserRole.DPO

    def ask_absence(self) -> None:
        """Ask who, of those that the entry chosen designates, died or refused."""
        desk, known = self._session.desk, self._entries[self._chosen]
        self._screen.ask_absence(tuple(each.name for each in known.standing), desk.context.today(desk.profile))

    def absent(self, answer: AbsenceAnswer) -> None:
        """Record that somebody designated by the entry chosen died or refused; the proof stays where it is too."""
        desk, reference = self._session.desk, self._chosen

        def work() -> Directive:
            paper = answer.proof
            proof = AbsenceProof(read_file(paper), paper.suffix, answer.without_identity_pages) if paper else None
            return record_absence(
                desk.context,
                desk.actor,
                reference,
                answer.name,
                answer.why,
                happened_on=answer.happened_on,
                how_known=answer.how_known,
                proof=proof,
            )

        self._write(work, "directives.absence_noted")

    def save_proof(self, number: int, path: Path) -> None:
        """Write the proof of a death or refusal where a person asked for it."""
        desk, reference = self._session.desk, self._chosen
        self._session.runner.run(
            lambda: desk.write_file(path, absence_proof(desk.context, desk.actor, reference, number)),
            lambda _nothing: self._screen.done(self._session.words.say("papers.saved")),
            self._failed,
        )

    def _write(self, work: Callable[[], Directive], said: str) -> None:
        def written(directive: Directive) -> None:
            self._chosen = directive.reference
            request, self._request = self._request, ""
            self._screen.done(self._session.words.say(said, reference=directive.reference))
            if request:
                self._session.news.tell(request)
            self.activate()

        self._session.runner.run(work, written, self._failed)

    def print_receipt(self) -> None:
        """The receipt of the entry chosen."""
        desk, reference = self._session.desk, self._chosen
        self._session.runner.run(
            lambda: print_receipt(desk.context, desk.actor, reference),
            lambda receipt: self._screen.show_receipt(reference, receipt),
            self._failed,
        )

    def _failed(self, error: DeskError) -> None:
        self._screen.refuse(sentence(error, self._session.words))


def _meets(each: Directive, wanted: frozenset[str]) -> bool:
    """True if each word looked for begins one of the entry's."""
    words = folded_name(f"{each.author.name} {each.reference}")
    return all(any(word.startswith(begins) for word in words) for begins in wanted)
