"""Grounds as whoever decides gives them: the catalogue's entry found, the proof kept with the case."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from dsardesk.domain.actors import Actor, UserRole
from dsardesk.domain.case import Case
from dsardesk.domain.grounds import Ground
from dsardesk.domain.ids import DocumentId
from dsardesk.domain.papers import CaseDocument
from dsardesk.domain.reasons import StatedGround
from dsardesk.domain.refusals import UnknownGround, fitting, grounds_of, with_grounds
from dsardesk.domain.rights import Outcome
from dsardesk.services.context import Context, OnCase

PROOF = "proof"
"""Kind of the documents that prove something."""


@dataclass(frozen=True, slots=True)
class Attached:
    """A file given as proof."""

    name: str
    media_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class GivenGround:
    """A ground as whoever decides gives it.

    Attributes:
        code: of the ground, e.g. "R11".
        facts: what it demands to be put in words, by key.
        scope: which part of the request it refuses; "" for all of it.
        evidence: files that prove it, beside those given before for the same ground.
        dropped: those of them that prove it no more; they stay among the documents of the case.
    """

    code: str
    facts: Mapping[str, str] = field(default_factory=dict)
    scope: str = ""
    evidence: tuple[Attached, ...] = ()
    dropped: tuple[DocumentId, ...] = ()


def offered_grounds(context: Context, actor: Actor, reference: str, item: int, outcome: Outcome) -> tuple[Ground, ...]:
    """Grounds that may be given for one outcome of one item."""
    actor.must_be(UserRole.DPO, UserRole.ASSISTANT)
    with context.work.read() as transaction:
        case = transaction.cases.get(reference)
    return fitting(context.rules.grounds, case.item(item).right, outcome, case.role)


def state_grounds(on: OnCase, case: Case, item: int, given: Sequence[GivenGround]) -> Case:
    """The case with what is given as the grounds of one item, and the files that prove them."""
    before = {each.code: each.evidence for each in grounds_of(on.case, item)}
    files: list[CaseDocument] = []
    stated = []
    for each in given:
        if each.code not in on.context.rules.grounds:
            raise UnknownGround(ground=each.code)
        kept = tuple(known for known in before.get(each.code, ()) if known not in each.dropped)
        new = tuple(keep_proof(on, file) for file in each.evidence)
        files += new
        evidence = (*kept, *(file.id for file in new))
        facts = {key: text.strip() for key, text in each.facts.items() if text.strip()}
        approval = on.context.rules.grounds[each.code].approval
        stated.append(StatedGround(item, each.code, each.scope.strip(), facts, evidence, approval))
    return replace(with_grounds(case, item, stated), documents=(*case.documents, *files))


def keep_proof(on: OnCase, file: Attached) -> CaseDocument:
    """The file among the documents of the case."""
    return on.keep(PROOF, file.name, file.media_type, file.content)
