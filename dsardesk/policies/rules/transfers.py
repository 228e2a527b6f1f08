"""Where data go (GDPR 13(1)(f), 44-49)."""

from __future__ import annotations

from collections.abc import Iterator

from dsardesk.policies.found import Found, Reading, at
from dsardesk.policies.sentences import Sentence


def check(reading: Reading) -> Iterator[Found]:
    """Data said to stay and said to leave; data that leave without a safeguard."""
    policy = reading.policy
    leaving = [each for each in policy.body() if leaves(each)]
    if not leaving:
        return
    for sentence in policy.body():
        if sentence not in leaving and stays(sentence):
            yield at("transfer.contradiction", sentence, "in_europe")
    if not policy.says("safeguard"):
        first = next((each for each in leaving if not each.has("these_transfers")), leaving[0])
        yield at("transfer.no_safeguard", first, "outside")


def stays(sentence: Sentence) -> bool:
    """True if *sentence* says that data lie in Europe, or never leave it."""
    if sentence.has("no_transfer"):
        return not sentence.has("exception", "safeguard", "condition")
    return (
        sentence.near("located", "in_europe", 70)
        and sentence.has("located_all")
        and not sentence.has("safeguard", "exception", "examples")
        and all(sentence.language.has(sentence.folded[slice(*span)], "near_by") for span in sentence.spans("outside"))
    )


def leaves(sentence: Sentence) -> bool:
    """True if *sentence* says that data leave Europe, or may."""
    if not sentence.near("outside", "moves", 90) or sentence.has("client_abroad"):
        return False
    if sentence.has("no_transfer"):
        return sentence.has("exception")
    return not sentence.has("about_law")
