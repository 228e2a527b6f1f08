"""A right found in a message after its case was opened: in a complaint, in a letter of the authority, between lines."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from dsardesk.domain.actors import Actor, UserRole
from dsardesk.domain.case import Case, CaseKind
from dsardesk.domain.complaints import add_right, as_kind
from dsardesk.domain.rights import RightType
from dsardesk.services.context import Context, OnCase, change_case
from dsardesk.services.holds import settle_held
from dsardesk.services.ports import Transaction


def note_right(context: Context, actor: Actor, reference: str, right: RightType, *, quote: str = "") -> Case:
    """Record that the message exercises one right more; its clock runs from the same receipt."""
    actor.must_be(UserRole.DPO, UserRole.ASSISTANT)

    def change(on: OnCase) -> tuple[Case, dict[str, object]]:
        return add_right(on.case, right, quote), {"right": right}

    return change_case(context, actor, reference, "right.added", change)


def note_authority_letter(
    context: Context, actor: Actor, reference: str, *, answer_by: date | None, about: str = ""
) -> Case:
    """Record that the message is a letter of the supervisory authority, with its own day and the case it is about."""
    actor.must_be(UserRole.DPO, UserRole.ASSISTANT)

    def change(on: OnCase) -> tuple[Case, dict[str, object]]:
        asked = on.case if on.case.items_of(RightType.COMPLAINT) else add_right(on.case, RightType.COMPLAINT)
        linked = tuple(dict.fromkeys((*asked.linked, *((about,) if about else ()))))
        made = as_kind(asked, CaseKind.AUTHORITY_LETTER, answer_by=answer_by, linked=linked, actor=actor)
        link_back(context, actor, on.transaction, made)
        day = answer_by.isoformat() if answer_by else None
        return made, {"answer_by": day, "linked": list(linked)}

    return change_case(context, actor, reference, "case.authority_letter", change)


def link_back(context: Context, actor: Actor, transaction: Transaction, case: Case) -> None:
    """Name *case* on those it is about, closed ones too; a complaint keeps them from being purged."""
    for reference in case.linked:
        earlier = transaction.cases.get(reference)
        if case.reference not in earlier.linked:
            named = replace(earlier, linked=(*earlier.linked, case.reference))
            earlier = context.save(transaction, named, context.profile_of(transaction, earlier))
        settle_held(context, actor, transaction, case, earlier)
