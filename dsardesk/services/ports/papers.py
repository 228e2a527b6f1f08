"""Letters and packages, as they are asked for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from dsardesk.domain.letters import LetterPlan


@dataclass(frozen=True, slots=True)
class PrintedLetter:
    """A letter in both forms, with the same words."""

    title: str
    pdf: bytes
    docx: bytes


class LetterPrinter(Protocol):
    """Words and paper for a planned letter."""

    def print_letter(self, plan: LetterPlan, language: str) -> PrintedLetter:
        """The letter in *language*."""
        ...

    def read_letter(self, docx: bytes) -> str:
        """The words of a letter in its DOCX form."""
        ...


@dataclass(frozen=True, slots=True)
class GatheredSource:
    """One file that a system gave: its records if it is a table, else its content as it is."""

    system: str
    name: str
    media_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class PackageRequest:
    """What an export package must hold.

    Attributes:
        kind: "access" or "portability".
        language: of the package's own words.
        reference: case reference.
        company: who hands over.
        subject: the person the data are about.
        made_at: aware instant.
        sources: what the systems gave.
        nothing_found_in: names of the systems searched in vain.
    """

    kind: str
    language: str
    reference: str
    company: str
    subject: str
    made_at: datetime
    sources: tuple[GatheredSource, ...]
    nothing_found_in: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MadePackage:
    """A sealed package, how many files it hands over, and its manifest as JSON."""

    content: bytes
    files: int
    manifest: str = ""


class PackageMaker(Protocol):
    """Seals packages and finds passwords for them."""

    def make(self, request: PackageRequest, password: str) -> MadePackage:
        """The package of *request* under *password*."""
        ...

    def new_password(self, language: str) -> str:
        """A fresh password of words that can be said on the telephone."""
        ...
