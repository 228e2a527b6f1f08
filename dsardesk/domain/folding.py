"""Words compared without accents and capitals, so that one name written two ways is one name."""

from __future__ import annotations

import re
import unicodedata

_PLAIN = str.maketrans({"đ": "d", "ø": "o", "ł": "l", "\N{LATIN SMALL LETTER DOTLESS I}": "i", "œ": "oe", "æ": "ae"})
"""Letters that no decomposition takes apart, as keyboards without them write them."""


def folded_words(text: str) -> tuple[str, ...]:
    """The words of *text* without accents and case, each once, in order.

    >>> folded_words("Thị NGUYỄN-Lefèvre, Lœtitia")
    ('thi', 'nguyen', 'lefevre', 'loetitia')
    """
    return tuple(dict.fromkeys(_words(text)))


def folded_text(text: str) -> str:
    """Every word of *text* without accents and case, one space between two of them.

    >>> folded_text("Accès + effacement (accès)")
    'acces effacement acces'
    """
    return " ".join(_words(text))


def _words(text: str) -> list[str]:
    decomposed = unicodedata.normalize("NFKD", text.casefold().translate(_PLAIN))
    plain = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return re.findall(r"[^\W_]+", plain)


def folded_name(name: str) -> frozenset[str]:
    """The words of a name, whatever their order.

    >>> folded_name("Cœur, Élodie") == folded_name("elodie coeur")
    True
    """
    return frozenset(folded_words(name))


def folded_number(text: str) -> str:
    """A number of any kind without what people put between its parts.

    >>> folded_number("CL-20 817") == folded_number("cl20817")
    True
    """
    return "".join(re.findall(r"[^\W_]", unicodedata.normalize("NFKC", text).casefold()))
