"""Somebody acts for the data protection officer while they are away: from one day to another, and named so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from dsardesk.domain.actors import Actor, UserRole
from dsardesk.domain.errors import DeskError
from dsardesk.domain.ids import UserId


class DelegationDates(DeskError):
    """A delegation ends before it begins, or is over already."""

    code = "delegation.dates"
    exit_code = 2


class NoDelegate(DeskError):
    """Somebody who opens no case, or the officer themselves, cannot act for the officer."""

    code = "delegation.no_delegate"
    exit_code = 2


class ActsForAnother(DeskError):
    """Whoever acts for an officer decides on cases, and lets nobody in."""

    code = "delegation.acts_for_another"


@dataclass(frozen=True, slots=True)
class Delegation:
    """An officer's absence, and who acts meanwhile.

    Attributes:
        delegate: who acts.
        starts_on: first civil day.
        ends_on: last civil day.
    """

    delegate: UserId
    starts_on: date
    ends_on: date

    def covers(self, day: date) -> bool:
        """True on each day of it."""
        return self.starts_on <= day <= self.ends_on


def delegation(officer: Actor, delegate: Actor, starts_on: date, ends_on: date, today: date) -> Delegation:
    """What *officer* gives *delegate*; refused to those who open no case."""
    if delegate.id == officer.id or delegate.role not in {UserRole.DPO, UserRole.ASSISTANT}:
        raise NoDelegate
    if not today <= ends_on or ends_on < starts_on:
        raise DelegationDates
    return Delegation(delegate.id, starts_on, ends_on)


@dataclass(frozen=True, slots=True)
class Standing:
    """Somebody at the desk, and what officers gave.

    Attributes:
        user: who they are.
        given: the absence of each officer who gave one.
    """

    user: Actor
    given: Mapping[UserId, Delegation]

    def on(self, today: date) -> Actor:
        """They as they act that day."""
        return standing_in(self.user, self.given, today)


def standing_in(actor: Actor, given: Mapping[UserId, Delegation], today: date) -> Actor:
    """*actor* as they act today: for an officer who is away, if one gave them that."""
    for officer, each in given.items():
        if each.delegate == actor.id and each.covers(today):
            return replace(actor, role=UserRole.DPO, acting_for=officer)
    return actor
