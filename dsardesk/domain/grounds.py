"""The catalogue of refusals: each ground with its article, the rights that it fits and what its use demands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from dsardesk.domain.rights import AFTER_DEATH, RightType
from dsardesk.domain.words import Words


class Approver(StrEnum):
    """Who must agree before a refusal leaves."""

    DPO = "dpo"
    CONTROLLER = "controller"  # Beside the opinion of the data protection officer.


class Reach(StrEnum):
    """How much of a request a ground answers."""

    WHOLE_OR_PART = "whole_or_part"
    PART = "part"  # It keeps something back, and never refuses the whole.
    ANSWER = "answer"  # No refusal at all: nothing is held.
    FORWARD = "forward"  # Another answers: forwarded by its processor, refused by whoever is neither.


@dataclass(frozen=True, slots=True)
class Ground:
    """One entry of the catalogue; its words stand in the catalogues of sentences, under `ground.<code>`.

    Attributes:
        code: "R01" to "R27".
        article: what letters cite, by language.
        rules: ids of the sentences of law on which it stands.
        rights: rights that it may refuse.
        facts: keys of what must be put in words before it refuses something.
        may_say: keys of what may be said beside.
        after_death: what letters cite instead on a request made after a death; empty where that is the same.
        evidence: True where a file must prove them.
        approval: who must agree beside the one who decides.
        reach: how much of a request it may refuse.
        fee: True where a fee may be asked instead (GDPR 12(5)(a)).
    """

    code: str
    article: Words
    rules: tuple[str, ...]
    rights: tuple[RightType, ...]
    facts: tuple[str, ...] = ()
    evidence: bool = False
    approval: Approver = Approver.DPO
    reach: Reach = Reach.WHOLE_OR_PART
    fee: bool = False
    may_say: tuple[str, ...] = ()
    after_death: Words = field(default_factory=dict)

    def cited(self, right: RightType) -> Words:
        """What letters cite for one right."""
        return self.after_death if self.after_death and right in AFTER_DEATH else self.article


Grounds = Mapping[str, Ground]
"""The catalogue, by code."""
