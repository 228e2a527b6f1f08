"""What must be done to receive no more marketing: nothing but to say so (GDPR 12(2), 21(2) and (3))."""

from __future__ import annotations

from collections.abc import Iterator

from dsardesk.policies.found import Found, Reading, at
from dsardesk.policies.sentences import Sentence

NEAR = 120


def check(reading: Reading) -> Iterator[Found]:
    """Each sentence that makes leaving a list harder than joining it."""
    for sentence in reading.policy.body():
        if asks_more(sentence):
            yield at("objection_marketing.conditions", sentence, "extra_demand")


def asks_more(sentence: Sentence) -> bool:
    """True if a reason, a letter, a document or a password is wanted of whoever leaves a list."""
    if not (sentence.has("leave_list") or sentence.led("leave_list")) or sentence.has("freely"):
        return _after_a_link(sentence)
    if sentence.has("link_word"):
        return _after_a_link(sentence)
    return sentence.near("demanded", "extra_demand", NEAR)


def _after_a_link(sentence: Sentence) -> bool:
    """True if a link is given, and works only once something else was done."""
    if not sentence.has_all("link_word", "marketing", "extra_demand", "only_then"):
        return False
    return sentence.near("only_then", "extra_demand", NEAR) and sentence.has("leave_list", "withdrawal_word")
