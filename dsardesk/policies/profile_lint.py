"""A controller profile judged by the same rules as a policy: what it says the company promised."""

from __future__ import annotations

from collections.abc import Iterator

from dsardesk.domain.activities import LegalBasis
from dsardesk.domain.case import Role
from dsardesk.domain.profile import ControllerProfile
from dsardesk.domain.rights import RightType
from dsardesk.domain.rules import RuleBook
from dsardesk.domain.words import worded, words_in
from dsardesk.law.reading import line_of
from dsardesk.policies.commitments import Commitment, Topic
from dsardesk.policies.found import Found

TOLD = (
    RightType.ACCESS,
    RightType.RECTIFICATION,
    RightType.ERASURE,
    RightType.RESTRICTION,
    RightType.PORTABILITY,
    RightType.OBJECTION,
    RightType.CONSENT_WITHDRAWAL,
    RightType.AUTOMATED_DECISION,
    RightType.COMPLAINT,
)
FRANCE = "FR"
RIGHTS_HANDLED = ("right", "droit")
"""Words in the name of the processing by which requests are handled."""


def lint_profile(profile: ControllerProfile, text: str, book: RuleBook) -> tuple[Found, ...]:
    """What is wrong in *profile*; each quote is the line of *text* where the key stands, or where it belongs."""

    def found(rule: str, key: str) -> Found:
        line, words = _line(text, key)
        return Found(rule, words, line)

    pairs = [*_requests(profile, book), *_rights(profile), *_activities(profile), *_ages(profile, book)]
    return tuple(sorted(dict.fromkeys(found(rule, key) for rule, key in pairs), key=lambda each: each.place))


def _line(text: str, key: str) -> tuple[int, str]:
    """The line where *key* stands, else the one that names the company; its words, runs of white space made one."""
    lines = text.splitlines()
    line = line_of(text, key)
    if key.rpartition(".")[2].partition("[")[0] not in lines[line - 1]:
        line = line_of(text, key.rpartition(".")[0] or "name")
    return line, " ".join(lines[line - 1].split())


def _requests(profile: ControllerProfile, book: RuleBook) -> Iterator[tuple[str, str]]:
    if profile.identity.policy_always_asks:
        yield "identity.always", "identity.policy_always_asks"
    kinds = {channel.kind for channel in profile.channels}
    if not kinds and not profile.officer.email:
        yield "contact.missing", "channels"
    elif kinds == {"post"} and not profile.officer.email:
        yield "contact.post_only", "channels[1]"
    if not profile.authority.name.strip():
        yield "authority.unnamed", "authority.name"
    yield from _reply(profile, book)


def _reply(profile: ControllerProfile, book: RuleBook) -> Iterator[tuple[str, str]]:
    reply = profile.reply
    if reply is None:
        if profile.promised_days is None:
            yield "reply.missing", "reply"
        return
    if reply.months > book.months("gdpr.12.3.base"):
        yield "reply.too_long", "reply.months"
    if reply.extension_months is None and worded(reply.says):
        yield "extension.open", "reply.says"
    if reply.extension_months is not None:
        if reply.extension_months > book.months("gdpr.12.3.extension"):
            yield "extension.too_long", "reply.extension_months"
        if not reply.extension_reasons:
            yield "extension.open", "reply.extension_months"


def _rights(profile: ControllerProfile) -> Iterator[tuple[str, str]]:
    told = {*profile.rights_offered, *(right for each in profile.categories for right in each.rights_offered)}
    if not told:
        yield "rights.none", "rights_offered"
        return
    for right in TOLD:
        if right not in told:
            yield f"right.{right}.missing", "rights_offered"
    if profile.country == FRANCE and profile.post_mortem is None:
        yield "right.post_mortem_directive.missing", "post_mortem"
    sends = any(system.sends_marketing for system in profile.systems)
    if sends and RightType.OBJECTION_MARKETING not in told:
        yield "right.objection_marketing.missing", "rights_offered"


def _activities(profile: ControllerProfile) -> Iterator[tuple[str, str]]:
    for number, activity in enumerate(profile.activities, start=1):
        key = f"activities[{number}]"
        if activity.legal_basis is None:
            yield "basis.missing", key
        names = " ".join(activity.name.values()).casefold()
        if activity.legal_basis is LegalBasis.CONSENT and any(word in names for word in RIGHTS_HANDLED):
            yield "basis.requests", f"{key}.legal_basis"
        if not worded(activity.retention):
            yield "retention.missing", f"{key}.retention"
        for place, recipient in enumerate(activity.recipients, start=1):
            if recipient.country and recipient.lacks_safeguard:
                yield "transfer.no_safeguard", f"{key}.recipients[{place}]"


def _ages(profile: ControllerProfile, book: RuleBook) -> Iterator[tuple[str, str]]:
    age = profile.minors_age
    if age is not None and profile.country == FRANCE and age < book.count("lil.45.consent_age"):
        yield "age.below_law", "minors_age"


def profile_commitments(profile: ControllerProfile, text: str) -> Iterator[Commitment]:
    """What *profile* says was promised, each with its line."""
    for topic, key, value in _promised(profile):
        yield Commitment(topic, _line(text, key)[1], value)


def _promised(profile: ControllerProfile) -> Iterator[tuple[Topic, str, str]]:
    yield from _answers(profile)
    for number, category in enumerate(profile.categories, start=1):
        if category.role is not Role.CONTROLLER:
            yield Topic.ROLE, f"categories[{number}].role", category.role.value
    for number, activity in enumerate(profile.activities, start=1):
        if worded(activity.retention):
            yield Topic.RETENTION, f"activities[{number}].retention", words_in(activity.retention, profile.language)
    yield Topic.AUTHORITY, "authority.name", profile.authority.name
    if profile.minors_age is not None:
        yield Topic.AGE, "minors_age", str(profile.minors_age)
    if profile.post_mortem is not None:
        yield Topic.POST_MORTEM, "post_mortem", "directives"
    if worded(profile.transfers):
        yield Topic.TRANSFERS, "transfers", words_in(profile.transfers, profile.language)


def _answers(profile: ControllerProfile) -> Iterator[tuple[Topic, str, str]]:
    """What is promised of requests: when, where, on which proof, for which rights."""
    if profile.promised_days is not None:
        yield Topic.REPLY_PERIOD, "promised_days", f"P{profile.promised_days}D"
    if profile.reply is not None:
        yield Topic.REPLY_PERIOD, "reply.months", f"P{profile.reply.months}M"
        if profile.reply.extension_months is not None:
            yield Topic.EXTENSION, "reply.extension_months", f"P{profile.reply.extension_months}M"
    for number, channel in enumerate(profile.channels, start=1):
        value = f"email:{channel.value}" if channel.kind == "email" else channel.kind
        yield Topic.CHANNEL, f"channels[{number}]", value
    if profile.identity.policy_always_asks:
        yield Topic.IDENTITY, "identity.policy_always_asks", "always"
    if profile.rights_offered:
        yield Topic.RIGHTS, "rights_offered", ",".join(profile.rights_offered)
