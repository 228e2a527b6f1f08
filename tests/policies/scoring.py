"""How much of what lawyers marked in a policy is found: a mark is met where a quote covers half of its characters."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dsardesk.policies.reading import as_read, policy_text
from dsardesk.policies.report import Finding

SHARED = Path(__file__).parents[3] / "shared"
WRITTEN = Path(__file__).parent / "written"
UNSEEN = Path(__file__).parent / "unseen"
STRAIGHT = str.maketrans("\u2018\u2019\u201c\u201d", "''\"\"")


@dataclass(frozen=True, slots=True)
class Marked:
    """A policy, and the words in it that a lawyer marked as wrong."""

    name: str
    text: str
    quotes: tuple[str, ...]


def plain(text: str) -> str:
    return re.sub(r"\s+", " ", text).translate(STRAIGHT).strip()


def marked_by_the_rule_book() -> Iterator[Marked]:
    for policy in json.loads((SHARED / "law" / "policies.json").read_text("utf-8"))["policies"]:
        quotes = tuple(each["quote"] for each in policy["commitments"] if each["legal_status"] != "ok")
        yield Marked(policy["id"], (SHARED / "seeds" / policy["seed"]).read_text("utf-8"), quotes)


def marked_elsewhere() -> Iterator[Marked]:
    for name, labels in json.loads((WRITTEN / "labels.json").read_text("utf-8")).items():
        quotes = tuple(each["quote"] for each in labels["defects"] if each["quote"])
        yield Marked(name, (WRITTEN / name).read_text("utf-8"), quotes)


def marked_unseen() -> Iterator[Marked]:
    for name, labels in json.loads((UNSEEN / "labels.json").read_text("utf-8")).items():
        quotes = tuple(each["quote"] for each in labels["defects"])
        yield Marked(name, as_read(policy_text((UNSEEN / name).read_bytes())), quotes)


def unmet(policy: Marked, findings: tuple[Finding, ...]) -> list[str]:
    """Marks that no finding covers by half."""
    text = plain(policy.text)
    covered = [span for finding in findings for span in _places(text, plain(finding.quote))]
    return [quote for quote in policy.quotes if not _met(_places(text, plain(quote)), covered)]


def _places(text: str, words: str) -> list[tuple[int, int]]:
    return [(found.start(), found.end()) for found in re.finditer(re.escape(words), text)]


def _met(marks: list[tuple[int, int]], covered: list[tuple[int, int]]) -> bool:
    return any(
        min(end, stop) - max(start, begin) >= (end - start) / 2 for start, end in marks for begin, stop in covered
    )
