"""Rights told narrower, or wider, than the law gives them (GDPR 7(3), 17, 18, 20, 21; LIL 85)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dsardesk.policies.found import Found, Reading, at
from dsardesk.policies.rules.rights import NAMED, offered
from dsardesk.policies.sentences import LONGEST_QUOTE, Policy, Sentence

ERASURE_GROUNDS = ("ground_needless", "ground_consent", "ground_objection", "ground_unlawful", "ground_duty")
RESTRICTION_GROUNDS = ("ground_accuracy", "ground_unlawful", "ground_claims", "ground_pending")
FEW = 2
SOME = 2
MANY = 4
_AND = re.compile(r"\b(?:and|et)\b")
_OR = re.compile(r"\b(?:or|ou|soit)\b")


def check(reading: Reading) -> Iterator[Found]:
    """Each sentence that tells of one right, looked at for the conditions it puts to it."""
    for sentence in reading.policy.body():
        rights = offered(reading.policy, sentence)
        yield from _objection(reading.policy, sentence, rights)
        yield from _portability(reading.policy, sentence, rights)
        yield from _erasure(sentence, rights)
        yield from _restriction(reading.policy, sentence, rights)
        yield from _unconditional(reading.policy, sentence, rights)
        if "post_mortem" in rights and not _directed(reading.policy, sentence):
            yield at("post_mortem.vague", sentence, "death")
        if sentence.has("irrevocable") and sentence.has("basis_consent", "yes_word"):
            yield at("consent.irrevocable", sentence, "irrevocable")


def _objection(policy: Policy, sentence: Sentence, rights: frozenset[str]) -> Iterator[Found]:
    if _nothing_else(policy, sentence):
        words = " ".join(each.text for each in policy.block(sentence))
        yield Found(
            "objection.consent_only", words if len(words) <= LONGEST_QUOTE else sentence.quote(), sentence.place
        )
        return
    if "objection" not in rights or len(rights & set(NAMED)) >= FEW:
        return
    if on_consent_only(sentence, "objection") and not _told_with_interest(policy):
        yield at("objection.consent_only", sentence, "objection")
    elif _without_condition(policy, sentence):
        yield at("objection.beyond_law", sentence, "objection")


def _nothing_else(policy: Policy, sentence: Sentence) -> bool:
    """True if what was not agreed to is said to be beyond any objection."""
    led = sentence.led("objection", "refusing")
    if led and sentence.has("only_chosen"):
        return True
    if not sentence.has("refused_otherwise") or not (led or sentence.has("objection")):
        return False
    block = policy.block(sentence)
    return any(each.has("chosen") for each in block) and not any(
        each.has("own_situation", "basis_interest") for each in block
    )


def _without_condition(policy: Policy, sentence: Sentence) -> bool:
    """True if an objection to any processing is promised, whatever its basis and the person's situation."""
    if not sentence.has("objection_wide") or not sentence.has("data", "acts_on_data"):
        return False
    if sentence.has("basis_other", "marketing"):
        return False
    return not any(each.has("own_situation", "basis_interest") for each in policy.block(sentence))


def _told_with_interest(policy: Policy) -> bool:
    return any(
        each.has("basis_interest", "own_situation", "basis_other") and "objection" in offered(policy, each)
        for each in policy.having("objection")
    )


def on_consent_only(sentence: Sentence, right: str) -> bool:
    """True if the right is given where data rest on consent, and there alone."""
    if sentence.has("basis_contract", "basis_interest", "basis_other", "own_situation"):
        return False
    at_right = [*([(0, 0)] if sentence.headed(right) else []), *sentence.spans(right)]
    for start, end in sentence.spans("where_consent"):
        before = [stop for begin, stop in at_right if begin < start or not stop]
        if before and not sentence.language.has(sentence.folded[end:], "withdrawal_word"):
            between = sentence.folded[max(before) : start]
            withdrawn = sentence.language.has(between, "withdrawal_word")
            return not (withdrawn and re.search(r",|\b(?:and|et)\b", between)) and ";" not in between
    return False


def _portability(policy: Policy, sentence: Sentence, rights: frozenset[str]) -> Iterator[Found]:
    if "portability" not in rights or len(rights - {"access", "withdrawal"}) >= FEW:
        return
    contract = any(each.has("basis_contract") for each in policy.block(sentence))
    if on_consent_only(sentence, "portability") and not contract:
        yield at("portability.consent_only", sentence, "portability")


def _erasure(sentence: Sentence, rights: frozenset[str]) -> Iterator[Found]:
    if "erasure" not in rights:
        return
    spans = sorted(span for ground in ERASURE_GROUNDS for span in sentence.spans(ground)[:1])
    if sentence.has("all_together") and sentence.has("condition"):
        yield at("erasure.cumulative", sentence, "erasure")
    elif len(spans) >= SOME and len(rights) < MANY and sentence.has("condition", "when_word"):
        between = sentence.folded[spans[0][0] : spans[-1][1]]
        if _AND.search(between) and not _OR.search(between):
            begin = min(start for start, _ in (spans[0], *sentence.spans("erasure")[:1]))
            yield Found("erasure.cumulative", sentence.clauses(begin, spans[-1][1]), sentence.place)


def _restriction(policy: Policy, sentence: Sentence, rights: frozenset[str]) -> Iterator[Found]:
    if "restriction" not in rights or len(rights) >= FEW + 1 or not sentence.has("condition", "when_word"):
        return
    said = [sentence, *_items_below(policy, sentence)]
    if any(each.has("examples") for each in said):
        return
    given = [ground for ground in RESTRICTION_GROUNDS if any(each.has(ground) for each in said)]
    if given and len(given) < len(RESTRICTION_GROUNDS):
        yield at("restriction.grounds", sentence, "restriction")


def _directed(policy: Policy, sentence: Sentence) -> bool:
    """True if directives are spoken of, there or beside."""
    return sentence.said("directive") or any(each.has("directive") for each in policy.around(sentence, 1, 1))


def _unconditional(policy: Policy, sentence: Sentence, rights: frozenset[str]) -> Iterator[Found]:
    """Erasure or restriction promised to whoever asks, though the law gives them on certain grounds only."""
    for right in ("erasure", "restriction"):
        only_named = sentence.folded.strip(" .:") == sentence.head
        if (
            right in rights
            and not only_named
            and (_promised(policy, sentence, rights) or _bare(policy, sentence, right))
        ):
            yield at(f"{right}.unconditional", sentence, right)


def _promised(policy: Policy, sentence: Sentence, rights: frozenset[str]) -> bool:
    """True if the words themselves, or those that follow, say that nothing else is asked."""
    if len(rights & set(NAMED)) >= FEW:
        return False
    block = policy.block(sentence)
    said = [each for each in block if sentence.place <= each.place < sentence.place + FEW]
    told_before = any(each.place == sentence.place - 1 and each.has("whatever") for each in block)
    if told_before or any(each.has("but_for", "marketing", "withdrawal") for each in said):
        return False
    return sentence.has("whatever") or any(each.has("whatever") and not each.has(*NAMED) for each in said)


def _bare(policy: Policy, sentence: Sentence, right: str) -> bool:
    """True if a right is described under its own name, and neither there nor around with a condition."""
    if not sentence.headed(right) or any(each.has("qualified") for each in policy.block(sentence)):
        return False
    return not any(each.has("right_word") and each.has("qualified_all") for each in policy.section(sentence))


def _items_below(policy: Policy, sentence: Sentence) -> list[Sentence]:
    return [each for each in policy.around(sentence, 0, 8) if each.lead == sentence.folded]
