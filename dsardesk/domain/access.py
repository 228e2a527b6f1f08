"""The Article 15 answer in two layers: a copy of the data and the information about their processing.

Neither layer alone is complete (CNIL access checks of 2024 found each half missing, in opposite companies).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dsardesk.domain.activities import Activity, Line
from dsardesk.domain.assessments import AssessmentKind, Instruction
from dsardesk.domain.case import Case, Role
from dsardesk.domain.errors import DeskError
from dsardesk.domain.profile import ControllerProfile
from dsardesk.domain.records import SearchOutcome


class AnswerIncomplete(DeskError):
    """The access reply lacks something; `gaps` holds the keys, separated by spaces."""

    code = "access.incomplete"


class NotOurAnswer(DeskError):
    """The company is the processor of these data: their controller answers (GDPR 28(3)(e))."""

    code = "access.not_our_answer"


@dataclass(frozen=True, slots=True)
class Gap:
    """One thing missing: key of its sentence, and the system or processing at fault."""

    code: str
    where: str


@dataclass(frozen=True, slots=True)
class OpenLine:
    """One line of Article 15(1) that cannot be told yet, and the processing (id) of which it is missing."""

    line: Line
    where: str


def activities_for(case: Case, profile: ControllerProfile) -> tuple[Activity, ...]:
    """Processings that concern the requester; all of them while the category of person is not known.

    The handling of the request itself is one of them: "no data held" excepts and describes the request file.
    """
    if not case.requester.category:
        return profile.activities
    return profile.activities_of(case.requester.category)


def systems_for(case: Case, profile: ControllerProfile) -> tuple[str, ...]:
    """Ids of the systems that may hold the requester's data, each once."""
    return tuple(dict.fromkeys(system for each in activities_for(case, profile) for system in each.systems))


def gaps_in_copy(case: Case, profile: ControllerProfile) -> Iterator[Gap]:
    """What is missing from the copy of the data (Article 15(3))."""
    answered = {s.system: s for s in case.searches}
    for system in systems_for(case, profile):
        search = answered.get(system)
        if search is None or search.outcome is None:
            yield Gap("system_not_searched", system)
        elif search.outcome is SearchOutcome.NOT_SEARCHED and not search.reason:
            yield Gap("system_without_reason", system)
    found = any(s.outcome is SearchOutcome.FOUND for s in case.searches)
    if found and not any(package.kind == "access" for package in case.packages):
        yield Gap("copy_not_made", "")


def open_lines(case: Case, profile: ControllerProfile) -> tuple[OpenLine, ...]:
    """Lines of Article 15(1) and (2) that the profile leaves open for this requester."""
    return tuple(OpenLine(line, each.id) for each in activities_for(case, profile) for line in each.open_lines())


def gaps_in_information(case: Case, profile: ControllerProfile) -> Iterator[Gap]:
    """What is missing from the information on the processing (Article 15(1)(a) to (h) and 15(2)).

    A processor owes none: the controller of the data does.
    """
    if case.role is Role.PROCESSOR:
        return
    if not activities_for(case, profile):
        yield Gap("no_activity", case.requester.category)
    for open_line in open_lines(case, profile):
        yield Gap(f"{open_line.line}_missing", open_line.where)
    if not profile.authority.name:
        yield Gap("authority_missing", "")


def must_be_complete(case: Case, profile: ControllerProfile) -> None:
    """Refuse to call an access reply complete while a line or a system is open."""
    must_be_ours(case)
    gaps = [*gaps_in_copy(case, profile), *gaps_in_information(case, profile)]
    if gaps:
        raise AnswerIncomplete(gaps=" ".join(dict.fromkeys(gap.code for gap in gaps)))


def instructions(case: Case) -> frozenset[Instruction]:
    """On what a processor acts; empty without a documented instruction or a clause that says so."""
    return frozenset(Instruction(each.ground) for each in case.assessments if each.kind is AssessmentKind.INSTRUCTION)


def must_be_ours(case: Case) -> None:
    """Refuse to act on data of which the company is the processor without an instruction (GDPR 28(3)(a))."""
    if case.role is Role.PROCESSOR and not instructions(case):
        raise NotOurAnswer


def must_be_ours_to_answer(case: Case) -> None:
    """Refuse an answer on the merits about such data, unless the controller or the contract has the company give it."""
    if case.role is Role.PROCESSOR and instructions(case) <= {Instruction.ACT}:
        raise NotOurAnswer
