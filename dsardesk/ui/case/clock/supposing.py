"""What would become of a clock if something happened on a day: tried, never stored."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dsardesk.domain.clocks import clock_of
from dsardesk.domain.deadlines import ClockFact, ClockFactType, TimeLimit
from dsardesk.domain.requests import RequestItem
from dsardesk.domain.rules import RuleBook
from dsardesk.reports.dates import explain_step
from dsardesk.services.case_page import CasePage
from dsardesk.wording import Catalogue


class Supposed(StrEnum):
    """What may be tried; its words stand in the messages catalogue under `supposed.<word>`."""

    IDENTITY_REQUESTED = "identity_requested"
    IDENTITY_RECEIVED = "identity_received"
    CLARIFICATION_REQUESTED = "clarification_requested"
    CLARIFICATION_RECEIVED = "clarification_received"
    EXTENSION_NOTIFIED = "extension_notified"
    ANSWERED = "answered"


@dataclass(frozen=True, slots=True)
class Trial:
    """What would come of it for the items that share it; *rights* names them."""

    rights: str
    sentences: tuple[str, ...]


def trial(page: CasePage, rules: RuleBook, what: Supposed, on: date, words: Catalogue) -> tuple[Trial, ...]:
    """What would become of each clock of the case, those of which the same would become as one."""
    groups: dict[tuple[str, ...], list[str]] = {}
    for item in page.case.items:
        said = _sentences(page, item, what, on, rules=rules, words=words)
        groups.setdefault(said, []).append(words.say(f"right.{item.right}"))
    return tuple(Trial(_capital(words.listing(rights)), said) for said, rights in groups.items())


def _sentences(
    page: CasePage, item: RequestItem, what: Supposed, on: date, *, rules: RuleBook, words: Catalogue
) -> tuple[str, ...]:
    known = page.limits[item.number]
    if what is Supposed.ANSWERED:
        return _answered(known, on, words)
    fact = ClockFact(ClockFactType(what.value), on)
    then = clock_of(page.case, item, page.profile, page.calendar, rules, supposed=[fact])
    new = [explain_step(step, words) for step in then.steps if step not in known.steps]
    return tuple(new) or (words.say("supposed.nothing"),)


def _answered(limit: TimeLimit, on: date, words: Catalogue) -> tuple[str, ...]:
    """Whether an answer of that day would be in time; a full refusal has the first period only."""
    due_on = limit.effective_due
    if due_on is None:
        return (words.say("supposed.answered_suspended"),)
    if on > due_on:
        late = (on - due_on).days
        return (words.say(f"supposed.answered_late{'_one' if late == 1 else ''}", days=late),)
    said = [words.say("supposed.answered_in_time")]
    if limit.refuses_late(on):
        said.append(words.say("supposed.refusal_late"))
    if limit.earliest_on is not None and on < limit.earliest_on:
        said.append(words.say("supposed.too_early", on=limit.earliest_on))
    return tuple(said)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
