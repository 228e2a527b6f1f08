"""What a privacy policy promises about the handling of requests, beside what the law gives anyhow."""

from __future__ import annotations

from dataclasses import dataclass, field

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
    """

    directives: Words
    names_recipients: bool = False
    heirs: Words = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class IdentityRule:
    """What the company does about identity documents.

    Attributes:
        default_rung: first rung proposed.
        keep_hours: longest time a copy may wait for its check, at which it is destroyed whatever the policy allows.
        policy_says: what the policy says of identity documents, in words.
        policy_always_asks: True when the policy demands one of everybody, which GDPR 12(6) does not allow: nothing in
            the desk waits for it.
    """

    default_rung: str = "known_channel"
    keep_hours: int = 48
    policy_says: Words = field(default_factory=dict)
    policy_always_asks: bool = False
