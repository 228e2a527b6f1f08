"""The rule book: TOML texts in, typed rules out."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass

from dsardesk.domain.rules import Rule, RuleBook
from dsardesk.law.reading import BadText, read_into
from dsardesk.law.refusals import read_grounds
from dsardesk.law.versions import newest

MOST_MONTHS = 72
MOST_DAYS = 366
MOST_HOURS = 720
MOST_COUNT = 1000
ELSEWHERE = frozenset({"about", "authority", "ground"})
"""Tables of the same files that readers of their own take."""


@dataclass(frozen=True, slots=True)
class _RuleFile:
    """What one file of rules holds."""

    version: str
    rule: tuple[Rule, ...] = ()


def read_rules(*texts: str) -> RuleBook:
    """Every rule of *texts*, under the newest of their versions.

    Refuses an unknown key, an impossible figure, or an id used twice.
    """
    rules: dict[str, Rule] = {}
    versions = []
    for text in texts:
        table = {key: value for key, value in tomllib.loads(text).items() if key not in ELSEWHERE}
        file = read_into(_RuleFile, table)
        versions.append(file.version)
        for rule in file.rule:
            _check(rule, rules)
            rules[rule.id] = rule
    return RuleBook(newest(versions), rules, read_grounds(rules, *texts))


def _check(rule: Rule, known: dict[str, Rule]) -> None:
    if rule.id in known:
        raise BadText(key=rule.id, problem="used_twice", line=0)
    figures = (
        (rule.months, MOST_MONTHS),
        (rule.days, MOST_DAYS),
        (rule.hours, MOST_HOURS),
        (rule.count, MOST_COUNT),
    )
    for figure, most in figures:
        if figure is not None and not 1 <= figure <= most:
            raise BadText(key=rule.id, problem="impossible_figure", line=0)
