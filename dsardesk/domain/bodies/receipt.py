"""A request made in person: a dated receipt, printed, signed by both and handed over."""

from __future__ import annotations

from collections.abc import Iterator

from dsardesk.domain.bodies.body import Body, unsolicited
from dsardesk.domain.letter_facts import LetterFacts
from dsardesk.domain.letters import Grid, Listing, Say, Section
from dsardesk.domain.rights import RightType


def _hand_receipt(facts: LetterFacts) -> Iterator[Section]:
    """Who asked for what, on which day, until when it is answered, and where both sign."""
    name = (("name", facts.addressee.name), ("received_on", facts.received_on), ("reference", facts.reference))
    yield Say("hand_receipt.received", name)
    yield Listing(tuple(Say(f"asked.{item.right}") for item in facts.items))
    if facts.due_on is not None:
        yield Say("hand_receipt.until", (("due_on", facts.due_on),))
    yield from unsolicited(facts)
    yield Say("hand_receipt.twice")
    yield Grid((("row.signed_for_us", Say("hand_receipt.line")), ("row.signed_by_you", Say("hand_receipt.line"))))


HAND_RECEIPT = Body(_hand_receipt, mandatory=("design.hand_receipt",), rights=tuple(RightType))
