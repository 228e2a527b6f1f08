"""Every kind of file that can be searched, and those that enclose others: archives and mailboxes."""

from __future__ import annotations

import gzip
import io
import re
import zipfile
import zlib
from email import message_from_bytes
from email.errors import MessageError
from email.header import decode_header
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from dsardesk.discovery.database import sqlite_rows
from dsardesk.discovery.marked import docx_paragraphs, html_paragraphs, odt_paragraphs, unfolded_lines
from dsardesk.discovery.pages import Passage, pdf_pages, text_lines
from dsardesk.discovery.tables import Row, csv_rows, json_lines, json_rows, read_text, sheet_rows
from dsardesk.discovery.unread import Unread

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Piece = Row | Passage


def tab_lines(data: bytes) -> Iterator[Row]:
    """Rows of a file of tabs, each under its line as an editor numbers it.

    Raises:
        Unread: "not_text" or "damaged".
    """
    for row in csv_rows(data):
        line = row.place(0).replace("row:", "line:")
        yield Row(row.columns, row.cells, lambda _cell, line=line: line)  # type: ignore[misc]


MAX_UNPACKED_BYTES = 512 * 1024 * 1024
DEEPEST = 4
"""Archives in archives, and messages in messages, that are opened."""
_TORN = (MessageError, AttributeError, IndexError, LookupError, TypeError, ValueError, RecursionError)
"""What the library makes of a message that somebody tore, or wrote to tear it."""
_AS_IT_IS = "raw-unicode-escape"
"""In what the library gives the words of a header that stand there as they are, beside others."""
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError)
_HEADERS = ("from", "to", "cc", "bcc", "reply-to", "sender", "subject")

_READERS: dict[str, Callable[[bytes], Iterator[Row] | Iterator[Passage]]] = {
    ".csv": csv_rows,
    ".tsv": tab_lines,
    ".json": json_rows,
    ".jsonl": json_lines,
    ".xlsx": sheet_rows,
    ".xlsm": sheet_rows,
    ".pdf": pdf_pages,
    **dict.fromkeys((".txt", ".md", ".log", ".sql", ".xml", ".ini", ".yaml", ".yml"), text_lines),
    **dict.fromkeys((".html", ".htm"), html_paragraphs),
    **dict.fromkeys((".vcf", ".ics"), unfolded_lines),
    **dict.fromkeys((".sqlite", ".sqlite3", ".db"), sqlite_rows),
    ".docx": docx_paragraphs,
    ".odt": odt_paragraphs,
}
_ENCLOSING = frozenset({".zip", ".gz", ".mbox", ".eml"})


def is_known(name: str) -> bool:
    """True for a file that can be searched, by its name."""
    return _suffix(name) in _ENCLOSING or _suffix(name) in _READERS


def pieces(name: str, data: bytes, depth: int = 0) -> Iterator[Piece]:
    """Rows and passages of a file of that name, those of files enclosed in it too.

    Raises:
        Unread: it cannot be read, or not wholly; then whatever could be read was given before.
    """
    if depth >= DEEPEST and _suffix(name) in _ENCLOSING:
        raise Unread("too_large")
    match _suffix(name):
        case ".zip":
            yield from _zipped(data, depth)
        case ".gz":
            yield from pieces(PurePosixPath(name).stem, _unzipped(data), depth + 1)
        case ".mbox":
            yield from _mailbox(data, depth)
        case ".eml":
            yield from _messages([data], depth)
        case suffix if suffix in _READERS:
            yield from _READERS[suffix](data)
        case _:
            raise Unread("unknown_type")


def _suffix(name: str) -> str:
    return PurePosixPath(name).suffix.lower()


def _unzipped(data: bytes) -> bytes:
    try:
        with gzip.open(io.BytesIO(data)) as packed:
            found = packed.read(MAX_UNPACKED_BYTES + 1)
    except _BROKEN as problem:
        raise Unread("damaged") from problem
    if len(found) > MAX_UNPACKED_BYTES:
        raise Unread("too_large")
    return found


def _zipped(data: bytes, depth: int) -> Iterator[Piece]:
    """Members of an archive; the first that could not be read is told once all others were."""
    missed: list[str] = []
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            members = [each for each in packed.infolist() if not each.is_dir()]
            if sum(each.file_size for each in members) > MAX_UNPACKED_BYTES:
                raise Unread("too_large")
            for member in members:
                yield from _enclosed(missed, f"member:{member.filename}", _member(packed, member, depth))
    except _BROKEN as problem:
        raise Unread("damaged") from problem
    if missed:
        raise Unread(missed[0])


def _member(packed: zipfile.ZipFile, member: zipfile.ZipInfo, depth: int) -> Iterator[Piece]:
    if member.flag_bits & 1:
        raise Unread("encrypted")
    yield from pieces(member.filename, packed.read(member), depth + 1)


def _enclosed(missed: list[str], where: str, inside: Iterator[Piece]) -> Iterator[Piece]:
    """What stands *inside*, under its place in the whole; why it could not be read joins *missed*."""
    try:
        for each in inside:
            yield _placed(each, where)
    except Unread as unread:
        missed.append(unread.reason)


def _placed(piece: Piece, where: str) -> Piece:
    if isinstance(piece, Passage):
        return Passage(piece.text, _joined(where, piece.locator))
    return Row(piece.columns, piece.cells, lambda cell: _joined(where, piece.place(cell)))


def _joined(where: str, locator: str) -> str:
    """A place in a member of an archive in an archive: "member:old/a.zip>b.csv/row:2"."""
    inner = locator.removeprefix("member:")
    return f"{where}>{inner}" if inner != locator else f"{where}/{locator}"


def _mailbox(data: bytes, depth: int) -> Iterator[Piece]:
    found = re.split(rb"(?:\A|\r?\n\r?\n)From [^\n]*\n", data)
    yield from _messages(found[1:] if found[0].strip() == b"" else found, depth)


def _messages(found: list[bytes], depth: int) -> Iterator[Piece]:
    missed: list[str] = []
    for number, raw in enumerate(found, start=1):
        yield from _enclosed(missed, f"message:{number}", _message(raw, depth, missed))
    if missed:
        raise Unread(missed[0])


def _message(raw: bytes, depth: int, missed: list[str]) -> Iterator[Piece]:
    try:
        # The newer policy reads each header into a tree: a hostile one takes it minutes.
        message = message_from_bytes(raw)
        found = [(name.lower(), _said(value)) for name, value in message.raw_items()]
        parts = [part for part in message.walk() if not part.is_multipart()]
    except _TORN as problem:
        raise Unread("damaged") from problem
    for wanted in _HEADERS:
        yield from (Passage(value, f"header:{name}") for name, value in found if name == wanted and value)
    for part in parts:
        try:
            attached, content, charset = part.get_filename(), part.get_payload(decode=True), part.get_content_charset()
        except _TORN:
            missed.append("damaged")
            continue
        if not isinstance(content, bytes):
            continue
        if attached:
            yield from _enclosed_whole(missed, _said(attached), content, depth)
        else:
            yield Passage(_body(part.get_content_type(), content, charset), "body")


def _said(header: str) -> str:
    """A header, or a file's name, as a reader sees it; 8-bit signs are what a text file's would be."""
    text = read_text(header.encode("utf-8", "surrogateescape").replace(b"\0", b""))
    try:
        words = decode_header(text)
    except _TORN:
        return text
    return "".join(word if isinstance(word, str) else _decoded(word, charset or _AS_IT_IS) for word, charset in words)


def _decoded(content: bytes, charset: str) -> str:
    try:
        return content.decode(charset)
    except (LookupError, ValueError):
        return content.decode("cp1252", "replace")


def _body(media_type: str, content: bytes, charset: str | None) -> str:
    text = _decoded(content, charset or "utf-8")
    if media_type != "text/html":
        return text
    return " ".join(each.text for each in html_paragraphs(text.encode("utf-8", "replace")))


def _plain(content: bytes) -> Iterator[Piece]:
    yield Passage(read_text(content), "")


def _enclosed_whole(missed: list[str], name: str, content: bytes, depth: int) -> Iterator[Piece]:
    """An attachment, every place in it under its name alone; of a kind that is not known, its words if it has any."""
    place = f"attachment:{name}"
    yield Passage(PurePosixPath(name).stem.replace("_", " "), place)
    try:
        inside = pieces(name, content, depth + 1) if is_known(name) else _plain(content)
        for each in inside:
            if isinstance(each, Passage):
                yield Passage(each.text, place)
            else:
                yield Row(each.columns, each.cells, lambda _cell: place)
    except Unread as unread:
        missed.append("unknown_type" if unread.reason == "not_text" else unread.reason)
