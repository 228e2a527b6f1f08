"""Objection to direct marketing: no refusal ground, no identity check, no balancing; it is done today.

GDPR 21(2) and 21(3). The letter about it has the month as its ceiling, the stop has none.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from dsardesk.domain.access import activities_for, must_be_ours
from dsardesk.domain.activities import LegalBasis
from dsardesk.domain.case import Case
from dsardesk.domain.errors import DeskError
from dsardesk.domain.profile import ControllerProfile, System
from dsardesk.domain.records import Measure, Promise
from dsardesk.domain.rights import RightType

STOPPED = "marketing_stopped"
CHECK = "marketing_check"
CHECK_AFTER = "design.marketing_check"
"""Rule that gives the days after which somebody looks whether a message left all the same."""


_NUMBER = re.compile(r"\+?[\d().\-/]{8,20}")
"""A telephone number without its spaces."""
STOPPED_FOR = (RightType.OBJECTION_MARKETING, RightType.CONSENT_WITHDRAWAL, RightType.HEIR_REQUEST)
"""Rights for which every mailing stops: nobody writes to the dead."""


class MarketingStillRuns(DeskError):
    """A system that sends marketing has not been told to stop; `systems` holds their ids."""

    code = "marketing.still_runs"


class NothingToStop(DeskError):
    """The case holds no objection to marketing and no withdrawal of consent."""

    code = "marketing.nothing_to_stop"
    exit_code = 2


def senders(profile: ControllerProfile) -> tuple[System, ...]:
    """Systems that send marketing."""
    return tuple(system for system in profile.systems if system.sends_marketing)


def rests_on_consent(case: Case, profile: ControllerProfile) -> bool:
    """True where marketing to this person rests on consent: withdrawing it stops every mailing (GDPR 7(3))."""
    sending = {system.id for system in senders(profile)}
    return any(
        each.legal_basis is LegalBasis.CONSENT and sending.intersection(each.systems)
        for each in activities_for(case, profile)
    )


def stop(case: Case, systems: Iterable[str], *, on: date, by: str) -> Case:
    """The case once *systems* were told to stop."""
    case.must_be_open()
    must_be_ours(case)
    items = case.items_of(*STOPPED_FOR)
    if not items:
        raise NothingToStop
    told = tuple(systems)
    measures = list(case.measures)
    for item in items:
        done = {m.system for m in measures if m.item == item.number and m.kind == STOPPED}
        measures += [Measure(item.number, STOPPED, s, on, by) for s in told if s not in done]
    return replace(case, measures=tuple(measures))


def promise_check(case: Case, on: date) -> Case:
    """The case with the promise to look on that day whether a message left all the same, once for each item."""
    promised = {promise.item for promise in case.promises if promise.kind == CHECK}
    items = (item.number for item in case.items_of(*STOPPED_FOR) if item.number not in promised)
    return replace(case, promises=(*case.promises, *(Promise(CHECK, on, number) for number in items)))


def must_be_stopped(case: Case, profile: ControllerProfile, number: int) -> None:
    """Refuse to call an objection granted while a system may still send."""
    done = {m.system for m in case.measures if m.item == number and m.kind == STOPPED}
    running = [system.id for system in senders(profile) if system.id not in done]
    if running:
        raise MarketingStillRuns(systems=" ".join(running))


def suppression_form(address: str) -> str:
    """An address, or a telephone number, as the suppression list compares it: NFKC, no spaces, lower case.

    >>> suppression_form(" Camille@Courriel.example ")
    'camille@courriel.example'
    >>> suppression_form("+33 (0)6 39 98 00 11") == suppression_form("06.39.98.00.11")
    True
    """
    plain = re.sub(r"\s+", "", unicodedata.normalize("NFKC", address)).casefold()
    if not _NUMBER.fullmatch(plain):
        return plain
    number = re.sub(r"^(?:\+|00)33(?:\(0\))?", "0", plain)
    return re.sub(r"[^+\d]", "", number)
