"""Why a message that arrived becomes no case: one word of it, which the log keeps without the message."""

from __future__ import annotations

from enum import StrEnum

from dsardesk.domain.draft import MessageKind


class AsideReason(StrEnum):
    """What a message is that exercises no right."""

    ORDINARY = "ordinary"  # A question, an order, a contract, an application.
    ADVERTISING = "advertising"
    ANSWERED_ALREADY = "answered_already"
    NOT_FOR_US = "not_for_us"
    BREACH = "breach"  # Handed to whoever deals with breaches: the register of Article 33(5) keeps it.
    TEST = "test"


def proposed_reason(kind: MessageKind) -> AsideReason:
    """The reason that what was understood suggests first."""
    return AsideReason.BREACH if kind is MessageKind.BREACH_NOTICE else AsideReason.ORDINARY
