"""Words of a PDF: those written in it; those of pages that are pictures, recognised where the computer can."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from typing import Any

from dsardesk.domain.errors import UnreadableInput
from dsardesk.intake.forms import recognition
from dsardesk.intake.forms.bitmap import Grey
from dsardesk.intake.forms.message import Bounds, File, Message

PDF = "application/pdf"
MOST_PAGES = 200
FEWEST_LETTERS = 12
"""A page with fewer letters is a picture, but for a page number or a mark of the scanner."""
SHARPNESS = 300 / 72
MOST_PIXELS = 30_000_000
MOST_FILES = 50
PASSWORD = 4
"""What PDFium answers where a password is needed (FPDF_ERR_PASSWORD)."""
ONE_AT_A_TIME = threading.Lock()
"""PDFium may be called by one thread only at any time."""


def read_pdf(file: File, bounds: Bounds) -> Message:
    """The words of a PDF, page by page, and the files in it.

    Raises:
        UnreadableInput: it needs a password ("locked"), is broken ("damaged"), or longer than any letter ("too_long").
    """
    import pypdfium2  # type: ignore[import-untyped]  # noqa: PLC0415  Only such files need it.

    try:
        with ONE_AT_A_TIME, closing(pypdfium2.PdfDocument(file.content)) as document:
            return _read(document, bounds)
    except pypdfium2.PdfiumError as problem:
        locked = getattr(problem, "err_code", None) == PASSWORD
        raise UnreadableInput(reason="locked" if locked else "damaged") from None


def _read(document: Any, bounds: Bounds) -> Message:
    if len(document) > MOST_PAGES:
        raise UnreadableInput(reason="too_long")
    texts, warnings = [], []
    for number in range(len(document)):
        bounds.step()
        with closing(document[number]) as page:
            text = _written(page)
            if sum(map(str.isalpha, text)) < FEWEST_LETTERS:
                recognised = recognition.recognise(partial(_drawn, page), bounds)
                text, warning = recognised.text or text, recognised.warning
                warnings.append(warning)
        texts.append(text.strip("\n"))
    return Message("\n\n".join(filter(None, texts)), files=tuple(_files(document, bounds)), warnings=_once(warnings))


def _written(page: Any) -> str:
    with closing(page.get_textpage()) as words:
        text: str = words.get_text_bounded()
    # A hyphen at the end of a line comes as a character that is none.
    joined = text.replace("\r\n", "\n").replace("\ufffe\n", "").replace("\ufffe", "")
    return joined.replace("\x02", "-").replace("\x00", "")


def _drawn(page: Any) -> bytes:
    """The page as a picture that text is recognised in."""
    width, height = page.get_size()
    sharpness = min(SHARPNESS, (MOST_PIXELS / max(width * height, 1)) ** 0.5)
    with closing(page.render(scale=sharpness, grayscale=True)) as drawn:
        return Grey(drawn.width, drawn.height, drawn.stride, bytes(drawn.buffer)).as_bmp()


def _files(document: Any, bounds: Bounds) -> Iterator[File]:
    for number in range(min(document.count_attachments(), MOST_FILES)):
        attached = document.get_attachment(number)
        content = bytes(attached.get_data())
        bounds.take(len(content))
        yield File(attached.get_name(), "", content)


def _once(warnings: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, warnings)))
