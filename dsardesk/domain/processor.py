"""A request about data that the company processes for a customer: forwarded, never answered (GDPR 28(3)(e))."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from dsardesk.domain.access import instructions
from dsardesk.domain.case import Case, Role
from dsardesk.domain.errors import DeskError
from dsardesk.domain.letters import LetterKind
from dsardesk.domain.requests import Principal


class PrincipalIncomplete(DeskError):
    """The controller to whom the request goes has no name, or no address."""

    code = "processor.principal_incomplete"
    exit_code = 2


class AlreadyAnswered(DeskError):
    """Something was answered as a controller: the company is not the processor of these data only."""

    code = "processor.already_answered"


class InstructionMissing(DeskError):
    """A processor looks for nothing in its customer's data without a documented instruction (GDPR 28(3)(a))."""

    code = "processor.instruction_missing"


class NotForwarded(DeskError):
    """The request has not left for the controller yet."""

    code = "processor.not_forwarded"


def name_principal(case: Case, principal: Principal) -> Case:
    """The case once it is known for whom the data are processed; it is a processor's case from then on."""
    case.must_be_open()
    if not principal.name.strip() or not principal.reachable:
        raise PrincipalIncomplete
    if case.role is not Role.PROCESSOR and (case.measures or any(item.outcome for item in case.items)):
        raise AlreadyAnswered
    return replace(case, role=Role.PROCESSOR, principal=principal)


def client_named(name: str, known: Iterable[Principal]) -> Principal | None:
    """The client of that name as it was last known, else its name alone: where to write to it is told later.

    None where there is no name.
    """
    wanted = name.strip()
    found = [each for each in known if each.name.casefold() == wanted.casefold()]
    return found[-1] if found else Principal(wanted, "") if wanted else None


def must_be_instructed(case: Case) -> None:
    """Refuse a search of a customer's data that nobody instructed and no clause foresees."""
    if case.role is Role.PROCESSOR and not instructions(case):
        raise InstructionMissing


def forwarded_on(case: Case) -> date | None:
    """Day on which the request left for the controller; None until then."""
    letters = (letter for letter in case.sent_letters() if letter.kind == LetterKind.PROCESSOR_FORWARD)
    return next((letter.sent_on for letter in letters), None)


def must_be_forwarded(case: Case) -> None:
    """Refuse to call a request forwarded before it left."""
    if case.role is not Role.PROCESSOR or forwarded_on(case) is None:
        raise NotForwarded
