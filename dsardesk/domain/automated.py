"""Decisions that a machine takes alone: one looked at again by a person, or none taken about whoever refuses them.

GDPR 22(1): not to be subject to such decisions. GDPR 22(3): a human review, to be heard, to contest. What stands in the
way is an exception of 22(2), a ground of refusal of its own that names its safeguards.
"""

from __future__ import annotations

from dsardesk.domain.assessments import EXAMINED, AssessmentKind, AutomatedReach, AutomatedWish
from dsardesk.domain.case import Case
from dsardesk.domain.examining import assessed
from dsardesk.domain.measures import must_have_no_gap
from dsardesk.domain.rights import RightType

MISSING = {
    AssessmentKind.AUTOMATED_REACH: "automated_reach_missing",
    AssessmentKind.CONTESTED_DECISION: "contested_decision_missing",
    AssessmentKind.PERSONS_VIEW: "persons_view_missing",
    AssessmentKind.HUMAN_REVIEW: "human_review_missing",
    AssessmentKind.TAKEN_OUT: "taken_out_missing",
}
"""Gap while a question is not answered."""
REVIEW = (AssessmentKind.CONTESTED_DECISION, AssessmentKind.PERSONS_VIEW, AssessmentKind.HUMAN_REVIEW)
"""What a review of one decision takes; what is asked where nothing else was noted."""


def wants_out(case: Case, number: int) -> bool:
    """True where the person asks that no machine alone decide about them, rather than that one decision be reviewed."""
    wish = assessed(case, number, AssessmentKind.AUTOMATED_WISH)
    return wish is not None and wish.ground == AutomatedWish.OPT_OUT


def owed(case: Case, number: int) -> tuple[AssessmentKind, ...]:
    """What must be examined before one item is answered in the person's favour."""
    if not wants_out(case, number):
        return REVIEW
    reach = assessed(case, number, AssessmentKind.AUTOMATED_REACH)
    if reach is not None and reach.ground == AutomatedReach.HUMAN_DECIDES:
        # A person decides already: there is nothing to be taken out of, and the letter says so.
        return (AssessmentKind.AUTOMATED_REACH,)
    return (AssessmentKind.AUTOMATED_REACH, AssessmentKind.TAKEN_OUT)


def questions(case: Case, number: int) -> tuple[AssessmentKind, ...]:
    """What is worth asking about one item: which gesture, what it reaches, what it takes, and whatever is answered."""
    asked = {AssessmentKind.AUTOMATED_WISH, AssessmentKind.AUTOMATED_REACH, *owed(case, number)}
    kinds = EXAMINED[RightType.AUTOMATED_DECISION]
    return tuple(kind for kind in kinds if kind in asked or assessed(case, number, kind) is not None)


def must_be_reviewed(case: Case, number: int) -> None:
    """Refuse an answer in the person's favour while something that it means was not examined, or not done."""
    must_have_no_gap([MISSING[kind] for kind in owed(case, number) if assessed(case, number, kind) is None])
