"""Which rights the sender asks for, in the sender's own words."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from dsardesk.domain.draft import Proposal
from dsardesk.domain.rights import RightType
from dsardesk.intake.words import fold, sentences

if TYPE_CHECKING:
    from dsardesk.intake.cues import Cue, Language
    from dsardesk.intake.words import Sentence

MAX_SEARCHED = 60_000
MAX_QUOTE = 320
BEFORE = 2
"""Sentences back to which "it", "them" or a verb without its object may point."""
ENOUGH = 3
"""Small words of a language that make a sentence one of it."""
_OF_HEIRS = (RightType.ERASURE, RightType.OBJECTION_MARKETING)
"""Rights that an heir seems to use in closing the account of the dead person and stopping the post sent to them."""


def proposals(text: str, *languages: Language) -> tuple[Proposal, ...]:
    """Each right asked for, once, with the first sentence that asks for it; in the order of the text."""
    found: dict[RightType, str] = {}
    before: deque[str] = deque(maxlen=BEFORE + 1)
    for sentence in sentences(text[:MAX_SEARCHED]):
        before.append(sentence.folded)
        for language in languages:
            spoken = language is languages[0] or speaks(sentence.folded, language)
            if spoken and not language.never.search(sentence.folded):
                for right, first, last in _heard(sentence, " ".join(before), language, found):
                    found[right] = text[sentence.start + first : sentence.start + last]
    part = _part_of_heirs(found, languages)
    return tuple(Proposal(right, quote) for right, quote in found.items() if right not in part)


def _part_of_heirs(found: dict[RightType, str], languages: tuple[Language, ...]) -> set[RightType]:
    """Rights that the request of an heir holds already: asked for the dead person, in words of no other right."""
    if RightType.HEIR_REQUEST not in found:
        return set()
    said = {right: fold(found[right]) for right in _OF_HEIRS if right in found}
    return {right for right, folded in said.items() if any(each.heirs.search(folded) for each in languages)}


def speaks(folded: str, language: Language) -> bool:
    """True where a sentence holds enough small words of *language* to be in it."""
    words = folded.split()
    return sum(word.strip(".,;:!?()") in language.function_words for word in words[:40]) >= min(ENOUGH, len(words))


def _heard(
    sentence: Sentence, context: str, language: Language, found: dict[RightType, str]
) -> list[tuple[RightType, int, int]]:
    """Rights not found yet that one sentence asks for, and where; *context* is the sentence after those before it."""
    folded = sentence.folded
    heard: dict[RightType, tuple[int, int]] = {}
    for cue in language.cues:
        if cue.right in found or cue.right in heard or not cue.needs.search(folded):
            continue
        said = cue.pattern.search(folded)
        if said and not cue.unless.search(folded) and cue.about.search(context) and not _barred(cue, folded, language):
            heard[cue.right] = _fragment(folded, said.start(), said.end())
    return [(right, first, last) for right, (first, last) in heard.items()]


def _barred(cue: Cue, folded: str, language: Language) -> bool:
    """True where the sentence refuses the right that a cue heard there."""
    refused = language.barred.get(cue.right)
    return refused is not None and bool(refused.search(folded))


def _fragment(sentence: str, first: int, last: int) -> tuple[int, int]:
    """The whole sentence, or, where it is long, the clauses around the words that matter."""
    if len(sentence) <= MAX_QUOTE:
        return 0, len(sentence)
    before = max(sentence.rfind(", ", 0, first) + 1, sentence.rfind("\n", 0, first) + 1)
    after = min((at for at in (sentence.find(",", last), sentence.find("\n", last)) if at >= 0), default=len(sentence))
    while sentence[before : before + 1].isspace():
        before += 1
    return before, after
