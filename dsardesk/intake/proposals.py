"""Which rights the sender asks for, in the sender's own words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dsardesk.domain.draft import Proposal
from dsardesk.intake.words import sentences

if TYPE_CHECKING:
    from dsardesk.domain.rights import RightType
    from dsardesk.intake.cues import Language
    from dsardesk.intake.words import Sentence

MAX_SEARCHED = 60_000
MAX_QUOTE = 320
ENOUGH = 3
"""Small words of a language that make a sentence one of it."""


def proposals(text: str, *languages: Language) -> tuple[Proposal, ...]:
    """Each right asked for, once, with the first sentence that asks for it; in the order of the text."""
    found: dict[RightType, str] = {}
    for sentence in sentences(text[:MAX_SEARCHED]):
        for language in languages:
            spoken = language is languages[0] or speaks(sentence.folded, language)
            if spoken and not language.never.search(sentence.folded):
                for right, first, last in _heard(sentence, language, found):
                    found[right] = text[sentence.start + first : sentence.start + last]
    return tuple(Proposal(right, quote) for right, quote in found.items())


def speaks(folded: str, language: Language) -> bool:
    """True where a sentence holds enough small words of *language* to be in it."""
    words = folded.split()
    return sum(word.strip(".,;:!?()") in language.function_words for word in words[:40]) >= min(ENOUGH, len(words))


def _heard(sentence: Sentence, language: Language, found: dict[RightType, str]) -> list[tuple[RightType, int, int]]:
    """Rights not found yet that one sentence asks for, and where."""
    heard: dict[RightType, tuple[int, int]] = {}
    for cue in language.cues:
        if cue.right in found or cue.right in heard or not cue.needs.search(sentence.folded):
            continue
        said = cue.pattern.search(sentence.folded)
        if said and not cue.unless.search(sentence.folded):
            heard[cue.right] = _fragment(sentence.folded, said.start(), said.end())
    return [(right, first, last) for right, (first, last) in heard.items()]


def _fragment(sentence: str, first: int, last: int) -> tuple[int, int]:
    """The whole sentence, or, where it is long, the clauses around the words that matter."""
    if len(sentence) <= MAX_QUOTE:
        return 0, len(sentence)
    before = max(sentence.rfind(", ", 0, first) + 1, sentence.rfind("\n", 0, first) + 1)
    after = min((at for at in (sentence.find(",", last), sentence.find("\n", last)) if at >= 0), default=len(sentence))
    while sentence[before : before + 1].isspace():
        before += 1
    return before, after
