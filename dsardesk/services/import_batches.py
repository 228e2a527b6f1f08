"""Imports of a register that were made: listed, and taken back whole."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from dsardesk.domain.actors import Actor, UserRole
from dsardesk.domain.errors import DeskError
from dsardesk.domain.findings import Watch, unwatched
from dsardesk.domain.ids import CaseId
from dsardesk.services.context import Context
from dsardesk.services.notes import NOTE
from dsardesk.services.ports import Transaction

IMPORTED, UNDONE, OF_CASE = "register.imported", "register.import_undone", "case.imported"
PURGED = "case.purged"
GONE_AT_ONCE = 500
"""Cases that are taken back together: the words of cases leave the index at a price that hardly depends on how many."""
MOST_NAMED = 10
"""Cases that an error names; more are counted."""


class UnknownImport(DeskError):
    """No import bears this number, or it was taken back already."""

    code = "register.unknown_import"
    exit_code = 2


class ImportUsed(DeskError):
    """Cases of the import were worked on since: it cannot be taken back whole."""

    code = "register.import_used"


@dataclass(frozen=True, slots=True)
class Batch:
    """One import.

    Attributes:
        id: its number.
        at: aware instant.
        user: name of who did it.
        cases: how many cases it made.
        first: reference of the first of them.
        last: reference of the last.
    """

    id: str
    at: datetime
    user: str
    cases: int
    first: str
    last: str


def imports(context: Context, actor: Actor) -> tuple[Batch, ...]:
    """Imports that were not taken back, the newest first."""
    actor.must_be(UserRole.DPO, UserRole.ASSISTANT)
    with context.work.read() as transaction:
        return _batches(transaction)


def undo_import(context: Context, actor: Actor, batch: str, watch: Watch = unwatched) -> int:
    """Take one import back whole: how many cases went. ImportUsed, naming them, if any was worked on since."""
    actor.must_be(UserRole.DPO, UserRole.ASSISTANT)
    with context.work.write() as transaction:
        found = next((each for each in _batches(transaction) if each.id == batch), None)
        if found is None:
            raise UnknownImport
        cases, used = _lives(transaction, batch)
        if used:
            named = ", ".join(used[:MOST_NAMED]) + ("…" if len(used) > MOST_NAMED else "")
            raise ImportUsed(count=len(used), references=named)
        for start in range(0, len(cases), GONE_AT_ONCE):
            watch(start)
            gone = cases[start : start + GONE_AT_ONCE]
            transaction.cases.purge_all(gone)
            transaction.audit.forget_all(gone)
            # What was taken back must not come back with a backup: the journal says so as it does of every purge.
            facts = {"documents": 0, "batch": batch}
            transaction.audit.append_all(actor, [(PURGED, case, facts) for case in gone])
        transaction.audit.append(actor, UNDONE, None, {"batch": batch, "cases": len(cases)})
    return len(cases)


def _batches(transaction: Transaction) -> tuple[Batch, ...]:
    found: dict[str, Batch] = {}
    names: dict[UUID, str] = {user.actor.id: user.actor.name for user in transaction.users.every()}
    for event in transaction.audit.events():
        if event.action in {IMPORTED, UNDONE} and event.payload:
            facts = json.loads(event.payload)
            found.pop(facts["batch"], None)
            if event.action == IMPORTED:
                who = names.get(event.actor, "")
                found[facts["batch"]] = Batch(
                    facts["batch"], event.at, who, facts["cases"], facts["first"], facts["last"]
                )
    return tuple(reversed(found.values()))


def _lives(transaction: Transaction, batch: str) -> tuple[tuple[CaseId, ...], list[str]]:
    """Cases of an import that were not purged since, and references of those of which more is known than their import.

    The journal is read once: it forgets what it said of a case that is purged.
    """
    named: dict[CaseId, str] = {}
    done: dict[CaseId, list[str]] = {}
    for event in transaction.audit.events():
        if event.case is None:
            continue
        case = CaseId(event.case)
        facts = json.loads(event.payload) if event.action == OF_CASE and event.payload else {}
        if facts.get("batch") == batch:
            named[case] = facts["reference"]
        if case in named:
            done.setdefault(case, []).append(event.action)
    return tuple(named), [named[case] for case, actions in done.items() if actions != [OF_CASE, NOTE]]
