"""Legal bases, and consents that are none (GDPR 4(11), 6, 7, 13(1)(c))."""

from __future__ import annotations

from collections.abc import Iterator

from dsardesk.policies.found import Found, Reading, at
from dsardesk.policies.outline import Kind
from dsardesk.policies.sentences import Policy, Sentence

BASES = ("basis_consent", "basis_contract", "basis_law", "basis_interest", "basis_other")
MANY = 3
SHORT = 14
"""Words of a line that names a basis and nothing more."""
TIED = 3
AFTER = 200


def check(reading: Reading) -> Iterator[Found]:
    """No basis, bases without purposes, the wrong basis, a consent that nobody gave."""
    policy = reading.policy
    yield from _bases(policy)
    for sentence in policy.body():
        wrong = list(_requests(sentence))
        yield from wrong or _consents(sentence)


def _bases(policy: Policy) -> Iterator[Found]:
    if not policy.says("basis"):
        first = next((each for each in policy.body() if each.has("collect") and each.has("data")), None)
        if first is not None:
            yield at("basis.missing", first, "collect")
        return
    yield from _not_tied(policy)


def _not_tied(policy: Policy) -> Iterator[Found]:
    """Bases listed together, while no sentence says which purpose rests on which."""
    tied = [each for each in policy.body() if _basis_of(each) and each.has("purpose") and not each.has("basis_listed")]
    listed: dict[str, set[str]] = {}
    for sentence in policy.body():
        introduced = (
            sentence.kind is not Kind.ROW and sentence.lead and sentence.language.has(sentence.lead, "basis_heading")
        )
        if introduced and len(sentence.text.split()) <= SHORT:
            listed.setdefault(sentence.lead, set()).update(_basis_of(sentence))
    for lead, bases in listed.items():
        outside = [each for each in tied if each.lead != lead]
        first = next((each for each in policy.body() if each.folded == lead), None)
        if first is not None and len(bases) >= MANY and len(outside) < TIED:
            yield at("basis.not_tied", first)


def _basis_of(sentence: Sentence) -> frozenset[str]:
    return frozenset(basis for basis in BASES if sentence.has(basis))


def _requests(sentence: Sentence) -> Iterator[Found]:
    """Consent named as the basis on which requests are handled."""
    if not sentence.has("on_consent") or sentence.has("basis_law", "withdrawal"):
        return
    handled = sentence.has_all("exercise", "collect") and not sentence.has(
        "objection", "portability", "withdrawal_word"
    )
    if sentence.has("handle_rights") or handled:
        yield at("basis.requests", sentence, "on_consent")


def _consents(sentence: Sentence) -> Iterator[Found]:
    if sentence.has("presumed") and not sentence.has("not_presumed"):
        yield at("consent.presumed", sentence, "presumed")
    elif _by_use(sentence):
        yield at("consent.by_use", sentence, "by_using")
    if speaks_for_others(sentence):
        yield at("consent.for_others", sentence, "consents_others")


def speaks_for_others(sentence: Sentence) -> bool:
    """True if one person is said to answer, or to consent, for another without a mandate."""
    vouched = sentence.near("vouch", "consents_others", 90) and sentence.near("consents_others", "for_others", 60)
    if vouched and not sentence.has("your_own_consent"):
        return True
    return sentence.has("speaks_for") and not sentence.has("mandate", "presumed", "not_presumed")


def _means_yes(sentence: Sentence) -> bool:
    """True if it says, or answers a question that says, that something is a yes to a use of data."""
    return sentence.has("agreed_thing") and (sentence.has("means_yes") or sentence.led("means_yes"))


def _by_use(sentence: Sentence) -> bool:
    """True if a use of the site or of a service is said to be a consent."""
    if sentence.has("not_presumed", "asked_for") or (sentence.has("active_act") and not sentence.has("inaction")):
        return False
    if not sentence.has("terms_only", "silence"):
        used = sentence.has("by_using") or not sentence.has("condition")
        if (sentence.has("equals_consent") and not sentence.has("condition")) or (used and _means_yes(sentence)):
            return True
    if not sentence.has_all("by_using", "agrees", "agreed_thing"):
        return False
    if sentence.near("agrees", "terms_only", 40) and not sentence.near("agrees", "agreed_thing", 40):
        return False
    return any(
        -AFTER <= start - end <= AFTER for _, end in sentence.spans("by_using") for start, _ in sentence.spans("agrees")
    )
