"""The rights a person may exercise, in the words of CONTRACT and of the glossary."""

from __future__ import annotations

from enum import StrEnum


class RightType(StrEnum):
    """One right of the GDPR or of French law (LIL: loi Informatique et Libertés)."""

    ACCESS = "access"  # GDPR 15
    RECTIFICATION = "rectification"  # GDPR 16
    ERASURE = "erasure"  # GDPR 17
    RESTRICTION = "restriction"  # GDPR 18
    PORTABILITY = "portability"  # GDPR 20
    OBJECTION = "objection"  # GDPR 21(1)
    OBJECTION_MARKETING = "objection_marketing"  # GDPR 21(2)-(3)
    CONSENT_WITHDRAWAL = "consent_withdrawal"  # GDPR 7(3)
    AUTOMATED_DECISION = "automated_decision"  # GDPR 22
    POST_MORTEM_DIRECTIVE = "post_mortem_directive"  # LIL 85 I
    HEIR_REQUEST = "heir_request"  # LIL 85 II
    COMPLAINT = "complaint"
    PROCESSOR_REDIRECT = "processor_redirect"  # GDPR 28(3)(e)


class Outcome(StrEnum):
    """How one request item ended."""

    GRANTED = "granted"
    PARTLY_GRANTED = "partly_granted"
    REFUSED = "refused"
    NO_DATA_HELD = "no_data_held"
    WITHDRAWN = "withdrawn"
    FORWARDED_TO_CONTROLLER = "forwarded_to_controller"
    NOT_A_RIGHTS_REQUEST = "not_a_rights_request"
    DUPLICATE = "duplicate"


AFTER_DEATH = frozenset({RightType.POST_MORTEM_DIRECTIVE, RightType.HEIR_REQUEST})
"""Rights of French law about data after death, to which no text gives a time limit."""
IMMEDIATE_RIGHTS = frozenset({RightType.OBJECTION_MARKETING, RightType.CONSENT_WITHDRAWAL})
"""Rights that take effect at once (GDPR 21(3), 7(3)); only the letter about them has the month as its ceiling."""
