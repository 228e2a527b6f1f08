"""What a policy promises, whether or not the law wants it: time limits, ways in, identity, periods, rights, roles."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from dsardesk.policies import promises, ways
from dsardesk.policies.durations import durations
from dsardesk.policies.people import KINDS
from dsardesk.policies.rules import contradictions, identity, replies, retention, rights, transfers
from dsardesk.policies.rules.rights import offered
from dsardesk.policies.sentences import Policy, Sentence

STARTS = {"start_contact": "last_contact", "start_end": "end", "start_collection": "collection", "start_other": "other"}


class Topic(StrEnum):
    """What a commitment is about."""

    REPLY_PERIOD = "reply_period"
    EXTENSION = "extension"
    CHANNEL = "channel"
    IDENTITY = "identity"
    IDENTITY_DESTRUCTION = "identity_destruction"
    RETENTION = "retention"
    RIGHTS = "rights"
    ROLE = "role"
    AUTHORITY = "authority"
    AGE = "age"
    POST_MORTEM = "post_mortem"
    TRANSFERS = "transfers"
    UNSUBSCRIBE = "unsubscribe"
    MARKETING = "marketing"
    PUBLICATION = "publication"
    THIRD_PARTY_DATA = "third_party_data"
    RECIPIENTS = "recipients"


@dataclass(frozen=True, slots=True)
class Commitment:
    """One promise.

    Attributes:
        topic: what it is about.
        quote: words of the policy, each run of white space made one space.
        value: what is promised: words of this module, addresses, spans of time as ISO 8601 writes them.
    """

    topic: Topic
    quote: str
    value: str


def commitments(policy: Policy) -> Iterator[Commitment]:
    """Every promise of *policy*, topic by topic, each in the order of the text."""
    for topic, look in _LOOKS.items():
        told = set()
        for sentence, value, concept in look(policy):
            quote = sentence.quote(concept)
            if value and (quote, value) not in told:
                told.add((quote, value))
                yield Commitment(topic, quote, value)


_Look = Callable[[Policy], Iterator[tuple[Sentence, str, str]]]


def _reply_period(policy: Policy) -> Iterator[tuple[Sentence, str, str]]:
    for promise in replies.promises(policy):
        yield promise.sentence, promise.duration.written, "reply"


def _extension(policy: Policy) -> Iterator[tuple[Sentence, str, str]]:
    for sentence in replies.extensions(policy):
        lengths = [each.written for each in durations(sentence.folded, sentence.language)]
        yield sentence, lengths[-1] if lengths else "unstated", "extension"


def _channel(policy: Policy) -> Iterator[tuple[Sentence, str, str]]:
    for sentence in policy.body():
        if not sentence.has("contact_word", "contact_verb", "exercise", "officer") and not policy.under(
            sentence, "topic_contact", "right_heading"
        ):
            continue
        yield from ((sentence, f"email:{address}", "contact_word") for address in ways.emails(sentence.text))
        if sentence.has("authority_named"):
            continue
        posted = ways.has_postal_address(sentence.text) or sentence.has("by_post")
        if posted and sentence.said("exercise", "your_request", "contact_word", "officer"):
            yield sentence, "post", "by_post"
        if sentence.has("by_form") and sentence.said("exercise", "your_request", "contact_word"):
            yield sentence, "form", "by_form"
        if ways.has_phone(sentence.text):
            yield sentence, "phone", "by_phone"


def _identity(policy: Policy) -> Iterator[tuple[Sentence, str, str]]:
    for sentence in policy.having("id_document", "doubt"):
        value = _identity_rule(policy, sentence)
        if value:
            yield sentence, value, "id_document" if sentence.has("id_document") else "doubt"


def _identity_rule(policy: Policy, sentence: Sentence) -> str:
    if not sentence.has("id_document"):
        return "on_doubt" if sentence.has("identity_word") else ""
    if not identity.about_requests(policy, sentence):
        return ""
    if identity.doubted(policy, sentence):
        return "on_doubt"
    if identity.asks(policy, sentence):
        return "may_be_asked" if sentence.has("id_asked_option") else "always"
    return "not_asked" if sentence.said("id_not_asked") else ""


def _destruction(policy: Policy) -> Iterator[tuple[Sentence, str, str]]:
    for sentence, fate in identity.fates(policy):
        spans = [each.written for each in durations(sentence.folded, sentence.language)]
        yield sentence, spans[0] if fate is identity.Fate.PERIOD and spans else fate.value, "fate_any"


def _retention(policy: Policy) -> Iterator[tuple[Sentence, str, str]]:
    for sentence in retention.keeping(policy):
        spans = [each.written for each in retention.spans(sentence)]
        if spans:
            starts = [name for concept, name in STARTS.items() if sentence.has(concept)]
            people = [kind for kind in KINDS if sentence.has(f"who_{kind}")]
            parts = [",".join(people), ",".join(dict.fromkeys(spans)), f"from {','.join(starts)}" if starts else ""]
            yield sentence, " ".join(filter(None, parts)), "keep"


def _rights(policy: Policy) -> Iterator[tuple[Sentence, str, str]]:
    complaints = {sentence.place for sentence in rights.complaints(policy)}
    for sentence in policy.body():
        told = sorted(offered(policy, sentence))
        complaint = ["complaint"] if sentence.place in complaints else []
        if told or complaint:
            yield sentence, ",".join(_NAMES.get(right, right) for right in (*told, *complaint)), "right_word"


_NAMES = {
    "withdrawal": "consent_withdrawal",
    "automated": "automated_decision",
    "post_mortem": "post_mortem_directive",
    "marketing": "objection_marketing",
}
"""Rights whose name in CONTRACT is longer than here."""


def _role(policy: Policy) -> Iterator[tuple[Sentence, str, str]]:
    for sentence in policy.body():
        if sentence.has("joint") and sentence.has("controller", "acts_on_data"):
            yield sentence, "joint_controller", "joint"
        elif sentence.has("we_processor"):
            yield sentence, "processor", "we_processor"
        elif sentence.near("we_controller", "controller", 60) and not sentence.has("discloses", "right_word"):
            yield sentence, "controller", "controller"


def _authority(policy: Policy) -> Iterator[tuple[Sentence, str, str]]:
    for sentence in rights.complaints(policy):
        near = (
            found
            for each in policy.around(sentence, 0, 2)
            for found in each.language.find(each.folded, "authority_named")
        )
        named = next(near, None)
        yield sentence, named[0] if named else "unnamed", "authority"


def _age(policy: Policy) -> Iterator[tuple[Sentence, str, str]]:
    for sentence in policy.body():
        for age in contradictions.limits(sentence):
            yield sentence, str(age), "child"


def _post_mortem(policy: Policy) -> Iterator[tuple[Sentence, str, str]]:
    for sentence in policy.having("death"):
        if "post_mortem" in offered(policy, sentence):
            yield sentence, "directives" if sentence.has("directive") else "fate", "death"


def _transfers(policy: Policy) -> Iterator[tuple[Sentence, str, str]]:
    for sentence in policy.body():
        if transfers.leaves(sentence):
            yield sentence, "outside_with_safeguard" if sentence.has("safeguard") else "outside", "outside"
        elif transfers.stays(sentence) or sentence.has("no_transfer"):
            yield sentence, "inside", "in_europe"


def _unsubscribe(policy: Policy) -> Iterator[tuple[Sentence, str, str]]:
    for sentence in policy.having("unsubscribe"):
        yield sentence, "link" if sentence.has("link_word", "in_each_message") else "on_request", "unsubscribe"


_LOOKS: dict[Topic, _Look] = {
    Topic.REPLY_PERIOD: _reply_period,
    Topic.EXTENSION: _extension,
    Topic.CHANNEL: _channel,
    Topic.IDENTITY: _identity,
    Topic.IDENTITY_DESTRUCTION: _destruction,
    Topic.RETENTION: _retention,
    Topic.RIGHTS: _rights,
    Topic.ROLE: _role,
    Topic.AUTHORITY: _authority,
    Topic.AGE: _age,
    Topic.POST_MORTEM: _post_mortem,
    Topic.TRANSFERS: _transfers,
    Topic.UNSUBSCRIBE: _unsubscribe,
    Topic.MARKETING: promises.marketing,
    Topic.PUBLICATION: promises.publication,
    Topic.THIRD_PARTY_DATA: promises.third_party_data,
    Topic.RECIPIENTS: promises.recipients,
}
