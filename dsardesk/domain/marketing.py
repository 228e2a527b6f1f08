"""Objection to direct marketing: no refusal ground, no identity check, no balancing; it is done today.

GDPR 21(2) and 21(3). The letter about it has the month as its ceiling, the stop has none.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from dsardesk.domain.access import activities_for, must_be_ours
from dsardesk.domain.activities import LegalBasis
from dsardesk.domain.case import Case, Measure, Promise
from dsardesk.domain.errors import DeskError
from dsardesk.domain.profile import ControllerProfile, System
from dsardesk.domain.rights import RightType

STOPPED = "marketing_stopped"
CHECK = "marketing_check"
CHECK_AFTER = timedelta(days=15)
"""Day on which somebody looks whether a message left all the same: our own rule, no text gives one."""


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
    """The case once *systems* were told to stop, with the promise to check fifteen days later."""
    case.must_be_open()
    must_be_ours(case)
    items = case.items_of(*STOPPED_FOR)
    if not items:
        raise NothingToStop
    told = tuple(systems)
    measures, promises = list(case.measures), list(case.promises)
    for item in items:
        done = {m.system for m in measures if m.item == item.number and m.kind == STOPPED}
        measures += [Measure(item.number, STOPPED, s, on, by) for s in told if s not in done]
        if not any(p.kind == CHECK and p.item == item.number for p in promises):
            promises.append(Promise(CHECK, on + CHECK_AFTER, item.number))
    return replace(case, measures=tuple(measures), promises=tuple(promises))


def must_be_stopped(case: Case, profile: ControllerProfile, number: int) -> None:
    """Refuse to call an objection granted while a system may still send."""
    done = {m.system for m in case.measures if m.item == number and m.kind == STOPPED}
    running = [system.id for system in senders(profile) if system.id not in done]
    if running:
        raise MarketingStillRuns(systems=" ".join(running))


def suppression_form(address: str) -> str:
    """An address as the suppression list compares it: NFKC, no spaces, lower case.

    >>> suppression_form(" Camille@Courriel.example ")
    'camille@courriel.example'
    """
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", address)).casefold()
