"""A request made after a death: who died, what was seen, what each system did, what is given for the estate.

The register of directives is looked into as soon as somebody's death is known, before anything else.
"""

from __future__ import annotations

from dataclasses import replace

from dsardesk.domain.actors import Actor, UserRole
from dsardesk.domain.case import Case
from dsardesk.domain.deceased import Deceased, DirectiveFound
from dsardesk.domain.errors import DeskError
from dsardesk.domain.heirs import give_for_estate, looked_up_by, record_death, take_into_account
from dsardesk.services.context import Context, OnCase, change_case
from dsardesk.services.execution import in_register


class DirectivesToConfirm(DeskError):
    """The register holds directives that may be the deceased's: a person says whether they are."""

    code = "heirs.directives_to_confirm"


def note_death(context: Context, actor: Actor, reference: str, deceased: Deceased) -> Case:
    """Record who died and when, then what was seen of the proof and of the requester's quality, and what they ask for.

    Where the register holds nothing that may be theirs, that is recorded too; else a person confirms what it holds.
    """
    actor.must_be(UserRole.DPO, UserRole.ASSISTANT)

    def change(on: OnCase) -> tuple[Case, dict[str, object]]:
        recorded = _looked_up(on, record_death(on.case, deceased, today=on.today))
        known = recorded.deceased or deceased
        facts: dict[str, object] = {
            "proof": known.proof,
            "quality": known.quality,
            "directive": known.directive,
            "purposes": list(known.purposes),
        }
        return recorded, facts

    return change_case(context, actor, reference, "death.recorded", change)


def _looked_up(on: OnCase, case: Case) -> Case:
    deceased = case.deceased
    if deceased is None or deceased.directives or deceased.directive not in {None, DirectiveFound.NONE}:
        return case
    if not in_register(on.transaction, deceased):
        return replace(case, deceased=replace(deceased, directive=DirectiveFound.NONE))
    known = on.case.deceased
    looked_at = known and known.directive is DirectiveFound.NONE and looked_up_by(known) == looked_up_by(deceased)
    if deceased.directive is DirectiveFound.NONE and not looked_at:
        raise DirectivesToConfirm
    return case


def note_death_in_system(
    context: Context, actor: Actor, reference: str, item: int, system: str, *, closed: bool
) -> Case:
    """Record that one system closed the account, or notes the death beside what it must keep."""
    actor.must_be(UserRole.DPO, UserRole.ASSISTANT)

    def change(on: OnCase) -> tuple[Case, dict[str, object]]:
        done = take_into_account(on.case, on.profile, item, system, closed=closed, on=on.today, by=actor.name)
        return done, {"item": item, "system": system, "closed": closed}

    return change_case(context, actor, reference, "death.taken_into_account", change)


def give_to_heirs(context: Context, actor: Actor, reference: str, item: int, system: str, *, what: str) -> Case:
    """Record one piece of information, out of one system, that heirs need to settle the estate."""
    actor.must_be(UserRole.DPO)

    def change(on: OnCase) -> tuple[Case, dict[str, object]]:
        done = give_for_estate(on.case, on.profile, item, system, what=what, on=on.today, by=actor.name)
        return done, {"item": item, "system": system}

    return change_case(context, actor, reference, "data.given_to_heirs", change)
