"""The rule book: TOML texts in, typed rules out."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass

from dsardesk.domain.rules import Rule, RuleBook
from dsardesk.law.reading import BadText, read_into

MOST_MONTHS = 72
MOST_DAYS = 366
MOST_HOURS = 720


@dataclass(frozen=True, slots=True)
class _RuleFile:
    """What one file of rules holds."""

    version: str
    rule: tuple[Rule, ...]


def read_rules(*texts: str) -> RuleBook:
    """Every rule of *texts*; refuses an unknown key, an impossible figure or an id used twice."""
    rules: dict[str, Rule] = {}
    versions = []
    for text in texts:
        file = read_into(_RuleFile, tomllib.loads(text))
        versions.append(file.version)
        for rule in file.rule:
            _check(rule, rules)
            rules[rule.id] = rule
    return RuleBook("+".join(dict.fromkeys(versions)), rules)


def _check(rule: Rule, known: dict[str, Rule]) -> None:
    if rule.id in known:
        raise BadText(key=rule.id, problem="used_twice", line=0)
    for figure, most in ((rule.months, MOST_MONTHS), (rule.days, MOST_DAYS), (rule.hours, MOST_HOURS)):
        if figure is not None and not 1 <= figure <= most:
            raise BadText(key=rule.id, problem="impossible_figure", line=0)
