"""A message that belongs to a case there already: the cases proposed, and what a person decides of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date

from dsardesk.domain.actors import Actor, UserRole
from dsardesk.domain.case import Case
from dsardesk.domain.draft import Draft
from dsardesk.domain.errors import DeskError
from dsardesk.domain.linking import (
    NAMING,
    Evidence,
    Relation,
    addresses_of,
    likeness,
    names_of,
    numbers_of,
    reference_of,
    relation_of,
)
from dsardesk.domain.records import SearchOutcome, SystemSearch
from dsardesk.domain.retention import archived_if_closed_by
from dsardesk.domain.rights import RightType
from dsardesk.domain.search_answers import SearchAnswer, search_answer
from dsardesk.domain.silences import replied
from dsardesk.services.case_page import must_be_readable
from dsardesk.services.context import Context, OnCase, cases_for, search_terms
from dsardesk.services.filing import Searched, searched, whole, with_message, words_of
from dsardesk.services.identity_documents import quarantine_facts
from dsardesk.services.originals import day_received, in_quarantine, log_told_apart, must_have_arrived, sha256_of
from dsardesk.services.ports import CaseStore, Transaction, UnknownCase
from dsardesk.services.searches import SEARCHED

FILED, REPEATED = "message.filed", "message.repeated"
MOST_ALIKE, MOST = 4, 8
"""Cases looked at for each sign that many may share, and in all: those that the message itself names come first."""
ORDER = tuple(Evidence)
"""From the strongest to the weakest."""


class NeedsItsOwnCase(DeskError):
    """A second request, a complaint or a letter of the authority has its own time limit: a linked case is opened."""

    code = "linking.needs_its_own_case"


class UnknownAttachment(DeskError):
    """The message has no attachment of that number that is no identity document."""

    code = "linking.unknown_attachment"
    exit_code = 2


class OutcomeMissing(DeskError):
    """An answer to a search says what the system holds, or that more time is needed."""

    code = "linking.outcome_missing"
    exit_code = 2


@dataclass(frozen=True, slots=True)
class Candidate:
    """A case that a message may belong to.

    Attributes:
        reference: of the case.
        why: what speaks for it, the strongest first; never empty.
        relation: what the message seems to be for it.
        person: name of whoever asked.
        rights: what they asked.
        received_on: civil date of their request.
        closed_on: civil date; None while open.
        answer: what a colleague answers for a search of the case; None for any other relation.
    """

    reference: str
    why: tuple[Evidence, ...]
    relation: Relation
    person: str
    rights: tuple[RightType, ...]
    received_on: date
    closed_on: date | None = None
    answer: SearchAnswer | None = None


def candidates(context: Context, actor: Actor, draft: Draft) -> tuple[Candidate, ...]:
    """Cases that the message may belong to, the likeliest first; those that *actor* may not find are not among them."""
    actor.must_be(UserRole.DPO, UserRole.ASSISTANT)
    with context.work.read() as transaction:
        profile = context.read_profile(transaction.profiles.current()[1])
        archived = archived_if_closed_by(context.today(profile), context.rules)
        found = _found(cases_for(transaction, actor), draft, archived)
        seen = [each for each in found if _may_be_found(actor, *each, archived)]
        made = [_candidate(context, transaction, draft, case, why) for case, why in seen]
    return tuple(sorted(made, key=_likeliest))


def _found(cases: CaseStore, draft: Draft, archived: date) -> list[tuple[Case, frozenset[Evidence]]]:
    told = _told(cases, draft)
    alike = _alike(cases, draft, archived) if len(told) < MOST else []
    found = list(_spoken_for(cases, draft, told, [*told, *alike]))
    # A name is the weakest sign: whoever bears it too is looked for only where nothing else tells.
    return found or list(_spoken_for(cases, draft, told, _namesakes(cases, draft, archived)))


def _spoken_for(
    cases: CaseStore, draft: Draft, told: Mapping[str, frozenset[Evidence]], references: Iterable[str]
) -> Iterator[tuple[Case, frozenset[Evidence]]]:
    """The first cases of those references for which anything speaks, and what does."""
    for reference in list(dict.fromkeys(references))[:MOST]:
        with suppress(UnknownCase):  # Whoever mistypes a reference names no case.
            case = cases.get(reference)
            why = told.get(reference, frozenset()) | likeness(draft, case)
            if why:
                yield case, why


def _told(cases: CaseStore, draft: Draft) -> Mapping[str, frozenset[Evidence]]:
    """Cases that the message itself names: by their reference, by what it follows, by being the same."""
    told: dict[str, frozenset[Evidence]] = {}
    digest = sha256_of(draft)
    for kept in cases.kept_messages((draft.message_id, *draft.thread), digest):
        same = kept.sha256 == digest or (kept.message_id == draft.message_id != "")
        found = Evidence.SAME_MESSAGE if same else Evidence.THREAD
        told[kept.reference] = told.get(kept.reference, frozenset()) | {found}
    for each in draft.cited:
        told[reference_of(each)] = told.get(reference_of(each), frozenset()) | {Evidence.REFERENCE}
    return told


def _alike(cases: CaseStore, draft: Draft, archived: date) -> list[str]:
    """Cases of whoever has the same address or number; the restricted archive is left out, as in a search."""
    alike: list[str] = []
    for address in addresses_of(draft):
        alike += cases.having(search_terms(address), email=address, closed_after=archived, limit=MOST_ALIKE)
    for number in numbers_of(draft):
        alike += cases.having(search_terms(number), closed_after=archived, limit=MOST_ALIKE)
    return alike


def _namesakes(cases: CaseStore, draft: Draft, archived: date) -> list[str]:
    named = (cases.having(search_terms(n), closed_after=archived, limit=MOST_ALIKE) for n in names_of(draft))
    return [reference for found in named for reference in found]


def _may_be_found(actor: Actor, case: Case, why: frozenset[Evidence], archived: date) -> bool:
    """A case of the restricted archive is the officer's alone, and only where the message itself names it."""
    if case.closed_on is None or case.closed_on > archived:
        return True
    return actor.role is UserRole.DPO and bool(why & NAMING)


def _candidate(
    context: Context, transaction: Transaction, draft: Draft, case: Case, why: frozenset[Evidence]
) -> Candidate:
    answer = None
    if Evidence.REFERENCE in why and Evidence.SAME_MESSAGE not in why:
        answer = search_answer(draft, case, context.profile_of(transaction, case))
    return Candidate(
        reference=case.reference,
        why=tuple(sign for sign in ORDER if sign in why),
        relation=Relation.SEARCH_ANSWER if answer else relation_of(draft, case, why),
        person=case.requester.name,
        rights=tuple(item.right for item in case.items),
        received_on=case.receipt.received_on,
        closed_on=case.closed_on,
        answer=answer,
    )


def _likeliest(candidate: Candidate) -> tuple[object, ...]:
    ranks = tuple(ORDER.index(sign) for sign in candidate.why)
    return (ranks[0], candidate.closed_on is not None, *_newest(candidate), ranks)


def _newest(candidate: Candidate) -> tuple[int, str]:
    return (-candidate.received_on.toordinal(), candidate.reference)


def add_message(
    context: Context,
    actor: Actor,
    reference: str,
    draft: Draft,
    relation: Relation,
    *,
    received_on: date | None = None,
) -> Case:
    """File a message into the case that a person chose, closed or not; an answer lets its clock run again that day.

    The message enters the vault without its identity documents, which go into quarantine. A duplicate is noted, and
    kept no second time. *received_on* is the day on which it arrived, as its headers say unless told otherwise.
    """
    actor.must_be(UserRole.DPO, UserRole.ASSISTANT)
    if relation.case_kind is not None:
        raise NeedsItsOwnCase(relation=relation)
    if relation is Relation.DUPLICATE:
        return _note_duplicate(context, actor, reference, draft)
    return _file(context, actor, reference, draft, relation=relation, received_on=received_on)


def add_search_answer(
    context: Context,
    actor: Actor,
    reference: str,
    draft: Draft,
    answer: SearchAnswer,
    *,
    reason: str = "",
    received_on: date | None = None,
) -> Case:
    """File a colleague's message, and record what a person read in it as what the system answered.

    Where more time is asked for, the search goes on waiting; the files of an answer take the place of earlier ones.
    *reason* says why a system was not searched, where that is the outcome.
    """
    actor.must_be(UserRole.DPO, UserRole.ASSISTANT)
    if answer.outcome is None and not answer.later:
        raise OutcomeMissing
    for number in answer.files:
        if not 1 <= number <= len(draft.attachments) or draft.attachments[number - 1].identity_document:
            raise UnknownAttachment(number=number)
    found = len(answer.files) if answer.outcome is SearchOutcome.FOUND else 0
    search = SystemSearch(answer.system, answer.outcome, findings=found, reason=reason.strip())
    files = answer.files if found else ()
    told = None if answer.outcome is None else Searched(search, files)
    return _file(context, actor, reference, draft, relation=Relation.SEARCH_ANSWER, received_on=received_on, told=told)


def _note_duplicate(context: Context, actor: Actor, reference: str, draft: Draft) -> Case:
    with context.work.write() as transaction:
        on = _on_case(context, actor, transaction, reference)
        transaction.audit.append(actor, REPEATED, on.case.id, {"sha256": sha256_of(draft)})
        return on.case


def _file(
    context: Context,
    actor: Actor,
    reference: str,
    draft: Draft,
    *,
    relation: Relation,
    received_on: date | None,
    told: Searched | None = None,
) -> Case:
    with in_quarantine(context, draft) as documents, context.work.write() as transaction:
        on = _on_case(context, actor, transaction, reference)
        day = day_received(draft, received_on, on.profile)
        must_have_arrived(day, on.today)
        # What a system gave has its own retention, and ends with what is erased there: no second copy of it is kept.
        message = words_of(on, draft) if told and told.files else whole(on, draft)
        kept = with_message(on, message, documents)
        facts: dict[str, object] = {
            "relation": relation,
            "received_on": day.isoformat(),
            "sha256": sha256_of(draft),
        }
        transaction.audit.append(actor, FILED, on.case.id, facts)
        log_told_apart(transaction, actor, on.case.id, draft)
        for each in kept.identity.documents[len(on.case.identity.documents) :]:
            transaction.audit.append(actor, "identity.quarantined", on.case.id, quarantine_facts(each))
        if relation is Relation.ANSWER:
            kept = replied(_open(kept), day)
            transaction.audit.append(actor, "silence.ended", on.case.id, {"answered_on": day.isoformat()})
        if told is not None:
            kept, facts = searched(replace(on, case=_open(kept)), actor, draft, told)
            transaction.audit.append(actor, SEARCHED, on.case.id, facts)
        return context.save(transaction, kept, on.profile)


def _on_case(context: Context, actor: Actor, transaction: Transaction, reference: str) -> OnCase:
    """The case, open or closed; the restricted archive is the officer's alone."""
    case = cases_for(transaction, actor).get(reference)
    profile = context.profile_of(transaction, case)
    today = context.today(profile)
    must_be_readable(actor, context.retention(transaction, case, profile), today)
    return OnCase(context, transaction, case, profile, today)


def _open(case: Case) -> Case:
    case.must_be_open()
    return case
