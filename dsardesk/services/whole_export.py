"""Everything that a vault holds, in open formats, for who leaves the program or must hand the register to somebody."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, fields, is_dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from dsardesk.domain.actors import Actor, UserRole
from dsardesk.domain.audit import instant_text
from dsardesk.domain.case import Case
from dsardesk.domain.directives import Directive
from dsardesk.domain.errors import DeskError
from dsardesk.domain.ids import DocumentId
from dsardesk.domain.taken_out import Exported, TakenFile, safe_part
from dsardesk.services.context import Context
from dsardesk.services.doubts import READING_ONLY
from dsardesk.services.log_export import events_in, export_audit
from dsardesk.services.ports import Transaction

AT_A_TIME = 200
REGISTER, LOG = "register.csv", "audit-log.jsonl"
COLUMNS = (
    "reference",
    "item",
    "right",
    "received_on",
    "channel",
    "state",
    "due_on",
    "outcome",
    "decided_on",
    "answered_on",
    "closed_on",
    "requester",
)
FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the start of a formula."""


def record_salvages(context: Context, actor: Actor, salvaged: Iterable[datetime]) -> None:
    """One line of the journal for each time that the vault was salvaged while it was closed."""
    with context.work.write() as transaction:
        for at in salvaged:
            transaction.audit.append(actor, "vault.salvaged", None, {"closed": True, "at": instant_text(at)})


@dataclass(slots=True)
class WholeExport:
    """One export of a whole vault: its files are to be taken once, then it tells what it held.

    Attributes:
        context: what use cases are given.
        actor: who asks for it.
    """

    context: Context
    actor: Actor
    _documents: int = 0
    _directives: int = 0
    _events: int = 0
    _lost: list[str] = field(default_factory=list)
    _register: list[dict[str, object]] = field(default_factory=list)
    _profiles: dict[str, str] = field(default_factory=dict)
    _cases: int = 0

    def __post_init__(self) -> None:
        """Refuse everybody but the data protection officer: everything is in it."""
        self.actor.must_be(UserRole.DPO)

    def files(self) -> Iterator[TakenFile]:
        """Every file; that it was asked for is recorded before the first, unless the log is in doubt."""
        references = self._references()
        with suppress(*READING_ONLY), self.context.work.write() as transaction:
            transaction.audit.append(self.actor, "vault.exported", None, {"cases": len(references)})
        for reference in references:
            yield from self._case(reference)
        yield TakenFile(REGISTER, _csv(self._register))
        yield from self._beside()
        for name, text in self._profiles.items():
            yield TakenFile(f"company/profile-{safe_part(name, 'profile')}.toml", text.encode())
        lines = list(export_audit(self.context, self.actor))
        self._events = events_in(lines)
        yield TakenFile(LOG, "".join(lines).encode())

    def report(self) -> Exported:
        """What was handed out so far."""
        return Exported(self._cases, self._documents, self._directives, self._events, tuple(self._lost))

    def _references(self) -> list[str]:
        """References of every case, in order."""
        with self.context.work.read() as transaction:
            count = transaction.cases.count()
            pages = range(0, count, AT_A_TIME)
            lines = [line for at in pages for line in transaction.cases.page(offset=at, limit=AT_A_TIME)]
        return sorted(line.reference for line in lines)

    def _case(self, reference: str) -> Iterator[TakenFile]:
        with self.context.work.read() as transaction:
            case = transaction.cases.get(reference)
            profile = self.context.profile_of(transaction, case)
            self._profiles.setdefault(case.profile, transaction.profiles.get(case.profile))
            limits = self.context.time_limits(case, profile)
            clocks = {item.number: limits[item.number].effective_due for item in case.items}
            self._register += _lines(case, clocks)
            self._cases += 1
            yield _json_file(f"cases/{safe_part(reference, 'case')}.json", {**as_plain(case), "due_on": clocks})
            for place, document in enumerate(case.documents):
                name = f"{safe_part(reference, 'case')}/{place:02d}-{safe_part(document.name, 'document')}"
                yield from self._content(transaction, document.id, name)

    def _content(self, transaction: Transaction, document: DocumentId, name: str) -> Iterator[TakenFile]:
        """One document; one that cannot be read does not keep the rest in the vault."""
        try:
            content = transaction.blobs.get(document)
        except DeskError:
            self._lost.append(name)
            return
        self._documents += 1
        yield TakenFile(f"documents/{name}", content)

    def _beside(self) -> Iterator[TakenFile]:
        """What belongs to no case: directives and their proofs, addresses, people, retention, the company."""
        with self.context.work.read() as transaction:
            directives = transaction.directives.every()
            self._directives = len(directives)
            yield _json_file("directives.json", directives)
            for directive in directives:
                yield from self._proofs(transaction, directive)
            suppressed = transaction.suppression
            hashed = suppressed.every()
            clear = {channel: suppressed.clear(channel) for channel in sorted({each.channel for each in hashed})}
            yield _json_file("suppression-list.json", {"hashed": hashed, "in_clear": clear})
            people = [{**as_plain(user.actor), "left_at": as_plain(user.left_at)} for user in transaction.users.every()]
            yield _json_file("users.json", people)
            retention = transaction.retention
            figures = [as_plain(each) for each in (*retention.figures(), *retention.directive_figures())]
            yield _json_file("retention.json", {"decision": as_plain(retention.decision()), "purged": figures})
            yield _json_file("destroyed-identity-documents.json", as_plain(transaction.cases.destructions()))
            current, text = transaction.profiles.current()
            self._profiles.setdefault(current, text)

    def _proofs(self, transaction: Transaction, directive: Directive) -> Iterator[TakenFile]:
        for place, absence in enumerate(directive.absences):
            if absence.proof is not None:
                name = f"{safe_part(directive.reference, 'directive')}/{place:02d}-proof"
                yield from self._content(transaction, absence.proof, name)


def as_plain(value: Any) -> Any:
    """A value of the domain as JSON can hold it: dates as YYYY-MM-DD, instants in UTC, names as the domain has them."""
    if is_dataclass(value) and not isinstance(value, type):
        return {each.name: as_plain(getattr(value, each.name)) for each in fields(value)}
    if isinstance(value, Mapping):
        return {str(as_plain(name)): as_plain(each) for name, each in value.items()}
    if isinstance(value, Iterable) and not isinstance(value, str):
        plain = [as_plain(each) for each in value]
        return sorted(plain, key=str) if isinstance(value, set | frozenset) else plain
    return _one(value)


def _one(value: Any) -> Any:
    if isinstance(value, datetime):
        return instant_text(value)
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, StrEnum | UUID) else value


def _lines(case: Case, due: Mapping[int, date | None]) -> Iterator[dict[str, object]]:
    """Lines of the register: one for each right that is asked."""
    for item in case.items:
        yield {
            "reference": case.reference,
            "item": item.number,
            "right": item.right,
            "received_on": case.receipt.received_on,
            "channel": case.receipt.channel,
            "state": item.state,
            "due_on": due[item.number],
            "outcome": item.outcome,
            "decided_on": item.decided_on,
            "answered_on": item.answered_on,
            "closed_on": case.closed_on,
            "requester": case.requester.name,
        }


def _csv(lines: Iterable[Mapping[str, object]]) -> bytes:
    """RFC 4180, with the mark by which spreadsheets know UTF-8; nothing in it is taken for a formula."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, COLUMNS, lineterminator="\r\n")
    writer.writeheader()
    writer.writerows({name: _cell(value) for name, value in line.items()} for line in lines)
    return text.getvalue().encode("utf-8-sig")


def _cell(value: object) -> str:
    text = "" if value is None else str(as_plain(value))
    return f"'{text}" if text.startswith(FORMULA) else text


def _json_file(path: str, content: object) -> TakenFile:
    return TakenFile(path, json.dumps(as_plain(content), ensure_ascii=False, indent=1).encode())
