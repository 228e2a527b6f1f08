"""What is examined before an item is decided, in words: each question with its answer, and what an answer takes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dsardesk.domain.assessments import (
    EXAMINED,
    GROUNDS,
    PROMISABLE,
    PROMISED,
    WITH_NAME,
    WITHOUT_WORDS,
    Assessment,
    AssessmentKind,
)
from dsardesk.domain.automated import questions
from dsardesk.domain.case import Role
from dsardesk.domain.examining import assessed
from dsardesk.domain.profile import ControllerProfile
from dsardesk.domain.requests import RequestItem
from dsardesk.domain.restriction import in_force
from dsardesk.domain.rights import RightType
from dsardesk.domain.steps import first_questions
from dsardesk.services.case_page import CasePage
from dsardesk.wording import Catalogue


@dataclass(frozen=True, slots=True)
class QuestionPart:
    """One question.

    Attributes:
        kind: which.
        item: number of the item it is about; None for the whole case.
        title: in words.
        hint: what is good to know before answering.
        said: the answer on record, in sentences; empty until there is one.
        grounds: answers to choose from, each with its words; empty where it is answered in words alone.
        answer: what is on record, to begin with.
        with_words: True where words are asked for.
        with_name: True where the name of whoever examined is.
        owed: True while an answer in the person's favour waits for it.
        open: True while it may be answered.
    """

    kind: AssessmentKind
    item: int | None
    title: str
    hint: str
    said: tuple[str, ...]
    grounds: tuple[tuple[str, str], ...]
    answer: tuple[str, str, str]
    with_words: bool
    with_name: bool
    owed: bool
    open: bool


def item_questions(page: CasePage, item: RequestItem, words: Catalogue) -> tuple[QuestionPart, ...]:
    """The questions that one item raises on this case."""
    return tuple(_question(page, kind, item, words) for kind in _raised(page, item))


def _raised(page: CasePage, item: RequestItem) -> Iterator[AssessmentKind]:
    if item.right is RightType.AUTOMATED_DECISION:
        yield from questions(page.case, item.number)
        return
    for kind in EXAMINED.get(item.right, ()):
        if kind is AssessmentKind.RESTRICTION_END and not in_force(page.case, item.number):
            continue
        if kind is AssessmentKind.POLICY_DEPARTURE and not _promises_more(page.profile, item.right):
            continue
        yield kind


def _promises_more(profile: ControllerProfile, right: RightType) -> bool:
    """True where the policy promises more than the law of this right."""
    to_objectors = right is RightType.OBJECTION and profile.objection is not None
    return to_objectors or profile.promises_without_condition(right)


def _grounds(page: CasePage, kind: AssessmentKind, item: RequestItem | None) -> Iterator[str]:
    """The known answers to a question; the promise of the policy among them where it makes one."""
    yield from GROUNDS.get(kind, ())
    if kind in PROMISABLE and item is not None and page.profile.promises_without_condition(item.right):
        yield PROMISED


def instruction_question(page: CasePage, words: Catalogue) -> QuestionPart | None:
    """On what a processor acts; None where the company is no processor of the data."""
    if page.case.role is not Role.PROCESSOR:
        return None
    return _question(page, AssessmentKind.INSTRUCTION, None, words)


def _question(page: CasePage, kind: AssessmentKind, item: RequestItem | None, words: Catalogue) -> QuestionPart:
    number = item.number if item else None
    found = assessed(page.case, number, kind)
    open_ = page.case.closed_on is None
    first = item is not None and item.outcome is None and kind in first_questions(page.case, item)
    return QuestionPart(
        kind=kind,
        item=number,
        title=words.say(f"assessment.{kind}"),
        hint=words.say(f"assessment_hint.{kind}"),
        said=_said(found, words) if found else (),
        grounds=tuple((str(ground), words.say(f"{kind}.{ground}")) for ground in _grounds(page, kind, item)),
        answer=(found.ground, found.words, found.who) if found else ("", "", ""),
        with_words=kind not in WITHOUT_WORDS,
        with_name=kind in WITH_NAME,
        owed=open_ and first and found is None,
        open=open_,
    )


def _said(found: Assessment, words: Catalogue) -> tuple[str, ...]:
    ground = words.say(f"{found.kind}.{found.ground}") if found.ground else ""
    recorded = words.say("examined.by", by=found.by, on=found.on)
    who = words.say("examined.who", who=found.who) if found.who else ""
    return tuple(line for line in (ground, found.words, who, recorded) if line)
