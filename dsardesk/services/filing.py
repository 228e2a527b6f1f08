"""What a message filed into a case leaves there: itself, its identity documents in quarantine, what a system gave."""

from __future__ import annotations

from dataclasses import dataclass, replace

from dsardesk.domain.actors import Actor
from dsardesk.domain.case import Case
from dsardesk.domain.draft import Draft
from dsardesk.domain.papers import CaseDocument
from dsardesk.domain.records import SystemSearch
from dsardesk.services.context import OnCase
from dsardesk.services.identity_documents import copy_was_asked
from dsardesk.services.originals import Quarantined, record_of, sealed
from dsardesk.services.searches import GatheredFile, UnknownSystem, search_answered

MESSAGE = "message"
"""Kind of the documents that are messages which came after the first."""


@dataclass(frozen=True, slots=True)
class Searched:
    """What a system answered, and numbers of the attachments that it gave."""

    search: SystemSearch
    files: tuple[int, ...]


def whole(on: OnCase, draft: Draft) -> CaseDocument:
    """The message sealed beside the first, as it came but for its identity documents."""
    document = sealed(on.context, draft, MESSAGE, f"{_name(on)}.eml")
    on.transaction.blobs.put(document.id, draft.without_identity)
    return document


def words_of(on: OnCase, draft: Draft) -> CaseDocument:
    """The words of a message whose attachments are kept apart."""
    document = on.keep(MESSAGE, f"{_name(on)}.txt", "text/plain", draft.text.encode())
    return replace(document, message_id=draft.message_id)


def _name(on: OnCase) -> str:
    """The first message of a case is number 1."""
    return f"message-{sum(document.kind in {'original', MESSAGE} for document in on.case.documents) + 1}"


def with_message(on: OnCase, message: CaseDocument, documents: tuple[Quarantined, ...]) -> Case:
    """The case with the *message*, told of the *documents* that must not lie in the vault."""
    requested = copy_was_asked(on.case)
    records = (record_of(on.context, each, on.profile, requested=requested) for each in documents)
    identity = replace(on.case.identity, documents=(*on.case.identity.documents, *records))
    return replace(on.case, documents=(*on.case.documents, message), identity=identity)


def searched(on: OnCase, actor: Actor, draft: Draft, told: Searched) -> tuple[Case, dict[str, object]]:
    """The case with what a system of its profile answered, and the facts that the log keeps of it."""
    if on.profile.system(told.search.system) is None:
        raise UnknownSystem(system=told.search.system)
    given = tuple(_gathered(draft, number, told.search.system) for number in told.files)
    return search_answered(on, actor, told.search, given)


def _gathered(draft: Draft, number: int, system: str) -> GatheredFile:
    attachment = draft.attachments[number - 1]
    return GatheredFile(f"{system}/{attachment.name}", attachment.media_type, attachment.content)
