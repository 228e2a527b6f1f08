"""Words made comparable: case, accents, and the small signs people put between letters."""

from __future__ import annotations

import unicodedata
from typing import NamedTuple

_SEPARATORS = frozenset(" \t\r\n\u00a0\u202f-'\u2019\u2018\u02bc_\u2010\u2011\u2012\u2013\u2014\u00ad,;/")


class Folded(NamedTuple):
    """Comparable text; `places[n]` is where its n-th character stands in the original."""

    text: str
    places: tuple[int, ...]


def fold(text: str) -> str:
    """Lower case, no accents, each run of spaces, hyphens, apostrophes or commas as one space; trimmed.

    >>> fold("  D'ALMEIDA-Costa,  Zoé ")
    'd almeida costa zoe'
    """
    return fold_with_places(text).text.strip()


def plain(text: str) -> str:
    """Lower case without accents, signs kept: for addresses."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def fold_with_places(text: str) -> Folded:
    """Like `fold`, not trimmed, with the place of every character."""
    letters: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        if character in _SEPARATORS:
            if not letters or letters[-1] != " ":
                letters.append(" ")
                places.append(place)
            continue
        for letter in plain(character):
            letters.append(letter)
            places.append(place)
    return Folded("".join(letters), tuple(places))
