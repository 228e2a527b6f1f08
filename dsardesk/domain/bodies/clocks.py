"""What is written about a time limit: two further months, and why."""

from __future__ import annotations

from collections.abc import Iterator

from dsardesk.domain.bodies.body import Body, listed, remedies, stated, unsolicited
from dsardesk.domain.letter_facts import LetterFacts
from dsardesk.domain.letters import Listing, Say, Section
from dsardesk.domain.rights import RightType


def _extension(facts: LetterFacts) -> Iterator[Section]:
    """GDPR 12(3): the extension, its reasons, the new day; sent before the first period ends."""
    yield Say("extension.received", (("received_on", facts.received_on), ("reference", facts.reference)))
    for each in listed(facts.extensions, "extension"):
        yield Say("extension.about")
        yield Listing((Say(f"asked.{each.right}"),))
        yield Say("extension.grounds")
        yield Listing(tuple(Say(f"extension.{ground}") for ground in each.grounds))
        yield Say("extension.reasons", (("reasons", stated(each.reasons, "reasons")),))
        yield Say("extension.until", (("due_on", each.due_on),))
    yield Say("extension.once")
    yield from unsolicited(facts)
    yield from remedies(facts)


EXTENSION = Body(
    _extension,
    mandatory=("gdpr.12.3.extension", "gdpr.12.3.notice", "gdpr.77", "gdpr.79"),
    rights=tuple(RightType),
)
