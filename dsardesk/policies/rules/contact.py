"""Where a request can be sent (GDPR 12(2), 13(1)(a) and (b))."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dsardesk.policies import ways
from dsardesk.policies.found import Found, Reading, at
from dsardesk.policies.outline import Kind
from dsardesk.policies.people import apart, audience
from dsardesk.policies.sentences import Policy, Sentence

FOLLOWING = 4
_HOLE = re.compile(
    r"(?<!\])\[(?!(?:\d+|x|sic|at|dot|arobase|point|@|fr|en|de|es|it|nl|pt)\])[^\]\[]{0,120}\](?![(\[:])|_{4,}|\bX{3,}\b|\.{5,}|…{2,}|\{\{[^}]{1,40}\}\}"
    r"|<(?:insert|nom|adresse|e-?mail|company)[^>]{0,40}>|\blorem ipsum\b|\bà compléter\b|\bto be completed\b|\bTBD\b",
    re.IGNORECASE,
)
"""What somebody meant to fill in: brackets that are no link and no note, dots, words of models."""
_NOTHING = re.compile(r": ?(?:[.,;]|\((?:hereinafter|hereafter|ci-après)|$)", re.IGNORECASE)


def check(reading: Reading) -> Iterator[Found]:
    """Blanks left in the text, no way in, or one way only."""
    policy = reading.policy
    blanks = list(_blanks(policy))
    yield from blanks
    if not any(each.rule == "contact.blank" for each in blanks):
        yield from _none(policy)
    yield from _only_one(policy)


def _blanks(policy: Policy) -> Iterator[Found]:
    for sentence in policy.body():
        hole = _HOLE.search(sentence.text)
        if hole:
            contact = sentence.has("contact_word", "contact_verb", "officer", "data_contact")
            yield at("contact.blank" if contact else "text.unfinished", sentence)
        elif sentence.has("blank_lead") and _nothing_follows(policy, sentence):
            contact = sentence.has("contact_word", "officer", "contact_verb") and not sentence.has("blank_inside")
            yield at("contact.blank" if contact else "text.unfinished", sentence, "blank_lead")


def _nothing_follows(policy: Policy, sentence: Sentence) -> bool:
    """True where a sentence announces an address and gives none, nor does what follows it."""
    if not _NOTHING.search(sentence.text) or ways.has_any(sentence.text):
        return False
    if sentence.text.rstrip().endswith((".", ")")) or sentence.has("blank_inside"):
        return True
    following = policy.sentences[sentence.place + 1 : sentence.place + 1 + FOLLOWING]
    return not any(ways.has_any(each.text) or each.kind is Kind.ITEM for each in following)


def how(policy: Policy) -> list[Sentence]:
    """Sentences that say where rights are exercised."""
    return [
        each
        for each in policy.body()
        if (each.has("exercise", "your_request") and each.has("contact_word", "contact_verb", "by_post", "by_form"))
        or (each.has("other_ways_refused") and _of_requests(policy, each))
        or (each.has("right_word") and each.has("contact_word") and ways.has_any(each.text))
    ]


def _of_requests(policy: Policy, sentence: Sentence) -> bool:
    if sentence.has("authority", "automated"):
        return False
    if sentence.has("your_request", "exercise"):
        return True
    return policy.under(sentence, "right_heading") and not sentence.has("objection", "withdrawal")


def _none(policy: Policy) -> Iterator[Found]:
    if any(ways.has_any(each.text) or each.has("by_form") for each in policy.body()):
        return
    offered = how(policy) or [each for each in policy.body() if each.has("right_word")]
    if offered:
        yield at("contact.missing", offered[0])


def _only_one(policy: Policy) -> Iterator[Found]:
    for sentence in how(policy):
        near = policy.around(sentence, 1, FOLLOWING)
        other = any(ways.has_email(each.text) or each.has("by_form", "by_email") for each in near)
        if sentence.has("other_ways_refused"):
            yield at("contact.exclusive", sentence, "other_ways_refused")
        elif sentence.has("registered") and not other:
            yield at("contact.exclusive", sentence, "registered")
        elif _posted(sentence) and not other and not _mail_elsewhere(policy, sentence):
            yield at("contact.post_only", sentence, "by_post")


def _posted(sentence: Sentence) -> bool:
    return sentence.has("by_post") or ways.has_postal_address(sentence.text)


def _mail_elsewhere(policy: Policy, sentence: Sentence) -> bool:
    """True if the same persons are given an e-mail address elsewhere for something else than a complaint."""
    mine = audience(policy, sentence)
    for other in policy.body():
        if ways.has_email(other.text) and not apart(mine, audience(policy, other)):
            said = policy.around(other, 2, 0)
            if not any(each.has("complain_right") for each in said) or any(each.has("exercise") for each in said):
                return True
    return False
