"""What was taken out of a vault into open formats, and what was lost on the way: said to whoever asked for it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TakenFile:
    """One file in an open format.

    Attributes:
        path: where it goes, below the folder that was asked for; parts separated by "/".
        content: its bytes.
    """

    path: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What could be read of a vault, page by page.

    Attributes:
        cases: cases of which something was read.
        doubtful: references of those of which a page was damaged: any letter may be wrong, some lines may be missing.
        nameless: how many cases lost the line that names them.
        documents: documents and letters read whole.
        lost_documents: those that are named and cannot be read, as "REFERENCE/name".
        events: events of the log that were read.
        lost_events: how many are known to be missing from it.
        unassigned: rows of which nobody can tell where they belong.
        damaged_pages: numbers of the pages of the database that are damaged.
        missing_pages: how many pages the database had that are not there at all.
        torn: tables of the database of which a page is damaged or missing.
    """

    cases: int
    doubtful: tuple[str, ...] = ()
    nameless: int = 0
    documents: int = 0
    lost_documents: tuple[str, ...] = ()
    events: int = 0
    lost_events: int = 0
    unassigned: int = 0
    damaged_pages: tuple[int, ...] = ()
    missing_pages: int = 0
    torn: tuple[str, ...] = ()

    @property
    def whole(self) -> bool:
        """True if nothing is known to be lost."""
        lost = (self.doubtful, self.nameless, self.lost_documents, self.lost_events, self.unassigned, self.torn)
        return not any(lost) and not self.damaged_pages and not self.missing_pages

    @property
    def losses(self) -> dict[str, int]:
        """How much is lost or doubtful, of each kind."""
        return {
            "pages": len(self.damaged_pages),
            "missing": self.missing_pages,
            "doubtful": len(self.doubtful),
            "nameless": self.nameless,
            "documents": len(self.lost_documents),
            "events": self.lost_events,
            "unassigned": self.unassigned,
        }


@dataclass(frozen=True, slots=True)
class Exported:
    """What a whole vault handed out.

    Attributes:
        cases: how many cases.
        documents: how many documents and letters.
        directives: how many entries of the register of directives.
        events: how many events of the log.
        lost_documents: documents that are named and cannot be read, as "REFERENCE/name".
    """

    cases: int
    documents: int
    directives: int
    events: int
    lost_documents: tuple[str, ...] = ()


def safe_part(name: str, instead: str) -> str:
    """*name* as one part of a path on any system; *instead* where nothing of it would remain.

    >>> safe_part("../../Ma pièce: été.pdf", "document"), safe_part("...", "document"), safe_part("CON.txt", "x")
    ('Ma pièce_ été.pdf', 'document', '_CON.txt')
    """
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    kept = "".join("_" if c in '<>:"|?*' or not c.isprintable() else c for c in last).strip(" .")[-LONGEST:].strip(" .")
    return f"_{kept}" if kept.split(".")[0].upper() in RESERVED else kept or instead


LONGEST = 80
RESERVED = {"CON", "PRN", "AUX", "NUL", *(f"{port}{number}" for port in ("COM", "LPT") for number in range(1, 10))}
"""Names that Windows gives to devices."""
