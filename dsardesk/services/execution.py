"""Directives looked for when somebody died, confirmed by a person, and carried out processing by processing."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from dsardesk.domain.actors import Actor, UserRole
from dsardesk.domain.case import Case
from dsardesk.domain.deceased import Deceased
from dsardesk.domain.directives import DirectiveState
from dsardesk.domain.execution import carry_out, with_directives
from dsardesk.domain.heirs import wishes_left
from dsardesk.domain.namesakes import Alike, alike, keys_of
from dsardesk.domain.requests import Requester
from dsardesk.domain.wishes import Carried
from dsardesk.services.context import Context, OnCase, change_case
from dsardesk.services.ports import Transaction


@dataclass(frozen=True, slots=True)
class Result:
    """What became of the wish on one processing.

    Attributes:
        processing: id of the processing in the profile.
        how: wholly, partly or not.
        words: what was done, or why it was not done wholly.
        others_taken_out: True where somebody says that the data of other people and private messages were taken out.
    """

    processing: str
    how: Carried
    words: str = ""
    others_taken_out: bool = False


def in_register(transaction: Transaction, person: Deceased | Requester) -> tuple[Alike, ...]:
    """Entries of the register that may be *person*'s, the surest first."""
    return alike(transaction.directives.sharing(keys_of(person)), person)


def look_up_directives(context: Context, actor: Actor, reference: str) -> tuple[Alike, ...]:
    """Entries that may be those of the deceased of a case, or of its requester where nobody died."""
    actor.must_be(UserRole.DPO, UserRole.ASSISTANT)
    with context.work.read() as transaction:
        case = transaction.cases.get(reference)
        return in_register(transaction, case.deceased or case.requester)


def confirm_directives(
    context: Context, actor: Actor, reference: str, directives: Collection[str], *, contrary: bool = False
) -> Case:
    """Record which entries are those of the deceased, none being an answer too; the plan follows from them."""
    actor.must_be(UserRole.DPO, UserRole.ASSISTANT)

    def change(on: OnCase) -> tuple[Case, dict[str, object]]:
        chosen = [on.transaction.directives.get(each) for each in dict.fromkeys(directives)]
        confirmed = with_directives(on.case, on.profile, chosen, contrary=contrary)
        return confirmed, {"directives": [each.reference for each in chosen], "contrary": contrary}

    return change_case(context, actor, reference, "directive.confirmed", change)


def carry_out_wish(context: Context, actor: Actor, reference: str, *results: Result) -> Case:
    """Record what became of wishes; once nothing is left, the directives of the case are carried out."""
    actor.must_be(UserRole.DPO)

    def change(on: OnCase) -> tuple[Case, dict[str, object]]:
        case = on.case
        for each in results:
            case = carry_out(
                case,
                each.processing,
                each.how,
                words=each.words,
                others_taken_out=each.others_taken_out,
                on=on.today,
                by=actor.name,
            )
        if not wishes_left(case):
            _end(on, case, actor.name)
        return case, {"processings": [each.processing for each in results], "how": [each.how for each in results]}

    return change_case(context, actor, reference, "directive.carried_out", change)


def _end(on: OnCase, case: Case, by: str) -> None:
    """Entries that held until now are carried out; a copy that asks nothing of us goes on standing for reference."""
    if case.deceased is None:
        return
    for reference in case.deceased.directives:
        directive = on.transaction.directives.get(reference)
        if directive.state is DirectiveState.ACTIVE and directive.wording.instructions:
            on.transaction.directives.save(directive.executed(on.today, by, case.reference))
