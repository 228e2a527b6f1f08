"""Joint controllers: which of them a case concerns; the person may turn to each (GDPR 26(3))."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from dsardesk.domain.case import Case, Role
from dsardesk.domain.errors import DeskError
from dsardesk.domain.profile import ControllerProfile, JointController


class UnknownController(DeskError):
    """The profile names no joint controller of that id."""

    code = "joint.unknown"
    exit_code = 2


class NotOurDataAlone(DeskError):
    """A processor's case has no joint controllers: its controller answers."""

    code = "joint.processor"


def joint_at_first(profile: ControllerProfile, category: str) -> tuple[str, ...]:
    """Ids of the joint controllers of the data of one category of persons; none where the company is alone."""
    if profile.role_for(category) is not Role.JOINT_CONTROLLER:
        return ()
    return tuple(each.id for each in profile.joint_controllers if not each.people or category in each.people)


def concern(case: Case, profile: ControllerProfile, controllers: Collection[str]) -> Case:
    """The case once it is known which joint controllers it concerns; none means the company alone."""
    case.must_be_open()
    if case.role is Role.PROCESSOR:
        raise NotOurDataAlone
    known = tuple(each.id for each in profile.joint_controllers)
    for each in controllers:
        if each not in known:
            raise UnknownController(controller=each)
    chosen = tuple(each for each in known if each in controllers)
    return replace(case, controllers=chosen, role=Role.JOINT_CONTROLLER if chosen else Role.CONTROLLER)


def joint_controllers(case: Case, profile: ControllerProfile) -> tuple[JointController, ...]:
    """The joint controllers that the case concerns, beside the company."""
    return tuple(each for each in profile.joint_controllers if each.id in case.controllers)
