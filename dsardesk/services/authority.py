"""For whom the requester writes, and the papers that show it: evidence in a restricted archive."""

from __future__ import annotations

import mimetypes
from dataclasses import replace

from dsardesk.domain.actors import Actor, UserRole
from dsardesk.domain.case import Case
from dsardesk.domain.entitlement import for_oneself, represented
from dsardesk.domain.errors import DeskError
from dsardesk.domain.mandates import PROOF, AuthorityProof, ProofKind, Representation
from dsardesk.services.context import Context, OnCase, change_case


class IdentityPagesInside(DeskError):
    """A paper that shows a right to act is kept without the identity pages that may come with it."""

    code = "authority.identity_pages_inside"


def record_representation(context: Context, actor: Actor, reference: str, known: Representation) -> Case:
    """Record for whom the requester writes and what was seen of their right to; none of it moves the time limit."""
    actor.must_be(UserRole.DPO, UserRole.ASSISTANT)

    def change(on: OnCase) -> tuple[Case, dict[str, object]]:
        changed = represented(on.case, known, on.profile, context.rules, today=on.today)
        facts: dict[str, object] = {
            "authority": known.authority,
            "shown_on": known.shown_on.isoformat() if known.shown_on else None,
            "valid_until": known.valid_until.isoformat() if known.valid_until else None,
            "rights": list(known.rights),
            "names_us": known.names_us,
            "reply_to": known.reply_to,
            "writer_identified": known.writer_identified,
        }
        return changed, facts

    return change_case(context, actor, reference, "representation.recorded", change)


def record_own_request(context: Context, actor: Actor, reference: str) -> Case:
    """Record that the requester writes for themselves after all."""
    actor.must_be(UserRole.DPO, UserRole.ASSISTANT)
    return change_case(context, actor, reference, "representation.withdrawn", lambda on: (for_oneself(on.case), {}))


def keep_proof(
    context: Context,
    actor: Actor,
    reference: str,
    kind: ProofKind,
    content: bytes,
    *,
    suffix: str = ".pdf",
    without_identity_pages: bool,
) -> Case:
    """Keep a paper that shows a right to act, apart from the rest of the case.

    *without_identity_pages* is what the user attests; the name of the file is that of its kind, never the sender's.
    """
    actor.must_be(UserRole.DPO, UserRole.ASSISTANT)
    if not without_identity_pages:
        raise IdentityPagesInside

    def change(on: OnCase) -> tuple[Case, dict[str, object]]:
        name = f"{kind}{suffix.lower()}"
        media_type = mimetypes.guess_type(name)[0] or "application/octet-stream"
        document = on.keep(PROOF, name, media_type, content)
        proof = AuthorityProof(document.id, kind, on.today, actor.name)
        case = replace(on.case, documents=(*on.case.documents, document), proofs=(*on.case.proofs, proof))
        return case, {"proof": kind, "sha256": document.sha256}

    return change_case(context, actor, reference, "proof.kept", change)
