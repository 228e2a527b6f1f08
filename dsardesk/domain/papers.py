"""Papers of a case: its files, its letters and its export packages, each a flat value."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dsardesk.domain.ids import DocumentId


@dataclass(frozen=True, slots=True)
class CaseDocument:
    """A file of the case, kept encrypted in the vault.

    Attributes:
        id: names its blob.
        kind: "original", "message" for one that came later, "gathered", "letter", "package", "certificate" or "proof".
        name: file name shown.
        media_type: e.g. "message/rfc822".
        size_bytes: size of the plain content.
        sha256: hex digest of the plain content.
        system: id of the system it came from, "" otherwise.
        message_id: of a message, by which those that follow it are known; "" otherwise.
    """

    id: DocumentId
    kind: str
    name: str
    media_type: str
    size_bytes: int
    sha256: str
    system: str = ""
    message_id: str = ""


class LetterState(StrEnum):
    """Where a letter stands."""

    DRAFT = "draft"
    APPROVED = "approved"
    SENT = "sent"


@dataclass(frozen=True, slots=True)
class LetterRecord:
    """A letter of the case.

    Attributes:
        id: its own id.
        kind: id of the letter in the catalogue.
        language: ISO 639-1.
        state: draft, approved or sent.
        dated_on: the date it bears.
        pdf: document id of the PDF.
        docx: document id of the DOCX.
        items: numbers of the request items whose outcome it tells.
        sent_on: civil date of sending.
        sent_by: name of the user.
        channel: how it was sent.
        complete_by: day by which it promises the lines that it leaves open; None if it leaves none.
    """

    id: DocumentId
    kind: str
    language: str
    state: LetterState
    dated_on: date
    pdf: DocumentId
    docx: DocumentId
    items: tuple[int, ...] = ()
    sent_on: date | None = None
    sent_by: str = ""
    channel: str = ""
    complete_by: date | None = None


@dataclass(frozen=True, slots=True)
class PackageRecord:
    """An export package of the case.

    Attributes:
        id: document id of its blob.
        kind: "access" or "portability".
        made_on: civil date.
        files: number of files inside.
        delivered_on: civil date of delivery.
        told_by: how the password was given; never the way of the package itself.
        manifest: what it holds, as JSON: each file's path, size and SHA-256, and those of the sealed package.
        reduced_on: day from which that manifest is all that is left of it; None while the package is kept.
    """

    id: DocumentId
    kind: str
    made_on: date
    files: int
    delivered_on: date | None = None
    told_by: str = ""
    manifest: str = ""
    reduced_on: date | None = None
