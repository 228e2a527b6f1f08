"""Cases as the JSON that CONTRACT promises, and as text."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from dsardesk.cli.clocks import clock_json, plain
from dsardesk.domain.audit import AuditEvent, instant_text
from dsardesk.domain.case import Case
from dsardesk.domain.partial import lines_to_settle
from dsardesk.domain.profile import ControllerProfile
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
        "requester": {
            "name": case.requester.name,
            "email": case.requester.email,
            "language": case.requester.language,
            "capacity": case.requester.capacity,
            "category": case.requester.category or None,
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
                "clock": clock_json(limits[item.number], words),
            }
            for item in case.items
        ],
        "identity": {
            "rung": check.rung if check else None,
            "checked_on": instant_text(check.checked_at)[:10] if check else None,
            "documents": [
                {"id": str(d.id), "held": d.held, "due": plain(d.destroy_by) if d.held else None}
                for d in case.identity.documents
            ],
        },
        **_parts(case),
        "open_lines": [{"line": each.line, "where": each.where} for each in lines_to_settle(case, profile)],
        "next_step": context.index(case, profile).next_step,
        "timeline": [timeline_entry(event, words) for event in events],
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
            {"kind": p.kind, "made_on": plain(p.made_on), "files": p.files, "delivered_on": plain(p.delivered_on)}
            for p in case.packages
        ],
        "promises": [
            {"kind": p.kind, "due_on": plain(p.due_on), "item": p.item, "kept_on": plain(p.kept_on)}
            for p in case.promises
        ],
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
