"""Words of a photograph or a scan of a letter."""

from __future__ import annotations

import io
import sys
from contextlib import closing
from functools import partial
from typing import Any

from dsardesk.domain.errors import UnreadableInput
from dsardesk.intake.forms import recognition
from dsardesk.intake.forms.bitmap import Grey
from dsardesk.intake.forms.message import Bounds, File, Message
from dsardesk.intake.forms.pdf import MOST_PIXELS, ONE_AT_A_TIME

JPEG = b"\xff\xd8\xff"
_BY_TYPE = {
    "image/jpeg": (JPEG,),
    "image/png": (b"\x89PNG\r\n\x1a\n",),
    "image/tiff": (b"II*\x00", b"MM\x00*"),
    "image/gif": (b"GIF87a", b"GIF89a"),
    "image/bmp": (b"BM",),
}
TYPES = (*_BY_TYPE, "image/webp", "image/heic")
_FEWEST_BYTES = 64
_FROM_MEMORY = frozenset({"image/png", "image/bmp", "image/tiff", "image/webp"})
"""Forms that the recognition program never writes to the disk to read them, on any system."""


def picture_type(content: bytes) -> str:
    """The type of a picture by how it begins; "" where it is none."""
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "image/webp"
    if content[4:8] == b"ftyp" and content[8:12] in {b"heic", b"heix", b"mif1", b"heim"}:
        return "image/heic"
    begins = ((name, mark) for name, marks in _BY_TYPE.items() for mark in marks)
    found = next((name for name, mark in begins if content.startswith(mark)), "")
    return found if len(content) >= _FEWEST_BYTES else ""


def read_picture(file: File, bounds: Bounds) -> Message:
    """The words of a picture.

    Raises:
        UnreadableInput: it is broken ("damaged").
    """
    bounds.step()
    media_type = picture_type(file.content)
    if media_type == "image/jpeg":
        picture = partial(_jpeg, file.content)
    elif media_type in _FROM_MEMORY or (media_type == "image/gif" and sys.platform != "win32"):
        picture = partial(bytes, file.content)
    else:
        return Message("", warnings=(recognition.UNRECOGNISED,))
    text, warning = recognition.recognise(picture, bounds)
    return Message(text, warnings=(warning,))


def _jpeg(content: bytes) -> bytes:
    """A photograph as a grey picture; drawn as the page of a PDF, which needs no file on any system."""
    import pypdfium2  # type: ignore[import-untyped]  # noqa: PLC0415  Only such files need it.

    try:
        with ONE_AT_A_TIME, closing(pypdfium2.PdfDocument.new()) as document:
            return _page(document, pypdfium2.PdfImage.new(document), content)
    except pypdfium2.PdfiumError:
        raise UnreadableInput(reason="damaged") from None


def _page(document: Any, image: Any, content: bytes) -> bytes:
    import pypdfium2  # noqa: PLC0415

    image.load_jpeg(io.BytesIO(content), inline=True)
    width, height = image.get_px_size()
    if not width or not height:
        raise UnreadableInput(reason="damaged")
    scale = min(1.0, (MOST_PIXELS / (width * height)) ** 0.5)
    image.set_matrix(pypdfium2.PdfMatrix().scale(width, height))
    page = document.new_page(width, height)
    with closing(page):
        page.insert_obj(image)
        page.gen_content()
        with closing(page.render(scale=scale, grayscale=True)) as drawn:
            return Grey(drawn.width, drawn.height, drawn.stride, bytes(drawn.buffer)).as_bmp()
