"""What a dead person wanted done with their data, processing by processing, and what became of it on a case."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Wish(StrEnum):
    """What somebody wants done with their data."""

    KEEP = "keep"
    ERASE = "erase"
    COMMUNICATE = "communicate"


class Limit(StrEnum):
    """What the law leaves of a wish."""

    RETENTION = "retention"  # Kept, but never longer than the processing's own period.
    LEGAL_OBLIGATION = "legal_obligation"  # Erased, but for what a law obliges the company to keep.
    OTHERS = "others"  # Communicated, without the data of other people and their private messages.


class Carried(StrEnum):
    """How far a wish was carried out."""

    WHOLLY = "wholly"
    PARTLY = "partly"
    NOT = "not"


@dataclass(frozen=True, slots=True)
class PlannedWish:
    """One wish of the directives confirmed on a case; the plan is made of them.

    Attributes:
        directive: reference of the directive.
        processing: id of the processing in the profile.
        wish: keep, erase or communicate.
        to_whom: who receives what is communicated; "" for the heirs, and for any other wish.
        limit: what the law leaves of it; None where it leaves all.
        carried: how far it was carried out; None until it was.
        carried_on: civil date.
        by: name of the user.
        words: what was done, or why it was not done wholly.
    """

    directive: str
    processing: str
    wish: Wish
    to_whom: str = ""
    limit: Limit | None = None
    carried: Carried | None = None
    carried_on: date | None = None
    by: str = ""
    words: str = ""
