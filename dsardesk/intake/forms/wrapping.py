"""A message written out in the form that every mail program opens; the same content gives the same bytes."""

from __future__ import annotations

import base64
import hashlib
import re
from binascii import b2a_qp
from collections.abc import Iterator
from urllib.parse import quote

from dsardesk.intake.attachments import ORIGINAL, SEEN
from dsardesk.intake.forms.message import Arrival, File, Message
from dsardesk.intake.headers import safe_name

LONGEST_LINE = 998
"""Bytes of one line that a mail server lets through (RFC 5322, 2.1.1)."""
OCTETS = "application/octet-stream"
_TYPE = re.compile(r"[a-z0-9.+_-]+/[a-z0-9.+_-]+")


def wrap(message: Message, original: File) -> Arrival:
    """*message* as an e-mail that holds *original* whole among its attachments."""
    digest = hashlib.sha256(original.content).hexdigest()
    kept = _file(original, 1, digest)
    files = [_file(each, number) for number, each in enumerate(message.files, start=2)]
    raw = b"".join(_message(message.headers, message.text, [*files, kept], digest))
    letter = not any(name.lower() == "from" for name, _ in message.headers)
    return Arrival(raw, letter, message.warnings, message.stated)


def one_line(value: str) -> str:
    """A header's value that cannot begin another header."""
    return "".join(c if c.isprintable() else " " for c in value).strip()


def mailbox_line(name: str, address: str) -> str:
    """Name and address as a header gives them; "" without an address."""
    name, address = one_line(name), one_line(address).strip("<> ")
    if not address:
        return ""
    if not name or name == address:
        return f"<{address}>"
    escaped = name.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}" <{address}>'


def _message(headers: tuple[tuple[str, str], ...], text: str, files: list[bytes], digest: str) -> Iterator[bytes]:
    for name, value in headers:
        yield f"{name}: {one_line(value)}\r\n".encode("utf-8", "replace")
    boundary = f"=_{digest[:40]}"
    yield f'MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="{boundary}"\r\n\r\n'.encode()
    for part in [_body(text), *files]:
        yield f"--{boundary}\r\n".encode() + part + b"\r\n"
    yield f"--{boundary}--\r\n".encode()


def _body(text: str) -> bytes:
    body, encoding = text.encode("utf-8", "replace").replace(b"\x00", b""), b"8bit"
    if max(map(len, body.split(b"\n"))) > LONGEST_LINE:
        body, encoding = b2a_qp(body, istext=True), b"quoted-printable"
    head = b'Content-Type: text/plain; charset="utf-8"\r\nContent-Transfer-Encoding: ' + encoding
    return head + b"\r\n\r\n" + re.sub(rb"\r\n?|\n", b"\r\n", body)


def _file(file: File, number: int, digest: str = "") -> bytes:
    media_type = file.media_type if _TYPE.fullmatch(file.media_type) else OCTETS
    name = safe_name(file.name, media_type, number)
    # An enclosed message is never encoded: it is read as one, its identity documents included.
    encoding, content = ("8bit", file.content) if media_type == "message/rfc822" else ("base64", _base64(file.content))
    lines = [
        f"Content-Type: {media_type}",
        f"Content-Transfer-Encoding: {encoding}",
        f"Content-Disposition: attachment; filename*=utf-8''{quote(name, safe='')}",
        *([f"{ORIGINAL}: sha256={digest}"] if digest else []),
        *([f"{SEEN}: {file.seen}"] if file.seen else []),
    ]
    return ("\r\n".join(lines) + "\r\n\r\n").encode() + content


def _base64(content: bytes) -> bytes:
    return base64.encodebytes(content).replace(b"\n", b"\r\n")


def enclosed(name: str, message: Message) -> File:
    """A message that another one encloses, as the file of an e-mail."""
    digest = hashlib.sha256(repr((message.headers, message.text, name)).encode("utf-8", "replace")).hexdigest()
    files = [_file(each, number) for number, each in enumerate(message.files, start=1)]
    return File(
        f"{name or 'message'}.eml", "message/rfc822", b"".join(_message(message.headers, message.text, files, digest))
    )
