"""A privacy policy judged: every rule asked in turn, what they found in the order of the text."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from dsardesk.domain.rules import RuleBook
from dsardesk.policies.found import Check, Found, Reading
from dsardesk.policies.rules import (
    complaints,
    contact,
    contradictions,
    gaps,
    grounds,
    identity,
    marketing,
    narrowed,
    outdated,
    references,
    replies,
    requests,
    retention,
    rights,
    roles,
    transfers,
)
from dsardesk.policies.sentences import Policy

CHECKS: tuple[Check, ...] = tuple(
    module.check
    for module in (
        identity,
        replies,
        requests,
        contact,
        rights,
        narrowed,
        complaints,
        marketing,
        retention,
        grounds,
        roles,
        transfers,
        outdated,
        references,
        contradictions,
        gaps,
    )
)


def lint(policy: Policy, book: RuleBook, asked: Callable[[int], object] = int) -> tuple[Found, ...]:
    """What is wrong in *policy*; the same rule tells of the same words once.

    *asked* is told how many rules were asked, before each of them.
    """
    reading = Reading(policy, book)
    found: dict[Found, None] = {}
    for number, check in enumerate(CHECKS):
        asked(number)
        found |= dict.fromkeys(check(reading))
    return tuple(sorted(_each_once(found), key=lambda each: each.place))


def _each_once(found: dict[Found, None]) -> Iterator[Found]:
    told = set()
    for each in found:
        words = (each.rule, each.quote.casefold())
        if words not in told:
            told.add(words)
            yield each
