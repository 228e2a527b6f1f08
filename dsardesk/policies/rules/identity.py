"""What a policy wants of identity documents, and what becomes of them (GDPR 12(6), 5(1)(c) and (e))."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from dsardesk.policies.durations import durations
from dsardesk.policies.found import Found, Reading, at
from dsardesk.policies.sentences import Policy, Sentence

FOLLOWING = 3


class Fate(StrEnum):
    """Until when a copy is kept."""

    AT_CHECK = "at_check"
    REQUEST = "request"
    PERIOD = "period"


def check(reading: Reading) -> Iterator[Found]:
    """Documents wanted of everybody, wanted without a doubt, kept too long, or under two rules."""
    policy = reading.policy
    asked = [each for each in policy.body() if asks(policy, each)]
    said = any(doubted(policy, sentence) for sentence in asked)
    spared = said or any(each.has("id_document") and each.said("id_not_asked") for each in policy.body())
    for sentence in asked:
        if not doubted(policy, sentence):
            if _always(sentence):
                yield at("identity.always", sentence, "id_document")
                if spared:
                    yield at("identity.two_rules", sentence, "id_document")
            elif not said:
                yield at("identity.without_doubt", sentence, "id_document")
    yield from _fates(policy)


def asks(policy: Policy, sentence: Sentence) -> bool:
    """True if *sentence* wants an identity document of whoever exercises a right."""
    if not sentence.has("id_document") or not about_requests(policy, sentence):
        return False
    if sentence.has("no_document_no_answer"):
        return True
    if sentence.said("id_not_asked") or sentence.near("id_document", "any_means", 40):
        return False
    return sentence.said("id_asked_option", "id_asked_always") or not sentence.has("fate_any", "identity_checked")


def about_requests(policy: Policy, sentence: Sentence) -> bool:
    """True if *sentence* speaks of requests rather than of the company's own business."""
    if _errand(sentence):
        return False
    if sentence.said("your_request", "exercise", "identity_check", "complain_right", "id_received") or policy.under(
        sentence, "right_heading"
    ):
        return True
    return any(each.has("exercise", "your_request") for each in policy.around(sentence, 2, 1))


def _errand(sentence: Sentence) -> bool:
    """True if the document is shown on another occasion: a vote, a parcel, keys."""
    if sentence.has("own_errand"):
        return not sentence.has("your_request", "exercise")
    return sentence.has("occasion") and not sentence.has("of_a_request")


def doubted(policy: Policy, sentence: Sentence) -> bool:
    """True if the document is wanted in case of doubt only."""
    if sentence.said("doubt"):
        return True
    before = policy.around(sentence, 1, 0)[0]
    return before is not sentence and before.has("doubt") and before.block == sentence.block


def _always(sentence: Sentence) -> bool:
    return sentence.has("no_document_no_answer") or not sentence.has("id_asked_option")


def fates(policy: Policy) -> list[tuple[Sentence, Fate]]:
    """Sentences that say until when a copy of a document is kept."""
    found: dict[int, tuple[Sentence, Fate]] = {}
    for sentence in policy.body():
        if sentence.has("id_document") and about_requests(policy, sentence):
            for told in policy.around(sentence, 0, FOLLOWING):
                fate = _fate(told) or _lasting(sentence, told) if told is sentence or told.has("that_copy") else None
                if fate is not None:
                    found.setdefault(told.place, (told, fate))
        elif (
            sentence.question and sentence.language.has(sentence.question, "asks_of_copy") and (fate := _fate(sentence))
        ):
            found.setdefault(sentence.place, (sentence, fate))
    return list(found.values())


def _fate(sentence: Sentence) -> Fate | None:
    if sentence.has("fate_at_check"):
        return Fate.AT_CHECK
    if sentence.has("fate_request"):
        return Fate.REQUEST
    if sentence.has("fate_any") and (sentence.has("until") or any(durations(sentence.folded, sentence.language))):
        return Fate.PERIOD
    return None


def _lasting(sentence: Sentence, told: Sentence) -> Fate | None:
    """A period that a later sentence gives the copy, whatever verb it uses."""
    if told is sentence or told.has("reply", "extension"):
        return None
    return Fate.PERIOD if any(durations(told.folded, told.language)) else None


def _fates(policy: Policy) -> Iterator[Found]:
    told = fates(policy)
    if len({fate for _, fate in told}) > 1:
        yield from (at("identity.two_rules", sentence, "fate_any") for sentence, _ in told)
        return
    for sentence, fate in told:
        if fate is not Fate.AT_CHECK:
            yield at("identity.kept", sentence, "fate_any")
