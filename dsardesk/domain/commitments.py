"""What a privacy policy promises about the handling of requests, beside what the law gives anyhow."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from dsardesk.domain.words import Words


@dataclass(frozen=True, slots=True)
class ReplyPromise:
    """The time limit that the policy promises, from receipt; the law's own stays the ceiling.

    Attributes:
        months: time limit.
        extension_months: how much longer it may become; None when the policy gives no length.
        extension_reasons: True when the policy promises the reasons of an extension.
        says: what the policy says of it, in words.
    """

    months: int
    extension_months: int | None = None
    extension_reasons: bool = False
    says: Words = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PostMortemPromise:
    """What the policy says of data after death (LIL 85).

    Attributes:
        directives: what a person may decide (LIL 85 I), in words.
        names_recipients: True when the person may name those to whom the data will be communicated.
        heirs: what heirs may ask (LIL 85 II), in words.
        cites: article of the law that the policy cites, as it writes it, e.g. "40-1, III"; "" if it cites none.
    """

    directives: Words
    names_recipients: bool = False
    heirs: Words = field(default_factory=dict)
    cites: str = ""


@dataclass(frozen=True, slots=True)
class IdentityRule:
    """What the company does about identity documents.

    Attributes:
        default_rung: first rung proposed.
        keep_hours: longest time a copy may wait for its check, at which it is destroyed whatever the policy allows;
            None for the desk's own.
        policy_says: what the policy says of identity documents, in words.
        policy_always_asks: True when the policy demands one of everybody, which GDPR 12(6) does not allow: nothing in
            the desk waits for it.
        policy_keeps_longer: True when a passage of the policy lets a copy outlive its check; the stricter passage, and
            the law, end it there.
    """

    default_rung: str = "known_channel"
    keep_hours: int | None = None
    policy_says: Words = field(default_factory=dict)
    policy_always_asks: bool = False
    policy_keeps_longer: bool = False


@dataclass(frozen=True, slots=True)
class ObjectionPromise:
    """What the policy promises to whoever objects, beyond GDPR 21(1): the person need not give any grounds.

    Attributes:
        any_processing: True when it opens every processing to objection, whatever its legal basis.
        says: what the policy says of it, in words.
    """

    any_processing: bool = False
    says: Words = field(default_factory=dict)


class KeptFrom(StrEnum):
    """From which day a policy counts how long it keeps requests."""

    RECEIPT = "receipt"
    CLOSING = "closing"


@dataclass(frozen=True, slots=True)
class RetentionPromise:
    """How long the policy says that requests to exercise rights are kept.

    Attributes:
        months: its period; 0 where it keeps them no longer than their handling takes.
        starts: from which day it runs.
        says: what the policy says of it, in words.
    """

    months: int
    starts: KeptFrom = KeptFrom.CLOSING
    says: Words = field(default_factory=dict)
