"""Instants and calculations of time limits as sentences."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from dsardesk.domain.deadlines import Step, TimeLimit
from dsardesk.wording import Catalogue


def moment(instant: datetime, zone: ZoneInfo, words: Catalogue) -> str:
    """An instant at the controller's, e.g. "26 octobre 2026 à 09:12"."""
    local = instant.astimezone(zone)
    return words.say("date.moment", day=local.date(), time=f"{local:%H:%M}")


def explain(limit: TimeLimit, words: Catalogue) -> tuple[str, ...]:
    """One sentence for each step of a calculation."""
    return tuple(explain_step(step, words) for step in limit.steps)


def explain_step(step: Step, words: Catalogue) -> str:
    """The sentence of one step."""
    facts: dict[str, object] = dict(step.facts)
    for name, value in facts.items():
        if isinstance(value, date):
            facts[name] = words.date(value)
    if "because" in facts:
        facts["because"] = words.listing([words.say(key) for key in str(facts["because"]).split()])
    if "cause" in facts:
        facts["cause"] = words.say(f"suspension_cause.{facts['cause']}")
    key = f"step.{step.rule}"
    if 1 in {facts.get("days"), facts.get("remaining")}:
        key += "_one"
    sentence = words.say(key, on=words.date(step.on, weekday=True), **facts)
    return sentence[:1].upper() + sentence[1:]
