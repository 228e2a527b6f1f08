"""What a search for one person found in the company's files."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from dsardesk.domain.errors import DeskError

Watch = Callable[[int], object]
"""Told before each file how many were looked at; what it raises ends the search."""


class SearchStopped(DeskError):
    """Whoever watched the search ended it."""

    code = "search.stopped"
    exit_code = 2


@dataclass(frozen=True, slots=True)
class Target:
    """The person looked for, by what the company may know them by.

    Attributes:
        names: forms of the full name, e.g. ("Camille Duvernay", "Duvernay Camille").
        emails: addresses, any case.
        identifiers: numbers of the company's own, e.g. ("CL-20817",).
    """

    names: tuple[str, ...]
    emails: tuple[str, ...] = ()
    identifiers: tuple[str, ...] = ()


class Match(StrEnum):
    """How sure a hit is."""

    EXACT = "exact"
    POSSIBLE = "possible"
    THIRD_PARTY = "third_party"


@dataclass(frozen=True, slots=True)
class Finding:
    """One place that speaks of the person.

    Attributes:
        file: POSIX path relative to the searched folder.
        locator: exact place, e.g. "row:213", "sheet:Clients!B122", "page:1", "record:4".
        matched_on: "email", "name" or "identifier".
        value: the words found there.
        record: the whole row or record as ordered (column, value) pairs; empty for a page or a whole file.
    """

    file: str
    locator: str
    matched_on: str
    value: str
    match: Match
    record: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class SearchResult:
    """Everything one search gave.

    Attributes:
        findings: in file order, then order of place.
        searched: files read to the end, with nothing left out.
        not_searched: (file, reason code) of the others; never silently dropped.
    """

    findings: tuple[Finding, ...]
    searched: tuple[str, ...]
    not_searched: tuple[tuple[str, str], ...]


def unwatched(_seen: int) -> None:
    """A search that nobody watches."""
