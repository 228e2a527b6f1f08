"""What the tests of forms share."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable

import pytest

from dsardesk.domain.draft import Draft
from dsardesk.intake.arriving import read_arrival
from dsardesk.intake.cues import Cues
from dsardesk.intake.forms.registry import read_arrivals

LETTER = """\
Madame, Monsieur,
Je vous demande de m’envoyer une copie de mes données personnelles.
Cordialement,
Luc Martin
luc.martin@courriel.example"""
Reading = Callable[..., list[Draft]]


@pytest.fixture
def reading(cues: Cues) -> Reading:
    """Reads a file wholly, as the desk does."""
    return lambda content, name="", parts=None: [
        read_arrival(each, cues, parts) for each in read_arrivals(content, name)
    ]


def zipped(**files: bytes) -> bytes:
    """A ZIP archive; "__" in a name stands for "/" and "_dot_" for "."."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name.replace("__", "/").replace("_dot_", "."), content)
    return out.getvalue()


def tnef_of(*attributes: tuple[int, bytes]) -> bytes:
    """A winmail.dat."""
    out = struct.pack("<IH", 0x223E9F78, 1)
    for tag, data in attributes:
        out += struct.pack("<BII", 1, tag, len(data)) + data + struct.pack("<H", sum(data) % 65536)
    return out


def properties(*entries: tuple[int, int, bytes]) -> bytes:
    """A block of MAPI properties: (type, number, value)."""
    out = struct.pack("<I", len(entries))
    for kind, number, value in entries:
        out += struct.pack("<HH", kind, number)
        long = kind in {0x1E, 0x1F, 0x102, 0xD}
        out += struct.pack("<II", 1, len(value)) if long else b""
        out += value + bytes(-len(value) % 4)
    return out
