"""Who asks, for whom, who died, and how they were identified, as the JSON that CONTRACT promises."""

from __future__ import annotations

from typing import Any

from dsardesk.cli.clocks import plain
from dsardesk.domain.audit import instant_text
from dsardesk.domain.case import Case
from dsardesk.domain.entitlement import authority_gaps
from dsardesk.domain.identity import Identity, IdentityDocument, IdentityRequest
from dsardesk.domain.ladder import departures
from dsardesk.domain.profile import ControllerProfile
from dsardesk.domain.requests import Requester


def requester_json(requester: Requester) -> dict[str, Any]:
    """Who writes."""
    return {
        "name": requester.name,
        "email": requester.email,
        "language": requester.language,
        "capacity": requester.capacity,
        "category": requester.category or None,
        "residence": requester.residence or None,
        "identifiers": dict(requester.identifiers),
    }


def identity_json(identity: Identity, profile: ControllerProfile) -> dict[str, Any]:
    """How the requester was identified, what was asked, and the copies that came."""
    check = identity.check
    return {
        "rung": check.rung if check else None,
        "verdict": check.verdict if check else None,
        "checked_on": instant_text(check.checked_at)[:10] if check else None,
        "channel": check.channel if check else None,
        "why_not_needed": (check.why or None) if check else None,
        "documents": [_document(each) for each in identity.documents],
        "requests": [_request(each) for each in identity.requests],
        "policy_departures": list(departures(profile)),
    }


def _document(document: IdentityDocument) -> dict[str, Any]:
    return {
        "id": str(document.id),
        "held": document.held,
        "due": plain(document.destroy_by) if document.held else None,
        "requested": document.requested,
        "hold_until": plain(document.hold_until),
        "hold_reason": document.hold_reason or None,
    }


def _request(request: IdentityRequest) -> dict[str, Any]:
    return {
        "asked_on": plain(request.asked_on),
        "rung": request.rung,
        "doubt": request.doubt,
        "softer": request.softer or None,
    }


def standing_json(case: Case) -> dict[str, Any] | None:
    """For whom the requester writes, and what their right to lacks; None for oneself and for heirs."""
    known = case.representation
    gaps = authority_gaps(case)
    if known is None and not gaps and not case.proofs:
        return None
    return {
        "authority": known.authority if known else None,
        "name": known.name if known else None,
        "shown_on": plain(known.shown_on) if known else None,
        "valid_until": plain(known.valid_until) if known else None,
        "rights": list(known.rights) if known else [],
        "reply_to": known.reply_to if known else None,
        "writer_identified": known.writer_identified if known else False,
        "gaps": list(gaps),
        "proofs": [{"id": str(p.document), "kind": p.kind, "kept_on": plain(p.kept_on)} for p in case.proofs],
    }


def deceased_json(case: Case) -> dict[str, Any] | None:
    """Who died, what was seen, and what became of their directives; None where nobody did."""
    deceased = case.deceased
    if deceased is None:
        return None
    return {
        "name": deceased.name,
        "died_on": plain(deceased.died_on),
        "born_on": plain(deceased.born_on),
        "proof": deceased.proof,
        "quality": deceased.quality,
        "purposes": list(deceased.purposes),
        "disputed_on": plain(deceased.disputed_on),
        "directive": deceased.directive,
        "directives": list(deceased.directives),
        "executor": deceased.executor or None,
        "passed_over": list(deceased.passed_over),
        "wishes": [
            {
                "directive": each.directive,
                "processing": each.processing,
                "wish": each.wish,
                "to_whom": each.to_whom or None,
                "limit": each.limit,
                "carried": each.carried,
                "carried_on": plain(each.carried_on),
                "words": each.words or None,
            }
            for each in case.wishes
        ],
    }
