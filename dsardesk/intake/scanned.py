"""An e-mail whose letter came as a picture: read through it, its own words being none or a greeting."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from dsardesk.domain.draft import MessageKind
from dsardesk.domain.errors import UnreadableInput
from dsardesk.intake.attachments import IDENTITY, LETTER, ORIGINAL, attached_parts
from dsardesk.intake.content import decoded
from dsardesk.intake.forwarding import sent_by_colleague
from dsardesk.intake.identity import LOGO_BYTES
from dsardesk.intake.letter import attached_messages, body_text
from dsardesk.intake.mime import read_parts
from dsardesk.intake.understanding import understood
from dsardesk.intake.words import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dsardesk.domain.draft import Attachment, Draft
    from dsardesk.domain.findings import Watch
    from dsardesk.intake.cues import Cues
    from dsardesk.intake.forms.message import Arrival, Bounds, File
    from dsardesk.intake.mime import Part

SHORT_NOTE, GREETING_WORDS = 400, 25
MOST_SCANS, MOST_PAGES = 4, 12
MOST_ON_A_CARD = 500
"""Letters of the alphabet on both sides of an identity document, and more."""
_UNREAD = {"locked": "intake.locked", "too_long": "intake.too_long_to_read"}
_MACHINE_READ = re.compile(r"[A-Z0-9<]{12,}<<[A-Z0-9<]*")
_CARD = re.compile(
    r"carte nationale d.{0,2}identite|\bpasse ?port\b|\bpassport\b|permis de conduire|titre de sejour|residence permit|"
    r"driving licen[cs]e|\bidentity card\b"
)


@dataclass(frozen=True, slots=True)
class _Scan:
    """One picture that was looked at: its words, why it has none, what it is."""

    file: File
    text: str
    warning: str
    asks: bool = False
    is_card: bool = False


def through_its_scan(arrival: Arrival, draft: Draft, cues: Cues, watch: Watch) -> Arrival:
    """The same message with the words of the letter that it encloses as a picture, the original kept whole in it.

    *draft* is what it says without. Where nothing could be recognised it stays as it came, with a warning that says so.
    """
    if _speaks(draft) or arrival.letter or arrival.stated is not None:
        return arrival
    message = read_parts(arrival.raw)
    # A message passed on whole has its own words and attachments: they are not taken out of it.
    if next(attached_messages(message), None) is not None:
        return arrival
    scans = list(_scans(message, draft, cues, watch))
    letter = max((scan for scan in scans if not scan.is_card and scan.text), key=_worth, default=None)
    cards = any(scan.is_card for scan in scans)
    silent = cards or len(draft.text.split()) > GREETING_WORDS
    told = [letter.warning] if letter else [] if silent else [scan.warning for scan in scans]
    arrival = arrival._replace(warnings=(*arrival.warnings, *told))
    return _with(arrival, message, draft, scans, letter) if letter or cards else arrival


def _speaks(draft: Draft) -> bool:
    return (
        bool(draft.proposals)
        or len(draft.text) > SHORT_NOTE
        or draft.kind in {MessageKind.AUTHORITY_LETTER, MessageKind.BREACH_NOTICE}
    )


def _worth(scan: _Scan) -> tuple[bool, int]:
    """A letter asks for something; of several, the longest is it."""
    return scan.asks, len(scan.text)


def _scans(message: Part, draft: Draft, cues: Cues, watch: Watch) -> Iterator[_Scan]:
    """The pictures that came with the message, looked at; those known for identity documents are left out."""
    from dsardesk.intake.forms.message import Bounds  # noqa: PLC0415  Most messages enclose no picture.

    bounds = Bounds(watch=watch, pages_left=MOST_PAGES)
    parts = attached_parts(message, draft.raw)
    files = (
        _as_file(each)
        for part, each in zip(parts, draft.attachments, strict=True)
        if not each.identity_document and ORIGINAL not in part.headers and not _is_logo(part, each)
    )
    for file in islice(filter(_is_picture, files), MOST_SCANS):
        yield _looked_at(file, cues, bounds)


def _is_logo(part: Part, attachment: Attachment) -> bool:
    return "content-id" in part.headers and len(attachment.content) < LOGO_BYTES


def _as_file(attachment: Attachment) -> File:
    from dsardesk.intake.forms.message import File  # noqa: PLC0415

    return File(attachment.name, attachment.media_type, attachment.content)


def _is_picture(file: File) -> bool:
    """True for a picture, and for a PDF that has no word written in it."""
    from dsardesk.intake.forms import pdf, pictures, registry  # noqa: PLC0415
    from dsardesk.intake.forms.message import Bounds  # noqa: PLC0415

    form = registry.form_of(file)
    if form is None or form.read not in {pdf.read_pdf, pictures.read_picture}:
        return False
    return form.read is pictures.read_picture or not registry.words_in(file, Bounds()).strip()


def _looked_at(file: File, cues: Cues, bounds: Bounds) -> _Scan:
    from dsardesk.intake.forms import recognition, registry  # noqa: PLC0415

    form = registry.form_of(file)
    try:
        read = form.read(file, bounds) if form else None
    except UnreadableInput as refused:
        return _Scan(file, "", _UNREAD.get(str(refused.facts["reason"]), recognition.UNRECOGNISED))
    text = read.text.strip() if read else ""
    warning = next(iter(read.warnings), "") if read else ""
    asks = bool(text and understood(text, "", cues).asked)
    return _Scan(file, text, warning or recognition.UNRECOGNISED, asks=asks, is_card=not asks and _is_card(text))


def _is_card(text: str) -> bool:
    """True for the words of an identity document: lines for machines, or its name and little else."""
    if _MACHINE_READ.search(text.replace(" ", "")):
        return True
    return sum(map(str.isalpha, text)) <= MOST_ON_A_CARD and bool(_CARD.search(fold(text)))


def _with(arrival: Arrival, message: Part, draft: Draft, scans: list[_Scan], letter: _Scan | None) -> Arrival:
    from dsardesk.intake.forms.mail import header_lines  # noqa: PLC0415
    from dsardesk.intake.forms.message import File, Message  # noqa: PLC0415
    from dsardesk.intake.forms.wrapping import OCTETS, wrap  # noqa: PLC0415

    parts = attached_parts(message, draft.raw)
    seen = {scan.file: IDENTITY for scan in scans if scan.is_card} | ({letter.file: LETTER} if letter else {})
    original, files = File("message.eml", OCTETS, arrival.raw), []
    for part, each in zip(parts, draft.attachments, strict=True):
        file = _as_file(each)
        if ORIGINAL in part.headers:
            original = file._replace(content=decoded(part, arrival.raw))
        else:
            files.append(file._replace(seen=seen.get(file, "")))
    said = body_text(message, arrival.raw).strip()
    words = letter.text if letter else ""
    # What follows a quoted tail is cut with it, and what a colleague passes on stands below the note.
    below = said == draft.text.strip() or sent_by_colleague(message.headers)
    text = "\n\n".join(filter(None, (said, words) if below else (words, said)))
    wrapped = wrap(Message(text, tuple(header_lines(message)), tuple(files)), original)
    return arrival._replace(raw=wrapped.raw)
