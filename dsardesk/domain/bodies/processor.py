"""What a processor writes: to the controller, the request; to the person, that it was passed on."""

from __future__ import annotations

from collections.abc import Iterator

from dsardesk.domain.bodies.body import Body, answered_with, needed, remedies, stated, unsolicited
from dsardesk.domain.letter_facts import FactMissing, LetterFacts
from dsardesk.domain.letters import Grid, Listing, Say, Section
from dsardesk.domain.rights import Outcome, RightType

RIGHTS = tuple(RightType)


def _forward(facts: LetterFacts) -> Iterator[Section]:
    """GDPR 28(3)(e): the request, when it came, and no more of the person than the controller needs to answer."""
    yield Say("forward.received", (("received_on", facts.received_on), ("reference", facts.reference)))
    yield Grid(tuple(_person(facts)))
    yield Say("forward.asked")
    yield Listing(tuple(Say(f"requested.{item.right}") for item in facts.items))
    quotes = [item.quote for item in facts.items if item.quote.strip()]
    if quotes:
        yield Say("forward.own_words")
        yield Listing(tuple(Say("forward.quote", (("quote", quote),)) for quote in quotes))
    yield Say("forward.yours")
    yield Say("forward.time", (("due_on", needed(facts.due_on, "due_on")),))
    yield Say("forward.instructions")


def _person(facts: LetterFacts) -> Iterator[tuple[str, Say]]:
    yield "row.person", Say("forward.text", (("text", stated(facts.addressee.name, "addressee")),))
    if facts.addressee.email:
        yield "row.reply_to", Say("forward.text", (("text", facts.addressee.email),))
    elif facts.addressee.address:
        yield "row.reply_to", Say("forward.text", (("text", ", ".join(facts.addressee.address)),))
    else:
        raise FactMissing(fact="addressee")


def _holding_reply(facts: LetterFacts) -> Iterator[Section]:
    """We act for a customer and have passed it on; nothing is said on the merits."""
    answered_with(facts, Outcome.FORWARDED_TO_CONTROLLER)
    principal = needed(facts.principal, "principal")
    yield Say("holding.received", (("received_on", facts.received_on), ("reference", facts.reference)))
    yield Say("holding.role")
    passed_on = needed(facts.forwarded_on, "forwarded_on")
    if principal.named:
        yield Say("holding.passed_on_to", (("on", passed_on), ("name", stated(principal.name, "principal"))))
    else:
        yield Say("holding.passed_on", (("on", passed_on),))
    yield Say("holding.answer")
    yield from unsolicited(facts)
    yield from remedies(facts)


PROCESSOR_FORWARD = Body(_forward, mandatory=("gdpr.28.3.e",), rights=RIGHTS, to_principal=True)
PROCESSOR_REPLY = Body(
    _holding_reply,
    mandatory=("gdpr.28.3.a", "gdpr.77", "gdpr.79"),
    rights=RIGHTS,
    outcomes=(Outcome.FORWARDED_TO_CONTROLLER,),
    answers=frozenset(RightType),
)
