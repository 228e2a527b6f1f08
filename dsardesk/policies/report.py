"""What the check of a policy or of a profile says: findings and commitments."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from dsardesk.domain.rules import RuleBook
from dsardesk.policies.catalogue import PolicyRule, Severity
from dsardesk.policies.commitments import Commitment, commitments
from dsardesk.policies.found import Found
from dsardesk.policies.lexicon import Lexicon
from dsardesk.policies.lint import CHECKS, lint
from dsardesk.policies.pace import Watch, unwatched
from dsardesk.policies.profile_lint import lint_profile, profile_commitments
from dsardesk.policies.profiles import read_profile
from dsardesk.policies.reading import as_read, checked, policy_text
from dsardesk.policies.sentences import read_policy


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What the check needs to know.

    Attributes:
        lexicon: how policies say things.
        rules: what to tell of each rule.
        book: figures of the law.
    """

    lexicon: Lexicon
    rules: Mapping[str, PolicyRule]
    book: RuleBook


@dataclass(frozen=True, slots=True)
class Finding:
    """A rule, and the words that break it.

    Attributes:
        rule: the rule.
        quote: words of the text, each run of white space made one space.
    """

    rule: PolicyRule
    quote: str


@dataclass(frozen=True, slots=True)
class Report:
    """What was found, in the order of the text."""

    findings: tuple[Finding, ...]
    commitments: tuple[Commitment, ...]

    @property
    def sound(self) -> bool:
        """True if nothing but information was found."""
        return all(finding.rule.severity is Severity.INFO for finding in self.findings)


class _Pace:
    """Keeps how many rules were asked, and tells it at each call."""

    def __init__(self, watch: Watch) -> None:
        self._watch = watch
        self._asked = 0

    def asks(self, rules: int) -> None:
        """So many rules were asked."""
        self._asked = rules
        self()

    def __call__(self) -> None:
        self._watch(self._asked, len(CHECKS))


def check_policy(text: str, knowledge: Knowledge, watch: Watch = unwatched) -> Report:
    """What is wrong in the policy that *text* is, and what it promises; UnreadableInput where there is none.

    *watch* is told again and again how far the check is, and ends it by what it raises.
    """
    pace = _Pace(watch)
    policy = read_policy(as_read(checked(text)), knowledge.lexicon, pace)
    found = lint(policy, knowledge.book, pace.asks)
    return Report(_findings(found, knowledge), tuple(commitments(policy)))


def check_profile(text: str, knowledge: Knowledge) -> Report:
    """The same of the controller profile that *text* is; a `BadText` where it cannot be read."""
    profile = read_profile(text)
    found = lint_profile(profile, text, knowledge.book)
    return Report(_findings(found, knowledge), tuple(profile_commitments(profile, text)))


def check_file(name: str, content: bytes, knowledge: Knowledge, watch: Watch = unwatched) -> Report:
    """The check of a profile if the file is TOML, by its name or by what it holds, else of a policy."""
    profile = Path(name).suffix.casefold() == ".toml"
    return check_words(policy_text(content), knowledge, watch, profile=profile)


def check_words(text: str, knowledge: Knowledge, watch: Watch = unwatched, *, profile: bool = False) -> Report:
    """The check of *text*: of a profile if it is said or seen to be one, else of a policy."""
    if profile or _is_profile(text):
        return check_profile(text, knowledge)
    return check_policy(text, knowledge, watch)


def _is_profile(text: str) -> bool:
    try:
        return {"id", "name"} <= tomllib.loads(text).keys()
    except tomllib.TOMLDecodeError:
        return False


def _findings(found: Iterable[Found], knowledge: Knowledge) -> tuple[Finding, ...]:
    return tuple(Finding(knowledge.rules[each.rule], each.quote) for each in found)
