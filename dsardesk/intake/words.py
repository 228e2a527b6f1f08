"""Text made comparable, position by position, and cut into sentences."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_SENTENCE = 1500
_NO_WORD = re.compile(r"\S{200,}")
"""Signs without a space that no sentence holds, but for an address of the web: what looks for words looks past them."""

_STRAIGHT = {
    **dict.fromkeys("\u2019\u2018\u02bc", "'"),
    **dict.fromkeys("\u2010\u2011\u2013\u2014", "-"),
    # What recognition in a picture often makes of a capital i.
    "|": "i",
}
_END = re.compile(
    r"[.!?…;]+[\"')»\u201d]*(?=\s)|\n\s*\n|\n(?=[ \t]*(?:[-*•·>]|\(?\d{1,2}[.)]|\(?[a-z]\))[ \t]+)",
    re.IGNORECASE,
)
_ABBREVIATION = re.compile(
    r"(?:\b(?:art|arts|al|nr|m|mr|mrs|ms|mme|mlle|dr|cf|ref|tel|st|ste|e\.g|i\.e|a\.u\.b|s\.v\.p|z\.b|d\.h|u\.a|p|par)|n°)\.$"
)
# A French lawyer's title; in small letters it is the English pronoun, which often ends a sentence.
_MAITRE = re.compile(r"\bMe\.$")

# "Abs. 1", "odst. 3", "am 3. mai": a short word before a number, or a number before a small letter, ends nothing.
_SHORT = re.compile(r"(?:^|[\s(§])[^\W\d_]{1,5}\.$")
_NUMBERED = re.compile(r"(?:^|[\s(])\d{1,4}\.$")


class Sentence(NamedTuple):
    """A sentence or one line of a list: its place in the text, and its words folded."""

    start: int
    end: int
    folded: str


def fold(text: str) -> str:
    """Lower case without accents, apostrophes and dashes straight; exactly as long as *text*."""
    if text.isascii():
        return text.lower().replace("|", _STRAIGHT["|"])
    return "".join(map(_folded_character, text))


def sentences(text: str) -> Iterator[Sentence]:
    """Sentences of *text*, blank ones left out; very long ones are cut."""
    folded = _NO_WORD.sub(lambda run: " " * len(run[0]), fold(text))
    start = 0
    for end in _ends(text, folded):
        yield from _pieces(folded, start, end)
        start = end


def _ends(text: str, folded: str) -> Iterator[int]:
    for found in _END.finditer(folded):
        near = slice(max(0, found.start() - 8), found.start() + 1)
        abbreviated = _ABBREVIATION.search(folded[near]) or _MAITRE.search(text[near])
        # Some programs make a paragraph of every line: a small letter then goes on with the sentence.
        goes_on = not found[0].strip() and text[found.end() : found.end() + 1].islower()
        if not abbreviated and not (goes_on and found[0].count("\n") > 1) and not _pauses(folded, found, text):
            yield found.end()
    yield len(folded)


def _pauses(folded: str, found: re.Match[str], text: str) -> bool:
    """True for the full stop of an abbreviation or of a number in its order."""
    if found[0] != ".":
        return False
    before = folded[max(0, found.start() - 8) : found.end()]
    after = text[found.end() : found.end() + 3].lstrip(" ")[:1]
    return bool((after.isdigit() and _SHORT.search(before)) or (after.islower() and _NUMBERED.search(before)))


def _pieces(folded: str, start: int, end: int) -> Iterator[Sentence]:
    for at in range(start, end, MAX_SENTENCE):
        piece = folded[at : min(end, at + MAX_SENTENCE)]
        bare = piece.strip()
        if bare:
            first = at + piece.index(bare)
            yield Sentence(first, first + len(bare), bare)


@lru_cache(maxsize=4096)
def _folded_character(character: str) -> str:
    straight = _STRAIGHT.get(character)
    if straight:
        return straight
    base = unicodedata.normalize("NFKD", character)[:1].lower()
    return base if len(base) == 1 else character
