"""A message understood once more, after a person said what its attachments are, or who wrote it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dsardesk.domain.findings import Watch, unwatched
from dsardesk.intake.arriving import read_arrival
from dsardesk.intake.email import read_email
from dsardesk.intake.forms.message import Arrival
from dsardesk.intake.mime import read_parts
from dsardesk.intake.text import UNCERTAIN, in_language_of

if TYPE_CHECKING:
    from dsardesk.domain.draft import Draft
    from dsardesk.intake.cues import Cues

FORM = "form"
_ANEW = frozenset(
    {
        "intake.no_received",
        "intake.forwarded_by_colleague",
        "intake.identity_document",
        "intake.identity_document_not_located",
        "intake.no_sender",
        "intake.no_own_words",
        "intake.request_may_be_attached",
        UNCERTAIN,
    }
)
"""Warnings that follow from the message itself, each time that it is read."""
_UNSEEN = frozenset(
    {"intake.not_recognised", "intake.no_recognition", "intake.no_recognition_language"}
    | {"intake.locked", "intake.too_long_to_read"}
)
"""Warnings of what could not be seen in a picture."""


def read_again(
    draft: Draft, cues: Cues, identity_parts: frozenset[int] | None = None, sender: str = "", watch: Watch = unwatched
) -> Draft:
    """The same message, its attachments read like any others but *identity_parts*, numbered from 1.

    *sender* is the address that a person typed: it decides between two languages that are as likely. Where a picture
    that is no identity document turns out to be the letter, the message is read through it, as at its arrival.
    """
    if draft.channel == FORM:
        return _looked_at(draft, read_email(draft.raw, cues, identity_parts))
    letter = "from" not in read_parts(draft.raw).headers
    # The pictures of an e-mail are looked at anew; a letter that is one was recognised before.
    anew = _ANEW if letter else _ANEW | _UNSEEN
    kept = tuple(code for code in draft.warnings if code not in anew)
    return in_language_of(read_arrival(Arrival(draft.raw, letter, kept), cues, identity_parts, watch), sender, cues)


def _looked_at(draft: Draft, looked: Draft) -> Draft:
    """What a program sent, its attachments as a person knows them: what it says outright stays."""
    return replace(draft, attachments=looked.attachments, without_identity=looked.without_identity)
