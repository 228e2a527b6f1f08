"""What ties an arriving message to a case, and what it is for that case: proposed, for a person to decide."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator
from enum import StrEnum

from dsardesk.domain.case import Case, CaseKind
from dsardesk.domain.deceased import Deceased
from dsardesk.domain.draft import TO_CORRECT, CaseLink, Draft, MessageKind
from dsardesk.domain.entitlement import subject_of
from dsardesk.domain.folding import folded_name, folded_number
from dsardesk.domain.reminders import open_questions
from dsardesk.domain.requests import Requester
from dsardesk.domain.rights import RightType


class Evidence(StrEnum):
    """Why a message may belong to a case, the strongest first."""

    SAME_MESSAGE = "same_message"  # The case keeps that very message already.
    REFERENCE = "reference"
    THREAD = "thread"  # It answers, or follows, a message of the case.
    ADDRESS = "address"
    NUMBER = "number"  # A customer number, or the reference that the person gave to their own letter.
    NAME = "name"


class Relation(StrEnum):
    """What a message is for a case that is there already."""

    DUPLICATE = "duplicate"
    REMINDER = "reminder"  # The person waits for an answer, and says so.
    REPLY = "reply"  # Anything more that they write about it.
    ANSWER = "answer"  # To what they were asked: who they are, or what they want precisely.
    SEARCH_ANSWER = "search_answer"  # A colleague's, to the question whether a system holds anything.
    SECOND_REQUEST = "second_request"
    COMPLAINT = "complaint"
    AUTHORITY_LETTER = "authority_letter"

    @property
    def case_kind(self) -> CaseKind | None:
        """Kind of the linked case that such a message opens; None for one that is filed into the case it is about."""
        return _OPENS.get(self)


NAMING = frozenset({Evidence.SAME_MESSAGE, Evidence.REFERENCE, Evidence.THREAD})
"""Evidence by which the message itself names the case; the rest says who writes, who may write for another reason."""
_OPENS = {
    Relation.SECOND_REQUEST: CaseKind.REQUEST,
    Relation.COMPLAINT: CaseKind.COMPLAINT,
    Relation.AUTHORITY_LETTER: CaseKind.AUTHORITY_LETTER,
}
"""Each has a time limit of its own, from its own receipt."""
NOT_NUMBERS = frozenset({"email", "phone", "postal_address", "birth_date", "name", TO_CORRECT})
"""Identifiers of a message that are no number by which a company knows somebody."""
FEWEST_SIGNS = 4
"""Signs from which on a number is one's own."""

_SEPARATOR = r"[\s_./:#-]{0,4}"
_NUMERO = rf"(?:n[°o.]{{1,2}}{_SEPARATOR})?"
_TASK = r"(?:\s?/\s?(?P<task>[a-z][a-z0-9_-]{0,59}))?"
_OURS = re.compile(
    rf"(?<![^\W_])d[\s.]?s[\s.]?r{_SEPARATOR}{_NUMERO}(?P<year>2[0o][0-9o]{{2}}){_SEPARATOR}"
    rf"(?P<number>[0-9oil]{{1,7}})(?![^\W_]){_TASK}"
)
_BARE = re.compile(r"(?<![\w/.-])(?P<year>20\d\d)[-/](?P<number>0\d{3})(?![\w/-])")
_OTHERS = re.compile(
    r"(?:factur|invoice|rechnung|fattur|faktur|bestell|command|order|pedido|ordine|contra|vertrag|devis|quote)[^\n]{0,20}$"
)
_BEFORE = 32
_DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2212"), "-")
_AS_DIGITS = str.maketrans({"o": "0", "i": "1", "l": "1"})
MOST_CITED = 8
MAX_SEARCHED = 200_000


def cited(text: str) -> tuple[str, ...]:
    """References of cases named in *text*, each once, as we write them; with the system where a search is answered.

    >>> cited("Votre réf. dsr 2026/42, et DSR_2026_0107/crm")
    ('DSR-2026-0042', 'DSR-2026-0107/crm')
    """
    folded = unicodedata.normalize("NFKC", text[:MAX_SEARCHED]).translate(_DASHES).casefold()
    found = (*_OURS.finditer(folded), *_alone(folded))
    return tuple(dict.fromkeys(_written(each) for each in found))[:MOST_CITED]


def _alone(folded: str) -> Iterator[re.Match[str]]:
    """Year and number without our letters; those of an invoice, an order or a contract look alike."""
    for each in _BARE.finditer(folded):
        before = folded[max(each.start() - _BEFORE, 0) : each.start()]
        if not _OTHERS.search(before) and not before.rstrip(" -/_.#:").endswith("dsr"):
            yield each


def _written(found: re.Match[str]) -> str:
    year, number = (found[name].translate(_AS_DIGITS) for name in ("year", "number"))
    task = found.groupdict().get("task")
    return f"DSR-{year}-{int(number):04d}" + (f"/{task}" if task else "")


def reference_of(cited_as: str) -> str:
    """The case that *cited_as* names, whatever system stands behind."""
    return cited_as.partition("/")[0]


def numbers_of(draft: Draft) -> tuple[str, ...]:
    """Numbers by which the person may be known, as the message gives them."""
    given = (value for key, value in draft.identifiers.items() if key not in NOT_NUMBERS)
    return tuple(dict.fromkeys(value for value in given if len(folded_number(value)) >= FEWEST_SIGNS))


def addresses_of(draft: Draft) -> tuple[str, ...]:
    """Addresses of whoever writes, folded: the sender's, and the one given in the text."""
    given = (draft.sender_email, draft.identifiers.get("email", ""))
    return tuple(dict.fromkeys(address.strip().casefold() for address in given if address.strip()))


def likeness(draft: Draft, case: Case) -> frozenset[Evidence]:
    """What speaks for the writer being a person of the case: the one who asked, or whose data are meant."""
    people = people_of(case)
    behalf = draft.on_behalf_of
    if behalf is not None and behalf.name and not any(_same_name(behalf.name, each.name) for each in people):
        # An agent writes for many: their address says nothing of whom they write for this time.
        return frozenset({Evidence.NUMBER} if _same_number(draft, people) else ())
    signs = {
        Evidence.ADDRESS: any(each.email.casefold() in addresses_of(draft) for each in people if each.email),
        Evidence.NUMBER: _same_number(draft, people),
        Evidence.NAME: any(_same_name(name, each.name) for each in people for name in names_of(draft)),
    }
    return frozenset(sign for sign, holds in signs.items() if holds)


def people_of(case: Case) -> tuple[Requester | Deceased, ...]:
    """Who asked, whose data are meant, and who died."""
    return (case.requester, subject_of(case), *((case.deceased,) if case.deceased else ()))


def names_of(draft: Draft) -> tuple[str, ...]:
    """Full names of whoever writes and of whoever is meant; a single word names nobody."""
    behalf = draft.on_behalf_of
    given = (draft.sender_name, behalf.name if behalf else "")
    return tuple(dict.fromkeys(name for name in given if len(folded_name(name)) > 1))


def _same_name(one: str, other: str) -> bool:
    return folded_name(one) == folded_name(other) != frozenset()


def _same_number(draft: Draft, people: Collection[Requester | Deceased]) -> bool:
    known = {
        folded_number(value) for each in people for key, value in each.identifiers.items() if key not in NOT_NUMBERS
    }
    return any(folded_number(number) in known for number in numbers_of(draft))


def relation_of(draft: Draft, case: Case, why: Collection[Evidence]) -> Relation:
    """What the message seems to be for the case, unless a colleague answers a search in it."""
    if Evidence.SAME_MESSAGE in why:
        return Relation.DUPLICATE
    return _by_its_words(draft) or _by_the_case(draft, case)


def _by_its_words(draft: Draft) -> Relation | None:
    """What the message says of itself; None where it says no more than what it asks."""
    if draft.kind is MessageKind.AUTHORITY_LETTER:
        return Relation.AUTHORITY_LETTER
    if draft.case_link is CaseLink.REMINDER:
        return Relation.REMINDER
    complains = any(each.right is RightType.COMPLAINT for each in draft.proposals)
    return Relation.COMPLAINT if complains or draft.case_link is CaseLink.DPA_COMPLAINT else None


def _by_the_case(draft: Draft, case: Case) -> Relation:
    asked = {each.right for each in draft.proposals}
    more = asked - {item.right for item in case.items}
    if open_questions(case) and not more:
        return Relation.ANSWER
    if not asked or draft.case_link is CaseLink.REPLY:
        return Relation.REPLY
    unanswered = case.closed_on is None and any(item.answered_on is None for item in case.items)
    # Whoever asks the same again while nothing answered them recalls what they asked.
    return Relation.REMINDER if unanswered and not more else Relation.SECOND_REQUEST
