"""What arrived, in whatever form, understood as a Draft."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dsardesk.domain.draft import MessageKind, Represented
from dsardesk.domain.findings import Watch, unwatched
from dsardesk.intake.content import decoded
from dsardesk.intake.email import read_email
from dsardesk.intake.letter import body_text, is_letter_text
from dsardesk.intake.markup import HIDDEN, hides_words
from dsardesk.intake.mime import characters, leaves, read_parts
from dsardesk.intake.scanned import through_its_scan
from dsardesk.intake.text import named_by_words

PROTOCOLS_SPEAK = "en"
UNCERTAIN = "intake.language_uncertain"
UNSEEN = frozenset(
    {"intake.no_own_words", "intake.no_words_in_archive", "intake.request_may_be_attached"}
    | {"intake.not_recognised", "intake.no_recognition", "intake.no_recognition_language"}
    | {"intake.locked", "intake.too_long_to_read", "intake.archive_unread", HIDDEN}
)
"""Warnings of a message of which something was not read: what it does not ask is not known."""

if TYPE_CHECKING:
    from dsardesk.domain.draft import Draft
    from dsardesk.intake.cues import Cues
    from dsardesk.intake.forms.message import Arrival, Stated


def read_arrival(
    arrival: Arrival, cues: Cues, identity_parts: frozenset[int] | None = None, watch: Watch = unwatched
) -> Draft:
    """The message understood, for a person to confirm; a letter's sender by its own words.

    A letter that an e-mail only encloses as a picture is read through it: *watch* is told, and may end that.

    Raises:
        UnreadableInput: as `read_email`.
    """
    draft = read_email(arrival.raw, cues, identity_parts)
    through = through_its_scan(arrival, draft, cues, watch)
    if through.raw != arrival.raw:
        draft = read_email(through.raw, cues, identity_parts)
    arrival = through
    if arrival.letter and arrival.stated is None:
        draft = named_by_words(draft, body_text(read_parts(arrival.raw), arrival.raw), cues)
    if arrival.stated is not None:
        draft = _outright(draft, arrival.stated)
    hidden = (HIDDEN,) if not draft.text and _hides_all(arrival.raw) else ()
    warnings = tuple(dict.fromkeys((*draft.warnings, *arrival.warnings, *hidden)))
    return replace(draft, kind=_kind(draft, warnings), warnings=warnings, channel=_channel(arrival, draft))


def _hides_all(raw: bytes) -> bool:
    """True for a message without a word that a reader sees, and with some that none does."""
    message = read_parts(raw)
    if body_text(message, raw):
        return False
    pages = (part for part in leaves(message) if part.media_type == "text/html" and is_letter_text(part))
    return any(hides_words(characters(decoded(page, raw))) for page in pages)


def _kind(draft: Draft, warnings: tuple[str, ...]) -> MessageKind:
    """What it is; a person decides of what could not be read, for a request may stand there."""
    codes = {warning.partition(":")[0] for warning in warnings}
    unseen = draft.kind is MessageKind.NOT_A_REQUEST and not UNSEEN.isdisjoint(codes)
    return MessageKind.UNCLEAR if unseen else draft.kind


def _channel(arrival: Arrival, draft: Draft) -> str:
    """How it came, as its form says: bare text is as often copied from somewhere as it is a letter."""
    if arrival.stated is not None:
        return "form"
    if not arrival.letter:
        return "email"
    original = draft.attachments[-1].media_type if draft.attachments else "text/plain"
    return draft.channel if original.startswith("text/") else "post"


def _outright(draft: Draft, stated: Stated) -> Draft:
    """A request that a program sent: what it says outright stands in for what its words would be taken for.

    Its names and values are those of its protocol, in English; the moment it says it was made is proposed as its day,
    though no server of the company's vouches for it.
    """
    agent = Represented(draft.sender_name, "authorised_agent", stated.agent) if stated.agent else None
    return replace(
        draft,
        proposals=stated.rights,
        identifiers=stated.identifiers,
        kind=MessageKind.REQUEST if stated.rights else MessageKind.UNCLEAR,
        on_behalf_of=agent,
        case_link=None,
        language=PROTOCOLS_SPEAK,
        received_on=draft.received_on or (draft.sent_at.date() if draft.sent_at else None),
        warnings=tuple(warning for warning in draft.warnings if warning != UNCERTAIN),
    )
