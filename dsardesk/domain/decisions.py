"""What each outcome means has been done: refused until it is."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from dsardesk.domain.access import must_be_complete, must_be_ours
from dsardesk.domain.case import Case
from dsardesk.domain.erasure import must_be_erased
from dsardesk.domain.heirs import must_be_settled
from dsardesk.domain.marketing import must_be_stopped, rests_on_consent
from dsardesk.domain.portability import must_be_handed_over
from dsardesk.domain.processor import must_be_forwarded
from dsardesk.domain.profile import ControllerProfile
from dsardesk.domain.rectification import must_be_rectified, must_be_restricted
from dsardesk.domain.rights import Outcome, RightType

Gate = Callable[[Case, ControllerProfile, int, Outcome], None]
"""Refuses an outcome of one item of a case while something that it means is not done."""

MERITS = frozenset({Outcome.GRANTED, Outcome.PARTLY_GRANTED, Outcome.REFUSED, Outcome.NO_DATA_HELD})
"""Outcomes that answer what was asked: only the controller may give them."""


IN_FAVOUR = frozenset({Outcome.GRANTED, Outcome.PARTLY_GRANTED})
"""Outcomes that say that something was done."""


def _access(case: Case, profile: ControllerProfile, _: int, outcome: Outcome) -> None:
    if outcome is Outcome.GRANTED:
        must_be_complete(case, profile)


def _marketing(case: Case, profile: ControllerProfile, number: int, outcome: Outcome) -> None:
    if outcome is Outcome.GRANTED:
        must_be_stopped(case, profile, number)


def _consent(case: Case, profile: ControllerProfile, number: int, outcome: Outcome) -> None:
    if outcome is Outcome.GRANTED and rests_on_consent(case, profile):
        must_be_stopped(case, profile, number)


def _erasure(case: Case, profile: ControllerProfile, number: int, outcome: Outcome) -> None:
    if outcome in IN_FAVOUR:
        must_be_erased(case, profile, number, outcome)


def _rectification(case: Case, profile: ControllerProfile, number: int, outcome: Outcome) -> None:
    if outcome in IN_FAVOUR:
        must_be_rectified(case, profile, number)


def _restriction(case: Case, profile: ControllerProfile, number: int, outcome: Outcome) -> None:
    if outcome in IN_FAVOUR:
        must_be_restricted(case, profile, number)


def _portability(case: Case, profile: ControllerProfile, number: int, outcome: Outcome) -> None:
    if outcome in IN_FAVOUR:
        must_be_handed_over(case, profile, number)


def _heirs(case: Case, profile: ControllerProfile, number: int, outcome: Outcome) -> None:
    if outcome in IN_FAVOUR:
        must_be_settled(case, profile, number, outcome)


GATES: Mapping[RightType, Gate] = {
    RightType.ACCESS: _access,
    RightType.OBJECTION_MARKETING: _marketing,
    RightType.CONSENT_WITHDRAWAL: _consent,
    RightType.ERASURE: _erasure,
    RightType.RECTIFICATION: _rectification,
    RightType.RESTRICTION: _restriction,
    RightType.PORTABILITY: _portability,
    RightType.HEIR_REQUEST: _heirs,
}


def must_be_done(case: Case, profile: ControllerProfile, number: int, outcome: Outcome) -> None:
    """Refuse an outcome of one item while something that it means is not done."""
    if outcome in MERITS:
        must_be_ours(case)
    if outcome is Outcome.FORWARDED_TO_CONTROLLER:
        must_be_forwarded(case)
    gate = GATES.get(case.item(number).right)
    if gate is not None:
        gate(case, profile, number, outcome)
