"""One kind of letter described, and the sections that several kinds share."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from dsardesk.domain.assessments import AssessmentKind
from dsardesk.domain.letter_facts import WAYS_OF_THE_PASSWORD, FactMissing, LetterFacts
from dsardesk.domain.letters import FactValue, Head, Listing, Say, Section
from dsardesk.domain.profile import Authority
from dsardesk.domain.recipients import NOT_TOLD, TOLD
from dsardesk.domain.rights import Outcome, RightType
from dsardesk.domain.told import AnsweredItem, Done, Examined
from dsardesk.domain.withholding import WITHHELD, Piece
from dsardesk.domain.words import Words

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Body:
    """What one kind of letter says.

    Attributes:
        sections: its sections, between opening and closing.
        mandatory: rules whose content it must hold.
        rights: rights that it may speak of.
        outcomes: outcomes that it may tell; a letter that tells none answers nothing.
        answers: rights whose outcome it tells: once it is sent, their items are answered.
        to_principal: True for a letter to the controller on whose behalf the company processes the data.
        names_person: True for one that says itself on whose behalf the addressee writes.
        to_executor: True for one to whoever the directives of the deceased charge, whoever asked.
    """

    sections: Callable[[LetterFacts], Iterator[Section]]
    mandatory: tuple[str, ...]
    rights: tuple[RightType, ...]
    outcomes: tuple[Outcome, ...] = ()
    answers: frozenset[RightType] = frozenset()
    to_principal: bool = False
    names_person: bool = False
    to_executor: bool = False


def unsolicited(facts: LetterFacts) -> Iterator[Section]:
    """What became of a copy of an identity document that this case did not call for."""
    # Where the policy demands one of everybody, nobody tells the person that it was not asked for.
    policy = "_as_policy" if facts.policy_asks_document else ""
    if facts.unsolicited_destroyed_on:
        yield Say(f"unsolicited.destroyed{policy}", (("on", facts.unsolicited_destroyed_on),))
    elif facts.unsolicited_received:
        yield Say(f"unsolicited.received{policy}")
    if facts.unsolicited_received and facts.not_needed:
        yield Say("unsolicited.why", (("why", facts.not_needed),))


def stop_facts(facts: LetterFacts) -> tuple[tuple[str, FactValue], ...]:
    """When marketing stopped, and in which systems."""
    names = tuple(system.name for system in facts.stopped_in)
    return (("on", needed(facts.stopped_on, "stopped_on")), ("systems", listed(names, "stopped_in")))


def remedies(facts: LetterFacts) -> Iterator[Section]:
    """GDPR 12(4), 77 and 79: the authority and the court, in every letter that tells a decision."""
    authority = facts.company.authority
    if not authority.name:
        raise FactMissing(fact="authority")
    yield Head("remedies.title")
    yield Say("remedies.complaint", _reached(authority))
    if facts.residence_authority:
        yield Say("remedies.residence", _reached(facts.residence_authority))
    yield Say("remedies.court")


def _reached(authority: Authority) -> tuple[tuple[str, FactValue], ...]:
    """An authority with every way to reach it."""
    return (
        ("authority", authority.name),
        ("address", ", ".join(authority.address)),
        ("phone", authority.phone),
        ("website", authority.website),
    )


def marketing_too(facts: LetterFacts) -> Iterator[Section]:
    """What became of an objection to marketing made in the same message."""
    if facts.stopped_on and any(item.right is RightType.OBJECTION_MARKETING for item in facts.items):
        yield Head("marketing.title")
        yield Say("marketing.done", stop_facts(facts))
        yield Say("marketing.suppression")


def answered(facts: LetterFacts, right: RightType) -> AnsweredItem:
    """What came of one right; FactMissing while nothing did."""
    for item in facts.items:
        if item.right is right and item.outcome is not None:
            return item
    raise FactMissing(fact="outcome")


def answered_with(facts: LetterFacts, outcome: Outcome) -> None:
    """Refuse a letter that tells an outcome which no item has."""
    if not any(item.outcome is outcome for item in facts.items):
        raise FactMissing(fact="outcome")


def way_of_the_password(facts: LetterFacts) -> Say:
    """How the password of the package is given: never the way of the package."""
    if facts.told_by not in WAYS_OF_THE_PASSWORD:
        raise FactMissing(fact="told_by")
    return Say(f"access.password_{facts.told_by}")


def done(facts: LetterFacts, right: RightType, *kinds: str) -> tuple[Done, ...]:
    """What was done for one right, of some kinds."""
    return tuple(each for each in facts.done if each.right is right and each.kind in kinds)


def examined(facts: LetterFacts, right: RightType, kind: AssessmentKind) -> Examined:
    """What was found on one question about a right; FactMissing while it is not examined."""
    for each in facts.examined:
        if each.right is right and each.kind is kind:
            return each
    raise FactMissing(fact=kind)


def systems_in(measures: Iterable[Done]) -> tuple[Words, ...]:
    """Names of the systems that some measures concern, each once."""
    return tuple({each.system.id: each.system.name for each in measures if each.system}.values())


def withheld(facts: LetterFacts, right: RightType) -> Iterator[Section]:
    """GDPR 12(4), 15(4) and 20(4): each piece left out of the copy, with its ground and its own reason."""
    pieces = done(facts, right, *sorted(WITHHELD))
    if not pieces:
        return
    yield Say("withheld.some")
    if any(each.kind == Piece.MESSAGE for each in pieces):
        yield Say("withheld.messages")
    yield Listing(tuple(Say(f"withheld.{e.ground}", (("what", e.what), ("reason", e.reason))) for e in pieces))


def recipients(facts: LetterFacts, right: RightType) -> Iterator[Section]:
    """GDPR 19: who was told of the change, and who could not be; nothing where the data were given to nobody."""
    told, others = done(facts, right, TOLD), done(facts, right, NOT_TOLD)
    if told or others:
        yield Head("recipients.title")
    if told:
        yield Say("recipients.told", (("names", tuple(each.what for each in told)),))
    if others:
        yield Say("recipients.not_told")
        yield Listing(tuple(Say("recipients.why", (("name", e.what), ("reason", e.reason))) for e in others))


def contact(facts: LetterFacts) -> Iterator[Section]:
    """Whom to write to; nothing where nobody gave an address."""
    officer = facts.company.officer
    if officer.email:
        yield Say("contact", (("email", officer.email), ("reference", facts.reference)))


def needed(value: T | None, name: str) -> T:
    """A fact that must be known; FactMissing with its *name* otherwise."""
    if value is None:
        raise FactMissing(fact=name)
    return value


def stated(value: str, name: str) -> str:
    """A text that must say something."""
    if not value.strip():
        raise FactMissing(fact=name)
    return value


def listed(values: tuple[T, ...], name: str) -> tuple[T, ...]:
    """A list that must hold something."""
    if not values:
        raise FactMissing(fact=name)
    return values
