"""The clocks of a case in sentences, one where they agree, and how each came about."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from dsardesk.domain.case import Case, Role
from dsardesk.domain.clock_records import Asked
from dsardesk.domain.complaints import own_day
from dsardesk.domain.deadlines import TimeLimit
from dsardesk.domain.forwarding import Forwarding, forwarding
from dsardesk.domain.minors import erasure_owed
from dsardesk.domain.recipients import tell_first
from dsardesk.domain.reminders import open_questions, reminder_days, reminders_of
from dsardesk.domain.rules import RuleBook
from dsardesk.domain.silences import decides_alone, last_day
from dsardesk.domain.standing import Urgency, standing
from dsardesk.reports.clock import ClockSentence, clock_sentence
from dsardesk.reports.dates import explain
from dsardesk.services.case_page import CasePage
from dsardesk.wording import Catalogue

TIME_LIMIT_RULES = "gdpr.12.3."


@dataclass(frozen=True, slots=True)
class ClockLine:
    """One clock, of the items that share it; *rights* names them, "" where all of the case do."""

    rights: str
    sentence: ClockSentence


@dataclass(frozen=True, slots=True)
class Explanation:
    """How one clock came about.

    Attributes:
        rights: items that share it.
        steps: each step of the calculation, a sentence each.
        advice: what is good to know beside, a sentence each.
    """

    rights: str
    steps: tuple[str, ...]
    advice: tuple[str, ...]


def clock_lines(page: CasePage, rules: RuleBook, words: Catalogue) -> tuple[ClockLine, ...]:
    """The clocks of the case, those that say the same as one; a processor's own stands first, and alone."""
    way = forwarding(page.case, page.profile, page.calendar, rules, page.today)
    if way is not None:
        return (ClockLine("", _on_its_way(way, page, words)),)
    if page.case.provisionally_closed:
        return (ClockLine("", _for_now(page, rules, words)),)
    groups: dict[ClockSentence, list[str]] = {}
    for item in page.case.items:
        limit, own = page.limits[item.number], own_day(page.case, item)
        said = clock_sentence(item, limit, page.today, page.calendar, words, rules=rules, asked_by=own)
        groups.setdefault(said, []).append(words.say(f"right.{item.right}"))
    counted = (
        ClockLine(_capital(words.listing(rights)) if len(groups) > 1 else "", said) for said, rights in groups.items()
    )
    return (*counted, *_beside(page, rules, words))


def _for_now(page: CasePage, rules: RuleBook, words: Catalogue) -> ClockSentence:
    """Since when the case is closed until the person answers, until when, and what is left once they do."""
    left = min((limit.remaining_days for limit in page.limits.values() if limit.remaining_days is not None), default=0)
    one = "_one" if left == 1 else ""
    since, last = page.case.silences[-1].closed_on, last_day(page.case, rules)
    text = words.say(f"clock_line.provisionally_closed{one}", on=since, days=left, last=last)
    return ClockSentence(Urgency.PROVISIONALLY_CLOSED, text)


def _beside(page: CasePage, rules: RuleBook, words: Catalogue) -> Iterator[ClockLine]:
    """Days that are ours and not the law's: a decision without an answer, recipients to tell."""
    if page.case.closed_on is not None:
        return
    if decides_alone(page.case):
        strict = min(limit.strict_due for limit in page.limits.values())
        yield _own(strict, "decides_alone", page, rules, words)
    first = tell_first(page.case, page.profile, rules)
    if first is not None:
        yield _own(first, "recipients", page, rules, words)


def _own(day: date, key: str, page: CasePage, rules: RuleBook, words: Catalogue) -> ClockLine:
    """A day that hurries and is never lateness."""
    stands = standing(day, page.today, page.calendar, rules, suspended=False, closed=False)
    urgency = Urgency.TODAY if stands.urgency is Urgency.LATE else stands.urgency
    return ClockLine("", ClockSentence(urgency, words.say(f"clock_line.{key}", on=words.date(day, weekday=True))))


def _on_its_way(way: Forwarding, page: CasePage, words: Catalogue) -> ClockSentence:
    """How a request stands on its way to the controller, whose own month is told as advice."""
    one = "_one" if way.working_days == 1 else ""
    said = [words.say("clock_line.received", on=words.date(page.case.receipt.received_on, weekday=True))]
    if way.left_on is not None:
        said.append(words.say(f"clock_line.forwarded{one}", on=way.left_on, days=way.working_days))
    else:
        said.append(words.say(f"clock_line.forward{one}", on=way.due_on, days=way.working_days))
        if way.contract_on is not None:
            said.append(words.say("clock_line.forward_contract", on=way.contract_on))
    month = next((limit.effective_due for limit in page.limits.values() if limit.effective_due), None)
    if month is not None:
        said.append(words.say("clock_line.controllers", on=month))
    return ClockSentence(_urgency(way, page), " ".join(said))


def _urgency(way: Forwarding, page: CasePage) -> Urgency:
    """Late by the contract alone; our own target only hurries."""
    if way.left_on is not None:
        return Urgency.ANSWERED
    if way.is_late(page.today):
        return Urgency.LATE
    return Urgency.TODAY if page.today >= way.due_on else Urgency.SOON


def explanations(page: CasePage, rules: RuleBook, words: Catalogue) -> tuple[Explanation, ...]:
    """How the clocks of the case came about, those that came about alike as one."""
    groups: dict[tuple[tuple[str, ...], tuple[str, ...]], list[str]] = {}
    for item in page.case.items:
        limit = page.limits[item.number]
        advice = _advice(limit, page.case, rules, words) if item.answered_on is None else ()
        advice = (*_too_young(page, words), *advice)
        groups.setdefault((explain(limit, words), advice), []).append(words.say(f"right.{item.right}"))
    return tuple(
        Explanation(_capital(words.listing(rights)), steps, advice) for (steps, advice), rights in groups.items()
    )


def _too_young(page: CasePage, words: Catalogue) -> Iterator[str]:
    """What the policy promises of data of minors, while nothing on the case keeps it."""
    if page.case.closed_on is None and erasure_owed(page.case, page.profile):
        yield words.say("clock_advice.minor", age=page.profile.minors_age)


def _advice(limit: TimeLimit, case: Case, rules: RuleBook, words: Catalogue) -> Iterator[str]:
    """What is good to know while an answer is owed."""
    if case.role is Role.PROCESSOR:
        yield words.say("clock_advice.controller")
    if limit.target_on is not None:
        yield words.say("clock_advice.at_once")
    if limit.earliest_on is not None:
        yield words.say("clock_advice.earliest", on=words.date(limit.earliest_on, weekday=True))
    if limit.authority_after is not None:
        yield words.say("clock_advice.authority", on=words.date(limit.authority_after, weekday=True))
    if limit.due is None:
        yield from _while_suspended(limit, case, rules, words)
    else:
        yield from _while_running(limit, case, words)


def _while_suspended(limit: TimeLimit, case: Case, rules: RuleBook, words: Catalogue) -> Iterator[str]:
    yield words.say("clock_advice.strict", on=words.date(limit.strict_due, weekday=True))
    waits = limit.open_suspension
    if waits is not None:
        kind = next((each for each in Asked if each in open_questions(case)), Asked.IDENTITY)
        first, second, last = reminder_days(waits.on, rules, reminders_of(case, kind))[:3]
        yield words.say("clock_advice.reminders", first=first, second=second, last=last)


def _while_running(limit: TimeLimit, case: Case, words: Catalogue) -> Iterator[str]:
    if limit.promised_due is not None:
        yield words.say("clock_advice.promised", on=words.date(limit.promised_due, weekday=True))
    prudent = not limit.extension_valid and not limit.suspended_days
    if prudent and limit.due is not None and limit.prudent_due < limit.due:
        yield words.say("clock_advice.prudent", on=words.date(limit.prudent_due, weekday=True))
    if not case.requester.email and limit.post_by is not None:
        yield words.say("clock_advice.post", on=words.date(limit.post_by, weekday=True))
    if limit.extension_valid and limit.due is not None:
        yield words.say("clock_advice.refusal", on=words.date(limit.due, weekday=True))
    elif limit.due_after_extension is not None and limit.target_on is None:
        yield words.say("clock_advice.extension", on=words.date(limit.due_after_extension, weekday=True))
    if case.receipt.channel == "in_person":
        yield words.say("clock_advice.in_person")


def source(page: CasePage, rules: RuleBook, words: Catalogue) -> str:
    """Where the rules of the calculation stand, and when they were last read."""
    other = ""
    if page.case.calendar_reason:
        other = words.say("clock_advice.establishment", reason=page.case.calendar_reason) + " "
    read = [rule.consulted_on for rule in rules.rules.values() if rule.id.startswith(TIME_LIMIT_RULES)]
    return other + words.say(
        "clock_advice.source", consulted_on=min(read), calendar=page.calendar.id, version=page.calendar.version
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
