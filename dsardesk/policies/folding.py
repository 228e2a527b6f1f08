"""Words as rules compare them: small letters, no accents, one kind of apostrophe, quotation mark and dash."""

from __future__ import annotations

import unicodedata
from itertools import accumulate

_ONE_FORM = {
    **dict.fromkeys("\u2018\u2019\u02bc`\u00b4\u2032", "'"),
    **dict.fromkeys("\u201c\u201d\u201e\u00ab\u00bb\u2039\u203a\u2033", '"'),
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"),
    "*": "",  # Emphasis, as some programs write it.
    "œ": "oe",
    "Œ": "oe",
    "æ": "ae",
    "Æ": "ae",
}


class _Table(dict[int, str]):
    """What each character becomes, found out once."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        plain = _ONE_FORM.get(character)
        if plain is None:
            decomposed = unicodedata.normalize("NFKD", character).lower()
            plain = "".join(each for each in decomposed if not unicodedata.combining(each))
        self[code] = plain
        return plain


_TABLE = _Table()


def fold(text: str) -> str:
    """The text as patterns see it.

    >>> fold("Pièce « exigée »")
    'piece " exigee "'
    """
    return text.translate(_TABLE)


def unfolded(text: str, start: int, end: int) -> str:
    """The part of *text* that became positions *start* to *end* of its folded form."""
    if len(fold(text)) == len(text) and all(len(fold(each)) == 1 for each in text if ord(each) > 127):  # noqa: PLR2004
        return text[start:end]
    ends = list(accumulate(len(fold(each)) for each in text))
    first = next((at for at, reached in enumerate(ends) if reached > start), len(text))
    last = next((at for at, reached in enumerate(ends) if reached >= end), len(text) - 1)
    return text[first : last + 1]
