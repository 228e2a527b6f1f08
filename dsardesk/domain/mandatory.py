"""What the law asks each letter to hold, and what a planned letter lacks of it.

A letter is held against its sections, not its words.
"""

from __future__ import annotations

from collections.abc import Iterator

from dsardesk.domain.bodies.body import Body
from dsardesk.domain.bodies.content import AUTHORITY, CHECKS, CONTACT, COURT, REASONS, RECEIPT, REFUSING
from dsardesk.domain.errors import DeskError
from dsardesk.domain.letter_facts import LetterFacts
from dsardesk.domain.letters import Head, LetterPlan, Listing, Say, Section, Warn

OF_EVERY_LETTER = (RECEIPT, CONTACT)
"""Rules that every letter must meet, beside its own."""
SHORT = {RECEIPT: "receipt", CONTACT: "contact", REASONS: "reasons", AUTHORITY: "authority", COURT: "court"}
"""Keys by which people are told what is missing; any other rule's is `content`."""


class LetterLacks(DeskError):
    """A letter lacks what a rule asks it to hold; `lacks` holds the keys, separated by spaces."""

    code = "letter.lacks"


def rules_of(body: Body) -> tuple[str, ...]:
    """Ids of every rule that a kind of letter must meet."""
    reasons = (REASONS,) if REFUSING.intersection(body.outcomes) else ()
    return tuple(dict.fromkeys((*OF_EVERY_LETTER, *reasons, *body.mandatory)))


def lacking(plan: LetterPlan, body: Body) -> tuple[str, ...]:
    """Ids of the rules of which the planned letter does not hold what they ask."""
    keys = frozenset(keys_of(plan.sections))
    rules = (rule for rule in rules_of(body) if rule != REASONS or _refuses(plan.facts, body))
    return tuple(rule for rule in rules if not all(check(plan, keys) for check in CHECKS.get(rule, ())))


def must_be_whole(plan: LetterPlan, body: Body) -> None:
    """Refuse a letter that lacks what the law asks it to hold."""
    missing = dict.fromkeys(SHORT.get(rule, "content") for rule in lacking(plan, body))
    if missing:
        raise LetterLacks(lacks=" ".join(missing))


def keys_of(sections: tuple[Section, ...]) -> Iterator[str]:
    """Keys of everything that is said, labels of lines included."""
    for section in sections:
        match section:
            case Say() | Head():
                yield section.key
            case Warn():
                yield section.say.key
            case Listing():
                yield from (item.key for item in section.items)
            case _:
                yield from (label for label, _ in section.rows)


def _refuses(facts: LetterFacts, body: Body) -> bool:
    """True where an outcome that the letter tells is a refusal, whole or in part."""
    told = REFUSING.intersection(body.outcomes)
    return any(item.right in body.answers and item.outcome in told for item in facts.items)
