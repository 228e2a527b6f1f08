"""What is written about a time limit: two further months and why; a question that stops the clock."""

from __future__ import annotations

from collections.abc import Iterator

from dsardesk.domain.bodies.body import Body, listed, remedies, stated, unsolicited
from dsardesk.domain.letters import FactMissing, LetterFacts, Listing, Say, Section
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


def _clarification(facts: LetterFacts) -> Iterator[Section]:
    """Recital 63: why, choices proposed, the right to ask for everything, and the time limit."""
    if not any(item.right is RightType.ACCESS for item in facts.items):
        raise FactMissing(fact="access")
    yield Say("clarification.received", (("received_on", facts.received_on), ("reference", facts.reference)))
    yield Say("clarification.why")
    yield Say("clarification.question", (("question", stated(facts.question, "question")),))
    yield Say("clarification.everything")
    yield Say("clarification.time_limit" if facts.suspended else "clarification.time_limit_runs")
    yield from unsolicited(facts)
    yield from remedies(facts)


EXTENSION = Body(
    _extension,
    mandatory=("gdpr.12.3.extension", "gdpr.12.3.notice", "gdpr.77", "gdpr.79"),
    rights=tuple(RightType),
)
CLARIFICATION = Body(
    _clarification,
    mandatory=("edpb.01-2022.159.clarification", "gdpr.77", "gdpr.79"),
    rights=(RightType.ACCESS,),
)
