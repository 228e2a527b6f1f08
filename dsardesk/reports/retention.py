"""Retention in sentences: why each part of a case goes on its day, and what somebody should know of it."""

from __future__ import annotations

from datetime import date

from dsardesk.domain.deadlines import Step
from dsardesk.domain.holds import Hold
from dsardesk.domain.retention import Retention, RetentionLine
from dsardesk.domain.retention_term import POLICY, RetentionDecision, Term
from dsardesk.wording import Catalogue

MONTHS_A_YEAR = 12


def span(months: int, words: Catalogue) -> str:
    """A number of months in words, e.g. "5 ans", "18 mois"."""
    whole_years = months % MONTHS_A_YEAR == 0 and months > 0
    number = months // MONTHS_A_YEAR if whole_years else months
    unit = ("year" if whole_years else "month") + ("" if number == 1 else "s")
    return words.say(f"span.{unit}", number=number)


def explain_line(line: RetentionLine, words: Catalogue) -> tuple[str, ...]:
    """One sentence for each step by which the day was found."""
    return tuple(_sentence(step, words) for step in line.steps)


def _sentence(step: Step, words: Catalogue) -> str:
    facts: dict[str, object] = {
        name: words.date(value) if isinstance(value, date) else value for name, value in step.facts
    }
    if "months" in facts:
        facts["span"] = span(int(str(facts.pop("months"))), words)
    return words.say(f"retention_step.{step.rule}", on=words.date(step.on), **facts)


def explain_retention(kept: Retention, words: Catalogue) -> tuple[str, ...]:
    """Every sentence about how long one case is kept: holds first, then its parts, then what stays elsewhere."""
    held = (explain_hold(hold, words) for hold in kept.holds)
    parts = (sentence for line in kept.lines for sentence in explain_line(line, words))
    listed = kept.suppressed_until
    suppressed = (words.say("retention_step.suppressed", on=listed),) if listed else ()
    warnings = (words.say(f"retention_warning.{warning}") for warning in kept.warnings)
    return tuple(dict.fromkeys((*held, *parts, *suppressed, *warnings)))


def explain_hold(hold: Hold, words: Catalogue) -> str:
    """Why nothing is purged, and until when: an event that a person named, or the closing of another case."""
    if hold.because_of:
        return words.say(f"held_by.{hold.kind}", since=hold.since, case=hold.because_of)
    return words.say(f"held.{hold.kind}", since=hold.since, ends_when=hold.ends_when)


def term_sentences(applied: Term, decision: RetentionDecision | None, words: Catalogue) -> tuple[str, ...]:
    """How long the company keeps its cases, on what that rests, and what should be known of it."""
    return (_term(applied, decision, words), *(words.say(f"retention_warning.{each}") for each in applied.warnings))


def _term(applied: Term, decision: RetentionDecision | None, words: Catalogue) -> str:
    if decision is not None:
        key = "retention.term_decided" if decision.months else "retention.term_decided_none"
        told = {"on": decision.decided_on, "by": decision.decided_by, "reasons": decision.reasons}
        return words.say(key, span=span(decision.months, words), **told)
    if applied.months is None:
        return words.say("retention.term_needed")
    key = f"policy_{applied.starts}" if applied.rule == POLICY else "usual"
    return words.say(f"retention.term_{key}", span=span(applied.months, words))
