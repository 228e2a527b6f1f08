"""The file of reasons: words for the person, then what each ground rests on; its format is in docs/decisions.md."""

from __future__ import annotations

import mimetypes
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from uuid import UUID

from dsardesk.cli.options import read_bytes
from dsardesk.domain.errors import DeskError
from dsardesk.domain.ids import DocumentId
from dsardesk.services.grounds import Attached, GivenGround

SECTION = re.compile(r"\[(R\d\d)\]\s*")
ENTRY = re.compile(r"([a-z_]+)\s*=\s*(.*)")
SCOPE = "scope"


class BadReasons(DeskError):
    """A line of the file of reasons says nothing under the ground that it stands below."""

    code = "usage.bad_reasons"
    exit_code = 2


class BadEvidence(DeskError):
    """A proof is given as CODE=FILE, for one of the grounds named."""

    code = "usage.bad_evidence"
    exit_code = 2


@dataclass(frozen=True, slots=True)
class Reasons:
    """What the file says: the words for the person, and the grounds with their facts."""

    words: str
    grounds: tuple[GivenGround, ...]


def read_reasons(text: str) -> Reasons:
    """What *text* says; everything above the first ground is for the person."""
    words: list[str] = []
    entries: dict[str, dict[str, str]] = {}
    code, key = "", ""
    for number, line in enumerate(text.splitlines(), start=1):
        section, entry = SECTION.fullmatch(line.strip()), ENTRY.fullmatch(line.strip())
        if section:
            code, key = section[1], ""
            entries.setdefault(code, {})
        elif not code:
            words.append(line)
        elif entry:
            key = entry[1]
            entries[code][key] = entry[2]
        elif line.strip():
            if not key:
                raise BadReasons(line=number)
            entries[code][key] += f"\n{line.strip()}"
    return Reasons("\n".join(words).strip(), tuple(_ground(*entry) for entry in entries.items()))


def _ground(code: str, entries: dict[str, str]) -> GivenGround:
    facts = {key: text for key, text in entries.items() if key != SCOPE}
    return GivenGround(code, facts, entries.get(SCOPE, ""))


def with_evidence(
    grounds: Sequence[GivenGround], codes: Sequence[str], evidence: Sequence[str]
) -> tuple[GivenGround, ...]:
    """Every ground named by the file or by *codes*, with the proofs given as CODE=FILE."""
    found = {ground.code: ground for ground in grounds}
    for code in codes:
        found.setdefault(code, GivenGround(code))
    for each in evidence:
        code, _, file = each.partition("=")
        if code not in found or not file:
            raise BadEvidence
        found[code] = replace(found[code], evidence=(*found[code].evidence, attached(file)))
    return tuple(found.values())


def without_evidence(grounds: Sequence[GivenGround], dropped: Sequence[str]) -> tuple[GivenGround, ...]:
    """The same grounds once the documents whose ids are *dropped* prove none of them any more."""
    try:
        ids = tuple(DocumentId(UUID(each)) for each in dropped)
    except ValueError:
        raise BadEvidence from None
    return tuple(replace(each, dropped=ids) for each in grounds)


def attached(file: str) -> Attached:
    """A file given as proof."""
    name = Path(file).name
    return Attached(name, mimetypes.guess_type(name)[0] or "application/octet-stream", read_bytes(file))
