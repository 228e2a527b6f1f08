"""What was asked, found, decided and done, each as a letter tells it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from dsardesk.domain.assessments import AssessmentKind
from dsardesk.domain.clock_records import Asked, ExtensionGround
from dsardesk.domain.profile import System
from dsardesk.domain.rights import Outcome, RightType
from dsardesk.domain.wishes import Carried, Limit, Wish
from dsardesk.domain.words import Words


@dataclass(frozen=True, slots=True)
class ToldGround:
    """A ground of a refusal, as a letter tells it.

    Attributes:
        code: of the ground in the catalogue, e.g. "R11".
        article: what it cites.
        scope: which part of the request it refuses, in words; "" for all of it.
        facts: what it rests on, in words, by key.
    """

    code: str
    article: Words = field(default_factory=dict)
    scope: str = ""
    facts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ToldFee:
    """A fee asked instead of refusing: the amount in cents of euro, and how it was calculated."""

    cents: int
    calculation: str


@dataclass(frozen=True, slots=True)
class AnsweredItem:
    """One right and what came of it.

    Attributes:
        right: which right.
        outcome: None until decided.
        reasons: why, for what was refused.
        quote: the person's own words that ask for it.
        grounds: on what a refusal, whole or partial, stands.
        fee: the fee asked; None where none is, or once it is paid.
        own_initiative: True for what nobody asked: the company does it of itself.
    """

    right: RightType
    outcome: Outcome | None = None
    reasons: str = ""
    quote: str = ""
    grounds: tuple[ToldGround, ...] = ()
    fee: ToldFee | None = None
    own_initiative: bool = False


@dataclass(frozen=True, slots=True)
class Done:
    """Something done, or kept back, as a letter tells it.

    Attributes:
        right: the right that it carries out.
        kind: "erased", "kept", "rectified", "recipient_told"... as in the case's measures.
        on: civil date.
        system: where; None for what concerns no system.
        what: the data, or the recipient.
        ground: key of the legal ground on which data are kept.
        reason: why, in words.
        until: last day on which data are kept, or on which a backup may still hold them.
    """

    right: RightType
    kind: str
    on: date
    system: System | None = None
    what: str = ""
    ground: str = ""
    reason: str = ""
    until: date | None = None


@dataclass(frozen=True, slots=True)
class ToldWish:
    """A wish for after death, and what became of it, as a letter tells it.

    Attributes:
        wish: keep, erase or communicate.
        processing: its name; empty for all of them.
        to_whom: who receives what is communicated.
        limit: what the law leaves of it.
        carried: how far it was carried out; None before a death.
        on: day of that.
        words: what was done, or why it was not done wholly.
    """

    wish: Wish
    processing: Words = field(default_factory=dict)
    to_whom: str = ""
    limit: Limit | None = None
    carried: Carried | None = None
    on: date | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class ToldDirective:
    """An entry of the register of directives, as the letter to its author tells it.

    Attributes:
        reference: of the entry.
        version: number of the version that holds.
        given_on: day on which the author gave it.
        wishes: what it asks for.
        designated: names of whoever is charged with it and can act, in order.
        depositary: who keeps the original of a general directive; "" for a specific one.
        revoked_on: day on which the author revoked it; None while it holds.
        unavailable: names of those designated who died or refused.
    """

    reference: str
    version: int
    given_on: date
    wishes: tuple[ToldWish, ...] = ()
    designated: tuple[str, ...] = ()
    depositary: str = ""
    revoked_on: date | None = None
    unavailable: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Examined:
    """What was found on one question, as a letter tells it.

    Attributes:
        right: the right for which it was examined; None for the whole case.
        kind: the question.
        on: civil date.
        ground: the answer, where the question has known ones.
        words: the facts, or the reasons.
        who: name of the person who examined.
    """

    right: RightType | None
    kind: AssessmentKind
    on: date
    ground: str = ""
    words: str = ""
    who: str = ""


@dataclass(frozen=True, slots=True)
class ToldExtension:
    """Two further months for one right, as a letter tells them.

    Attributes:
        right: which right.
        grounds: which of the law's grounds.
        reasons: the facts, in words.
        due_on: the new day, or the earlier one that is announced.
    """

    right: RightType
    grounds: tuple[ExtensionGround, ...]
    reasons: str
    due_on: date


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """Something that the person was asked and did not answer, as a letter tells it.

    Attributes:
        kind: what it is about.
        since: day on which it was asked.
        reminded: days of the reminders, in order.
    """

    kind: Asked
    since: date
    reminded: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class ToldQuestion:
    """Something that the person is asked to specify, as a letter tells it.

    Attributes:
        question: what is asked, in words.
        right: the right it is about; None where the message does not say which right it exercises.
        large: True where a large quantity of data is processed (recital 63).
        suspends: True while it stops the time limit of an access request.
    """

    question: str
    right: RightType | None = None
    large: bool = False
    suspends: bool = False
