"""What was destroyed since a backup was made is destroyed again in what was brought back, before anybody sees it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from dsardesk.domain.actors import Actor
from dsardesk.domain.backups import Burial
from dsardesk.services.context import Context, OnCase
from dsardesk.services.ports import Transaction
from dsardesk.services.purging import purge_file


@dataclass(frozen=True, slots=True)
class Replayed:
    """How much was destroyed again, and how many cases are left."""

    cases: int
    directives: int
    documents: int
    left: int


def replay(context: Context, actor: Actor, burials: Iterable[Burial], facts: Mapping[str, object]) -> Replayed:
    """Destroy again every one of *burials* that the vault holds; *facts* of the backup go into the journal with it."""
    known = tuple(burials)
    with context.work.write() as transaction:
        standing = transaction.backups.standing(known)
        for reference in standing.cases:
            _purge_again(context, transaction, actor, reference)
        for reference in standing.directives:
            transaction.directives.purge(transaction.directives.get(reference))
        for reference in transaction.backups.standing(known).holding:
            _without(context, transaction, reference, frozenset(standing.documents))
        for document in transaction.backups.standing(known).documents:
            transaction.blobs.forget(document)
        transaction.backups.bury(known)
        gone = len(standing.cases), len(standing.directives), len(standing.documents)
        found = Replayed(*gone, left=transaction.cases.count())
        again = {"cases": found.cases, "directives": found.directives, "documents": found.documents}
        transaction.audit.append(actor, "backup.restored", None, {**facts, "destroyed_again": again})
    return found


def _purge_again(context: Context, transaction: Transaction, actor: Actor, reference: str) -> None:
    case = transaction.cases.get(reference)
    profile = context.profile_of(transaction, case)
    purge_file(OnCase(context, transaction, case, profile, context.today(profile)), actor)


def _without(context: Context, transaction: Transaction, reference: str, gone: frozenset[object]) -> None:
    """A case names no document whose content is destroyed."""
    case = transaction.cases.get(reference)
    kept = tuple(document for document in case.documents if document.id not in gone)
    context.save(transaction, replace(case, documents=kept), context.profile_of(transaction, case))
