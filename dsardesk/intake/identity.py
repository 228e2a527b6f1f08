"""Which attachments are copies of an identity document."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from dsardesk.domain.draft import IdentitySign
from dsardesk.intake.words import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dsardesk.intake.cues import Cues

LOGO_BYTES = 15_000
MAX_SEARCHED = 200_000

_SCANS = frozenset({".pdf", ".jpg", ".jpeg", ".png", ".heic", ".heif", ".tif", ".tiff", ".gif", ".bmp", ".webp"})
_PACKED = frozenset({".zip", ".docx", ".doc", ".odt"})
_NAMELESS = re.compile(
    r"(?:img|image|images|photo|photos|pic|picture|dsc|dscn|dscf|pxl|scan|scans|scanned|numerisation|doc|document|"
    r"file|fichier|attachment|pj|whatsapp|screenshot|capture|camscanner|jpg|jpeg|pdf|at|wa|de|du|\d+|[0-9a-f]{8,})+"
)


class Candidate(NamedTuple):
    """What is known of one part: its name, its type, its content, whether it is drawn inside an HTML letter.

    The letter itself, whole, is never taken for its own enclosure unless its name or a person says so.
    """

    name: str
    media_type: str
    content: bytes
    drawn: bool
    removed: bool
    whole: bool = False


def identity_documents(parts: Sequence[Candidate], text: str, cues: Cues) -> list[IdentitySign | None]:
    """For each part, what shows that it is a copy of an identity document; None where it is none.

    Its name says so; or the text says that one is enclosed and one part only can be it; or it is the same file again.
    """
    named = [_may_hold_scan(part) and _named_so(part.name, cues) for part in parts]
    signs = [IdentitySign.NAME if each else None for each in named]
    if not any(signs) and not any(part.removed for part in parts) and says_enclosed(text, cues):
        unnamed = [n for n, part in enumerate(parts) if _could_be_one(part)]
        if len(unnamed) == 1:
            signs[unnamed[0]] = IdentitySign.ANNOUNCED
    contents = {part.content for part, sign in zip(parts, signs, strict=True) if sign and part.content}
    again = [IdentitySign.SAME if part.content in contents else None for part in parts]
    return [sign or same for sign, same in zip(signs, again, strict=True)]


def says_enclosed(text: str, cues: Cues) -> bool:
    """True where the sender writes that a copy of an identity document is enclosed."""
    return bool(cues.identity_enclosed.search(fold(text[:MAX_SEARCHED])))


def _named_so(name: str, cues: Cues) -> bool:
    return bool(cues.identity_name.search(_spaced(name)))


def _spaced(name: str) -> str:
    """Words of a file name: "CNI_rectoVerso2.jpg" is "cni recto verso 2"."""
    stem = PurePosixPath(name).stem if "." in name else name
    apart = re.sub(r"(?<=[a-z])(?=[A-Z])|(?<=[^\W\d])(?=\d)|(?<=\d)(?=[^\W\d])", " ", stem)
    return " ".join(re.findall(r"[^\W_]+", fold(apart)))


def _is_scan(part: Candidate) -> bool:
    return (
        part.media_type.startswith("image/")
        or part.media_type == "application/pdf"
        or PurePosixPath(part.name).suffix.lower() in _SCANS
    )


def _may_hold_scan(part: Candidate) -> bool:
    return _is_scan(part) or PurePosixPath(part.name).suffix.lower() in _PACKED


def _could_be_one(part: Candidate) -> bool:
    """True for a picture or PDF whose name says nothing, logos of a letter left out."""
    logo = part.drawn and len(part.content) < LOGO_BYTES
    nameless = bool(_NAMELESS.fullmatch(_spaced(part.name).replace(" ", "")))
    return _is_scan(part) and not logo and not part.whole and nameless
