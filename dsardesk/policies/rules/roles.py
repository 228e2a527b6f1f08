"""Who the controller is, and what a processor says of itself (GDPR 26, 28)."""

from __future__ import annotations

from collections.abc import Iterator

from dsardesk.policies.found import Found, Reading, at
from dsardesk.policies.sentences import Policy, Sentence

AROUND = 4


def check(reading: Reading) -> Iterator[Found]:
    """A group without a controller; a processor that hides behind its clients."""
    policy = reading.policy
    yield from _group(policy)
    if any(each.has("we_processor") for each in policy.body()):
        yield from _knowledge(policy)
        yield from _redirect(policy)


def _group(policy: Policy) -> Iterator[Found]:
    if policy.says("joint"):
        return
    for sentence in policy.body():
        if sentence.has("group") and sentence.has("acts_on_data") and _as_controllers(sentence):
            yield at("role.group", sentence, "group")
            return


def _as_controllers(sentence: Sentence) -> bool:
    """True if the group stands as those who process, not as recipients."""
    if sentence.has("discloses") and not sentence.has("controller"):
        return False
    return sentence.near("group", "acts_on_data", 160) and (sentence.has("controller") or sentence.has("this_policy"))


def _knowledge(policy: Policy) -> Iterator[Found]:
    """It says that it knows nothing of the data, and in the next breath that it stores or sees them."""
    for sentence in policy.body():
        if sentence.has("unaware") and sentence.has("data", "content_word"):
            others = [each for each in policy.around(sentence, AROUND, AROUND) if each is not sentence]
            held = _says_otherwise(sentence) or any(each.has("holds_for_clients") for each in others)
            if sentence.has("exception") or held:
                yield at("role.knowledge", sentence, "unaware")


def _says_otherwise(sentence: Sentence) -> bool:
    """True if the same sentence says, beside its ignorance, that the data are stored or maintained."""
    said = sentence.spans("unaware")
    return any(
        all(end <= begin or stop <= start for begin, stop in said) for start, end in sentence.spans("holds_for_clients")
    )


def _redirect(policy: Policy) -> Iterator[Found]:
    """It sends people to its clients, and promises neither to forward nor to help."""
    for sentence in policy.body():
        if not sentence.has("go_to_client") or not sentence.has("data", "exercise", "right_word", "request"):
            continue
        near = policy.around(sentence, AROUND, AROUND)
        if any(each.has("we_processor", "processor") for each in near) and not any(
            each.has("forwards") for each in near
        ):
            yield at("role.redirect", sentence, "go_to_client")
