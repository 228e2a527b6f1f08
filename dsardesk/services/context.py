"""What every use case is given, and the figures that each of them needs of a case."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from dsardesk.domain.actors import Actor, UserRole
from dsardesk.domain.authorities import NO_AUTHORITIES, Authorities
from dsardesk.domain.calendars import Calendar
from dsardesk.domain.case import Case
from dsardesk.domain.checkpoints import Genuine
from dsardesk.domain.clocks import calendar_of, clock_of
from dsardesk.domain.complaints import own_day
from dsardesk.domain.deadlines import TimeLimit
from dsardesk.domain.draft import Draft
from dsardesk.domain.entitlement import subject_of
from dsardesk.domain.folding import folded_variants, folded_words, numbers_joined
from dsardesk.domain.forwarding import Forwarding, forwarding
from dsardesk.domain.ids import DocumentId
from dsardesk.domain.papers import CaseDocument
from dsardesk.domain.partial import owed_on
from dsardesk.domain.profile import ControllerProfile
from dsardesk.domain.recipients import tell_first
from dsardesk.domain.reminders import remind_on
from dsardesk.domain.requests import ItemState
from dsardesk.domain.retention import Retention, retention
from dsardesk.domain.rules import RuleBook
from dsardesk.domain.sign_offs import to_approve
from dsardesk.domain.silences import decides_alone
from dsardesk.domain.steps import next_step
from dsardesk.services.ports import CaseIndex, CaseStore, IdentityStore, LetterPrinter, Transaction, UnitOfWork

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
        read_message: what a message of the vault says.
        authorities: the table of supervisory authorities.
        genuine: whether the signature of a checkpoint of the log is that of its key.
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
    authorities: Authorities = NO_AUTHORITIES
    genuine: Genuine = field(default=lambda _: False)

    def profile_of(self, transaction: Transaction, case: Case) -> ControllerProfile:
        """The profile version under which the case was opened."""
        return self.read_profile(transaction.profiles.get(case.profile))

    def keep_hours(self, profile: ControllerProfile) -> int:
        """Longest time that a copy of an identity document may wait for its check."""
        return profile.identity.keep_hours or self.rules.hours("design.identity.keep")

    def today(self, profile: ControllerProfile) -> date:
        """The civil date at the controller's."""
        return self.now().astimezone(ZoneInfo(profile.zone)).date()

    def time_limits(self, case: Case, profile: ControllerProfile) -> dict[int, TimeLimit]:
        """The clock of each request item, by its number."""
        calendar = self.calendar_for(case, profile)
        return {item.number: clock_of(case, item, profile, calendar, self.rules) for item in case.items}

    def calendar_for(self, case: Case, profile: ControllerProfile) -> Calendar:
        """The public holidays by which the dates of a case are counted."""
        table = self.calendar(case.calendar)
        # Holidays of the company's own place are not those of another establishment.
        return calendar_of(profile, table) if case.calendar == profile.calendar else table

    def index(self, case: Case, profile: ControllerProfile) -> CaseIndex:
        """What the list of cases shows and sorts by: the earliest open item, or what a partial reply still owes."""
        limits = self.time_limits(case, profile)
        unanswered = [item for item in case.items if item.state is not ItemState.ANSWERED]
        waiting = [limits[item.number] for item in unanswered if own_day(case, item) is None]
        owed = (*owed_on(case), *(day for item in unanswered if (day := own_day(case, item))))
        on_its_way = self._on_its_way(case, profile)
        open_ = sorted((step for limit in waiting if (step := limit.open_suspension)), key=lambda step: step.on)
        if case.provisionally_closed:
            open_ = []
        return CaseIndex(
            due_on=_first(
                *(limit.effective_due for limit in waiting), *owed, on_its_way.contract_on if on_its_way else None
            ),
            alert_on=_first(
                *(limit.alert_due for limit in waiting),
                *owed,
                on_its_way.due_on if on_its_way else None,
                *self._own_targets(case, profile, waiting),
            ),
            next_step=next_step(case, profile),
            terms=terms_of(case),
            person_key=" ".join(search_terms(case.requester.name))[:LONGEST_TERM],
            waiting_for=str(dict(open_[0].facts)["cause"]) if open_ else "",
            waiting_since=open_[0].on if open_ else None,
            destroy_by=min((document.destroy_by for document in case.identity.held()), default=None),
            answered_late=_answered_late(case, limits),
            to_approve=bool(to_approve(case)),
            remind_on=remind_on(case, self.rules),
            to_clean=any(case.identity.to_clean(document) for document in case.identity.documents),
            asked=asked_of(case),
        )

    def _own_targets(
        self, case: Case, profile: ControllerProfile, waiting: Iterable[TimeLimit]
    ) -> Iterator[date | None]:
        """Days that no law gives and that alert all the same: recipients to tell, a decision without an answer."""
        if case.closed_on is None:
            yield tell_first(case, profile, self.rules)
        if decides_alone(case):
            yield from (limit.strict_due for limit in waiting)

    def _on_its_way(self, case: Case, profile: ControllerProfile) -> Forwarding | None:
        """The processor's own clock, until the request has left for the controller."""
        found = forwarding(case, profile, self.calendar_for(case, profile), self.rules, self.today(profile))
        return found if found and found.left_on is None else None

    def counted(self, case: Case) -> Case:
        """The case marked with the tables and rules by which its dates are counted from now on."""
        return replace(case, calendar_version=self.calendar(case.calendar).version, rules_version=self.rules.version)

    def save(self, transaction: Transaction, case: Case, profile: ControllerProfile) -> Case:
        """Keep the changed case with its index rebuilt."""
        return transaction.cases.save(self.counted(case), self.dated(transaction, case, profile))

    def retention(self, transaction: Transaction, case: Case, profile: ControllerProfile) -> Retention:
        """How long the parts of a case are kept, under what somebody decided, if anybody did."""
        return retention(case, profile, transaction.retention.decision(), self.rules)

    def dated(self, transaction: Transaction, case: Case, profile: ControllerProfile) -> CaseIndex:
        """The index with the day on which something of the case is first to be purged."""
        return replace(self.index(case, profile), purge_on=self.retention(transaction, case, profile).next_on)


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
        case = cases_for(transaction, actor).get(reference)
        case.must_be_open()
        profile = context.profile_of(transaction, case)
        changed, facts = change(OnCase(context, transaction, case, profile, context.today(profile)))
        saved = context.save(transaction, changed, profile)
        transaction.audit.append(actor, action, case.id, facts)
        return saved


def _first(*days: date | None) -> date | None:
    return min((day for day in days if day), default=None)


def cases_for(transaction: Transaction, actor: Actor) -> CaseStore:
    """The cases that *actor* may see; an administrator sees none, whatever reads them."""
    actor.must_be(*(role for role in UserRole if role is not UserRole.ADMIN))
    return transaction.cases if actor.sees_confidential else transaction.cases.without_confidential()


def _answered_late(case: Case, limits: Mapping[int, TimeLimit]) -> bool | None:
    """Whether an answer left after its due date; None until one left."""
    left = [limits[item.number].is_late(item.answered_on) for item in case.items if item.answered_on]
    return any(left) if left else None


def terms_of(case: Case) -> tuple[str, ...]:
    """Words by which a case is found: reference, name, address, numbers, and those of whoever died."""
    people = (case.requester, subject_of(case), *((case.deceased,) if case.deceased else ()))
    words = (word for person in people for word in (person.name, person.email, *person.identifiers.values()))
    return found_by("\n".join((case.reference, *words)))


def asked_of(case: Case) -> tuple[str, ...]:
    """The words of what was asked and of why it was decided so."""
    return found_by("\n".join(f"{item.quote}\n{item.reasons}" for item in case.items))


def found_by(text: str) -> tuple[str, ...]:
    """The words by which *text* is found: its own, and how else people type them, as the index holds them.

    >>> found_by("Anaïs O'Connor")
    ('anais', 'o', 'connor', 'oconnor')
    """
    return tuple(dict.fromkeys((*search_terms(text), *(word[:LONGEST_TERM] for word in folded_variants(text)))))


def sought(text: str) -> tuple[str, ...]:
    """The words that somebody looks for; a long number is one, however it is grouped.

    >>> sought("Petit 06 12 34 56 78")
    ('petit', '0612345678')
    """
    return search_terms(numbers_joined(text))


def search_terms(text: str) -> tuple[str, ...]:
    """The words of *text* without accents and case, each once, cut to what the index holds.

    >>> search_terms("Thị NGUYỄN")
    ('thi', 'nguyen')
    """
    return tuple(dict.fromkeys(word[:LONGEST_TERM] for word in folded_words(text)))
