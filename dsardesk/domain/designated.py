"""Who has a directive carried out: the person designated, failing them the alternates in turn, then the heirs.

French Data Protection Act (LIL), Article 85 I: the heirs act where nobody is designated, or whoever is has died.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dsardesk.domain.errors import DeskError
from dsardesk.domain.folding import folded_name
from dsardesk.domain.ids import DocumentId


class Absence(StrEnum):
    """Why somebody who was designated does not act."""

    DEATH = "death"
    REFUSAL = "refusal"


class NotDesignated(DeskError):
    """The directive charges nobody of that name, or they are known not to act already."""

    code = "directive.not_designated"
    exit_code = 2


class AbsenceIncomplete(DeskError):
    """That somebody does not act has a day that is not to come, and says how it is known."""

    code = "directive.absence_incomplete"
    exit_code = 2


@dataclass(frozen=True, slots=True)
class Designated:
    """Somebody charged with having the directive carried out; the first is asked first, the others in their turn."""

    name: str
    email: str = ""
    postal_address: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Unavailable:
    """That somebody designated died, or refused.

    Attributes:
        name: theirs, as the directive writes it.
        why: death or refusal.
        happened_on: day of it.
        how_known: in words, e.g. who told it.
        recorded_on: civil date.
        recorded_by: name of the user.
        wording: number of the version that charged them: a refusal says nothing of a later one.
        proof: the paper that shows it, kept apart; None where there is none.
        media_type: of that paper; "" where there is none.
    """

    name: str
    why: Absence
    happened_on: date
    how_known: str
    recorded_on: date
    recorded_by: str
    wording: int
    proof: DocumentId | None = None
    media_type: str = ""


def standing(designated: Iterable[Designated], absences: Iterable[Unavailable], wording: int) -> tuple[Designated, ...]:
    """Those of *designated*, in their turn, who can act under that version."""
    gone = {folded_name(each.name) for each in absences if each.why is Absence.DEATH or each.wording == wording}
    return tuple(each for each in designated if folded_name(each.name) not in gone)
