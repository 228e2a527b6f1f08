"""What can happen to a running time limit, one dated fact after the other."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class ClockFactType(StrEnum):
    """What can happen to a running time limit."""

    IDENTITY_REQUESTED = "identity_requested"
    IDENTITY_RECEIVED = "identity_received"
    CLARIFICATION_REQUESTED = "clarification_requested"
    CLARIFICATION_RECEIVED = "clarification_received"
    EXTENSION_NOTIFIED = "extension_notified"


ASKS = {
    ClockFactType.IDENTITY_REQUESTED: "identity",
    ClockFactType.CLARIFICATION_REQUESTED: "clarification",
}
"""Facts that may stop the clock, and the key of what for."""
ANSWERS = {
    ClockFactType.IDENTITY_RECEIVED: "identity",
    ClockFactType.CLARIFICATION_RECEIVED: "clarification",
}
"""Facts that let it run again."""


@dataclass(frozen=True, slots=True)
class ClockFact:
    """One dated fact; facts of the same day count in the order in which they are given.

    Attributes:
        type: what happened.
        on: civil date in the controller's zone.
        justified: identity asked: a reasonable doubt was recorded (GDPR 12(6)).
        without_undue_delay: identity or clarification was asked promptly.
        conditions_met: clarification: a large quantity of data is processed (recital 63). Any of these three that is
            false keeps the clock running, whatever was asked.
        sufficient: identity received: it was enough. Either way the answer ends the suspension; only a new
            request starts another.
        reasons: extension: reasons were given to the person (GDPR 12(3)).
        announced_due: extension: an earlier date that the notice promised.
        override: the DPO lets it count all the same: asked once the month was over, an extension that the law's
            default excludes.
        reason: why, in words: of asking late, or of the override.
    """

    type: ClockFactType
    on: date
    justified: bool = True
    without_undue_delay: bool = True
    conditions_met: bool = True
    sufficient: bool = True
    reasons: bool = True
    announced_due: date | None = None
    override: bool = False
    reason: str = ""
