"""What each outcome means has been done: refused until it is."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from dsardesk.domain.access import must_be_complete, must_be_ours_to_answer
from dsardesk.domain.automated import must_be_reviewed
from dsardesk.domain.case import Case
from dsardesk.domain.consent import must_be_withdrawn
from dsardesk.domain.entitlement import IdentityNotChecked, check_missing, must_be_entitled
from dsardesk.domain.erasure import must_be_erased
from dsardesk.domain.examining import must_depart_openly
from dsardesk.domain.heirs import must_be_settled
from dsardesk.domain.marketing import must_be_stopped, rests_on_consent
from dsardesk.domain.objection import must_be_settled as must_be_weighed
from dsardesk.domain.portability import must_be_handed_over
from dsardesk.domain.processor import must_be_forwarded
from dsardesk.domain.profile import ControllerProfile
from dsardesk.domain.rectification import must_be_rectified
from dsardesk.domain.registration import must_be_registered
from dsardesk.domain.restriction import must_be_restricted
from dsardesk.domain.rights import Outcome, RightType
from dsardesk.domain.withholding import must_withhold_nothing

Gate = Callable[[Case, ControllerProfile, int, Outcome], None]
"""Refuses an outcome of one item of a case while something that it means is not done."""

MERITS = frozenset({Outcome.GRANTED, Outcome.PARTLY_GRANTED, Outcome.REFUSED, Outcome.NO_DATA_HELD})
"""Outcomes that answer what was asked: only the controller may give them."""


IN_FAVOUR = frozenset({Outcome.GRANTED, Outcome.PARTLY_GRANTED})
"""Outcomes that say that something was done."""


def _access(case: Case, profile: ControllerProfile, number: int, outcome: Outcome) -> None:
    if outcome is Outcome.GRANTED:
        must_be_complete(case, profile)
        must_withhold_nothing(case, number)


def _marketing(case: Case, profile: ControllerProfile, number: int, outcome: Outcome) -> None:
    if outcome is Outcome.GRANTED:
        must_be_stopped(case, profile, number)


def _consent(case: Case, profile: ControllerProfile, number: int, outcome: Outcome) -> None:
    if outcome is Outcome.GRANTED:
        if rests_on_consent(case, profile):
            must_be_stopped(case, profile, number)
        must_be_withdrawn(case, profile, number)


def _erasure(case: Case, profile: ControllerProfile, number: int, outcome: Outcome) -> None:
    if outcome in IN_FAVOUR:
        must_be_erased(case, profile, number, outcome)


def _rectification(case: Case, profile: ControllerProfile, number: int, outcome: Outcome) -> None:
    if outcome in IN_FAVOUR:
        must_be_rectified(case, profile, number)


def _restriction(case: Case, profile: ControllerProfile, number: int, outcome: Outcome) -> None:
    if outcome in IN_FAVOUR:
        must_be_restricted(case, profile, number)


def _objection(case: Case, profile: ControllerProfile, number: int, outcome: Outcome) -> None:
    must_be_weighed(case, profile, number, outcome)


def _automated(case: Case, _: ControllerProfile, number: int, outcome: Outcome) -> None:
    if outcome in IN_FAVOUR:
        must_be_reviewed(case, number)


def _portability(case: Case, profile: ControllerProfile, number: int, outcome: Outcome) -> None:
    if outcome is Outcome.GRANTED:
        must_withhold_nothing(case, number)
    if outcome in IN_FAVOUR:
        must_be_handed_over(case, profile, number)


def _heirs(case: Case, profile: ControllerProfile, number: int, outcome: Outcome) -> None:
    if outcome in IN_FAVOUR:
        must_be_settled(case, profile, number, outcome)


def _directive(case: Case, _: ControllerProfile, number: int, outcome: Outcome) -> None:
    if outcome in IN_FAVOUR:
        must_be_registered(case, number)


GATES: Mapping[RightType, Gate] = {
    RightType.ACCESS: _access,
    RightType.OBJECTION_MARKETING: _marketing,
    RightType.CONSENT_WITHDRAWAL: _consent,
    RightType.ERASURE: _erasure,
    RightType.RECTIFICATION: _rectification,
    RightType.RESTRICTION: _restriction,
    RightType.OBJECTION: _objection,
    RightType.AUTOMATED_DECISION: _automated,
    RightType.PORTABILITY: _portability,
    RightType.HEIR_REQUEST: _heirs,
    RightType.POST_MORTEM_DIRECTIVE: _directive,
}


def reason_unchecked(case: Case, number: int, outcome: Outcome, why: str) -> str:
    """Why an item is granted although nobody checked who asks; "" where that needs no reason."""
    if outcome not in IN_FAVOUR or not check_missing(case, case.item(number)):
        return ""
    if not why.strip():
        raise IdentityNotChecked(item=number)
    return why.strip()


def must_be_done(case: Case, profile: ControllerProfile, number: int, outcome: Outcome) -> None:
    """Refuse an outcome of one item while something that it means is not done."""
    if outcome in MERITS:
        must_be_ours_to_answer(case)
    if outcome is Outcome.FORWARDED_TO_CONTROLLER:
        must_be_forwarded(case)
    if outcome in IN_FAVOUR:
        must_be_entitled(case, number)
    must_depart_openly(case, profile, number, outcome)
    gate = GATES.get(case.item(number).right)
    if gate is not None:
        gate(case, profile, number, outcome)
