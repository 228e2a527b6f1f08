"""`dsardesk intake`: what messages and letters say, without a vault; nothing is stored."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any

import click

from dsardesk.cli.options import FILE, Call, read_bytes, spoken
from dsardesk.domain.draft import Draft
from dsardesk.domain.errors import DeskError, UnreadableInput
from dsardesk.domain.linking import reference_of
from dsardesk.intake.arriving import read_arrival
from dsardesk.intake.forms.registry import read_arrivals
from dsardesk.texts import cues
from dsardesk.wording import sentence

UNREAD = 4
"""Exit code where an input could not be read; the others were still processed."""
SPOILT = frozenset({"intake.damaged", "intake.locked", "intake.too_long_to_read"})
"""Warnings of a message of which only a part could be read."""


@click.command("intake")
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=FILE)
@click.option("--base", "base", type=FILE)
@spoken
def intake(call: Call, *, paths: tuple[Path, ...], base: Path | None) -> int:
    """Read messages and letters, and say what they ask."""
    unread = 0
    for path in _files(paths):
        for told in _told(path, _named(path, base), call):
            click.echo(json.dumps(told, ensure_ascii=False) if call.as_json else _line(told, call))
            unread += told["error"] is not None
    if unread:
        click.echo(call.words.say("cli.intake_unread", count=unread), err=True)
    return UNREAD if unread else 0


def _files(paths: tuple[Path, ...]) -> Iterator[Path]:
    """Each file named, and those of each folder named, in order."""
    for path in paths:
        if path.is_dir():
            yield from sorted(each for each in path.rglob("*") if each.is_file())
        else:
            yield path


def _named(path: Path, base: Path | None) -> str:
    if base is None:
        return path.as_posix()
    try:
        return path.resolve().relative_to(base.resolve()).as_posix()
    except ValueError:
        return path.as_posix()


def _told(path: Path, name: str, call: Call) -> Iterator[dict[str, Any]]:
    """One object for each message in a file: nearly always one."""
    try:
        arrivals = read_arrivals(read_bytes(path), PurePosixPath(name).name)
        drafts = [read_arrival(arrival, cues()) for arrival in arrivals]
    except UnreadableInput as error:
        yield _unread(name, error, call)
        return
    for number, draft in enumerate(drafts, start=1):
        spoilt = next((code for code in draft.warnings if code in SPOILT), None)
        error_said = None if spoilt is None else call.words.say(f"warning.{spoilt}")
        yield {**draft_json(draft), "file": name, "message": number, "error": error_said}


def _unread(name: str, error: DeskError, call: Call) -> dict[str, Any]:
    nothing = dict.fromkeys(_KEYS)
    empty = {"kind": "unclear", "rights": [], "identifiers": {}, "evidence": [], "attachments": [], "warnings": []}
    return {**nothing, **empty, "file": name, "message": 1, "error": sentence(error, call.words)}


def draft_json(draft: Draft) -> dict[str, Any]:
    """What CONTRACT promises of one message; its file and error are left to say."""
    behalf = draft.on_behalf_of
    return {
        "file": None,
        "kind": draft.kind.value,
        "language": draft.language,
        "rights": [each.right.value for each in draft.proposals],
        "sender_name": draft.sender_name or None,
        "sender_email": draft.sender_email or None,
        "received": _received(draft),
        "letter_date": draft.letter_date.isoformat() if draft.letter_date else None,
        "identifiers": dict(draft.identifiers),
        "on_behalf_of": {"name": behalf.name or None, "relation": behalf.relation} if behalf else None,
        "case_link": draft.case_link.value if draft.case_link else None,
        "subject": draft.subject or None,
        "evidence": [{"right": each.right.value, "quote": each.quote} for each in draft.proposals],
        "attachments": [
            {"name": each.name, "type": each.media_type, "identity_document": each.identity_document}
            for each in draft.attachments
        ],
        "kind_quote": draft.kind_quote or None,
        "asked_by": draft.asked_by or None,
        "linked": _linked(draft),
        "warnings": list(draft.warnings),
        "error": None,
    }


_KEYS = (
    "file", "kind", "language", "rights", "sender_name", "sender_email", "received", "letter_date", "identifiers",
    "on_behalf_of", "case_link", "subject", "evidence", "attachments", "kind_quote", "asked_by", "linked", "warnings",
    "error",
)  # fmt: skip


def _linked(draft: Draft) -> dict[str, Any] | None:
    """What ties the message to others, as far as it can be told without a vault; None where nothing does."""
    references = dict.fromkeys(reference_of(each) for each in draft.cited)
    if not references and not draft.thread and draft.case_link is None:
        return None
    return {"references": list(references), "follows_a_message": bool(draft.thread)}


def _received(draft: Draft) -> str | None:
    moment = draft.received_at or draft.received_on
    return moment.isoformat() if moment else None


def _line(told: dict[str, Any], call: Call) -> str:
    """One message for a person, on one line."""
    if told["error"] is not None:
        return f"{told['file']}\t{told['error']}"
    rights = ", ".join(call.words.say(f"right.{right}") for right in told["rights"])
    kind = call.words.say(f"message_kind.{told['kind']}")
    linked = call.words.say("cli.seems_linked") if told["linked"] else ""
    references = ", ".join(told["linked"]["references"]) if told["linked"] else ""
    return "\t".join([told["file"], kind, rights, told["received"] or "", *filter(None, (linked, references))])
