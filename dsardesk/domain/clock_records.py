"""What a person decides about a time limit, with its reasons: an extension, a question, and what follows silence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class ExtensionGround(StrEnum):
    """Why two further months are necessary (GDPR 12(3))."""

    COMPLEXITY = "complexity"
    NUMBER = "number"  # Of the same person's requests.


@dataclass(frozen=True, slots=True)
class Extension:
    """An extension decided for one request item; it counts once its notice left.

    Attributes:
        item: number of the request item.
        grounds: which of the law's two grounds.
        reasons: the facts, in words, as the person is told.
        decided_on: civil date.
        by: name of the user.
        announced_due: an earlier date than the law's that the notice promises.
        override: why it is used although the law's default excludes it (LIL 51 II); "" where it does not.
        notified_on: day on which the notice left; None until then.
    """

    item: int
    grounds: tuple[ExtensionGround, ...]
    reasons: str
    decided_on: date
    by: str
    announced_due: date | None = None
    override: str = ""
    notified_on: date | None = None


@dataclass(frozen=True, slots=True)
class Clarification:
    """The person was asked to specify an access request (GDPR, recital 63).

    Attributes:
        item: number of the request item.
        asked_on: civil date.
        question: what was asked, in words; everything may always be asked for.
        large: True where a large quantity of data is processed: only then is the clock stopped.
        by: name of the user.
        answered_on: day of the answer; None until then.
    """

    item: int
    asked_on: date
    question: str
    large: bool
    by: str
    answered_on: date | None = None


class Asked(StrEnum):
    """What a person was asked while the clock waits."""

    IDENTITY = "identity"
    CLARIFICATION = "clarification"


@dataclass(frozen=True, slots=True)
class Reminder:
    """The person was reminded of what was asked.

    Attributes:
        kind: of what.
        sent_on: civil date.
        channel: how it left, e.g. "email".
        by: name of the user.
    """

    kind: Asked
    sent_on: date
    channel: str
    by: str


class Course(StrEnum):
    """How the DPO goes on when the person does not answer."""

    CLOSE_FOR_NOW = "close_for_now"
    DECIDE = "decide"


@dataclass(frozen=True, slots=True)
class Silence:
    """The person does not answer, and the DPO chose how to go on; the last one that has not ended is in force.

    Attributes:
        course: closed until the answer comes, or decided without it.
        reasons: why, in words; the person reads them where the case is closed.
        chosen_on: civil date.
        by: name of the user.
        closed_on: day on which the letter left that closes the case for now; None until then.
        ended_on: day of the answer, or of another choice; None until then.
    """

    course: Course
    reasons: str
    chosen_on: date
    by: str
    closed_on: date | None = None
    ended_on: date | None = None
