"""How long data are kept: figures, where they start, what contradicts them (GDPR 5(1)(e), 13(2)(a))."""

from __future__ import annotations

from collections.abc import Iterator

from dsardesk.policies.durations import Duration, durations
from dsardesk.policies.found import Found, Reading, at
from dsardesk.policies.outline import Kind
from dsardesk.policies.people import kinds_in
from dsardesk.policies.sentences import Policy, Sentence

STARTS = ("start_collection", "start_contact", "start_end", "start_other")
ONE_KIND = frozenset({"prospect", "candidate", "newsletter"})
"""Kinds of persons whose data are kept for one reason, so that two periods contradict each other."""
CRITERIA = (*STARTS, "ends_then", "until", "while_handled")
SOME = 2
MANY_PURPOSES = 4
LABEL_WORDS = 3
LINE_WORDS = 14


def check(reading: Reading) -> Iterator[Found]:
    """Nothing said, too little said, or two things said."""
    policy = reading.policy
    kept = keeping(policy)
    yield from _nothing(policy, kept)
    for sentence in kept:
        yield from _starts(policy, sentence)
        yield from _purposes(sentence)
        if sentence.has("while_handled") and sentence.has("request_file") and not sentence.has("id_document"):
            yield at("retention.requests", sentence, "while_handled")
    for sentence in policy.body():
        if _for_ever(policy, sentence):
            yield at("retention.unlimited", sentence, "unlimited")
    yield from _two_periods(kept)
    yield from _deleted_and_kept(policy, kept)


def keeping(policy: Policy) -> list[Sentence]:
    """Sentences and lines that say how long data are kept."""
    return [
        each
        for each in policy.body()
        if (each.said("keep") or policy.under(each, "keep_heading") or in_column(each))
        and (each.has("start_any", "while_handled") or spans(each))
        and not each.has("reply_only")
        and (each.has("keep") or spans(each))
    ]


def in_column(sentence: Sentence) -> bool:
    """True for a line of a table one of whose columns tells how long."""
    return sentence.kind is Kind.ROW and sentence.language.has(sentence.lead, "keep_heading")


def spans(sentence: Sentence) -> list[Duration]:
    """Spans of time in *sentence*."""
    return list(durations(sentence.folded, sentence.language))


def _nothing(policy: Policy, kept: list[Sentence]) -> Iterator[Found]:
    """Neither a period nor a criterion, or none but "as long as needed"."""
    if any(spans(each) or (each.has(*CRITERIA) and not each.has("as_needed")) for each in kept):
        yield from _vague_lines(policy)
        return
    needed = [each for each in policy.body() if each.has("as_needed") and each.said("keep")]
    if needed:
        yield at("retention.vague", needed[0], "as_needed")
        return
    title = next((each for each in policy.sentences if each.has("topic_collected", "data")), None)
    if title is not None:
        yield at("retention.missing", title)


def _vague_lines(policy: Policy) -> Iterator[Found]:
    """Lines of a list or table of periods that give none."""
    for each in policy.body():
        vague = each.has("as_needed") and not each.has(*STARTS, "ends_then", "while_handled", "up_to", "by_law")
        if vague and _is_line(policy, each) and not spans(each):
            yield at("retention.vague", each, "as_needed")


def _is_line(policy: Policy, sentence: Sentence) -> bool:
    """True for one kind of data and its period, in a table or after a colon."""
    if sentence.kind is Kind.ROW:
        return in_column(sentence)
    if sentence.has_all("other_data", "keep"):
        return True
    short = ":" in sentence.text and len(sentence.folded.split()) <= LINE_WORDS
    return short and policy.under(sentence, "keep_heading")


def _starts(policy: Policy, sentence: Sentence) -> Iterator[Found]:
    given = spans(sentence)
    if not given or sentence.has("id_document") or (sentence.has("extension") and not _kept(policy, sentence)):
        return
    kinds = {kind for kind in STARTS if sentence.has(kind)}
    if len(kinds) >= SOME and _one_period(given) and _either(sentence, kinds) and not sentence.has("start_settled"):
        yield at("retention.two_starts", sentence, "start_contact")
    elif len(kinds) < SOME and _points(sentence, given):
        yield at("retention.two_starts", sentence, "two_points")
    bound = sentence.has("start_any") or sentence.said(*STARTS)
    nobody = sentence.has("anonymous", "no_personal_data") or (
        sentence.has("that_copy") and policy.under(sentence, "right_heading")
    )
    if (
        not bound
        and not nobody
        and not sentence.has("own_start", "by_law", "each_time", "rolling")
        and _of_data(policy, sentence)
    ):
        yield at("retention.no_start", sentence, "keep")


def _points(sentence: Sentence, given: list[Duration]) -> bool:
    """True if one period runs from an event, or from the last of others."""
    return _one_period(given) and sentence.has("two_points") and not sentence.has("start_end", "start_settled")


def _kept(policy: Policy, sentence: Sentence) -> bool:
    return sentence.has("keep") or policy.under(sentence, "keep_heading") or in_column(sentence)


def _of_data(policy: Policy, sentence: Sentence) -> bool:
    """True if the period is that of some data, in a sentence or as a line of a list or table."""
    labelled = policy.under(sentence, "keep_heading") and len(sentence.folded.split()) > LABEL_WORDS
    return sentence.said("data", "keep") or labelled


def _one_period(given: list[Duration]) -> bool:
    return len({round(each.days) for each in given}) == 1


def _either(sentence: Sentence, kinds: set[str]) -> bool:
    """True if two starting points stand as alternatives."""
    if "start_collection" not in kinds:
        return False
    places = sorted(span for kind in kinds for span in sentence.spans(kind)[:1])
    between = sentence.folded[places[0][0] : max(end for _, end in places)]
    return sentence.language.has(between, "either")


def _purposes(sentence: Sentence) -> Iterator[Found]:
    """One period for several purposes that have nothing in common."""
    if spans(sentence) and sentence.said("keep") and len(sentence.spans("purpose_listed")) >= MANY_PURPOSES:
        yield at("retention.one_for_all", sentence, "keep")


def _for_ever(policy: Policy, sentence: Sentence) -> bool:
    if not sentence.has("unlimited") or sentence.has("not_unlimited", "archive_law"):
        return False
    if not (sentence.has("unlimited_of") or policy.under(sentence, "keep_heading") or in_column(sentence)):
        return False
    if any(each.has("anonymous", "no_personal_data") for each in policy.around(sentence, 1, 0)):
        return sentence.has("data_of_people")
    return sentence.has("people_data") or policy.under(sentence, "keep_heading") or in_column(sentence)


def _two_periods(kept: list[Sentence]) -> Iterator[Found]:
    told: dict[str, Sentence] = {}
    for sentence in kept:
        kinds = kinds_in(sentence)
        if len(kinds) != 1 or not kinds <= ONE_KIND or not spans(sentence):
            continue
        (kind,) = kinds
        first = told.setdefault(kind, sentence)
        if first.block != sentence.block and not _same_periods(first, sentence):
            yield at("retention.two_periods", first, "keep")
            yield at("retention.two_periods", sentence, "keep")


def _same_periods(one: Sentence, other: Sentence) -> bool:
    return bool({round(each.days) for each in spans(one)} & {round(each.days) for each in spans(other)})


def _deleted_and_kept(policy: Policy, kept: list[Sentence]) -> Iterator[Found]:
    """Data deleted when a contract ends, and kept for years after."""
    after = [each for each in kept if _goes_on(each)]
    for sentence in policy.body():
        if sentence.near("delete", "ends_then", 60) and not sentence.has("kept_on", "exception"):
            later = [each for each in after if each.block != sentence.block or not policy.exempted(each)]
            if later and sentence not in after and not spans(sentence) and sentence.kind is not Kind.HEADING:
                yield at("retention.deleted_and_kept", sentence, "delete")


def _goes_on(sentence: Sentence) -> bool:
    if sentence.has("by_exception"):
        return False
    return (sentence.near("kept_after", "ends_then", 50) and bool(spans(sentence))) or sentence.near(
        "thereafter", "limitation", 60
    )
