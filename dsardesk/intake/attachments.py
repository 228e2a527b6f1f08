"""Attachments of a message, those of messages attached to it included, identity documents told apart."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from dsardesk.domain.draft import Attachment, IdentitySign
from dsardesk.domain.errors import UnreadableInput
from dsardesk.intake.content import decoded, parts_within
from dsardesk.intake.headers import file_name, safe_name
from dsardesk.intake.identity import Candidate, identity_documents, says_enclosed
from dsardesk.intake.letter import attached_messages, body_text, is_letter_text
from dsardesk.intake.mime import MAX_PARTS, Part, leaves, read_parts
from dsardesk.intake.stub import MARK, Removal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dsardesk.intake.cues import Cues

MAX_ENCLOSED_MESSAGES = 5
ORIGINAL = "X-Original"
"""Header of the part that holds a message or letter whole, as it came; its value says the SHA-256 of that."""
SEEN, LETTER, IDENTITY = "X-Seen", "letter", "identity"
"""Header of a picture that was looked at, and what it was seen to be: the letter itself, or an identity document."""


class Attached(NamedTuple):
    """Every attachment beside the part it was read from."""

    parts: tuple[Part, ...]
    attachments: tuple[Attachment, ...]

    def told(self, numbers: frozenset[int] | None) -> Attached:
        """The same attachments once a person who looked said which, counted from 1, are identity documents: no others.

        What was read holds where *numbers* is None; the same file again goes wherever one of them goes.
        """
        if numbers is None:
            return self
        said = [
            replace(each, identity_document=number in numbers, told=number in numbers)
            for number, each in enumerate(self.attachments, start=1)
        ]
        apart = {each.content for each in said if each.identity_document and each.content}
        again = (replace(each, identity_document=each.identity_document or each.content in apart) for each in said)
        return Attached(self.parts, tuple(again)).with_original()

    def with_original(self) -> Attached:
        """The same attachments: what holds all of them goes with the first identity document."""
        if not any(each.identity_document for each in self.attachments):
            return self
        attachments = tuple(
            replace(each, identity_document=True, sign=each.sign or IdentitySign.WHOLE)
            if ORIGINAL in part.headers and not each.identity_document
            else each
            for part, each in zip(self.parts, self.attachments, strict=True)
        )
        return Attached(self.parts, attachments)

    def removals(self) -> list[Removal]:
        """What must be cut out of the message before it may be kept."""
        return [
            Removal(part, each.name, each.media_type, each.size_bytes)
            for part, each in zip(self.parts, self.attachments, strict=True)
            if each.identity_document
        ]


def read_attachments(message: Part, raw: bytes, own_text: str, cues: Cues, depth: int = 0) -> Attached:
    """All attachments, in the order of the message; names are safe and no two are the same."""
    parts = tuple(attached_parts(message, raw))
    names = _names(parts)
    candidates = [_candidate(part, raw, name) for part, name in zip(parts, names, strict=True)]
    said = "\n\n".join([own_text, *(body_text(inner, raw) for inner in attached_messages(message))])
    signs = identity_documents(candidates, said, cues)
    attachments = tuple(
        _attachment(each, sign or _sign_inside(part, each, cues, depth))
        for part, each, sign in zip(parts, candidates, signs, strict=True)
    )
    return Attached(parts, attachments).with_original()


def attached_parts(message: Part, raw: bytes) -> Iterator[Part]:
    """Parts that are no words of a letter, those that stand inside such words included.

    Raises:
        UnreadableInput: no honest letter holds so many ("too_many_parts").
    """
    within = 0
    for part in leaves(message):
        if not is_letter_text(part):
            yield part
            continue
        for each in parts_within(part, raw):
            within += 1
            if within > MAX_PARTS:
                raise UnreadableInput(reason="too_many_parts")
            yield each


def identity_warnings(attached: Attached, own_text: str, cues: Cues, *, looked: bool = False) -> tuple[str, ...]:
    """What the person must know about identity documents, as codes."""
    if any(each.identity_document for each in attached.attachments):
        return ("intake.identity_document",)
    if looked:
        return ()
    if says_enclosed(own_text, cues) and attached.parts and not any(MARK in part.headers for part in attached.parts):
        return ("intake.identity_document_not_located",)
    return ()


def _candidate(part: Part, raw: bytes, name: str) -> Candidate:
    return Candidate(
        name=name,
        media_type=_media_type(part),
        content=decoded(part, raw),
        drawn="multipart/related" in part.inside and "content-id" in part.headers,
        whole=ORIGINAL in part.headers or part.headers.get(SEEN) == LETTER,
        removed=MARK in part.headers,
    )


def _attachment(candidate: Candidate, sign: IdentitySign | None) -> Attachment:
    return Attachment(
        name=candidate.name,
        media_type=candidate.media_type,
        size_bytes=len(candidate.content),
        identity_document=sign is not None,
        content=candidate.content,
        sign=sign,
    )


def _sign_inside(part: Part, candidate: Candidate, cues: Cues, depth: int) -> IdentitySign | None:
    """What its content shows, where neither its name nor the message tells."""
    if part.headers.get(SEEN) == IDENTITY:
        return IdentitySign.SEEN
    return IdentitySign.ENCLOSES if _encloses_one(candidate, cues, depth) else None


def _encloses_one(candidate: Candidate, cues: Cues, depth: int) -> bool:
    """True for an attached message, itself encoded, with an identity document inside: it can only go as a whole."""
    if candidate.media_type != "message/rfc822":
        return False
    if depth >= MAX_ENCLOSED_MESSAGES:
        return True
    inner = read_parts(candidate.content)
    text = body_text(inner, candidate.content)
    found = read_attachments(inner, candidate.content, text, cues, depth + 1)
    return any(each.identity_document for each in found.attachments)


def _media_type(part: Part) -> str:
    return (
        part.media_type if re.fullmatch(r"[a-z0-9.+_-]+/[a-z0-9.+_-]+", part.media_type) else "application/octet-stream"
    )


def _names(parts: tuple[Part, ...]) -> list[str]:
    """Safe names; the second of two like ones is numbered."""
    taken: set[str] = set()
    names: list[str] = []
    for number, part in enumerate(parts, start=1):
        name = safe_name(file_name(part.headers), _media_type(part), number)
        stem, dot, extension = name.rpartition(".")
        copy = 1
        while name.lower() in taken:
            copy += 1
            name = f"{stem}-{copy}.{extension}" if dot else f"{extension}-{copy}"
        taken.add(name.lower())
        names.append(name)
    return names
