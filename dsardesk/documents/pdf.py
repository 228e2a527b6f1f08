"""Documents as archivable, tagged PDF (PDF/A-2a and PDF/UA-1 declared), typeset by typst."""

from __future__ import annotations

import json
import re
import threading
from dataclasses import asdict
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING, Final

import typst

from dsardesk.documents.printable import to_printable
from dsardesk.domain.errors import DeskError

if TYPE_CHECKING:
    from pathlib import Path

    from dsardesk.documents.model import Document

_STANDARDS: Final[list[typst.PDFStandard]] = ["a-2a", "ua-1"]
# Pinned with typst: https://github.com/typst/typst, crates/typst-pdf, "could not be displayed with font".
_MISSING: Final = re.compile(r'the text `"(?P<shown>.+?)"` could not be displayed', re.DOTALL)
_ESCAPE: Final = re.compile(r"\\u\{(?P<hex>[0-9a-f]+)\}")


class GlyphMissing(DeskError):
    """No shipped font draws a character of the document; facts: `character` and `code_point` (such as "U+65E5")."""

    code = "documents.glyph_missing"


class PdfPrinter:
    """Prints documents as PDF; one may serve several threads, which take turns."""

    def __init__(self, fonts: Path, template: str) -> None:
        """Load the shipped *fonts* (a folder of TTF files) and no other; *template* is typst source."""
        shipped = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[fonts])
        self._compiler = typst.Compiler(font_paths=shipped, ignore_system_fonts=True)
        self._template = template.encode()
        self._turn = threading.Lock()

    def print_pdf(self, document: Document) -> bytes:
        """The document as PDF; the same document gives the same bytes.

        Raises:
            GlyphMissing: a character has no glyph in the shipped fonts.
        """
        printable = to_printable(document)
        midnight = datetime.combine(document.dated_on, time(), UTC)
        with self._turn:
            try:
                return self._compile(_as_json(printable), midnight)
            except typst.TypstError as error:
                raise _as_desk_error(error) from None  # The cause would quote the document in a traceback.

    def _compile(self, data: str, printed_at: datetime) -> bytes:
        pdf = self._compiler.compile(
            input=self._template,
            format="pdf",
            sys_inputs={"document": data},
            pdf_standards=_STANDARDS,
            timestamp=printed_at,
        )
        if not isinstance(pdf, bytes):
            raise TypeError(type(pdf))
        return pdf


def _as_json(document: Document) -> str:
    # asdict() forgets which class a block was; the template asks for its name.
    data = asdict(document)
    for block, values in zip(document.blocks, data["blocks"], strict=True):
        values["kind"] = type(block).__name__
    del data["dated_on"]
    return json.dumps(data, ensure_ascii=False)


def _as_desk_error(error: typst.TypstError) -> Exception:
    missing = _MISSING.search(error.message)
    if missing is None:
        return RuntimeError(f"The template does not compile: {error.message}")
    character = _ESCAPE.sub(lambda escape: chr(int(escape["hex"], 16)), missing["shown"])
    return GlyphMissing(character=character, code_point=" ".join(f"U+{ord(sign):04X}" for sign in character))
