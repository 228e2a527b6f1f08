"""Commands of `dsardesk case` that decide, refuse, charge, approve and keep a case confidential."""

from __future__ import annotations

import click

from dsardesk.cli.decision_views import fee_json, ground_json, sign_off_json
from dsardesk.cli.oncase import on_case
from dsardesk.cli.options import Call, current_words, read_text, with_vault
from dsardesk.cli.reasons import attached, read_reasons, with_evidence, without_evidence
from dsardesk.desk.opened import Desk
from dsardesk.domain.errors import DeskError
from dsardesk.domain.fees import cents_in
from dsardesk.domain.rights import Outcome
from dsardesk.services.confidential import set_confidential
from dsardesk.services.decide import decide_item, decision_warnings
from dsardesk.services.fees import record_payment, set_fee
from dsardesk.services.grounds import offered_grounds
from dsardesk.services.sign_offs import ToApprove, approve_decision, give_opinion, waiting_for_approval

OUTCOMES = click.Choice([outcome.value for outcome in Outcome])


class BadAmount(DeskError):
    """An amount is written in euros, e.g. 15 or 15.50."""

    code = "usage.bad_amount"
    exit_code = 2


@click.command("decide")
@click.option("--item", type=int, required=True)
@click.option("--outcome", type=OUTCOMES, required=True)
@click.option("--ground", "refusal_grounds", multiple=True)
@click.option("--reasons-file", "reasons_file")
@click.option("--evidence", "evidence", multiple=True)
@click.option("--drop-evidence", "dropped", multiple=True)
@click.option("--opinion-file", "opinion_file")
@click.option("--unchecked-file", "unchecked_file")
@click.option("--despite-file", "despite_file")
@on_case
def decide(
    desk: Desk,
    reference: str,
    *,
    item: int,
    outcome: str,
    refusal_grounds: tuple[str, ...],
    reasons_file: str | None,
    evidence: tuple[str, ...],
    dropped: tuple[str, ...],
    opinion_file: str | None,
    unchecked_file: str | None,
    despite_file: str | None,
) -> None:
    """Record the outcome of one item, with the grounds of what is refused."""
    reasons = read_reasons(read_text(reasons_file) if reasons_file else "")
    words = current_words()
    for key, facts in decision_warnings(desk.context, desk.actor, reference, item, Outcome(outcome)):
        click.echo(words.say(f"decision_warning.{key}", **facts), err=True)
    decide_item(
        desk.context,
        desk.actor,
        reference,
        item,
        Outcome(outcome),
        reasons=reasons.words,
        grounds=without_evidence(with_evidence(reasons.grounds, refusal_grounds, evidence), dropped),
        opinion=read_text(opinion_file) if opinion_file else "",
        unchecked=read_text(unchecked_file) if unchecked_file else "",
        despite=read_text(despite_file) if despite_file else "",
    )


@click.command("opinion")
@click.option("--item", type=int, required=True)
@click.option("--opinion-file", "opinion_file", required=True)
@click.option("--against", is_flag=True)
@on_case
def opinion(desk: Desk, reference: str, *, item: int, opinion_file: str, against: bool) -> None:
    """Record the opinion of the data protection officer."""
    give_opinion(desk.context, desk.actor, reference, item, read_text(opinion_file), favourable=not against)


@click.command("approve")
@click.option("--item", type=int, required=True)
@click.option("--words-file", "words_file")
@click.option("--given-outside", "given_outside")
@click.option("--against", is_flag=True)
@on_case
def approve(
    desk: Desk, reference: str, *, item: int, words_file: str | None, given_outside: str | None, against: bool
) -> None:
    """Record that the controller approves a refusal or a fee, or does not."""
    approve_decision(
        desk.context,
        desk.actor,
        reference,
        item,
        read_text(words_file) if words_file else "",
        favourable=not against,
        outside=attached(given_outside) if given_outside else None,
    )


@click.command("fee")
@click.option("--item", type=int, required=True)
@click.option("--amount", "amount", required=True)
@click.option("--calculation-file", "calculation_file", required=True)
@click.option("--ground", "refusal_grounds", multiple=True)
@click.option("--reasons-file", "reasons_file")
@click.option("--evidence", "evidence", multiple=True)
@on_case
def fee(
    desk: Desk,
    reference: str,
    *,
    item: int,
    amount: str,
    calculation_file: str,
    refusal_grounds: tuple[str, ...],
    reasons_file: str | None,
    evidence: tuple[str, ...],
) -> None:
    """Set a fee for an item, instead of refusing it."""
    reasons = read_reasons(read_text(reasons_file) if reasons_file else "")
    set_fee(
        desk.context,
        desk.actor,
        reference,
        item,
        cents=_cents(amount),
        calculation=read_text(calculation_file),
        grounds=with_evidence(reasons.grounds, refusal_grounds, evidence),
    )


def _cents(amount: str) -> int:
    cents = cents_in(amount)
    if cents is None:
        raise BadAmount
    return cents


@click.command("fee-paid")
@click.option("--item", type=int, required=True)
@on_case
def fee_paid(desk: Desk, reference: str, *, item: int) -> None:
    """Record that the fee of an item was paid today."""
    record_payment(desk.context, desk.actor, reference, item)


@click.command("confidential")
@click.option("--lift", is_flag=True)
@on_case
def confidential(desk: Desk, reference: str, *, lift: bool) -> None:
    """Hide a case from those who only follow or approve, or show it to them again."""
    set_confidential(desk.context, desk.actor, reference, confidential=not lift)


@click.command("grounds")
@click.argument("reference", metavar="REF")
@click.option("--item", type=int, required=True)
@click.option("--outcome", type=OUTCOMES, default=Outcome.REFUSED.value)
@with_vault
def grounds(call: Call, *, reference: str, item: int, outcome: str) -> None:
    """List the grounds that may be given for one outcome of an item."""
    with call.desk() as desk:
        offered = offered_grounds(desk.context, desk.actor, reference, item, Outcome(outcome))
    found = [
        {
            "ground": each.code,
            "name": call.words.say(f"ground.{each.code}"),
            "article": call.words.write(each.article),
            "facts": {key: call.words.say(f"ground_fact.{key}") for key in each.facts},
            "may_say": {key: call.words.say(f"ground_fact.{key}") for key in each.may_say},
            "evidence": each.evidence,
            "approval": each.approval,
            "fee": each.fee,
        }
        for each in offered
    ]
    text = "\n".join(f"{each['ground']}  {each['name']} ({each['article']})" for each in found)
    call.answer({"grounds": found}, text or call.words.say("cli.no_ground"))


@click.command("approvals")
@with_vault
def approvals(call: Call) -> None:
    """List refusals and fees that wait for an opinion or an approval."""
    with call.desk() as desk:
        waiting = waiting_for_approval(desk.context, desk.actor)
    found = [_to_approve(each) for each in waiting]
    text = "\n".join(
        f"{each.reference}  {each.item}. {call.words.say(f'right.{each.right}')} – "
        f"{call.words.listing([call.words.say(f'gap.{gap}') for gap in each.gaps])}"
        for each in waiting
    )
    call.answer({"approvals": found}, text or call.words.say("cli.no_approval"))


def _to_approve(each: ToApprove) -> dict[str, object]:
    return {
        "reference": each.reference,
        "item": each.item,
        "right": each.right,
        "outcome": each.outcome,
        "reasons": each.reasons or None,
        "grounds": [ground_json(ground) for ground in each.grounds],
        "fee": fee_json(each.fee),
        "opinion": sign_off_json(each.opinion) if each.opinion else None,
        "missing": list(each.gaps),
    }


DECISIONS = (decide, opinion, approve, fee, fee_paid, confidential, grounds, approvals)
