"""What a person decides about a time limit, with its reasons: an extension, a question that stops the clock."""

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
