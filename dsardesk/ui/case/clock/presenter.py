"""The clocks of a case in sentences, one where they agree, and how each came about."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dsardesk.domain.deadlines import TimeLimit
from dsardesk.domain.rules import RuleBook
from dsardesk.reports.clock import ClockSentence, clock_sentence
from dsardesk.reports.dates import explain
from dsardesk.services.case_page import CasePage
from dsardesk.wording import Catalogue

TIME_LIMIT_RULES = "gdpr.12.3."


@dataclass(frozen=True, slots=True)
class ClockLine:
    """One clock, of the items that share it; *rights* names them, "" where all of the case do."""

    rights: str
    sentence: ClockSentence


@dataclass(frozen=True, slots=True)
class Explanation:
    """How one clock came about.

    Attributes:
        rights: items that share it.
        steps: each step of the calculation, a sentence each.
        advice: what is good to know beside, a sentence each.
    """

    rights: str
    steps: tuple[str, ...]
    advice: tuple[str, ...]


def clock_lines(page: CasePage, words: Catalogue) -> tuple[ClockLine, ...]:
    """The clocks of the case, those that say the same as one."""
    groups: dict[ClockSentence, list[str]] = {}
    for item in page.case.items:
        said = clock_sentence(item, page.limits[item.number], page.today, page.calendar, words)
        groups.setdefault(said, []).append(words.say(f"right.{item.right}"))
    return tuple(
        ClockLine(_capital(words.listing(rights)) if len(groups) > 1 else "", said) for said, rights in groups.items()
    )


def explanations(page: CasePage, words: Catalogue) -> tuple[Explanation, ...]:
    """How the clocks of the case came about, those that came about alike as one."""
    groups: dict[tuple[tuple[str, ...], tuple[str, ...]], list[str]] = {}
    for item in page.case.items:
        limit = page.limits[item.number]
        told = explain(limit, words), tuple(_advice(limit, words, owed=item.answered_on is None))
        groups.setdefault(told, []).append(words.say(f"right.{item.right}"))
    return tuple(
        Explanation(_capital(words.listing(rights)), steps, advice) for (steps, advice), rights in groups.items()
    )


def _advice(limit: TimeLimit, words: Catalogue, *, owed: bool) -> Iterator[str]:
    """What is good to know while an answer is owed."""
    if not owed or limit.due is None:
        return
    if limit.promised_due is not None:
        yield words.say("clock_advice.promised", on=words.date(limit.promised_due, weekday=True))
    if not limit.extension_valid and limit.prudent_due < limit.due and not limit.suspended_days:
        yield words.say("clock_advice.prudent", on=words.date(limit.prudent_due, weekday=True))
    if not limit.extension_valid and limit.due_after_extension is not None:
        yield words.say("clock_advice.extension", on=words.date(limit.due_after_extension, weekday=True))


def source(page: CasePage, rules: RuleBook, words: Catalogue) -> str:
    """Where the rules of the calculation stand, and when they were last read."""
    read = [rule.consulted_on for rule in rules.rules.values() if rule.id.startswith(TIME_LIMIT_RULES)]
    return words.say(
        "clock_advice.source", consulted_on=min(read), calendar=page.calendar.id, version=page.calendar.version
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
