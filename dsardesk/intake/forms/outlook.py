"""A message in Outlook's own form (.msg, MS-OXMSG), messages attached to it included."""

from __future__ import annotations

import io
import struct
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from dsardesk.domain.errors import UnreadableInput
from dsardesk.intake.damage import DAMAGED
from dsardesk.intake.forms import mapi
from dsardesk.intake.forms.mapi import DATA, OBJECT, STRING8, UNICODE, Properties, attachment_of, message_of
from dsardesk.intake.forms.message import Bounds, File, Message
from dsardesk.intake.forms.wrapping import enclosed

if TYPE_CHECKING:
    from collections.abc import Iterator

BEGINS = bytes.fromhex("d0cf11e0a1b11ae1")
FIXED = "__properties_version1.0"
MOST_ATTACHMENTS = 500
DEEPEST = 5
_ENTRY = struct.Struct("<HHI8s")
_FIXED_TYPES = frozenset({0x2, 0x3, 0x4, 0x5, 0x7, 0xB, 0x14, 0x40})
_STREAM, _ATTACHMENT = "__substg1.0_", "__attach_version1.0_"
_HEAD, _HEAD_WITHIN, _HEAD_OF_PART = 32, 24, 8
_NAME_LENGTH = len(_STREAM) + 8
# What a broken file makes the reader of its folders raise.
_BROKEN = (OSError, ValueError, struct.error, IndexError, KeyError, TypeError, AttributeError, RecursionError)


def is_message(content: bytes) -> bool:
    """True for a message among the files that Office keeps in this form."""
    return content.startswith(BEGINS) and FIXED.encode("utf-16-le") in content


def read_outlook(file: File, bounds: Bounds) -> Message:
    """What a .msg file holds; UnreadableInput ("damaged") where nothing of it can be read."""
    import olefile  # noqa: PLC0415  Only such files need it.

    try:
        with olefile.OleFileIO(io.BytesIO(file.content)) as folders:
            return _Reader(folders, bounds).message((), _HEAD)
    except _BROKEN:
        raise UnreadableInput(reason="damaged") from None


class _Reader:
    """Reads folders of one file; what is broken is left out, and told."""

    def __init__(self, folders: Any, bounds: Bounds) -> None:
        self._folders = folders
        self._bounds = bounds
        self._broken = False
        self._paths: list[tuple[str, ...]] = [tuple(path) for path in folders.listdir()]

    def message(self, place: tuple[str, ...], head: int) -> Message:
        properties = self._properties(place, head)
        files = list(self._attachments(place))
        message = message_of(properties, files)
        empty = not message.text.strip() and not message.headers and not files
        return replace(message, warnings=(DAMAGED,)) if self._broken or empty else message

    def _properties(self, place: tuple[str, ...], head: int) -> Properties:
        found: Properties = {}
        fixed = self._stream((*place, FIXED))[head:]
        for at in range(0, len(fixed) - _ENTRY.size + 1, _ENTRY.size):
            kind, number, _, value = _ENTRY.unpack_from(fixed, at)
            if kind in _FIXED_TYPES:
                found[number] = (kind, value)
        for path in self._paths:
            name = path[-1]
            if path[:-1] == place and name.startswith(_STREAM) and len(name) == _NAME_LENGTH:
                number, kind = int(name[-8:-4], 16), int(name[-4:], 16)
                # Of the same words kept twice, those in Unicode are whole.
                if not (kind == STRING8 and found.get(number, (0, b""))[0] == UNICODE):
                    found[number] = (kind, self._stream(path))
        return found

    def _attachments(self, place: tuple[str, ...]) -> Iterator[File]:
        depth = len(place)
        kept = {path[depth] for path in self._paths if path[:depth] == place and len(path) > depth + 1}
        for name in sorted(each for each in kept if each.startswith(_ATTACHMENT))[:MOST_ATTACHMENTS]:
            yield self._attachment((*place, name))

    def _attachment(self, place: tuple[str, ...]) -> File:
        properties = self._properties(place, _HEAD_OF_PART)
        inside = (*place, f"{_STREAM}{DATA:04X}{OBJECT:04X}")
        if (*inside, FIXED) in self._paths and len(place) < 2 * DEEPEST:
            return enclosed(mapi.text(properties, mapi.SHOWN_NAME), self.message(inside, _HEAD_WITHIN))
        return attachment_of(properties, properties.get(DATA, (0, b""))[1])

    def _stream(self, path: tuple[str, ...]) -> bytes:
        self._bounds.step()
        try:
            content: bytes = self._folders.openstream(list(path)).read()
        except _BROKEN:
            self._broken = True
            return b""
        self._bounds.take(len(content), files=0)
        return content
