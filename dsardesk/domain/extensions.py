"""Two further months, once, with reasons, told in time (GDPR 12(3)); anything else is late, never an extension."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from dsardesk.domain.case import Case
from dsardesk.domain.clock_records import Extension
from dsardesk.domain.deadlines import ClockFact, ClockFactType, Terms, TimeLimit
from dsardesk.domain.errors import DeskError
from dsardesk.domain.records import CaseFact


class ExtensionReasonsMissing(DeskError):
    """An extension needs its ground and the facts, in words."""

    code = "extension.reasons_missing"


class AlreadyExtended(DeskError):
    """The one permitted extension was notified."""

    code = "extension.already"


class ExtensionExcluded(DeskError):
    """This right is not extended; `why` says whether the DPO may decide otherwise."""

    code = "extension.excluded"


class ExtensionTooLate(DeskError):
    """The first period has ended: the request is late, it is not extended."""

    code = "extension.too_late"


class ExtensionAnswered(DeskError):
    """The item is answered: there is nothing left to extend."""

    code = "extension.answered"


class AnnouncedDayImpossible(DeskError):
    """The day announced is not after the first period, or is later than the law allows."""

    code = "extension.announced_impossible"


class NoExtensionDecided(DeskError):
    """No extension waits for its notice."""

    code = "extension.none_decided"
    exit_code = 2


def extended(case: Case, extension: Extension, terms: Terms, limit: TimeLimit) -> Case:
    """The case with an extension decided, in place of one that was not notified yet."""
    case.must_be_open()
    if case.item(extension.item).answered_on is not None:
        raise ExtensionAnswered(item=extension.item)
    if not extension.grounds or not extension.reasons.strip():
        raise ExtensionReasonsMissing(item=extension.item)
    _must_be_possible(case, extension, terms)
    _must_be_in_time(limit, extension.decided_on)
    _must_be_within(extension.announced_due, limit)
    others = tuple(known for known in case.extensions if known.item != extension.item)
    return replace(case, extensions=(*others, extension))


def _must_be_possible(case: Case, extension: Extension, terms: Terms) -> None:
    if any(f.type is ClockFactType.EXTENSION_NOTIFIED for f in case.facts_for(extension.item)):
        raise AlreadyExtended(item=extension.item)
    if not terms.extended_months:
        raise ExtensionExcluded(why="regime")
    if not terms.extension_allowed and not extension.override.strip():
        raise ExtensionExcluded(why="minor")


def _must_be_in_time(limit: TimeLimit, on: date) -> None:
    if limit.due is not None and on > limit.due:
        raise ExtensionTooLate(due_on=limit.due.isoformat())


def _must_be_within(announced: date | None, limit: TimeLimit) -> None:
    """An announced day lies after the day in force and, while that is known, not after the law's own."""
    if announced is None:
        return
    too_early = announced <= (limit.due or limit.strict_due)
    too_late = limit.due_after_extension is not None and announced > limit.due_after_extension
    if too_early or too_late:
        raise AnnouncedDayImpossible


def pending(case: Case) -> tuple[Extension, ...]:
    """Extensions decided whose notice has not left."""
    return tuple(each for each in case.extensions if each.notified_on is None)


def notified(case: Case, numbers: tuple[int, ...], on: date, limits: dict[int, TimeLimit]) -> Case:
    """The case once the notice of the extensions of some items left on *on*: from then on they count."""
    waiting = [each for each in pending(case) if each.item in numbers]
    if not waiting:
        raise NoExtensionDecided
    for each in waiting:
        _must_be_in_time(limits[each.item], on)
    gone = {each.item: replace(each, notified_on=on) for each in waiting}
    facts = tuple(CaseFact(notice(each, on), each.item) for each in waiting)
    extensions = tuple(gone.get(each.item, each) for each in case.extensions)
    return replace(case, extensions=extensions, facts=(*case.facts, *facts))


def notice(extension: Extension, on: date) -> ClockFact:
    """What a notice that leaves on that day is for the clock."""
    return ClockFact(
        ClockFactType.EXTENSION_NOTIFIED,
        on,
        announced_due=extension.announced_due,
        override=bool(extension.override),
        reason=extension.override,
    )
