"""Rectification, value by value and system by system (GDPR 16)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from dsardesk.domain.access import must_be_ours
from dsardesk.domain.case import Case
from dsardesk.domain.errors import DeskError
from dsardesk.domain.measures import OtherRight, measures_of, must_have_no_gap, systems_left, with_measure
from dsardesk.domain.profile import ControllerProfile
from dsardesk.domain.recipients import untold
from dsardesk.domain.records import Correction, Measure
from dsardesk.domain.rights import RightType

RECTIFIED = "rectified"
NOT_HELD = "not_held"
SETTLED = frozenset({RECTIFIED, NOT_HELD})
"""Kinds of measures after which a system holds no wrong value."""


class NothingToCorrect(DeskError):
    """It is not said yet which value is wrong and which is right, or both are the same."""

    code = "rectification.nothing_to_correct"


def ask_correction(case: Case, number: int, label: str, *, old: str, new: str) -> Case:
    """The case with one value to correct, in place of an earlier one of the same field."""
    case.must_be_open()
    must_be_ours(case)
    if case.item(number).right is not RightType.RECTIFICATION:
        raise OtherRight(item=number)
    correction = Correction(number, label.strip(), old.strip(), new.strip())
    if not correction.label or not correction.new_value or correction.old_value == correction.new_value:
        raise NothingToCorrect
    others = tuple(c for c in case.corrections if (c.item, c.label) != (number, correction.label))
    return replace(case, corrections=(*others, correction))


def rectify(
    case: Case, profile: ControllerProfile, number: int, system: str, *, on: date, by: str, held: bool = True, how: str
) -> Case:
    """The case once one system bears the right values, or was found not to hold the wrong ones.

    *how* says what was done instead where a value may not be written over: an invoice is corrected by a note.
    """
    if not any(correction.item == number for correction in case.corrections):
        raise NothingToCorrect
    measure = Measure(number, RECTIFIED if held else NOT_HELD, system, on, by, reason=how.strip())
    return with_measure(case, profile, measure, {RightType.RECTIFICATION})


def must_be_rectified(case: Case, profile: ControllerProfile, number: int) -> None:
    """Refuse to call a rectification done while a system may hold the wrong value or a recipient does not know."""
    gaps = []
    if systems_left(case, profile, number, SETTLED):
        gaps.append("system_not_corrected")
    if not measures_of(case, number, {RECTIFIED}):
        gaps.append("nothing_corrected")
    if untold(case, profile, number):
        gaps.append("recipient_not_told")
    must_have_no_gap(gaps)
