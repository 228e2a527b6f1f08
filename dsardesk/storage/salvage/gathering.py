"""Cases, documents and the log put together again from whatever rows of them could be read."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from dsardesk.domain.audit import AuditEvent
from dsardesk.domain.taken_out import Salvaged, TakenFile, safe_part
from dsardesk.services.log_export import event_as_json
from dsardesk.storage.blobs import blob_path
from dsardesk.storage.ciphers import WrongKey, subkey, unseal
from dsardesk.storage.errors import DamagedVault
from dsardesk.storage.layout import BLOBS, DATABASE
from dsardesk.storage.salvage.pages import missing_pages, read_pages
from dsardesk.storage.salvage.rows import Found, Row, Value, read_rows
from dsardesk.storage.tables import Json, metadata

LOG_TABLES = {"audit_events", "audit_payloads", "audit_head"}
NEVER = {"blobs", "log_keys", "vault_facts", "alembic_version", "case_terms", "directive_terms"}
"""Tables of keys, which are of no use outside, of words to search by, and of the database's own state."""
CASES, DOCUMENTS = "cases", "documents"
LOG_FILE = "audit-log.jsonl"
Table = dict[str, list[dict[str, Any]]]


class Salvage:
    """What can be read of the vault in one folder, whose key is known; its files are only read."""

    def __init__(self, folder: Path, key: bytes) -> None:
        """Read every page of the database; DamagedVault if not one of them can be."""
        self._folder = folder
        database = folder / DATABASE
        pages = read_pages(database, subkey(key, "db")) if database.is_file() else {}
        if not pages:
            raise DamagedVault(part=DATABASE)
        self._found: Found = read_rows(pages)
        if not self._found.schema_known:
            self._found.torn |= metadata.tables.keys() - self._found.tables.keys()
        self._damaged = tuple(number for number, page in pages.items() if not page.whole)
        self._missing = missing_pages(pages)
        self._tally = _Tally()
        self._names: dict[str, str] = {}

    def files(self) -> Iterator[TakenFile]:
        """Every file in an open format: cases, documents, the log, then everything else, a file a table."""
        yield from self._cases()
        yield from self._documents()
        yield from self._log()
        yield from self._others()

    def report(self) -> Salvaged:
        """What was read and what is lost; to be asked once the files were taken."""
        tally = self._tally
        torn = self._found.torn | (set() if self._found.schema_known else {"sqlite_master"})
        return Salvaged(
            cases=tally.cases,
            doubtful=tuple(sorted(tally.doubtful)),
            nameless=tally.nameless,
            documents=tally.documents,
            lost_documents=tuple(tally.lost),
            events=tally.events,
            lost_events=tally.lost_events,
            unassigned=len(self._found.unassigned),
            damaged_pages=self._damaged,
            missing_pages=self._missing,
            torn=tuple(sorted(torn)),
        )

    def _rows(self, table: str) -> list[Row]:
        return self._found.tables.get(table, [])

    def _cases(self) -> Iterator[TakenFile]:
        parts, unsure = self._parts()
        known = {str(row.values["id"]): row for row in self._rows(CASES)}
        for case in sorted(known.keys() | parts.keys()):
            row = known.get(case)
            name = safe_part(str(row.values["reference"]), case) if row else f"unnamed-{safe_part(case, 'case')}"
            self._names[case] = name
            self._tally.cases += 1
            self._tally.nameless += row is None
            doubtful = case in unsure or row is None or not row.sure
            if doubtful:
                self._tally.doubtful.add(name)
            content = {
                "case": _plain(CASES, row) if row else None,
                "doubtful": doubtful,
                "incomplete_tables": sorted(self._found.torn & set(_OF_CASES)),
                **parts.get(case, {}),
            }
            yield _json_file(f"cases/{name}.json", content)

    def _parts(self) -> tuple[dict[str, Table], set[str]]:
        """Rows of each case by table, and the cases of which a row may be wrong."""
        parts: dict[str, Table] = defaultdict(lambda: defaultdict(list))
        unsure = set()
        for table in _OF_CASES:
            for row in self._rows(table):
                case = row.values.get("case_id")
                if case is not None:
                    parts[str(case)][table].append(_plain(table, row))
                    if not row.sure:
                        unsure.add(str(case))
        return parts, unsure

    def _documents(self) -> Iterator[TakenFile]:
        keys = {str(row.values["id"]): row.values["key"] for row in self._rows("blobs")}
        named = {}
        for row in self._rows(DOCUMENTS):
            case, position = str(row.values["case_id"]), row.values.get("position")
            name = safe_part(str(row.values["name"]), "document")
            named[str(row.values["id"])] = f"{self._names.get(case, case)}/{_number(position):02d}-{name}"
        for identity in sorted(keys.keys() | named.keys()):
            place = named.get(identity, f"unnamed/{safe_part(identity, 'document')}")
            content = self._content(identity, keys.get(identity))
            if content is None:
                self._tally.lost.append(place)
            else:
                self._tally.documents += 1
                yield TakenFile(f"documents/{place}", content)

    def _content(self, identity: str, key: Value) -> bytes | None:
        """The content of one document; None if its key, its file or a byte of either is lost."""
        try:
            document = UUID(identity)
            if not isinstance(key, bytes):
                return None
            return unseal(key, blob_path(self._folder / BLOBS, document).read_bytes(), document.bytes)
        except (ValueError, WrongKey, OSError):
            return None

    def _log(self) -> Iterator[TakenFile]:
        payloads = {row.values["seq"]: row.values for row in self._rows("audit_payloads")}
        events = []
        for row in sorted(self._rows("audit_events"), key=lambda row: _number(row.values["seq"])):
            event = _event(row.values, payloads.get(row.values["seq"], {}))
            if event is not None:
                events.append(json.dumps(event_as_json(event), ensure_ascii=False, sort_keys=True))
        heads = [_number(row.values["seq"]) for row in self._rows("audit_head")]
        self._tally.events = len(events)
        self._tally.lost_events = max(0, max(heads, default=0) - len(events))
        yield TakenFile(LOG_FILE, "".join(f"{line}\n" for line in events).encode())

    def _others(self) -> Iterator[TakenFile]:
        for table, rows in self._found.tables.items():
            if table not in {*NEVER, *LOG_TABLES, *_OF_CASES, CASES} and rows:
                yield _json_file(f"tables/{safe_part(table, 'table')}.json", [_plain(table, row) for row in rows])
        if self._found.unassigned:
            rows_left = [[_readable(value) for value in values] for values in self._found.unassigned]
            yield _json_file("unassigned.json", rows_left)


@dataclass(slots=True)
class _Tally:
    cases: int = 0
    nameless: int = 0
    doubtful: set[str] = field(default_factory=set)
    documents: int = 0
    lost: list[str] = field(default_factory=list)
    events: int = 0
    lost_events: int = 0


_OF_CASES = tuple(
    name for name, table in metadata.tables.items() if "case_id" in table.columns and name not in {*LOG_TABLES, *NEVER}
)
"""Tables whose rows belong to a case."""


def _plain(table: str, row: Row) -> dict[str, Any]:
    """A row as JSON can hold it; lists and mappings that a column keeps as text are opened."""
    known: dict[str, Any] = dict(metadata.tables[table].columns) if table in metadata.tables else {}
    opened = {name: _value(value, known.get(name)) for name, value in row.values.items()}
    return opened if row.sure else {**opened, "doubtful": True}


def _value(value: Value, column: Any) -> Any:
    if column is not None and isinstance(column.type, Json) and isinstance(value, str):
        try:
            return json.loads(value)
        except (ValueError, RecursionError):
            return value
    return _readable(value)


def _readable(value: Value) -> Any:
    return value.hex() if isinstance(value, bytes) else value


def _number(value: object) -> int:
    return value if isinstance(value, int) else 0


def _event(header: Any, payload: Any) -> AuditEvent | None:
    """One event of the log; None if its line is too damaged to be one."""
    try:
        return AuditEvent(
            seq=int(header["seq"]),
            at=datetime.fromisoformat(header["at"]).replace(tzinfo=UTC),
            actor=UUID(header["actor"]),
            action=str(header["action"]),
            case=UUID(header["case_id"]) if header["case_id"] else None,
            payload=payload.get("payload"),
            salt=payload.get("salt"),
            payload_hash=str(header["payload_hash"]),
            previous=str(header["previous"]),
            hash=str(header["hash"]),
        )
    except (ValueError, TypeError, AttributeError):
        return None


def _json_file(path: str, content: object) -> TakenFile:
    return TakenFile(path, json.dumps(content, ensure_ascii=False, indent=1).encode("utf-8", "replace"))
