"""Requests made after a death: heirs have no general access, only what two purposes allow (LIL 85 II).

They may settle the estate, and have the death taken into account: accounts closed, mailings stopped, data updated.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from dsardesk.domain.access import must_be_ours
from dsardesk.domain.case import Capacity, Case, Deceased, Measure
from dsardesk.domain.errors import DeskError
from dsardesk.domain.marketing import STOPPED, senders
from dsardesk.domain.measures import OtherRight, measures_of, must_have_no_gap, systems_left, with_measure
from dsardesk.domain.profile import ControllerProfile
from dsardesk.domain.records import DirectiveFound
from dsardesk.domain.rights import Outcome, RightType

ACCOUNT_CLOSED = "account_closed"
DEATH_NOTED = "death_noted"
GIVEN = "given_for_estate"
TAKEN_INTO_ACCOUNT = frozenset({ACCOUNT_CLOSED, DEATH_NOTED})
"""Kinds of measures by which a system takes the death into account."""


class ImpossibleDeath(DeskError):
    """The day of death lies in the future, or nobody is named."""

    code = "heirs.impossible_death"
    exit_code = 2


class DeathNotRecorded(DeskError):
    """It is not recorded yet who died, and when."""

    code = "heirs.death_not_recorded"


def record_death(case: Case, deceased: Deceased, *, today: date) -> Case:
    """The case once it is known who died; recorded again, it completes what was seen of proof and quality."""
    case.must_be_open()
    must_be_ours(case)
    if not case.items_of(RightType.HEIR_REQUEST):
        raise OtherRight(item=case.items[0].number)
    if deceased.died_on > today or not deceased.name.strip():
        raise ImpossibleDeath
    return replace(case, deceased=deceased, requester=replace(case.requester, capacity=Capacity.HEIR))


def take_into_account(
    case: Case, profile: ControllerProfile, number: int, system: str, *, closed: bool, on: date, by: str
) -> Case:
    """The case once one system closed the account, or notes the death beside what it must keep."""
    _must_be_known(case)
    measure = Measure(number, ACCOUNT_CLOSED if closed else DEATH_NOTED, system, on, by)
    return with_measure(case, profile, measure, {RightType.HEIR_REQUEST})


def give_for_estate(
    case: Case, profile: ControllerProfile, number: int, system: str, *, what: str, on: date, by: str
) -> Case:
    """The case once one piece of information needed to settle the estate is to be given."""
    _must_be_known(case)
    return with_measure(case, profile, Measure(number, GIVEN, system, on, by, what.strip()), {RightType.HEIR_REQUEST})


def _must_be_known(case: Case) -> None:
    if case.deceased is None:
        raise DeathNotRecorded


def must_be_settled(case: Case, profile: ControllerProfile, number: int, outcome: Outcome) -> None:
    """Refuse an answer in favour of heirs while quality, mailings or a system stand open."""
    must_have_no_gap([*_standing(case, outcome), *_steps(case, profile, number)])


def _standing(case: Case, outcome: Outcome) -> Iterator[str]:
    """Who asks, and whether the deceased decided otherwise (LIL 85 I)."""
    deceased = case.deceased
    if deceased is None:
        yield "death_not_recorded"
        return
    if deceased.proof is None:
        yield "death_not_proved"
    if deceased.quality is None:
        yield "quality_not_shown"
    if deceased.directive is None:
        yield "directives_not_looked_up"
    if deceased.directive is DirectiveFound.CONTRARY and outcome is Outcome.GRANTED:
        yield "directive_contrary"


def _steps(case: Case, profile: ControllerProfile, number: int) -> Iterator[str]:
    stopped = {measure.system for measure in measures_of(case, number, {STOPPED})}
    if any(system.id not in stopped for system in senders(profile)):
        yield "mailings_not_stopped"
    if systems_left(case, profile, number, TAKEN_INTO_ACCOUNT):
        yield "system_without_death"
