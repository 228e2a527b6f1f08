"""Which rights the sender asks for, in the sender's own words."""

from __future__ import annotations

import re
from collections import deque
from typing import TYPE_CHECKING

from dsardesk.domain.draft import Proposal
from dsardesk.domain.rights import RightType
from dsardesk.intake.wishes import Listing, cited, parted
from dsardesk.intake.words import fold, sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dsardesk.intake.cues import Language
    from dsardesk.intake.words import Sentence

MAX_SEARCHED = 60_000
MAX_QUOTE = 320
BEFORE = 2
"""Sentences back to which "it", "them" or a verb without its object may point."""
ENOUGH = 3
"""Small words of a language that make a sentence one of it."""
_OF_HEIRS = (RightType.ERASURE, RightType.OBJECTION_MARKETING)
"""Rights that an heir seems to use in closing the account of the dead person and stopping the post sent to them."""
_OWN_DATA = frozenset(
    {
        RightType.ACCESS, RightType.PORTABILITY, RightType.RESTRICTION, RightType.OBJECTION,
        RightType.CONSENT_WITHDRAWAL, RightType.AUTOMATED_DECISION,
    }
)  # fmt: skip
"""Rights beside which a second demand, whatever its object, is about the sender's own data."""
_COIN = r"(?:[$€£]|\b(?:us|usd|eur\w*|gbp|chf|dol+ar\w*|pounds?|libras|livres)\b)"
_MILLIONS = r"\d[\d.,]* ?(?:m\b|mil\w+|mln|mio|\u03b5\u03ba\u03b1\u03c4\w+)"
_FORTUNE = re.compile(rf"{_COIN}[^\w\n]{{0,3}}{_MILLIONS}|\b{_MILLIONS}.{{0,16}}{_COIN}")
"""Millions of a currency: the dead of such a letter are an invention to get at the reader's money."""
_LINKS = re.compile(r"\S +[·•|] +\S[^\n]*\S +[·•|] +\S")
"""Links side by side, at the foot of a newsletter ("Unsubscribe · Your data · Imprint")."""


def proposals(text: str, *languages: Language) -> tuple[Proposal, ...]:
    """Each right asked for, once, with the first sentence that asks for it; in the order of the text."""
    found: dict[RightType, str] = {}
    before: deque[str] = deque(maxlen=BEFORE + 1)
    listing = Listing()
    for sentence in sentences(text[:MAX_SEARCHED]):
        before.append(sentence.folded)
        context = " ".join(before)
        for language in languages:
            offered = _LINKS.search(text, sentence.start, sentence.end) and not language.asks.search(sentence.folded)
            if not offered and (language is languages[0] or speaks(sentence.folded, language)):
                for right, first, last in _asked(sentence, context, language, listing, found):
                    found.setdefault(right, text[first:last])
        listing.pass_by(sentence, languages[0])
    part = _part_of_heirs(found, languages) | _part_of_directive(found) | _lure(text)
    return tuple(Proposal(right, quote) for right, quote in found.items() if right not in part)


def _asked(
    sentence: Sentence, context: str, language: Language, listing: Listing, found: dict[RightType, str]
) -> Iterator[tuple[RightType, int, int]]:
    """Rights that one sentence asks for, and where in the text: by its words, by an article, as items of a list."""
    named = listing.heads(sentence, language)
    if not language.never.search(sentence.folded):
        for part in (sentence, *parted(sentence, language)):
            # What somebody wishes for after their death is one wish.
            if part is sentence or RightType.POST_MORTEM_DIRECTIVE not in found:
                for right, first, last in _heard(part, context, language, found):
                    yield right, part.start + first, part.start + last
        named += cited(sentence, context, language)
    for right, first, last in named:
        if right not in found and not _refused(right, sentence.folded, language):
            begins, ends = _fragment(sentence.folded, first, last)
            yield right, sentence.start + begins, sentence.start + ends


def _part_of_heirs(found: dict[RightType, str], languages: tuple[Language, ...]) -> set[RightType]:
    """Rights that the request of an heir holds already: asked for the dead person, in words of no other right."""
    if RightType.HEIR_REQUEST not in found:
        return set()
    said = {right: fold(found[right]) for right in _OF_HEIRS if right in found}
    return {right for right, folded in said.items() if any(each.heirs.search(folded) for each in languages)}


def _part_of_directive(found: dict[RightType, str]) -> set[RightType]:
    """What is to stay untouched until somebody's death is part of what they wish for after it."""
    return {RightType.RESTRICTION} if RightType.POST_MORTEM_DIRECTIVE in found else set()


def _lure(text: str) -> set[RightType]:
    """No heir writes where a fortune is offered."""
    return {RightType.HEIR_REQUEST} if _FORTUNE.search(fold(text[:MAX_SEARCHED])) else set()


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
        if cue.further and not _OWN_DATA & found.keys():
            continue
        said = cue.pattern.search(folded)
        if (
            said
            and not cue.unless.search(folded)
            and cue.about.search(context)
            and not _refused(cue.right, folded, language)
        ):
            heard[cue.right] = _fragment(folded, said.start(), said.end())
    return [(right, first, last) for right, (first, last) in heard.items()]


def _refused(right: RightType, folded: str, language: Language) -> bool:
    """True where the sentence refuses the right that was heard there."""
    refused = language.barred.get(right)
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
