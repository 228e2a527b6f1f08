"""What the sender asks for and is known by, in the sender's own words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dsardesk.domain.draft import Proposal
from dsardesk.intake.words import fold, sentences

if TYPE_CHECKING:
    from dsardesk.domain.rights import RightType
    from dsardesk.intake.cues import Cues, Language

MAX_SEARCHED = 60_000
MAX_QUOTE = 320
SURE_WORDS = 3

_WORD = re.compile(r"[^\W\d_]+(?:'(?=[^\W\d_]))?")


def language_of(text: str, subject: str, cues: Cues) -> tuple[str, bool]:
    """Code of the language most of the small words belong to, and whether that is sure."""
    scores = _scores(text, cues)
    if max(scores.values()) < SURE_WORDS:
        scores = _scores(f"{text}\n{subject}", cues)
    ranked = sorted(scores.values(), reverse=True)
    second = ranked[1] if len(ranked) > 1 else 0
    best = max(scores, key=lambda code: scores[code])
    return best, ranked[0] >= SURE_WORDS and ranked[0] > second


def proposals(text: str, language: Language) -> tuple[Proposal, ...]:
    """Each right asked for, once, with the first sentence that asks for it; in the order of the text."""
    found: dict[RightType, str] = {}
    for sentence in sentences(text[:MAX_SEARCHED]):
        if language.never.search(sentence.folded):
            continue
        for cue in language.cues:
            said = None if cue.right in found else cue.pattern.search(sentence.folded)
            if said and not cue.unless.search(sentence.folded):
                first, last = _fragment(sentence.folded, said.start(), said.end())
                found[cue.right] = text[sentence.start + first : sentence.start + last]
    return tuple(Proposal(right, quote) for right, quote in found.items())


def identifiers(text: str, cues: Cues) -> dict[str, str]:
    """The numbers the sender gives, as written, the first of each kind; looked for in every language at once."""
    searched = text[:MAX_SEARCHED]
    folded = fold(searched)
    found: dict[str, str] = {}
    for cue in (cue for language in cues.languages for cue in language.identifiers):
        said = cue.pattern.search(folded)
        if said and cue.key not in found:
            found[cue.key] = searched[said.start("value") : said.end("value")].strip(" .,;:\n")
    return found


def _fragment(sentence: str, first: int, last: int) -> tuple[int, int]:
    """The whole sentence, or, where it is long, the clauses around the words that matter."""
    if len(sentence) <= MAX_QUOTE:
        return 0, len(sentence)
    before = max(sentence.rfind(", ", 0, first) + 1, sentence.rfind("\n", 0, first) + 1)
    after = min((at for at in (sentence.find(",", last), sentence.find("\n", last)) if at >= 0), default=len(sentence))
    while sentence[before : before + 1].isspace():
        before += 1
    return before, after


def _scores(text: str, cues: Cues) -> dict[str, int]:
    words = _WORD.findall(fold(text[:MAX_SEARCHED]))
    return {each.code: sum(word in each.function_words for word in words) for each in cues.languages}
