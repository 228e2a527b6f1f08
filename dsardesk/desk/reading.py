"""What arrives, read: messages in any form, words, and exported logs."""

from __future__ import annotations

from dsardesk.domain.audit import AuditVerdict
from dsardesk.domain.draft import Draft
from dsardesk.domain.findings import Watch, unwatched
from dsardesk.intake import again
from dsardesk.intake.arriving import read_arrival
from dsardesk.intake.email import read_email
from dsardesk.intake.forms.registry import read_arrivals
from dsardesk.intake.text import read_text
from dsardesk.services.log_export import read_export
from dsardesk.storage.signing import is_genuine
from dsardesk.texts import cues


def read_message(raw: bytes, identity_parts: frozenset[int] | None = None) -> Draft:
    """What an e-mail says; *identity_parts* are the attachments that are identity documents, as a person says."""
    return read_email(raw, cues(), identity_parts)


def read_kept(raw: bytes) -> Draft:
    """What a message of the vault says: identity documents were taken out of it, whatever is left looks like."""
    return read_email(raw, cues(), frozenset())


def read_arrived(
    content: bytes, name: str = "", identity_parts: frozenset[int] | None = None, *, watch: Watch = unwatched
) -> tuple[Draft, ...]:
    """What each message in a file says, whatever its form; *watch* is told each step of a long reading."""
    return tuple(read_arrival(each, cues(), identity_parts, watch) for each in read_arrivals(content, name, watch))


def read_again(
    draft: Draft, identity_parts: frozenset[int] | None, sender: str = "", watch: Watch = unwatched
) -> Draft:
    """What the same message says once a person told its identity documents apart, or typed who wrote it."""
    return again.read_again(draft, cues(), identity_parts, sender, watch)


def read_words(text: str) -> Draft:
    """What a text copied or noted by hand says."""
    return read_text(text, cues())


def log_verdict(text: str) -> AuditVerdict:
    """What a check of an exported log finds; UnreadableInput if it is none."""
    return read_export(text).verdict(is_genuine)
