"""What the law allows for one right: its time limit, what stops it, what lengthens it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from dsardesk.domain.rights import AFTER_DEATH, IMMEDIATE_RIGHTS, RightType
from dsardesk.domain.rules import RuleBook


class Regime(StrEnum):
    """Access under a law of its own; a case has one only where the company's profile calls for it."""

    HEALTH_RECORD = "health_record"  # CSP L1111-7: health professionals and establishments.
    HEALTH_RECORD_OVER_5_YEARS = "health_record_over_5_years"  # The same, information older than five years.
    SWISS_ACCESS = "swiss_access"  # Swiss nFADP 25.


HEALTH_RECORDS = frozenset({Regime.HEALTH_RECORD, Regime.HEALTH_RECORD_OVER_5_YEARS})
"""Regimes whose papers tell of somebody's health: looking at one is recorded."""


@dataclass(frozen=True, slots=True)
class Terms:
    """What the law allows for one right.

    Attributes:
        months: the time limit, in calendar months from receipt; 0 where it is counted in days.
        extended_months: the time limit once extended, from receipt too, clipped once; 0 where none exists.
        extension_allowed: False where an extension needs a decision of its own (LIL 51 II, minors' erasure).
        clarification_suspends: True for access only (EDPB 01/2022, paragraph 159; recital 63).
        days: the time limit in calendar days from receipt, where it is counted so.
        identity_suspends: False where no text suspends the time limit.
        rolls: False where no text moves the last day to the next working day.
        earliest: time before which no answer may be given.
        at_once: True where processing stops at once, whenever the letter about it is due (GDPR 21(3), 7(3)).
        authority_months: months after which the authority may be seized whatever else is suspended (LIL 51 II); 0
            where no text says so.
        post_days: working days by which a letter by post leaves earlier.
        by_design: True where no text gives a time limit and the desk applies that of the living.
    """

    months: int
    extended_months: int
    extension_allowed: bool = True
    clarification_suspends: bool = False
    days: int = 0
    identity_suspends: bool = True
    rolls: bool = True
    earliest: timedelta = timedelta()
    at_once: bool = False
    authority_months: int = 0
    post_days: int = 0
    by_design: bool = False


def terms_for(
    right: RightType | None, rules: RuleBook, *, minor_at_collection: bool = False, regime: Regime | None = None
) -> Terms:
    """What the law allows for *right*; None stands for a request whose right is not known yet.

    *minor_at_collection* says that the data were collected for an online service from somebody who was a minor then.
    """
    if regime is not None:
        return _REGIMES[regime](rules)
    after_death = right in AFTER_DEATH
    base = rules.months("design.post_mortem.month" if after_death else "gdpr.12.3.base")
    minors_erasure = minor_at_collection and right is RightType.ERASURE
    return Terms(
        months=base,
        extended_months=base + rules.months("gdpr.12.3.extension"),
        extension_allowed=not minors_erasure,
        clarification_suspends=right is RightType.ACCESS,
        at_once=right in IMMEDIATE_RIGHTS,
        authority_months=rules.months("lil.51.2.month") if minors_erasure else 0,
        by_design=after_death,
        post_days=rules.days("design.post_days"),
    )


def _health_record(rules: RuleBook) -> Terms:
    return _bare(rules, months=0, days=rules.days("csp.1111-7.days"), earliest=_reflection(rules))


def _old_health_record(rules: RuleBook) -> Terms:
    return _bare(rules, months=rules.months("csp.1111-7.months"), days=0, earliest=_reflection(rules))


def _swiss_access(rules: RuleBook) -> Terms:
    return _bare(rules, months=0, days=rules.days("nfadp.25.days"), earliest=timedelta())


def _reflection(rules: RuleBook) -> timedelta:
    return timedelta(hours=rules.hours("csp.1111-7.hours"))


def _bare(rules: RuleBook, *, months: int, days: int, earliest: timedelta) -> Terms:
    """A period that nothing stops, lengthens or moves, as far as we know: the prudent reading."""
    return Terms(
        months=months,
        extended_months=0,
        extension_allowed=False,
        days=days,
        identity_suspends=False,
        rolls=False,
        earliest=earliest,
        post_days=rules.days("design.post_days"),
    )


_REGIMES = {
    Regime.HEALTH_RECORD: _health_record,
    Regime.HEALTH_RECORD_OVER_5_YEARS: _old_health_record,
    Regime.SWISS_ACCESS: _swiss_access,
}
