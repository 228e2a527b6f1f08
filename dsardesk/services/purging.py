"""Purging what is due: a part of a case, all of it, an entry of the register, old addresses of the suppression list."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dsardesk.domain.actors import Actor, UserRole
from dsardesk.domain.audit import acted_for
from dsardesk.domain.purging import (
    NothingToPurge,
    directive_figures,
    figures,
    must_be_due,
    must_have_ended,
    with_manifests_only,
    without_working_copies,
)
from dsardesk.domain.retention import Kept, RetentionLine, directive_line, suppressed_until_by
from dsardesk.services.context import Context, OnCase
from dsardesk.services.retention import DueCase, held_with, read_due
from dsardesk.services.silences import close_lapsed


@dataclass(frozen=True, slots=True)
class Purged:
    """One part that was purged, and how many documents, or addresses, went with it."""

    reference: str
    what: Kept
    documents: int


def purge(context: Context, actor: Actor, reference: str, what: Kept) -> Purged:
    """Purge one part of a case whose day has come; of the whole file, only figures remain."""
    actor.must_be(UserRole.DPO)
    if what is Kept.DIRECTIVE:
        return _purge_directive(context, actor, reference)
    if what is Kept.SUPPRESSION:
        return _purge_suppressions(context, actor)
    with context.work.write() as transaction:
        case = transaction.cases.get(reference)
        profile = context.profile_of(transaction, case)
        on = OnCase(context, transaction, case, profile, context.today(profile))
        lines = must_be_due(case, context.retention(transaction, case, profile), what, on.today)
        documents = purge_file(on, actor) if what is Kept.CASE_FILE else _purge_part(on, actor, what, lines)
    return Purged(reference, what, documents)


def _purge_directive(context: Context, actor: Actor, reference: str) -> Purged:
    """The log of an entry never held more than its reference: nothing of it is left to erase there."""
    with context.work.write() as transaction:
        directive = transaction.directives.get(reference)
        today = context.today(context.read_profile(transaction.profiles.current()[1]))
        on_hold = held_with(transaction, directive)
        must_have_ended(directive_line(directive, context.rules), today, on_hold=on_hold)
        transaction.retention.add_directive_figures(context.new_id(), directive_figures(directive))
        transaction.directives.purge(directive)
        transaction.audit.append(actor, "directive.purged", None, {"directive": reference})
    return Purged(reference, Kept.DIRECTIVE, 0)


def _purge_suppressions(context: Context, actor: Actor) -> Purged:
    """All of those whose term is over: hashes cannot be told apart."""
    with context.work.write() as transaction:
        today = context.today(context.read_profile(transaction.profiles.current()[1]))
        gone = transaction.suppression.purge_old(suppressed_until_by(today, context.rules))
        if not gone:
            raise NothingToPurge(what=Kept.SUPPRESSION)
        transaction.audit.append(actor, "suppression.purged", None, {"entries": gone})
    return Purged("", Kept.SUPPRESSION, gone)


def purge_file(on: OnCase, actor: Actor) -> int:
    """Everything of the case goes, its words in the log included; figures and the chain of the log stay."""
    case, late = on.case, on.context.index(on.case, on.profile).answered_late
    on.transaction.retention.add_figures(on.context.new_id(), figures(case, late=late))
    on.transaction.cases.purge(case)
    acted = acted_for(on.transaction.audit.events(case.id))
    on.transaction.audit.forget(case.id)
    facts = {"documents": len(case.documents), **({"acted_for": acted} if acted else {})}
    on.transaction.audit.append(actor, "case.purged", case.id, facts)
    return len(case.documents)


def _purge_part(on: OnCase, actor: Actor, what: Kept, lines: tuple[RetentionLine, ...]) -> int:
    if what is Kept.WORKING_COPIES:
        changed, gone = without_working_copies(on.case)
    else:
        changed, gone = with_manifests_only(on.case, lines, on.today)
    for document in gone:
        on.transaction.blobs.forget(document)
    on.context.save(on.transaction, changed, on.profile)
    on.transaction.audit.append(actor, "retention.purged", on.case.id, {"kept": what, "documents": len(gone)})
    return len(gone)


def purge_due(context: Context, actor: Actor) -> Iterator[Purged]:
    """Purge whatever is due today, case by case; those that wait for a decision stay.

    So does the suppression list: three years are the least that an address stays on it, and a person says when to stop.
    """
    actor.must_be(UserRole.DPO)
    close_lapsed(context, actor)
    while parts := [(case.reference, what) for case in read_due(context, actor).cases for what in _parts(case)]:
        done = [purge(context, actor, reference, what) for reference, what in parts]
        yield from done


def _parts(case: DueCase) -> tuple[Kept, ...]:
    return tuple(dict.fromkeys(line.what for line in case.lines if line.what is not Kept.SUPPRESSION))
