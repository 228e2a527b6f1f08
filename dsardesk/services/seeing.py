"""What those who only follow or approve are shown: a confidential case leaves no trace, not even a name or a number."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace

from dsardesk.domain.actors import Actor
from dsardesk.domain.audit import AuditEvent
from dsardesk.domain.case import Case
from dsardesk.services.context import cases_for
from dsardesk.services.ports import LogLine, Transaction, UnknownCase

REFERRING = frozenset({"because_of", "linked", "other"})
"""Facts of an event that name another case."""
SAID = frozenset({"system", "kind", "right", "outcome"})
"""Facts of a line of the journal that say more than its name and count nothing."""


def case_as_seen(transaction: Transaction, actor: Actor, case: Case) -> Case:
    """The case as *actor* may see it: neither linked to, nor held back by, one that is hidden from them."""
    if actor.sees_confidential:
        return case
    others = {*case.linked, *(hold.because_of for hold in case.holds if hold.because_of)}
    hidden = {each for each in others if not _seen(transaction, actor, each)}
    return replace(
        case,
        linked=tuple(each for each in case.linked if each not in hidden),
        holds=tuple(each for each in case.holds if each.because_of not in hidden),
    )


def _seen(transaction: Transaction, actor: Actor, reference: str) -> bool:
    try:
        cases_for(transaction, actor).get(reference)
    except UnknownCase:
        return False
    return True


def events_as_seen(actor: Actor, events: Iterable[AuditEvent]) -> tuple[AuditEvent, ...]:
    """The events of a case as *actor* may see them: numbered among themselves, without what names another case."""
    if actor.sees_confidential:
        return tuple(events)
    shown = (event for event in events if not _held_by_another(event))
    return tuple(
        replace(event, seq=number, payload=_without(event.payload, keep=None)) for number, event in enumerate(shown, 1)
    )


def _held_by_another(event: AuditEvent) -> bool:
    """True for what another case did to this one, of which no more than that other would be told."""
    return "because_of" in json.loads(event.payload or "{}")


def line_as_seen(actor: Actor, line: LogLine) -> LogLine:
    """A line of the journal as *actor* may see it."""
    return line if actor.sees_confidential else replace(line, payload=_without(line.payload, keep=SAID))


def _without(payload: str | None, *, keep: frozenset[str] | None) -> str | None:
    """The facts of an event without those that name another case; of them, those alone that *keep* holds."""
    if payload is None:
        return None
    facts = json.loads(payload)
    wanted = {key: value for key, value in facts.items() if key not in REFERRING and (keep is None or key in keep)}
    return json.dumps(wanted, ensure_ascii=False, sort_keys=True)
