"""What a message is: a request, something else, or something that a person must look at first."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dsardesk.domain.draft import CaseLink, MessageKind, Proposal
from dsardesk.domain.rights import RightType
from dsardesk.intake.articles import BY_ARTICLE
from dsardesk.intake.wishes import ITEM
from dsardesk.intake.words import fold, sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dsardesk.intake.cues import Language

MAX_SEARCHED = 60_000
GREETING = 3
"""Sentences, the subject included, in which a letter says to whom it is written."""

# Companies are asked to stop advertising far more often than anything else that Article 21 covers.
_RECALLED = {**BY_ARTICLE, 21: RightType.OBJECTION_MARKETING}


@dataclass(frozen=True, slots=True)
class Understood:
    """What a message is and asks.

    Attributes:
        quote: the words that tell an authority's letter or the notice of a breach; "" otherwise.
    """

    kind: MessageKind
    asked: tuple[Proposal, ...]
    link: CaseLink | None
    quote: str = ""


def understand(text: str, subject: str, asked: tuple[Proposal, ...], languages: tuple[Language, ...]) -> Understood:
    """What the message with these words is, given the rights that *asked* found in it.

    The sender's own language comes first: where it is recognised and no more, a person must read what it asks.
    """
    said = [*_said(subject), *_said(text)]
    escalated = _escalated(said, languages, asked)
    if escalated:
        return Understood(escalated[0], (), None, escalated[1])
    link = link_of(said, languages, asked)
    asked = _of_link(link, said, asked, languages)
    noticed = any(language.kinds.notice.search(folded) for language in languages for folded, _ in said)
    asked = tuple(each for each in asked if not (noticed and _explained(each.quote, languages)))
    if asked:
        return Understood(MessageKind.REQUEST, asked, link)
    doubt = not languages[0].cues or (
        not noticed and any(language.kinds.doubt.search(folded) for language in languages for folded, _ in said)
    )
    return Understood(MessageKind.UNCLEAR if doubt else MessageKind.NOT_A_REQUEST, (), link)


def _explained(quote: str, languages: tuple[Language, ...]) -> bool:
    """True for an item of a list that asks for nothing itself: a notice lists what its readers may ask for."""
    said = fold(quote)
    bare = ITEM.sub("", said, count=1) if ITEM.match(said) else ""
    return bool(bare) and not any(language.asks.search(bare) for language in languages)


def link_of(
    said: list[tuple[str, str]], languages: tuple[Language, ...], asked: tuple[Proposal, ...]
) -> CaseLink | None:
    """What ties the message to an earlier request."""
    complaints = {each.quote for each in asked if each.right is RightType.COMPLAINT}
    complains = bool(complaints)
    # Further down, an authority is named in threats too.
    addressed = [folded for number, (folded, quote) in enumerate(said) if number < GREETING or quote in complaints]
    if complains and any(each.kinds.to_authority.search(folded) for each in languages for folded in addressed):
        return CaseLink.DPA_COMPLAINT
    for language in languages:
        kinds = language.kinds
        recalls = any(kinds.reminder.search(folded) for folded, _ in said)
        waits = complains or not asked or any(kinds.unanswered.search(folded) for folded, _ in said)
        if recalls and (waits or kinds.reminder.match(said[0][0])):
            return CaseLink.REMINDER
        if not asked and any(kinds.reply.search(folded) for folded, _ in said):
            return CaseLink.REPLY
    return None


def _of_link(
    link: CaseLink | None,
    said: list[tuple[str, str]],
    asked: tuple[Proposal, ...],
    languages: tuple[Language, ...],
) -> tuple[Proposal, ...]:
    """Rights once it is known what the message follows: a complaint to the authority asks the company for nothing."""
    if link is CaseLink.DPA_COMPLAINT:
        return tuple(each for each in asked if each.right is RightType.COMPLAINT)
    if link is not CaseLink.REMINDER:
        return asked
    rights: dict[RightType, Proposal] = {
        each.right: each for each in asked if each.right != RightType.OBJECTION
    }  # An earlier request under Article 21 is told by its article, below.
    recalled = rights.keys() - {RightType.COMPLAINT}
    for right, quote in () if recalled else _recalled(said, languages):
        rights.setdefault(right, Proposal(right, quote))
    if rights and RightType.COMPLAINT not in rights:
        quote = next(q for f, q in said if any(language.kinds.reminder.search(f) for language in languages))
        rights[RightType.COMPLAINT] = Proposal(RightType.COMPLAINT, quote)
    return tuple(rights.values())


def _recalled(said: list[tuple[str, str]], languages: tuple[Language, ...]) -> Iterator[tuple[RightType, str]]:
    """Rights of the earlier request, by the article or the words that recall it."""
    for folded, quote in said:
        for language in languages:
            if not language.kinds.reminder.search(folded):
                continue
            numbers = (int(found["number"]) for found in language.articles.finditer(folded))
            rights = [_RECALLED[number] for number in numbers if number in _RECALLED]
            yield from ((right, quote) for right in rights[:1])


def _escalated(
    said: list[tuple[str, str]], languages: tuple[Language, ...], asked: tuple[Proposal, ...]
) -> tuple[MessageKind, str] | None:
    """An authority's letter, or the notice of a breach, with the words that say so."""
    for folded, quote in said:
        if any(language.kinds.authority_letter.search(folded) for language in languages):
            return MessageKind.AUTHORITY_LETTER, quote
    if asked:
        return None
    named = [quote for folded, quote in said if any(each.kinds.breach_notice.search(folded) for each in languages)]
    told = any(language.kinds.breach_told.search(folded) for language in languages for folded, _ in said)
    return (MessageKind.BREACH_NOTICE, named[0]) if named and told else None


def _said(text: str) -> Iterator[tuple[str, str]]:
    """(folded, as written) of each sentence."""
    searched = text[:MAX_SEARCHED]
    for each in sentences(searched):
        yield re.sub(r"\s+", " ", each.folded), searched[each.start : each.end]
