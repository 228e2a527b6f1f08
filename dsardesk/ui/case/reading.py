"""How a case reads at the top of its page: what is asked, what is next, which parts the case calls for."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from dsardesk.domain.access import systems_for
from dsardesk.domain.assessments import EXAMINED
from dsardesk.domain.case import CaseKind, Role
from dsardesk.domain.marketing import STOPPED_FOR
from dsardesk.domain.namesakes import Likeness
from dsardesk.domain.records import SearchOutcome
from dsardesk.domain.requests import ItemState
from dsardesk.domain.rights import IMMEDIATE_RIGHTS, Outcome, RightType
from dsardesk.domain.stages import StageLine, stages
from dsardesk.domain.steps import MEASURES, SEARCHED_FOR, NextStep
from dsardesk.domain.words import words_in
from dsardesk.services.case_page import CasePage
from dsardesk.wording import Catalogue


class Part(StrEnum):
    """A part of the page, in the order of its tabs."""

    REQUEST = "request"
    ITEMS = "items"
    IDENTITY = "identity"
    SEARCH = "search"
    MARKETING = "marketing"
    MEASURES = "measures"
    PROMISES = "promises"
    PAPERS = "papers"
    KEEPING = "keeping"


class Act(StrEnum):
    """What the button of the next step does; those named like a part lead there."""

    STOP_MARKETING = "stop_marketing"
    IDENTITY = "identity"
    SEARCH = "search"
    MEASURES = "measures"
    ITEMS = "items"
    DECIDE = "decide"
    NOTHING_HELD = "nothing_held"
    PAPERS = "papers"
    PROMISES = "promises"
    REGISTER = "register"
    ERASE_MINOR = "erase_minor"
    CLOSE = "close"
    NOTHING = "nothing"


_ACTS = {
    NextStep.STOP_MARKETING: Act.STOP_MARKETING,
    NextStep.DESTROY_IDENTITY_DOCUMENT: Act.IDENTITY,
    NextStep.INFORM_OFFICER: Act.PROMISES,
    NextStep.ACKNOWLEDGE: Act.PAPERS,
    NextStep.CHECK_IDENTITY: Act.IDENTITY,
    NextStep.RECORD_AUTHORITY: Act.IDENTITY,
    NextStep.SEARCH: Act.SEARCH,
    NextStep.APPROVE: Act.ITEMS,
    NextStep.DECIDE: Act.DECIDE,
    NextStep.ANSWER: Act.PAPERS,
    NextStep.DELIVER_PACKAGE: Act.PAPERS,
    NextStep.KEEP_PROMISE: Act.PROMISES,
    NextStep.REGISTER_DIRECTIVE: Act.REGISTER,
    NextStep.ERASE_MINOR: Act.ERASE_MINOR,
    NextStep.CLOSE: Act.CLOSE,
    NextStep.NOTHING: Act.NOTHING,
}
MEASURED = frozenset({*MEASURES, *EXAMINED, RightType.PORTABILITY, RightType.PROCESSOR_REDIRECT})
"""Rights that are carried out step by step, and shown so."""


@dataclass(frozen=True, slots=True)
class ItemChip:
    """One thing asked, in words, and where it stands."""

    text: str
    state: ItemState


@dataclass(frozen=True, slots=True)
class NextLine:
    """What to do next, why, and what the button does."""

    text: str
    why: str
    act: Act


@dataclass(frozen=True, slots=True)
class Head:
    """The top of the page.

    Attributes:
        reference: what people quote.
        name: the requester's.
        about: category, language of the letters, capacity.
        chips: what is asked.
        next: the next step.
        stages: where the case stands.
        parts: parts that this case calls for.
        closed: True once nothing more is done on it.
    """

    reference: str
    name: str
    about: tuple[str, ...]
    chips: tuple[ItemChip, ...]
    next: NextLine
    stages: tuple[StageLine, ...]
    parts: tuple[Part, ...]
    closed: bool


def act_of(page: CasePage) -> Act:
    """What the button of the next step does."""
    act = _ACTS.get(page.step, Act.MEASURES)
    return Act.NOTHING_HELD if act is Act.DECIDE and _nothing_held(page) else act


def _nothing_held(page: CasePage) -> bool:
    """True if access is all that is left to decide, and every system was searched in vain."""
    undecided = {item.right for item in page.case.items if item.outcome is None}
    return undecided == {RightType.ACCESS} and only_nothing_found(page)


def only_nothing_found(page: CasePage) -> bool:
    """True once every system that may hold the person's data was searched in vain."""
    found = {search.system: search.outcome for search in page.case.searches}
    systems = systems_for(page.case, page.profile)
    return bool(systems) and all(found.get(system) is SearchOutcome.NOTHING for system in systems)


def parts_of(page: CasePage) -> tuple[Part, ...]:
    """Parts that the case calls for: nobody is shown a tab that does not concern it."""
    case = page.case
    rights = {item.right for item in case.items}
    called_for = {
        Part.REQUEST: page.message is not None,
        Part.IDENTITY: bool(rights - IMMEDIATE_RIGHTS) or bool(case.identity.documents),
        Part.SEARCH: bool(rights.intersection(SEARCHED_FOR)) or bool(case.searches),
        Part.MARKETING: bool(rights.intersection(STOPPED_FOR)),
        Part.MEASURES: act_of(page) is Act.MEASURES or case.role is Role.PROCESSOR or bool(rights & MEASURED),
        Part.PROMISES: bool(case.promises),
        Part.KEEPING: bool(page.retention.closed_on or page.retention.next_on or page.retention.holds),
    }
    return tuple(part for part in Part if called_for.get(part, True))


def head(page: CasePage, words: Catalogue) -> Head:
    """The top of the page."""
    case, person = page.case, page.case.requester
    category = page.profile.category(person.category)
    about = (
        words.say("about_case.confidential") if case.confidential else "",
        words.say(f"case_kind.{case.kind}") if case.kind is not CaseKind.REQUEST else "",
        words.say("about_case.answer_by", on=case.answer_by) if case.answer_by else "",
        words.say("about_case.linked", references=case.linked) if case.linked else "",
        words_in(category.name, words.lang) if category else "",
        words.say(f"capacity.{person.capacity}"),
        words.say("about_case.for_person", name=case.representation.name) if case.representation else "",
        *_directives(page, words),
        words.say("about_case.letters_in", language=words.name("language", person.language)),
    )
    return Head(
        reference=case.reference,
        name=person.name,
        about=tuple(part for part in about if part),
        chips=tuple(ItemChip(_item_words(item.right, item.outcome, words), item.state) for item in case.items),
        next=next_line(page, words),
        stages=stages(case, page.profile, page.step),
        parts=parts_of(page),
        closed=case.closed_on is not None,
    )


def _directives(page: CasePage, words: Catalogue) -> tuple[str, ...]:
    """That the requester gave directives for after their own death: what is erased now may be what they wanted kept."""
    if page.case.items_of(RightType.HEIR_REQUEST):
        return ()
    sure = (each.directive for each in page.register if each.likeness is Likeness.SAME)
    return tuple(words.say("about_case.has_directive", reference=each.reference) for each in sure)


def _item_words(right: RightType, outcome: Outcome | None, words: Catalogue) -> str:
    said = words.say(f"outcome.{outcome}") if outcome else words.say("cli.undecided")
    text = words.say(f"right.{right}")
    return f"{text[:1].upper()}{text[1:]} – {said}"


def next_line(page: CasePage, words: Catalogue) -> NextLine:
    """What to do next, and why."""
    act = act_of(page)
    why = f"next_why.{act if act is Act.NOTHING_HELD else page.step}"
    return NextLine(words.say(f"next.{page.step}"), words.say(why), act)


def system_name(page: CasePage, system_id: str, words: Catalogue) -> str:
    """What the company calls a system; its id if the profile has none of that name."""
    system = page.profile.system(system_id)
    return words_in(system.name, words.lang) if system else system_id
