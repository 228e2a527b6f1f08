"""Holds: while a complaint or litigation runs, nothing of a case is purged (GDPR 17(3)(e))."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from dsardesk.domain.errors import DeskError


class HoldKind(StrEnum):
    """Why nothing is purged for a while; the event that ends it by default stands under `hold_end.<kind>`."""

    COMPLAINT = "complaint"  # Ends when the authority closes it.
    LITIGATION = "litigation"  # Ends when the decision is final and binding.


class HoldIncomplete(DeskError):
    """A hold says why, and which event ends it."""

    code = "hold.incomplete"
    exit_code = 2


class AlreadyHeld(DeskError):
    """The case is on hold for that already."""

    code = "hold.already"


class NoSuchHold(DeskError):
    """The case is not on hold for that."""

    code = "hold.none"
    exit_code = 2


class HeldByCase(DeskError):
    """The case is held by another one, `case`: that one's closing releases it, nobody does by hand."""

    code = "hold.by_case"


@dataclass(frozen=True, slots=True)
class Hold:
    """One reason for which nothing of a case is purged.

    Attributes:
        kind: complaint or litigation.
        reason: why, in words; "" where another case holds it.
        ends_when: the event that ends it, in words; the same.
        since: civil date.
        by: name of the user.
        released_on: day on which that event was recorded; None while the hold runs.
        released_by: name of the user.
        because_of: reference of the case that holds this one back by itself; "" where a person put it on hold.
    """

    kind: HoldKind
    reason: str
    ends_when: str
    since: date
    by: str
    released_on: date | None = None
    released_by: str = ""
    because_of: str = ""


def running(holds: tuple[Hold, ...]) -> tuple[Hold, ...]:
    """Holds that no event ended yet."""
    return tuple(hold for hold in holds if hold.released_on is None)


def with_hold(
    holds: tuple[Hold, ...], kind: HoldKind, *, reason: str, ends_when: str, on: date, by: str
) -> tuple[Hold, ...]:
    """The same holds and a new one, which lasts until the event that *ends_when* names."""
    if not reason.strip() or not ends_when.strip():
        raise HoldIncomplete
    if _by_hand(holds, kind):
        raise AlreadyHeld(kind=kind)
    return (*holds, Hold(kind, reason.strip(), ends_when.strip(), on, by))


def released(holds: tuple[Hold, ...], kind: HoldKind, *, on: date, by: str) -> tuple[Hold, ...]:
    """The same holds once the event that ends the one of that kind came."""
    ending = _by_hand(holds, kind)
    if ending:
        return _ended(holds, ending, on, by)
    for hold in running(holds):
        if hold.kind is kind:
            raise HeldByCase(case=hold.because_of)
    raise NoSuchHold(kind=kind)


def held_by(holds: tuple[Hold, ...], kind: HoldKind, case: str, *, on: date, by: str) -> tuple[Hold, ...]:
    """The same holds and that of another *case*, which lasts until it is closed; those same holds if it stands."""
    if any((hold.kind, hold.because_of) == (kind, case) for hold in running(holds)):
        return holds
    return (*holds, Hold(kind, "", "", on, by, because_of=case))


def freed_by(holds: tuple[Hold, ...], kind: HoldKind, case: str, *, on: date, by: str) -> tuple[Hold, ...]:
    """The same holds once that other *case* holds back no more, for that reason."""
    ending = [hold for hold in running(holds) if (hold.kind, hold.because_of) == (kind, case)]
    return _ended(holds, ending, on, by)


def _by_hand(holds: tuple[Hold, ...], kind: HoldKind) -> list[Hold]:
    """The running hold of that kind that a person decided, if any."""
    return [hold for hold in running(holds) if hold.kind is kind and not hold.because_of]


def _ended(holds: tuple[Hold, ...], ending: Collection[Hold], on: date, by: str) -> tuple[Hold, ...]:
    return tuple(replace(hold, released_on=on, released_by=by) if hold in ending else hold for hold in holds)
