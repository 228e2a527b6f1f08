"""The identity ladder: which means suits a case, when asking comes late, what must be said before anything is asked.

GDPR 12(6); decree 2019-536, article 77; EDPB Guidelines 01/2022, paragraphs 72 to 79.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from dsardesk.domain.case import Case
from dsardesk.domain.deadlines import ClockFact, ClockFactType
from dsardesk.domain.errors import DeskError
from dsardesk.domain.identity import IdentityRequest, KnownChannel, Rung
from dsardesk.domain.profile import ControllerProfile
from dsardesk.domain.rights import IMMEDIATE_RIGHTS
from dsardesk.domain.rules import RuleBook

DOCUMENT_RUNGS = frozenset({Rung.POST_OFFICE, Rung.SEEN, Rung.COPY})
"""Means by which somebody looks at an identity document."""
ASK_NOTHING = frozenset({Rung.KNOWN_CHANNEL, Rung.POST_OFFICE})
"""Means for which the person has nothing to send."""


_IDENTITY_FACTS = {ClockFactType.IDENTITY_REQUESTED, ClockFactType.IDENTITY_RECEIVED}


class Unsuited(StrEnum):
    """Why a means does not suit a case; its sentence is that of the error which says so."""

    NOTHING_TO_CHECK = "nothing_to_check"  # An objection to marketing, a withdrawal: the address is enough.
    ALREADY_KNOWN = "already_known"  # The person is authenticated: a document is out of proportion.
    NO_POSTAL_REPLY = "no_postal_reply"  # Nothing goes by post: nobody looks at a document at delivery.
    ASKS_NOTHING = "asks_nothing"  # The person has nothing to send: the check is made and noted.


class Promptness(StrEnum):
    """How soon after receipt more is asked to identify the person; the law gives no figure."""

    PROMPT = "prompt"
    AMBER = "amber"
    RED = "red"


class RungUnsuited(DeskError):
    """The means does not suit the case; `why` says for what reason."""

    code = "identity.rung_unsuited"


class SofterNotWeighed(DeskError):
    """A copy is asked for only once it was said why nothing softer would do."""

    code = "identity.softer_not_weighed"


class LateAskUnexplained(DeskError):
    """Asked many days after receipt, a suspension needs the reason for which that was without undue delay."""

    code = "identity.late_ask_unexplained"


class ImpossibleAskDay(DeskError):
    """Nothing is asked before the request was received, nor in the future."""

    code = "identity.impossible_ask_day"
    exit_code = 2


def question_is_open(case: Case) -> bool:
    """True while what was asked to identify the person is not answered."""
    told = [f.fact.type for f in case.facts if f.fact.type in _IDENTITY_FACTS]
    return bool(told) and told[-1] is ClockFactType.IDENTITY_REQUESTED


def open_question(case: Case) -> IdentityRequest | None:
    """What was last asked, while nothing answers it."""
    return case.identity.requests[-1] if question_is_open(case) else None


def nothing_to_check(case: Case) -> bool:
    """True where all that is asked takes effect at once, whoever asks (GDPR 21(2), 7(3))."""
    return all(item.right in IMMEDIATE_RIGHTS for item in case.items)


def why_unsuited(case: Case, rung: Rung) -> Unsuited | None:
    """Why the identity cannot be checked by a means on this case; None if it can."""
    if rung in DOCUMENT_RUNGS and nothing_to_check(case):
        return Unsuited.NOTHING_TO_CHECK
    if rung is Rung.POST_OFFICE and not case.requester.postal_address:
        return Unsuited.NO_POSTAL_REPLY
    return None


def why_not_asked(case: Case, rung: Rung) -> Unsuited | None:
    """Why nothing may be asked of the person by a means; None if it may."""
    if nothing_to_check(case):
        return Unsuited.NOTHING_TO_CHECK
    if rung in ASK_NOTHING:
        return Unsuited.ASKS_NOTHING
    if rung in DOCUMENT_RUNGS and case.identity.confirmed:
        return Unsuited.ALREADY_KNOWN
    return None


def must_suit(case: Case, rung: Rung) -> None:
    """Refuse a check by a means that does not suit the case."""
    why = why_unsuited(case, rung)
    if why is not None:
        raise RungUnsuited(why=why)


def promptness(received_on: date, asked_on: date, rules: RuleBook) -> Promptness:
    """How soon more was asked, in calendar days from receipt."""
    days = (asked_on - received_on).days
    if days >= rules.days("design.identity_late_red"):
        return Promptness.RED
    return Promptness.AMBER if days >= rules.days("design.identity_late_amber") else Promptness.PROMPT


def must_be_askable(case: Case, request: IdentityRequest, fact: ClockFact, rules: RuleBook, *, today: date) -> None:
    """Refuse a question that the law does not allow, or whose reasons are not all said; *fact* is its clock's."""
    received_on = case.receipt.received_on
    why = why_not_asked(case, request.rung)
    if why is not None:
        raise RungUnsuited(why=why)
    if not received_on <= request.asked_on <= today:
        raise ImpossibleAskDay
    if request.rung is Rung.COPY and not request.softer.strip():
        raise SofterNotWeighed
    late = promptness(received_on, request.asked_on, rules) is not Promptness.PROMPT
    if ((late and fact.without_undue_delay) or fact.override) and not fact.reason.strip():
        raise LateAskUnexplained(days=(request.asked_on - received_on).days)


def known_by(case: Case) -> KnownChannel:
    """The channel by which somebody who is known already most likely is: that of the request."""
    way = case.receipt.channel
    return next((channel for channel in KnownChannel if channel == way), KnownChannel.ACCOUNT)


def departures(profile: ControllerProfile) -> tuple[str, ...]:
    """Keys of what the policy says of identity documents and the desk does not do, to be told openly in each case."""
    rule = profile.identity
    said = {"always_asks": rule.policy_always_asks, "keeps_longer": rule.policy_keeps_longer}
    return tuple(key for key, departs in said.items() if departs)
