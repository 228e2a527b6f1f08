"""Two statements of one policy that cannot both be true."""

from __future__ import annotations

from collections.abc import Iterator

from dsardesk.policies.durations import durations
from dsardesk.policies.found import Found, Reading, at
from dsardesk.policies.people import kinds_in
from dsardesk.policies.sentences import LONGEST_QUOTE, Policy, Sentence

DATA = ("phone", "address", "ip", "location", "bank", "birth", "health", "browsing")
DENIED = ("bank", "health", "location")
OTHERS = frozenset({"candidate", "employee", "supplier", "patient"})
FOLLOWING = 6
BEFORE, AFTER = 30, 12
LIMITS = range(10, 22)
"""Ages that may be a limit; other figures are something else."""


def check(reading: Reading) -> Iterator[Found]:
    """Persons, data, recipients and ages told in two ways."""
    yield from _persons(reading.policy)
    yield from _data(reading.policy)
    yield from _sharing(reading.policy)
    yield from _ages(reading)


def _persons(policy: Policy) -> Iterator[Found]:
    """Categories of persons announced as all of them, and others met further on."""
    for sentence in policy.body():
        if not sentence.has("categories_told"):
            continue
        list_of = policy.around(sentence, 0, FOLLOWING)
        announced = {kind for each in list_of for kind in kinds_in(each)}
        met = [
            each
            for each in policy.body()
            if each not in list_of and kinds_in(each) & OTHERS - announced and each.has("keep", "collect", "start_any")
        ]
        if announced and met:
            yield at("categories.unlisted", sentence, "categories_told")
            yield at("categories.unlisted", met[0])
        return


def _data(policy: Policy) -> Iterator[Found]:
    """Data said to be the only ones, or never collected, and others collected elsewhere."""
    for sentence in policy.body():
        named = {kind for kind in (*DATA, "name", "email") if sentence.has(f"data_{kind}")}
        if sentence.has("only_collect") and named and not sentence.has("examples"):
            others = [kind for kind in DATA if kind not in named]
        elif sentence.has("not_collect"):
            others = [kind for kind in DENIED if kind in named]
        else:
            continue
        if any(_collected(each, others) for each in policy.body() if each.block != sentence.block):
            yield at("data.announced", sentence, "collect")


def _collected(sentence: Sentence, kinds: list[str]) -> bool:
    if sentence.has("not_so", "only_collect", "exercise", "right_word") or not sentence.said("collect"):
        return False
    return any(sentence.has(f"data_{kind}") for kind in kinds)


def _sharing(policy: Policy) -> Iterator[Found]:
    denials = [each for each in policy.body() if _denies(each)]
    if denials and any(_shares(each) for each in policy.body() if each not in denials):
        yield from (at("sharing.contradiction", each, "never_discloses") for each in denials)


def _denies(sentence: Sentence) -> bool:
    unless = ("exception", "sells", "without_consent", "condition", "no_purpose")
    return sentence.has("never_discloses") and not sentence.has(*unless)


def _shares(sentence: Sentence) -> bool:
    return (
        sentence.near("discloses", "third_parties", 70)
        and sentence.has("data")
        and not sentence.has("not_so", "sells", "right_word", "own_sites")
    )


def _ages(reading: Reading) -> Iterator[Found]:
    """Ages below which the company wants no data, or wants a parent."""
    policy = reading.policy
    told: dict[int, Sentence] = {}
    for sentence in policy.body():
        for age in ages(reading, sentence):
            told.setdefault(age, sentence)
    if len(told) > 1 and (len({each.block for each in told.values()}) > 1 or _both_ways(told)):
        yield from (at("age.two", sentence, "child") for sentence in dict.fromkeys(told.values()))
    consent = reading.book.count("lil.45.consent_age")
    for age, sentence in told.items():
        if age < consent and consent not in told and policy.says("french_law") and sentence.has("parental"):
            yield at("age.below_law", sentence, "child")
    for sentence in policy.body():
        if sentence.has("child") and sentence.has("delete_all") and not sentence.has("condition", "right_word"):
            yield Found("age.deletion", _whole(policy, sentence), sentence.place)


def _both_ways(told: dict[int, Sentence]) -> bool:
    """True if one sentence keeps minors out and another lets some in."""
    return any(each.has("minors_out") for each in told.values()) and any(
        each.has("parental") and not each.has("minors_out") for each in told.values()
    )


def _whole(policy: Policy, sentence: Sentence) -> str:
    """The paragraph of *sentence* if it is short: what comes first says of whom it speaks."""
    words = " ".join(each.text for each in policy.block(sentence))
    return words if len(words) <= LONGEST_QUOTE else sentence.quote("child")


def ages(reading: Reading, sentence: Sentence) -> list[int]:
    """Ages that *sentence* gives as a limit; minors without a figure are those under the age of majority."""
    given = limits(sentence)
    if not given and sentence.has("minors_out") and sentence.has("minor_word"):
        return [reading.book.count("civil.388.majority")]
    return given


def limits(sentence: Sentence) -> list[int]:
    """Ages that *sentence* gives as a limit in figures or words."""
    if not sentence.has("child", "minors_out", "no_one_under", "parental"):
        return []
    return [each for each in dict.fromkeys(_figures(sentence)) if each in LIMITS]


def _figures(sentence: Sentence) -> Iterator[int]:
    """Numbers of years that stand as an age, in words or figures."""
    for span in durations(sentence.folded, sentence.language):
        around = sentence.folded[max(0, span.start - BEFORE) : span.end + AFTER]
        if span.unit == "year" and sentence.language.has(around, "age_limit"):
            yield span.figure
    for found in sentence.language.find(sentence.folded, "age_number"):
        written = next(group for group in found.groups() if group)
        yield int(written) if written.isdecimal() else sentence.language.numbers.get(written, 0)
