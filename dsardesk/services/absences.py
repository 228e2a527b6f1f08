"""Somebody that a directive designates died or refused: recorded with its proof, and every open plan passes on."""

from __future__ import annotations

import mimetypes
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from dsardesk.domain.actors import Actor, UserRole
from dsardesk.domain.case import Case
from dsardesk.domain.designated import Absence, Unavailable
from dsardesk.domain.directives import Directive
from dsardesk.domain.errors import DeskError
from dsardesk.domain.execution import planned_anew
from dsardesk.domain.ids import DocumentId
from dsardesk.domain.rights import RightType
from dsardesk.services.authority import IdentityPagesInside
from dsardesk.services.context import Context
from dsardesk.services.ports import CaseQuery, Transaction

PAGE = 200


class NoProof(DeskError):
    """No paper is kept that shows that death or refusal."""

    code = "directive.no_proof"
    exit_code = 2


@dataclass(frozen=True, slots=True)
class AbsenceProof:
    """A paper that shows it, read from a file.

    Attributes:
        content: the paper.
        suffix: of its file's name, which is not kept.
        without_identity_pages: True where somebody says that no identity document is in it.
    """

    content: bytes
    suffix: str = ".pdf"
    without_identity_pages: bool = False


def record_absence(
    context: Context,
    actor: Actor,
    reference: str,
    name: str,
    why: Absence,
    *,
    happened_on: date,
    how_known: str,
    proof: AbsenceProof | None = None,
) -> Directive:
    """The entry once somebody it designates is known not to act; it passes to the next, then to the heirs (LIL 85 I).

    The paper is kept apart: the data protection officer alone reads it. The log names nobody.
    """
    actor.must_be(UserRole.DPO)
    with context.work.write() as transaction:
        profile = context.read_profile(transaction.profiles.current()[1])
        known = transaction.directives.get(reference)
        kept, media_type = _kept(context, transaction, proof)
        absence = Unavailable(
            name=name.strip(),
            why=why,
            happened_on=happened_on,
            how_known=how_known.strip(),
            recorded_on=context.today(profile),
            recorded_by=actor.name,
            wording=known.current.number,
            proof=kept,
            media_type=media_type,
        )
        changed = transaction.directives.save(known.without(absence))
        facts = {"directive": reference, "why": why, "happened_on": happened_on.isoformat(), "proof": proof is not None}
        transaction.audit.append(actor, "directive.passed", None, facts)
        for case in list(_planned_from(transaction, reference)):
            _plan_anew(context, actor, transaction, case)
    return changed


def absence_proof(context: Context, actor: Actor, reference: str, number: int) -> bytes:
    """The paper that shows the death or refusal of that number, from 1, for the data protection officer alone."""
    actor.must_be(UserRole.DPO)
    with context.work.read() as transaction:
        known = transaction.directives.get(reference).absences[number - 1 : number]
        if not known or known[0].proof is None:
            raise NoProof(reference=reference)
        return transaction.blobs.get(known[0].proof)


def _kept(context: Context, transaction: Transaction, proof: AbsenceProof | None) -> tuple[DocumentId | None, str]:
    if proof is None:
        return None, ""
    if not proof.without_identity_pages:
        raise IdentityPagesInside
    document = DocumentId(context.new_id())
    transaction.blobs.put(document, proof.content)
    media_type, _ = mimetypes.guess_type(f"proof{proof.suffix.lower()}")
    return document, media_type or "application/octet-stream"


def _planned_from(transaction: Transaction, reference: str) -> Iterator[Case]:
    """Open cases whose plan rests on that entry."""
    query = CaseQuery(closed=False, right=RightType.HEIR_REQUEST)
    for start in range(0, transaction.cases.count(query), PAGE):
        for line in transaction.cases.page(query, offset=start, limit=PAGE):
            case = transaction.cases.get(line.reference)
            if case.deceased and reference in case.deceased.directives:
                yield case


def _plan_anew(context: Context, actor: Actor, transaction: Transaction, case: Case) -> None:
    profile = context.profile_of(transaction, case)
    found = case.deceased.directives if case.deceased else ()
    directives = [transaction.directives.get(each) for each in found]
    context.save(transaction, planned_anew(case, profile, directives), profile)
    transaction.audit.append(actor, "directive.plan_passed", case.id, {"directives": list(found)})
