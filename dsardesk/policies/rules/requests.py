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
    if sentence.has("exercise", "right_word") or sentence.has_all("waive", "data_law"):
        return True
    if not sentence.has("your_request", "request"):
        if not sentence.has("silence", "discretion", "fee", "counted", "waive", "reasons_wanted"):
            return False
        return policy.under(sentence, "right_heading") or any(
            each.has("exercise", "your_request") for each in policy.around(sentence, 6, 2)
        )
    return policy.under(sentence, "right_heading") or any(
        each.has("exercise", "right_word") for each in policy.around(sentence, 3, 3)
    )


def _refusals(sentence: Sentence) -> Iterator[Found]:
    unless = ("abusive", "authority", "not_silence", "their_silence", "other_ways_refused")
    if sentence.has("silence") and not sentence.has(*unless):
        yield at("request.silence", sentence, "silence")
    elif sentence.has("discretion") and not sentence.has("abusive"):
        yield at("request.discretion", sentence, "discretion")
    elif _unanswered(sentence):
        yield at("request.silence", sentence, "no_answer")
    if sentence.has("waive") and not sentence.has("not_waived"):
        yield at("rights.waived", sentence, "waive")


def _unanswered(sentence: Sentence) -> bool:
    """True if an answer is denied, with no reason that the law knows."""
    unless = ("answer_safe", "abusive", "authority", "not_silence", "their_silence", "other_ways_refused")
    if not sentence.has("no_answer") or not sentence.has("your_request", "request") or sentence.has(*unless):
        return False
    return sentence.has("our_view") or not sentence.has("condition")


def _contents(sentence: Sentence) -> Iterator[Found]:
    if sentence.has("optional_content", "abusive", "our_reasons", "leave_list"):
        return
    if sentence.has("told_by_us") and not sentence.has("purpose_wanted"):
        return
    if sentence.has("reasons_wanted") and not sentence.has("own_situation"):
        yield at("request.reasons", sentence, "reasons_wanted")
    elif sentence.has("purpose_wanted"):
        yield at("request.content", sentence, "purpose_wanted")


def _other_price(sentence: Sentence) -> bool:
    """True if the price is that of something else than an answer."""
    return sentence.has("other_price") and not sentence.has("your_request", "exercise", "access")


def _price(sentence: Sentence) -> Iterator[Found]:
    if sentence.has_all("fee", "fee_of") and not sentence.has("free", "abusive") and not _other_price(sentence):
        yield at("request.fee", sentence, "fee")
    if (
        sentence.has("counted")
        and sentence.has("only", "limited_to", "not_so", "more_than", "allowed_word")
        and not sentence.has("free")
        and sentence.has("your_request", "request", "exercise", "right_word", "access")
    ):
        yield at("request.limited_number", sentence, "counted")
