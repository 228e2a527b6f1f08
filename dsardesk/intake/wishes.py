"""Several wishes in one letter: sentences cut where a second one begins, and lists under a demand."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dsardesk.intake.articles import rights_cited
from dsardesk.intake.words import Sentence

if TYPE_CHECKING:
    from dsardesk.domain.rights import RightType
    from dsardesk.intake.cues import Language

ITEM = re.compile(r"(?:[-*•–·o]|\(?\d{1,2}[.)]|\(?[a-z\u03b1-\u03c9]\))\s+")
"""Sign or number that an item of a list begins with."""
_NUMBER = re.compile(r"\d")
PATIENCE = 2
"""Sentences outside a list after which what introduced it is forgotten."""


def parted(sentence: Sentence, language: Language) -> list[Sentence]:
    """The parts of a sentence that holds more than one wish ("send me ... and then delete ..."); none of another."""
    folded = sentence.folded
    cuts = [found.start() for found in language.joints.finditer(folded) if found.start()]
    if not cuts or language.kinds.reminder.search(folded):
        return []
    ends = zip([0, *cuts], [*cuts, len(folded)], strict=True)
    return [Sentence(sentence.start + first, sentence.start + last, folded[first:last]) for first, last in ends]


def cited(sentence: Sentence, context: str, language: Language) -> list[tuple[RightType, int, int]]:
    """Rights that a sentence asks for by their article, the Regulation being named there or in the *context*."""
    folded = sentence.folded
    kinds = language.kinds
    if not _NUMBER.search(folded) or not language.cited.search(folded):
        return []
    if not (language.asks.search(folded) and language.law.search(context)):
        return []
    if kinds.reminder.search(folded) or kinds.reply.search(folded):
        return []
    return rights_cited(folded, language.cited)


class Listing:
    """What is known of a list while a letter is read from its first sentence to its last."""

    def __init__(self) -> None:
        """No list yet."""
        self._left = 0

    def heads(self, sentence: Sentence, language: Language) -> list[tuple[RightType, int, int]]:
        """Rights named at the head of an item, or of what a demand puts after its colon; none outside such a list."""
        item = ITEM.match(sentence.folded)
        if not self._left or not item:
            return []
        said = [(right, head.match(sentence.folded, item.end())) for right, head in language.named.items()]
        return [
            (right, 0, len(sentence.folded))
            for right, head in said
            if head and not language.never.search(sentence.folded[head.end() :])
        ]

    def pass_by(self, sentence: Sentence, language: Language) -> None:
        """Remembers whether the sentence introduces a list of what is asked for."""
        folded = sentence.folded
        if folded.endswith((":", ",")) and language.asks.search(folded) and not language.never.search(folded):
            self._left = PATIENCE
        elif not ITEM.match(folded):
            self._left = max(0, self._left - 1)
