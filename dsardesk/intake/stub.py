"""The message without its identity documents: each part replaced in place, every other byte kept."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple, cast

from dsardesk.intake.content import decoded, encoded
from dsardesk.intake.inlaid import with_stubs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dsardesk.intake.mime import Part

MARK = "X-Identity-Document"

_FIELD = re.compile(rb"[^\r\n]*(?:\r\n|\r|\n|\Z)(?:[ \t][^\r\n]*(?:\r\n|\r|\n|\Z))*")
_ABOUT_CONTENT = re.compile(rb"(?i)(?:content-|x-identity-document)")


class Removal(NamedTuple):
    """One part to take out, and what may be said of it: safe name, declared type, size once decoded."""

    part: Part
    name: str
    media_type: str
    size_bytes: int


def without_parts(raw: bytes, removals: Iterable[Removal]) -> bytes:
    """*raw* with each part replaced by a text stub that states name, type and size only."""
    edits = [_edit(raw, host, inside) for host, inside in _by_host(removals)]
    for start, end, instead in sorted(edits, reverse=True):
        raw = raw[:start] + instead + raw[end:]
    return raw


def _by_host(removals: Iterable[Removal]) -> Iterator[tuple[Part, list[Removal]]]:
    """Parts to change: those to take out, and those in whose words something is to be taken out."""
    within: dict[int, list[Removal]] = {}
    for removal in removals:
        if removal.part.host is None:
            yield removal.part, [removal]
        else:
            within.setdefault(removal.part.host.start, []).append(removal)
    for inside in within.values():
        yield cast("Part", inside[0].part.host), inside


def _edit(raw: bytes, part: Part, removals: list[Removal]) -> tuple[int, int, bytes]:
    """From where to where the message changes, and what stands there then."""
    if part is removals[0].part:
        kept = _own_headers(raw, part) if part.is_message else b""
        return part.start, part.end, kept + _stub(removals[0], _ending(raw))
    stubs = ((each.part.start, each.part.end, _said(each, b"\n")) for each in removals)
    return part.body, part.end, encoded(with_stubs(decoded(part, raw), stubs), part)


def _own_headers(raw: bytes, part: Part) -> bytes:
    """Header lines of a message that is one document and nothing else: all but those that describe the content."""
    head = raw[part.start : part.body].strip(b"\r\n")
    kept = b"".join(field[0] for field in _FIELD.finditer(head) if not _ABOUT_CONTENT.match(field[0]))
    return kept.rstrip(b"\r\n") + _ending(raw) if kept else b""


def _stub(removal: Removal, ending: bytes) -> bytes:
    lines = [
        'Content-Type: text/plain; charset="utf-8"',
        "Content-Transfer-Encoding: 8bit",
        "Content-Disposition: attachment",
        f"{MARK}: removed",
        "",
    ]
    return b"".join(line.encode() + ending for line in lines) + _said(removal, ending)


def _said(removal: Removal, ending: bytes) -> bytes:
    lines = (f"name: {removal.name}", f"type: {removal.media_type}", f"size: {removal.size_bytes}")
    return b"".join(line.encode() + ending for line in lines)


def _ending(raw: bytes) -> bytes:
    found = re.search(rb"\r\n|\n|\r", raw)
    return found[0] if found else b"\r\n"


_SAID = re.compile(rb"name: (?P<name>[^\r\n]*)\r?\ntype: [^\r\n]*\r?\nsize: (?P<size>\d+)\s*")


def stands_for(content: bytes) -> tuple[str, int] | None:
    """Name and size of the document for which the stub of that *content* stands; None where it is no stub."""
    said = _SAID.fullmatch(content)
    return (said["name"].decode("utf-8", "replace"), int(said["size"])) if said else None
