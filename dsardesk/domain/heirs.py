"""Requests made after a death: heirs have no general access, only what two purposes allow (LIL 85 II).

They may settle the estate, which includes receiving digital goods and family memories, and have the death taken into
account: accounts closed, mailings stopped, data updated. Directives of the deceased go first (LIL 85 I).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from dsardesk.domain.access import must_be_ours
from dsardesk.domain.case import Case
from dsardesk.domain.deceased import Deceased, DirectiveFound, HeirPurpose, HeirQuality
from dsardesk.domain.errors import DeskError
from dsardesk.domain.folding import folded_name
from dsardesk.domain.marketing import STOPPED, senders
from dsardesk.domain.measures import OtherRight, measures_of, must_have_no_gap, systems_left, with_measure
from dsardesk.domain.profile import ControllerProfile
from dsardesk.domain.records import Measure
from dsardesk.domain.requests import Capacity
from dsardesk.domain.rights import Outcome, RightType
from dsardesk.domain.wishes import PlannedWish

ACCOUNT_CLOSED = "account_closed"
DEATH_NOTED = "death_noted"
GIVEN = "given_for_estate"
TAKEN_INTO_ACCOUNT = frozenset({ACCOUNT_CLOSED, DEATH_NOTED})
"""Kinds of measures by which a system takes the death into account."""
FOR_DATA = frozenset({HeirPurpose.ESTATE, HeirPurpose.MEMORIES})
"""Purposes for which heirs receive something."""


class ImpossibleDeath(DeskError):
    """The day of death lies in the future, or nobody is named."""

    code = "heirs.impossible_death"
    exit_code = 2


class DeathNotRecorded(DeskError):
    """It is not recorded yet who died, and when."""

    code = "heirs.death_not_recorded"


class OutsidePurposes(DeskError):
    """Nothing is given to heirs but to settle the estate, or as digital goods and family memories."""

    code = "heirs.outside_purposes"


class DirectiveContrary(DeskError):
    """The deceased excluded it in a directive, which prevails over the heirs' wish."""

    code = "heirs.directive_contrary"


class HeirsDisagree(DeskError):
    """Heirs disagree: nothing is given to one of them before the court decided."""

    code = "heirs.disagree"


def record_death(case: Case, deceased: Deceased, *, today: date) -> Case:
    """The case once it is known who died; recorded again, it completes what was seen of proof and quality.

    Directives that a person confirmed stay those of the same deceased; somebody else's are looked for anew.
    """
    case.must_be_open()
    must_be_ours(case)
    if not case.items_of(RightType.HEIR_REQUEST):
        raise OtherRight(item=case.items[0].number)
    if deceased.died_on > today or not deceased.name.strip():
        raise ImpossibleDeath
    requester = replace(case.requester, capacity=Capacity.HEIR)
    known = case.deceased
    if known is None or looked_up_by(known) != looked_up_by(deceased):
        wishes = tuple(each for each in case.wishes if each.carried)
        return replace(case, deceased=replace(deceased, directives=()), wishes=wishes, requester=requester)
    completed = replace(
        deceased,
        directive=deceased.directive if deceased.directive and not known.directives else known.directive,
        directives=known.directives,
        purposes=deceased.purposes or known.purposes,
        executor=known.executor,
        executor_email=known.executor_email,
        executor_address=known.executor_address,
        passed_over=known.passed_over,
    )
    return replace(case, deceased=completed, requester=requester)


def looked_up_by(deceased: Deceased) -> tuple[object, ...]:
    """What the register is searched by: another value of it stands for somebody else."""
    return deceased.name, deceased.email, dict(deceased.identifiers), deceased.born_on


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
    """The case once one piece of information needed to settle the estate, or a memory, is to be given."""
    _must_be_known(case)
    _may_be_given(case)
    return with_measure(case, profile, Measure(number, GIVEN, system, on, by, what.strip()), {RightType.HEIR_REQUEST})


def _must_be_known(case: Case) -> None:
    if case.deceased is None:
        raise DeathNotRecorded


def _may_be_given(case: Case) -> None:
    """What is given serves a purpose of the law, against no directive, while no heir disagrees."""
    deceased = case.deceased
    if deceased is None or not set(deceased.purposes) & FOR_DATA:
        raise OutsidePurposes
    if deceased.directive is DirectiveFound.CONTRARY:
        raise DirectiveContrary
    if deceased.disputed_on is not None:
        raise HeirsDisagree


def must_be_settled(case: Case, profile: ControllerProfile, number: int, outcome: Outcome) -> None:
    """Refuse an answer in favour of heirs while quality, mailings or a system stand open."""
    must_have_no_gap([*_standing(case, outcome), *_steps(case, profile, number)])


def wishes_left(case: Case) -> tuple[PlannedWish, ...]:
    """Wishes of the deceased of which nobody said yet what became."""
    return tuple(each for each in case.wishes if each.carried is None)


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
    yield from _purposes(deceased, case.requester.name)
    if deceased.directive is None:
        yield "directives_not_looked_up"
    if outcome is Outcome.GRANTED:
        yield from _wholly(deceased)
    if wishes_left(case):
        yield "directive_not_carried_out"


def _purposes(deceased: Deceased, requester: str) -> Iterator[str]:
    """An heir has purposes that the law limits; a designated person has a directive to be carried out."""
    designated = deceased.quality is HeirQuality.DESIGNATED_PERSON
    if designated and deceased.directive is DirectiveFound.NONE:
        yield "nobody_designated"
    if designated and folded_name(requester) in {folded_name(name) for name in deceased.passed_over}:
        yield "designated_cannot_act"
    if not designated and not deceased.purposes:
        yield "purposes_not_recorded"


def _wholly(deceased: Deceased) -> Iterator[str]:
    """What forbids to say that everything asked was done."""
    if deceased.directive is DirectiveFound.CONTRARY:
        yield "directive_contrary"
    if deceased.disputed_on is not None:
        yield "heirs_disagree"


def _steps(case: Case, profile: ControllerProfile, number: int) -> Iterator[str]:
    stopped = {measure.system for measure in measures_of(case, number, {STOPPED})}
    if any(system.id not in stopped for system in senders(profile)):
        yield "mailings_not_stopped"
    if systems_left(case, profile, number, TAKEN_INTO_ACCOUNT):
        yield "system_without_death"
