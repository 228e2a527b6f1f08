"""What still prevents closing a case, the company's own profile considered."""

from __future__ import annotations

from datetime import date

from dsardesk.domain.case import Case
from dsardesk.domain.profile import ControllerProfile
from dsardesk.domain.recipients import to_tell

UNTOLD = "recipient_untold"
"""Key of a recipient neither told nor excused (GDPR 19)."""


def blockers(case: Case, profile: ControllerProfile, today: date) -> tuple[str, ...]:
    """Keys of what prevents closing, in the order in which a person would mend it."""
    return (*case.blockers(today), *_beside(case, profile))


def closed(case: Case, profile: ControllerProfile, on: date) -> Case:
    """The case, closed; refused while anything is open."""
    return case.closed(on, beside=_beside(case, profile))


def _beside(case: Case, profile: ControllerProfile) -> tuple[str, ...]:
    return (UNTOLD,) if to_tell(case, profile) else ()
