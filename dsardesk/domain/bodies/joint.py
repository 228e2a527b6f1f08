"""What a letter says of the companies that decide together with this one: who they are, and that each may be asked."""

from __future__ import annotations

from collections.abc import Iterator

from dsardesk.domain.letter_facts import LetterFacts
from dsardesk.domain.letters import Say


def jointly(facts: LetterFacts) -> Iterator[Say]:
    """GDPR 26(1) and (3): who decides together, the contact point, and the free choice between them."""
    if not facts.joint:
        return
    yield Say("joint.controllers", (("names", tuple(each.name for each in facts.joint)),))
    for each in facts.joint:
        if each.contact_point:
            reached = ", ".join((*((each.email,) if each.email else ()), *each.address))
            key = "joint.contact_point" if reached else "joint.contact_point_named"
            yield Say(key, (("name", each.name), *((("reached", reached),) if reached else ())))
    yield Say("joint.each")
