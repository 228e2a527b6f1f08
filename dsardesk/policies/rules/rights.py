"""Rights that a policy tells of, and those that it forgets (GDPR 13(2), 21(4); LIL 48)."""

from __future__ import annotations

from collections.abc import Iterator

from dsardesk.policies.found import Found, Reading, at
from dsardesk.policies.outline import Kind
from dsardesk.policies.people import apart, audience
from dsardesk.policies.sentences import Policy, Sentence

NAMED = ("access", "rectification", "erasure", "restriction", "portability")
MANY = 3
AROUND_COMPLAINT = 2


def check(reading: Reading) -> Iterator[Found]:
    """Each right that is due and not told; a list that is shorter for some people than for others."""
    policy = reading.policy
    told = {right for sentence in policy.body() for right in offered(policy, sentence)}
    where = _home(policy)
    if where is None:
        return
    if not told - {"marketing"}:
        if not complaints(policy):
            yield at("rights.none", where)
        return
    for right in (*NAMED, "objection"):
        if right not in told:
            yield at(f"right.{right}.missing", where, "right_word")
    if "withdrawal" not in told and (asked := _asked(policy)):
        yield at("right.consent_withdrawal.missing", asked, "own_consent")
    if "automated" not in told and not policy.says("no_processing"):
        yield at("right.automated_decision.missing", where, "right_word")
    if "post_mortem" not in told and policy.says("french_law"):
        yield at("right.post_mortem_directive.missing", where, "right_word")
    yield from _complaint(policy, where)
    if "marketing" not in told and (selling := _selling(policy)):
        yield at("right.objection_marketing.missing", selling, "marketing")
    yield from _unequal(policy)


def offered(policy: Policy, sentence: Sentence) -> frozenset[str]:
    """Rights that *sentence* tells a person of."""
    if sentence.has("unsubscribe") or (
        sentence.has("objection", "withdrawal", "withdrawal_word") and sentence.has("marketing")
    ):
        marketing = frozenset({"marketing"})
    else:
        marketing = frozenset()
    if sentence.has("own_right") or not (
        sentence.said("right_word", "exercise") or policy.under(sentence, "right_heading")
    ):
        return marketing
    asked = sentence.question
    found = {right for right in NAMED if sentence.has(right) or sentence.headed(right)}
    found |= {right for right in NAMED if asked and sentence.language.has(asked, right)}
    found |= {right for right in ("withdrawal", "automated") if sentence.has(right)}
    if sentence.has("withdrawal_word") and _consent_near(policy, sentence):
        found.add("withdrawal")
    if sentence.has("death"):
        found.add("post_mortem")
    if (sentence.has("objection") or sentence.headed("objection")) and _general(sentence, found):
        found.add("objection")
    return frozenset(found) | marketing


def _consent_near(policy: Policy, sentence: Sentence) -> bool:
    return any(each.has("basis_consent") for each in policy.block(sentence))


def _general(sentence: Sentence, others: set[str]) -> bool:
    """True if the objection is not one to marketing alone."""
    return (
        not sentence.has("marketing")
        or len(others) >= MANY
        or sentence.has("own_situation", "basis_interest", "as_well")
    )


def lists(policy: Policy) -> list[tuple[Sentence, frozenset[str]]]:
    """Sentences that enumerate rights, and those that introduce a list of them, with the rights."""
    found = []
    items: dict[str, set[str]] = {}
    for sentence in policy.body():
        rights = offered(policy, sentence) & {*NAMED, "objection"}
        if sentence.kind is Kind.ITEM and sentence.lead and rights:
            items.setdefault(sentence.lead, set()).update(rights)
        elif len(rights) >= MANY:
            found.append((sentence, rights))
    leads = {sentence.folded: sentence for sentence in policy.body()}
    found += [
        (leads[lead], frozenset(rights)) for lead, rights in items.items() if lead in leads and len(rights) >= MANY
    ]
    return sorted(found, key=lambda pair: pair[0].place)


def _home(policy: Policy) -> Sentence | None:
    """The sentence to which a missing right belongs."""
    listed = lists(policy)
    if listed:
        return max(listed, key=lambda pair: len(pair[1]))[0]
    told = [each for each in policy.body() if each.has("right_word") and offered(policy, each)]
    listed_below = (each for each in policy.body() if policy.under(each, "right_heading") and offered(policy, each))
    below = next((each for each in told if policy.under(each, "right_heading")), None) or next(listed_below, None)
    return (
        below
        or next(iter(told), None)
        or next(
            (each for each in policy.sentences if each.has("topic_rights")),
            policy.sentences[0] if policy.sentences else None,
        )
    )


def _asked(policy: Policy) -> Sentence | None:
    """The first sentence that rests something on the person's own consent."""
    return next((each for each in policy.having("own_consent") if not each.has("vouch", "by_using", "not_so")), None)


def complaints(policy: Policy) -> list[Sentence]:
    """Sentences that tell of the right to complain to an authority."""
    found = []
    for sentence in policy.body():
        if not _of_authority(policy, sentence):
            continue
        if (
            sentence.has("complain_right")
            or sentence.led("authority", "complain_right")
            or policy.under(sentence, "complain_right", "authority")
            or any(each.has("complain_right") for each in policy.around(sentence, AROUND_COMPLAINT, 1))
        ):
            found.append(sentence)
    return found


def _of_authority(policy: Policy, sentence: Sentence) -> bool:
    """True if *sentence* says, with the one before or the question it answers, what the authority is for."""
    if sentence.has("authority"):
        said = sentence.has("complain_right", "contact_authority") or sentence.led("complain_right")
        return said or policy.under(sentence, "complain_right", "authority")
    if sentence.led("authority"):
        return sentence.has("complain_right", "contact_authority")
    before = any(each.has("authority") for each in policy.block(sentence) if each.place == sentence.place - 1)
    return sentence.has_all("complain_right", "refers") and not sentence.has("own_goods") and before


def _complaint(policy: Policy, where: Sentence) -> Iterator[Found]:
    if complaints(policy) or any(each.has("complain_right") and each.has("authority") for each in policy.sentences):
        return
    named = [each for each in policy.body() if each.has("authority") and policy.under(each, "right_heading")]
    yield at("right.complaint.missing", named[0] if named else where, "authority")


def _selling(policy: Policy) -> Sentence | None:
    """The first sentence that says that the company sends marketing."""
    return next(
        (
            each
            for each in policy.body()
            if each.has("marketing") and each.has("marketing_sent") and not each.has("not_so")
        ),
        None,
    )


def _unequal(policy: Policy) -> Iterator[Found]:
    listed = lists(policy)
    for sentence, rights in listed:
        mine = audience(policy, sentence)
        longer = [each for each, others in listed if others > rights and apart(mine, audience(policy, each))]
        if longer:
            yield at("rights.unequal", sentence, "right_word")
