"""Outlook's rich message inside an e-mail (winmail.dat, MS-OXTNEF): its words and its attachments."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from dsardesk.domain.errors import UnreadableInput
from dsardesk.intake.damage import DAMAGED
from dsardesk.intake.forms import mapi
from dsardesk.intake.forms.mapi import BINARY, BODY, DATA, OBJECT, STRING8, SUBJECT, UNICODE, Properties
from dsardesk.intake.forms.message import Bounds, File, Message
from dsardesk.intake.forms.wrapping import enclosed

BEGINS = struct.pack("<I", 0x223E9F78)
MEDIA_TYPES = frozenset({"application/ms-tnef", "application/vnd.ms-tnef"})
MOST_VALUES = 10_000
DEEPEST = 5
_HEAD = 6
_ATTRIBUTE = struct.Struct("<BII")
_CHECKSUM = 2
_SUBJECT, _BODY, _PROPERTIES = 0x18004, 0x2800C, 0x69003
_BEGUN, _TITLE, _CONTENT, _ATTACHED, _PAGE = 0x69002, 0x18010, 0x6800F, 0x69005, 0x69007
_MANY = 0x1000
_NAMED = 0x8000
_LONG = frozenset({STRING8, UNICODE, BINARY, OBJECT})
_SIZES = {0x2: 2, 0xB: 2, 0x3: 4, 0x4: 4, 0xA: 4, 0x5: 8, 0x6: 8, 0x7: 8, 0x14: 8, 0x40: 8, 0x48: 16}
_INTERFACE = 16
"""Bytes before an object, that name what can open it."""


def read_tnef(file: File, bounds: Bounds) -> Message:
    """What a winmail.dat holds; UnreadableInput ("damaged") where nothing of it can be read."""
    return _read(file.content, bounds, 0)


def _read(content: bytes, bounds: Bounds, depth: int) -> Message:
    own: Properties = {}
    parts: list[Properties] = []
    whole = False
    for tag, data in _attributes(content):
        bounds.step()
        whole = tag == 0
        if tag == _BEGUN:
            parts.append({})
        else:
            _note(tag, data, own, parts)
    if not own and not parts:
        raise UnreadableInput(reason="damaged")
    files = [_attachment(each, bounds, depth) for each in parts]
    return mapi.message_of(own, files, () if whole else (DAMAGED,))


def _note(tag: int, data: bytes, own: Properties, parts: list[Properties]) -> None:
    """Put one attribute among the properties it stands for."""
    if tag == _PROPERTIES:
        own.update(_properties(data))
    elif tag == _SUBJECT:
        own.setdefault(SUBJECT, (STRING8, data))
    elif tag == _BODY:
        own.setdefault(BODY, (STRING8, data))
    elif tag == _PAGE:
        own.setdefault(mapi.PAGE, (mapi.INTEGER, data[:4]))
    elif parts and tag == _TITLE:
        parts[-1].setdefault(mapi.SHORT_NAME, (STRING8, data))
    elif parts and tag == _CONTENT:
        parts[-1].setdefault(DATA, (BINARY, data))
    elif parts and tag == _ATTACHED:
        for number, value in _properties(data).items():
            parts[-1].setdefault(number, value)


def _attachment(properties: Properties, bounds: Bounds, depth: int) -> File:
    kind, content = properties.get(DATA, (0, b""))
    bounds.take(len(content))
    if kind == OBJECT:
        content = content[_INTERFACE:]
        if content.startswith(BEGINS) and depth < DEEPEST:
            return enclosed(mapi.text(properties, mapi.SHOWN_NAME), _read(content, bounds, depth + 1))
    return mapi.attachment_of(properties, content)


def _attributes(content: bytes) -> Iterator[tuple[int, bytes]]:
    """(tag, value) of each attribute, then (0, b"") where the file ends as it should."""
    at = _HEAD if content.startswith(BEGINS) else len(content) + 1
    while at + _ATTRIBUTE.size <= len(content):
        _, tag, size = _ATTRIBUTE.unpack_from(content, at)
        at += _ATTRIBUTE.size
        yield tag, content[at : at + size]
        at += size + _CHECKSUM
    if at == len(content):
        yield 0, b""


def _properties(data: bytes) -> Properties:
    """Properties of one block; those before the first that is broken."""
    found: Properties = {}
    try:
        (count,) = struct.unpack_from("<I", data)
        at = 4
        for _ in range(min(count, MOST_VALUES)):
            kind, number = struct.unpack_from("<HH", data, at)
            at = _past_name(data, at + 4) if number >= _NAMED else at + 4
            values, at = _values(data, at, kind)
            if values and number < _NAMED:
                found[number] = (kind & ~_MANY, values[0])
    except (struct.error, KeyError):
        return found
    return found


def _past_name(data: bytes, at: int) -> int:
    """The place after the name of a property that has no number of its own."""
    (kind,) = struct.unpack_from("<I", data, at + 16)
    (size,) = struct.unpack_from("<I", data, at + 20)
    return at + 24 + (_padded(size) if kind else 0)


def _values(data: bytes, at: int, kind: int) -> tuple[list[bytes], int]:
    plain = kind & ~_MANY
    count = 1
    if plain in _LONG or kind & _MANY:
        (count,) = struct.unpack_from("<I", data, at)
        at += 4
    values = []
    for _ in range(min(count, MOST_VALUES)):
        size = _SIZES.get(plain, 0)
        if plain in _LONG:
            (size,) = struct.unpack_from("<I", data, at)
            at += 4
        elif not size:
            raise KeyError(plain)
        values.append(data[at : at + size])
        at += _padded(size)
    return values, at


def _padded(size: int) -> int:
    return size + -size % 4
