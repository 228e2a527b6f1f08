"""Requests in the forms that programs send: OpenDSR, the Data Rights Protocol, and Fides."""

from __future__ import annotations

import base64
import binascii
import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from email.utils import format_datetime
from typing import Any

from dsardesk.domain.draft import Proposal
from dsardesk.domain.errors import UnreadableInput
from dsardesk.domain.rights import RightType
from dsardesk.intake.forms.message import Bounds, File, Message, Stated
from dsardesk.intake.forms.wrapping import mailbox_line

MOST_BYTES = 5_000_000
MOST_LINES = 400
LONGEST = 2000
DEEPEST = 12
SIGNATURE = 64
"""Bytes of the signature before a message of the Data Rights Protocol (section 3.07)."""
_RIGHTS = {
    "access": RightType.ACCESS,
    "access:categories": RightType.ACCESS,
    "access:specific": RightType.ACCESS,
    "portability": RightType.PORTABILITY,
    "erasure": RightType.ERASURE,
    "deletion": RightType.ERASURE,
    "update": RightType.RECTIFICATION,
    "rectification": RightType.RECTIFICATION,
    "sale:opt-out": RightType.OBJECTION,
    "sale:opt_out": RightType.OBJECTION,
    "consent": RightType.CONSENT_WITHDRAWAL,
}
_IDENTIFIERS = {
    "email": "email",
    "phone": "phone",
    "phone_number": "phone",
    "address": "postal_address",
    "controller_customer_id": "customer_number",
    "birthdate": "birth_date",
}
_OPENDSR, _DRP, _FIDES = "subject_request_type", "exercise", "identity"
_OF_DRP = frozenset({"agent-id", "drp.version", "regime"})
"""Any of these beside an exercised right tells the Data Rights Protocol, whatever a sender left out."""
_MOMENTS = ("submitted_time", "issued-at", "requested_at", "created_at")
_BASE64 = re.compile(rb"[A-Za-z0-9+/=\s]{100,}")

Table = dict[str, Any]


def requests_in(content: bytes) -> list[Table]:
    """Every request that *content* holds in such a form; none where it is something else."""
    if len(content) > MOST_BYTES:
        return []
    try:
        found = json.loads(_unsigned(content))
    except (ValueError, RecursionError):
        return []
    listed = found["items"] if isinstance(found, dict) and isinstance(found.get("items"), list) else found
    return [each for each in (listed if isinstance(listed, list) else [listed]) if _is_request(each)]


def read_request(table: Table, bounds: Bounds) -> Message:
    """One request, a line a value, with what it says outright; UnreadableInput ("too_long") where it says too much."""
    bounds.step()
    lines = []
    for name, value in _values(table, "", 0):
        lines.append(f"{name}: {value}")
        if len(lines) > MOST_LINES:
            raise UnreadableInput(reason="too_long")
    identity = _identity(table)
    stated = Stated(tuple(_rights(table, lines)), identity, str(table.get("agent-id", ""))[:LONGEST])
    sender = mailbox_line(str(table.get("name") or "")[:LONGEST], identity.get("email", ""))
    headers = (("From", sender), ("Date", _moment(table)))
    return Message("\n".join(lines), tuple(each for each in headers if each[1]), stated=stated)


def as_file(table: Table) -> File:
    """One request of several as a file of its own."""
    return File("request.json", "application/json", json.dumps(table, ensure_ascii=False, indent=1).encode())


def _unsigned(content: bytes) -> bytes:
    """The message of the Data Rights Protocol below its signature; anything else as it is."""
    bare = content.strip()
    if _BASE64.fullmatch(bare):
        try:
            signed = base64.b64decode(bare)
        except binascii.Error:
            return content
        if signed[SIGNATURE : SIGNATURE + 1] == b"{":
            return signed[SIGNATURE:]
    return content.removeprefix(b"\xef\xbb\xbf")


def _is_request(found: Any) -> bool:
    if not isinstance(found, dict):
        return False
    fides = _FIDES in found and bool({"policy_key", "policy"} & found.keys())
    return _OPENDSR in found or (_DRP in found and bool(_OF_DRP & found.keys())) or fides


def _values(value: Any, name: str, depth: int) -> Iterator[tuple[str, str]]:
    """Each value with the names that lead to it."""
    if depth > DEEPEST:
        raise UnreadableInput(reason="too_long")
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _values(inner, f"{name}.{key}" if name else str(key), depth + 1)
    elif isinstance(value, list):
        for inner in value:
            yield from _values(inner, name, depth + 1)
    elif value is not None and value != "":
        yield name[:LONGEST], " ".join(str(value)[:LONGEST].split())


def _rights(table: Table, lines: list[str]) -> Iterator[Proposal]:
    """Each right asked, with the line that asks for it."""
    asked = dict.fromkeys(_RIGHTS[word] for word in _words(table) if word in _RIGHTS)
    for right in asked:
        names = [word for word, meant in _RIGHTS.items() if meant is right]
        said = (line for line in lines if line.rpartition(": ")[2].lower() in names)
        yield Proposal(right, next(said, next((line for line in lines if line.startswith("policy")), "")))
    if table.get(_OPENDSR):
        # Such a request is what a controller passes on to its processor (OpenDSR, section 3).
        yield Proposal(RightType.PROCESSOR_REDIRECT, next((line for line in lines if line.startswith(_OPENDSR)), ""))


def _words(table: Table) -> Iterator[str]:
    yield from (str(table[name]).lower() for name in (_OPENDSR, _DRP) if name in table)
    policy = table.get("policy")
    rules = policy.get("rules") if isinstance(policy, dict) else None
    yield from (str(rule.get("action_type")).lower() for rule in _listed(rules) if isinstance(rule, dict))
    yield from (word for word in _RIGHTS if word in str(table.get("policy_key", "")).lower().split("_"))


def _identity(table: Table) -> dict[str, str]:
    """What the person is recognised by."""
    said: dict[str, Any] = {key: table[key] for key in _IDENTIFIERS if key in table}
    for each in _listed(table.get("subject_identities")):
        if isinstance(each, dict) and each.get("identity_format") in {"raw", None}:
            said.setdefault(str(each.get("identity_type")), each.get("identity_value"))
    if isinstance(table.get(_FIDES), dict):
        said |= {key: value.get("value") if isinstance(value, dict) else value for key, value in table[_FIDES].items()}
    texts = {_IDENTIFIERS[key]: _one(value) for key, value in said.items() if key in _IDENTIFIERS}
    return {key: text for key, text in texts.items() if text}


def _one(value: Any) -> str:
    parts = value.values() if isinstance(value, dict) else [value]
    return " ".join(" ".join(str(part) for part in parts if isinstance(part, str | int))[:LONGEST].split())


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _moment(table: Table) -> str:
    """When it was sent, as an e-mail says it; "" where nothing sure does."""
    said = next((str(table[name]) for name in _MOMENTS if table.get(name)), "")
    try:
        moment = datetime.fromisoformat(said)
        return format_datetime(moment if moment.tzinfo else moment.replace(tzinfo=UTC))
    except (ValueError, OverflowError):
        return ""
