"""What the check of policies tells of each rule: how grave, which article, what to do, what to write instead."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from dsardesk.domain.words import Words
from dsardesk.law.reading import BadText, read_into


class Severity(StrEnum):
    """How grave a finding is."""

    ERROR = "error"  # Against the law, or misleading.
    WARNING = "warning"  # Missing, unclear, or narrower than the law.
    INFO = "info"  # Worth knowing; nothing must change.


@dataclass(frozen=True, slots=True)
class PolicyRule:
    """One rule.

    Attributes:
        id: stable name, e.g. "identity.always".
        severity: how grave it is.
        article: short citation.
        name: what is wrong, in a few words.
        advice: why, and what to do.
        wording: a sentence ready to be used.
    """

    id: str
    severity: Severity
    article: Words
    name: Words
    advice: Words
    wording: Words


@dataclass(frozen=True, slots=True)
class _RuleFile:
    rule: tuple[PolicyRule, ...]


def read_catalogue(text: str) -> Mapping[str, PolicyRule]:
    """Every rule of *text* by its id; refuses an id used twice."""
    rules: dict[str, PolicyRule] = {}
    for rule in read_into(_RuleFile, tomllib.loads(text)).rule:
        if rule.id in rules:
            raise BadText(key=rule.id, problem="used_twice", line=0)
        rules[rule.id] = rule
    return rules
