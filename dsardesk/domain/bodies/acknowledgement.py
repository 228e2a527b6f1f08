"""The acknowledgement: what was received, when, what was understood, and by when it is answered."""

from __future__ import annotations

from collections.abc import Iterator

from dsardesk.domain.bodies.body import Body, needed, stop_facts, unsolicited
from dsardesk.domain.letter_facts import LetterFacts
from dsardesk.domain.letters import Listing, Say, Section
from dsardesk.domain.rights import RightType


def _acknowledgement(facts: LetterFacts) -> Iterator[Section]:
    """EDPB Guidelines 01/2022, paragraph 57: the date received and the period; no identity document by default."""
    yield Say("acknowledgement.received", (("received_on", facts.received_on), ("reference", facts.reference)))
    yield Say("acknowledgement.understood")
    yield Listing(tuple(Say(f"asked.{item.right}") for item in facts.items if not item.own_initiative))
    yield Say("acknowledgement.correct_us")
    yield _period(facts)
    if facts.stopped_on:
        # Whoever writes after a death is told that nobody writes to the dead any more.
        yield Say("heirs.stopped" if facts.deceased else "marketing.done", stop_facts(facts))
    yield from unsolicited(facts)


def _period(facts: LetterFacts) -> Say:
    """From when to when; the law gives heirs no time limit, the company takes that of the living."""
    due_on = needed(facts.due_on, "due_on")
    room = "heirs" if all(item.right is RightType.HEIR_REQUEST for item in facts.items) else "acknowledgement"
    # A letter never promises a day that has passed.
    period = "period" if facts.dated_on <= due_on else "late"
    return Say(f"{room}.{period}", (("received_on", facts.received_on), ("due_on", due_on)))


ACKNOWLEDGEMENT = Body(_acknowledgement, mandatory=("edpb.01-2022.57",), rights=tuple(RightType))
