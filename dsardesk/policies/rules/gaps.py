"""What a policy must say and this one does not, beside rights and periods (GDPR 12(1), 13 and 14)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dsardesk.policies import ways
from dsardesk.policies.found import Found, Reading, at
from dsardesk.policies.sentences import Policy, Sentence

LEAST_SENTENCES = 15
"""A shorter text is an excerpt: what it leaves out may stand elsewhere."""
UNSAID = {
    "purposes.missing": ("purpose", "topic_purposes"),
    "officer.missing": ("officer",),
    "transfer.missing": ("outside", "no_transfer", "in_europe", "topic_transfers", "safeguard"),
    "mandatory.missing": ("mandatory_told",),
}
"""Each rule, and the concepts one of which shows that the policy speaks of it."""
_COMPANY = re.compile(
    r"\b(?:S\.?A\.?S\.?U?|S\.?A\.?R\.?L|EURL|SCM|SCI|SNC|GIE|Inc|Ltd|LLC|LLP|PLC|GmbH|AG|B\.?V|N\.?V|Oy|AB|S\.?p\.?A|S\.?r\.?l)\b\.?"
    r"|\b(?:SIREN|SIRET|RCS|R\.C\.S)\b",
    re.IGNORECASE,
)


def check(reading: Reading) -> Iterator[Found]:
    """No recipient, no name behind the text, other information left out; changes that nobody is told of."""
    policy = reading.policy
    yield from _recipients(policy)
    if len(list(policy.body())) >= LEAST_SENTENCES and (first := _subject(policy)):
        yield from _unsaid(policy, first)
    for sentence in policy.body():
        if sentence.has("changes") and sentence.has("no_notice") and sentence.has("agreed_thing"):
            yield at("changes.without_notice", sentence, "no_notice")


def _recipients(policy: Policy) -> Iterator[Found]:
    if not policy.says("recipients", "discloses"):
        first = next((each for each in policy.body() if each.has("collect") and each.has("data")), None)
        if first is not None:
            yield at("recipients.missing", first, "collect")


def _subject(policy: Policy) -> Sentence | None:
    """The first words that show that personal data are spoken of."""
    return next((each for each in policy.sentences if each.has("data", "topic_collected")), None)


def _unsaid(policy: Policy, first: Sentence) -> Iterator[Found]:
    if not _named(policy):
        yield at("controller.missing", first)
    for rule, concepts in UNSAID.items():
        if not policy.says(*concepts):
            yield at(rule, first)
    # Data that a person gave need no source to be told; those of people sought out do.
    if policy.says("who_prospect", "who_candidate") and not policy.says("source_told"):
        yield at("source.missing", first)


def _named(policy: Policy) -> bool:
    """True if somebody stands behind the text: a controller, a company's form, an address of its own."""
    return any(
        each.has("controller", "run_by")
        or (_COMPANY.search(each.text) and not each.has("recipients"))
        or (ways.has_postal_address(each.text) and not each.has("authority"))
        for each in policy.sentences
    )
