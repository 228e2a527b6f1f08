"""What ended since a backup was made ends again in what was brought back, before anybody sees it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import datetime

from dsardesk.domain.actors import Actor
from dsardesk.domain.endings import Endings
from dsardesk.domain.identity import Destruction
from dsardesk.domain.ids import DocumentId
from dsardesk.services.context import Context, OnCase
from dsardesk.services.ports import Transaction
from dsardesk.services.purging import purge_file


@dataclass(frozen=True, slots=True)
class Replayed:
    """How much ended again, and how many cases are left.

    Attributes:
        cases: cases destroyed again.
        directives: entries of the register of directives.
        documents: contents of documents.
        left: cases that are left.
        copies: copies of identity documents that were held on the day of the backup, and are destroyed.
        suppressed: addresses put on the suppression list again.
        users: people who were removed since, and open nothing.
    """

    cases: int
    directives: int
    documents: int
    left: int
    copies: int = 0
    suppressed: int = 0
    users: int = 0

    @property
    def count(self) -> int:
        """How many things ended again."""
        return self.cases + self.directives + self.documents + self.copies + self.suppressed + self.users


def endings_of(transaction: Transaction, at: datetime) -> Endings:
    """All that a vault knows to have ended for good, as of *at*."""
    return Endings(
        burials=transaction.backups.burials(),
        destructions={each: replace(end, by="") for each, end in transaction.cases.destructions().items()},
        suppressed=transaction.suppression.every(),
        left={user.actor.id: user.left_at for user in transaction.users.every() if user.left_at},
        mark=transaction.audit.head(),
        at=at,
    )


def replay(context: Context, actor: Actor, endings: Endings, facts: Mapping[str, object]) -> Replayed:
    """Have everything that *endings* names end again; *facts* of the backup go into the journal with it."""
    known = endings.burials
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
        found = Replayed(
            len(standing.cases),
            len(standing.directives),
            len(standing.documents),
            left=transaction.cases.count(),
            copies=_end_copies(context, transaction, actor, endings.destructions),
            suppressed=transaction.suppression.join(endings.suppressed),
            users=_leave(transaction, endings),
        )
        again = {name: number for name, number in asdict(found).items() if name != "left"}
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


def _end_copies(
    context: Context, transaction: Transaction, actor: Actor, known: Mapping[DocumentId, Destruction]
) -> int:
    """Record what is known of copies that the vault still counts as held; how many there were."""
    references = transaction.cases.with_held_documents() if known else ()
    return sum(_end_in(context, transaction, actor, reference, known) for reference in references)


def _end_in(
    context: Context, transaction: Transaction, actor: Actor, reference: str, known: Mapping[DocumentId, Destruction]
) -> int:
    case = transaction.cases.get(reference)
    ended = [document for document in case.identity.held() if document.id in known]
    identity = case.identity
    for document in ended:
        ending = known[document.id]
        identity = identity.with_document(document.destroyed(ending))
        if context.identity_store.holds(document.id):
            context.identity_store.destroy(document.id, ending.at, ending.cause)
        facts = {"document": str(document.id), "cause": ending.cause, "attested": list(ending.attested)}
        transaction.audit.append(actor, "identity.destroyed", case.id, facts)
    if ended:
        context.save(transaction, replace(case, identity=identity), context.profile_of(transaction, case))
    return len(ended)


def _leave(transaction: Transaction, endings: Endings) -> int:
    """Whoever was removed since opens nothing; how many there were."""
    present = (user.actor.id for user in transaction.users.every() if user.left_at is None)
    gone = [user for user in present if user in endings.left]
    for user in gone:
        transaction.users.leave(user, endings.left[user])
    return len(gone)
