"""Items with what was decided about them, as the JSON that CONTRACT promises."""

from __future__ import annotations

from typing import Any

from dsardesk.cli.clocks import clock_json, plain
from dsardesk.domain.assessments import Assessment
from dsardesk.domain.case import Case
from dsardesk.domain.deadlines import TimeLimit
from dsardesk.domain.fees import fee_of
from dsardesk.domain.profile import ControllerProfile
from dsardesk.domain.reasons import Fee, SignOff, StatedGround
from dsardesk.domain.recipients import others_may_be_told, recipients_for, tell_by, untold
from dsardesk.domain.refusals import grounds_of
from dsardesk.domain.requests import RequestItem
from dsardesk.services.context import Context
from dsardesk.wording import Catalogue


def item_json(case: Case, item: RequestItem, limit: TimeLimit, words: Catalogue) -> dict[str, Any]:
    """One right asked, with its clock and what was decided."""
    return {
        "item": item.number,
        "right": item.right,
        "state": item.state,
        "outcome": item.outcome,
        "quote": item.quote or None,
        "reasons": item.reasons or None,
        "own_initiative": item.own_initiative,
        "unchecked": item.unchecked or None,
        "grounds": [ground_json(each, case) for each in grounds_of(case, item.number)],
        "sign_offs": [sign_off_json(each) for each in case.sign_offs if each.item == item.number],
        "fee": fee_json(fee_of(case, item.number)),
        "clock": clock_json(limit, words),
    }


def assessment_json(found: Assessment) -> dict[str, Any]:
    """What was examined before deciding."""
    return {
        "kind": found.kind,
        "item": found.item,
        "ground": found.ground or None,
        "words": found.words or None,
        "who": found.who or None,
        "on": plain(found.on),
    }


def recipients_json(context: Context, case: Case, profile: ControllerProfile, number: int) -> dict[str, Any]:
    """Who must learn what changed for one item, and by when (GDPR 19)."""
    return {
        "item": number,
        "names": list(recipients_for(case, profile, number)),
        "untold": list(untold(case, profile, number)),
        "others_possible": others_may_be_told(case, profile, number),
        "tell_by": plain(tell_by(case, number, context.rules)),
    }


def ground_json(ground: StatedGround, case: Case | None = None) -> dict[str, Any]:
    """A ground given for a decision; *case* names the files that prove it."""
    names = {document.id: document.name for document in case.documents} if case else {}
    return {
        "ground": ground.code,
        "scope": ground.scope or None,
        "facts": dict(ground.facts),
        "evidence": str(ground.evidence[0]) if ground.evidence else None,
        "evidence_files": [{"id": str(each), "name": names.get(each)} for each in ground.evidence],
        "approval": ground.approval,
    }


def sign_off_json(entry: SignOff) -> dict[str, Any]:
    """An opinion or an approval."""
    return {
        "kind": entry.kind,
        "favourable": entry.favourable,
        "words": entry.words or None,
        "given_on": plain(entry.given_on),
        "given": entry.given,
        "document": str(entry.document) if entry.document else None,
    }


def fee_json(fee: Fee | None) -> dict[str, Any] | None:
    """A fee asked instead of refusing."""
    if fee is None:
        return None
    return {
        "cents": fee.cents,
        "currency": "EUR",
        "calculation": fee.calculation,
        "set_on": plain(fee.set_on),
        "paid_on": plain(fee.paid_on),
    }
