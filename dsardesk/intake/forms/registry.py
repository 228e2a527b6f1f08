"""Which form a file has, by its content first and by its name only where content does not tell; and what it becomes."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import PurePosixPath
from typing import NamedTuple

from dsardesk.domain.errors import UnreadableInput
from dsardesk.domain.findings import Watch, unwatched
from dsardesk.intake.forms import archives, mail, office, outlook, packed, pdf, pictures, requests, rtf, tnef
from dsardesk.intake.forms.message import Arrival, Bounds, File, Message, Read, Unread
from dsardesk.intake.forms.pages import read_page
from dsardesk.intake.forms.plain import characters_of, read_plain
from dsardesk.intake.forms.wrapping import one_line, wrap

UNREAD = {"damaged": "intake.damaged", "locked": "intake.locked", "too_long": "intake.too_long_to_read"}
"""Why a document is kept without its words: a person writes them."""
_PAGE = re.compile(
    rb"\s*(?:<!--.{0,500}?-->\s*)?<(?:!doctype\s+html|html|head|body|meta|div|p|table|h[1-6])\b",
    re.IGNORECASE | re.DOTALL,
)
_PAGE_NAMES = frozenset({".html", ".htm", ".xhtml"})
_WRITTEN_NAMES = frozenset({".txt", ".text", ".md", *_PAGE_NAMES})
_OLD_WORD, _LOCKED_OFFICE = (name.encode("utf-16-le") for name in ("WordDocument", "EncryptedPackage"))
_LOOKED_AT = 1024
MOST_NAMED = 5
"""Files that cannot be read named one by one."""


class Form(NamedTuple):
    """A form of one document or message.

    Attributes:
        media_type: as its original is kept.
        name: of an original without one.
        is_one: tells it by its content.
    """

    media_type: str
    name: str
    is_one: Callable[[bytes], bool]
    read: Read


def _packs(test: Callable[[frozenset[str]], bool]) -> Callable[[bytes], bool]:
    return lambda content: (
        archives.is_zip(content) and test(archives.names_in(content)) and not archives.is_workbook(content)
    )


FORMS = (
    Form(pdf.PDF, "letter.pdf", lambda content: b"%PDF-" in content[:_LOOKED_AT], pdf.read_pdf),
    Form("application/vnd.ms-outlook", "message.msg", outlook.is_message, outlook.read_outlook),
    Form("application/ms-tnef", "winmail.dat", lambda content: content.startswith(tnef.BEGINS), tnef.read_tnef),
    Form("application/rtf", "letter.rtf", lambda content: content.lstrip()[:5] == rtf.BEGINS, rtf.read_rtf),
    Form(
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "letter.docx",
        _packs(office.is_docx),
        office.read_docx,
    ),
    Form("application/vnd.oasis.opendocument.text", "letter.odt", _packs(office.is_odt), office.read_odt),
    *(
        Form(
            kind,
            f"letter.{kind.partition('/')[2]}",
            lambda content, kind=kind: pictures.picture_type(content) == kind,  # type: ignore[misc]
            pictures.read_picture,
        )
        for kind in pictures.TYPES
    ),
)
PAGE = Form("text/html", "letter.html", lambda content: bool(_PAGE.match(content[:_LOOKED_AT])), read_page)
PLAIN = Form("text/plain", "letter.txt", lambda content: characters_of(content) is not None, read_plain)


def read_arrivals(content: bytes, name: str = "", watch: Watch = unwatched) -> tuple[Arrival, ...]:
    """Every message in a file called *name*; *watch* is told each step, and what it raises ends the reading.

    Raises:
        UnreadableInput: it is empty ("empty"), of a form that is not read ("unknown_form", "spreadsheet", "old_word",
            "other_archive"), an archive of which all is broken or locked ("archive_damaged", "archive_locked") or holds
            nothing ("archive_empty"), or more than any honest message ("bomb", "too_many_messages").
    """
    if not content.strip(b"\x00 \t\r\n"):
        raise UnreadableInput(reason="empty")
    return tuple(_read(File(name, "", content), Bounds(watch=watch)))


def _read(file: File, bounds: Bounds) -> Sequence[Arrival]:
    form = form_of(file)
    if form is not None:
        return [_document(file, form, bounds)]
    if mail.is_mailbox(file.content):
        return mail.read_mailbox(file, bounds)
    if archives.is_document(file.content):
        raise UnreadableInput(reason="spreadsheet" if archives.is_workbook(file.content) else "unknown_form")
    if archives.is_archive(file.content):
        return _archive(file, bounds)
    if tables := requests.requests_in(file.content):
        if len(tables) > mail.MOST_MESSAGES:
            raise UnreadableInput(reason="too_many_messages")
        alone = len(tables) == 1
        return [
            wrap(
                requests.read_request(table, bounds), _named(file if alone else requests.as_file(table), "request.json")
            )
            for table in tables
        ]
    if is_mail(file):
        return [mail.read_mail(file, bounds)]
    return [_document(file, written_form(file), bounds)]


def form_of(file: File) -> Form | None:
    """The form that the content shows; None for what is written, or holds several."""
    return next((form for form in FORMS if form.is_one(file.content)), None)


def is_mail(file: File) -> bool:
    """True for an e-mail; a letter that only begins with a subject or a date is none."""
    written = _suffix(file) in _WRITTEN_NAMES or PAGE.is_one(file.content)
    return mail.is_mail(file.content, fields=mail.TELLING if written else 1)


def is_message(file: File) -> bool:
    """True for what is a message by itself, not a document that came with one."""
    form = form_of(file)
    if form is not None:
        return form.read in {outlook.read_outlook, tnef.read_tnef}
    return mail.is_mailbox(file.content) or bool(requests.requests_in(file.content)) or is_mail(file)


def written_form(file: File) -> Form:
    """Web page or text; UnreadableInput for anything else, by a reason that says what to do instead."""
    if PAGE.is_one(file.content) or _suffix(file) in _PAGE_NAMES:
        return PAGE
    if PLAIN.is_one(file.content):
        return PLAIN
    if file.content.startswith(outlook.BEGINS):
        told = {_LOCKED_OFFICE: "locked", _OLD_WORD: "old_word"}
        raise UnreadableInput(reason=next((why for sign, why in told.items() if sign in file.content), "unknown_form"))
    raise UnreadableInput(reason="other_archive" if archives.is_other(file.content) else "unknown_form")


def words_in(file: File, bounds: Bounds, *, recognising: bool = False) -> str:
    """Words of a document that came with a message; "" for what holds none.

    Pages that are pictures are read only with *recognising*: that takes seconds each.
    """
    try:
        return _words(file, bounds if recognising else replace(bounds, pages_left=0))
    except UnreadableInput:
        return ""


def _words(file: File, bounds: Bounds) -> str:
    form = form_of(file) or written_form(file)
    wordless = form.read in {outlook.read_outlook, tnef.read_tnef, pictures.read_picture}
    return "" if wordless else form.read(file, bounds).text


def _document(file: File, form: Form, bounds: Bounds) -> Arrival:
    try:
        message = form.read(file, bounds)
    except UnreadableInput as unread:
        warning = UNREAD.get(str(unread.facts["reason"]))
        if warning is None:
            raise
        message = Message("", warnings=(warning,))
    return wrap(message, _named(File(file.name, form.media_type, file.content), form.name))


def _archive(file: File, bounds: Bounds) -> Sequence[Arrival]:
    """The messages in an archive; where there is none, its documents are one letter. What cannot be read is named."""
    files, unread = archives.files_in(file, bounds)
    if not files:
        raise UnreadableInput(reason="archive_empty")
    messages = [each for each in files if is_message(each)]
    arrivals = [arrival for each in messages for arrival in _read(each, bounds)]
    if len(arrivals) > mail.MOST_MESSAGES:
        raise UnreadableInput(reason="too_many_messages")
    arrivals = arrivals or [_letter(file, files, bounds, unread)]
    rest = ("intake.archive_rest",) if messages and len(messages) < len(files) else ()
    told = (*rest, *_telling(unread))
    return [arrival._replace(warnings=(*arrival.warnings, *told)) for arrival in arrivals]


def _letter(file: File, files: Sequence[File], bounds: Bounds, unread: list[Unread]) -> Arrival:
    """The documents of an archive as one letter, each of them among its attachments."""
    texts: list[str] = []
    for each in files:
        try:
            texts.append(_words(each, bounds))
        except UnreadableInput as error:
            if (reason := str(error.facts["reason"])) in UNREAD:
                unread.append(Unread(each.name, reason))
    text = "\n\n".join(filter(None, texts))
    letter = Message(text, files=tuple(files), warnings=() if text else ("intake.no_words_in_archive",))
    return wrap(letter, _named(File(file.name, packed.ARCHIVE, file.content), "archive.zip"))


def _telling(unread: Sequence[Unread]) -> tuple[str, ...]:
    """The warning that names what could not be read."""
    names = list(dict.fromkeys(_named(File(each.name, "", b""), "?").name for each in unread))
    more = ", …" if len(names) > MOST_NAMED else ""
    return (f"intake.archive_unread:{one_line(', '.join(names[:MOST_NAMED]))}{more}",) if names else ()


def _named(file: File, name: str) -> File:
    last = re.split(r"[/\\]", file.name)[-1].strip()
    return file._replace(name=last or name)


def _suffix(file: File) -> str:
    return PurePosixPath(file.name).suffix.lower()
