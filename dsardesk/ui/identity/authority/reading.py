"""Where the right to act for somebody else stands, in words, and what it is recorded with. No Qt here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from dsardesk.domain.entitlement import REPRESENTED, authority_gaps, own_decision_age
from dsardesk.domain.mandates import Authority, ProofKind, ReplyTo, Representation
from dsardesk.domain.requests import Capacity
from dsardesk.domain.rights import IMMEDIATE_RIGHTS, RightType
from dsardesk.domain.rules import RuleBook
from dsardesk.services.case_page import CasePage
from dsardesk.ui.options import Options
from dsardesk.wording import Catalogue

KNOWN_BY = "customer_number"


@dataclass(frozen=True, slots=True)
class AuthorityLine:
    """What the card shows.

    Attributes:
        shown: True where somebody writes for another, living or dead; the card is not shown otherwise.
        represented: True where that person lives, and the right to act is recorded here.
        offered: True where it may still be said that somebody does.
        sentences: what is known.
        gaps: what is missing, in one sentence; "" once nothing is.
        proofs: papers kept apart.
        recorded: True once it was said for whom.
        open: False once the case is closed.
    """

    shown: bool
    represented: bool
    offered: bool
    sentences: tuple[str, ...]
    gaps: str
    proofs: tuple[str, ...]
    recorded: bool
    open: bool


@dataclass(frozen=True, slots=True)
class AuthorityForm:
    """What a representation is recorded with, proposed.

    Attributes:
        authorities: what the right may rest on, and the words.
        replies: to whom a mandate may say that replies go, and the words.
        rights: rights of the case that a mandate may cover, and their names.
        known: what was recorded, or what the case suggests.
        today: the civil date at the controller's.
        born_on: the person's day of birth as typed; "" if not known.
        valid_until: the last day of the mandate as typed; "" if it bears none.
        interest: from which age the wish and interest of a minor are asked about, in words.
    """

    authorities: Options
    replies: Options
    rights: Options
    known: Representation
    today: date
    born_on: str
    valid_until: str
    interest: str


@dataclass(frozen=True, slots=True)
class AuthorityAnswer:
    """What a person recorded; days as typed.

    Attributes:
        authority: what the right rests on.
        name: of the person whose data are asked about.
        email: the person's own address.
        postal_address: lines, as typed.
        number: a number that the company may know the person by.
        born_on: day of birth.
        shown_on: day on which the proof was seen; None while it is missing.
        valid_until: last day of a mandate.
        rights: rights that a mandate covers.
        names_us: True if it covers requests to this company.
        reply_to: to whom replies go.
        writer_identified: True once the identity of whoever writes was checked.
        interest: what was seen of a minor's own wish and interest.
    """

    authority: Authority
    name: str
    email: str = ""
    postal_address: str = ""
    number: str = ""
    born_on: str = ""
    shown_on: date | None = None
    valid_until: str = ""
    rights: tuple[str, ...] = ()
    names_us: bool = True
    reply_to: ReplyTo = ReplyTo.AGENT
    writer_identified: bool = False
    interest: str = ""


def proof_kinds(words: Catalogue) -> Options:
    """Kinds of papers that are kept apart, and their words."""
    return tuple((kind, words.say(f"proof_kind.{kind}")) for kind in ProofKind)


def authority_line(page: CasePage, words: Catalogue) -> AuthorityLine:
    """Where the right to act of whoever writes stands."""
    case, capacity = page.case, page.case.requester.capacity
    represented, is_open = capacity in REPRESENTED, case.closed_on is None
    missing = words.listing([words.say(f"gap.{gap}") for gap in authority_gaps(case)])
    checked = any(item.right not in IMMEDIATE_RIGHTS for item in case.items)
    return AuthorityLine(
        shown=capacity is not Capacity.SELF or bool(case.proofs),
        represented=represented,
        offered=is_open and capacity is Capacity.SELF and checked,
        sentences=tuple(_sentences(page, words)) if represented else (),
        gaps=words.say("standing.lacking", gaps=missing) if missing else "",
        proofs=tuple(
            words.say("standing.proof", kind=words.say(f"proof_kind.{proof.kind}"), on=proof.kept_on)
            for proof in case.proofs
        ),
        recorded=case.representation is not None,
        open=is_open,
    )


def _sentences(page: CasePage, words: Catalogue) -> Iterator[str]:
    known = page.case.representation
    if known is None:
        yield words.say("standing.none")
        return
    authority = words.say(f"authority.{known.authority}")
    yield words.say("standing.for_person", name=known.name, authority=authority)
    if known.shown_on is None:
        yield words.say("standing.clock")
    else:
        yield words.say("standing.shown", on=known.shown_on)
    if known.authority is Authority.MANDATE:
        yield from _terms(known, page.today, words)


def _terms(known: Representation, today: date, words: Catalogue) -> Iterator[str]:
    """What a mandate covers, until when, and to whom replies go."""
    if known.rights:
        rights = words.listing([words.say(f"right.{right}") for right in known.rights])
        yield words.say("standing.covers", rights=rights)
    if known.valid_until:
        yield words.say("standing.until", until=known.valid_until)
    if known.replies_to_person(today):
        yield words.say("standing.reply_person", name=known.name)
    else:
        yield words.say("standing.reply_agent")


def authority_form(page: CasePage, words: Catalogue, rules: RuleBook) -> AuthorityForm:
    """What is proposed: what was recorded before, else what the capacity suggests."""
    known = page.case.representation or _suggested(page)
    rights = dict.fromkeys(item.right for item in page.case.items if item.right not in IMMEDIATE_RIGHTS)
    return AuthorityForm(
        authorities=tuple((each, words.say(f"authority.{each}")) for each in Authority),
        replies=tuple((each, words.say(f"reply_to.{each}")) for each in ReplyTo),
        rights=tuple((right, words.say(f"right.{right}")) for right in rights),
        known=known,
        today=page.today,
        born_on=_typed(known.born_on),
        valid_until=_typed(known.valid_until),
        interest=words.say("standing.interest_from", age=own_decision_age(page.profile, rules)),
    )


def _suggested(page: CasePage) -> Representation:
    """A parent where the requester is a legal representative, an agent otherwise; every right asked is proposed."""
    parent = page.case.requester.capacity is Capacity.LEGAL_REPRESENTATIVE
    rights = tuple(dict.fromkeys(i.right for i in page.case.items if i.right not in IMMEDIATE_RIGHTS))
    return Representation(Authority.PARENT if parent else Authority.MANDATE, "", rights=rights)


def _typed(day: date | None) -> str:
    return f"{day:%d/%m/%Y}" if day else ""


def rights_of(ticked: tuple[str, ...]) -> tuple[RightType, ...]:
    """Rights by their words."""
    return tuple(RightType(right) for right in ticked)
