"""Sentences of law as typed data: a figure, its article, its source and how sure we are of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from dsardesk.domain.grounds import Grounds
from dsardesk.domain.words import Words


class Confidence(StrEnum):
    """How the text of a rule was established."""

    SEEN = "seen"  # The source text itself.
    QUOTED = "quoted"  # Quoted in a secondary source.
    MEMORY = "memory"  # To be confirmed before a release.
    DESIGN = "design"  # No rule found: a decision of ours.


@dataclass(frozen=True, slots=True)
class Rule:
    """One sentence of law.

    Attributes:
        id: stable name, e.g. "gdpr.12.3.base".
        article: short citation for letters and screens, e.g. "GDPR 12(3)".
        sentence: what it says, in our words, by language; French and English are always there.
        source: full reference of the text.
        confidence: how the text was established.
        consulted_on: day on which the source was last read.
        in_force_from: first day on which the rule applies.
        months: figure of the rule in calendar months, if it has one.
        days: figure of the rule in calendar days, if it has one.
        hours: figure of the rule in hours, if it has one.
        count: figure of the rule that counts things, if it has one.
        confirm: what must still be confirmed before a release, in English; "" if nothing is.
    """

    id: str
    article: str
    sentence: Words
    source: str
    confidence: Confidence
    consulted_on: date
    in_force_from: date
    months: int | None = None
    days: int | None = None
    hours: int | None = None
    count: int | None = None
    confirm: str = ""


@dataclass(frozen=True, slots=True)
class RuleBook:
    """Every rule by its id.

    Attributes:
        version: the newest among the versions of the texts; it changes whenever one of them does.
        rules: each rule by its id.
        grounds: the catalogue of refusals, by code.
    """

    version: str
    rules: Mapping[str, Rule]
    grounds: Grounds = field(default_factory=dict)

    def months(self, rule_id: str) -> int:
        """Number of months that a rule gives."""
        months = self.rules[rule_id].months
        if months is None:
            raise ValueError(f"{rule_id} has no months")
        return months

    def days(self, rule_id: str) -> int:
        """Number of days that a rule gives."""
        days = self.rules[rule_id].days
        if days is None:
            raise ValueError(f"{rule_id} has no days")
        return days

    def hours(self, rule_id: str) -> int:
        """Number of hours that a rule gives."""
        hours = self.rules[rule_id].hours
        if hours is None:
            raise ValueError(f"{rule_id} has no hours")
        return hours

    def count(self, rule_id: str) -> int:
        """Number of things that a rule gives."""
        count = self.rules[rule_id].count
        if count is None:
            raise ValueError(f"{rule_id} has no count")
        return count
