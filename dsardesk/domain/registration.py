"""A request about one's own directives, carried out in the register: given, changed or revoked (LIL 85 I)."""

from __future__ import annotations

from datetime import date

from dsardesk.domain.case import Case
from dsardesk.domain.directives import Directive, Instruction
from dsardesk.domain.measures import measures_of, must_have_no_gap, with_measure
from dsardesk.domain.profile import ControllerProfile
from dsardesk.domain.records import Measure
from dsardesk.domain.rights import RightType
from dsardesk.domain.told import ToldDirective, ToldWish

RIGHT = RightType.POST_MORTEM_DIRECTIVE
REGISTERED = "directive_registered"
CHANGED = "directive_changed"
REVOKED = "directive_revoked"
IN_REGISTER = frozenset({REGISTERED, CHANGED, REVOKED})
"""Kinds of measures by which a request reached the register."""


def noted_in_register(
    case: Case, profile: ControllerProfile, kind: str, directive: Directive, *, on: date, by: str
) -> Case:
    """The case once its request reached the register."""
    items = case.items_of(RIGHT)
    # A case that asks for something else is refused by with_measure, which says so.
    number = (items or case.items)[0].number
    return with_measure(case, profile, Measure(number, kind, "", on, by, directive.reference), {RIGHT})


def must_be_registered(case: Case, number: int) -> None:
    """Refuse to say that directives were taken note of before the register holds them; no age is ever a reason."""
    must_have_no_gap([] if measures_of(case, number, IN_REGISTER) else ["directive_not_registered"])


def entries_of(case: Case) -> tuple[str, ...]:
    """References of the entries that the case's request made, changed or ended, each once."""
    return tuple(dict.fromkeys(measure.what for measure in case.measures if measure.kind in IN_REGISTER))


def told_directive(directive: Directive, profile: ControllerProfile) -> ToldDirective:
    """An entry as the letter to its author tells it."""
    wording = directive.wording
    return ToldDirective(
        reference=directive.reference,
        version=directive.current.number,
        given_on=wording.given_on,
        wishes=tuple(_told(each, profile) for each in wording.instructions),
        designated=tuple(each.name for each in directive.standing),
        depositary=wording.depositary,
        revoked_on=directive.revoked_on,
        unavailable=directive.passed_over,
    )


def _told(each: Instruction, profile: ControllerProfile) -> ToldWish:
    names = {activity.id: activity.name for activity in profile.activities}
    # A processing that the profile no longer has keeps the short name under which it was registered.
    name = names.get(each.processing, {profile.language: each.processing}) if each.processing else {}
    return ToldWish(each.wish, name, each.to_whom)
