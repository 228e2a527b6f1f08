"""What every use case is given, and the figures that each of them needs of a case."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from dsardesk.domain.actors import Actor
from dsardesk.domain.calendars import Calendar
from dsardesk.domain.case import Case, CaseDocument, ItemState
from dsardesk.domain.deadlines import TimeLimit, compute_time_limit, terms_for
from dsardesk.domain.draft import Draft
from dsardesk.domain.ids import DocumentId
from dsardesk.domain.partial import owed_on
from dsardesk.domain.profile import ControllerProfile
from dsardesk.domain.rules import RuleBook
from dsardesk.domain.steps import next_step
from dsardesk.services.ports import CaseIndex, IdentityStore, LetterPrinter, Transaction, UnitOfWork

LONGEST_TERM = 80


@dataclass(frozen=True, slots=True)
class Context:
    """The outside, as ports, and the law.

    Attributes:
        work: transactions.
        identity_store: where copies of identity documents wait for their end.
        letters: prints letters.
        now: the present instant, aware.
        new_id: a fresh UUIDv7.
        rules: the rule book.
        calendar: the holiday table of an id.
        read_profile: the profile written in a text.
        read_message: what a message says.
    """

    work: UnitOfWork
    identity_store: IdentityStore
    letters: LetterPrinter
    now: Callable[[], datetime]
    new_id: Callable[[], UUID]
    rules: RuleBook
    calendar: Callable[[str], Calendar]
    read_profile: Callable[[str], ControllerProfile]
    read_message: Callable[[bytes], Draft]

    def profile_of(self, transaction: Transaction, case: Case) -> ControllerProfile:
        """The profile version under which the case was opened."""
        return self.read_profile(transaction.profiles.get(case.profile))

    def today(self, profile: ControllerProfile) -> date:
        """The civil date at the controller's."""
        return self.now().astimezone(ZoneInfo(profile.zone)).date()

    def time_limits(self, case: Case, profile: ControllerProfile) -> dict[int, TimeLimit]:
        """The clock of each request item, by its number."""
        return {
            item.number: compute_time_limit(
                case.receipt.received_on,
                case.facts_for(item.number),
                terms=terms_for(item.right, self.rules),
                calendar=self.calendar(case.calendar),
                zone=ZoneInfo(profile.zone),
                promised_due=promised_due(case, profile),
            )
            for item in case.items
        }

    def index(self, case: Case, profile: ControllerProfile) -> CaseIndex:
        """What the list of cases shows and sorts by: the earliest open item, or what a partial reply still owes."""
        limits = self.time_limits(case, profile)
        waiting = [limits[item.number] for item in case.items if item.state is not ItemState.ANSWERED]
        owed = owed_on(case)
        open_ = sorted((step for limit in waiting if (step := limit.open_suspension)), key=lambda step: step.on)
        return CaseIndex(
            due_on=min((*(limit.effective_due for limit in waiting if limit.effective_due), *owed), default=None),
            alert_on=min((*(limit.alert_due for limit in waiting if limit.alert_due), *owed), default=None),
            next_step=next_step(case, profile),
            terms=terms_of(case),
            person_key=" ".join(search_terms(case.requester.name))[:LONGEST_TERM],
            waiting_for=str(dict(open_[0].facts)["cause"]) if open_ else "",
            waiting_since=open_[0].on if open_ else None,
            destroy_by=min((document.destroy_by for document in case.identity.held()), default=None),
            answered_late=_answered_late(case, limits),
        )

    def save(self, transaction: Transaction, case: Case, profile: ControllerProfile) -> Case:
        """Keep the changed case with its index rebuilt."""
        return transaction.cases.save(case, self.index(case, profile))


@dataclass(frozen=True, slots=True)
class OnCase:
    """An open case inside a transaction.

    Attributes:
        context: what use cases are given.
        transaction: where its parts are kept.
        case: the case as it stands.
        profile: the profile under which it was opened.
        today: the civil date at the controller's.
    """

    context: Context
    transaction: Transaction
    case: Case
    profile: ControllerProfile
    today: date

    def keep(self, kind: str, name: str, media_type: str, content: bytes, system: str = "") -> CaseDocument:
        """A document of the case, its content in the vault."""
        document = CaseDocument(
            id=DocumentId(self.context.new_id()),
            kind=kind,
            name=name,
            media_type=media_type,
            size_bytes=len(content),
            sha256=hashlib.sha256(content).hexdigest(),
            system=system,
        )
        self.transaction.blobs.put(document.id, content)
        return document


Change = Callable[[OnCase], tuple[Case, Mapping[str, object]]]
"""The changed case, and the facts that the audit log keeps of the change."""


def change_case(context: Context, actor: Actor, reference: str, action: str, change: Change) -> Case:
    """Load an open case, change it, save it and record *action*: all of it, or nothing."""
    with context.work.write() as transaction:
        case = transaction.cases.get(reference)
        case.must_be_open()
        profile = context.profile_of(transaction, case)
        changed, facts = change(OnCase(context, transaction, case, profile, context.today(profile)))
        saved = context.save(transaction, changed, profile)
        transaction.audit.append(actor, action, case.id, facts)
        return saved


def _answered_late(case: Case, limits: Mapping[int, TimeLimit]) -> bool | None:
    """Whether an answer left after its due date; None until one left."""
    left = [limits[item.number].is_late(item.answered_on) for item in case.items if item.answered_on]
    return any(left) if left else None


def promised_due(case: Case, profile: ControllerProfile) -> date | None:
    """The day that the company's own promise gives, if it promised fewer days than the law."""
    if profile.promised_days is None:
        return None
    return date.fromordinal(case.receipt.received_on.toordinal() + profile.promised_days)


def terms_of(case: Case) -> tuple[str, ...]:
    """Words by which a case is found: reference, name, address, numbers, and those of whoever died."""
    people = (case.requester, *((case.deceased,) if case.deceased else ()))
    words = (word for person in people for word in (person.name, person.email, *person.identifiers.values()))
    return search_terms(" ".join((case.reference, *words)))


def search_terms(text: str) -> tuple[str, ...]:
    """The words of *text* without accents and case, each once, cut to what the index holds.

    >>> search_terms("Thị NGUYỄN")
    ('thi', 'nguyen')
    """
    decomposed = unicodedata.normalize("NFKD", text.casefold().replace("đ", "d").replace("ø", "o").replace("ł", "l"))
    plain = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return tuple(dict.fromkeys(word[:LONGEST_TERM] for word in re.findall(r"[^\W_]+", plain)))
