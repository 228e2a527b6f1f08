"""What is examined before an item is decided, each finding recorded in its own words and on its own ground."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dsardesk.domain.rights import RightType


class AssessmentKind(StrEnum):
    """One question whose answer a decision rests on."""

    ERASURE_GROUND = "erasure_ground"  # GDPR 17(1)
    RESTRICTION_GROUND = "restriction_ground"  # GDPR 18(1)
    RESTRICTION_END = "restriction_end"  # GDPR 18(3)
    SITUATION = "situation"  # GDPR 21(1): the person's particular situation
    POLICY_DEPARTURE = "policy_departure"  # A promise of the policy, wider than the law, that is not kept.
    AUTOMATED_WISH = "automated_wish"  # GDPR 22: which of its two gestures the person makes
    AUTOMATED_REACH = "automated_reach"  # GDPR 22(1): whether a machine decides alone, with what effect
    CONTESTED_DECISION = "contested_decision"  # GDPR 22(3)
    PERSONS_VIEW = "persons_view"  # GDPR 22(3)
    HUMAN_REVIEW = "human_review"  # GDPR 22(3)
    TAKEN_OUT = "taken_out"  # GDPR 22(1): who decides about the person instead of the machine
    CONSENT = "consent"  # GDPR 7(3): which consent is withdrawn
    INSTRUCTION = "instruction"  # GDPR 28(3)(a)
    WARNED = "warned"  # GDPR 12(4): a refusal that goes on although month one is the place of it, and why.


class ErasureGround(StrEnum):
    """GDPR 17(1): one is enough."""

    NO_LONGER_NEEDED = "no_longer_needed"  # (a)
    CONSENT_WITHDRAWN = "consent_withdrawn"  # (b)
    OBJECTION = "objection"  # (c)
    UNLAWFUL = "unlawful"  # (d)
    LEGAL_OBLIGATION = "legal_obligation"  # (e)
    CHILD = "child"  # (f)


class RestrictionGround(StrEnum):
    """GDPR 18(1): one is enough."""

    ACCURACY = "accuracy"  # (a)
    UNLAWFUL = "unlawful"  # (b)
    CLAIMS = "claims"  # (c)
    OBJECTION_PENDING = "objection_pending"  # (d)


class ReviewResult(StrEnum):
    """What a person who looked at an automated decision came to."""

    CHANGED = "changed"
    CONFIRMED = "confirmed"


class AutomatedWish(StrEnum):
    """What the person asks of decisions that a machine takes alone."""

    REVIEW = "review"  # 22(3): one that was taken is looked at again.
    OPT_OUT = "opt_out"  # 22(1): none is to be taken about them.


class AutomatedReach(StrEnum):
    """Whether a decision is one that GDPR 22(1) is about."""

    MACHINE_ALONE = "machine_alone"  # With legal effects, or effects that weigh as much.
    HUMAN_DECIDES = "human_decides"
    SLIGHT_EFFECT = "slight_effect"


class Instruction(StrEnum):
    """On what a processor acts (GDPR 28(3)(a))."""

    ACT = "act"  # The controller instructed it to search, to change or to hand over.
    ANSWER = "answer"  # The controller instructed it to answer the person.
    CONTRACT_CLAUSE = "contract_clause"  # The contract says that it answers.


PROMISED = "promised"
"""The answer beside those of the law, where the company's own policy promises a right without any condition."""


@dataclass(frozen=True, slots=True)
class Assessment:
    """One finding.

    Attributes:
        kind: the question.
        on: civil date.
        by: name of the user who recorded it.
        item: number of the request item; None for the whole case.
        ground: the answer, where the question has known ones; "" otherwise.
        words: the facts, or the reasons.
        who: name of the person who examined, where that is not whoever recorded it.
    """

    kind: AssessmentKind
    on: date
    by: str
    item: int | None = None
    ground: str = ""
    words: str = ""
    who: str = ""


GROUNDS: Mapping[AssessmentKind, type[StrEnum]] = {
    AssessmentKind.ERASURE_GROUND: ErasureGround,
    AssessmentKind.RESTRICTION_GROUND: RestrictionGround,
    AssessmentKind.AUTOMATED_WISH: AutomatedWish,
    AssessmentKind.AUTOMATED_REACH: AutomatedReach,
    AssessmentKind.HUMAN_REVIEW: ReviewResult,
    AssessmentKind.INSTRUCTION: Instruction,
}
"""Questions that have known answers."""
PROMISABLE = frozenset({AssessmentKind.ERASURE_GROUND, AssessmentKind.RESTRICTION_GROUND})
"""Questions that a promise of the policy may answer too."""
WITHOUT_WORDS = PROMISABLE | {AssessmentKind.AUTOMATED_WISH}
"""Questions that the ground alone answers."""
WITH_NAME = frozenset({AssessmentKind.HUMAN_REVIEW, AssessmentKind.TAKEN_OUT})
"""Questions that a named person answers."""
AS_TOLD = frozenset(
    {
        AssessmentKind.ERASURE_GROUND,
        AssessmentKind.RESTRICTION_GROUND,
        AssessmentKind.SITUATION,
        AssessmentKind.AUTOMATED_WISH,
        AssessmentKind.CONTESTED_DECISION,
        AssessmentKind.PERSONS_VIEW,
        AssessmentKind.CONSENT,
    }
)
"""Questions that the person answers: whoever reads the request may note it."""

EXAMINED: Mapping[RightType, tuple[AssessmentKind, ...]] = {
    RightType.ERASURE: (AssessmentKind.ERASURE_GROUND, AssessmentKind.POLICY_DEPARTURE),
    RightType.RESTRICTION: (
        AssessmentKind.RESTRICTION_GROUND,
        AssessmentKind.RESTRICTION_END,
        AssessmentKind.POLICY_DEPARTURE,
    ),
    RightType.OBJECTION: (AssessmentKind.SITUATION, AssessmentKind.POLICY_DEPARTURE),
    RightType.AUTOMATED_DECISION: (
        AssessmentKind.AUTOMATED_WISH,
        AssessmentKind.AUTOMATED_REACH,
        AssessmentKind.CONTESTED_DECISION,
        AssessmentKind.PERSONS_VIEW,
        AssessmentKind.HUMAN_REVIEW,
        AssessmentKind.TAKEN_OUT,
    ),
    RightType.CONSENT_WITHDRAWAL: (AssessmentKind.CONSENT,),
}
"""What is examined for each right, in order."""
