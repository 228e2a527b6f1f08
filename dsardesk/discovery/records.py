"""Whose row is it: deciding how sure a hit in a table or in a text is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from dsardesk.discovery.matching import EMAIL, IDENTIFIER, NAME, Hit, Matcher
from dsardesk.discovery.normal import plain
from dsardesk.domain.findings import Match

if TYPE_CHECKING:
    from collections.abc import Sequence

_PERSON = re.compile(
    r"\b(?:nom|prenom|name|surname|firstname|lastname|first|last|client|customer|contact|auteur|author|user|utilisateur|"
    r"requester|demandeur|abonne|titulaire|from|sender|expediteur|interlocuteur|salarie|candidat)s?\b"
)
_ADDRESS = re.compile(r"[\w.+%-]+@[\w.-]+")
_NAME_WORDS = 4


class RowHit(NamedTuple):
    """The surest hit of one row: in which of its cells, and how sure."""

    cell: int
    hit: Hit
    match: Match


def judge_row(columns: Sequence[str], cells: Sequence[str], matcher: Matcher) -> RowHit | None:
    """The surest hit of a row of a table; None where it does not speak of the person.

    The person's own address or number in a cell of its own makes the row theirs. A name alone does not, when the row
    also has an address or number that is somebody else's: a person of the same name. Words inside a longer text make a
    row theirs only when nothing says that it is somebody else's.
    """
    found = [(n, hit) for n, cell in enumerate(cells) for hit in matcher.hits(cell)]
    name = matcher.split_name(list(cells))
    if name:
        found.append((next(n for n, cell in enumerate(cells) if matcher.names_in_common(cell)), Hit(NAME, name, True)))  # noqa: FBT003
    if not found:
        return None
    cell, hit = min(found, key=_unsureness)
    return RowHit(cell, hit, _match(columns, cells, matcher, found, hit))


def judge_text(text: str, matcher: Matcher) -> tuple[Hit, Match] | None:
    """The surest hit of a page or line, where no column says whose words they are."""
    hit = next(matcher.hits(text), None)
    if hit is None:
        return None
    doubtful = hit.matched_on == NAME and (matcher.other_address(text) or matcher.other_identifier(text))
    return hit, Match.POSSIBLE if doubtful else Match.EXACT


def _unsureness(found: tuple[int, Hit]) -> tuple[bool, int, int]:
    cell, hit = found
    return not hit.whole, (EMAIL, IDENTIFIER, NAME).index(hit.matched_on), cell


def _match(
    columns: Sequence[str], cells: Sequence[str], matcher: Matcher, found: list[tuple[int, Hit]], surest: Hit
) -> Match:
    own = {hit.matched_on for _, hit in found if hit.whole}
    other_address = any(matcher.other_address(cell) for cell in cells if _ADDRESS.fullmatch(plain(cell).strip()))
    other_number = any(matcher.other_identifier(cell) for cell in cells if _is_number(cell))
    other_name = NAME not in own and _names_somebody(columns, cells, matcher)
    if not surest.whole:
        return Match.THIRD_PARTY if other_address or other_number or other_name else Match.EXACT
    if EMAIL in own:
        return Match.EXACT
    if IDENTIFIER in own:
        # A telephone of the household stands in a relative's row as well.
        return Match.THIRD_PARTY if other_name and other_address else Match.EXACT
    return Match.POSSIBLE if other_address or other_number else Match.EXACT


def _is_number(cell: str) -> bool:
    return bool(re.fullmatch(r"\s*[\w.-]*\d[\w.-]*\s*", cell))


def _names_somebody(columns: Sequence[str], cells: Sequence[str], matcher: Matcher) -> bool:
    """True where a column made for a person's name holds a name, and it is not the person's."""
    named = [
        cell
        for column, cell in zip(columns, cells, strict=False)
        if _PERSON.search(plain(column).replace("_", " ").replace(".", " ")) and _looks_like_name(cell)
    ]
    return bool(named) and not any(hit.matched_on == NAME for cell in named for hit in matcher.hits(cell))


def _looks_like_name(cell: str) -> bool:
    words = cell.split()
    return 0 < len(words) <= _NAME_WORDS and not re.search(r"[\d@]", cell)
