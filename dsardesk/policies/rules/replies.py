"""When an answer is promised, and how much longer it may take (GDPR 12(3))."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dsardesk.policies.durations import DAYS, Duration, durations
from dsardesk.policies.found import Found, Reading, at
from dsardesk.policies.outline import Kind
from dsardesk.policies.sentences import Policy, Sentence

LONGEST_MONTH = 31
NEARLY_WHOLE = 2.5 * DAYS["month"]
NEAR = 45
FOLLOWING = 2
ELSEWHERE = ("keep", "fate_any", "authority", "complain_right", "own_goods", "own_errand", "id_document", "fee")
"""What else a sentence beside a time limit may speak of."""


@dataclass(frozen=True, slots=True)
class Promise:
    """A time limit that a sentence gives for an answer."""

    sentence: Sentence
    duration: Duration


def check(reading: Reading) -> Iterator[Found]:
    """A time limit that is missing, vague, too long, late or double; an extension without its conditions."""
    policy = reading.policy
    given = promises(policy)
    yield from _missing(policy, given)
    yield from _lengths(reading, given)
    yield from _extensions(reading)
    yield from _clock(policy, given)


def promises(policy: Policy) -> list[Promise]:
    """Every time limit for an answer, in order."""
    found = []
    for sentence in policy.body():
        if not _about_answers(policy, sentence):
            continue
        spans = [each for each in durations(sentence.folded, sentence.language) if not _extends(sentence, each)]
        found += [Promise(sentence, spans[0])] if spans else []
    return found


def _about_answers(policy: Policy, sentence: Sentence) -> bool:
    answers = bool(sentence.question) and sentence.language.has(sentence.question, "reply")
    if not (answers or sentence.has("reply")) or sentence.has(
        "keep", "marketing", "unsubscribe", "authority", "breach"
    ):
        return False
    if answers:
        return True
    if sentence.has("own_goods", "own_errand") and not sentence.has("your_request", "exercise"):
        return False
    if policy.under(sentence, "keep_heading") or _in_column(sentence, "keep_heading"):
        return False
    return policy.under(sentence, "right_heading") or _rights_near(policy, sentence)


def _in_column(sentence: Sentence, concept: str) -> bool:
    """True for a line of a table one of whose columns is about *concept*."""
    return sentence.kind is Kind.ROW and sentence.language.has(sentence.lead, concept)


def _rights_near(policy: Policy, sentence: Sentence) -> bool:
    return policy.section_says(sentence, "exercise", "your_request")


def _extends(sentence: Sentence, span: Duration) -> bool:
    """True if the span of time is that of an extension."""
    before = sentence.folded[max(0, span.start - NEAR) : span.start]
    around = sentence.folded[max(0, span.start - NEAR // 3) : span.end + NEAR // 2]
    return sentence.language.has(before, "extension") or sentence.language.has(around, "extension_more")


def _missing(policy: Policy, given: list[Promise]) -> Iterator[Found]:
    """No figure, though rights are offered."""
    if given:
        return
    vague = (each for each in policy.having("soon") if not each.has("so_that") and _about_answers(policy, each))
    told = next(vague, None)
    if told is not None:
        yield at("reply.vague", told, "soon")
    elif first := _way_in(policy):
        yield at("reply.missing", first, "exercise")


def _way_in(policy: Policy) -> Sentence | None:
    """The sentence that says how rights are exercised, else one that tells of them."""
    how = [each for each in policy.having("exercise", "right_word") if each.has("contact_verb", "contact_word")]
    exercised = (each for each in how if each.has("exercise"))
    told = (each for each in policy.having("right_word") if policy.under(each, "right_heading"))
    return next((each for each in (*exercised, *how, *told)), None)


def _lengths(reading: Reading, given: list[Promise]) -> Iterator[Found]:
    months = reading.book.months("gdpr.12.3.base")
    for promise in given:
        sentence = promise.sentence
        if sentence.has("late_start"):
            yield at("reply.late_start", sentence, "late_start")
        if too_long(promise.duration, months):
            yield at("reply.too_long", sentence, "reply")
        elif promise.duration.days < DAYS["month"] * months - FOLLOWING or sentence.has("whole_answer"):
            yield at("reply.beyond_law", sentence, "reply")
    if len({round(promise.duration.days / FOLLOWING) for promise in given}) > 1:
        yield from (at("reply.two_periods", promise.sentence, "reply") for promise in given)


def _clock(policy: Policy, given: list[Promise]) -> Iterator[Found]:
    """A sentence beside a time limit that starts it later than the receipt."""
    promised = {promise.sentence.place for promise in given}
    for sentence in policy.having("clock_starts"):
        beside = any(place < sentence.place <= place + FOLLOWING for place in promised)
        period = sentence.has("this_period") and policy.under(sentence, "right_heading")
        if (beside or period) and sentence.place not in promised and sentence.has("late_start"):
            yield at("reply.late_start", sentence, "late_start")


def too_long(duration: Duration, months: int) -> bool:
    """True for more than *months* calendar months."""
    if duration.unit in {"month", "year"}:
        return duration.days > months * DAYS["month"]
    return duration.days > months * LONGEST_MONTH


def extensions(policy: Policy) -> list[Sentence]:
    """Sentences that let an answer wait longer."""
    after = {each.sentence.place: each.sentence.block for each in promises(policy)}
    return [
        each
        for each in policy.body()
        if (each.has("extension") and _of_answers(policy, each)) or _longer(policy, each, after)
    ]


def _longer(policy: Policy, sentence: Sentence, promised: dict[int, int]) -> bool:
    """True if a sentence just after a time limit speaks of months, and of nothing else."""
    if promised.get(sentence.place - 1) != sentence.block or sentence.has(*ELSEWHERE) or sentence.place in promised:
        return False
    return _months(sentence) and not policy.under(sentence, "keep_heading")


def _months(sentence: Sentence) -> bool:
    """True if it speaks of several months."""
    return any(each.unit == "month" and each.figure > 1 for each in durations(sentence.folded, sentence.language))


def _of_answers(policy: Policy, sentence: Sentence) -> bool:
    if sentence.has("keep", "contract_word"):
        return False
    if _about_answers(policy, sentence):
        return True
    before = (each for each in policy.around(sentence, 2, 0) if each is not sentence)
    if any(_about_answers(policy, each) for each in before):
        return True
    if not policy.under(sentence, "right_heading"):
        return False
    return sentence.has("this_period", "complexity") or (_months(sentence) and not sentence.has(*ELSEWHERE))


def _extensions(reading: Reading) -> Iterator[Found]:
    most = reading.book.months("gdpr.12.3.extension")
    for sentence in extensions(reading.policy):
        near = reading.policy.around(sentence, 1, FOLLOWING)
        said = [each for each in near if each is sentence or not _another(sentence, each)]
        lengths = [each for part in said for each in durations(part.folded, part.language) if _extends(part, each)]
        told = any(each.has("notice_given") for each in said)
        why = any(each.has("reasons_given") for each in said)
        if not lengths or not (told and why):
            yield at("extension.open", sentence, "extension")
        lengths = lengths or [each for each in durations(sentence.folded, sentence.language) if each.unit == "month"]
        if any(too_long(each, most) for each in lengths) and not _in_all(reading, lengths):
            yield at("extension.too_long", sentence, "extension")
        if sentence.has("number_received"):
            yield at("extension.wider", sentence, "number_received")


def _another(sentence: Sentence, neighbour: Sentence) -> bool:
    """True if *neighbour* tells of an extension with conditions of its own."""
    return neighbour.place > sentence.place and neighbour.has_all("extension", "when_word")


def _in_all(reading: Reading, lengths: list[Duration]) -> bool:
    """Three months in all are one month and two more."""
    whole = reading.book.months("gdpr.12.3.base") + reading.book.months("gdpr.12.3.extension")
    return all(not too_long(each, whole) for each in lengths) and max(each.days for each in lengths) > NEARLY_WHOLE
