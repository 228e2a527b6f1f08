"""Who may be answered on the merits: the person whose data they are, or somebody who may act for them.

Decree 2019-536 (mandates); EDPB Guidelines 01/2022, paragraphs 80 and 81; CNIL deliberation 2021-070 (mandates) and its
second recommendation on minors; LIL 45.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from dsardesk.domain.case import Case, Role
from dsardesk.domain.errors import DeskError
from dsardesk.domain.letters import LetterKind
from dsardesk.domain.mandates import CAPACITIES, Authority, Representation
from dsardesk.domain.profile import ControllerProfile
from dsardesk.domain.requests import Capacity, Requester, RequestItem
from dsardesk.domain.rights import IMMEDIATE_RIGHTS, RightType
from dsardesk.domain.rules import RuleBook

REPRESENTED = frozenset(CAPACITIES.values())
"""Capacities in which one writes for somebody else who lives."""
ASKED_BY = frozenset({LetterKind.MANDATE_REQUEST, LetterKind.MANDATE_INSUFFICIENT})
"""Letters that ask for a proof of the right to act, or for a better one."""
MISSING = {
    Authority.MANDATE: "mandate_missing",
    Authority.PARENT: "parental_authority_not_shown",
    Authority.GUARDIAN: "judgment_missing",
    Authority.DATA_GIVER: "mandate_of_data_giver_missing",
}
"""Gap while the proof of a right to act was not seen."""


class IdentityNotConfirmed(DeskError):
    """The last check did not confirm who is asking: nothing is granted to whoever it is."""

    code = "identity.not_confirmed"


class IdentityNotChecked(DeskError):
    """Nobody checked who is asking, and nobody said in words why that was not needed."""

    code = "identity.not_checked"


class AuthorityNotShown(DeskError):
    """Whoever writes may not act for the person; `gaps` holds the keys of what is missing, separated by spaces."""

    code = "authority.not_shown"


class NobodyRepresented(DeskError):
    """The person whose data are asked about is not named."""

    code = "authority.nobody_represented"
    exit_code = 2


class ImpossibleBirth(DeskError):
    """The day of birth lies in the future."""

    code = "authority.impossible_birth"
    exit_code = 2


class PersonOfAge(DeskError):
    """A parent acts for a minor only; `age` is the person's."""

    code = "authority.person_of_age"


class InterestNotWeighed(DeskError):
    """From some age on, a minor's own wish and interest are looked at before a parent is answered."""

    code = "authority.interest_not_weighed"


def own_decision_age(profile: ControllerProfile, rules: RuleBook) -> int:
    """Age from which a minor may decide alone: that of the company's policy, else that of LIL 45.

    A policy that wants nobody under age draws a line for its service, not for what a minor understands.
    """
    age = rules.count("lil.45.consent_age")
    stated = profile.minors_age
    return age if stated is None or stated >= rules.count("civil.388.majority") else stated


def represented(
    case: Case, representation: Representation, profile: ControllerProfile, rules: RuleBook, *, today: date
) -> Case:
    """The case once it is known for whom the requester writes; recorded again, it completes what was seen."""
    case.must_be_open()
    if not representation.name.strip():
        raise NobodyRepresented
    age = representation.age(today)
    if age is not None and age < 0:
        raise ImpossibleBirth
    if representation.authority is Authority.PARENT and age is not None:
        _must_be_a_minor(age, rules)
        if age >= own_decision_age(profile, rules) and not representation.interest.strip():
            raise InterestNotWeighed(age=own_decision_age(profile, rules))
    capacity = CAPACITIES[representation.authority]
    return replace(case, representation=representation, requester=replace(case.requester, capacity=capacity))


def _must_be_a_minor(age: int, rules: RuleBook) -> None:
    if age >= rules.count("civil.388.majority"):
        raise PersonOfAge(age=age)


def for_oneself(case: Case) -> Case:
    """The case once it is known that the requester writes for themselves after all."""
    case.must_be_open()
    return replace(case, representation=None, requester=replace(case.requester, capacity=Capacity.SELF))


def subject_of(case: Case) -> Requester:
    """The living person whose data are asked about, with what they may be known by; most often the requester."""
    known = case.representation
    if known is None:
        return case.requester
    return replace(
        case.requester,
        name=known.name,
        email=known.email,
        postal_address=known.postal_address,
        identifiers=known.identifiers,
    )


def person_is_answered(case: Case, on: date) -> bool:
    """True if what answers the request goes, on that day, to the person instead of the agent who wrote."""
    return case.representation is not None and case.representation.replies_to_person(on)


def authority_gaps(case: Case) -> tuple[str, ...]:
    """Keys of what is missing before whoever writes is answered, over the items that nobody decided; each once."""
    waiting = (item for item in case.items if item.outcome is None)
    return tuple(dict.fromkeys(gap for item in waiting for gap in gaps_for(case, item)))


def gaps_for(case: Case, item: RequestItem) -> tuple[str, ...]:
    """Keys of what is missing before one item is answered to whoever writes; nothing for what takes effect at once."""
    if case.requester.capacity not in REPRESENTED or item.right in IMMEDIATE_RIGHTS:
        return ()
    if case.representation is None:
        return ("representation_not_recorded",)
    return tuple(_gaps(case.representation, case.receipt.received_on, item.right))


def _gaps(known: Representation, received_on: date, right: RightType) -> Iterator[str]:
    if known.authority is Authority.DATA_GIVER or known.shown_on is None:
        yield MISSING[known.authority]
    elif known.authority is Authority.MANDATE:
        yield from _gaps_of_mandate(known, received_on, right)
    if known.authority is Authority.PARENT and known.born_on is None:
        yield "age_not_known"
    if not known.writer_identified:
        yield "writer_not_identified"


def _gaps_of_mandate(known: Representation, received_on: date, right: RightType) -> Iterator[str]:
    """What a mandate that was seen does not cover."""
    if known.valid_until is not None and known.valid_until < received_on:
        yield "mandate_expired"
    if not known.names_us:
        yield "mandate_for_others"
    if right not in known.rights:
        yield "mandate_too_narrow"


def mandate_was_asked_for(case: Case) -> bool:
    """True once a letter told whoever writes what their right to act lacks."""
    return any(letter.kind in ASKED_BY for letter in case.sent_letters())


def check_missing(case: Case, item: RequestItem) -> bool:
    """True where nobody checked who asks, for a right that is not granted to just anybody."""
    checked_by_others = case.role is Role.PROCESSOR
    lenient = {*IMMEDIATE_RIGHTS, RightType.COMPLAINT, RightType.PROCESSOR_REDIRECT}
    return not (checked_by_others or item.own_initiative or item.right in lenient or case.identity.check)


def must_be_entitled(case: Case, number: int) -> None:
    """Refuse to grant one item to somebody who is not known to be the person, or to act for them."""
    item = case.item(number)
    if item.right in IMMEDIATE_RIGHTS:
        return
    if case.identity.doubtful:
        raise IdentityNotConfirmed
    gaps = gaps_for(case, item)
    if gaps:
        raise AuthorityNotShown(gaps=" ".join(gaps))
