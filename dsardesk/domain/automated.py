"""A decision taken by a machine alone, looked at again by a person who hears the one concerned (GDPR 22(3))."""

from __future__ import annotations

from dsardesk.domain.assessments import EXAMINED, AssessmentKind
from dsardesk.domain.case import Case
from dsardesk.domain.examining import assessed
from dsardesk.domain.measures import must_have_no_gap
from dsardesk.domain.rights import RightType

MISSING = {
    AssessmentKind.CONTESTED_DECISION: "contested_decision_missing",
    AssessmentKind.PERSONS_VIEW: "persons_view_missing",
    AssessmentKind.HUMAN_REVIEW: "human_review_missing",
}


def must_be_reviewed(case: Case, number: int) -> None:
    """Refuse an answer while the decision is not named, the person not heard, or nobody reviewed it."""
    asked = EXAMINED[RightType.AUTOMATED_DECISION]
    must_have_no_gap([MISSING[kind] for kind in asked if assessed(case, number, kind) is None])
