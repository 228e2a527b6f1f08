"""Whose data a request made after a death is about, and what was seen of it: proof, quality, directives."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class DeathProof(StrEnum):
    """What showed that the person died."""

    DEATH_CERTIFICATE = "death_certificate"
    FAMILY_BOOK = "family_book"
    NOTARY = "notary"


class HeirQuality(StrEnum):
    """What showed that the requester may act after a death (decree 2019-536, article 124)."""

    NOTORIAL_DEED = "notorial_deed"
    FAMILY_BOOK = "family_book"
    HEIRS_STATEMENT = "heirs_statement"
    DESIGNATED_PERSON = "designated_person"


class HeirPurpose(StrEnum):
    """For what heirs may ask something, and for nothing else (LIL 85 II)."""

    ESTATE = "estate"  # To organise and settle the estate.
    MEMORIES = "memories"  # Digital goods, and data that are family memories.
    DEATH_TAKEN_INTO_ACCOUNT = "death_taken_into_account"  # Accounts closed, processing ended, data updated.


class DirectiveFound(StrEnum):
    """What the register of directives given before death says (LIL 85 I)."""

    NONE = "none"
    NOT_CONTRARY = "not_contrary"
    CONTRARY = "contrary"


@dataclass(frozen=True, slots=True)
class Deceased:
    """The person whose data a request made after a death is about (LIL 85 II).

    Attributes:
        name: full name.
        died_on: day of death.
        email: the address that mailings must never reach again; "" if none is known.
        identifiers: what the company may know the person by.
        proof: None until a proof was seen.
        quality: None until the requester's quality was seen.
        directive: None until the register was looked at.
        born_on: tells namesakes apart; None if it is not known.
        directives: references of the directives that a person confirmed to be theirs.
        purposes: for what the requester asks.
        disputed_on: day since which heirs are known to disagree; None while they are not.
        executor: name of whoever the directives charge, and who acts; "" for the heirs.
        executor_email: their address; "" if none is known.
        executor_address: lines; empty if not known.
        passed_over: names of those designated before them who died or refused.
    """

    name: str
    died_on: date
    email: str = ""
    identifiers: Mapping[str, str] = field(default_factory=dict)
    proof: DeathProof | None = None
    quality: HeirQuality | None = None
    directive: DirectiveFound | None = None
    born_on: date | None = None
    directives: tuple[str, ...] = ()
    purposes: tuple[HeirPurpose, ...] = ()
    disputed_on: date | None = None
    executor: str = ""
    executor_email: str = ""
    executor_address: tuple[str, ...] = ()
    passed_over: tuple[str, ...] = ()
