"""An e-mail read into a Draft: parsing and proposals only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dsardesk.domain.draft import Draft
from dsardesk.domain.errors import UnreadableInput
from dsardesk.intake.attachments import ORIGINAL, Attached, identity_warnings, read_attachments
from dsardesk.intake.damage import DAMAGED, is_damaged
from dsardesk.intake.headers import mailbox
from dsardesk.intake.letter import PASSED_ON, Letter, read_letter
from dsardesk.intake.mime import read_parts
from dsardesk.intake.stub import MARK, without_parts
from dsardesk.intake.understanding import Meaning, understood

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import Message

    from dsardesk.domain.draft import Attachment
    from dsardesk.intake.cues import Cues

_MAIL_FIELDS = (
    "from",
    "to",
    "subject",
    "date",
    "received",
    "message-id",
    "mime-version",
    "content-type",
    "return-path",
)
_DOCUMENTS = (".pdf", ".docx", ".odt", ".doc", ".rtf", ".txt", ".html")
SHORT_NOTE = 400
MAX_ENCLOSED_WORDS = 60_000


def read_email(raw: bytes, cues: Cues, identity_parts: frozenset[int] | None = None) -> Draft:
    """The message *raw* understood, for a person to confirm; nothing is fetched and nothing is stored.

    Args:
        raw: the message, byte for byte.
        cues: what rights look like in each language.
        identity_parts: numbers, from 1, of the attachments that a person who looked knows for identity documents: no
            others are; None while nobody looked.

    Raises:
        UnreadableInput: *raw* is empty ("empty"), has no header of a mail ("not_a_mail"), or has more parts than any
            honest message ("too_many_parts").
    """
    if not raw.strip():
        raise UnreadableInput(reason="empty")
    message = read_parts(raw)
    if not _is_mail(message.headers):
        raise UnreadableInput(reason="not_a_mail")
    letter = read_letter(message, raw, cues)
    attached = read_attachments(message, raw, letter.text, cues).told(identity_parts)
    letter, meaning = _understood(letter, attached, cues)
    return Draft(
        raw=raw,
        without_identity=without_parts(raw, attached.removals()),
        sender_name=letter.sender_name,
        sender_email=letter.sender_email,
        received_at=letter.received_at,
        sent_at=letter.sent_at,
        subject=letter.subject,
        language=meaning.language,
        text=letter.text,
        proposals=meaning.asked,
        identifiers=_known_by(letter, meaning.identifiers),
        attachments=attached.attachments,
        reached="" if PASSED_ON in letter.warnings else _reached(message.headers),
        warnings=(
            *letter.warnings,
            *((DAMAGED,) if is_damaged(message, raw) else ()),
            *identity_warnings(attached, letter.text, cues, looked=identity_parts is not None),
            *_doubts(letter, meaning, attached),
        ),
        kind=meaning.kind,
        kind_quote=meaning.kind_quote,
        received_on=letter.received_on,
        letter_date=meaning.letter_date,
        case_link=meaning.case_link,
        on_behalf_of=meaning.on_behalf_of,
        asked_by=meaning.asked_by,
        message_id=letter.message_id,
        thread=letter.thread,
        cited=letter.cited,
    )


def _understood(letter: Letter, attached: Attached, cues: Cues) -> tuple[Letter, Meaning]:
    """The letter and what it says; where it is only a note that covers a document, the document's words too."""
    meaning = understood(letter.text, letter.subject, cues, letter.sender_email)
    if len(letter.text) > SHORT_NOTE or any(each.quote in letter.text for each in meaning.asked):
        return letter, meaning
    enclosed = _words_enclosed(attached)
    if not enclosed:
        return letter, meaning
    whole = letter._replace(text=f"{letter.text}\n\n{enclosed}".strip())
    return whole, understood(whole.text, letter.subject, cues, letter.sender_email)


def _words_enclosed(attached: Attached) -> str:
    """Words of the first document that holds any; the form in which the letter itself came is not read again."""
    # Most messages enclose no document: what reads them is slow to load.
    from dsardesk.intake.forms.message import Bounds, File  # noqa: PLC0415
    from dsardesk.intake.forms.registry import words_in  # noqa: PLC0415

    bounds = Bounds()
    documents = (File(each.name, each.media_type, each.content) for each in _documents(attached))
    told = (words_in(document, bounds).strip()[:MAX_ENCLOSED_WORDS] for document in documents)
    return next((words for words in told if words), "")


def _documents(attached: Attached) -> Iterator[Attachment]:
    """Attachments that may hold a letter; neither the form in which the letter itself came nor a stub is one."""
    for part, each in zip(attached.parts, attached.attachments, strict=True):
        known = each.identity_document or ORIGINAL in part.headers or MARK in part.headers
        if each.name.lower().endswith(_DOCUMENTS) and not known:
            yield each


def _reached(headers: Message) -> str:
    """The mailbox that the message was delivered to; "" where it does not say."""
    named = (mailbox(headers, name)[1] for name in ("delivered-to", "x-original-to", "to"))
    return next((address for address in named if address), "")


def _is_mail(headers: Message) -> bool:
    return any(field in headers for field in _MAIL_FIELDS)


def _known_by(letter: Letter, stated: dict[str, str]) -> dict[str, str]:
    """What is stated in the text; the address written from stands in where no other is given."""
    return {"email": letter.sender_email, **stated} if letter.sender_email else stated


def _doubts(letter: Letter, meaning: Meaning, attached: Attached) -> tuple[str, ...]:
    """What a person should look at, as codes."""
    documents = any(True for _ in _documents(attached))
    doubts = {
        "intake.no_sender": not letter.sender_email,
        "intake.no_own_words": not letter.text,
        "intake.language_uncertain": bool(letter.text) and not meaning.language_sure,
        "intake.request_may_be_attached": documents and not meaning.asked and len(letter.text) <= SHORT_NOTE,
    }
    return tuple(code for code, holds in doubts.items() if holds)
