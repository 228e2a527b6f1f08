"""The register of directives on data after death: registered, changed, revoked, read, and told by a receipt."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date

from dsardesk.domain.actors import Actor, UserRole
from dsardesk.domain.directives import (
    Author,
    Directive,
    DirectiveIncomplete,
    DirectiveKind,
    DirectiveState,
    Version,
    Wording,
    must_stand,
)
from dsardesk.domain.errors import DeskError
from dsardesk.domain.ids import CaseId, DirectiveId
from dsardesk.domain.letter_facts import Addressee, Company, LetterFacts
from dsardesk.domain.letters import LetterKind
from dsardesk.domain.namesakes import Likeness, alike, keys_of
from dsardesk.domain.plans import plan_letter
from dsardesk.domain.profile import ControllerProfile
from dsardesk.domain.registration import CHANGED, REGISTERED, REVOKED, RIGHT, noted_in_register, told_directive
from dsardesk.domain.rights import Outcome
from dsardesk.domain.told import AnsweredItem
from dsardesk.services.context import Context
from dsardesk.services.ports import PrintedLetter, Transaction


class AlreadyRegistered(DeskError):
    """A directive of that kind holds for the same person; it is changed, never doubled. `reference` names it."""

    code = "directive.already_registered"


@dataclass(frozen=True, slots=True)
class Entry:
    """What a person gave, as it was read and confirmed."""

    kind: DirectiveKind
    author: Author
    wording: Wording


@dataclass(frozen=True, slots=True)
class _Writing:
    """The register inside a transaction.

    Attributes:
        context: what use cases are given.
        actor: who acts.
        transaction: where everything is kept.
        profile: the profile in force.
        request: reference of the request that asks for it; "" for none.
    """

    context: Context
    actor: Actor
    transaction: Transaction
    profile: ControllerProfile
    request: str

    @property
    def today(self) -> date:
        """The civil date at the controller's."""
        return self.context.today(self.profile)

    def version(self, wording: Wording) -> Version:
        """A wording registered now."""
        return Version(1, self.today, self.actor.name, self.request, wording)

    def record(self, action: str, measure: str, directive: Directive) -> Directive:
        """Note it on the request, if one asks for it, and in the log; names and words stay out of the log."""
        case_id = self._note(measure, directive)
        facts = {
            "directive": directive.reference,
            "kind": directive.kind,
            "version": directive.current.number,
            "request": self.request,
        }
        self.transaction.audit.append(self.actor, action, case_id, facts)
        return directive

    def _note(self, measure: str, directive: Directive) -> CaseId | None:
        if not self.request:
            return None
        case = self.transaction.cases.get(self.request)
        profile = self.context.profile_of(self.transaction, case)
        noted = noted_in_register(case, profile, measure, directive, on=self.today, by=self.actor.name)
        return self.context.save(self.transaction, noted, profile).id


def _writing(context: Context, actor: Actor, transaction: Transaction, request: str) -> _Writing:
    _, text = transaction.profiles.current()
    return _Writing(context, actor, transaction, context.read_profile(text), request)


def register_directive(context: Context, actor: Actor, entry: Entry, *, request: str = "") -> Directive:
    """A new entry; *request* is the case whose item asks for it, if one does."""
    actor.must_be(UserRole.DPO, UserRole.ASSISTANT)
    with context.work.write() as transaction:
        writing = _writing(context, actor, transaction, request)
        must_stand(entry.kind, entry.author, entry.wording, writing.profile, writing.today)
        _must_be_new(transaction, entry)
        year = writing.today.year
        directive = Directive(
            id=DirectiveId(context.new_id()),
            version=1,
            reference=f"PM-{year}-{transaction.next_number(f'directive.{year}'):04d}",
            kind=entry.kind,
            author=entry.author,
            versions=(writing.version(entry.wording),),
        )
        transaction.directives.add(directive)
        return writing.record("directive.registered", REGISTERED, directive)


def _must_be_new(transaction: Transaction, entry: Entry) -> None:
    for each in alike(transaction.directives.sharing(keys_of(entry.author)), entry.author):
        holds = each.directive.state is DirectiveState.ACTIVE and each.directive.kind is entry.kind
        if holds and each.likeness is Likeness.SAME:
            raise AlreadyRegistered(reference=each.directive.reference)


def change_directive(
    context: Context, actor: Actor, reference: str, wording: Wording, *, request: str = ""
) -> Directive:
    """A later wording in place of the one that holds; earlier ones stay readable."""
    actor.must_be(UserRole.DPO, UserRole.ASSISTANT)
    with context.work.write() as transaction:
        writing = _writing(context, actor, transaction, request)
        known = transaction.directives.get(reference)
        must_stand(known.kind, known.author, wording, writing.profile, writing.today)
        if wording.given_on < known.wording.given_on:
            raise DirectiveIncomplete(problem="older_than_known")
        changed = transaction.directives.save(known.changed(writing.version(wording)))
        return writing.record("directive.changed", CHANGED, changed)


def revoke_directive(
    context: Context, actor: Actor, reference: str, *, on: date | None = None, request: str = ""
) -> Directive:
    """The entry once its author revoked it on that day, today unless told otherwise."""
    actor.must_be(UserRole.DPO, UserRole.ASSISTANT)
    with context.work.write() as transaction:
        writing = _writing(context, actor, transaction, request)
        day = on or writing.today
        if day > writing.today:
            raise DirectiveIncomplete(problem="in_the_future")
        revoked = transaction.directives.get(reference).revoked(day, actor.name)
        return writing.record("directive.revoked", REVOKED, transaction.directives.save(revoked))


def read_register(context: Context, actor: Actor) -> tuple[Directive, ...]:
    """The whole register, newest first."""
    actor.must_be(UserRole.DPO, UserRole.ASSISTANT)
    with context.work.read() as transaction:
        return transaction.directives.every()


def read_directive(context: Context, actor: Actor, reference: str) -> Directive:
    """One entry, with every version."""
    actor.must_be(UserRole.DPO, UserRole.ASSISTANT)
    with context.work.read() as transaction:
        return transaction.directives.get(reference)


def print_receipt(context: Context, actor: Actor, reference: str) -> PrintedLetter:
    """The letter that tells its author what stands in the register, for an entry that came without a request."""
    actor.must_be(UserRole.DPO, UserRole.ASSISTANT)
    with context.work.write() as transaction:
        directive = transaction.directives.get(reference)
        _, text = transaction.profiles.current()
        profile = context.read_profile(text)
        facts = _receipt_facts(directive, profile, context.today(profile))
        printed = context.letters.print_letter(
            plan_letter(LetterKind.DIRECTIVE_RECEIPT, facts), directive.author.language
        )
        digest = hashlib.sha256(printed.pdf).hexdigest()
        transaction.audit.append(
            actor, "directive.receipt_printed", None, {"directive": reference, "pdf_sha256": digest}
        )
        return printed


def _receipt_facts(directive: Directive, profile: ControllerProfile, today: date) -> LetterFacts:
    author = directive.author
    return LetterFacts(
        company=Company(profile.name, profile.address, profile.city, profile.officer, profile.authority),
        addressee=Addressee(author.name, author.email, author.postal_address),
        reference=directive.reference,
        received_on=directive.revoked_on or directive.wording.given_on,
        dated_on=today,
        items=(AnsweredItem(RIGHT, Outcome.GRANTED),),
        directives=(told_directive(directive, profile),),
    )
