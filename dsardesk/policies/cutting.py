"""A heading, item or paragraph cut into sentences, and the few words with which it begins as with a title."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dsardesk.policies.folding import fold

LONGEST_SENTENCE = 1500
CELL_WORDS = 4
LONGEST_QUESTION = 120
SHORT, LONGEST_PLACE = 10, 16

_END = re.compile(r"[.!?…]+[\"'”’»)\]*]*(?=\s+[\"'“«(\[*]{0,2}\s?[A-ZÀ-ÝŒ0-9•–-])|[.!?]+(?=\s+https?:)")
_ABBREVIATION = re.compile(
    r"(?:\b(?:art|arts|al|m|mm|mr|mrs|ms|mme|dr|me|cf|ref|tel|st|ste|e\.g|i\.e|ex|p|pp|par|av|bd|bp|inc|ltd"
    r"|co|cie|s\.a|s\.a\.s|approx|env|sect|vol|[a-z])|n°)\.$",
)
_NUMBER = re.compile(r"(?:\W(?:[Nn]o|[Nn]r)|[Nn]os)\. \d")
"""\"No. 5\"; a \"no.\" before anything else ends a sentence."""
_PLACE = re.compile(
    r"(?:part|section|annexe?|article|titre|title|appendix|schedule|exhibit|partie|rubrique|point) [a-z]\.$"
)
_HEAD = re.compile(r"\**((?:[^\W\d]\S{0,30} ){0,6}?[^\W\d]\S{0,30}?)(?:[.?]\**| ?:\**|\*\*| ?[–—-]) \S")


def is_cell(text: str) -> bool:
    """True for a few words without a stop: the head of a table's column, printed on a line of its own."""
    return len(text.split()) <= CELL_WORDS and text[-1] not in ".:;?!"


def head_of(text: str) -> str:
    """The few words before the first stop or colon of a block, where more words follow."""
    found = _HEAD.match(text)
    return fold(found[1]) if found else ""


def asked(text: str) -> str:
    """A short question, folded; "" for other words."""
    return fold(text) if text.endswith("?") and len(text) <= LONGEST_QUESTION else ""


def split(text: str) -> Iterator[str]:
    """Sentences of one block; what is longer than any sentence is cut."""
    start = 0
    for found in _END.finditer(text):
        if _NUMBER.match(text, found.start() - 3):
            continue
        before = fold(text[max(0, found.start() - LONGEST_PLACE) : found.start() + 1])
        if found[0][0] == "." and _ABBREVIATION.search(before[-SHORT:]) and not _PLACE.search(before):
            continue
        yield from pieces(text[start : found.end()])
        start = found.end()
    yield from pieces(text[start:])


def pieces(text: str) -> Iterator[str]:
    """*text* whole, or cut where it is longer than any sentence."""
    text = text.strip()
    while text:
        cut = len(text)
        if cut > LONGEST_SENTENCE:
            cut = max(text.rfind(" ", 1, LONGEST_SENTENCE), LONGEST_SENTENCE // 2)
        yield text[:cut].strip()
        text = text[cut:].strip()
