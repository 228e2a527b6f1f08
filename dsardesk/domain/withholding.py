"""Professional messages left out of the copy, one by one, each for the rights of others (GDPR 15(4)).

Their content and their metadata are personal data of sender and addressee (Cass. soc., 18 June 2025, no. 23-19.022):
nothing else withholds one, and no reason covers several.
"""

from __future__ import annotations

from datetime import date

from dsardesk.domain.access import AnswerIncomplete
from dsardesk.domain.case import Case, Measure
from dsardesk.domain.errors import DeskError
from dsardesk.domain.measures import measures_of, with_measure
from dsardesk.domain.profile import ControllerProfile
from dsardesk.domain.rights import RightType

WITHHELD = "message_withheld"
OTHERS_RIGHTS = "others_rights"


class WithheldWithoutReason(DeskError):
    """A message left out is named, and says whose rights it would harm and how."""

    code = "access.withheld_without_reason"


def withhold(
    case: Case, profile: ControllerProfile, number: int, system: str, *, message: str, reason: str, on: date, by: str
) -> Case:
    """The case once one message is left out of the copy, for a reason of its own."""
    if not message.strip() or not reason.strip():
        raise WithheldWithoutReason
    measure = Measure(
        number, WITHHELD, system, on, by, what=message.strip(), ground=OTHERS_RIGHTS, reason=reason.strip()
    )
    return with_measure(case, profile, measure, {RightType.ACCESS})


def must_withhold_nothing(case: Case, number: int) -> None:
    """Refuse to call an access granted in full while a message is left out of it."""
    if measures_of(case, number, {WITHHELD}):
        raise AnswerIncomplete(gaps="message_withheld")
