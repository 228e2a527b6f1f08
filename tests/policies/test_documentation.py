"""docs/policy-lint.md tells of every rule and of nothing else."""

from __future__ import annotations

from pathlib import Path

from dsardesk.policies.commitments import Topic
from dsardesk.policies.report import Knowledge

PAGE = Path(__file__).parents[2] / "docs" / "policy-lint.md"


def test_every_rule_is_documented_as_it_is(knowledge: Knowledge) -> None:
    told = [line for line in PAGE.read_text("utf-8").splitlines() if line.startswith("| `")]
    assert told == [
        f"| `{rule.id}` | {rule.severity} | {rule.article['en']} | {rule.name['en']} |"
        for rule in knowledge.rules.values()
    ]


def test_every_topic_is_documented() -> None:
    page = PAGE.read_text("utf-8")
    assert [topic for topic in Topic if f"`{topic}`" not in page] == []
