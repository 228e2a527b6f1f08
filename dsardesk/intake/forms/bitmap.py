"""A grey picture written as a BMP: the one form that the recognition program reads from memory on every system."""

from __future__ import annotations

import struct
from typing import NamedTuple

_FILE_HEADER, _INFO_HEADER = struct.Struct("<2sIHHI"), struct.Struct("<IiiHHIIiiII")
_PALETTE = b"".join(bytes((grey, grey, grey, 0)) for grey in range(256))
_DOTS_PER_METRE = 11811
"""300 to the inch: what the program takes the size of letters from."""


class Grey(NamedTuple):
    """Rows of one byte a dot, the topmost first, each *stride* bytes long."""

    width: int
    height: int
    stride: int
    dots: bytes

    def as_bmp(self) -> bytes:
        """The picture as an uncompressed BMP file of 256 greys."""
        start = _FILE_HEADER.size + _INFO_HEADER.size + len(_PALETTE)
        size = -self.width % 4 + self.width
        head = _FILE_HEADER.pack(b"BM", start + size * self.height, 0, 0, start)
        about = _INFO_HEADER.pack(
            *(_INFO_HEADER.size, self.width, self.height, 1, 8, 0, size * self.height),
            *(_DOTS_PER_METRE, _DOTS_PER_METRE, 256, 256),
        )
        padding = bytes(size - self.width)
        rows = (
            self.dots[at : at + self.width] + padding for at in range((self.height - 1) * self.stride, -1, -self.stride)
        )
        return b"".join((head, about, _PALETTE, *rows))
