"""How a policy tells of the authority, and what it puts before a complaint (GDPR 13(2)(d), 77)."""

from __future__ import annotations

from collections.abc import Iterator

from dsardesk.policies.found import Found, Reading, at
from dsardesk.policies.rules.rights import complaints
from dsardesk.policies.sentences import Policy, Sentence


def check(reading: Reading) -> Iterator[Found]:
    """An authority without a name; a complaint that must wait."""
    policy = reading.policy
    told = complaints(policy)
    if told and not any(_named(policy, each) for each in told):
        yield at("authority.unnamed", told[-1], "authority")
    for sentence in told:
        if sentence.has("no_duty"):
            continue
        if sentence.has("contact_us") and _first(sentence):
            yield at("complaint.precondition", sentence, "complaint_first")
        elif after := _condition_after(policy, sentence):
            yield at("complaint.precondition", after, "before_word")


def _first(sentence: Sentence) -> bool:
    """True if *sentence* puts something before the complaint, and makes it a duty."""
    if sentence.has_all("complaint_first", "duty_before"):
        return True
    return sentence.has_all("order_word", "strong_duty") and not sentence.has("belief")


def _condition_after(policy: Policy, sentence: Sentence) -> Sentence | None:
    """The next sentence of the paragraph, if it says what must come before."""
    following = (each for each in policy.block(sentence) if each.place == sentence.place + 1)
    after = next(following, None)
    if after is None or not after.has_all("duty_before", "before_word") or after.has("no_duty", "not_so"):
        return None
    return after


def _named(policy: Policy, sentence: Sentence) -> bool:
    """True if the authority is named there, or just beside."""
    return any(each.has("authority_named") for each in policy.around(sentence, 2, 3))
