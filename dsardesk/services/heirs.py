"""A request made after a death: who died, what was seen, what each system did, what is given for the estate."""

from __future__ import annotations

from dsardesk.domain.actors import Actor, UserRole
from dsardesk.domain.case import Case, Deceased
from dsardesk.domain.heirs import give_for_estate, record_death, take_into_account
from dsardesk.services.context import Context, OnCase, change_case


def note_death(context: Context, actor: Actor, reference: str, deceased: Deceased) -> Case:
    """Record who died and when, then what was seen of the proof, of the heir's quality and of directives."""
    actor.must_be(UserRole.DPO, UserRole.ASSISTANT)

    def change(on: OnCase) -> tuple[Case, dict[str, object]]:
        facts: dict[str, object] = {
            "proof": deceased.proof,
            "quality": deceased.quality,
            "directive": deceased.directive,
        }
        return record_death(on.case, deceased, today=on.today), facts

    return change_case(context, actor, reference, "death.recorded", change)


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
