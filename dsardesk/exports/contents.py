"""What goes into a package: facts, files and tables, refused here when a name would be unsafe on some computer."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import BinaryIO

from dsardesk.domain.errors import DeskError
from dsardesk.exports.records import RecordTable

Opener = Callable[[], BinaryIO]

MAX_SEGMENT_BYTES = 150
MAX_PATH_CHARACTERS = 180
"""Windows counts 260 characters from the drive letter; what is left is for the folder a person extracts into."""

MADE_BY_US = frozenset(
    {"index.html", "inventory.txt", "package.json", "datapackage.json", "records.json", "records.schema.json", "tables"}
)
"""First segments, below data/, of the paths that the format keeps for itself."""

_FORBIDDEN = frozenset('<>:"|?*\\')
_DEVICE = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|com[0-9\u00b9\u00b2\u00b3]|lpt[0-9\u00b9\u00b2\u00b3])(\..*)?")
_HIDDEN_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


class BadPath(DeskError):
    """A file's name is not safe on every computer.

    `number` is its rank in the package, from 1 (a name may speak of a person); `reason` a code of its own.
    """

    code = "package.bad_path"
    exit_code = 4


class EmptyPackage(DeskError):
    """There is nothing to hand over."""

    code = "package.empty"
    exit_code = 5


class PackageKind(StrEnum):
    """Which right the package answers."""

    ACCESS = "access"  # GDPR 15
    PORTABILITY = "portability"  # GDPR 20


@dataclass(frozen=True, slots=True)
class PackageFile:
    """One file handed over.

    Attributes:
        path: POSIX path below data/.
        content: the bytes, or what opens them when they are many; opened once, closed by us.
        source: the system the file comes from, in the company's words.
        description: what the file is, in plain words.
        media_type: e.g. "application/pdf".
        row_count: number of records in it, where that means something.
        size_bytes: size if known beforehand; needed only for openers.
    """

    path: str
    content: bytes | Opener = field(repr=False)
    source: str
    description: str
    media_type: str = "application/octet-stream"
    row_count: int | None = None
    size_bytes: int | None = None


@dataclass(frozen=True, slots=True)
class Withheld:
    """Something not handed over, said openly: what, why, and under which article."""

    file: str
    reason: str
    article: str


@dataclass(frozen=True, slots=True)
class PackageContents:
    """Everything a package says.

    Attributes:
        kind: the right answered.
        lang: ISO 639-1 language of the package's own words.
        reference: reference of the case.
        controller_name: the company.
        made_at: aware instant; every date in the package comes from it.
        data_subject: name of the person the data is about; may stay empty.
        introduction: paragraphs of the company's own, shown first.
        files: files as they are handed over.
        tables: records gathered from the company's systems; the package writes them as CSV and JSON.
        letter: the answer itself.
        withheld: what is not handed over.
        nothing_found_in: systems searched without a result.
        glossary: (code, meaning) of the company's codes.
    """

    kind: PackageKind
    lang: str
    reference: str
    controller_name: str
    made_at: datetime
    data_subject: str = ""
    introduction: tuple[str, ...] = ()
    files: tuple[PackageFile, ...] = ()
    tables: tuple[RecordTable, ...] = ()
    letter: PackageFile | None = None
    withheld: tuple[Withheld, ...] = ()
    nothing_found_in: tuple[str, ...] = ()
    glossary: tuple[tuple[str, str], ...] = ()

    def __post_init__(self) -> None:
        """Refuse a naive instant, an empty package and an unsafe or repeated name."""
        if self.made_at.tzinfo is None:
            raise ValueError("made_at needs its offset")
        given = tuple(self.given_files())
        if not given and not self.tables:
            raise EmptyPackage
        _check_paths([file.path for file in given])
        names = [table.name for table in self.tables]
        if len(set(names)) != len(names):
            raise ValueError("two tables have one name")

    def given_files(self) -> Iterator[PackageFile]:
        """The letter, if any, then the files."""
        if self.letter is not None:
            yield self.letter
        yield from self.files


def path_problem(path: str) -> str | None:
    """Reason code for which *path* may not stand in a package; None if it may.

    >>> path_problem("crm/fiche.pdf"), path_problem("../fiche.pdf"), path_problem("crm/aux.txt")
    (None, 'relative', 'reserved_name')
    """
    if not path or len(path) > MAX_PATH_CHARACTERS:
        return "length"
    if unicodedata.normalize("NFC", path) != path:
        return "not_nfc"
    segments = path.split("/")
    reasons = (_segment_problem(segment) for segment in segments)
    return next((reason for reason in reasons if reason), None)


def _segment_problem(segment: str) -> str | None:
    if segment in {"", ".", ".."}:
        return "relative"
    if any(unicodedata.category(letter) in _HIDDEN_CATEGORIES for letter in segment):
        return "character"
    if len(segment.encode()) > MAX_SEGMENT_BYTES:
        return "length"
    if not _FORBIDDEN.isdisjoint(segment):
        return "character"
    if segment[-1] in ". " or segment[0] == " ":
        return "edge"
    return "reserved_name" if _DEVICE.fullmatch(segment.lower()) else None


def _check_paths(paths: list[str]) -> None:
    seen: set[str] = set()
    for number, path in enumerate(paths, start=1):
        reason = path_problem(path) or _clash(path, seen)
        if reason:
            raise BadPath(number=number, reason=reason)
        seen.add(_folded(path))


def _clash(path: str, seen: set[str]) -> str | None:
    """Reason code when *path* meets another one on a computer that is blind to case."""
    folded = _folded(path)
    if folded.split("/")[0] in MADE_BY_US:
        return "used_by_format"
    if folded in seen or any(other.startswith(folded + "/") or folded.startswith(other + "/") for other in seen):
        return "twice"
    return None


def _folded(path: str) -> str:
    return unicodedata.normalize("NFC", path.casefold())
