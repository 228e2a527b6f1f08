"""What each rule of law asks a letter to hold: sections of which one must stand, where the facts call for it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from dsardesk.domain.activities import EEA
from dsardesk.domain.bodies.automated import wants_out
from dsardesk.domain.letter_facts import LetterFacts
from dsardesk.domain.letters import LetterPlan
from dsardesk.domain.recipients import NOT_TOLD, TOLD
from dsardesk.domain.rights import Outcome, RightType

RECEIPT = "design.letter.receipt"
CONTACT = "gdpr.12.1.contact"
REASONS = "gdpr.12.4.refusal"
AUTHORITY, COURT = "gdpr.77", "gdpr.79"
REFUSING = frozenset({Outcome.REFUSED, Outcome.PARTLY_GRANTED})
TELLS_WHY = frozenset({"access.in_part", "automated_reply.in_part", "row.kept_reason", "portability.left_out"})
"""Sections that give the reasons of a refusal, beside every one whose key ends in `reasons`."""

Check = Callable[[LetterPlan, frozenset[str]], bool]
"""Whether a letter, whose sections bear these keys, holds one thing."""
When = Callable[[LetterFacts], bool]


def always(_: LetterFacts) -> bool:
    """Whatever the facts."""
    return True


def one_of(*keys: str, when: When = always) -> Check:
    """The letter holds a section of one of *keys*, where the facts call for it."""

    def check(plan: LetterPlan, found: frozenset[str]) -> bool:
        return not when(plan.facts) or not found.isdisjoint(keys)

    return check


def all_of(*keys: str, when: When = always) -> tuple[Check, ...]:
    """The letter holds a section of each of *keys*, where the facts call for it."""
    return tuple(one_of(key, when=when) for key in keys)


def one_under(prefix: str, when: When = always) -> Check:
    """The letter holds a section whose key begins with *prefix*, where the facts call for it."""
    return lambda plan, found: not when(plan.facts) or any(key.startswith(prefix) for key in found)


def did(right: RightType, *kinds: str) -> When:
    """True where something of that kind was done for a right."""
    return lambda facts: any(each.right is right and each.kind in kinds for each in facts.done)


def came_of(right: RightType, *outcomes: Outcome) -> When:
    """True where a right had one of *outcomes*."""
    return lambda facts: any(item.right is right and item.outcome in outcomes for item in facts.items)


def _says_receipt(plan: LetterPlan, _: frozenset[str]) -> bool:
    """The letterhead bears the reference of the case beside the day on which the request came."""
    return bool(plan.facts.reference.strip())


def _says_contact(plan: LetterPlan, found: frozenset[str]) -> bool:
    """Whom to write to: an address of its own, else that of the letterhead."""
    return "contact" in found or bool(plan.facts.company.address)


def _says_why(_: LetterPlan, found: frozenset[str]) -> bool:
    """The reasons of what is refused."""
    return any(key in TELLS_WHY or key.endswith("reasons") for key in found)


def _abroad(facts: LetterFacts) -> bool:
    """True where a recipient outside the European Economic Area is named with what protects the data."""
    named = (recipient for activity in facts.activities for recipient in activity.recipients)
    return any(each.country and each.country not in EEA and not each.lacks_safeguard for each in named)


def _told(facts: LetterFacts) -> bool:
    """True where recipients were told, or could not be."""
    return any(each.kind in {TOLD, NOT_TOLD} for each in facts.done)


def _registered(facts: LetterFacts) -> bool:
    """True where a directive that stands is confirmed; a revoked one has nothing more to be told of."""
    return any(each.revoked_on is None for each in facts.directives)


def _contests(facts: LetterFacts) -> bool:
    """True where one automated decision was to be looked at again."""
    return not wants_out(facts)


def _specifies_access(facts: LetterFacts) -> bool:
    """True where the person is asked to specify an access request."""
    return any(each.right is RightType.ACCESS for each in facts.questions)


def _specifies_other(facts: LetterFacts) -> bool:
    """True where they are asked to specify anything else."""
    return any(each.right is not RightType.ACCESS for each in facts.questions)


_ERASURE, _RECTIFICATION = RightType.ERASURE, RightType.RECTIFICATION
_RESTRICTED = did(RightType.RESTRICTION, "restricted")
_GONE = did(_ERASURE, "erased", "anonymised")
_GIVEN = (Outcome.GRANTED, Outcome.PARTLY_GRANTED)
_LINES = ("purposes", "data_categories", "retention", "source", "automated_decision")
_NONE_HELD = "no_data.request_file"
_MANDATE = ("mandate.identity", "mandate.time_limit")

CHECKS: Mapping[str, tuple[Check, ...]] = {
    RECEIPT: (_says_receipt,),
    CONTACT: (_says_contact,),
    REASONS: (_says_why,),
    AUTHORITY: all_of("remedies.complaint"),
    COURT: all_of("remedies.court"),
    "edpb.01-2022.57": (one_of("acknowledgement.period", "acknowledgement.late", "heirs.period", "heirs.late"),),
    "edpb.01-2022.159.clarification": (
        *all_of("clarification.question", "clarification.everything", when=_specifies_access),
        one_of("clarification.why", "clarification.why_little", when=_specifies_access),
    ),
    "design.clarification.letter": (
        one_of("clarification.question", "clarification.precisely"),
        one_of("clarification.meanwhile", when=_specifies_other),
        one_under("clarification.free_", when=_specifies_other),
        one_of("clarification.time_limit", "clarification.time_limit_part", "clarification.time_limit_runs"),
    ),
    "design.reminder.letter": (
        one_of("reminder.identity", "reminder.clarification"),
        one_of("reminder.time_limit", "reminder.time_limit_part", "reminder.time_limit_runs"),
        one_of("reminder.silence", "reminder.silence_runs"),
    ),
    "design.provisional_closing": all_of(
        "provisional_closing.reasons", "provisional_closing.resumes", "provisional_closing.final"
    ),
    "design.hand_receipt": all_of("hand_receipt.received", "row.signed_for_us", "row.signed_by_you"),
    "gdpr.7.3": all_of("consent.received", "consent.not_retroactive"),
    "gdpr.11.2.told": all_of("unidentified.cannot", "unidentified.rights", "unidentified.help"),
    "gdpr.12.3.extension": all_of("extension.until", "extension.once"),
    "gdpr.12.3.notice": all_of("extension.grounds", "extension.reasons"),
    "gdpr.12.5.fee": all_of("fee.why", "row.fee", "row.calculation", "fee.withdraw"),
    "gdpr.12.6": (
        *all_of("identity.doubt", "identity.means", "identity.destroyed"),
        one_of("identity.masking", "identity.no_copy"),
    ),
    "decree.2019-536.77": (one_of("identity.time_limit", "identity.time_limit_runs"),),
    "decree.2019-536.mandate": all_of(*_MANDATE),
    "decree.2019-536.mandate_reply": all_of("mandate.answered_person", "mandate.nothing_more"),
    "design.mandate_runs": all_of("mandate.time_limit"),
    "gdpr.15.1": (
        one_of("access.confirmed", "no_data.answer", "no_data.deceased"),
        *(one_of(f"row.{line}", _NONE_HELD) for line in _LINES),
        one_of("row.recipient", "row.recipients", "row.recipient_categories", _NONE_HELD),
        one_of("rights.text", _NONE_HELD),
    ),
    "gdpr.15.2": (one_of("row.safeguard", when=_abroad),),
    "gdpr.15.3": (
        one_of("access.package", "access.package_one"),
        one_of("access.password_phone", "access.password_sms", "access.password_post"),
    ),
    "gdpr.16": (
        *all_of("rectification.done", "row.new_value", when=came_of(_RECTIFICATION, *_GIVEN)),
        *all_of("rectification.statement", when=came_of(_RECTIFICATION, *REFUSING)),
    ),
    "gdpr.17.1": (
        one_of("erasure.erased", "erasure.anonymised", when=_GONE),
        one_of("erasure.backups", "erasure.backups_until", when=_GONE),
    ),
    "gdpr.17.3": all_of(
        "row.kept_data", "row.kept_ground", "row.kept_reason", "row.kept_until", when=did(_ERASURE, "kept")
    ),
    "gdpr.18.1.grounds": (one_of("restriction_reply.applied"), one_under("restriction_ground.")),
    "gdpr.18.2.uses": all_of("restriction_reply.uses", "restriction_reply.notice"),
    "gdpr.18.3": (
        one_of("restriction.applied", when=_RESTRICTED),
        one_of("restriction.lifted", "restriction.stays", when=_RESTRICTED),
    ),
    "gdpr.18.3.notice": all_of("restriction_lifting.since", "restriction_lifting.reason", "restriction_lifting.ends"),
    "gdpr.19": (one_of("recipients.told", "recipients.not_told", when=_told),),
    "gdpr.20.1": all_of("portability.package", "portability.inside"),
    "gdpr.20.2": all_of("portability.direct"),
    "gdpr.20.3": all_of("portability.no_erasure"),
    "gdpr.21.1.stop": all_of("objection_reply.stopped"),
    "gdpr.21.3": all_of("marketing.done", "marketing.suppression"),
    "gdpr.22.1.opt_out": (
        one_of("automated_reply.taken_out", "automated_reply.human_decides", when=wants_out),
        one_of("automated_reply.how_decided", when=wants_out),
    ),
    "gdpr.22.3.review": (
        *all_of("automated_reply.decision", "automated_reply.view", "automated_reply.reviewed", when=_contests),
        *all_of("automated_reply.reasons", "automated_reply.contest", when=_contests),
    ),
    "gdpr.28.3.e": all_of("row.person", "row.reply_to", "forward.asked", "forward.yours", "forward.instructions"),
    "gdpr.28.3.a": (
        *all_of("holding.role", "holding.answer"),
        one_of("holding.passed_on", "holding.passed_on_to"),
    ),
    "design.authority_letter": all_of("authority_reply.reasons"),
    "lil.85.1.revocable": all_of("directive.revocable", "directive.terms", when=_registered),
    "design.directive.retention": (one_of("directive.retention", when=_registered),),
    "lil.85.1.designated": all_of("execution.done", "row.wish", "row.carried"),
    "lil.85.2": (
        *all_of("heirs.free", when=came_of(RightType.HEIR_REQUEST, *_GIVEN)),
        *all_of("heirs.limits", when=came_of(RightType.HEIR_REQUEST, *REFUSING)),
    ),
    "lil.85.2.certificate": all_of("heirs.certified", "heirs.certified_free"),
}
"""What each rule asks a letter to hold."""
