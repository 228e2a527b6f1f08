"""Every fact that a letter may need: who writes to whom, of which case, and what is told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dsardesk.domain.activities import Activity
from dsardesk.domain.deceased import Deceased
from dsardesk.domain.errors import DeskError
from dsardesk.domain.identity import Rung
from dsardesk.domain.mandates import Representation
from dsardesk.domain.profile import Authority, JointController, Officer, System
from dsardesk.domain.records import Correction
from dsardesk.domain.requests import Principal
from dsardesk.domain.told import (
    AnsweredItem,
    Done,
    Examined,
    OpenQuestion,
    ToldDirective,
    ToldExtension,
    ToldQuestion,
    ToldWish,
)

WAYS_OF_THE_PASSWORD = ("phone", "sms", "post")
"""How the password of a package may be given: never the way of the package itself."""


class FactMissing(DeskError):
    """A letter cannot be written without this fact; `fact` names it."""

    code = "letter.fact_missing"


@dataclass(frozen=True, slots=True)
class Company:
    """The company as a letter names it."""

    name: str
    address: tuple[str, ...]
    city: str
    officer: Officer
    authority: Authority


@dataclass(frozen=True, slots=True)
class Addressee:
    """The person written to; *address* may be empty for a letter sent by e-mail."""

    name: str
    email: str = ""
    address: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LetterFacts:
    """Every fact that a letter may need; a kind that needs one that is absent refuses to be written.

    Attributes:
        company: who writes.
        addressee: who is written to.
        reference: case reference.
        received_on: day of receipt of the request.
        dated_on: day of the letter.
        items: what was asked, with outcomes where decided.
        due_on: last day to answer.
        by_email: True when the letter goes by e-mail.
        unsolicited_destroyed_on: day on which an identity document sent unasked was destroyed.
        unsolicited_received: True when one came, whether or not it is destroyed yet.
        policy_asks_document: True when the company's policy demands one of everybody.
        doubt: why identity is in doubt, in words.
        asked: the means asked for to confirm it; None offers every one.
        softer: why nothing softer than a copy would do, in words.
        representation: for whom the addressee writes; None for themselves.
        authority_gaps: keys of what the right to act for that person lacks.
        reply_to_person: True when answers go to that person instead.
        suspended: True while the time limit is suspended.
        stopped_on: day on which marketing stopped.
        stopped_in: systems that stopped.
        searched: systems searched.
        activities: processings for the information of Article 15(1).
        package_files: number of files in the export package; None without a package.
        told_by: how its password is given, one of `WAYS_OF_THE_PASSWORD`.
        done: what was done and what is kept, in order.
        corrections: values corrected.
        deceased: the person who died, on a request made after a death.
        principal: the controller to whom a processor forwards.
        forwarded_on: day on which the request left for that controller.
        complete_by: day by which lines of Article 15(1) that are still open will be told; None where none may be.
        examined: what was examined before deciding.
        residence_authority: the authority of the country where the person lives; None where that is the company's.
        directives: entries of the register that the request made, changed or ended.
        wishes: what the directives of the deceased ask for, and what became of it.
        policy_cites: article about data after death that the policy cites by a number it had before; "" otherwise.
        extensions: extensions that the letter notifies.
        questions: what the person is asked to specify.
        joint: joint controllers of the data beside the company.
        open_questions: what was asked and is not answered.
        silence: why the case is closed until the answer comes, in words.
        remaining_days: calendar days that are left once it does; None where no clock is suspended.
        not_needed: why nobody had to check who asks, in words; "" otherwise.
        final_months: months after which a case closed until the answer comes is closed for good.
    """

    company: Company
    addressee: Addressee
    reference: str
    received_on: date
    dated_on: date
    items: tuple[AnsweredItem, ...]
    due_on: date | None = None
    by_email: bool = True
    unsolicited_destroyed_on: date | None = None
    unsolicited_received: bool = False
    policy_asks_document: bool = False
    doubt: str = ""
    asked: Rung | None = None
    softer: str = ""
    representation: Representation | None = None
    authority_gaps: tuple[str, ...] = ()
    reply_to_person: bool = False
    suspended: bool = False
    stopped_on: date | None = None
    stopped_in: tuple[System, ...] = ()
    searched: tuple[System, ...] = ()
    activities: tuple[Activity, ...] = ()
    package_files: int | None = None
    told_by: str = ""
    done: tuple[Done, ...] = ()
    corrections: tuple[Correction, ...] = ()
    deceased: Deceased | None = None
    principal: Principal | None = None
    forwarded_on: date | None = None
    complete_by: date | None = None
    examined: tuple[Examined, ...] = ()
    residence_authority: Authority | None = None
    directives: tuple[ToldDirective, ...] = ()
    wishes: tuple[ToldWish, ...] = ()
    policy_cites: str = ""
    extensions: tuple[ToldExtension, ...] = ()
    questions: tuple[ToldQuestion, ...] = ()
    joint: tuple[JointController, ...] = ()
    open_questions: tuple[OpenQuestion, ...] = ()
    silence: str = ""
    remaining_days: int | None = None
    final_months: int | None = None
    not_needed: str = ""
