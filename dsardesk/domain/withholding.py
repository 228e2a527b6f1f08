"""What is left out of a copy, piece by piece, each on a ground and for a reason of its own (GDPR 15(4), 20(4)).

The content and the metadata of a professional message are personal data of sender and addressee (Cass. soc., 18 June
2025, no. 23-19.022): only the rights of others withhold one, and no reason covers several.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from dsardesk.domain.case import Case
from dsardesk.domain.errors import DeskError
from dsardesk.domain.measures import measures_of, must_have_no_gap, with_measure
from dsardesk.domain.profile import ControllerProfile
from dsardesk.domain.records import Measure
from dsardesk.domain.rights import RightType


class Piece(StrEnum):
    """What is left out; its value is the kind of the measure."""

    MESSAGE = "message_withheld"
    DOCUMENT = "document_withheld"
    PASSAGE = "passage_withheld"


class WithheldFor(StrEnum):
    """Why: grounds R08, R09 and R25 of the catalogue."""

    OTHERS_RIGHTS = "others_rights"
    TRADE_SECRET = "trade_secret"  # noqa: S105 -- no password
    SECRECY = "secrecy"


WITHHELD = frozenset(piece.value for piece in Piece)
"""Kinds of the measures that leave something out."""
COPIED = frozenset({RightType.ACCESS, RightType.PORTABILITY})
"""Rights to a copy, out of which something may be left."""


class WithheldWithoutReason(DeskError):
    """What is left out is named, and says whose rights its copy would harm and how."""

    code = "access.withheld_without_reason"


class MessageWithheldOtherwise(DeskError):
    """A professional message is withheld for the rights of others, and for nothing else."""

    code = "access.message_for_others_only"


def withhold(
    case: Case,
    profile: ControllerProfile,
    number: int,
    system: str,
    *,
    message: str,
    reason: str,
    on: date,
    by: str,
    piece: Piece = Piece.MESSAGE,
    ground: WithheldFor = WithheldFor.OTHERS_RIGHTS,
) -> Case:
    """The case once one piece, named by *message*, is left out of the copy, for a reason of its own."""
    if not message.strip() or not reason.strip():
        raise WithheldWithoutReason
    if piece is Piece.MESSAGE and ground is not WithheldFor.OTHERS_RIGHTS:
        raise MessageWithheldOtherwise
    measure = Measure(number, piece, system, on, by, what=message.strip(), ground=ground, reason=reason.strip())
    return with_measure(case, profile, measure, COPIED)


def must_withhold_nothing(case: Case, number: int) -> None:
    """Refuse to call a copy granted in full while something is left out of it."""
    if measures_of(case, number, WITHHELD):
        must_have_no_gap(["message_withheld"])
