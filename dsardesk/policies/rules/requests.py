"""Conditions that the law does not put to a request: reasons, money, luck (GDPR 12(2), (4) and (5))."""

from __future__ import annotations

from collections.abc import Iterator

from dsardesk.policies.found import Found, Reading, at
from dsardesk.policies.sentences import Policy, Sentence


def check(reading: Reading) -> Iterator[Found]:
    """Silence, discretion, reasons, fees and quotas."""
    for sentence in reading.policy.body():
        if about_rights(reading.policy, sentence):
            yield from _refusals(sentence)
            yield from _contents(sentence)
            yield from _price(sentence)


def about_rights(policy: Policy, sentence: Sentence) -> bool:
    """True if *sentence* speaks of rights or of requests that exercise them."""
    if sentence.has("exercise", "right_word"):
        return True
    if not sentence.has("your_request", "request"):
        if not sentence.has("silence", "discretion", "fee", "counted", "waive"):
            return False
        return policy.under(sentence, "right_heading") or any(
            each.has("exercise", "your_request") for each in policy.around(sentence, 6, 2)
        )
    return policy.under(sentence, "right_heading") or any(
        each.has("exercise", "right_word") for each in policy.around(sentence, 3, 3)
    )


def _refusals(sentence: Sentence) -> Iterator[Found]:
    if sentence.has("silence") and not sentence.has("abusive", "authority", "not_silence"):
        yield at("request.silence", sentence, "silence")
    elif sentence.has("discretion") and not sentence.has("abusive"):
        yield at("request.discretion", sentence, "discretion")
    if sentence.has("waive") and not sentence.has("not_waived"):
        yield at("rights.waived", sentence, "waive")


def _contents(sentence: Sentence) -> Iterator[Found]:
    if sentence.has("optional_content", "abusive", "our_reasons"):
        return
    if sentence.has("told_by_us") and not sentence.has("purpose_wanted"):
        return
    if sentence.has("reasons_wanted") and not sentence.has("own_situation"):
        yield at("request.reasons", sentence, "reasons_wanted")
    elif sentence.has("purpose_wanted"):
        yield at("request.content", sentence, "purpose_wanted")


def _price(sentence: Sentence) -> Iterator[Found]:
    if sentence.has("fee") and not sentence.has("free", "abusive"):
        yield at("request.fee", sentence, "fee")
    if (
        sentence.has("counted")
        and sentence.has("only", "limited_to", "not_so", "more_than")
        and not sentence.has("free")
    ):
        yield at("request.limited_number", sentence, "counted")
