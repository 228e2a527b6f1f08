"""What was done about a request item, system by system: one entry for each thing done, corrected by a later one."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from dsardesk.domain.access import must_be_ours, systems_for
from dsardesk.domain.case import Case
from dsardesk.domain.errors import DeskError
from dsardesk.domain.profile import ControllerProfile
from dsardesk.domain.records import Measure, SearchOutcome
from dsardesk.domain.rights import RightType
from dsardesk.domain.told import Done


class OtherRight(DeskError):
    """The item exercises another right than the one that this measure carries out."""

    code = "case.other_right"


class UnknownSystem(DeskError):
    """The profile has no system of that id."""

    code = "case.unknown_system"
    exit_code = 2


class MeasuresMissing(DeskError):
    """Something that the outcome means is not done; `gaps` holds the keys, separated by spaces."""

    code = "case.measures_missing"


def with_measure(case: Case, profile: ControllerProfile, measure: Measure, rights: Collection[RightType]) -> Case:
    """The case with one measure more, in place of an earlier one about the same thing.

    A processor takes none on its own: it acts on its controller's instruction.
    """
    case.must_be_open()
    must_be_ours(case)
    if case.item(measure.item).right not in rights:
        raise OtherRight(item=measure.item)
    if measure.system and profile.system(measure.system) is None:
        raise UnknownSystem(system=measure.system)
    others = tuple(known for known in case.measures if _subject(known) != _subject(measure))
    return replace(case, measures=(*others, measure))


def _subject(measure: Measure) -> tuple[int, str, str, str]:
    return measure.item, measure.kind, measure.system, measure.what


def measures_of(case: Case, number: int, kinds: Collection[str]) -> tuple[Measure, ...]:
    """Measures of one item, of some kinds, in order."""
    return tuple(measure for measure in case.measures if measure.item == number and measure.kind in kinds)


def systems_left(case: Case, profile: ControllerProfile, number: int, kinds: Collection[str]) -> tuple[str, ...]:
    """Ids of the systems that may hold the person's data and have no measure of some kinds for the item.

    A system searched in vain, and to the end, needs none.
    """
    settled = {measure.system for measure in measures_of(case, number, kinds)}
    in_vain = (search for search in case.searches if search.outcome is SearchOutcome.NOTHING and not search.reason)
    settled |= {search.system for search in in_vain}
    return tuple(system for system in systems_for(case, profile) if system not in settled)


def told(case: Case, profile: ControllerProfile) -> tuple[Done, ...]:
    """Every measure of the case, as a letter tells it."""
    return tuple(
        Done(
            case.item(each.item).right,
            each.kind,
            each.done_on,
            profile.system(each.system),
            what=each.what,
            ground=each.ground,
            reason=each.reason,
            until=each.until,
        )
        for each in case.measures
    )


def must_have_no_gap(gaps: Collection[str]) -> None:
    """Refuse an outcome while one of *gaps* stands."""
    if gaps:
        raise MeasuresMissing(gaps=" ".join(dict.fromkeys(gaps)))
