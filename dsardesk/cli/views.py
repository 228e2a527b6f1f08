"""Cases as the JSON that CONTRACT promises, and as text."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from dsardesk.cli.clocks import clock_json, forwarding_json, plain
from dsardesk.domain.audit import AuditEvent, instant_text
from dsardesk.domain.case import Case
from dsardesk.domain.consent import erasure_offered
from dsardesk.domain.entitlement import authority_gaps
from dsardesk.domain.fees import fee_of
from dsardesk.domain.forwarding import forwarding
from dsardesk.domain.ladder import departures
from dsardesk.domain.minors import erasure_owed
from dsardesk.domain.partial import lines_to_settle
from dsardesk.domain.profile import ControllerProfile
from dsardesk.domain.reasons import Fee, SignOff, StatedGround
from dsardesk.domain.recipients import others_may_be_told, recipients_for, tell_by, untold
from dsardesk.domain.refusals import grounds_of
from dsardesk.domain.restriction import proposed
from dsardesk.services.context import Context
from dsardesk.services.ports import CaseLine
from dsardesk.wording import Catalogue


def line_json(line: CaseLine, today: date) -> dict[str, Any]:
    """One line of the list of cases."""
    return {
        "reference": line.reference,
        "rights": list(line.rights),
        "state": line.state,
        "received_on": plain(line.received_on),
        "due_on": plain(line.due_on),
        "alert_due": plain(line.alert_on),
        "late": line.due_on is not None and today > line.due_on,
        "next_step": line.next_step,
    }


def line_text(line: CaseLine, today: date, words: Catalogue) -> str:
    """One line of the list of cases, for a person."""
    due = words.date(line.due_on) if line.due_on else words.say("cli.no_due_date")
    late = f" ({words.say('cli.late')})" if line.due_on and today > line.due_on else ""
    rights = words.listing([words.say(f"right.{right}") for right in line.rights])
    return f"{line.reference}  {due}{late}  {rights}  [{words.say(f'next.{line.next_step}')}]"


def _counted_with(context: Context, case: Case, profile: ControllerProfile) -> dict[str, Any]:
    """What the clocks of a case rest on beside their own facts."""
    way = forwarding(case, profile, context.calendar_for(case, profile), context.rules, context.today(profile))
    return {
        "calendar": case.calendar,
        "calendar_version": case.calendar_version or None,
        "rules_version": case.rules_version or None,
        "online_service": case.online_service,
        "minor_at_collection": case.minor_at_collection,
        "regime": case.regime,
        "forwarding": forwarding_json(way),
        "extensions": [
            {
                "item": each.item,
                "grounds": list(each.grounds),
                "reasons": each.reasons,
                "announced_due": plain(each.announced_due),
                "override": each.override or None,
                "notified_on": plain(each.notified_on),
            }
            for each in case.extensions
        ],
        "clarifications": [
            {
                "item": each.item,
                "asked_on": plain(each.asked_on),
                "question": each.question,
                "large": each.large,
                "answered_on": plain(each.answered_on),
            }
            for each in case.clarifications
        ],
    }


def case_json(
    context: Context, case: Case, profile: ControllerProfile, events: list[AuditEvent], words: Catalogue
) -> dict[str, Any]:
    """Everything the page of a case shows."""
    limits = context.time_limits(case, profile)
    check = case.identity.check
    return {
        "reference": case.reference or None,
        "state": case.state,
        "received_on": plain(case.receipt.received_on),
        "role": case.role,
        "confidential": case.confidential,
        "kind": case.kind,
        "answer_by": plain(case.answer_by),
        "linked": list(case.linked),
        **_counted_with(context, case, profile),
        "requester": {
            "name": case.requester.name,
            "email": case.requester.email,
            "language": case.requester.language,
            "capacity": case.requester.capacity,
            "category": case.requester.category or None,
            "residence": case.requester.residence or None,
            "identifiers": dict(case.requester.identifiers),
        },
        "items": [
            {
                "item": item.number,
                "right": item.right,
                "state": item.state,
                "outcome": item.outcome,
                "quote": item.quote or None,
                "reasons": item.reasons or None,
                "grounds": [ground_json(each) for each in grounds_of(case, item.number)],
                "sign_offs": [sign_off_json(each) for each in case.sign_offs if each.item == item.number],
                "fee": fee_json(fee_of(case, item.number)),
                "clock": clock_json(limits[item.number], words),
            }
            for item in case.items
        ],
        "identity": {
            "rung": check.rung if check else None,
            "verdict": check.verdict if check else None,
            "checked_on": instant_text(check.checked_at)[:10] if check else None,
            "documents": [
                {
                    "id": str(d.id),
                    "held": d.held,
                    "due": plain(d.destroy_by) if d.held else None,
                    "requested": d.requested,
                    "hold_until": plain(d.hold_until),
                    "hold_reason": d.hold_reason or None,
                }
                for d in case.identity.documents
            ],
            "requests": [
                {
                    "asked_on": plain(r.asked_on),
                    "rung": r.rung,
                    "doubt": r.doubt,
                    "softer": r.softer or None,
                }
                for r in case.identity.requests
            ],
            "policy_departures": list(departures(profile)),
        },
        "standing": standing_json(case),
        **_parts(case),
        "assessments": [
            {
                "kind": each.kind,
                "item": each.item,
                "ground": each.ground or None,
                "words": each.words or None,
                "who": each.who or None,
                "on": plain(each.on),
            }
            for each in case.assessments
        ],
        "recipients": [_recipients(context, case, profile, item.number) for item in case.items],
        "restricted": [{"item": item, "system": system} for item, system in sorted(case.restricted())],
        "restriction_proposed": proposed(case),
        "erasure_offered": erasure_offered(case, profile),
        "erasure_owed_to_minor": erasure_owed(case, profile),
        "deceased": deceased_json(case),
        "open_lines": [{"line": each.line, "where": each.where} for each in lines_to_settle(case, profile)],
        "next_step": context.index(case, profile).next_step,
        "timeline": [timeline_entry(event, words) for event in events],
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


def _recipients(context: Context, case: Case, profile: ControllerProfile, number: int) -> dict[str, Any]:
    """Who must learn what changed for one item, and by when (GDPR 19)."""
    return {
        "item": number,
        "names": list(recipients_for(case, profile, number)),
        "untold": list(untold(case, profile, number)),
        "others_possible": others_may_be_told(case, profile, number),
        "tell_by": plain(tell_by(case, number, context.rules)),
    }


def _parts(case: Case) -> dict[str, Any]:
    return {
        "searches": [
            {"system": s.system, "outcome": s.outcome, "findings": s.findings, "answered_on": plain(s.answered_on)}
            for s in case.searches
        ],
        "measures": [
            {
                "item": m.item,
                "kind": m.kind,
                "system": m.system or None,
                "what": m.what or None,
                "done_on": plain(m.done_on),
                "until": plain(m.until),
            }
            for m in case.measures
        ],
        "documents": [
            {"id": str(d.id), "kind": d.kind, "name": d.name, "size_bytes": d.size_bytes, "sha256": d.sha256}
            for d in case.documents
        ],
        "letters": [
            {"kind": letter.kind, "lang": letter.language, "state": letter.state, "sent_on": plain(letter.sent_on)}
            for letter in case.letters
        ],
        "packages": [
            {
                "kind": p.kind,
                "made_on": plain(p.made_on),
                "files": p.files,
                "delivered_on": plain(p.delivered_on),
                "reduced_on": plain(p.reduced_on),
                "manifest": json.loads(p.manifest) if p.manifest else None,
            }
            for p in case.packages
        ],
        "promises": [
            {"kind": p.kind, "due_on": plain(p.due_on), "item": p.item, "kept_on": plain(p.kept_on)}
            for p in case.promises
        ],
    }


def ground_json(ground: StatedGround) -> dict[str, Any]:
    """A ground given for a decision."""
    return {
        "ground": ground.code,
        "scope": ground.scope or None,
        "facts": dict(ground.facts),
        "evidence": str(ground.evidence) if ground.evidence else None,
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


def timeline_entry(event: AuditEvent, words: Catalogue) -> dict[str, Any]:
    """One event of a case."""
    return {
        "at": plain(event.at),
        "action": event.action,
        "text": words.say(f"action.{event.action}"),
        "facts": json.loads(event.payload) if event.payload else None,
    }


def case_text(found: dict[str, Any], open_points: tuple[str, ...], words: Catalogue) -> str:
    """The page of a case, for a person; *open_points* say which lines of Article 15(1) are open."""
    lines = [
        f"{found['reference'] or words.say('cli.draft')}  [{words.say('state.' + found['state'])}]",
        f"{words.say('cli.next')} {words.say('next.' + found['next_step'])}",
    ]
    for item in found["items"]:
        outcome = words.say(f"outcome.{item['outcome']}") if item["outcome"] else words.say("cli.undecided")
        lines.append(f"{item['item']}. {words.say('right.' + item['right'])} – {outcome}")
        lines += [f"   {step['text']}" for step in item["clock"]["steps"]]
    if open_points:
        lines += [words.say("cli.open_lines"), *(f"   {point}" for point in open_points)]
    lines += [f"{entry['at']}  {entry['text']}" for entry in found["timeline"]]
    return "\n".join(lines)
