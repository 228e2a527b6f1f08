"""Words compared without accents and capitals, so that one name written two ways is one name."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

_PLAIN = str.maketrans({"đ": "d", "ø": "o", "ł": "l", "\N{LATIN SMALL LETTER DOTLESS I}": "i", "œ": "oe", "æ": "ae"})
"""Letters that no decomposition takes apart, as keyboards without them write them."""

_SPELLED_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa"})
"""How names are written where the keyboard has no such letter."""
_UMLAUT = re.compile("[äöüøå]")
_COMPOUND = re.compile(
    r"(?<![^\W\d_])[^\W\d_]+(?:[-\u2010\u2011][^\W\d_]+|['\u2019\u02bc][A-Z\u00c0-\u00de][^\W\d_]*)+"
)
"""Parts of one name; after an apostrophe a capital only, or every elision of French would be one."""
_GROUPS = re.compile(r"(?<!\d)\d+(?:[ \t.\-/\u00a0\u202f]{1,2}\d+){2,}")
_FEWEST_GROUPS = 3
_FEWEST_FIGURES, _MOST_FIGURES = 8, 34
"""Of a telephone number, and of the longest bank account."""


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


def folded_variants(text: str) -> tuple[str, ...]:
    """Other spellings of words of *text*, folded: compounds in one word, umlauts spelled out, numbers without signs.

    >>> folded_variants("Jürgen O'Connor et Jean-Pierre, 06 12 34 56 78 ou +33 6.12.34.56.78, le 3 mai")
    ('oconnor', 'jeanpierre', 'juergen', '0612345678', '12345678', '33612345678', '612345678')
    """
    text = unicodedata.normalize("NFC", text)
    compounds = ("".join(_words(found[0])) for found in _COMPOUND.finditer(text))
    return tuple(dict.fromkeys((*compounds, *_spelled_out(text.lower()), *_numbers(text))))


def _spelled_out(text: str) -> Iterator[str]:
    """Words with an umlaut, as they are written without one."""
    if _UMLAUT.search(text):
        for word in re.findall(r"[^\W\d_]+", text):
            if _UMLAUT.search(word):
                yield "".join(_words(word.translate(_SPELLED_OUT)))


def _numbers(text: str) -> Iterator[str]:
    """Long numbers written in groups, from each group on, for another may stand before them.

    One that begins with a country's code is given as it is dialled within the country too.
    """
    for found in _GROUPS.finditer(text):
        groups = re.findall(r"\d+", found[0])
        starts = range(len(groups) - _FEWEST_GROUPS + 1)
        yield from filter(None, (_joined(groups[at : at + _MOST_FIGURES]) for at in starts))
        if text[max(found.start() - 1, 0)] == "+" and (within := _joined(groups[1:])):
            yield "0" + within


def numbers_joined(text: str) -> str:
    """*text*, each long number that is written in groups in one piece.

    >>> numbers_joined("Petit 06 12 34 56 78, DSR-2026-12")
    'Petit 0612345678, DSR-2026-12'
    """
    return _GROUPS.sub(lambda found: _joined(re.findall(r"\d+", found[0])) or found[0], text)


def _joined(groups: Sequence[str]) -> str:
    """The first figures of a number in one piece; "" for too few."""
    figures = "".join(groups)[:_MOST_FIGURES]
    return figures if len(figures) >= _FEWEST_FIGURES else ""
