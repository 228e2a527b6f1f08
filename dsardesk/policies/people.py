"""Kinds of persons of whom a policy speaks."""

from __future__ import annotations

from dsardesk.policies.sentences import Policy, Sentence

KINDS = (
    "candidate",
    "employee",
    "supplier",
    "prospect",
    "customer",
    "visitor",
    "newsletter",
    "patient",
    "user",
)


def kinds_in(sentence: Sentence) -> frozenset[str]:
    """Kinds of persons that *sentence* names; a company's own staff at work is none."""
    named = {kind for kind in KINDS if sentence.has(f"who_{kind}")}
    return frozenset(named - {"employee"} if sentence.has("own_staff") else named)


def audience(policy: Policy, sentence: Sentence) -> frozenset[str]:
    """Kinds of persons for whom *sentence* is meant: those its headings name, else its own."""
    titles = policy.title(sentence)
    named = frozenset(kind for kind in KINDS if sentence.language.has(titles, f"who_{kind}"))
    return named or kinds_in(sentence)


def apart(one: frozenset[str], other: frozenset[str]) -> bool:
    """True if both name persons, and none in common."""
    return bool(one and other) and not one & other
