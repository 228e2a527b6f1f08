"""Promises about what is sent, published, shared by name, or told by one person about another."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dsardesk.policies.rules.grounds import speaks_for_others
from dsardesk.policies.sentences import Policy, Sentence

Promise = tuple[Sentence, str, str]
"""The sentence, what it promises, and the concept around which a long one is quoted."""

_ITEM = re.compile(r"[-–•* ]*(?P<name>[A-Z][\w&.'’-]*(?: [\w&.'’-]+){0,4}?) ?(?:[–—:]| -) ?(?P<use>[^\W\d]\w*)")
_FORM = re.compile(
    r"(?P<name>[A-Z][\w&'’-]+(?: [A-Z][\w&'’-]+){0,3}),?"
    r" (?:SASU?|SARL|S\.A\.S\.?|SA|Inc|Ltd|LLC|PLC|GmbH|B\.V|N\.V|AB)\b"
)
_OURSELVES = re.compile(r"\([\"“«]|hereinafter|hereafter|ci-après", re.IGNORECASE)
"""What gives the company behind the text its short name."""


def marketing(policy: Policy) -> Iterator[Promise]:
    """Messages that are sent only to those who agreed."""
    for sentence in policy.having("marketing"):
        if sentence.has("marketing_sent") and sentence.has("if_agreed") and not sentence.has("unsubscribe"):
            yield sentence, "consent", "if_agreed"


def publication(policy: Policy) -> Iterator[Promise]:
    """What people say or show that the company makes public."""
    for sentence in policy.having("publishes"):
        yield sentence, "consent" if sentence.has("agrees", "if_agreed") else "stated", "publishes"


def third_party_data(policy: Policy) -> Iterator[Promise]:
    """Data that one person gives about another."""
    for sentence in policy.body():
        if speaks_for_others(sentence):
            yield sentence, "giver_vouches", "consents_others"


def recipients(policy: Policy) -> Iterator[Promise]:
    """Companies named as those who receive or keep data."""
    for sentence in policy.body():
        if (
            _OURSELVES.search(sentence.text)
            or sentence.has("controller", "authority")
            or not policy.section_says(sentence, "recipients", "discloses")
        ):
            continue
        item = _ITEM.match(sentence.text)
        if item and sentence.language.has(item["use"].casefold(), "what_for"):
            yield sentence, f"named:{item['name']}", ""
        elif sentence.has("recipients", "discloses", "moves"):
            yield from ((sentence, f"named:{found['name']}", "recipients") for found in _FORM.finditer(sentence.text))
