"""Cases as the JSON that CONTRACT promises, and as text."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from dsardesk.cli.clocks import forwarding_json, plain
from dsardesk.cli.decision_views import assessment_json, item_json, recipients_json
from dsardesk.cli.people_views import deceased_json, identity_json, requester_json, standing_json
from dsardesk.cli.work_views import work_json
from dsardesk.domain.audit import AuditEvent
from dsardesk.domain.case import Case
from dsardesk.domain.clock_records import Clarification, Extension, Silence
from dsardesk.domain.consent import erasure_offered
from dsardesk.domain.forwarding import forwarding
from dsardesk.domain.minors import erasure_owed
from dsardesk.domain.partial import lines_to_settle
from dsardesk.domain.profile import ControllerProfile
from dsardesk.domain.reminders import remind_on
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
    places = words.listing([words.say(f"found.{place}") for place in line.found_in])
    found = f"  {words.say('found.in', places=places)}" if places else ""
    return f"{line.reference}  {due}{late}  {rights}  [{words.say(f'next.{line.next_step}')}]{found}"


def case_json(
    context: Context, case: Case, profile: ControllerProfile, events: list[AuditEvent], words: Catalogue
) -> dict[str, Any]:
    """Everything the page of a case shows."""
    limits = context.time_limits(case, profile)
    return {
        **_about(case),
        **_counted_with(context, case, profile),
        "requester": requester_json(case.requester),
        "items": [item_json(case, item, limits[item.number], words) for item in case.items],
        "identity": identity_json(case.identity, profile),
        "standing": standing_json(case),
        **work_json(case),
        "assessments": [assessment_json(each) for each in case.assessments],
        "recipients": [recipients_json(context, case, profile, item.number) for item in case.items],
        **_called_for(case, profile),
        "deceased": deceased_json(case),
        "next_step": context.index(case, profile).next_step,
        "timeline": [timeline_entry(event, words) for event in events],
    }


def _about(case: Case) -> dict[str, Any]:
    """What kind of case it is."""
    return {
        "reference": case.reference or None,
        "state": case.state,
        "received_on": plain(case.receipt.received_on),
        "role": case.role,
        "confidential": case.confidential,
        "kind": case.kind,
        "answer_by": plain(case.answer_by),
        "linked": list(case.linked),
        "joint_controllers": list(case.controllers),
    }


def _called_for(case: Case, profile: ControllerProfile) -> dict[str, Any]:
    """What the facts of a case point to beside its next step."""
    return {
        "restricted": [{"item": item, "system": system} for item, system in sorted(case.restricted())],
        "restriction_proposed": proposed(case),
        "erasure_offered": erasure_offered(case, profile),
        "erasure_owed_to_minor": erasure_owed(case, profile),
        "open_lines": [{"line": each.line, "where": each.where} for each in lines_to_settle(case, profile)],
    }


def _counted_with(context: Context, case: Case, profile: ControllerProfile) -> dict[str, Any]:
    """What the clocks of a case rest on beside their own facts."""
    way = forwarding(case, profile, context.calendar_for(case, profile), context.rules, context.today(profile))
    return {
        "calendar": case.calendar,
        "calendar_reason": case.calendar_reason or None,
        "calendar_version": case.calendar_version or None,
        "rules_version": case.rules_version or None,
        "online_service": case.online_service,
        "minor_at_collection": case.minor_at_collection,
        "regime": case.regime,
        "forwarding": forwarding_json(way),
        "extensions": [_extension(each) for each in case.extensions],
        "clarifications": [_clarification(each) for each in case.clarifications],
        "presented_on": plain(case.receipt.presented_on),
        "remind_on": plain(remind_on(case, context.rules)),
        "reminders": [
            {"kind": each.kind, "sent_on": plain(each.sent_on), "channel": each.channel} for each in case.reminders
        ],
        "silences": [_silence(each) for each in case.silences],
    }


def _silence(silence: Silence) -> dict[str, Any]:
    return {
        "course": silence.course,
        "reasons": silence.reasons,
        "chosen_on": plain(silence.chosen_on),
        "closed_on": plain(silence.closed_on),
        "ended_on": plain(silence.ended_on),
    }


def _extension(extension: Extension) -> dict[str, Any]:
    return {
        "item": extension.item,
        "grounds": list(extension.grounds),
        "reasons": extension.reasons,
        "announced_due": plain(extension.announced_due),
        "override": extension.override or None,
        "notified_on": plain(extension.notified_on),
    }


def _clarification(clarification: Clarification) -> dict[str, Any]:
    return {
        "item": clarification.item or None,
        "asked_on": plain(clarification.asked_on),
        "question": clarification.question,
        "large": clarification.large,
        "answered_on": plain(clarification.answered_on),
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
    lines += [item_text(item, words) for item in found["items"]]
    if open_points:
        lines += [words.say("cli.open_lines"), *(f"   {point}" for point in open_points)]
    lines += [f"{entry['at']}  {entry['text']}" for entry in found["timeline"]]
    return "\n".join(lines)


def item_text(item: dict[str, Any], words: Catalogue) -> str:
    """One right that is asked, what was decided, and how its time limit is counted."""
    outcome = words.say(f"outcome.{item['outcome']}") if item["outcome"] else words.say("cli.undecided")
    lines = [f"{item['item']}. {words.say('right.' + item['right'])} – {outcome}"]
    return "\n".join((*lines, *(f"   {step['text']}" for step in item["clock"]["steps"])))
