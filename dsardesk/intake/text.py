"""Words copied from somewhere, or a note of a call, read into a Draft."""

from __future__ import annotations

import re
from binascii import b2a_qp
from dataclasses import replace
from typing import TYPE_CHECKING

from dsardesk.domain.errors import UnreadableInput
from dsardesk.intake.email import read_email
from dsardesk.intake.forwarding import Forwarded, forwarded, message_from, note_above
from dsardesk.intake.identifiers import addresses
from dsardesk.intake.letter import COVER_NOTE
from dsardesk.intake.quoting import own_words
from dsardesk.intake.understanding import meaning_so, understood
from dsardesk.intake.words import fold

if TYPE_CHECKING:
    from dsardesk.domain.draft import Draft
    from dsardesk.intake.cues import Cues

LONGEST_LINE = 998
"""Bytes of one line that a mail server lets through (RFC 5322, 2.1.1)."""
SIGNATURE_LINES = 8
HEAD_LINES = 8
LONGEST_NAME = 60
NAME_WORDS = range(2, 6)

_ADDRESS = re.compile(r"[^\s<>\"'(),;:\[\]]+@[^\s<>\"'(),;:\[\]]+\.[^\W\d_]{2,24}")
_PARTICLES = frozenset({"de", "du", "des", "d", "la", "le", "van", "von", "der", "den", "da", "dos", "el", "ben"})
_NAME_WORD = re.compile(r"[^\W\d_]+\.?")
_INITIAL = re.compile(r"[^\W\d_]\.")
_NO_SENDER = "intake.no_sender"
UNCERTAIN = "intake.language_uncertain"


def read_text(text: str, cues: Cues) -> Draft:
    """What *text* asks, by the same cues as an e-mail; its raw form holds those words and no invented sender or date.

    Raises:
        UnreadableInput: there are no words ("empty").
    """
    said = re.sub(r"\r\n?", "\n", text)
    if not said.strip():
        raise UnreadableInput(reason="empty")
    return named_by_words(read_email(_as_message(said), cues), said, cues)


def named_by_words(draft: Draft, said: str, cues: Cues) -> Draft:
    """The same draft of a letter without headers, its sender by all the words *said* in it."""
    copied = message_from(said.split("\n"), 0, cues) or _below_a_note(said, cues)
    return _copied(draft, copied, cues) if copied else _signed(draft, cues)


def _below_a_note(said: str, cues: Cues) -> Forwarded | None:
    """The message that stands below a few words which ask for nothing themselves."""
    note = note_above(said, cues)
    if note == said or len(note) > COVER_NOTE or understood(note, "", cues).asked:
        return None
    return forwarded(said, cues)


def _as_message(text: str) -> bytes:
    """The words as the smallest message that every mail program opens."""
    body, encoding = text.encode("utf-8", "replace"), b"8bit"
    if max(map(len, body.split(b"\n"))) > LONGEST_LINE:
        body, encoding = b2a_qp(body, istext=True), b"quoted-printable"
    head = b'MIME-Version: 1.0\r\nContent-Type: text/plain; charset="utf-8"\r\nContent-Transfer-Encoding: '
    return head + encoding + b"\r\n\r\n" + body.replace(b"\n", b"\r\n")


def _copied(draft: Draft, copied: Forwarded, cues: Cues) -> Draft:
    """A message copied with the lines that name its sender."""
    text = own_words(copied.text, cues.tails)
    meaning = understood(text, copied.subject, cues, copied.sender_email)
    named = _named(draft, copied.sender_name, copied.sender_email)
    meant = meaning_so(replace(named, subject=copied.subject, text=text, received_on=copied.sent_on), meaning)
    return replace(meant, identifiers={**meant.identifiers, "email": copied.sender_email})


def _signed(draft: Draft, cues: Cues) -> Draft:
    """Words with a signature, perhaps: the name after a closing formula, the address given or signed with."""
    lines = [line.strip()[:LONGEST_LINE] for line in draft.text.split("\n") if line.strip()][-SIGNATURE_LINES:]
    signed = _ADDRESS.findall("\n".join(lines))
    given = addresses(draft.text)
    # An address given for somebody else is not the sender's.
    own = "" if draft.on_behalf_of else draft.identifiers.get("email", "")
    email = own or (signed[-1] if signed else given[0] if len(given) == 1 and not draft.on_behalf_of else "")
    named = replace(_named(draft, _in_full(_signature(lines, cues), draft.text), email), channel="")
    named = replace(named, identifiers={"email": email, **draft.identifiers}) if email else named
    return in_language_of(named, email, cues)


def in_language_of(draft: Draft, sender: str, cues: Cues) -> Draft:
    """The same draft, in the language of the country of that address where its words leave two as likely."""
    if UNCERTAIN not in draft.warnings or not sender:
        return draft
    meaning = understood(draft.text, draft.subject, cues, sender)
    return draft if meaning.language == draft.language else meaning_so(draft, meaning)


def _named(draft: Draft, name: str, email: str) -> Draft:
    warnings = tuple(code for code in draft.warnings if code != _NO_SENDER or not email)
    return replace(draft, sender_name=name, sender_email=email, warnings=warnings)


def _signature(lines: list[str], cues: Cues) -> str:
    """The first name-like line after the last closing formula, else the last line if it is one; "" without any."""
    closed = [n for n, line in enumerate(lines) if cues.closing.search(fold(line))]
    candidates = lines[closed[-1] + 1 :] if closed else lines[-1:]
    return next((name for line in candidates if (name := _as_name(line))), "")


def _in_full(name: str, text: str) -> str:
    """A name signed with an initial as the head of the letter spells it out; the name itself where it does not."""
    first, _, rest = name.partition(" ")
    if not _INITIAL.fullmatch(first):
        return name
    head = (_as_name(line.strip()[:LONGEST_LINE]) for line in text.split("\n")[:HEAD_LINES])
    return next((full for full in head if full[:1] == first[:1] and full.endswith(f" {rest}")), name)


def _as_name(line: str) -> str:
    """*line* if it looks like a person's full name, else ""."""
    name = line.strip(" ,.-–—*")
    words = [word for word in re.split(r"[\s'’-]+", name) if word]
    said = [word for word in words if word.lower() not in _PARTICLES]
    if len(name) > LONGEST_NAME or len(words) not in NAME_WORDS or not said:
        return ""
    return name if all(_NAME_WORD.fullmatch(word) and word[0].isupper() for word in said) else ""
