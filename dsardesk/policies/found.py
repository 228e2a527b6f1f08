"""What a rule is given, and what it answers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from dsardesk.domain.rules import RuleBook
from dsardesk.policies.sentences import Policy, Sentence


@dataclass(frozen=True, slots=True)
class Reading:
    """A policy to be judged.

    Attributes:
        policy: the policy.
        book: figures of the law.
    """

    policy: Policy
    book: RuleBook


@dataclass(frozen=True, slots=True)
class Found:
    """One thing found.

    Attributes:
        rule: id of the rule.
        quote: words of the policy, each run of white space made one space.
        place: place of the sentence.
    """

    rule: str
    quote: str
    place: int


Check = Callable[[Reading], Iterator[Found]]


def at(rule: str, sentence: Sentence, concept: str = "") -> Found:
    """*rule* found at *sentence*; of a long one, the clauses around *concept* are quoted."""
    return Found(rule, sentence.quote(concept), sentence.place)
